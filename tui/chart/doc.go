// Package chart draws charts on the cell grid: lines, bars, stacked segments
// and sparks. It is the one importer of ntcharts, whose braille grid turns
// dots into runes; scales, ticks, labels, bars and gaps are drawn here.
//
// Every function draws inside the rectangle or the columns it is given and
// nowhere else, whatever the size and whatever the values: NaN and ±Inf count
// as missing, and a rectangle too small for a chart stays untouched.
package chart

import (
	"accord/tui/grid"
	"accord/tui/theme"
)

// Point is one value of a line.
type Point struct {
	// OK is false where there is no value.
	OK bool
	// Y is the value; Low and High are the lowest and the highest claim, drawn
	// as a whisker when Low < High.
	Y, Low, High float64
	// Mark is the marker; 0 is the glyph set's Exact.
	Mark rune
	// Style is the marker's; 0 is the line's.
	Style grid.Style
}

// Line is one series, a point for each slot. A stretch without values between
// two values is bridged by a dotted line.
type Line struct {
	Points []Point
	Style  grid.Style
	Dashed bool
}

// EventMark is something that happened in a slot.
type EventMark struct {
	Slot int
	// Frac says when within the slot, from 0 to 1.
	Frac  float64
	Style grid.Style
}

// Plot is what all time charts share.
type Plot struct {
	// Labels has one short label a slot. Only as many as fit are drawn, each
	// of them whole.
	Labels []string
	// Selected is the slot whose label is in the accent colour, −1 for none.
	Selected int
	// FormatY writes a tick; step is the distance between two ticks, which
	// says how many decimals are needed. Nil writes the shortest number.
	FormatY func(v float64, step float64) string
	// Glyphs is the glyph set, nil the default one.
	Glyphs *theme.Glyphs
	// Zero makes the range include zero.
	Zero   bool
	Events []EventMark
}

func (p Plot) glyphs() *theme.Glyphs {
	if p.Glyphs == nil {
		return theme.GlyphSet(theme.Braille)
	}
	return p.Glyphs
}
