package chart

import (
	"math"

	"accord/tui/grid"
)

// Packed is the points of a line that has more of them than any window has
// columns. It is made once; drawing it then reads what blocks of points have in
// common, so that its time hangs on the columns and hardly on the points. It is
// immutable.
type Packed struct {
	y         []float64 // NaN where there is no value
	low, high []float64 // nil where no point has a spread
	kinds     []uint16  // nil where all points are of one kind
	looks     []look    // by kind
	blocks    []block
	last      int // that has a value, −1 for none
}

// look is what points can have in common beside their values.
type look struct {
	mark          rune
	style         grid.Style
	dash          Dash
	breaks, faint bool
}

// block is what some points in a row have in common.
type block struct {
	first, last int32 // that have a value, −1 for none
	min, max    int32 // the lowest and the highest value
	least, most float64
	kinds       uint16
	mixed       bool // points of more than one kind
	breaks      bool
	spread      bool
	unloggable  int32 // points that a logarithmic axis has no place for
}

const blockSize = 512

// Pack packs n points; at is called once for each, in their order.
func Pack(n int, at func(i int) Point) *Packed {
	p := &Packed{y: make([]float64, n), blocks: make([]block, (n+blockSize-1)/blockSize), last: -1}
	known := map[look]uint16{}
	var same look // of the point before
	var k uint16
	for i := range n {
		pt := at(i)
		if p.y[i] = math.NaN(); pt.drawn() {
			p.y[i], p.last = pt.Y, i
			if pt.Low < pt.High && pt.spread() {
				if p.low == nil {
					p.low, p.high = make([]float64, n), make([]float64, n)
				}
				p.low[i], p.high[i] = pt.Low, pt.High
			}
		}
		if l := (look{pt.Mark, pt.Style, pt.Dash, pt.Break, pt.Faint}); l != same || i == 0 {
			var ok bool
			if k, ok = known[l]; !ok {
				k = uint16(min(len(p.looks), math.MaxUint16))
				known[l] = k
				p.looks = append(p.looks, l)
			}
			same = l
		}
		if k > 0 && p.kinds == nil {
			p.kinds = make([]uint16, n)
		}
		if k > 0 {
			p.kinds[i] = k
		}
	}
	for b := range p.blocks {
		p.blocks[b] = p.block(b*blockSize, min((b+1)*blockSize, n))
	}
	return p
}

// Len is the number of points, 0 of nil.
func (p *Packed) Len() int {
	if p == nil {
		return 0
	}
	return len(p.y)
}

func (p *Packed) block(lo, hi int) block {
	b := block{first: -1, last: -1, min: -1, max: -1, kinds: p.kind(lo)}
	for i := lo; i < hi; i++ {
		k := p.kind(i)
		b.mixed = b.mixed || k != b.kinds
		b.breaks = b.breaks || p.looks[k].breaks
		v := p.y[i]
		if v != v {
			continue
		}
		at := int32(i)
		if b.first < 0 {
			b.first, b.min, b.max, b.least, b.most = at, at, at, v, v
		}
		b.last = at
		if v < b.least {
			b.min, b.least = at, v
		}
		if v > b.most {
			b.max, b.most = at, v
		}
		b.spread = b.spread || p.spread(i)
		if v <= 0 || p.spread(i) && p.low[i] <= 0 {
			b.unloggable++
		}
	}
	return b
}

func (p *Packed) kind(i int) uint16 {
	if p.kinds == nil {
		return 0
	}
	return p.kinds[i]
}

func (p *Packed) has(i int) bool { return i >= 0 && i < len(p.y) && p.y[i] == p.y[i] }

func (p *Packed) spread(i int) bool { return p.low != nil && p.low[i] < p.high[i] }

// at is point i.
func (p *Packed) at(i int) Point {
	l := p.looks[p.kind(i)]
	pt := Point{OK: p.has(i), Y: p.y[i], Mark: l.mark, Style: l.style, Dash: l.dash, Break: l.breaks, Faint: l.faint}
	if p.spread(i) {
		pt.Low, pt.High = p.low[i], p.high[i]
	}
	return pt
}

// extent adds the range of the values, and of the claims about them, to e; on a
// logarithmic axis of those above zero.
func (p *Packed) extent(e *extent, log bool) {
	if p == nil {
		return
	}
	for i, b := range p.blocks {
		if b.first < 0 {
			continue
		}
		if !b.spread && (!log || b.unloggable == 0) {
			e.add(b.least)
			e.add(b.most)
			continue
		}
		for k := i * blockSize; k < min((i+1)*blockSize, len(p.y)); k++ {
			if !p.has(k) || log && p.y[k] <= 0 {
				continue
			}
			e.add(p.y[k])
			if p.spread(k) {
				e.add(p.high[k])
				if low := p.low[k]; !log || low > 0 {
					e.add(low)
				} else {
					e.add(math.SmallestNonzeroFloat64)
				}
			}
		}
	}
}

// unloggable is how many points a logarithmic axis has no place for.
func (p *Packed) unloggable() (n int) {
	if p == nil {
		return 0
	}
	for _, b := range p.blocks {
		n += int(b.unloggable)
	}
	return n
}
