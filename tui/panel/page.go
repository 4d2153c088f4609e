package panel

import (
	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
)

// Page is a page of its own that is none of the four panels.
type Page interface {
	// Title is its name and the notes at its right, the last the most
	// important.
	Title(e *Env, s state.State) (name string, notes []string)
	// Draw fills r.
	Draw(g *grid.Grid, r grid.Rect, e *Env, s state.State) Zones
	// Sentence says in words what it shows.
	Sentence(e *Env, s state.State) string
	// Rows is the number of rows of its list, 0 for none; Sorts of its orders.
	Rows(e *Env, s state.State) int
	Sorts(e *Env) int
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
	case state.Records:
		return recordsPage{}, true
	case state.Events:
		return eventsPage{}, true
	case state.Revisions:
		return revisionsPage{}, true
	case state.Coverage:
		return coveragePage{}, true
	case state.Mirror:
		return mirrorPage{}, true
	case state.Compare:
		return comparePage{}, true
	case state.Align:
		return alignPage{}, true
	case state.Understood:
		return understoodPage{}, true
	case state.Story:
		return storyPage{}, true
	}
	return nil, false
}

// PageName is the name of the page of st: of a panel, of a page of its own, or of
// the overview.
func PageName(e *Env, st state.State) string {
	if p, ok := st.Page.Panel(); ok {
		name, _ := e.Set.Panel(p).Title(e, st)
		return name
	}
	if p, ok := PageOf(st.Page); ok {
		name, _ := p.Title(e, st)
		return name
	}
	return e.Lang.T(lang.PageOverview)
}

// chooser is a page whose face and frequency can be chosen.
type chooser interface {
	// Views is the number of its faces, Freqs its frequencies, the default
	// first.
	Views(e *Env, s state.State) int
	Freqs(e *Env, s state.State) []data.Freq
}

// faced is a panel whose faces depend on what is shown.
type faced interface{ faces(s state.State) int }

// Views is the number of faces of what st shows: of the page where it has
// some, else of the focused panel.
func Views(e *Env, st state.State) int {
	if p, ok := PageOf(st.Page); ok {
		if c, ok := p.(chooser); ok {
			return c.Views(e, st)
		}
	}
	if p, ok := e.Set.panels[st.Focused()].(faced); ok {
		return p.faces(st)
	}
	return e.Set.panels[st.Focused()].Views()
}

// Freqs are the frequencies of what st shows, the default first.
func Freqs(e *Env, st state.State) []data.Freq {
	if p, ok := PageOf(st.Page); ok {
		if c, ok := p.(chooser); ok {
			return c.Freqs(e, st)
		}
	}
	return e.Set.panels[st.Focused()].Freqs(st)
}

// still is what pages without a list, orders, records or time have in common.
type still struct{}

func (still) Rows(*Env, state.State) int            { return 0 }
func (still) Sorts(*Env) int                        { return 0 }
func (still) Record(*Env, state.State) string       { return "" }
func (still) Slots(*Env, state.State) []data.Period { return nil }
