package panel

import (
	"slices"
	"strconv"

	"accord/data"
	"accord/data/diag"
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

// SourcesNotes are the order and the count, for the title of the page.
func SourcesNotes(e *Env, st state.State) []string {
	order := []lang.Msg{lang.SortID, lang.SortDate, lang.SortPublisher, lang.SortTitle}[st.Sort[state.ListSources]%sourcesSorts]
	return []string{e.Lang.T(order), strconv.Itoa(len(e.Set.ds.Sources))}
}

// DrawSources draws the page of all sources: the list, and the selected one
// with everything that rests on it.
func DrawSources(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
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
		list.H = r.H - r.H/3 - 1
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

// DrawProblems draws the page of problems found in the data.
func DrawProblems(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	if len(e.Problems) == 0 {
		message(g, r, e.Lang.T(lang.ProblemsNone), theme.Dim)
		return Zones{}
	}
	if e.Set.ds.SetAside > 0 {
		g.Text(r.X, r.Y, e.Lang.N(lang.RowsAside, e.Set.ds.SetAside), theme.Dim)
		r.Y, r.H = r.Y+2, r.H-2
	}
	sel := min(st.Sel[state.ListProblems], len(e.Problems)-1)
	list := r
	if r.H >= 12 {
		list.H = r.H - 7
		drawProblem(g, grid.Rect{X: r.X, Y: r.Y + list.H + 1, W: r.W, H: 6}, e.Problems[sel])
	}
	where := min(36, r.W/3)
	top := drawList(g, list, len(e.Problems), sel, e.Glyphs.Pointer, []column{
		{Width: where, Style: theme.Dim, Text: func(i int) string { return tail(e.Problems[i].At.String(), where) }},
		{Strong: true, Style: theme.Ink, Text: func(i int) string { return e.Problems[i].Message }},
		{Width: 14, Style: theme.Dim, Text: func(i int) string { return e.Problems[i].Rule }},
	})
	return Zones{List: list, Top: top, HasList: true}
}

// tail is the end of a path, which tells more than its beginning.
func tail(s string, w int) string {
	r := []rune(s)
	if len(r) <= w || w < 2 {
		return s
	}
	return "…" + string(r[len(r)-w+1:])
}

func drawProblem(g *grid.Grid, r grid.Rect, d diag.Diag) {
	y := r.Y
	for _, l := range grid.Wrap(d.Message+" ["+d.Rule+"]", r.W) {
		if y < r.Y+3 {
			g.Text(r.X, y, l, theme.Ink|theme.Bold)
			y++
		}
	}
	g.Text(r.X, y, tail(d.At.String(), r.W), theme.Dim)
	g.Text(r.X, y+1, grid.Shorten(d.Line, r.W), theme.Dim)
}
