package store

import (
	"math/rand/v2"
	"testing"

	"accord/data"
	"accord/data/scan"
)

// BenchmarkRepeats looks for repeated keys where hardly any repeat, where many do,
// and where all rows have one: what it allocates is not to grow with the last.
func BenchmarkRepeats(b *testing.B) {
	for name, keys := range map[string]int{"rare": 1 << 30, "often": 1 << 20, "one": 1} {
		b.Run(name, func(b *testing.B) {
			table := repeating(b, 10_000_000, keys)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := table.Repeats(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// repeating is a table of n rows with so many different keys, or a few less.
func repeating(tb testing.TB, n, keys int) *Table {
	tb.Helper()
	const wide = 1 << 15
	r := rand.New(rand.NewPCG(uint64(n), uint64(keys)))
	w := TableWords{IDs: []string{data.DimRefArea, data.DimActivity}, Codes: make([][]string, 2), Periods: []data.Period{data.Year(2024)}}
	for i := range wide {
		code := "c" + string(rune('0'+i>>9)) + string(rune('A'+i>>3&63)) + string(rune('a'+i&7))
		w.Codes[0], w.Codes[1] = append(w.Codes[0], code), append(w.Codes[1], code)
	}
	table := NewTable(TableSpec{Dims: []int{0, 1}, Period: 2})
	for seq := 0; n > 0; seq++ {
		p := scan.Piece{Seq: seq, Rows: min(n, 1<<16), Codes: make([][]uint32, 3)}
		for range p.Rows {
			key := r.IntN(keys)
			p.Codes[0], p.Codes[1], p.Codes[2] = append(p.Codes[0], uint32(key%wide)), append(p.Codes[1], uint32(key/wide)), append(p.Codes[2], 0)
			p.Numbers, p.Scales = append(p.Numbers, int64(seq)), append(p.Scales, 0)
		}
		if err := table.Add(p); err != nil {
			tb.Fatal(err)
		}
		n -= p.Rows
	}
	if err := table.Know(tb.Context(), w); err != nil {
		tb.Fatal(err)
	}
	return table
}
