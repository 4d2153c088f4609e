package chart

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"accord/tui/grid"
	"accord/tui/theme"
)

// logRange is a random range above zero of up to that many decades.
func logRange(rnd *rand.Rand, decades float64) extent {
	lo := math.Pow(10, rnd.Float64()*20-10)
	e := extent{}
	e.add(lo)
	e.add(lo * math.Pow(10, rnd.Float64()*decades))
	return e
}

func TestLogRowsAreProportionalToLogarithms(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 9))
	for range 2000 {
		e := logRange(rnd, 12)
		rows := 3 + rnd.IntN(50)
		s := logScale(e, rows)
		if top, bottom := s.row(e.hi), s.row(e.lo); top < -1e-6 || bottom > float64(rows-1)+1e-6 {
			t.Fatalf("%v … %v in %d rows: rows %v … %v", e.lo, e.hi, rows, top, bottom)
		}
		v := e.lo * math.Pow(e.hi/e.lo, rnd.Float64())
		if got := math.Pow(10, s.levelAt(s.row(v))); math.Abs(got/v-1) > 1e-9 {
			t.Fatalf("%v is on row %v, where %v is", v, s.row(v), got)
		}
		// Equal ratios are equal distances.
		if a, b := s.row(v)-s.row(2*v), s.row(7*v)-s.row(14*v); math.Abs(a-b) > 1e-6*max(1, math.Abs(a)) {
			t.Fatalf("doubling %v is %v rows, doubling %v is %v", v, a, 7*v, b)
		}
	}
}

func TestLogTicks(t *testing.T) {
	rnd := rand.New(rand.NewPCG(2, 9))
	for i := range 4000 {
		e := logRange(rnd, []float64{0.02, 0.3, 1, 3, 12, 200}[i%6])
		rows := 6 + rnd.IntN(50)
		s := logScale(e, rows)
		n := 0
		last := math.Inf(1)
		for row := range rows {
			v, ok := s.tick(row)
			if !ok {
				continue
			}
			n++
			if math.Abs(s.row(v)-float64(row)) > 0.5+1e-6 || v >= last {
				t.Fatalf("%v … %v in %d rows: tick %v on row %d, its place is %v", e.lo, e.hi, rows, v, row, s.row(v))
			}
			last = v
			step := s.stepOf(v)
			if k := v / step; math.Abs(k-math.Round(k)) > 1e-6 {
				t.Fatalf("tick %v is no multiple of %v", v, step)
			}
			m := step / math.Pow(10, math.Floor(math.Log10(step)+1e-9))
			if !near(m, 1) && !near(m, 2) && !near(m, 5) {
				t.Fatalf("tick %v of step %v is not 1, 2 or 5 times a power of ten", v, step)
			}
		}
		if n < 3 || n > maxLogTicks {
			t.Fatalf("%v … %v in %d rows has %d ticks", e.lo, e.hi, rows, n)
		}
	}
}

func TestLogTicksRead(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		rows   int
		want   string
	}{
		{1, 1000, 20, "1 2 5 10 20 50 100 200 500 1000"},
		{1, 1000, 10, "1 10 100 1000"},
		{0.02, 3, 14, "0.02 0.05 0.1 0.2 0.5 1 2"},
		{3, 9, 10, "4 6 8"},
		{4.1, 4.9, 10, "4.2 4.4 4.6 4.8"},
		{1e-300, 1e300, 20, "1e-300 1e-200 1e-100 1 1e+100 1e+200 1e+300"},
	} {
		s := logScale(extent{c.lo, c.hi, true}, c.rows)
		var got []string
		for row := c.rows - 1; row >= 0; row-- {
			if v, ok := s.tick(row); ok {
				got = append(got, number(v, 0))
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v … %v in %d rows: %v, want %s", c.lo, c.hi, c.rows, got, c.want)
		}
	}
}

func TestMarkersOnALogAxisStandAtTheirValues(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 9))
	for range 200 {
		n := 3 + rnd.IntN(8)
		l := Line{Style: theme.Series1}
		for range n {
			l.Points = append(l.Points, Point{OK: true, Y: math.Pow(10, rnd.Float64()*4), Mark: '@'})
		}
		var geo Geometry
		g := sheet(60, 12+rnd.IntN(20), func(g *grid.Grid, r grid.Rect) {
			geo = Lines(g, r, Plot{Labels: labels(n), Selected: -1, FormatY: number, Zero: true, Log: true}, []Line{l})
		})
		ticks := map[int]float64{}
		for y := geo.Plot.Y; y < geo.Plot.Y+geo.Plot.H; y++ {
			text := ""
			for x := range geo.Plot.X {
				text += string(g.At(x, y).Rune)
			}
			if v, err := strconv.ParseFloat(strings.TrimSpace(text), 64); err == nil {
				ticks[y] = v
			}
		}
		if len(ticks) < 3 {
			t.Fatalf("%d ticks:\n%s", len(ticks), g.Plain())
		}
		for slot, pt := range l.Points {
			x, _ := geo.X(slot)
			for y := range g.H {
				if g.At(x, y).Rune != '@' {
					continue
				}
				for row, v := range ticks { // never on the wrong side of a tick
					if row < y && v < pt.Y || row > y && v > pt.Y {
						t.Fatalf("%v is on row %d, the tick %v on row %d:\n%s", pt.Y, y, v, row, g.Plain())
					}
				}
			}
		}
	}
}

func TestLogAxisLeavesOutAndCounts(t *testing.T) {
	pt := func(v float64) Point { return Point{OK: true, Y: v, Low: v, High: v, Mark: '@'} }
	draw := func(lines ...Line) (Geometry, *grid.Grid) {
		var geo Geometry
		g := sheet(50, 14, func(g *grid.Grid, r grid.Rect) {
			geo = Lines(g, r, Plot{Labels: labels(5), Selected: -1, Zero: true, Log: true}, lines)
		})
		return geo, g
	}
	l := Line{Style: theme.Series1, Points: []Point{pt(1), pt(0), pt(10), pt(-4), {OK: true, Y: math.NaN()}}}
	geo, g := draw(l)
	if geo.Omitted != 2 || count(g, '@') != 2 {
		t.Errorf("%d left out, %d markers, want 2 and 2:\n%s", geo.Omitted, count(g, '@'), g.Plain())
	}
	if n := dots(g, theme.Series1); n != 0 {
		t.Errorf("a line of %d dots leads over a value that is there", n)
	}
	if l.Points[1].Y != 0 || !l.Points[1].OK {
		t.Error("the caller's points were changed")
	}
	low := Line{Style: theme.Series2, Points: []Point{{OK: true, Y: 5, Low: 0, High: 8}, pt(1), pt(10)}}
	if geo, g = draw(low); geo.Omitted != 1 || count(g, '│') < 8 {
		t.Errorf("a claim of zero: %d left out:\n%s", geo.Omitted, g.Plain())
	}
	if geo, g = draw(Line{Points: []Point{pt(0), pt(-1)}}); geo.Omitted != 2 || count(g, '@') != 0 || geo.Plot.W == 0 {
		t.Errorf("nothing above zero: %d left out:\n%s", geo.Omitted, g.Plain())
	}
	linear := sheet(50, 14, func(g *grid.Grid, r grid.Rect) { geo = Lines(g, r, Plot{Labels: labels(5), Selected: -1}, []Line{l}) })
	if geo.Omitted != 0 || count(linear, '@') != 4 {
		t.Errorf("a linear axis leaves out %d", geo.Omitted)
	}
}

func TestBarsIgnoreLog(t *testing.T) {
	p, groups := freight(braille())
	draw := func() string {
		return sheet(58, 14, func(g *grid.Grid, r grid.Rect) { Bars(g, r, p, groups) }).Plain()
	}
	linear := draw()
	if p.Log = true; draw() != linear {
		t.Error("bars changed with a logarithmic axis")
	}
}

func TestLogSweep(t *testing.T) {
	all := shapes()
	all["orders"] = []float64{1e-300, 1, 0, 1e300, -5, 1e-12, math.NaN()}
	all["decade"] = []float64{4.1, 4.3, 4.9}
	for name, values := range all {
		for _, glyphs := range theme.GlyphNames() {
			if glyphs != theme.Braille && name != "mixed" && name != "orders" {
				continue
			}
			p := Plot{Labels: labels(len(values)), Selected: 1, Log: true, Zero: true, Glyphs: theme.GlyphSet(glyphs)}
			sweep(t, fmt.Sprintf("log, %s, %s", name, glyphs), func(g *grid.Grid, r grid.Rect) Geometry {
				return Lines(g, r, p, linesOf(values))
			})
		}
	}
}
