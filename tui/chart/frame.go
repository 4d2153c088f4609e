package chart

import (
	"math"
	"strconv"

	"accord/tui/grid"
	"accord/tui/theme"
)

// frame is a chart being drawn: its rectangle, the part of it that holds the
// marks, and its scale.
type frame struct {
	g       *grid.Grid
	p       Plot
	glyphs  *theme.Glyphs
	outer   grid.Rect
	plot    grid.Rect
	labels  bool // a row of slot labels below the plot
	scale   scale
	xs      places // of the slots from first on
	first   int
	marked  []bool      // cells of the plot that hold a marker
	columns float64     // from one slot to the next
	texts   []grid.Rect // what is written beyond bars
	between bool        // the cursor's dots stand where those of other charts do not
}

const (
	minWidth   = 4
	minHeight  = 3 // a bar up, the zero line, a bar down
	labelsFrom = 4 // rows from which a row of labels is worth its place
)

// newFrame divides r; fit gives the scale for a number of rows. It returns
// false when r is too small for a chart.
func newFrame(g *grid.Grid, r grid.Rect, p Plot, fit func(rows int) scale) (*frame, bool) {
	if r.W < minWidth || r.H < minHeight {
		return nil, false
	}
	f := &frame{g: g, p: p, glyphs: p.glyphs(), outer: r, plot: r}
	if f.labels = r.H >= labelsFrom && p.labels() > 0; f.labels {
		f.plot.H--
	}
	f.scale = fit(f.plot.H)
	gutter := f.gutter()
	if gutter > 0 && gutter <= r.W/3 {
		f.plot.X += gutter
		f.plot.W -= gutter
	}
	return f, true
}

// gutter is the number of columns that tick labels take, with a blank.
func (f *frame) gutter() int {
	if f.outer.H < labelsFrom {
		return 0
	}
	w := 0
	for row := range f.plot.H {
		if v, ok := f.scale.tick(row); ok {
			w = max(w, grid.Width(f.format(v)))
		}
	}
	if w == 0 {
		return 0
	}
	return w + 1
}

func (f *frame) format(v float64) string {
	if f.p.FormatY != nil {
		return f.p.FormatY(v, f.scale.stepOf(v))
	}
	return strconv.FormatFloat(v, 'g', 6, 64)
}

// ground draws what stands behind the marks: dots on the rows of the ticks, a
// line at zero, and the labels of the ticks.
func (f *frame) ground() {
	end := f.plot.X + f.plot.W
	for row := range f.plot.H {
		v, ok := f.scale.tick(row)
		if !ok {
			continue
		}
		y := f.plot.Y + row
		if gutter := f.plot.X - f.outer.X; gutter > 0 {
			label := f.format(v)
			f.g.Text(f.plot.X-1-grid.Width(label), y, label, theme.Dim)
		}
		if v == 0 {
			f.g.Fill(grid.Rect{X: f.plot.X, Y: y, W: f.plot.W, H: 1}, f.glyphs.Zero, theme.Faint)
			continue
		}
		for x := f.plot.X; x < end; x += 2 {
			f.g.Set(x, y, f.glyphs.GridDot, theme.Faint)
		}
	}
}

// spread puts n slots at equal distances over the plot, the outer ones far
// enough from its edges for the middle of a label.
func (f *frame) spread(n int) {
	w := float64(f.plot.W)
	f.columns = w / float64(max(n, 1))
	margin := min(f.columns/2, 2.5)
	if n == 1 {
		f.xs = listed([]int{f.plot.X + f.plot.W/2})
		return
	}
	f.columns = (w - 2*margin) / float64(n-1)
	f.xs = places{n: n, left: f.plot.X, width: f.plot.W, start: margin - 0.5, step: f.columns}
}

// y is the grid row of v, and whether it lies in the plot.
func (f *frame) y(v float64) (int, bool) {
	row := int(math.Round(f.scale.row(v)))
	return f.plot.Y + row, row >= 0 && row < f.plot.H
}

// events marks what happened, all on the lowest row: they belong to the time
// axis and not to the values. Where two fall on one column, the one in a style
// of its own stays before a faint one.
func (f *frame) events() {
	for _, e := range f.p.Events {
		i := e.Slot - f.first
		if i < 0 || i >= f.xs.n || !finite(e.Frac) {
			continue
		}
		shift := (min(max(e.Frac, 0), 1) - 0.5) * f.columns
		x := min(max(f.xs.at(i)+int(math.Round(shift)), f.plot.X), f.plot.X+f.plot.W-1)
		style := e.Style
		if style == 0 {
			style = theme.Event
		}
		f.eventAt(x, style)
	}
}

func (f *frame) eventAt(x int, style grid.Style) {
	y := f.plot.Y + f.plot.H - 1
	there := f.g.At(x, y)
	if isGround(there, f.glyphs) || there.Rune == f.glyphs.Event && there.Style == theme.Faint {
		f.g.Set(x, y, f.glyphs.Event, style)
	}
}

// finish draws the labels and says where everything came to lie.
func (f *frame) finish() Geometry {
	geo := Geometry{Plot: f.plot, First: f.first, xs: f.xs, texts: f.texts, dots: f.dots()}
	if f.labels && f.first < f.p.labels() {
		geo.axis = axis{n: min(f.xs.n, f.p.labels()-f.first), first: f.first, p: f.p, xs: f.xs, outer: f.outer, plot: f.plot}
		geo.axis.draw(f.g, f.p.Selected-f.first, -1)
	}
	return geo
}
