package chart

import (
	"math"
	"slices"

	"accord/tui/grid"
	"accord/tui/theme"
)

// Lines draws time series over a common scale. A cell has the style of the
// later of two lines that cross in it; markers win over lines, and of two
// markers in one cell the later moves aside by a column where it can.
func Lines(g *grid.Grid, r grid.Rect, p Plot, lines []Line) Geometry {
	n := p.labels()
	for _, l := range lines {
		n = max(n, len(l.Points), l.Packed.Len())
	}
	if n == 0 {
		return Geometry{}
	}
	fit, omitted := lineScale, 0
	if p.Log {
		p.Zero, fit = false, logScale
		lines, omitted = onLog(lines)
	}
	e := lineExtent(p, lines)
	f, ok := newFrame(g, r, p, func(rows int) scale { return fit(e, rows) })
	if !ok {
		return Geometry{}
	}
	defer g.Clip(r)()
	f.spread(n)
	f.marked = make([]bool, f.plot.W*f.plot.H)
	f.ground()
	lines = f.spreadOut(lines)
	pen := f.newPen(lines)
	for _, l := range lines {
		f.path(pen, l)
		f.pilePath(pen, l)
	}
	pen.finish()
	for _, l := range lines {
		f.whiskers(l)
		f.pileWhiskers(l)
	}
	for _, l := range lines {
		f.markers(l)
		f.pileMarks(l)
	}
	for _, l := range lines {
		f.breaks(l)
		f.pileBreaks(l)
	}
	f.events()
	geo := f.finish()
	geo.Omitted = omitted
	return geo
}

// onLog returns lines without the points that a logarithmic axis has no place
// for, and how many points are not there, or not with all their claims.
func onLog(lines []Line) (out []Line, omitted int) {
	out = slices.Clone(lines)
	for i, l := range out {
		omitted += l.Packed.unloggable()
		points := slices.Clone(l.Points)
		for k, pt := range points {
			if !pt.drawn() {
				continue
			}
			if pt.Y <= 0 || pt.spread() && pt.Low <= 0 && !l.Faint {
				omitted++
			}
			if pt.Y <= 0 {
				points[k] = Point{Break: pt.Break, off: true}
			} else if pt.spread() && pt.Low <= 0 {
				points[k].Low = math.SmallestNonzeroFloat64 // to the end of the axis
			}
		}
		out[i].Points = points
	}
	return out, omitted
}

func lineExtent(p Plot, lines []Line) extent {
	var e extent
	if p.Zero {
		e.add(0)
	}
	for _, v := range p.Reach {
		if finite(v) && (v > 0 || !p.Log) {
			e.add(v)
		}
	}
	for _, l := range lines {
		l.Packed.extent(&e, p.Log)
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

// path draws the line through the points, what is faint first. It does not
// lead over a break, nor over a value that is there but has no place.
func (f *frame) path(p pen, l Line) {
	faint := false
	for _, pt := range l.Points {
		faint = faint || pt.Faint
	}
	if faint {
		f.stretches(p, l, true)
	}
	f.stretches(p, l, false)
}

func (f *frame) stretches(p pen, l Line, faint bool) {
	last, broken := -1, false
	for i, pt := range l.Points {
		broken = broken || pt.Break || pt.off
		if !pt.drawn() {
			continue
		}
		if l.Faint && !faint {
			p.stretch(f.xs.at(i), f.xs.at(i), pt.Y, pt.Y, solid, l.Style) // in place of a marker
		}
		if last >= 0 && !broken && faint == (pt.Faint || l.Points[last].Faint) {
			style := l.Style
			if faint {
				style = theme.Faint
			}
			p.stretch(f.xs.at(last), f.xs.at(i), l.Points[last].Y, pt.Y, l.stroke(pt.Dash, i-last > 1), style)
		}
		last, broken = i, false
	}
}

// stroke is how a stretch of l is drawn that ends in a point with that dash.
func (l Line) stroke(d Dash, gap bool) stroke {
	switch {
	case l.Faint && gap:
		return thinBridge
	case l.Faint:
		return thin
	case gap:
		return bridge
	case l.Dashed || d == Dashed:
		return dashed
	case d == Dotted:
		return dotted
	}
	return solid
}

// whiskers draws the spread of claims.
func (f *frame) whiskers(l Line) {
	for i, pt := range l.Points {
		if l.Faint || !pt.spread() {
			continue
		}
		f.whisker(f.xs.at(i), pt.Low, pt.High, f.styleOf(l, pt.Faint))
	}
}

func (f *frame) whisker(x int, low, high float64, style grid.Style) {
	top := int(math.Round(f.scale.row(high)))
	bottom := int(math.Round(f.scale.row(low)))
	for row := max(top, 0); row <= min(bottom, f.plot.H-1) && bottom > top; row++ {
		f.g.Set(x, f.plot.Y+row, f.glyphs.Whisker, style)
	}
}

// styleOf is the style of what belongs to l, or steps back behind it.
func (f *frame) styleOf(l Line, faint bool) grid.Style {
	if faint {
		return theme.Faint
	}
	return l.Style
}
