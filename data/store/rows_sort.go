package store

import (
	"math/bits"
	"slices"
	"sync/atomic"
)

// sorter orders rows by their keys, those with one key by their numbers. Keys
// with few values are counted into their places in one go. Others are dealt into
// buckets by their leading bits, then each bucket, which fits in a cache, is
// sorted by itself: 10 million rows are read from memory three times instead of
// two dozen.
type sorter struct {
	*work
	keys  func(rows []uint32, out []uint64)
	words int // keys are below it; 0 where they may be anything
}

const (
	mostCounted = 1 << 16 // different keys that are counted
	buckets     = 1 << 12
	mostBucket  = 1 << 17 // rows of a bucket that are sorted without dealing again
)

// dealt is how rows are dealt out: into the bucket of (key − low) >> shift.
type dealt struct {
	low   uint64
	shift int
	n     int // buckets
}

// sort writes the rows of list, which ascend, in order to out. Without a list
// the rows are the numbers from 0.
func (s sorter) sort(list, out []uint32, workers int) {
	n := len(out)
	low, high := s.extent(list, n, workers)
	d := dealt{low: low, n: 1}
	if low < high {
		if span := high - low; span < mostCounted {
			d.n = int(span) + 1
		} else {
			d.shift = bits.Len64(span) - bits.Len(buckets-1)
			d.n = int(span>>d.shift) + 1
		}
	}
	starts := s.deal(list, out, d, workers)
	if d.shift == 0 || starts == nil {
		return
	}
	var next atomic.Int64
	parts(workers, workers, func(int, int, int) {
		var room desk
		for {
			b := int(next.Add(1)) - 1
			if b >= d.n {
				return
			}
			rows := out[starts[b]:starts[b+1]]
			switch {
			case len(rows) > mostBucket: // far values leave the others close together
				again := sorter{work: s.work, keys: s.keys}
				sorted := make([]uint32, len(rows))
				again.sort(rows, sorted, 1)
				copy(rows, sorted)
			case len(rows) > 1:
				s.small(rows, 64, &room)
			}
			if !s.did(len(rows)) {
				return
			}
		}
	})
}

// extent is the lowest and the highest key.
func (s sorter) extent(list []uint32, n, workers int) (low, high uint64) {
	if s.words > 0 {
		return 0, uint64(s.words - 1)
	}
	lows, highs := make([]uint64, workers), make([]uint64, workers)
	parts(n, workers, func(w, lo, hi int) {
		keys := make([]uint64, batch)
		least, most := uint64(noNumber), uint64(0)
		batches(list, lo, hi, func(_ int, rows []uint32) bool {
			s.keys(rows, keys)
			for _, k := range keys[:len(rows)] {
				least, most = min(least, k), max(most, k)
			}
			return s.did(len(rows))
		})
		lows[w], highs[w] = least, most
	})
	return slices.Min(lows), slices.Max(highs)
}

// deal writes the rows of list to out, bucket by bucket, and returns where each
// bucket starts, the end behind them; nil when nobody waits any more. In a bucket
// rows stand as in list.
func (s sorter) deal(list, out []uint32, d dealt, workers int) []int {
	counts := make([][]uint32, workers)
	parts(len(out), workers, func(w, lo, hi int) {
		keys, count := make([]uint64, batch), make([]uint32, d.n)
		batches(list, lo, hi, func(_ int, rows []uint32) bool {
			s.keys(rows, keys)
			for _, k := range keys[:len(rows)] {
				count[(k-d.low)>>d.shift]++
			}
			return s.did(len(rows))
		})
		counts[w] = count
	})
	if s.ctx.Err() != nil {
		return nil
	}
	starts, at := make([]int, d.n+1), uint32(0)
	for b := range d.n {
		starts[b] = int(at)
		for w := range workers {
			counts[w][b], at = at, at+counts[w][b]
		}
	}
	starts[d.n] = int(at)
	parts(len(out), workers, func(w, lo, hi int) {
		keys, place := make([]uint64, batch), counts[w]
		batches(list, lo, hi, func(_ int, rows []uint32) bool {
			s.keys(rows, keys)
			for i, k := range keys[:len(rows)] {
				b := (k - d.low) >> d.shift
				out[place[b]] = rows[i]
				place[b]++
			}
			return s.did(len(rows))
		})
	})
	if s.ctx.Err() != nil {
		return nil
	}
	return starts
}

// pair is a row with its key.
type pair struct {
	key uint64
	row uint32
}

// desk is the room that one worker sorts a bucket in.
type desk struct {
	keys        []uint64
	pairs, next []pair
	counts      [1 << digit]uint32
}

const (
	digit     = 11  // bits that rows of a bucket are dealt out by at a time
	fewInHand = 256 // rows of a bucket that are compared rather than dealt out
)

// small sorts rows by their keys, whose lowest bits are the only ones in which
// they differ.
func (s sorter) small(rows []uint32, bits int, d *desk) {
	if d.keys == nil {
		d.keys = make([]uint64, batch)
	}
	d.pairs = d.pairs[:0]
	batches(rows, 0, len(rows), func(_ int, some []uint32) bool {
		s.keys(some, d.keys)
		for i, r := range some {
			d.pairs = append(d.pairs, pair{d.keys[i], r})
		}
		return true
	})
	if len(rows) < fewInHand {
		slices.SortFunc(d.pairs, func(a, b pair) int {
			switch {
			case a.key < b.key:
				return -1
			case a.key > b.key:
				return 1
			}
			return int(a.row) - int(b.row)
		})
	} else {
		d.radix(bits)
	}
	for i, p := range d.pairs {
		rows[i] = p.row
	}
}

// radix sorts the pairs by the lowest bits of their keys, a digit after the other
// from the lowest on; those that are alike keep their order.
func (d *desk) radix(bits int) {
	d.next = slices.Grow(d.next[:0], len(d.pairs))[:len(d.pairs)]
	for low := 0; low < bits; low += digit {
		clear(d.counts[:])
		for i := range d.pairs {
			d.counts[d.pairs[i].key>>low&(1<<digit-1)]++
		}
		if d.counts[d.pairs[0].key>>low&(1<<digit-1)] == uint32(len(d.pairs)) {
			continue // all alike
		}
		at := uint32(0)
		for i, n := range d.counts {
			d.counts[i], at = at, at+n
		}
		for _, p := range d.pairs {
			k := p.key >> low & (1<<digit - 1)
			d.next[d.counts[k]] = p
			d.counts[k]++
		}
		d.pairs, d.next = d.next, d.pairs
	}
}
