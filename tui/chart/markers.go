package chart

import (
	"accord/tui/grid"
	"accord/tui/theme"
)

// markers draws the points. Where slots are closer than three columns the plain
// ones are left to the line, except at its end, at the selection and where a
// point stands alone.
func (f *frame) markers(l Line) {
	if l.Faint {
		return
	}
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
		if dense && f.plain(f.markOf(pt)) && i != end && i != f.p.Selected && !alone(l.Points, i) {
			continue
		}
		f.marker(l, pt, f.xs.at(i))
	}
}

// marker draws the marker of a point of l in a column.
func (f *frame) marker(l Line, pt Point, x int) {
	style := pt.Style
	if style == 0 {
		style = l.Style
	}
	if pt.Faint {
		style = theme.Faint
	}
	if y, ok := f.y(pt.Y); ok {
		f.mark(x, y, f.markOf(pt), style)
	}
}

func (f *frame) markOf(pt Point) rune {
	if pt.Mark == 0 {
		return f.glyphs.Exact
	}
	return pt.Mark
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

// breaks draws the sign of a break left of the marker of the first value after
// it, or as near as there is no other marker, or else in its place: it must not
// be lost.
func (f *frame) breaks(l Line) {
	if l.Faint {
		return
	}
	broken := false
	for i, pt := range l.Points {
		broken = broken || pt.Break
		if !broken || !pt.drawn() {
			continue
		}
		broken = false
		f.breakAt(f.xs.at(i), l, pt)
	}
}

// breakAt draws the sign of a break at a point of l in a column.
func (f *frame) breakAt(x int, l Line, pt Point) {
	y, ok := f.y(pt.Y)
	if !ok {
		return
	}
	if style := f.styleOf(l, pt.Faint); !f.sign(x, y, style) {
		f.g.Set(x, y, f.glyphs.Break, style)
	}
}

// sign puts the sign of a break beside x, y.
func (f *frame) sign(x, y int, style grid.Style) bool {
	for _, dy := range [...]int{0, -1, 1} {
		if !f.plot.Contains(x-1, y+dy) {
			continue
		}
		if i := (y+dy-f.plot.Y)*f.plot.W + x - 1 - f.plot.X; !f.marked[i] {
			f.marked[i] = true
			f.g.Set(x-1, y+dy, f.glyphs.Break, style)
			return true
		}
	}
	return false
}
