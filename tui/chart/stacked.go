package chart

import (
	"math"

	"accord/tui/grid"
	"accord/tui/theme"
)

// Part is one piece of a stacked bar.
type Part struct {
	Value float64
	Style grid.Style
	// Rune draws the piece; 0 is the glyph set's Segment.
	Rune rune
}

// Stacked draws parts one after another from x to the right, max filling w
// cells, and returns the number of cells it used, never more than w. A part
// above zero has at least one cell as long as there is one; a part of two or
// more ends in a blank, so that the pieces can be told apart without colour.
// Parts that are negative or not finite count as zero; so does max, which then
// is the sum of the parts.
func Stacked(g *grid.Grid, x, y, w int, parts []Part, max float64, glyphs *theme.Glyphs) int {
	if glyphs == nil {
		glyphs = theme.GlyphSet(theme.Braille)
	}
	widths := shares(parts, w, max)
	used := 0
	for i, p := range parts {
		r := p.Rune
		if r == 0 {
			r = glyphs.Segment
		}
		draw := widths[i]
		if draw > 1 {
			draw--
		}
		for k := range draw {
			g.Set(x+used+k, y, r, p.Style)
		}
		used += widths[i]
	}
	return used
}

// shares divides w cells.
func shares(parts []Part, w int, full float64) []int {
	widths := make([]int, len(parts))
	sum, count := 0.0, 0
	for _, p := range parts {
		if counts(p.Value) {
			sum += math.Min(p.Value, huge)
			count++
		}
	}
	if !counts(full) || full < sum {
		full = sum
	}
	left, todo, before, used := w, count, 0.0, 0
	for i, p := range parts {
		if !counts(p.Value) || left <= 0 {
			continue
		}
		before += math.Min(p.Value, huge)
		todo--
		n := int(math.Round(before/full*float64(w))) - used
		n = min(max(n, 1), max(1, left-todo))
		widths[i] = n
		left -= n
		used += n
	}
	return widths
}

func counts(v float64) bool { return finite(v) && v > 0 }
