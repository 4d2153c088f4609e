package chart

import (
	"math"

	"accord/tui/grid"
)

// Lines draws time series over a common scale. A cell has the style of the
// later of two lines that cross in it; markers win over lines, and of two
// markers in one cell the later moves aside by a column where it can.
func Lines(g *grid.Grid, r grid.Rect, p Plot, lines []Line) Geometry {
	n := len(p.Labels)
	for _, l := range lines {
		n = max(n, len(l.Points))
	}
	e := lineExtent(p, lines)
	if n == 0 {
		return Geometry{}
	}
	f, ok := newFrame(g, r, p, func(rows int) scale { return lineScale(e, rows) })
	if !ok {
		return Geometry{}
	}
	defer g.Clip(r)()
	f.spread(n)
	f.marked = make([]bool, f.plot.W*f.plot.H)
	f.ground()
	pen := f.newPen(lines)
	for _, l := range lines {
		f.path(pen, l)
	}
	pen.finish()
	for _, l := range lines {
		f.whiskers(l)
	}
	for _, l := range lines {
		f.markers(l)
	}
	f.events()
	return f.finish()
}

func lineExtent(p Plot, lines []Line) extent {
	var e extent
	if p.Zero {
		e.add(0)
	}
	for _, l := range lines {
		for _, pt := range l.Points {
			if !pt.drawn() {
				continue
			}
			e.add(pt.Y)
			if pt.spread() {
				e.add(pt.Low)
				e.add(pt.High)
			}
		}
	}
	return e
}

func (p Point) drawn() bool { return p.OK && finite(p.Y) }

func (p Point) spread() bool {
	return p.drawn() && finite(p.Low) && finite(p.High) && p.Low < p.High
}

// path draws the line through the points.
func (f *frame) path(p pen, l Line) {
	last := -1
	for i, pt := range l.Points {
		if !pt.drawn() {
			continue
		}
		if last >= 0 {
			kind := solid
			switch {
			case i-last > 1:
				kind = bridge
			case l.Dashed:
				kind = dashed
			}
			p.stretch(f.xs[last], f.xs[i], l.Points[last].Y, pt.Y, kind, l.Style)
		}
		last = i
	}
}

// whiskers draws the spread of claims.
func (f *frame) whiskers(l Line) {
	for i, pt := range l.Points {
		if !pt.spread() {
			continue
		}
		top := int(math.Round(f.scale.row(pt.High)))
		bottom := int(math.Round(f.scale.row(pt.Low)))
		for row := max(top, 0); row <= min(bottom, f.plot.H-1) && bottom > top; row++ {
			f.g.Set(f.xs[i], f.plot.Y+row, f.glyphs.Whisker, l.Style)
		}
	}
}

// markers draws the points. Where slots are closer than three columns the plain
// ones are left to the line, except at its end, at the selection and where a
// point stands alone.
func (f *frame) markers(l Line) {
	end := -1
	for i, pt := range l.Points {
		if pt.drawn() {
			end = i
		}
	}
	dense := f.columns < 3
	for i, pt := range l.Points {
		if !pt.drawn() {
			continue
		}
		mark, style := pt.Mark, pt.Style
		if mark == 0 {
			mark = f.glyphs.Exact
		}
		if style == 0 {
			style = l.Style
		}
		if dense && f.plain(mark) && i != end && i != f.p.Selected && !alone(l.Points, i) {
			continue
		}
		if y, ok := f.y(pt.Y); ok {
			f.mark(f.xs[i], y, mark, style)
		}
	}
}

// plain reports whether a marker says nothing but where the value is.
func (f *frame) plain(mark rune) bool {
	for _, r := range f.glyphs.Exacts {
		if mark == r {
			return true
		}
	}
	return false
}

func alone(points []Point, i int) bool {
	return (i == 0 || !points[i-1].drawn()) && (i+1 == len(points) || !points[i+1].drawn())
}

func (f *frame) mark(x, y int, mark rune, style grid.Style) {
	for _, dx := range [...]int{0, 1, -1} {
		if !f.plot.Contains(x+dx, y) {
			continue
		}
		if i := (y-f.plot.Y)*f.plot.W + x + dx - f.plot.X; !f.marked[i] {
			f.marked[i] = true
			f.g.Set(x+dx, y, mark, style)
			return
		}
	}
}
