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
		mark, style := pt.Mark, pt.Style
		if mark == 0 {
			mark = f.glyphs.Exact
		}
		if style == 0 {
			style = l.Style
		}
		if pt.Faint {
			style = theme.Faint
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
		y, ok := f.y(pt.Y)
		if !ok {
			continue
		}
		style := l.Style
		if pt.Faint {
			style = theme.Faint
		}
		if !f.sign(f.xs[i], y, style) {
			f.g.Set(f.xs[i], y, f.glyphs.Break, style)
		}
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
