// Package chart draws charts on the cell grid: lines, bars, stacked segments
// and sparks. It is the one importer of ntcharts, which finds the dots of a
// stretch of a line; scales, ticks, labels, bars and gaps are drawn here.
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
	// Dash is how the line is drawn that ends in the point.
	Dash Dash
	// Break is true where the series is not comparable with what came before:
	// no line leads to the point, and a sign stands left of its marker. Of a
	// point without a value it counts for the next one that has one.
	Break bool
	// Faint draws the point, and the line to it and from it, behind the others
	// in the style of structure.
	Faint bool
	// off is true of a value that the axis has no place for.
	off bool
}

// Dash is how a stretch of a line between two neighbouring points is drawn.
type Dash uint8

// Dashes. None of them looks like the bridge over missing values.
const (
	Solid Dash = iota
	Dotted
	Dashed
)

// Line is one series, a point for each slot. A stretch without values between
// two values is bridged by a dotted line.
type Line struct {
	Points []Point
	// Packed are the points in place of Points where there are many. With more
	// slots than columns each column has the lowest and the highest of its
	// points, and of every kind of marker one.
	Packed *Packed
	Style  grid.Style
	// Dashed draws the whole line dashed, whatever its points say.
	Dashed bool
	// Faint draws the line thinner than any other and without markers and
	// whiskers: it is there to be compared with.
	Faint bool

	piles []pile // of Packed while it is drawn; nil draws Points
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
	// Slots and Label are the labels of an axis that is too long to write them
	// all; Slots is 0 where Labels holds them.
	Slots int
	Label func(slot int) string
	// Round gives labels of a few slots for an axis with more slots than
	// columns, ascending, not many more than fit into that many cells: round
	// dates rather than every thousandth minute. Nil, and no labels, take those
	// of slots at even distances.
	Round func(cells int) []Tick
	// Selected is the slot whose label is in the accent colour, −1 for none.
	Selected int
	// FormatY writes a tick; step is the distance between two ticks, which
	// says how many decimals are needed. Nil writes the shortest number.
	FormatY func(v float64, step float64) string
	// Glyphs is the glyph set, nil the default one.
	Glyphs *theme.Glyphs
	// Zero makes the range include zero.
	Zero bool
	// Reach are values that the range includes though no line has them, so that
	// several charts can have one scale.
	Reach []float64
	// Log makes the axis of Lines logarithmic: equal distances are equal
	// ratios. Values of zero and below have no place there and are left out
	// and counted, see Geometry.Omitted; Zero counts for nothing. Bars, which
	// stand on zero, are drawn on a linear axis all the same.
	Log    bool
	Events []EventMark
}

// Tick is a label of a slot.
type Tick struct {
	Slot  int
	Label string
}

// labels is how many slots have a label.
func (p Plot) labels() int {
	if p.Slots > 0 {
		return p.Slots
	}
	return len(p.Labels)
}

func (p Plot) label(slot int) string {
	if p.Slots > 0 {
		return p.Label(slot)
	}
	return p.Labels[slot]
}

func (p Plot) glyphs() *theme.Glyphs {
	if p.Glyphs == nil {
		return theme.GlyphSet(theme.Braille)
	}
	return p.Glyphs
}
