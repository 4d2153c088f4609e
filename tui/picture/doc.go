// Package picture turns a frame of cells into a picture: SVG, which is sharp at
// every size, and PNG, which every program takes. Both show exactly the cells
// of the frame.
//
// What is not writing (braille, blocks, boxes, bars, markers, arrows) is drawn
// from shapes, one geometry for both: no font can shift, widen or lack them.
// Writing is text in SVG, each run held to the width of its cells whatever the
// font, and drawn with the font that comes with accord in PNG.
//
// The same frame gives the same bytes on every machine.
package picture

// The size of a cell in units of a picture: pixels of a PNG at scale 1.
const (
	CellW = 10
	CellH = 20
)

// baseline is where writing stands, from the upper edge of its cell.
const baseline = 15

// About is what a picture says of itself beside what is seen; programs that
// read pictures aloud or catalogue them show it. Each may be "".
type About struct {
	// Title names the picture, Description says what it shows.
	Title, Description string
	// Command is the command line that made it, Sources what it rests on, a
	// line each.
	Command, Sources string
	// Lang is the language of the texts, as in BCP 47.
	Lang string
}
