package chart

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"accord/tui/grid"
	"accord/tui/theme"
)

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi          float64
		n               int
		lo2, hi2, step2 float64
	}{
		{0, 4.9, 5, 0, 5, 1},
		{0, 10, 5, 0, 10, 2},
		{-4.3, 22, 5, -5, 25, 5},
		{0, 4799, 5, 0, 5000, 1000},
		{0.012, 0.048, 4, 0.01, 0.05, 0.01},
		{7, 7, 4, 6, 8, 0.5},
		{0, 0, 4, 0, 1, 0.2},
		{math.NaN(), math.Inf(1), 0, 0, 1, 1},
	} {
		lo, hi, step := Ticks(c.lo, c.hi, c.n)
		if !near(lo, c.lo2) || !near(hi, c.hi2) || !near(step, c.step2) {
			t.Errorf("Ticks(%v, %v, %d) = %v, %v, %v; want %v, %v, %v", c.lo, c.hi, c.n, lo, hi, step, c.lo2, c.hi2, c.step2)
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(b)) }

func TestTicksCoverTheRange(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		lo := rnd.NormFloat64() * math.Pow(10, float64(rnd.IntN(12)-4))
		hi := lo + rnd.Float64()*math.Pow(10, float64(rnd.IntN(12)-4))
		n := 2 + rnd.IntN(8)
		a, b, step := Ticks(lo, hi, n)
		slack := 1e-6 * step
		if a > lo+slack || b < hi-slack || a < lo-step-slack && hi-lo > math.Abs(lo)*1e-8 {
			t.Fatalf("Ticks(%v, %v, %d) = %v … %v by %v does not fit", lo, hi, n, a, b, step)
		}
		if m := step / math.Pow(10, math.Floor(math.Log10(step)+1e-9)); !near(m, 1) && !near(m, 2) && !near(m, 5) {
			t.Fatalf("step %v is not 1, 2 or 5 times a power of ten", step)
		}
	}
}

// ruler reads the tick labels off a drawn chart and returns the value at a row
// as a reader would work it out.
func ruler(t *testing.T, g *grid.Grid, plot grid.Rect) func(row float64) float64 {
	t.Helper()
	var rows, values []float64
	for y := plot.Y; y < plot.Y+plot.H; y++ {
		var b strings.Builder
		for x := 0; x < plot.X; x++ {
			b.WriteRune(g.At(x, y).Rune)
		}
		if v, err := strconv.ParseFloat(strings.TrimSpace(b.String()), 64); err == nil {
			rows, values = append(rows, float64(y)), append(values, v)
		}
	}
	if len(rows) < 2 {
		t.Fatalf("fewer than two ticks:\n%s", g.Plain())
	}
	last := len(rows) - 1
	slope := (values[last] - values[0]) / (rows[last] - rows[0])
	for i := range rows { // equal distances
		if want := values[0] + slope*(rows[i]-rows[0]); math.Abs(want-values[i]) > math.Abs(slope)*1e-6 {
			t.Fatalf("tick %v on row %v, want %v:\n%s", values[i], rows[i], want, g.Plain())
		}
	}
	return func(row float64) float64 { return values[0] + slope*(row-rows[0]) }
}

func TestMarkersStandAtTheirValues(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		n := 2 + rnd.IntN(8)
		l := Line{Style: theme.Series1}
		size := math.Pow(10, float64(rnd.IntN(5)))
		offset := rnd.NormFloat64() * 3
		for range n {
			l.Points = append(l.Points, Point{OK: true, Y: (rnd.NormFloat64() + offset) * size, Mark: '@'})
		}
		p := Plot{Labels: labels(n), Selected: -1, FormatY: number, Zero: rnd.IntN(2) == 0}
		var geo Geometry
		g := sheet(50+rnd.IntN(50), 10+rnd.IntN(20), func(g *grid.Grid, r grid.Rect) { geo = Lines(g, r, p, []Line{l}) })
		value := ruler(t, g, geo.Plot)
		for slot, pt := range l.Points {
			x, _ := geo.X(slot)
			row := -1
			for y := range g.H {
				if g.At(x, y).Rune == '@' {
					row = y
				}
			}
			if row < 0 {
				t.Fatalf("no marker for %v:\n%s", pt.Y, g.Plain())
			}
			half := math.Abs(value(0)-value(1)) * 0.501
			if math.Abs(value(float64(row))-pt.Y) > half {
				t.Fatalf("%v is drawn at %v ± %v:\n%s", pt.Y, value(float64(row)), half, g.Plain())
			}
		}
	}
}

func TestBarsHaveTheirHeights(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	gl := theme.GlyphSet(theme.Braille)
	for range 300 {
		n := 2 + rnd.IntN(6)
		var groups [][]Bar
		for range n {
			groups = append(groups, []Bar{{OK: true, Value: math.Abs(rnd.NormFloat64())*20 + 0.5, Style: theme.Series1}})
		}
		var geo Geometry
		g := sheet(60, 10+rnd.IntN(20), func(g *grid.Grid, r grid.Rect) {
			geo = Bars(g, r, Plot{Labels: labels(n), Selected: -1, FormatY: number}, groups)
		})
		value := ruler(t, g, geo.Plot)
		unit := math.Abs(value(0)-value(1)) / 8
		for slot, b := range groups {
			x, _ := geo.X(slot)
			eighths := 0
			for y := geo.Plot.Y; y < geo.Plot.Y+geo.Plot.H; y++ {
				for i, r := range gl.Low {
					if i > 0 && g.At(x, y).Rune == r {
						eighths += i
					}
				}
			}
			if got := float64(eighths) * unit; math.Abs(got-b[0].Value) > unit*0.501 {
				t.Fatalf("%v is drawn as %v:\n%s", b[0].Value, got, g.Plain())
			}
		}
	}
}
