// Package theme turns what a cell means into what it looks like: tokens, the
// palettes that give them colours, and the glyph sets that give them shapes.
package theme

import "accord/tui/grid"

// Tokens: what a cell means. A style is a token and flags.
const (
	Ink    grid.Style = iota // what is read
	Dim                      // what explains
	Faint                    // structure
	Accent                   // you are here
	Good                     // a rise
	Bad                      // a fall
	Warn                     // at most once a screen
	Event                    // event marks
	Series1
	Series2
	Series3
	Series4
	Series5
	Series6
	Series7
	Series8
	tokens // how many there are
)

// Flags of a style.
const (
	Bold      grid.Style = 1 << (iota + 8)
	Selected             // the background of a selected row
	Underline            // also what marks a selection where there is no colour
)

// Series is the token of the n-th series, from 0; it repeats after eight.
func Series(n int) grid.Style { return Series1 + grid.Style(n%8) }
