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
		var pairs []pair
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
				pairs = s.small(rows, pairs)
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

// small sorts rows by their keys. It returns its room for the next time.
func (s sorter) small(rows []uint32, room []pair) []pair {
	keys := make([]uint64, batch)
	room = room[:0]
	batches(rows, 0, len(rows), func(_ int, some []uint32) bool {
		s.keys(some, keys)
		for i, r := range some {
			room = append(room, pair{keys[i], r})
		}
		return true
	})
	slices.SortFunc(room, func(a, b pair) int {
		switch {
		case a.key < b.key:
			return -1
		case a.key > b.key:
			return 1
		}
		return int(a.row) - int(b.row)
	})
	for i, p := range room {
		rows[i] = p.row
	}
	return room
}
