package store

import (
	"math/bits"
	"slices"

	"accord/data"
)

// rowTest is passed by a row that passes in any of its columns.
type rowTest struct{ any []columnTest }

// columnTest is passed by the rows whose code is marked, or whose number is the
// one that is looked for.
type columnTest struct {
	keys   func(rows []uint32, out []uint64)
	passes []bool // by code; nil of numbers
	number uint64
	all    bool // every row passes
}

// tests are what a row must pass for a to keep it.
func (r *rows) tests(w *work, a data.Arrangement) []rowTest {
	var out []rowTest
	add := func(t columnTest) { out = append(out, rowTest{[]columnTest{t}}) }
	if a.From != 0 || a.To != 0 {
		c := r.column(data.TimePeriod)
		add(c.passing(w, func(code int) bool {
			p := c.periods[code]
			return (a.From == 0 || p.Year() >= a.From) && (a.To == 0 || p.Year() <= a.To)
		}))
	}
	if !a.AsOf.IsZero() {
		c := r.column(data.RowVintage)
		add(c.passing(w, func(code int) bool {
			p := c.periods[code]
			return p.IsZero() || p.Start().Before(a.AsOf.End())
		}))
	}
	for _, f := range a.Where {
		c := r.column(f.Dimension)
		add(c.passing(w, func(code int) bool { return slices.Contains(f.Codes, c.words[code]) }))
	}
	for _, f := range a.Find {
		out = append(out, r.found(w, f))
	}
	return slices.DeleteFunc(out, func(t rowTest) bool {
		return slices.ContainsFunc(t.any, func(c columnTest) bool { return c.all })
	})
}

// passing is the test of the codes that is says yes to; of as many as somebody
// waits for, since there may be as many words as rows.
func (c *rowColumn) passing(w *work, is func(code int) bool) columnTest {
	t := columnTest{keys: c.keys, passes: make([]bool, len(c.words)), all: len(c.words) > 0}
	for code := range c.words {
		if code%batch == 0 && w.ctx.Err() != nil {
			return t
		}
		t.passes[code] = is(code)
		t.all = t.all && t.passes[code]
	}
	return t
}

// found is the test of what somebody looks for. A column in which it is nowhere
// need not be read.
func (r *rows) found(w *work, f data.RowFind) rowTest {
	var out rowTest
	for _, col := range r.Columns() {
		if col.Number() {
			if f.IsNumber {
				out.any = append(out.any, columnTest{keys: r.column(col.ID).plain, number: numberKey(f.Value)})
			}
			continue
		}
		c := r.column(col.ID)
		if t := c.passing(w, func(code int) bool { return f.Is(col.ID, c.words[code]) }); slices.Contains(t.passes, true) {
			out.any = append(out.any, t)
		}
	}
	return out
}

// keep returns the rows that pass all tests, ascending; never nil.
func keep(w *work, n int, tests []rowTest) []uint32 {
	workers := arrangers()
	kept := make([]uint64, (n+63)/64) // a bit a row
	counts := make([]int, workers)
	parts(len(kept), workers, func(worker, lo, hi int) {
		keys, pass := make([]uint64, batch), make([]bool, batch)
		batches(nil, lo*64, min(hi*64, n), func(at int, rows []uint32) bool {
			words := kept[at/64:]
			for i := range rows {
				words[i/64] |= 1 << (i % 64)
			}
			for _, t := range tests {
				t.mark(rows, keys, pass)
				for i := range rows {
					if !pass[i] {
						words[i/64] &^= 1 << (i % 64)
					}
				}
			}
			return w.did(len(rows) * len(tests))
		})
		for _, word := range kept[lo:hi] {
			counts[worker] += bits.OnesCount64(word)
		}
	})
	total, starts := 0, make([]int, workers)
	for i, c := range counts {
		starts[i], total = total, total+c
	}
	out := make([]uint32, total)
	if w.ctx.Err() != nil {
		return out
	}
	parts(len(kept), workers, func(worker, lo, hi int) {
		at := starts[worker]
		for i, word := range kept[lo:hi] {
			for ; word != 0; word &= word - 1 {
				out[at] = uint32((lo+i)*64 + bits.TrailingZeros64(word))
				at++
			}
		}
	})
	return out
}

// mark says of each row whether it passes.
func (t rowTest) mark(rows []uint32, keys []uint64, pass []bool) {
	clear(pass)
	for _, c := range t.any {
		c.keys(rows, keys)
		if c.passes == nil {
			for i, k := range keys[:len(rows)] {
				pass[i] = pass[i] || k == c.number
			}
			continue
		}
		for i, k := range keys[:len(rows)] {
			pass[i] = pass[i] || c.passes[k]
		}
	}
}
