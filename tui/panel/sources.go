package panel

import (
	"slices"
	"strconv"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// Orders of the list of sources.
const (
	sourcesByID = iota
	sourcesByDate
	sourcesByPublisher
	sourcesByTitle
	sourcesSorts
)

type sourcesKey struct {
	sort    int
	reverse bool
	lang    lang.Tag
}

// sourceRows are the indexes of all sources in the order of st.
func (e *Env) sourceRows(st state.State) []int {
	k := sourcesKey{st.Sort[state.ListSources], st.Reverse[state.ListSources], e.Lang.Tag()}
	return memoised(e.Set, k, func() []int {
		all := e.Set.ds.Sources
		out := make([]int, len(all))
		for i := range out {
			out[i] = i
		}
		col := e.Lang.Collator()
		slices.SortStableFunc(out, func(i, j int) int {
			switch k.sort {
			case sourcesByDate:
				return all[j].Date.Compare(all[i].Date)
			case sourcesByPublisher:
				return col.CompareString(all[i].Publisher, all[j].Publisher)
			case sourcesByTitle:
				return col.CompareString(all[i].Title, all[j].Title)
			}
			return 0
		})
		if k.reverse {
			slices.Reverse(out)
		}
		return out
	})
}

// sourcesPage is the list of all sources, and the selected one with everything
// that rests on it.
type sourcesPage struct{ still }

// Title implements [Page].
func (sourcesPage) Title(e *Env, st state.State) (name string, notes []string) {
	order := []lang.Msg{lang.SortID, lang.SortDate, lang.SortPublisher, lang.SortTitle}[st.Sort[state.ListSources]%sourcesSorts]
	return e.Lang.T(lang.PageSources), []string{e.Lang.T(order), strconv.Itoa(len(e.Set.ds.Sources))}
}

// Rows, Sorts and Record implement [Page].
func (sourcesPage) Rows(e *Env, _ state.State) int { return len(e.Set.ds.Sources) }
func (sourcesPage) Sorts(*Env) int                 { return sourcesSorts }
func (sourcesPage) Record(e *Env, st state.State) string {
	rows := e.sourceRows(st)
	if len(rows) == 0 {
		return ""
	}
	return "source:" + e.Set.ds.Sources[rows[min(st.Sel[state.ListSources], len(rows)-1)]].ID
}

// Draw implements [Page].
func (sourcesPage) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	rows := e.sourceRows(st)
	if len(rows) == 0 {
		message(g, r, e.Lang.T(lang.NoData), theme.Dim)
		return Zones{}
	}
	sel := min(st.Sel[state.ListSources], len(rows)-1)
	at := func(i int) data.Source { return e.Set.ds.Sources[rows[i]] }
	list := r
	switch {
	case r.W >= 100:
		list.W = r.W*3/5 - 1
		drawRecord(g, grid.Rect{X: r.X + list.W + 2, Y: r.Y, W: r.W - list.W - 2, H: r.H}, e, sourceRecord(e, at(sel)))
	case r.H >= 16:
		list.H = min(r.H-r.H/3-1, max(len(rows), r.H/3))
		drawRecord(g, grid.Rect{X: r.X, Y: r.Y + list.H + 1, W: r.W, H: r.H - list.H - 1}, e, sourceRecord(e, at(sel)))
	}
	publisher := 12
	if list.W >= 70 {
		publisher = 20
	}
	top := drawList(g, list, len(rows), sel, e.Glyphs.Pointer, []column{
		{Width: 5, Style: theme.Dim, Text: func(i int) string { return at(i).ID }},
		{Width: 10, Style: theme.Dim, Text: func(i int) string { return at(i).Date.String() }},
		{Width: publisher, Style: theme.Dim, Text: func(i int) string { return at(i).Publisher }},
		{Strong: true, Style: theme.Ink, Text: func(i int) string { return title(at(i)) }},
		{Width: 2, Style: theme.Dim, Text: func(i int) string { return at(i).Language }},
	})
	return Zones{List: list, Top: top, HasList: true}
}
