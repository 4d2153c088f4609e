package chart

import (
	"accord/tui/grid"
	"accord/tui/theme"
)

// Geometry says where a chart put its slots. The zero Geometry is that of a
// chart that was not drawn.
type Geometry struct {
	// Plot is where the marks are: the chart without tick and slot labels.
	Plot grid.Rect
	// First is the first slot shown; those before it did not fit.
	First int
	// Omitted is how many points a logarithmic axis has no place for, because
	// their value or their lowest claim is zero or below.
	Omitted int
	xs      places // of the slots from First on
	texts   []grid.Rect
	dots    []int // rows of the cursor's dots
	axis    axis
}

// Select moves the selection of a chart that was drawn without one: the label
// of the slot stands out, and the cursor stands at it. It costs a hundredth of
// drawing the chart.
func (g Geometry) Select(sheet *grid.Grid, slot int, s grid.Style, glyphs *theme.Glyphs) {
	g.SelectSpan(sheet, -1, slot, s, glyphs)
}

// SelectSpan is [Geometry.Select] with a mark at another slot, the other end of
// a span: its label and its line stand out too, in ink. A mark that is not
// shown, such as −1, is none.
func (g Geometry) SelectSpan(sheet *grid.Grid, mark, slot int, s grid.Style, glyphs *theme.Glyphs) {
	if _, ok := g.X(slot); !ok {
		return
	}
	if glyphs == nil {
		glyphs = theme.GlyphSet(theme.Braille)
	}
	if a := g.axis; a.n > 0 {
		sheet.Fill(grid.Rect{X: a.outer.X, Y: a.plot.Y + a.plot.H, W: a.outer.W, H: 1}, ' ', theme.Ink)
		a.draw(sheet, slot-g.First, mark-g.First)
	}
	g.Cursor(sheet, mark, theme.Ink, glyphs)
	g.Cursor(sheet, slot, s, glyphs)
}

// X returns the centre column of a slot, false when it is not shown.
func (g Geometry) X(slot int) (int, bool) {
	i := slot - g.First
	if i < 0 || i >= g.xs.n {
		return 0, false
	}
	return g.xs.at(i), true
}

// SlotAt returns the slot nearest to a position in the plot or on the row of
// labels below it; false elsewhere.
func (g Geometry) SlotAt(x, y int) (int, bool) {
	reach := g.Plot
	reach.H++
	if g.xs.n == 0 || !reach.Contains(x, y) {
		return 0, false
	}
	return g.First + g.xs.near(x), true
}

// Cursor draws a dotted vertical line at a slot, behind the marks and lines
// that are there already; nothing when the slot is not shown.
func (g Geometry) Cursor(sheet *grid.Grid, slot int, s grid.Style, glyphs *theme.Glyphs) {
	x, ok := g.X(slot)
	if !ok {
		return
	}
	if glyphs == nil {
		glyphs = theme.GlyphSet(theme.Braille)
	}
	for _, y := range g.dots {
		if isGround(sheet.At(x, y), glyphs) && !g.written(x, y) {
			sheet.Set(x, y, glyphs.Cursor, s)
		}
	}
}

// dots are the rows of the cursor's dots, from the top: five at most, at about
// equal distances. Each is written twice when the cursor moves, and a slow line
// should not make it crawl. They keep off the rows of the ticks, where moving
// a dot writes the faint ones between its two places again. Bars have theirs
// halfway between, so that what a line chart and a bar chart side by side change
// in a row lies close together.
func (f *frame) dots() []int {
	var free []int
	for row := range f.plot.H - 1 { // the lowest is the axis's
		if _, tick := f.scale.tick(row); !tick {
			free = append(free, f.plot.Y+row)
		}
	}
	step := 2 * ((len(free) + 9) / 10)
	first := 0
	if f.between {
		first = step / 2
	}
	var out []int
	for i := first; i < len(free); i += step {
		out = append(out, free[i])
	}
	return out
}

// written reports whether a cell belongs to a text, be it a blank in it.
func (g Geometry) written(x, y int) bool {
	for _, r := range g.texts {
		if r.Contains(x, y) {
			return true
		}
	}
	return false
}

// isGround reports whether a cell holds nothing but structure.
func isGround(c grid.Cell, glyphs *theme.Glyphs) bool {
	return c.Rune == ' ' || c.Style == theme.Faint && (c.Rune == glyphs.GridDot || c.Rune == glyphs.Zero)
}
