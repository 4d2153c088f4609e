package store

import (
	"accord/data"
	"accord/data/scan"
)

// cube is the sums of rows by the codes of some dimensions and by period. A cell
// is a place in its slices; its key says which codes and period it has.
type cube struct {
	dims   []int
	cards  []uint64 // by place in dims: how many codes there are
	period uint64   // how many periods there are
	size   uint64   // how many cells there may be

	keys  []uint64       // by cell, where not every key has a cell
	cells map[uint64]int // likewise

	rows  []int64
	sums  []int64    // of numbers, at the scale of the table
	wides []scan.Sum // instead of sums where these have no room
	gone  []int64    // rows without a number for the usual reason; nil where no row has none
	marks []uint8    // the most decimals that rows were written with; nil where all have the same
	odd   map[oddKey]*oddSum
}

// oddKey tells sums in a cell apart whose rows are not plain numbers.
type oddKey struct {
	key     uint64
	missing bool
	bound   data.Bound
	status  data.Status
}

type oddSum struct {
	rows     int64
	decimals int
	sum      scan.Sum
}

// newCube is an empty cube; its size is 0 where there is no period.
func (t *Table) newCube(dims []int) *cube {
	c := &cube{dims: dims, period: uint64(len(t.period)), size: uint64(len(t.period)), odd: map[oddKey]*oddSum{}}
	for _, d := range dims {
		n := uint64(max(1, len(t.dims[d].codes)))
		c.cards = append(c.cards, n)
		if c.size < 1<<40 { // else it is only known to be very many
			c.size *= n
		}
	}
	return c
}

// sparse reports whether cells have to be looked up.
func (c *cube) sparse() bool { return c.size > mostDense }

// open makes room for the cells.
func (c *cube) open(t *Table) {
	n := 0
	if c.cells = nil; c.sparse() {
		c.cells = map[uint64]int{}
	} else {
		n = int(c.size)
	}
	c.rows = make([]int64, n)
	if t.plain {
		c.sums = make([]int64, n)
	} else {
		c.wides = make([]scan.Sum, n)
	}
	if !t.even {
		c.marks = make([]uint8, n)
	}
	if t.gone != nil {
		c.gone = make([]int64, n)
	}
}

// cell is the place of a key.
func (c *cube) cell(key uint64) int {
	if c.cells == nil {
		return int(key)
	}
	i, ok := c.cells[key]
	if !ok {
		i = len(c.rows)
		c.cells[key] = i
		c.keys, c.rows = append(c.keys, key), append(c.rows, 0)
		if c.wides == nil {
			c.sums = append(c.sums, 0)
		} else {
			c.wides = append(c.wides, scan.Sum{})
		}
		if c.marks != nil {
			c.marks = append(c.marks, 0)
		}
		if c.gone != nil {
			c.gone = append(c.gone, 0)
		}
	}
	return i
}

// has reports whether a key has plain numbers.
func (c *cube) has(key uint64) bool {
	if c.cells == nil {
		return c.rows[key] > 0
	}
	i, ok := c.cells[key]
	return ok && c.rows[i] > 0
}

func (c *cube) key(cell int) uint64 {
	if c.cells == nil {
		return uint64(cell)
	}
	return c.keys[cell]
}

// time is the place of the period of a key, code that of its code on the i-th of
// the dimensions. The period is the last digit of a key, and the last dimension
// the one before.
func (c *cube) time(key uint64) int { return int(key % c.period) }
func (c *cube) code(key uint64, i int) int {
	key /= c.period
	for k := len(c.cards) - 1; k > i; k-- {
		key /= c.cards[k]
	}
	return int(key % c.cards[i])
}

// stride is what a step on the i-th of the dimensions adds to a key.
func (c *cube) stride(i int) uint64 {
	s := c.period
	for k := len(c.cards) - 1; k > i; k-- {
		s *= c.cards[k]
	}
	return s
}

// plain is the sum of the plain numbers of a cell, long ones among them.
func (c *cube) plain(cell int, scale uint8) oddSum {
	x := oddSum{rows: c.rows[cell], decimals: int(c.most(cell, scale))}
	if c.wides != nil {
		x.sum.Merge(c.wides[cell], 0)
	} else {
		x.sum.AddInt(c.sums[cell], scale)
	}
	if long := c.odd[oddKey{key: c.key(cell)}]; long != nil {
		x.add(long)
	}
	return x
}

func (x *oddSum) add(y *oddSum) {
	x.rows += y.rows
	x.decimals = max(x.decimals, y.decimals)
	x.sum.Merge(y.sum, 0)
}

// most is the most decimals that a row of a cell was written with.
func (c *cube) most(cell int, scale uint8) uint8 {
	if c.marks == nil {
		return scale
	}
	return c.marks[cell]
}

// addOdd adds rows that are no plain numbers; text is the number that each is, if
// it is one, times ten to the power of shift.
func (c *cube) addOdd(k oddKey, rows int64, decimals int, text string, shift int) {
	x := c.odd[k]
	if x == nil {
		x = &oddSum{}
		c.odd[k] = x
	}
	x.rows += rows
	x.decimals = max(x.decimals, decimals)
	if !k.missing {
		x.sum.Add(text, rows, shift)
	}
}

// join adds what d has, which tells the same apart.
func (c *cube) join(d *cube) {
	for cell := range d.rows {
		if d.some(cell) {
			c.merge(c.cell(d.key(cell)), d, cell)
		}
	}
	for k, x := range d.odd {
		c.mergeOdd(k, x)
	}
}

// some reports whether a cell has rows that are not odd.
func (c *cube) some(cell int) bool { return c.rows[cell] > 0 || c.gone != nil && c.gone[cell] > 0 }

func (c *cube) merge(to int, d *cube, cell int) {
	c.rows[to] += d.rows[cell]
	if c.gone != nil {
		c.gone[to] += d.gone[cell]
	}
	if c.wides != nil {
		c.wides[to].Merge(d.wides[cell], 0)
	} else {
		c.sums[to] += d.sums[cell]
	}
	if c.marks != nil {
		c.marks[to] = max(c.marks[to], d.marks[cell])
	}
}

func (c *cube) mergeOdd(k oddKey, x *oddSum) {
	y := c.odd[k]
	if y == nil {
		y = &oddSum{}
		c.odd[k] = y
	}
	y.add(x)
}

// rolled is c with only the rows that are kept, and told apart by dims only.
func (t *Table) rolled(c *cube, dims []int, keep keeping) *cube {
	out := t.newCube(dims)
	out.open(t)
	steps := make([]uint64, len(c.dims)) // by place in c.dims: the stride in out
	for i, d := range c.dims {
		for k, e := range dims {
			if d == e {
				steps[i] = out.stride(k)
			}
		}
	}
	to := func(key uint64) (uint64, bool) {
		at := key % c.period
		if keep.times != nil && !keep.times[at] {
			return 0, false
		}
		key /= c.period
		for i := len(c.dims) - 1; i >= 0; i-- {
			code := key % c.cards[i]
			if keep.dims != nil {
				if k := keep.dims[c.dims[i]]; k != nil && !k[code] {
					return 0, false
				}
			}
			at += code * steps[i]
			key /= c.cards[i]
		}
		return at, true
	}
	for cell := range c.rows {
		if c.some(cell) {
			if key, ok := to(c.key(cell)); ok {
				out.merge(out.cell(key), c, cell)
			}
		}
	}
	for k, x := range c.odd {
		if key, ok := to(k.key); ok {
			k.key = key
			out.mergeOdd(k, x)
		}
	}
	return out
}
