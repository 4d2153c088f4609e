package panel

import (
	"accord/data"
	"accord/tui/grid"
	"accord/tui/state"
)

// Page is a page of its own that is none of the four panels.
type Page interface {
	// Title is its name and the notes at its right, the last the most
	// important.
	Title(e *Env, s state.State) (name string, notes []string)
	// Draw fills r.
	Draw(g *grid.Grid, r grid.Rect, e *Env, s state.State) Zones
	// Rows is the number of rows of its list, 0 for none; Sorts of its orders.
	Rows(e *Env, s state.State) int
	Sorts() int
	// Record names the selected record as State.Record does, "" for none.
	Record(e *Env, s state.State) string
	// Slots are the periods that its time cursor moves over; nil for none.
	Slots(e *Env, s state.State) []data.Period
}

// PageOf returns the page of that name; false for the overview and the panels.
func PageOf(p state.Page) (Page, bool) {
	switch p {
	case state.Sources:
		return sourcesPage{}, true
	case state.Problems:
		return problemsPage{}, true
	case state.Claims:
		return claimsPage{}, true
	case state.Events:
		return eventsPage{}, true
	}
	return nil, false
}

// still is what pages without a list, orders, records or time have in common.
type still struct{}

func (still) Rows(*Env, state.State) int            { return 0 }
func (still) Sorts() int                            { return 0 }
func (still) Record(*Env, state.State) string       { return "" }
func (still) Slots(*Env, state.State) []data.Period { return nil }
