package panel

import (
	"accord/data"
	"accord/tui/grid"
	"accord/tui/theme"
)

// room is how a chart panel divides its rectangle: the plot, the readout and
// legend under it and, on a page of its own, what stands beside or below. What
// stands beside ends above the labels of the plot, so that the rows that every
// step of the cursor writes are not written from edge to edge.
type room struct{ plot, foot, beside, below grid.Rect }

func rooms(r grid.Rect, zoomed bool) room {
	var out room
	left := r
	switch {
	case zoomed && r.W >= 100:
		out.foot = grid.Rect{X: r.X, W: r.W, H: footRows(r.H)}
		out.foot.Y = r.Y + r.H - out.foot.H
		out.plot = grid.Rect{X: r.X, Y: r.Y, W: r.W*3/5 - 1, H: r.H - out.foot.H}
		out.beside = grid.Rect{X: r.X + out.plot.W + 2, Y: r.Y, W: r.W - out.plot.W - 2, H: max(0, out.plot.H-1)}
		return out
	case zoomed && r.H >= 24:
		left.H = r.H - r.H/3 - 1
		out.below = grid.Rect{X: r.X, Y: r.Y + left.H + 1, W: r.W, H: r.H - left.H - 1}
	}
	foot := footRows(left.H)
	out.plot = grid.Rect{X: left.X, Y: left.Y, W: left.W, H: left.H - foot}
	out.foot = grid.Rect{X: left.X, Y: left.Y + out.plot.H, W: left.W, H: foot}
	return out
}

// footRows is how many rows of a chart panel the readout and legend take.
func footRows(h int) int {
	switch {
	case h >= 20:
		return 3
	case h >= 8:
		return 2
	case h >= 5:
		return 1
	}
	return 0
}

// readRows is how many rows of a foot are for reading; the last is the
// legend's where there are two.
func readRows(foot int) int {
	if foot < 2 {
		return foot
	}
	return foot - 1
}

// legendRow is the row of a foot for the legend, empty where there is none.
func legendRow(foot grid.Rect) grid.Rect {
	if foot.H < 2 {
		return grid.Rect{}
	}
	return grid.Rect{X: foot.X, Y: foot.Y + foot.H - 1, W: foot.W, H: 1}
}

// drawLegend draws the marks that occur in the last row of a foot.
func drawLegend(g *grid.Grid, foot grid.Rect, e *Env, tl timeline) {
	if r := legendRow(foot); r.H > 0 {
		groups(g, r, "  ", tl.legend(e)...)
	}
}

// valueWords are the words of a cell: the number strong, a reason dim.
func valueWords(e *Env, c data.Cell, u data.Unit) []word {
	if !c.OK {
		return []word{{text: e.Lang.Why(c), style: theme.Dim}}
	}
	s := e.Lang.Cell(c, 3)
	if u == data.Percent {
		s += " %"
	}
	out := []word{{text: s, style: theme.Ink | theme.Bold}}
	if w := e.Lang.Status(c.Status); w != "" {
		out = append(out, word{text: " " + w, style: theme.Dim})
	}
	return out
}

// stepDecimals is how many decimals tick labels need so that they differ.
func stepDecimals(step float64) int {
	for d := range 6 {
		if k := step * pow10(d); k > 0.999 && k-float64(int64(k+0.5)) < 0.001 && k-float64(int64(k+0.5)) > -0.001 {
			return d
		}
	}
	return 6
}

func pow10(n int) float64 {
	p := 1.0
	for range n {
		p *= 10
	}
	return p
}
