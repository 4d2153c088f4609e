package chart

import (
	"math"

	"accord/tui/grid"
	"accord/tui/theme"
)

// Spark draws counts as a row of small bars from x to the right, one column a
// value and at most w columns; with more values than columns, a column shows
// the highest of its group. NaN and zero are a dot in the style missing, a
// value below zero hangs from the top. Nothing is as high as the highest
// value but that value, unless rounding cannot tell.
func Spark(g *grid.Grid, x, y, w int, values []float64, s, missing grid.Style, glyphs *theme.Glyphs) {
	if glyphs == nil {
		glyphs = theme.GlyphSet(theme.Braille)
	}
	n := min(w, len(values))
	top := 0.0
	for _, v := range values {
		if finite(v) {
			top = max(top, v)
		}
	}
	for i := range n {
		v := highest(values[i*len(values)/n : (i+1)*len(values)/n])
		switch {
		case math.IsNaN(v) || v == 0:
			g.Set(x+i, y, glyphs.GridDot, missing)
		case v < 0:
			g.Set(x+i, y, glyphs.High[1], s)
		default:
			g.Set(x+i, y, glyphs.Spark[min(8, max(1, int(math.Round(v/top*8))))], s)
		}
	}
}

// highest is the highest finite value, NaN when there is none.
func highest(values []float64) float64 {
	best := math.NaN()
	for _, v := range values {
		if finite(v) && !(best >= v) {
			best = v
		}
	}
	return best
}
