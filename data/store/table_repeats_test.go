package store

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"accord/data"
	"accord/data/scan"
)

// Repeats finds what a map finds, in one pass or in many, in pieces and among rows
// that were read one by one.
func TestRepeats(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	several := 0
	for round := range 60 {
		areas, sources, years := 1+r.IntN(300), 1+r.IntN(3), 1+r.IntN(20)
		w := TableWords{IDs: []string{data.DimRefArea}, Codes: [][]string{nil}, Beside: [][]Said{nil}}
		for i := range areas {
			w.Codes[0] = append(w.Codes[0], fmt.Sprint("area", i))
		}
		for i := range sources {
			w.Beside[0] = append(w.Beside[0], Said{Source: fmt.Sprint("source", i), Status: data.StatusProvisional})
		}
		for i := range years {
			w.Periods = append(w.Periods, data.Year(2000+i))
		}
		table := NewTable(TableSpec{Dims: []int{0}, Period: 1, Beside: []int{2}})
		seen, want, lasting := map[string]bool{}, 0, ""
		see := func(area, year, source int) {
			key := fmt.Sprint(area, year, source)
			if seen[key] {
				if want++; want == 1 {
					lasting = key
				}
			}
			seen[key] = true
		}
		for seq := range 1 + r.IntN(5) {
			p := scan.Piece{Seq: seq, Rows: r.IntN(3000), Codes: make([][]uint32, 3)}
			for range p.Rows {
				a, y, s := r.IntN(areas), r.IntN(years), r.IntN(sources)
				see(a, y, s)
				p.Codes[0], p.Codes[1], p.Codes[2] = append(p.Codes[0], uint32(a)), append(p.Codes[1], uint32(y)), append(p.Codes[2], uint32(s))
				p.Numbers, p.Scales = append(p.Numbers, int64(r.IntN(100))), append(p.Scales, 0)
			}
			if err := table.Add(p); err != nil {
				t.Fatal(err)
			}
		}
		for range r.IntN(5) {
			a, y, s := r.IntN(areas), r.IntN(years), r.IntN(sources)
			see(a, y, s)
			w.Others = append(w.Others, data.Observation{Dims: []string{w.Codes[0][a]}, Period: w.Periods[y], Source: w.Beside[0][s].Source})
		}
		if err := table.Know(t.Context(), w); err != nil {
			t.Fatal(err)
		}
		for _, most := range []int{repeatKeys, 1 << 12, 1 << 9} {
			x, err := table.repeats(t.Context(), most)
			if err != nil || x.Rows != want {
				t.Fatalf("round %d, %d keys at a time: %d rows, %v, want %d", round, most, x.Rows, err, want)
			}
			if want == 0 {
				continue
			}
			several++
			key := func(o data.Observation) string { return fmt.Sprint(o.Dims[0], o.Period, o.Source) }
			var a, y, s int
			if _, err := fmt.Sscan(lasting, &a, &y, &s); err != nil {
				t.Fatal(err)
			}
			if of := fmt.Sprint(w.Codes[0][a], w.Periods[y], w.Beside[0][s].Source); key(x.First) != of || key(x.Of) != of {
				t.Fatalf("round %d: %s and %s, want %s", round, key(x.First), key(x.Of), of)
			}
		}
	}
	if several < 60 {
		t.Errorf("only %d tables have repeats", several)
	}
}

// However often a key repeats, no more keys are held than there are different ones.
func TestRepeatsHeld(t *testing.T) {
	const n, most, passes = 50_000, 1 << 12, 8
	for _, keys := range []int{1, 3, 40} {
		table := repeating(t, n, keys)
		x, err := table.repeats(t.Context(), most)
		if err != nil || x.Rows != n-keys || x.First.Dims[0] != x.Of.Dims[0] {
			t.Errorf("%d keys: %+v, %v, want %d rows", keys, x, err, n-keys)
		}
		var h heaps
		all, found, held := table.rowKeys(), 0, 0
		for pass := range passes {
			here, _ := h.repeats(all, t.Context(), pass, passes)
			found += here
			for _, list := range h.keys {
				held = max(held, cap(list))
			}
		}
		if found != n-keys || held > 128 || len(h.set) > 256 {
			t.Errorf("%d keys: %d rows; a heap has room for %d, the set for %d", keys, found, held, len(h.set))
		}
	}
}
