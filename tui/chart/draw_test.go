package chart

import (
	"math"
	"math/bits"
	"strings"
	"testing"

	"accord/tui/grid"
	"accord/tui/theme"
)

// dots counts the braille dots of a style.
func dots(g *grid.Grid, s grid.Style) int {
	n := 0
	for y := range g.H {
		for x := range g.W {
			if c := g.At(x, y); c.Style == s && c.Rune > 0x2800 && c.Rune <= 0x28ff {
				n += bits.OnesCount8(uint8(c.Rune - 0x2800))
			}
		}
	}
	return n
}

func count(g *grid.Grid, r rune) int { return strings.Count(g.Plain(), string(r)) }

func TestGapIsDotted(t *testing.T) {
	draw := func(l Line) *grid.Grid {
		return sheet(60, 12, func(g *grid.Grid, r grid.Rect) {
			Lines(g, r, Plot{Labels: labels(5), Selected: -1, FormatY: number}, []Line{l})
		})
	}
	pt := func(v float64) Point { return Point{OK: true, Y: v} }
	full := dots(draw(Line{Style: theme.Series1, Points: []Point{pt(1), pt(2), pt(3), pt(4), pt(5)}}), theme.Series1)
	dash := dots(draw(Line{Style: theme.Series1, Dashed: true, Points: []Point{pt(1), pt(2), pt(3), pt(4), pt(5)}}), theme.Series1)
	gap := dots(draw(Line{Style: theme.Series1, Points: []Point{pt(1), {}, {Y: 9}, {OK: true, Y: math.NaN()}, pt(5)}}), theme.Series1)
	if gap == 0 || gap*2 > full || dash >= full || dash <= gap {
		t.Errorf("dots: line %d, dashed %d, gap %d", full, dash, gap)
	}
}

func TestNothingBeyondTheEnds(t *testing.T) {
	l := Line{Style: theme.Series1, Points: []Point{{}, {}, {OK: true, Y: 3}, {OK: true, Y: 4}, {}}}
	var geo Geometry
	g := sheet(60, 12, func(g *grid.Grid, r grid.Rect) {
		geo = Lines(g, r, Plot{Labels: labels(5), Selected: -1}, []Line{l})
	})
	from, _ := geo.X(2)
	to, _ := geo.X(3)
	for y := range g.H {
		for x := range g.W {
			if g.At(x, y).Style == theme.Series1 && (x < from || x > to) {
				t.Fatalf("a line without values is drawn at %d,%d", x, y)
			}
		}
	}
}

func TestMarkersOnOneCellBothShow(t *testing.T) {
	same := []Point{{OK: true, Y: 1, Mark: 'a'}, {OK: true, Y: 2, Mark: 'a'}}
	other := []Point{{OK: true, Y: 1, Mark: 'b'}, {OK: true, Y: 2, Mark: 'b'}}
	p := Plot{Labels: []string{"1", "2"}, Selected: -1, FormatY: func(_, _ float64) string { return "0" }}
	g := sheet(40, 10, func(g *grid.Grid, r grid.Rect) { Lines(g, r, p, []Line{{Points: same}, {Points: other}}) })
	if count(g, 'a') != 2 || count(g, 'b') != 2 {
		t.Errorf("markers lost:\n%s", g.Plain())
	}
}

func TestDenseLinesKeepTheMarksThatSay(t *testing.T) {
	l := Line{Style: theme.Series1}
	for i := range 100 {
		l.Points = append(l.Points, Point{OK: true, Y: float64(i % 9)})
	}
	l.Points[50].Mark = '▴'
	g := sheet(60, 16, func(g *grid.Grid, r grid.Rect) {
		Lines(g, r, Plot{Labels: make([]string, 100), Selected: 20}, []Line{l})
	})
	if count(g, '▴') != 1 || count(g, '●') != 2 {
		t.Errorf("want one ▴, and ● for the selection and the end:\n%s", g.Plain())
	}
}

func TestWhiskerSpansTheClaims(t *testing.T) {
	l := Line{Style: theme.Series1, Points: []Point{{OK: true, Y: 5, Low: 2, High: 9}, {OK: true, Y: 0}, {OK: true, Y: 10}}}
	var geo Geometry
	g := sheet(40, 12, func(g *grid.Grid, r grid.Rect) {
		geo = Lines(g, r, Plot{Labels: []string{"a", "b", "c"}, Selected: -1, FormatY: number}, []Line{l})
	})
	value := ruler(t, g, geo.Plot)
	x, _ := geo.X(0)
	top, bottom := math.Inf(-1), math.Inf(1)
	for y := range g.H {
		if c := g.At(x, y); c.Rune == '│' && c.Style == theme.Series1 {
			top, bottom = max(top, value(float64(y))), min(bottom, value(float64(y)))
		}
	}
	if half := math.Abs(value(0)-value(1)) / 2; math.Abs(top-9) > half || math.Abs(bottom-2) > half {
		t.Errorf("whisker from %v to %v, want 2 to 9:\n%s", bottom, top, g.Plain())
	}
}

func TestNegativeBarsHang(t *testing.T) {
	groups := [][]Bar{
		{{OK: true, Value: 8, Text: "up", Style: theme.Series1}},
		{{OK: true, Value: -8, Text: "down", Style: theme.Series2}},
		{{OK: true, Value: 0, Text: "none", Style: theme.Series3}},
		{{OK: false, Value: 9, Text: "absent", Style: theme.Series4}},
	}
	g := sheet(50, 14, func(g *grid.Grid, r grid.Rect) {
		Bars(g, r, Plot{Labels: labels(4), Selected: -1, FormatY: number}, groups)
	})
	zero := -1
	for y := range g.H {
		if g.At(g.W-1, y).Rune == '─' {
			zero = y
		}
	}
	above, below := 0, 0
	for y := range g.H {
		for x := range g.W {
			switch c := g.At(x, y); {
			case c.Style == theme.Series1 && y < zero:
				above++
			case c.Style == theme.Series2 && y > zero:
				below++
			case c.Style == theme.Series1, c.Style == theme.Series2, c.Style == theme.Series3, c.Style == theme.Series4:
				t.Fatalf("style %d at %d,%d, zero on row %d:\n%s", c.Style, x, y, zero, g.Plain())
			}
		}
	}
	if above == 0 || above != below {
		t.Errorf("8 has %d cells, −8 has %d:\n%s", above, below, g.Plain())
	}
	for _, want := range []string{"up", "down", "none"} {
		if !strings.Contains(g.Plain(), want) {
			t.Errorf("%q is not written:\n%s", want, g.Plain())
		}
	}
	if strings.Contains(g.Plain(), "absent") {
		t.Error("a missing value has a text")
	}
}

func TestElevenIsNotFive(t *testing.T) {
	top := func(v float64) (cells string) {
		g := sheet(14, 6, func(g *grid.Grid, r grid.Rect) {
			Bars(g, r, Plot{Labels: []string{"a", "b"}, Selected: -1, FormatY: number},
				[][]Bar{{{OK: true, Value: 22, Style: theme.Series1}}, {{OK: true, Value: v, Style: theme.Series2}}})
		})
		for y := range g.H {
			for x := range g.W {
				if c := g.At(x, y); c.Style == theme.Series2 {
					cells += string(c.Rune)
				}
			}
		}
		return cells
	}
	if top(11) == top(5) || top(5) == top(3) || top(0.01) == "" {
		t.Errorf("11 %q, 5 %q, 3 %q, 0.01 %q", top(11), top(5), top(3), top(0.01))
	}
}

func TestTheLastBarsThatFit(t *testing.T) {
	p, groups := monthly(braille())
	var geo Geometry
	sheet(40, 10, func(g *grid.Grid, r grid.Rect) { geo = Bars(g, r, p, groups) })
	if _, ok := geo.X(59); !ok || geo.First == 0 {
		t.Errorf("first is %d, the last slot is shown: %v", geo.First, ok)
	}
	if _, ok := geo.X(geo.First - 1); ok {
		t.Error("a slot before the first one has a column")
	}
}

func TestSlotAtInvertsX(t *testing.T) {
	p, lines := trade(braille())
	var geo Geometry
	sheet(80, 20, func(g *grid.Grid, r grid.Rect) { geo = Lines(g, r, p, lines) })
	for slot := range p.Labels {
		x, ok := geo.X(slot)
		got, hit := geo.SlotAt(x, geo.Plot.Y)
		if !ok || !hit || got != slot {
			t.Errorf("slot %d is in column %d, where slot %d is", slot, x, got)
		}
	}
	if _, ok := geo.SlotAt(geo.Plot.X-1, geo.Plot.Y); ok {
		t.Error("a position left of the plot is a slot")
	}
	if got, ok := geo.SlotAt(geo.Plot.X+geo.Plot.W-1, geo.Plot.Y+geo.Plot.H); !ok || got != 14 {
		t.Error("the row of labels belongs to the chart")
	}
	if _, ok := (Geometry{}).SlotAt(0, 0); ok {
		t.Error("a chart that was not drawn has no slots")
	}
}

func TestCursorGoesBehind(t *testing.T) {
	p, lines := trade(braille())
	var geo Geometry
	g := sheet(80, 20, func(g *grid.Grid, r grid.Rect) { geo = Lines(g, r, p, lines) })
	before := marks(g)
	geo.Cursor(g, 12, theme.Accent, nil)
	if marks(g) != before {
		t.Error("the cursor covers a mark or a line")
	}
	x, _ := geo.X(12)
	n := 0
	for y := range g.H {
		if c := g.At(x, y); c.Rune == '┊' && c.Style == theme.Accent {
			n++
		}
	}
	if n < 3 || n > geo.Plot.H/2 {
		t.Errorf("the cursor has %d cells of %d", n, geo.Plot.H)
	}
}

func TestCursorSparesTexts(t *testing.T) {
	for w := 24; w < 60; w++ {
		p, groups := freight(braille())
		g := sheet(w, 8, func(g *grid.Grid, r grid.Rect) {
			geo := Bars(g, r, p, groups)
			for slot := range p.Labels {
				geo.Cursor(g, slot, theme.Accent, nil)
			}
		})
		if !strings.Contains(g.Plain(), "> 11") {
			t.Fatalf("the selected text is cut:\n%s", g.Plain())
		}
	}
}

// marks is everything on the grid that is drawn in a series' style.
func marks(g *grid.Grid) string {
	var b strings.Builder
	for y := range g.H {
		for x := range g.W {
			if c := g.At(x, y); c.Style >= theme.Series1 && c.Style <= theme.Series8 {
				b.WriteRune(c.Rune)
			}
		}
	}
	return b.String()
}

func TestASCIIChartsAreASCII(t *testing.T) {
	gl := theme.GlyphSet(theme.ASCII)
	g := grid.New(80, 40)
	p, lines := trade(gl)
	Lines(g, grid.Rect{W: 80, H: 20}, p, lines).Cursor(g, 3, 0, gl)
	p, groups := freight(gl)
	Bars(g, grid.Rect{Y: 20, W: 80, H: 18}, p, groups)
	Spark(g, 0, 38, 20, []float64{1, 2, math.NaN()}, 0, 0, gl)
	Stacked(g, 0, 39, 20, []Part{{Value: 1}, {Value: 2}}, 3, gl)
	for _, r := range g.Plain() {
		if r > 126 {
			t.Fatalf("%q is not ASCII:\n%s", r, g.Plain())
		}
	}
}

func TestNoShownBarIsHidden(t *testing.T) {
	p, groups := freight(braille())
	for w := 4; w <= 80; w++ {
		for h := 3; h <= 24; h++ {
			var geo Geometry
			g := sheet(w, h, func(g *grid.Grid, r grid.Rect) { geo = Bars(g, r, p, groups) })
			if _, ok := geo.X(4); !ok {
				t.Fatalf("%d×%d: the last bar is not shown", w, h)
			}
			for slot := geo.First; slot < len(groups); slot++ {
				x, _ := geo.X(slot)
				cells := 0
				for y := range h {
					if g.At(x, y).Style == groups[slot][0].Style {
						cells++
					}
				}
				if cells == 0 {
					t.Fatalf("%d×%d: slot %d is hidden:\n%s", w, h, slot, g.Plain())
				}
			}
		}
	}
}

func TestEventsStandAtTheirTimes(t *testing.T) {
	p, lines := trade(braille())
	p.Events = []EventMark{{Slot: 3, Frac: 0, Style: theme.Warn}, {Slot: 3, Frac: 0.99}, {Slot: 99, Frac: 0.5}}
	var geo Geometry
	g := sheet(100, 20, func(g *grid.Grid, r grid.Rect) { geo = Lines(g, r, p, lines) })
	if count(g, '◆') != 2 {
		t.Fatalf("want two events:\n%s", g.Plain())
	}
	x, _ := geo.X(3)
	for y := range g.H {
		for c := range g.W {
			cell := g.At(c, y)
			if cell.Rune != '◆' {
				continue
			}
			if early := cell.Style == theme.Warn; early != (c < x) || c < x-4 || c > x+4 {
				t.Errorf("event of style %d in column %d, the slot's middle is %d", cell.Style, c, x)
			}
		}
	}
}
