package panel

import (
	"accord/data/diag"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// problemsPage is the list of the problems that were found in the data.
type problemsPage struct{ still }

// Title implements [Page].
func (problemsPage) Title(e *Env, _ state.State) (name string, notes []string) {
	return e.Lang.T(lang.PageProblems), []string{e.Lang.N(lang.Problems, len(e.Problems))}
}

// Rows implements [Page].
func (problemsPage) Rows(e *Env, _ state.State) int { return len(e.Problems) }

// Draw implements [Page].
func (problemsPage) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	if len(e.Problems) == 0 {
		message(g, r, e.Lang.T(lang.ProblemsNone), theme.Dim)
		return Zones{}
	}
	if about, style := e.aboutProblems(); about != "" {
		lines := grid.Wrap(about, r.W)
		for i, l := range lines {
			g.Text(r.X, r.Y+i, l, style)
		}
		r.Y, r.H = r.Y+len(lines)+1, r.H-len(lines)-1
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

// aboutProblems says what the problems are about where that does not go without
// saying: another state of the data than the one on the screen, or how many
// rows are missing from it.
func (e *Env) aboutProblems() (string, grid.Style) {
	switch {
	case e.Stale != "":
		return e.Lang.F(lang.StaleShown, e.Stale), theme.Warn
	case e.Set.ds.SetAside > 0:
		return e.Lang.N(lang.RowsAside, e.Set.ds.SetAside), theme.Dim
	}
	return "", theme.Dim
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
	drawCaret(g, grid.Rect{X: r.X, Y: y + 1, W: r.W, H: 2}, d)
}

// drawCaret draws the line of a problem with its place underlined, as much of
// it as has the place in sight.
func drawCaret(g *grid.Grid, r grid.Rect, d diag.Diag) {
	defer g.Clip(r)()
	at := min(max(d.At.Col-1, 0), len(d.Line))
	end := min(at+max(1, d.Width), len(d.Line))
	x := r.X
	if before := grid.Width(d.Line[:at]); before > r.W*2/3 {
		x -= before - r.W/3
	}
	g.Text(x, r.Y, d.Line, theme.Dim)
	x += grid.Width(d.Line[:at])
	for range max(1, grid.Width(d.Line[at:end])) {
		g.Set(x, r.Y+1, '^', theme.Warn|theme.Bold)
		x++
	}
}
