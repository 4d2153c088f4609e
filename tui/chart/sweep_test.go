package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"accord/tui/grid"
	"accord/tui/theme"
)

// shapes are the data that a chart must survive.
func shapes() map[string][]float64 {
	nan, inf := math.NaN(), math.Inf(1)
	long := make([]float64, 60)
	for i := range long {
		long[i] = 40*math.Sin(float64(i)/4) + 10
	}
	return map[string][]float64{
		"empty":    {},
		"one":      {4.3},
		"zero":     {0, 0, 0},
		"equal":    {7, 7, 7, 7},
		"negative": {-3, -1, -4, -1, -5},
		"mixed":    {22, 11, 3, 5, -4.3},
		"missing":  {nan, 3, nan, nan, 5, nan},
		"infinite": {inf, 1, -inf, 2},
		"nothing":  {nan, inf, -inf},
		"huge":     {1.7e308, -1.7e308, 3e299},
		"tiny":     {5e-324, 1e-310, 0},
		"flat top": {1e15, 1e15 + 0.125, 1e15},
		"long":     long,
	}
}

func labels(n int) []string {
	names := []string{"2023", "Нояб'23", "yanvar–avqust", "Ə"}
	out := make([]string, n)
	for i := range out {
		out[i] = names[i%len(names)] + fmt.Sprint(i)
	}
	return out
}

const (
	marginX  = 3
	marginY  = 2
	sentinel = '%'
)

// checkInside fails when a chart changed a cell outside of its rectangle, or a
// line of the grid is not exactly as wide as the grid.
func checkInside(t *testing.T, g *grid.Grid, r grid.Rect, what string) {
	t.Helper()
	for y := range g.H {
		for x := range g.W {
			if !r.Contains(x, y) && g.At(x, y).Rune != sentinel {
				t.Fatalf("%s: %q at %d,%d is outside of %v", what, g.At(x, y).Rune, x, y, r)
			}
		}
	}
	for y, line := range strings.Split(g.Plain(), "\n") {
		if w := grid.Width(line); w != g.W {
			t.Fatalf("%s: line %d has %d cells, want %d", what, y, w, g.W)
		}
	}
}

// sweep draws on every size and checks each; under the race detector on one in
// five, of which neighbouring heights have others.
func sweep(t *testing.T, what string, draw func(g *grid.Grid, r grid.Rect) Geometry) {
	t.Helper()
	stepW := 1
	switch {
	case testing.Short():
		stepW = 7
	case raceDetector:
		stepW = 5
	}
	for h := 0; h <= 40; h++ {
		for w := h % stepW; w <= 140; w += stepW {
			if w > 50 && h%4 != 0 { // the large sizes differ little from each other
				continue
			}
			g := grid.New(w+2*marginX, h+2*marginY)
			g.Fill(g.Bounds(), sentinel, 0)
			r := grid.Rect{X: marginX, Y: marginY, W: w, H: h}
			g.Fill(r, ' ', 0)
			geo := draw(g, r)
			name := fmt.Sprintf("%s at %d×%d", what, w, h)
			for slot := range 60 {
				geo.Cursor(g, slot, theme.Accent, nil)
				if x, ok := geo.X(slot); ok && (x < geo.Plot.X || x >= geo.Plot.X+geo.Plot.W) {
					t.Fatalf("%s: slot %d in column %d, outside of %v", name, slot, x, geo.Plot)
				}
			}
			checkInside(t, g, r, name)
		}
	}
}

func linesOf(values []float64) []Line {
	a, b := Line{Style: theme.Series1}, Line{Style: theme.Series2, Dashed: true}
	for i, v := range values {
		a.Points = append(a.Points, Point{OK: true, Y: v, Low: v - 1, High: v + 1})
		b.Points = append(b.Points, Point{OK: i%3 != 1, Y: -v, Low: v, High: -v, Mark: '▴'})
	}
	return []Line{a, b}
}

func groupsOf(values []float64) [][]Bar {
	var groups [][]Bar
	for i, v := range values {
		text := fmt.Sprintf("> %.3g", v)
		g := []Bar{{OK: true, Value: v, Text: text, Style: theme.Series1, Hollow: i%2 == 1}}
		if i%2 == 0 {
			g = append(g, Bar{OK: true, Value: -v, Text: "Ə" + text, Style: theme.Series2})
		}
		groups = append(groups, g)
	}
	return groups
}

func TestLinesSweep(t *testing.T) {
	for name, values := range shapes() {
		for _, glyphs := range theme.GlyphNames() {
			if glyphs != theme.Braille && name != "mixed" && name != "huge" && name != "long" {
				continue
			}
			p := Plot{Labels: labels(len(values)), Selected: 1, Zero: name == "equal", Glyphs: theme.GlyphSet(glyphs),
				Events: []EventMark{{0, 0.5, 0}, {2, math.NaN(), 0}, {-1, 0, 0}, {1, 7, 0}}}
			sweep(t, fmt.Sprintf("lines, %s, %s", name, glyphs), func(g *grid.Grid, r grid.Rect) Geometry {
				return Lines(g, r, p, linesOf(values))
			})
		}
	}
}

func TestBarsSweep(t *testing.T) {
	for name, values := range shapes() {
		p := Plot{Labels: labels(len(values)), Selected: len(values) - 1, Events: []EventMark{{1, 0.9, 0}}}
		sweep(t, "bars, "+name, func(g *grid.Grid, r grid.Rect) Geometry {
			return Bars(g, r, p, groupsOf(values))
		})
	}
}

func TestFewerLabelsThanPoints(t *testing.T) {
	sheet(40, 12, func(g *grid.Grid, r grid.Rect) {
		Lines(g, r, Plot{Labels: []string{"a"}, Selected: 3}, linesOf([]float64{1, 2, 3, 4}))
		Bars(g, r, Plot{Labels: []string{"a"}, Selected: 3}, groupsOf([]float64{1, 2, 3, 4}))
		Bars(g, r, Plot{Labels: labels(9), Selected: 8}, groupsOf([]float64{1}))
		Lines(g, r, Plot{}, nil)
	})
}

func TestLabelsAreNeverCut(t *testing.T) {
	for n := 1; n <= 40; n += 3 {
		p := Plot{Labels: labels(n), Selected: n / 2, FormatY: func(v, _ float64) string { return "12" }}
		for w := 8; w <= 120; w++ {
			g := sheet(w, 10, func(g *grid.Grid, r grid.Rect) { Lines(g, r, p, linesOf(make([]float64, n))) })
			last := strings.Split(g.Plain(), "\n")[9]
			for _, word := range strings.Fields(last) {
				found := false
				for _, l := range p.Labels {
					found = found || l == word
				}
				if !found {
					t.Fatalf("%d slots in %d columns: %q is not a label", n, w, word)
				}
			}
			if w >= 30 && !strings.Contains(last, p.Labels[n/2]) {
				t.Fatalf("%d slots in %d columns: the selected label is not in %q", n, w, last)
			}
		}
	}
}
