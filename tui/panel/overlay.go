package panel

import (
	"strconv"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// claimer is a chart panel: there are claims about what is under its cursor.
type claimer interface {
	Panel
	claims(e *Env, s state.State) []claimed
}

// claimsUnder are the claims under the cursor of the focused panel; nil for a
// panel of records.
func claimsUnder(e *Env, st state.State) []claimed {
	if p, ok := e.Set.panels[st.Focused()].(claimer); ok {
		return p.claims(e, st)
	}
	return nil
}

// recordUnder names the selected record of the focused panel or page, "" where
// there is none.
func recordUnder(e *Env, st state.State) string {
	if p, ok := PageOf(st.Page); ok {
		return p.Record(e, st)
	}
	switch {
	case st.Focused() == state.PanelAgreements:
		if x, ok := e.Set.panels[state.PanelAgreements].(*agreements).selected(e, st); ok {
			return "agreement:" + x.ID
		}
	case st.Focused() == state.PanelProjects:
		if x, ok := e.Set.panels[state.PanelProjects].(*projects).selected(e, st); ok {
			return "project:" + x.ID
		}
	}
	return ""
}

// Selected names the selected record of the page of st, whatever lies over it,
// as State.Record does; "" where there is none.
func Selected(e *Env, st state.State) string {
	st.Overlay = state.NoOverlay
	return recordUnder(e.Seen(st), st)
}

// Select returns st with the record of that name selected on its page; st when
// it is not there, or too far down to be looked for.
func Select(e *Env, st state.State, name string) state.State {
	bare := st
	bare.Overlay = state.NoOverlay
	l, ok := bare.List()
	if !ok || name == "" {
		return st
	}
	seen := e.Seen(bare)
	for i := range min(Rows(seen, bare), maxSought) {
		if bare.Sel[l] = i; recordUnder(seen, bare) == name {
			st.Sel[l] = i
			return st
		}
	}
	return st
}

// maxSought is how many rows are looked through for a record.
const maxSought = 500

// Rows is the number of rows of the list that st moves in.
func Rows(e *Env, st state.State) int {
	switch st.Overlay {
	case state.FilterOverlay:
		return state.FilterSectors + 1 + len(e.Set.sectors)
	case state.SearchOverlay:
		return len(e.Set.Search(st.Query))
	case state.ClaimsOverlay:
		return len(claimsUnder(e, st))
	case state.HelpOverlay, state.RosterOverlay, state.ShelfOverlay, state.RecordOverlay:
		return 0
	case state.IndicatorsOverlay, state.EntitiesOverlay, state.DimensionsOverlay:
		return len(pickerRows(e, st))
	}
	if p, ok := PageOf(st.Page); ok {
		return p.Rows(e, st)
	}
	return e.Set.panels[st.Focused()].Rows(st)
}

// RowPeriods are the periods of the rows of the list that st moves in, one a
// row; nil where rows are of no period.
func RowPeriods(e *Env, st state.State) []data.Period {
	p, ok := PageOf(st.Page)
	if !ok || st.Overlay != state.NoOverlay {
		return nil
	}
	if t, is := p.(interface {
		RowPeriods(e *Env, s state.State) []data.Period
	}); is {
		return t.RowPeriods(e, st)
	}
	return nil
}

// Sorts is how many orders the list that st moves in knows.
func Sorts(e *Env, st state.State) int {
	if st.Overlay != state.NoOverlay && st.Overlay != state.FindOverlay {
		return 0
	}
	if p, ok := PageOf(st.Page); ok {
		return p.Sorts(e)
	}
	return e.Set.panels[st.Focused()].Sorts()
}

// Target is what the selected row opens.
func Target(e *Env, st state.State) (state.Action, bool) {
	sel := st.Sel[state.ListOverlay]
	switch st.Overlay {
	case state.FilterOverlay:
		if sel == state.FilterSectors {
			return state.Action{Name: state.ChangeSector}, true
		}
		if i := sel - state.FilterSectors - 1; i >= 0 && i < len(e.Set.sectors) {
			return state.Action{Name: state.ChangeSector, Text: e.Set.sectors[i]}, true
		}
		return state.Action{}, false
	case state.SearchOverlay:
		if hits := e.Set.Search(st.Query); sel < len(hits) {
			return state.Action{Name: state.ShowRecord, Text: hits[sel].Record()}, true
		}
		return state.Action{}, false
	case state.ClaimsOverlay:
		if cs := claimsUnder(e, st); sel < len(cs) && cs[sel].Source != "" {
			return state.Action{Name: state.ShowRecord, Text: "source:" + cs[sel].Source}, true
		}
		return state.Action{}, false
	case state.HelpOverlay, state.RecordOverlay:
		return state.Action{}, false
	case state.IndicatorsOverlay, state.EntitiesOverlay, state.DimensionsOverlay:
		if rows := pickerRows(e, st); sel < len(rows) {
			return rows[sel].action, true
		}
		return state.Action{}, false
	}
	if p, ok := e.Set.panels[st.Focused()].(*rankingPanel); ok && (st.Page == state.Overview || st.Page == state.Ranking) {
		return p.opened(e, st)
	}
	if st.Page == state.Overview {
		return state.Action{}, false
	}
	if st.Page == state.Story {
		return state.Action{Name: state.GoToScene, N: st.Sel[state.ListStory]}, len(e.Set.ds.Scenes) > 0
	}
	if r := recordUnder(e, st); r != "" {
		return state.Action{Name: state.ShowRecord, Text: r}, true
	}
	return state.Action{}, false
}

// DrawClaims draws the overlay of the sources behind what is under the cursor:
// the claims of a chart, the record of a list.
func DrawClaims(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	if name := recordUnder(e, st); name != "" {
		DrawRecord(g, r, e, name)
		return Zones{}
	}
	drawClaims(g, r, e, claimsUnder(e, st), st.Sel[state.ListOverlay], true)
	return Zones{}
}

// DrawFilter draws the overlay that keeps years and a sector.
func DrawFilter(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	year := func(y, open int) string {
		if y == 0 {
			y = open
		}
		return string(e.Glyphs.Left) + " " + strconv.Itoa(y) + " " + string(e.Glyphs.Right)
	}
	text := func(i int) (string, string) {
		switch i {
		case state.FilterFrom:
			return e.Lang.T(lang.FilterFirst), year(st.From, e.Set.first)
		case state.FilterTo:
			return e.Lang.T(lang.FilterLast), year(st.To, e.Set.last)
		case state.FilterSectors:
			return e.Lang.T(lang.AllSectors), chosen(e, st.Sector == "")
		}
		id := e.Set.sectors[i-state.FilterSectors-1]
		return e.sector(id), chosen(e, st.Sector == id)
	}
	list := r
	if r.H > 6 {
		list.H -= 2
		g.Text(r.X, r.Y+r.H-1, grid.Shorten(e.Lang.T(lang.FilterHint), r.W), theme.Dim)
	}
	n := state.FilterSectors + 1 + len(e.Set.sectors)
	top := drawList(g, list, n, st.Sel[state.ListOverlay], e.Glyphs.Pointer, []column{
		{Style: theme.Ink, Strong: true, Text: func(i int) string { a, _ := text(i); return a }},
		{Width: 10, Right: true, Style: theme.Accent, Text: func(i int) string { _, b := text(i); return b }},
	})
	return Zones{List: list, Top: top, HasList: true}
}

func chosen(e *Env, is bool) string {
	if is {
		return string(e.Glyphs.Check)
	}
	return ""
}

// FilterText says in a few words what the filter keeps: the years and the
// sector.
func FilterText(e *Env, st state.State) (years, sector string) {
	from, to := st.From, st.To
	if from == 0 {
		from = e.Set.first
	}
	if to == 0 {
		to = e.Set.last
	}
	switch {
	case to == 0: // a dataset without any date
	case from == to:
		years = strconv.Itoa(from)
	default:
		years = strconv.Itoa(from) + "–" + strconv.Itoa(to)
	}
	switch {
	case st.Sector != "":
		return years, e.sector(st.Sector)
	case len(e.Set.sectors) == 0 && !e.Set.has(state.PanelTrade): // then figures are told apart by what they are of
		return years, e.indicator(e.Set.subject(st).indicator.ID)
	}
	return years, e.Lang.T(lang.AllSectors)
}
