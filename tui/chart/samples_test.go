package chart

import (
	"fmt"
	"math"
	"strconv"

	"accord/tui/grid"
	"accord/tui/theme"
)

// braille is the default glyph set.
func braille() *theme.Glyphs { return theme.GlyphSet(theme.Braille) }

func number(v, _ float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }

func years(from, to int) []string {
	var s []string
	for y := from; y <= to; y++ {
		s = append(s, strconv.Itoa(y))
	}
	return s
}

// trade: two reporters, bounds, a gap, a spread and an event.
func trade(gl *theme.Glyphs) (Plot, []Line) {
	az := []float64{2.95, 2.6, 2.4, 2.0, 1.95, 2.05, 2.1, 2.5, 2.9, 2.4, 2.95, 3.7, 4.36, 4.8, 4.9}
	ru := []float64{3.0, 0, 3.58, 4.0, 0, 0, 2.5, 2.45, 3.2, 2.3, 3.35, 4.2, 4.4, 4.7, 4.95}
	p := Plot{Labels: years(2011, 2025), Selected: 12, FormatY: number, Glyphs: gl, Zero: true,
		Events: []EventMark{{Slot: 13, Frac: 0.18}}}
	a, r := Line{Style: theme.Series1}, Line{Style: theme.Series2}
	for i := range az {
		a.Points = append(a.Points, Point{OK: true, Y: az[i], Low: az[i], High: az[i]})
		r.Points = append(r.Points, Point{OK: ru[i] != 0, Y: ru[i], Low: ru[i], High: ru[i]})
	}
	a.Points[12].Mark = gl.More
	a.Points[8].Low, a.Points[8].High = 2.3, 3.6
	r.Points[6].Mark = gl.About
	r.Points[14].Mark = gl.Less
	a.Points[14].Mark = gl.Provisional
	return p, []Line{a, r}
}

// status: a break, a figure that steps back, two preliminary ones and a
// forecast, over the same a year earlier.
func status(gl *theme.Glyphs) (Plot, []Line) {
	p := Plot{Labels: years(2017, 2026), Selected: 6, FormatY: number, Glyphs: gl, Zero: true}
	a, before := Line{Style: theme.Series1}, Line{Style: theme.Series1, Dashed: true, Faint: true}
	before.Points = []Point{{}}
	for _, v := range []float64{2.1, 2.6, 3, 2.4, 4.4, 4.3, 4.8, 5.2, 5.1, 6} {
		a.Points = append(a.Points, Point{OK: true, Y: v})
		before.Points = append(before.Points, Point{OK: true, Y: v})
	}
	before.Points = before.Points[:len(a.Points)]
	before.Points[5].Break = true
	a.Points[2].Faint, a.Points[2].Mark = true, gl.About
	a.Points[4].Break = true
	a.Points[7].Dash, a.Points[7].Mark = Dotted, gl.Provisional
	a.Points[8].Dash, a.Points[8].Mark = Dotted, gl.Estimate
	a.Points[9].Dash, a.Points[9].Mark = Dashed, gl.Forecast
	return p, []Line{before, a}
}

// freight: growth rates, one of them negative, one provisional.
func freight(gl *theme.Glyphs) (Plot, [][]Bar) {
	p := Plot{Labels: []string{"2022", "2023", "H1'24", "10m'24", "9m'25"}, Selected: 1, FormatY: number, Glyphs: gl}
	var groups [][]Bar
	for i, v := range []float64{22, 11, 3, 5, -4.3} {
		b := Bar{OK: true, Value: v, Text: fmt.Sprintf("> %g", v), Style: theme.Series3, TextStyle: theme.Ink}
		if v < 0 {
			b.Style, b.Text = theme.Series5, "-4.3"
		}
		if i == 1 {
			b.TextStyle |= theme.Bold
		}
		b.Hollow = i == 3
		groups = append(groups, []Bar{b})
	}
	return p, groups
}

// monthly: sixty months of two reporters.
func monthly(gl *theme.Glyphs) (Plot, [][]Bar) {
	p := Plot{Selected: 50, FormatY: number, Glyphs: gl}
	var groups [][]Bar
	for i := range 60 {
		v := 100*math.Sin(float64(i)/5) + 20
		p.Labels = append(p.Labels, fmt.Sprintf("%02d.%d", i%12+1, 20+i/12))
		groups = append(groups, []Bar{{OK: i%7 != 6, Value: v, Text: fmt.Sprintf("%.0f", v), Style: theme.Series1, TextStyle: theme.Dim}})
	}
	return p, groups
}

// negative: a balance that crosses zero, with a dashed companion.
func negative(gl *theme.Glyphs) (Plot, []Line) {
	p := Plot{Labels: []string{"янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"}, Selected: 4, FormatY: number, Glyphs: gl}
	a, b := Line{Style: theme.Series3}, Line{Style: theme.Series4, Dashed: true}
	for i := range 12 {
		a.Points = append(a.Points, Point{OK: i != 5 && i != 6, Y: 300 * math.Sin(float64(i)/2)})
		b.Points = append(b.Points, Point{OK: true, Y: 200 * math.Cos(float64(i)/3), Mark: gl.Forecast})
	}
	return p, []Line{a, b}
}

// sheet draws on an empty grid of that size.
func sheet(w, h int, draw func(g *grid.Grid, r grid.Rect)) *grid.Grid {
	g := grid.New(w, h)
	draw(g, g.Bounds())
	return g
}

// pairs: two reporters side by side, one bound, one missing, one provisional.
func pairs(gl *theme.Glyphs) (Plot, [][]Bar) {
	p := Plot{Labels: []string{"2021", "2022", "2023", "2024"}, Selected: 2, FormatY: number, Glyphs: gl}
	bar := func(v float64, text string, s grid.Style) Bar {
		return Bar{OK: true, Value: v, Text: text, Style: s, TextStyle: theme.Ink}
	}
	groups := [][]Bar{
		{bar(-8, "-8", theme.Series1), bar(-6.5, "-6.5", theme.Series2)},
		{bar(22, ">22", theme.Series1), bar(20, "20", theme.Series2)},
		{bar(11, ">11", theme.Series1), bar(10, "10", theme.Series2)},
		{bar(5, "5", theme.Series1), {}},
	}
	groups[3][0].Hollow = true
	return p, groups
}
