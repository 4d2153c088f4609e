package panel

import (
	"math"
	"slices"
	"strconv"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// rankingPanel lists every entity by its figure under the time cursor, each with
// a bar and how it changed.
type rankingPanel struct{ set *Set }

func (*rankingPanel) on(s *Set) Panel { return &rankingPanel{s} }

// Slots, Rows, Views, Sorts and Freqs implement [Panel].
func (p *rankingPanel) Slots(st state.State) []data.Period { return p.set.subject(st).slots(st) }

func (p *rankingPanel) Rows(st state.State) int { return len(p.set.ranking(nil, st).rows) }

func (p *rankingPanel) Views() int { return 0 }

func (p *rankingPanel) Sorts() int { return rankSorts }

func (p *rankingPanel) Freqs(st state.State) []data.Freq { return p.set.subjectFreqs(st) }

// Title implements [Panel].
func (p *rankingPanel) Title(e *Env, st state.State) (name string, notes []string) {
	name = e.Lang.T(lang.PanelRanking)
	x := e.Set.subject(st)
	r := e.Set.ranking(e, st)
	if x.indicator.ID == "" || r.period.IsZero() {
		return name, nil
	}
	if len(e.Set.places) > 0 && e.Set.places[0] == state.PanelRanking || st.Page == state.Ranking {
		name = e.indicator(x.indicator.ID)
	}
	order := []lang.Msg{lang.SortSize, lang.SortChange, lang.SortTitle}[st.Sort[state.ListRanking]%rankSorts]
	notes = append(notes, e.keptText(x)...)
	return name, append(notes, e.Lang.T(order), e.unit(x.unit), e.Lang.Period(r.period))
}

// Draw implements [Panel].
func (p *rankingPanel) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State, zoomed bool) Zones {
	x := e.Set.subject(st)
	k := e.Set.ranking(e, st)
	switch {
	case k.err != nil:
		message(g, r, e.refused(k.err), theme.Warn)
		return Zones{}
	case x.indicator.ID == "":
		message(g, r, e.Lang.T(lang.NoData), theme.Dim)
		return Zones{}
	case k.period.IsZero():
		message(g, r, e.Lang.T(lang.NothingLeft), theme.Dim)
		return Zones{}
	case len(k.rows) == 0:
		message(g, r, e.Lang.F(lang.NothingAt, e.Lang.Period(k.period)), theme.Dim)
		return Zones{}
	}
	list := r
	if r.H >= 5 {
		list.H--
		p.drawFoot(g, grid.Rect{X: r.X + 2, Y: r.Y + r.H - 1, W: r.W - 2, H: 1}, e, x, st, k)
	}
	sel := st.Sel[state.ListRanking]
	first := listTop(len(k.rows), min(max(sel, 0), len(k.rows)-1), list.H)
	cols, bars := p.columns(e, x, st, k, list.W, first, min(len(k.rows), first+list.H))
	top := drawList(g, list, len(k.rows), sel, e.Glyphs.Pointer, cols)
	for y := 0; y < list.H && top+y < len(k.rows); y++ {
		row := k.rows[top+y]
		flags := grid.Style(0)
		if top+y == min(max(sel, 0), len(k.rows)-1) {
			flags = theme.Selected
		}
		drawBar(g, list.X+bars.X, list.Y+y, bars.W, row, k, p.style(st, row)|flags, e)
	}
	return Zones{List: list, Top: top, HasList: true}
}

// style is the colour of an entity's bar: of one that is drawn in the chart that
// of its line.
func (p *rankingPanel) style(st state.State, r ranked) grid.Style {
	if i := slices.Index(p.set.entities(st), r.code); i >= 0 {
		return theme.Series(i)
	}
	return theme.Dim
}

// columns are rank, name, bar, value and change; bars is where the bars stand.
// What does not fit is left out from the change on. Only the rows from first to
// end are in sight, and written.
func (p *rankingPanel) columns(e *Env, x *subject, st state.State, k ranking, w, first, end int) (cols []column, bars grid.Rect) {
	values, changes := make([]string, len(k.rows)), make([]string, len(k.rows))
	valueWidth, changeWidth, name := 4, 0, 8
	for i := first; i < end; i++ {
		r := k.rows[i]
		values[i] = e.Lang.Cell(r.cell, 3)
		if x.unit == data.Percent {
			values[i] += " %"
		}
		if m := e.markOf(r.cell); m != e.Glyphs.Exact && r.cell.Status != 0 {
			values[i] = string(m) + " " + values[i]
		}
		if r.change.OK {
			changes[i] = e.changed(x, r.change)
		}
		valueWidth, changeWidth = max(valueWidth, grid.Width(values[i])), max(changeWidth, grid.Width(changes[i]))
		name = max(name, grid.Width(e.code(x.by, r.code)))
	}
	rank := len(strconv.Itoa(max(1, k.with)))
	drawn := p.set.entities(st)
	room := w - 2 - (rank + 2) - (valueWidth + 2) - 3
	if changeWidth > 0 && room-changeWidth-2 >= 14 {
		room -= changeWidth + 2
	} else {
		changeWidth = 0
	}
	name = min(name, max(12, room/2))
	bar := room - name - 2
	if bar < 6 {
		name, bar = room, 0
	}
	cols = []column{
		{Width: rank, Right: true, Style: theme.Dim, Text: func(i int) string { return placeText(e, k.rows[i]) }},
		{Width: 1, Mark: func(i int) grid.Style { return p.style(st, k.rows[i]) | theme.Bold }, Text: func(i int) string {
			if slices.Contains(drawn, k.rows[i].code) {
				return string(e.Glyphs.Exact)
			}
			return ""
		}},
		{Width: max(1, name), Style: theme.Ink, Strong: true, Mark: func(i int) grid.Style {
			if k.rows[i].group {
				return theme.Dim
			}
			return theme.Ink
		}, Text: func(i int) string { return e.code(x.by, k.rows[i].code) }},
	}
	if bar > 0 {
		bars = grid.Rect{X: 2 + rank + 2 + 3 + name + 2, W: bar}
		cols = append(cols, column{Width: bar, Text: func(int) string { return "" }})
	}
	cols = append(cols, column{Width: valueWidth, Right: true, Style: theme.Ink, Strong: true, Text: func(i int) string { return values[i] }})
	if changeWidth > 0 {
		cols = append(cols, column{Width: changeWidth, Right: true, Mark: func(i int) grid.Style { return changeStyle(changes[i]) },
			Text: func(i int) string { return changes[i] }})
	}
	return cols, bars
}

// placeText is the place of an entity; the total and groups have a dash.
func placeText(e *Env, r ranked) string {
	if r.place == 0 {
		return string(e.Glyphs.Missing)
	}
	return strconv.Itoa(r.place)
}

// drawBar draws a figure as a bar from zero on a scale that all of the ranking
// share. What is larger than any that is ranked, such as the total, has none.
func drawBar(g *grid.Grid, x, y, w int, r ranked, k ranking, style grid.Style, e *Env) {
	if w <= 0 || r.group && r.cell.Value > k.most || k.most <= k.least {
		return
	}
	zero := -k.least / (k.most - k.least) * float64(w)
	end := (r.cell.Value - k.least) / (k.most - k.least) * float64(w)
	from, to := int(math.Round(min(zero, end))), int(math.Round(max(zero, end)))
	if from == to && r.cell.Value != 0 { // a figure that is there is seen
		to = from + 1
	}
	for i := max(0, from); i < min(w, to); i++ {
		g.Set(x+i, y, e.Glyphs.Segment, style)
	}
}

// drawFoot says how many have a figure, and that groups are left out or not.
func (p *rankingPanel) drawFoot(g *grid.Grid, r grid.Rect, e *Env, x *subject, st state.State, k ranking) {
	said := e.keptWords(x)
	of := e.Lang.F(lang.RankedOf, e.count(k.with), e.count(k.all))
	if k.all == 0 && k.with > 0 {
		of = e.Lang.F(lang.RankedAll, e.count(k.with))
	}
	said = append(said, []word{{text: of, style: theme.Dim}})
	if k.groups > 0 {
		said = append(said, []word{{text: e.Lang.F(lang.GroupsOut, k.groups), style: theme.Dim}})
	} else if st.Subject.Groups && len(e.Set.groups(x.by)) > 0 {
		said = append(said, []word{{text: e.Lang.T(lang.GroupsIn), style: theme.Dim}})
	}
	groups(g, r, "  "+string(e.Glyphs.Separator)+"  ", said...)
}

// Over implements [Panel]: what depends on the cursor is in the picture.
func (p *rankingPanel) Over(*grid.Grid, grid.Rect, *Env, state.State, bool, Zones) {}

// Key implements [Panel].
func (p *rankingPanel) Key(st state.State) state.State {
	l := state.ListRanking
	k := subjectState(st, state.State{})
	k.Cursor = p.set.at(st)
	if slots := p.set.subject(st).slots(st); len(slots) > 0 {
		k.Cursor = slots[state.Slot(slots, k.Cursor)]
	}
	k.Sel[l], k.Sort[l], k.Reverse[l] = st.Sel[l], st.Sort[l], st.Reverse[l]
	if st.Page == state.Ranking {
		k.Page = state.Ranking
	}
	return k
}

// claims are those about the selected entity's figure.
func (p *rankingPanel) claims(e *Env, st state.State) []claimed {
	x, k := e.Set.subject(st), e.Set.ranking(e, st)
	r, ok := e.Set.selectedRank(e, st)
	if !ok {
		return nil
	}
	line := series{key: []string{r.code}, where: x.where(r.code), style: p.style(st, r)}
	return e.Set.claimsOf(x.indicator.ID, []series{line}, func(s series) string { return e.entityName(x, s) }, k.period, lensOf(st))
}

// opened is what the selected row opens: its entity is drawn, or no longer.
func (p *rankingPanel) opened(e *Env, st state.State) (state.Action, bool) {
	r, ok := e.Set.selectedRank(e, st)
	return state.Action{Name: state.ToggleEntity, Text: r.code}, ok
}
