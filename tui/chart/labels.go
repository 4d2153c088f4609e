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
	n, first    int // labels, and the slot of the first of them
	p           Plot
	xs          places // of the slots from first on
	outer, plot grid.Rect
}

func (a axis) label(i int) string { return a.p.label(a.first + i) }

// draw writes the labels below the plot: the selected and the marked one (−1 for
// none, from the first slot shown), then the closest even spacing that fits
// counted from the last, then the first; of more slots than columns round ones
// instead of these.
func (a axis) draw(g *grid.Grid, selected, marked int) {
	if a.n <= 0 {
		return
	}
	line := newRow(a.outer.X, a.outer.W)
	write := func(i int, label string) {
		w := grid.Width(label)
		x, ok := line.place(a.xs.at(i), w)
		if !ok || !line.take(x, w, labelGap) {
			return
		}
		style := theme.Dim
		switch i {
		case selected:
			style = theme.Accent | theme.Bold
		case marked:
			style = theme.Ink | theme.Bold
		}
		g.Text(x, a.plot.Y+a.plot.H, label, style)
	}
	draw := func(i int) { write(i, a.label(i)) }
	var first []int
	for _, i := range [...]int{selected, marked} {
		if i >= 0 && i < a.n {
			first = append(first, i)
			draw(i)
		}
	}
	if ticks := a.round(); len(ticks) > 0 {
		for _, t := range ticks {
			write(t.Slot-a.first, t.Label)
		}
		return
	}
	draw(a.n - 1)
	every := a.stride(line)
	for i := a.n - 1; i >= 0; i -= every {
		// The selected label stands for an even one that is near.
		if every == 1 || !slices.ContainsFunc(first, func(k int) bool { return 2*abs(i-k) <= every }) {
			draw(i)
		}
	}
	draw(0)
}

// round are the labels of round slots, where there are more slots than columns.
func (a axis) round() []Tick {
	if a.p.Round == nil || a.n <= a.plot.W {
		return nil
	}
	return slices.DeleteFunc(a.p.Round(a.plot.W), func(t Tick) bool { return t.Slot < a.first || t.Slot >= a.first+a.n })
}

// stride is the smallest distance at which labels fit; a slightly larger one
// that reaches the first label from the last is better. Where there are many more
// slots than columns the distances that are tried lie a percent apart.
func (a axis) stride(line row) int {
	every := 1
	if a.n > a.plot.W {
		every = max(1, (grid.Width(a.label(a.n-1))+labelGap)*a.n/a.plot.W)
	}
	for every < a.n && !a.fits(line, every) {
		every += 1 + every/100
	}
	for k := every; k <= every+every/2+1 && k < a.n; k++ {
		if (a.n-1)%k == 0 {
			return k
		}
	}
	return every
}

func (a axis) fits(line row, every int) bool {
	next := line.left + len(line.taken) + labelGap
	for i := a.n - 1; i >= 0; i -= every {
		w := grid.Width(a.label(i))
		if w == 0 {
			continue
		}
		x, ok := line.place(a.xs.at(i), w)
		if !ok || x+w+labelGap > next {
			return false
		}
		next = x
	}
	return true
}
