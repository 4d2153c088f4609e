package state

import "accord/data"

// Pointer is a place that somebody points at, by what is there: it means the
// same on a window of another size. The zero Pointer points at nothing.
type Pointer struct {
	// On is true while somebody points.
	On bool
	// Panel is the panel that is pointed at; HasPanel is false on a page that is
	// none, and Overlay true within what lies over the page.
	Panel             Panel
	HasPanel, Overlay bool
	// Period is the period of the chart there, zero for none, and Level how high
	// in the plot it is, from 0 at the bottom to 100 at the top.
	Period data.Period
	Level  int
	// Row is the row of the list there, from 1; 0 for none.
	Row int
}
