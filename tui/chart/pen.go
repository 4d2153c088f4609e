package chart

import (
	"math"

	"accord/tui/grid"
	"accord/tui/theme"

	"github.com/NimbleMarkets/ntcharts/v2/canvas"
	"github.com/NimbleMarkets/ntcharts/v2/canvas/graph"
)

// stroke is how a stretch of a line is broken up.
type stroke int

const (
	solid stroke = iota
	dashed
	dotted
	bridge // over slots without a value
	thin   // of a line to compare with
	thinBridge
)

// dot reports whether the i-th dot of a stretch in braille is drawn.
func (s stroke) dot(i int) bool {
	switch s {
	case dashed:
		return i%7 < 4
	case dotted:
		return i%4 < 2
	case bridge:
		return i%3 == 0
	case thin:
		return i%7 < 2
	case thinBridge:
		return i%7 == 0
	}
	return true
}

// cell reports whether the i-th cell of a stretch in strokes is drawn.
func (s stroke) cell(i int) bool {
	switch s {
	case dashed:
		return i%3 < 2
	case dotted, bridge: // a bridge is told apart by its rune
		return i%2 == 0
	case thin:
		return i%3 == 0
	case thinBridge:
		return i%4 == 0
	}
	return true
}

// pen draws the lines of a chart one after another; finish puts them on the
// sheet.
type pen interface {
	stretch(x0, x1 int, v0, v1 float64, kind stroke, s grid.Style)
	// upright draws a stretch within one column.
	upright(x int, low, high float64, s grid.Style)
	finish()
}

func (f *frame) newPen(lines []Line) pen {
	if f.glyphs.Name == theme.Braille {
		return f.newBraillePen(lines)
	}
	return &stepPen{f: f}
}

// braillePen draws with two by four dots a cell. All lines share the cells;
// where two meet in one, both keep their dots, in the style of the later.
type braillePen struct {
	f     *frame
	cells []brailleCell
	row   int // of the plot, where the cells begin
	high  int // dots from the lowest to the highest
	// bottom and top are the levels of the outermost dots.
	bottom, top float64
}

// brailleCell is the dots that are set in a cell, a bit each as in the code
// points of Unicode, and the style of the last of them.
type brailleCell struct {
	dots  uint8
	style grid.Style
}

// dotBits are the bits of the dots of a cell, by row and column.
var dotBits = [4][2]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// newBraillePen makes cells from the highest to the lowest point.
func (f *frame) newBraillePen(lines []Line) *braillePen {
	first, last := f.plot.H-1, 0
	reach := func(v float64) {
		row := int(math.Round(f.scale.row(v)))
		first, last = min(first, row), max(last, row)
	}
	for _, l := range lines {
		for _, pt := range l.Points {
			if pt.drawn() {
				reach(pt.Y)
			}
		}
		for _, c := range l.piles {
			reach(c.least)
			reach(c.most)
		}
	}
	first, last = max(first, 0), min(last, f.plot.H-1)
	h := max(last-first+1, 0)
	// The middle of a row is between its second and its third dot.
	return &braillePen{f: f, row: first, high: 4*h - 1, cells: make([]brailleCell, f.plot.W*h),
		bottom: f.scale.levelAt(float64(last) + 0.375), top: f.scale.levelAt(float64(first) - 0.375)}
}

// dot is the dot at the left of a column of the sheet, at the height of v.
func (p *braillePen) dot(x int, v float64) canvas.Point {
	// A dot outside would cost as many steps as it is away.
	level, span := min(max(p.f.scale.level(v), p.bottom), p.top)-p.bottom, p.top-p.bottom
	up := 0
	if span > 0 {
		up = int(math.Round(level * (float64(p.high) / span)))
	}
	return canvas.Point{X: 2 * (x - p.f.plot.X), Y: p.high - up}
}

func (p *braillePen) stretch(x0, x1 int, v0, v1 float64, kind stroke, s grid.Style) {
	a, b := p.dot(x0, v0), p.dot(x1, v1)
	n := max(abs(b.X-a.X), abs(b.Y-a.Y))
	for i, pt := range graph.GetLinePointsWithLimit(a, b, n+1) {
		cell := pt.Y/4*p.f.plot.W + pt.X/2
		if kind.dot(i) && pt.X >= 0 && pt.Y >= 0 && cell < len(p.cells) {
			c := &p.cells[cell]
			c.dots |= dotBits[pt.Y%4][pt.X%2]
			c.style = s
		}
	}
}

const emptyBraille = '\u2800'

func (p *braillePen) finish() {
	for i, c := range p.cells {
		if c.dots != 0 {
			p.f.g.Set(p.f.plot.X+i%p.f.plot.W, p.f.plot.Y+p.row+i/p.f.plot.W, emptyBraille|rune(c.dots), c.style)
		}
	}
}

// stepPen draws with one cell a column, in the strokes of the glyph set.
type stepPen struct {
	f     *frame
	style grid.Style
	n     int
	kind  stroke
}

func (p *stepPen) finish() {}

func (p *stepPen) stretch(x0, x1 int, v0, v1 float64, kind stroke, s grid.Style) {
	p.n, p.kind, p.style = 0, kind, s
	r0, r1 := p.f.scale.row(v0), p.f.scale.row(v1)
	from := int(math.Round(r0))
	if x0 == x1 {
		p.cell(x0, from, p.f.glyphs.Steps.Flat)
	}
	for x := x0 + 1; x <= x1; x++ {
		to := int(math.Round(r0 + (r1-r0)*float64(x-x0)/float64(x1-x0)))
		p.column(x, from, to)
		from = to
	}
}

// column draws the piece of a line that enters a column at one row and leaves
// it at another.
func (p *stepPen) column(x, from, to int) {
	step := &p.f.glyphs.Steps
	switch {
	case to == from:
		p.cell(x, to, step.Flat)
		return
	case to < from:
		p.cell(x, from, step.UpFrom)
	default:
		p.cell(x, from, step.DownFrom)
	}
	from, to = p.inside(from), p.inside(to)
	d := 1
	if to < from {
		d = -1
	}
	for y := from + d; y != to && y != to+d; y += d {
		p.cell(x, y, step.Vertical)
	}
	if d < 0 {
		p.cell(x, to, step.UpTo)
	} else {
		p.cell(x, to, step.DownTo)
	}
}

// inside limits a row to one beyond the plot.
func (p *stepPen) inside(row int) int { return min(max(row, -1), p.f.plot.H) }

func (p *stepPen) cell(x, row int, r rune) {
	i := p.n
	p.n++
	if !p.kind.cell(i) || row < 0 || row >= p.f.plot.H {
		return
	}
	if p.kind == bridge || p.kind == thinBridge {
		r = p.f.glyphs.Dotted
	}
	if r != ' ' {
		p.f.g.Set(x, p.f.plot.Y+row, r, p.style)
	}
}

func abs(v int) int { return max(v, -v) }
