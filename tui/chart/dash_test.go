package chart

import (
	"fmt"
	"testing"

	"accord/tui/grid"
	"accord/tui/theme"
)

// five are five points in a row, changed by f.
func five(f func(points []Point)) []Point {
	points := make([]Point, 5)
	for i := range points {
		points[i] = Point{OK: true, Y: float64(i + 1)}
	}
	if f != nil {
		f(points)
	}
	return points
}

func drawFive(gl theme.GlyphName, l Line) (*grid.Grid, Geometry) {
	l.Style = theme.Series1
	var geo Geometry
	g := sheet(70, 14, func(g *grid.Grid, r grid.Rect) {
		geo = Lines(g, r, Plot{Labels: years(2019, 2023), Selected: -1, FormatY: number, Glyphs: theme.GlyphSet(gl)}, []Line{l})
	})
	return g, geo
}

// between is what stands in the columns between two slots, markers apart.
func between(g *grid.Grid, geo Geometry, a, b int) string {
	from, _ := geo.X(a)
	to, _ := geo.X(b)
	out := ""
	for y := geo.Plot.Y; y < geo.Plot.Y+geo.Plot.H; y++ {
		for x := from + 1; x < to; x++ {
			if c := g.At(x, y); c.Style == theme.Series1 {
				out += fmt.Sprintf("%d,%d %c;", x-from, y, c.Rune)
			}
		}
	}
	return out
}

func TestDashesDiffer(t *testing.T) {
	for _, gl := range theme.GlyphNames() {
		seen := map[string]string{}
		for name, l := range map[string]Line{
			"solid":  {Points: five(nil)},
			"dotted": {Points: five(func(p []Point) { p[4].Dash = Dotted })},
			"dashed": {Points: five(func(p []Point) { p[4].Dash = Dashed })},
			"faint":  {Points: five(nil), Faint: true},
			"break":  {Points: five(func(p []Point) { p[4].Break = true })},
		} {
			g, geo := drawFive(gl, l)
			got := between(g, geo, 3, 4)
			if other, ok := seen[got]; ok {
				t.Errorf("%s: %s looks like %s", gl, name, other)
			}
			seen[got] = name
			if before := between(g, geo, 0, 3); name != "faint" {
				plain, geo := drawFive(gl, Line{Points: five(nil)})
				if before != between(plain, geo, 0, 3) {
					t.Errorf("%s: %s changes the line before it", gl, name)
				}
			}
		}
		// A dotted stretch as long as a gap does not look like it.
		g, geo := drawFive(gl, Line{Points: five(func(p []Point) { p[1] = Point{} })})
		bridge := between(g, geo, 0, 2)
		g, geo = drawFive(gl, Line{Points: five(func(p []Point) { p[1].Dash, p[2].Dash = Dotted, Dotted })})
		if between(g, geo, 0, 2) == bridge {
			t.Errorf("%s: a gap is dotted like a provisional value", gl)
		}
	}
}

func TestBreak(t *testing.T) {
	for _, gl := range theme.GlyphNames() {
		sign := theme.GlyphSet(gl).Break
		for name, points := range map[string][]Point{
			"at the value":   five(func(p []Point) { p[3].Break = true }),
			"over a gap":     five(func(p []Point) { p[2], p[3].Break = Point{}, true }),
			"without value":  five(func(p []Point) { p[2] = Point{Break: true} }),
			"a marker aside": five(func(p []Point) { p[3].Break, p[3].Mark = true, '@' }),
		} {
			g, geo := drawFive(gl, Line{Points: points})
			x, _ := geo.X(3)
			if count(g, sign) != 1 {
				t.Fatalf("%s, %s: no sign:\n%s", gl, name, g.Plain())
			}
			for y := range g.H {
				if c := g.At(x-1, y); c.Style == theme.Series1 && c.Rune != sign {
					t.Errorf("%s, %s: %q leads to the value:\n%s", gl, name, c.Rune, g.Plain())
				}
			}
			if before := between(g, geo, 1, 2); name == "without value" && before != "" {
				t.Errorf("%s, %s: a line over the break", gl, name)
			}
		}
	}
}

// TestBreaksAreNeverLost packs slots as close as columns.
func TestBreaksAreNeverLost(t *testing.T) {
	for n := 2; n < 60; n += 3 {
		points := make([]Point, n)
		for i := range points {
			points[i] = Point{OK: true, Y: float64(i % 2)}
		}
		points[n/2].Break = true
		for _, w := range []int{20, 33, 60} {
			g := sheet(w, 8, func(g *grid.Grid, r grid.Rect) {
				Lines(g, r, Plot{Selected: n / 2}, []Line{{Points: points, Style: theme.Series1}})
			})
			if count(g, '≠') != 1 {
				t.Errorf("%d slots in %d columns: %d signs:\n%s", n, w, count(g, '≠'), g.Plain())
			}
		}
	}
}

func TestFaintLine(t *testing.T) {
	for _, gl := range theme.GlyphNames() {
		set := theme.GlyphSet(gl)
		g, _ := drawFive(gl, Line{Faint: true, Points: five(func(p []Point) { p[1].Low, p[1].High = 0, 9; p[2].Mark = '@' })})
		if count(g, set.Exact) != 0 || count(g, '@') != 0 {
			t.Errorf("%s: a faint line has markers:\n%s", gl, g.Plain())
		}
		// Each value is seen, also one that stands alone.
		one, geo := drawFive(gl, Line{Faint: true, Points: five(func(p []Point) { p[0], p[1], p[3], p[4] = Point{}, Point{}, Point{}, Point{} })})
		x, _ := geo.X(2)
		n := 0
		for y := range one.H {
			if one.At(x, y).Style == theme.Series1 {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s: the only value is drawn %d times:\n%s", gl, n, one.Plain())
		}
	}
	line, _ := drawFive(theme.Braille, Line{Points: five(nil)})
	dash, _ := drawFive(theme.Braille, Line{Points: five(nil), Dashed: true})
	faint, _ := drawFive(theme.Braille, Line{Points: five(nil), Faint: true, Dashed: true})
	if a, b, c := dots(line, theme.Series1), dots(dash, theme.Series1), dots(faint, theme.Series1); c == 0 || c*3 > a*2 || c >= b {
		t.Errorf("dots: line %d, dashed %d, faint %d", a, b, c)
	}
}

func TestFaintPoint(t *testing.T) {
	for _, gl := range theme.GlyphNames() {
		g, geo := drawFive(gl, Line{Points: five(func(p []Point) { p[2].Faint, p[2].Mark, p[2].Style = true, '@', theme.Accent })})
		if s := between(g, geo, 1, 3); s != "" {
			t.Errorf("%s: the line to or from a faint point stands out: %s", gl, s)
		}
		x, _ := geo.X(2)
		found := false
		for y := range g.H {
			found = found || g.At(x, y) == grid.Cell{Rune: '@', Style: theme.Faint}
		}
		if !found || between(g, geo, 0, 1) == "" || between(g, geo, 3, 4) == "" {
			t.Errorf("%s: the faint point or the rest of the line is not there:\n%s", gl, g.Plain())
		}
	}
}

func TestStatusSweep(t *testing.T) {
	values := shapes()["long"]
	lines := linesOf(values)
	for i := range values {
		lines[0].Points[i].Dash = Dash(i % 3)
		lines[0].Points[i].Break = i%4 == 1
		lines[0].Points[i].Faint = i%5 == 1
	}
	lines[1].Faint = true
	for _, glyphs := range theme.GlyphNames() {
		p := Plot{Labels: labels(len(values)), Selected: 1, Glyphs: theme.GlyphSet(glyphs)}
		sweep(t, fmt.Sprintf("status, %s", glyphs), func(g *grid.Grid, r grid.Rect) Geometry { return Lines(g, r, p, lines) })
	}
}
