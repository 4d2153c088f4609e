package chart

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"accord/tui/grid"
	"accord/tui/theme"
)

func TestStacked(t *testing.T) {
	for _, c := range []struct {
		parts []float64
		w     int
		max   float64
		want  string
	}{
		{[]float64{2, 2, 1}, 25, 5, "aaaaaaaaa bbbbbbbbb cccc"},
		{[]float64{2, 2, 1}, 10, 10, "a b c"},
		{[]float64{0, 3, 0}, 10, 3, "bbbbbbbbb"},
		{[]float64{1, 1, 1}, 2, 3, "ab"},
		{[]float64{-1, math.NaN(), math.Inf(1)}, 9, 3, ""},
		{nil, 9, 3, ""},
		{[]float64{1}, 0, 1, ""},
	} {
		var parts []Part
		for i, v := range c.parts {
			parts = append(parts, Part{Value: v, Rune: rune('a' + i)})
		}
		g := grid.New(c.w, 1)
		Stacked(g, 0, 0, c.w, parts, c.max, nil)
		got := g.Plain()
		if got != c.want {
			t.Errorf("%v in %d of %v: %q, want %q", c.parts, c.w, c.max, got, c.want)
		}
	}
}

func TestStackedNeverHidesAPart(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	for range 3000 {
		w := rnd.IntN(40)
		var parts []Part
		shown := 0
		for i := range rnd.IntN(6) {
			v := float64(rnd.IntN(4)) * math.Pow(10, float64(rnd.IntN(4)))
			if v > 0 {
				shown++
			}
			parts = append(parts, Part{Value: v, Rune: rune('a' + i)})
		}
		g := grid.New(w+5, 1)
		used := Stacked(g, 0, 0, w, parts, float64(rnd.IntN(2000)), nil)
		text := g.Plain()
		if used > w || grid.Width(text) > used {
			t.Fatalf("%v: %q, %d cells of %d", parts, text, used, w)
		}
		for _, p := range parts {
			if p.Value > 0 && shown <= w && !strings.ContainsRune(text, p.Rune) {
				t.Fatalf("%v in %d cells: %q hides %q", parts, w, text, p.Rune)
			}
		}
	}
}

func TestSpark(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		values []float64
		w      int
		want   string
	}{
		{[]float64{1, 2, 4, 8}, 10, "▁▂▄█"},
		{[]float64{0, nan, 16, 1}, 10, "··█▁"},
		{[]float64{1, 8, 2, 4, nan, nan, 3, math.Inf(1)}, 4, "█▄·▃"},
		{[]float64{-2, 2}, 2, "▔█"},
		{[]float64{0, 0}, 5, "··"},
		{nil, 5, ""},
		{[]float64{1}, 0, ""},
		{[]float64{1}, -3, ""},
	} {
		g := grid.New(12, 1)
		Spark(g, 0, 0, c.w, c.values, theme.Series1, theme.Faint, nil)
		if got := g.Plain(); got != c.want {
			t.Errorf("%v in %d: %q, want %q", c.values, c.w, got, c.want)
		}
	}
}
