package data_test

import (
	"testing"

	"accord/data"
)

func TestBoundText(t *testing.T) {
	for _, b := range []data.Bound{data.Exact, data.More, data.Less, data.About} {
		if got, ok := data.ParseBound(b.String()); !ok || got != b {
			t.Errorf("bound %q reads as %q, %v", b, got, ok)
		}
	}
	for _, s := range []string{">=", "≥", "more", " >", "?"} {
		if b, ok := data.ParseBound(s); ok {
			t.Errorf("%q reads as bound %q", s, b)
		}
	}
}

func TestBoundAdd(t *testing.T) {
	const e, m, l, a = data.Exact, data.More, data.Less, data.About
	want := [4][4]data.Bound{
		e: {e: e, m: m, l: l, a: a},
		m: {e: m, m: m, l: a, a: a},
		l: {e: l, m: a, l: l, a: a},
		a: {e: a, m: a, l: a, a: a},
	}
	for x, row := range want {
		for y, sum := range row {
			if got := data.Bound(x).Add(data.Bound(y)); got != sum {
				t.Errorf("%q + %q is %q, want %q", data.Bound(x), data.Bound(y), got, sum)
			}
		}
		if b := data.Bound(x); b.Negate().Negate() != b || (b == e) != (b.Negate() == e) {
			t.Errorf("%q negated is %q", b, b.Negate())
		}
	}
}
