package panel

import (
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

// Of the rows that a high page leaves below the grid, sumsLeast are needed for the
// bars to differ, and more than sumsMost say nothing more.
const (
	sumsLeast = 6
	sumsMost  = 14
)

// withFigure is how many rows of a grid have a figure in each of its periods.
func (c covered) withFigure() []int {
	out := make([]int, len(c.grid.Periods))
	for _, row := range c.grid.Rows {
		for j, cell := range row.Cells {
			if hasFigure(cell.State()) {
				out[j]++
			}
		}
	}
	return out
}

// drawCoverageSums draws, below the cells of every period, in how many rows it has
// a figure: a bar with its number, so that it is seen when data begin to thin out.
func drawCoverageSums(g *grid.Grid, r grid.Rect, e *Env, k coverageKey, c covered) {
	if r.H < sumsLeast || len(c.grid.Rows) < 2 {
		return
	}
	l := e.Set.coverageLayout(e, k, c, r.W)
	sums, top := c.withFigure(), 0
	for _, n := range sums[l.first:] {
		top = max(top, n)
	}
	if top == 0 {
		return
	}
	r.H = min(r.H, sumsMost)
	base := r.Y + r.H - 2 // the last row of the bars; below it stand the periods
	for i, s := range grid.Wrap(e.Lang.T(lang.CoverageSums), l.left-4) {
		if r.Y+1+i <= base {
			g.Text(r.X+2, r.Y+1+i, s, theme.Dim)
		}
	}
	wide := max(1, l.cell-2)
	for j, n := range sums[l.first:] {
		x := r.X + l.left + j*l.cell
		if n == 0 {
			g.Set(x, base, e.Glyphs.Missing, theme.Faint)
			continue
		}
		high := max(1, n*(r.H-2)*8/top) // eighths of a row
		y := base
		for ; high > 0; high -= 8 {
			g.Fill(grid.Rect{X: x, Y: y, W: wide, H: 1}, e.Glyphs.Spark[min(8, high)], theme.Series(0))
			y--
		}
		if s := e.count(n); grid.Width(s) < l.cell {
			g.Text(x, y, s, theme.Ink)
		}
	}
	r.Y = base + 1
	drawCoverageLabels(g, r, l)
}
