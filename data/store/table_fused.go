package store

import "bytes"

// pairSum is a sum and of how many numbers: one place in memory, which is where
// most of the time of a group-by goes.
type pairSum struct{ sum, rows int64 }

// mostFused is how many columns of bytes are gone through in one pass.
const mostFused = 6

// bytes256 is what each code of a column of bytes adds to a key.
type bytes256 [256]uint32

// fused adds the numbers of a segment whose columns that matter are bytes, in one
// pass; false where they are not, or too many.
func (f *filler) fused(s *segment, by int64) bool {
	var columns [mostFused][]uint8
	n, base := 0, uint32(0)
	for i := range f.steps {
		c := f.steps[i].of(s)
		switch {
		case c.u8 != nil && n < len(columns):
			columns[n] = c.u8
			f.bytes[n] = f.steps[i].bytes
			n++
		case c.u8 != nil || c.u16 != nil || c.u32 != nil:
			return false
		default:
			base += uint32(f.steps[i].adds[c.same])
		}
	}
	if n == 0 || base >= uint32(f.size) && base > 0 { // all rows are alike, or none is kept
		return n > 0
	}
	from := min(int(base), len(f.pairs))
	if few := f.steps[0].few && f.steps[0].of(s).u8 != nil; few && s.i32 != nil {
		fewNumbers(f.pairs[from:], columns, f.bytes, n, f.steps[0].words, s.i32, by)
	} else if few {
		fewNumbers(f.pairs[from:], columns, f.bytes, n, f.steps[0].words, s.i64, by)
	} else if s.i32 != nil {
		fusedNumbers(f.pairs[from:], columns, f.bytes, n, s.i32, by)
	} else {
		fusedNumbers(f.pairs[from:], columns, f.bytes, n, s.i64, by)
	}
	f.undo(s, columns, n, from, by)
	return true
}

// undo takes away again what stands for rows that have no plain number, and adds
// them as what they are.
func (f *filler) undo(s *segment, columns [mostFused][]uint8, n, from int, by int64) {
	for _, i := range s.odds {
		k := from
		for c := range n {
			k += int(f.bytes[c][columns[c][i]])
		}
		if k >= len(f.pairs) {
			continue
		}
		m := int64(0)
		if s.i32 != nil {
			m = int64(s.i32[i])
		} else {
			m = s.i64[i]
		}
		f.pairs[k].sum -= m * by // exact, even where the sum has run over meanwhile
		f.pairs[k].rows--
		f.oddRow(uint64(k), s.at(int(i)))
	}
}

func fusedNumbers[N int32 | int64](pairs []pairSum, columns [mostFused][]uint8, adds [mostFused]*bytes256, n int, list []N, by int64) {
	size := uint32(len(pairs))
	a, b, c, d := columns[0], columns[1], columns[2], columns[3]
	a = a[:len(list)]
	switch n {
	case 1:
		for i, v := range list {
			if k := adds[0][a[i]]; k < size {
				p := &pairs[k]
				p.sum += int64(v) * by
				p.rows++
			}
		}
	case 2:
		b = b[:len(list)]
		x, y := adds[0], adds[1]
		for i, v := range list {
			if k := x[a[i]] + y[b[i]]; k < size {
				p := &pairs[k]
				p.sum += int64(v) * by
				p.rows++
			}
		}
	case 3:
		b, c = b[:len(list)], c[:len(list)]
		x, y, z := adds[0], adds[1], adds[2]
		for i, v := range list {
			if k := x[a[i]] + y[b[i]] + z[c[i]]; k < size {
				p := &pairs[k]
				p.sum += int64(v) * by
				p.rows++
			}
		}
	case 4:
		b, c, d = b[:len(list)], c[:len(list)], d[:len(list)]
		x, y, z, w := adds[0], adds[1], adds[2], adds[3]
		for i, v := range list {
			if k := x[a[i]] + y[b[i]] + z[c[i]] + w[d[i]]; k < size {
				p := &pairs[k]
				p.sum += int64(v) * by
				p.rows++
			}
		}
	default:
		b, c, d = b[:len(list)], c[:len(list)], d[:len(list)]
		x, y, z, w := adds[0], adds[1], adds[2], adds[3]
		for i, v := range list {
			k := x[a[i]] + y[b[i]] + z[c[i]] + w[d[i]]
			for e := 4; e < n; e++ {
				k += adds[e][columns[e][i]]
			}
			if k < size {
				p := &pairs[k]
				p.sum += int64(v) * by
				p.rows++
			}
		}
	}
}

// fewNumbers does the same where only rows with one of words in the first column are
// kept: they are looked for as bytes in a text are, of which processors are fond.
func fewNumbers[N int32 | int64](pairs []pairSum, columns [mostFused][]uint8, adds [mostFused]*bytes256, n int, words []uint8, list []N, by int64) {
	size, first := uint32(len(pairs)), columns[0][:len(list)]
	for _, word := range words {
		base := adds[0][word]
		for i := 0; ; i++ {
			at := bytes.IndexByte(first[i:], word)
			if at < 0 {
				break
			}
			i += at
			k := base
			for c := 1; c < n; c++ {
				k += adds[c][columns[c][i]]
			}
			if k < size {
				pairs[k].sum += int64(list[i]) * by
				pairs[k].rows++
			}
		}
	}
}

// spread puts what was added in pairs where the other sums are.
func (f *filler) spread() {
	for k, p := range f.pairs {
		f.rows[k] += p.rows
		f.sums[k] += p.sum
	}
	clear(f.pairs)
}
