package store

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"accord/data"
)

// fill adds the rows that are kept to each of the cubes, over all cores. Each piece
// of the rows is added to all cubes while a core has it at hand.
func (t *Table) fill(ctx context.Context, cubes []*cube, keep keeping) error {
	for _, c := range cubes {
		if c.size >= 1<<40 {
			return fmt.Errorf("%w: the dimensions have too many combinations; group by fewer", data.ErrQuery)
		}
		c.open(t)
	}
	if len(cubes) == 0 {
		return nil
	}
	workers := min(runtime.GOMAXPROCS(0), len(t.segments))
	all := make([][]*filler, workers)
	var next atomic.Int64
	var wg sync.WaitGroup
	for w := range all {
		for _, c := range cubes {
			all[w] = append(all[w], t.newFiller(c, keep))
		}
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(t.segments) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				for _, f := range all[w] {
					if len(f.rows) <= mostGroups {
						f.add(t.segments[i])
					}
				}
			}
			for _, f := range all[w] {
				f.spread()
			}
		})
	}
	wg.Wait()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	for k, c := range cubes {
		for _, of := range all {
			c.join(of[k].cube)
			if len(c.rows) > mostGroups {
				return fmt.Errorf("%w: the answer has more than %d groups; group by fewer dimensions or filter", data.ErrQuery, mostGroups)
			}
		}
		for i := range t.words.Others {
			t.other(c, keep, &t.words.Others[i])
		}
	}
	return nil
}

// other adds a row that was read by itself.
func (t *Table) other(c *cube, keep keeping, o *data.Observation) {
	at := slices.IndexFunc(t.period, func(p data.Period) bool { return p == o.Period })
	if at < 0 || keep.times != nil && !keep.times[at] {
		return
	}
	key := uint64(at)
	shift := 0
	for d := range t.dimsOf() {
		code := slices.Index(t.dims[d].codes, o.Dims[d])
		if code < 0 || keep.dims != nil && keep.dims[d] != nil && !keep.dims[d][code] {
			return
		}
		if t.words.IDs[d] == data.DimIndicator {
			shift = o.Unit.Mult - t.unitOf(o.Dims[d]).Mult
		}
		if i := slices.Index(c.dims, d); i >= 0 {
			key += uint64(code) * c.stride(i)
		}
	}
	if g := t.gone; g != nil && o.Missing && o.Status == g.Status && o.Bound == g.Bound {
		c.gone[c.cell(key)]++
		return
	}
	c.addOdd(oddKey{key, o.Missing, o.Bound, o.Status}, 1, o.Decimals-shift, exactly(o), shift)
}

// filler adds up segments for one core.
type filler struct {
	*cube
	t     *Table
	steps []lookup  // one a column that matters
	small []uint32  // by row of the segment at hand: its key, or one behind all where it is not kept
	large []uint64  // likewise, where keys are looked up
	pairs []pairSum // by cell: what is added in one pass
	bytes [mostFused]*bytes256
}

// lookup is what the words of a column add to a key.
type lookup struct {
	of   func(*segment) *codes
	adds []uint64 // by word; far too much where the row is not kept
	// bytes is the same for columns of bytes; few is true where few words are of
	// rows that are kept, and words are those then.
	bytes *bytes256
	few   bool
	words []uint8
}

// away is what a word adds to a key whose rows are not kept.
const away = 1 << 40

func (t *Table) newFiller(c *cube, keep keeping) *filler {
	f := &filler{cube: t.newCube(c.dims), t: t}
	f.open(t)
	for d := range t.dims {
		i := slices.Index(c.dims, d)
		var wanted []bool
		if keep.dims != nil {
			wanted = keep.dims[d]
		}
		if i < 0 && wanted == nil || wanted == nil && len(t.dims[d].codes) == 1 {
			continue // nothing is added to any key
		}
		x := &t.dims[d]
		adds := make([]uint64, len(x.of))
		for word, code := range x.of {
			if i >= 0 {
				adds[word] = uint64(code) * c.stride(i)
			}
			if wanted != nil && !wanted[code] {
				adds[word] = f.away()
			}
		}
		step := lookup{of: func(s *segment) *codes { return &s.codes[d] }, adds: adds, few: fewOf(wanted)}
		for word, code := range x.of {
			if step.few && wanted[code] && word <= math.MaxUint8 {
				step.words = append(step.words, uint8(word))
			}
		}
		if step.few = step.few && len(step.words) <= 4; step.few {
			f.steps = slices.Insert(f.steps, 0, step)
		} else {
			f.steps = append(f.steps, step)
		}
	}
	adds := make([]uint64, len(t.times))
	for word, at := range t.times {
		adds[word] = uint64(at)
		if keep.times != nil && !keep.times[at] {
			adds[word] = f.away()
		}
	}
	f.steps = append(f.steps, lookup{of: func(s *segment) *codes { return &s.time }, adds: adds})
	if !f.sparse() && t.plain {
		f.pairs = make([]pairSum, f.size)
	}
	for i := range f.steps {
		table := &bytes256{}
		for word, add := range f.steps[i].adds[:min(len(f.steps[i].adds), len(table))] {
			table[word] = uint32(add)
		}
		f.steps[i].bytes = table
	}
	return f
}

// fewOf reports whether so few codes are wanted that rows are best left out before
// anything else is known of them.
func fewOf(wanted []bool) bool {
	n := 0
	for _, is := range wanted {
		if is {
			n++
		}
	}
	return 8*n <= len(wanted) && wanted != nil
}

// away is what a word adds to a key whose row is not kept: of keys that are cells
// the cell behind all others, or one further on.
func (f *filler) away() uint64 {
	if f.sparse() {
		return away
	}
	return f.size
}

// add adds the rows of a segment.
func (f *filler) add(s *segment) {
	if f.sparse() || !f.t.plain {
		f.large = addKeys(f.large, f.steps, s)
		f.slow(s)
		return
	}
	by := powersOf10[f.t.scale-s.scale]
	if f.marks == nil && f.fused(s, by) {
		return
	}
	f.small = addKeys(f.small, f.steps, s)
	switch {
	case s.odd:
		f.withOdd(s)
	case s.i32 != nil:
		addNumbers(f.cube, f.small, s.i32, by)
	default:
		addNumbers(f.cube, f.small, s.i64, by)
	}
	if f.marks != nil {
		f.mark(s)
	}
}

// addKeys writes the keys of the rows of s.
func addKeys[K uint32 | uint64](keys []K, steps []lookup, s *segment) []K {
	if cap(keys) < s.n {
		keys = make([]K, s.n+s.n/8)
	}
	keys = keys[:s.n]
	first, base := true, K(0)
	for _, step := range steps {
		c := step.of(s)
		switch {
		case c.u8 != nil:
			var table [256]K
			for i, a := range step.adds[:min(len(step.adds), 256)] {
				table[i] = K(a)
			}
			if first {
				for i, code := range c.u8 {
					keys[i] = table[code]
				}
			} else {
				keys := keys[:len(c.u8)]
				for i, code := range c.u8 {
					keys[i] += table[code]
				}
			}
			first = false
		case c.u16 != nil:
			first = addWide(keys, c.u16, step.adds, first)
		case c.u32 != nil:
			first = addWide(keys, c.u32, step.adds, first)
		default:
			if int(c.same) < len(step.adds) {
				base += K(step.adds[c.same])
			}
		}
	}
	switch {
	case first:
		for i := range keys {
			keys[i] = base
		}
	case base != 0:
		for i := range keys {
			keys[i] += base
		}
	}
	return keys
}

func addWide[K uint32 | uint64, C uint16 | uint32](keys []K, codes []C, adds []uint64, first bool) bool {
	if first {
		clear(keys)
	}
	for i, code := range codes {
		keys[i] += K(adds[code])
	}
	return false
}

// addNumbers adds numbers, times by, to the cells of their keys.
func addNumbers[N int32 | int64](c *cube, keys []uint32, list []N, by int64) {
	keys = keys[:len(list)]
	rows, sums := c.rows, c.sums[:len(c.rows)]
	size := uint32(len(rows))
	for i, v := range list {
		if k := keys[i]; k < size {
			sums[k] += int64(v) * by
			rows[k]++
		}
	}
}

// mark notes the decimals of the rows of s.
func (f *filler) mark(s *segment) {
	for i, k := range f.small {
		if uint64(k) >= f.size {
			continue
		}
		if s.odd {
			if v := s.at(i); v.word >= 0 || v.text != "" {
				continue
			}
		}
		d := s.scale
		if s.written != nil {
			d = s.written[i]
		}
		f.marks[k] = max(f.marks[k], d)
	}
}
