package format

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// A number that nothing stands around is read without looking for it: blanks
// around it, which lead the long way, change nothing.
func TestUndressedNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	quick := 0
	for range 20000 {
		var b strings.Builder
		for range r.IntN(7) {
			b.WriteByte("0123456789.,-%e"[r.IntN(15)])
		}
		cell := b.String()
		got, ok := dressed(cell)
		want, wantOK := dressed(" " + cell + " ")
		if got != want || ok != wantOK {
			t.Fatalf("%q: %+v, %v; want %+v, %v", cell, got, ok, want, wantOK)
		}
		var e, f evidence
		e.see(cell)
		f.see(" " + cell)
		f.examplePoint, f.exampleComma = strings.TrimSpace(f.examplePoint), strings.TrimSpace(f.exampleComma)
		if e != f {
			t.Fatalf("%q: %+v, want %+v", cell, e, f)
		}
		if undressed(cell) {
			quick++
		}
	}
	if quick < 1000 {
		t.Errorf("%d numbers had nothing around them: too few to tell", quick)
	}
}

func TestIsASCII(t *testing.T) {
	for n := range 40 {
		b := []byte(strings.Repeat("a", n))
		if !isASCII(b) {
			t.Errorf("%d letters are not ASCII", n)
		}
		for i := range b {
			c := slices.Clone(b)
			if c[i] = utf8.RuneSelf; isASCII(c) {
				t.Errorf("%q is ASCII", c)
			}
		}
	}
}
