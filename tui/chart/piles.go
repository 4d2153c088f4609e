package chart

import (
	"math"
	"slices"

	"accord/tui/grid"
	"accord/tui/theme"
)

// pile is the points of a line that fall into one column: what is drawn of them.
// Their order is that of time, and so the line through the first, the extremes
// and the last covers the same dots as the line through all.
type pile struct {
	x           int // the column
	first, last int // points that have a value, −1 for none
	min, max    int // the lowest and the highest, and their values
	least, most float64
	broken      bool
	gap         bool // points without a value lie before the first
	low, high   float64
	spread      bool
	// marks are points whose markers are drawn, breaks the first one after a
	// break: each kind of marker once.
	marks  []int
	breaks int
	kinds  []uint16
}

// piler makes piles of a packed line.
type piler struct {
	f   *frame
	p   *Packed
	log bool
	// broken is true where no line leads from the last point with a value, sign
	// where that is because of a break.
	broken, sign bool
	before       int // the last point with a value, −1 for none
}

// spreadOut gives each packed line its piles, or the points themselves where
// every slot has a column of its own.
func (f *frame) spreadOut(lines []Line) []Line {
	out := slices.Clone(lines)
	for i, l := range out {
		switch {
		case l.Packed == nil:
		case f.xs.n > f.plot.W:
			out[i].piles = f.pilesOf(l.Packed)
		default:
			out[i].Points = l.Packed.points(f.p.Log)
		}
	}
	return out
}

// points are the points one by one; on a logarithmic axis without those that have
// no place on it.
func (p *Packed) points(log bool) []Point {
	lines := []Line{{Points: make([]Point, p.Len())}}
	for i := range lines[0].Points {
		lines[0].Points[i] = p.at(i)
	}
	if log {
		lines, _ = onLog(lines)
	}
	return lines[0].Points
}

// pilesOf are the piles of p from the left to the right, those without a value
// left out.
func (f *frame) pilesOf(p *Packed) []pile {
	r := piler{f: f, p: p, log: f.p.Log, before: -1}
	var out []pile
	for lo := 0; lo < f.xs.n && lo < p.Len(); {
		hi := min(f.xs.after(lo), p.Len())
		c := pile{x: f.xs.at(lo), first: -1, last: -1, breaks: -1}
		r.add(&c, lo, hi)
		if c.first >= 0 {
			out = append(out, c)
		}
		lo = hi
	}
	return out
}

// add puts the points from lo to hi on a pile, by blocks where these lie within.
func (r *piler) add(c *pile, lo, hi int) {
	for lo < hi {
		if lo%blockSize == 0 && lo+blockSize <= hi {
			b := &r.p.blocks[lo/blockSize]
			if plain := !b.mixed && !b.breaks && !b.spread && (!r.log || b.unloggable == 0); plain {
				r.addBlock(c, b)
				lo += blockSize
				continue
			}
		}
		end := min(hi, lo-lo%blockSize+blockSize)
		for i := lo; i < end; i++ {
			r.addPoint(c, i)
		}
		lo = end
	}
}

func (r *piler) addBlock(c *pile, b *block) {
	if b.first < 0 {
		return
	}
	r.take(c, int(b.first))
	r.extend(c, int(b.min), b.least)
	r.extend(c, int(b.max), b.most)
	c.last, r.before = int(b.last), int(b.last)
}

func (r *piler) addPoint(c *pile, i int) {
	p := r.p
	k := p.kind(i)
	if p.looks[k].breaks {
		r.broken, r.sign = true, true
	}
	if !p.has(i) {
		return
	}
	if r.log && p.y[i] <= 0 {
		r.broken = true // a value that is there but has no place
		return
	}
	r.take(c, i)
	r.extend(c, i, p.y[i])
	c.last = i
	if p.spread(i) {
		low := p.low[i]
		if r.log && low <= 0 {
			low = math.SmallestNonzeroFloat64 // to the end of the axis
		}
		if !c.spread {
			c.spread, c.low, c.high = true, low, p.high[i]
		}
		c.low, c.high = min(c.low, low), max(c.high, p.high[i])
	}
	r.before = i
}

// take begins a pile with its first point, and notes what is new with a point.
func (r *piler) take(c *pile, i int) {
	if c.first < 0 {
		c.first, c.min, c.max = i, i, i
		c.least, c.most = r.p.y[i], r.p.y[i]
		c.broken = r.broken
		c.gap = r.before >= 0 && i-r.before > 1
	}
	if r.sign && c.breaks < 0 {
		c.breaks = i
	}
	r.broken, r.sign = false, false
	if k := r.p.kind(i); !slices.Contains(c.kinds, k) {
		c.kinds = append(c.kinds, k)
		c.marks = append(c.marks, i)
	}
}

// extend widens a pile by a value.
func (r *piler) extend(c *pile, i int, v float64) {
	if v < c.least {
		c.min, c.least = i, v
	}
	if v > c.most {
		c.max, c.most = i, v
	}
}

// pilePath draws the line through piles: in each column from the lowest to the
// highest, and from the last of one to the first of the next. What is faint is
// drawn first.
func (f *frame) pilePath(p pen, l Line) {
	for _, faint := range [...]bool{true, false} {
		for i, c := range l.piles {
			first, style, behind := l.Packed.at(c.first), l.Style, l.Packed.faint(c.kinds)
			if behind {
				style = theme.Faint
			}
			if behind == faint {
				f.upright(p, l, c, style)
			}
			if i > 0 && !c.broken {
				before := l.Packed.at(l.piles[i-1].last)
				if behind = before.Faint || first.Faint; behind {
					style = theme.Faint
				} else {
					style = l.Style
				}
				if behind == faint {
					p.stretch(l.piles[i-1].x, c.x, before.Y, first.Y, l.stroke(first.Dash, c.gap), style)
				}
			}
		}
	}
}

// upright draws the line of one column; of a faint line little more than its
// ends.
func (f *frame) upright(p pen, l Line, c pile, style grid.Style) {
	if !l.Faint {
		p.upright(c.x, c.least, c.most, style)
		return
	}
	p.stretch(c.x, c.x, c.least, c.most, thin, style)
	p.stretch(c.x, c.x, c.most, c.most, solid, style)
}

// faint reports whether all of some kinds step back.
func (p *Packed) faint(kinds []uint16) bool {
	return !slices.ContainsFunc(kinds, func(k uint16) bool { return !p.looks[k].faint })
}

// pileWhiskers draws the spread of the claims of each column.
func (f *frame) pileWhiskers(l Line) {
	for _, c := range l.piles {
		if c.spread && !l.Faint {
			f.whisker(c.x, c.low, c.high, f.styleOf(l, l.Packed.faint(c.kinds)))
		}
	}
}

// pileMarks draws the markers: in each column one of every kind that says more
// than where a value is, and at the end of the line, at the selection and where a
// point stands alone also these.
func (f *frame) pileMarks(l Line) {
	if l.Faint {
		return
	}
	for n, c := range l.piles {
		alone := c.first == c.last && !l.Packed.has(c.first-1) && !l.Packed.has(c.first+1)
		marks := slices.DeleteFunc(slices.Clone(c.marks), func(i int) bool { return !alone && f.plain(f.markOf(l.Packed.at(i))) })
		if n == len(l.piles)-1 {
			marks = append(marks, c.last)
		}
		if s := f.p.Selected; s >= c.first && s <= c.last && l.Packed.has(s) {
			marks = append(marks, s)
		}
		slices.Sort(marks)
		for _, i := range slices.Compact(marks) {
			f.marker(l, l.Packed.at(i), c.x)
		}
	}
}

// pileBreaks draws the signs of breaks, one in a column.
func (f *frame) pileBreaks(l Line) {
	for _, c := range l.piles {
		if c.breaks >= 0 && !l.Faint {
			f.breakAt(c.x, l, l.Packed.at(c.breaks))
		}
	}
}

// upright implements pen.
func (p *braillePen) upright(x int, low, high float64, s grid.Style) {
	p.stretch(x, x, low, high, solid, s)
}

func (p *stepPen) upright(x int, low, high float64, s grid.Style) {
	p.n, p.kind, p.style = 0, solid, s
	top, bottom := int(math.Round(p.f.scale.row(high))), int(math.Round(p.f.scale.row(low)))
	if top == bottom {
		p.cell(x, top, p.f.glyphs.Steps.Flat)
		return
	}
	for row := max(top, 0); row <= min(bottom, p.f.plot.H-1); row++ {
		p.cell(x, row, p.f.glyphs.Steps.Vertical)
	}
}
