package chart

import (
	"slices"

	"accord/tui/grid"
	"accord/tui/theme"
)

// labelGap is the least number of blanks between two labels.
const labelGap = 2

// row is a line of text on which labels must not touch.
type row struct {
	left  int // its first column
	taken []bool
}

func newRow(left, width int) row { return row{left, make([]bool, max(0, width))} }

// place finds the columns of a label of that width around a centre, moved
// inwards at the ends; false when it is wider than the row.
func (r row) place(centre, width int) (int, bool) {
	if width == 0 || width > len(r.taken) {
		return 0, false
	}
	return min(max(centre-width/2, r.left), r.left+len(r.taken)-width), true
}

// take reserves the columns of a label, unless another stands within gap.
func (r row) take(x, width, gap int) bool {
	a, b := x-r.left, x-r.left+width
	for i := max(0, a-gap); i < min(len(r.taken), b+gap); i++ {
		if r.taken[i] {
			return false
		}
	}
	for i := max(0, a); i < min(len(r.taken), b); i++ {
		r.taken[i] = true
	}
	return true
}

// axis is the row of labels below a plot. It is kept apart from the drawing so
// that another slot can be selected without drawing the chart again.
type axis struct {
	labels      []string // from the first slot shown on
	xs          []int    // their centres
	outer, plot grid.Rect
}

// draw writes the labels below the plot: the selected and the marked one (−1 for
// none, from the first slot shown), then the closest even spacing that fits
// counted from the last, then the first.
func (a axis) draw(g *grid.Grid, selected, marked int) {
	n := min(len(a.xs), len(a.labels))
	if n <= 0 {
		return
	}
	widths := make([]int, n)
	for i := range widths {
		widths[i] = grid.Width(a.labels[i])
	}
	line := newRow(a.outer.X, a.outer.W)
	draw := func(i int) {
		x, ok := line.place(a.xs[i], widths[i])
		if !ok || !line.take(x, widths[i], labelGap) {
			return
		}
		style := theme.Dim
		switch i {
		case selected:
			style = theme.Accent | theme.Bold
		case marked:
			style = theme.Ink | theme.Bold
		}
		g.Text(x, a.plot.Y+a.plot.H, a.labels[i], style)
	}
	var first []int
	for _, i := range [...]int{selected, marked} {
		if i >= 0 && i < n {
			first = append(first, i)
			draw(i)
		}
	}
	draw(n - 1)
	every := a.stride(line, widths)
	for i := n - 1; i >= 0; i -= every {
		// The selected label stands for an even one that is near.
		if every == 1 || !slices.ContainsFunc(first, func(k int) bool { return 2*abs(i-k) <= every }) {
			draw(i)
		}
	}
	draw(0)
}

// stride is the smallest distance at which labels fit; a slightly larger one
// that reaches the first label from the last is better.
func (a axis) stride(line row, widths []int) int {
	n := len(widths)
	every := 1
	for every < n && !a.fits(line, widths, every) {
		every++
	}
	for k := every; k <= every+every/2+1 && k < n; k++ {
		if (n-1)%k == 0 {
			return k
		}
	}
	return every
}

func (a axis) fits(line row, widths []int, every int) bool {
	next := line.left + len(line.taken) + labelGap
	for i := len(widths) - 1; i >= 0; i -= every {
		if widths[i] == 0 {
			continue
		}
		x, ok := line.place(a.xs[i], widths[i])
		if !ok || x+widths[i]+labelGap > next {
			return false
		}
		next = x
	}
	return true
}
