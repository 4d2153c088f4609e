// Package panel is the four panels and the other things that fill a rectangle
// of the screen. Each draws from (dataset, state, size, glyphs, language, day)
// alone, into cells; none of them knows a terminal.
package panel

import (
	"accord/data"
	"accord/data/diag"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// Env is what a panel draws with, beside the state.
type Env struct {
	Set    *Set
	Lang   *lang.Catalog
	Glyphs *theme.Glyphs
	// Now is the day on which statuses are inferred.
	Now data.Period
	// Problems are the diagnostics of the last load.
	Problems diag.List
	// Stale is the time of day since when Problems are not those of the dataset
	// but of one that could not take its place; "" when they are.
	Stale string
	// Order is what the record table shows while another order is being made
	// elsewhere; nil makes it while the table is drawn.
	Order *Order
	// Notes is true where the speaker looks, who may read what the story says
	// to nobody else.
	Notes bool
}

// Zones is where things came to lie, for the mouse and for scrolling.
type Zones struct {
	Chart chart.Geometry
	// List is the rectangle of the rows, Top the first row shown.
	List grid.Rect
	Top  int
	// Heads are the headings of columns that rows can be sorted by.
	Heads []Head
	// HasChart and HasList tell which of the two there are.
	HasChart, HasList bool
}

// Head is where the heading of a column lies.
type Head struct {
	grid.Rect
	Column int
}

// Panel is one of the four panels.
type Panel interface {
	// Title is the name of the panel and the notes at its right: unit,
	// frequency, count. The last note matters most: the first ones are left
	// out where there is no room.
	Title(e *Env, s state.State) (name string, notes []string)
	// Draw fills r with everything that does not depend on the time cursor.
	// zoomed is true on the panel's own page.
	Draw(g *grid.Grid, r grid.Rect, e *Env, s state.State, zoomed bool) Zones
	// Over draws what does, over a picture that Draw made: the cursor, the
	// readout, the claims beside a chart.
	Over(g *grid.Grid, r grid.Rect, e *Env, s state.State, zoomed bool, z Zones)
	// Key is s less everything that Draw does not depend on: two states with
	// one key have one picture.
	Key(s state.State) state.State
	// Sentence says in words what the panel shows under the cursor.
	Sentence(e *Env, s state.State) string
	// Slots are the periods of its time axis, ascending; nil for none.
	Slots(s state.State) []data.Period
	// Rows is the number of rows of its list, Views of its faces, Sorts of
	// its orders; 0 or 1 where there is no choice.
	Rows(s state.State) int
	Views() int
	Sorts() int
	// Freqs are the frequencies to choose from, the default first.
	Freqs(s state.State) []data.Freq

	// on is the panel for another Set of the same dataset.
	on(*Set) Panel
}

// besideWidth is the width from which a record stands beside its list.
const besideWidth = 96

// label is the title of a declared code in the language of e.
func (e *Env) label(list []data.Code, id string) string {
	return e.Set.ds.Label(list, id, string(e.Lang.Tag()))
}

// text is t in the language of e.
func (e *Env) text(t data.Text) string {
	return t.In(string(e.Lang.Tag()), e.Set.ds.Languages...)
}

// unit writes a unit with its multiplier in words. An index has none: what it is
// of and its base are said with it.
func (e *Env) unit(u data.Unit) string {
	if u == data.IndexUnit {
		return ""
	}
	return e.Lang.Unit(u, e.label(e.Set.ds.Units, u.ID))
}

// reporter is the title of an organisation.
func (e *Env) reporter(id string) string {
	if r, ok := e.Set.ds.Reporter(id); ok {
		if s := e.text(r.Title); s != "" {
			return s
		}
	}
	return id
}

// mark is the shape that a cell is drawn with: what is doubtful or preliminary
// first, then the bound.
func (e *Env) mark(c data.Cell) rune { return Mark(e.Glyphs, c.Bound, c.Status) }

// Mark is the marker for a value with that bound and status. A break says
// nothing about the value; it has a sign of its own beside the marker.
func Mark(g *theme.Glyphs, b data.Bound, s data.Status) rune {
	switch (s &^ data.StatusBreak).Worst() {
	case data.StatusForecast:
		return g.Forecast
	case data.StatusEstimate, data.StatusImputed:
		return g.Estimate
	case data.StatusLowReliable, data.StatusUnvalidated:
		return g.Suspicious
	case data.StatusProvisional:
		switch b {
		case data.More:
			return g.MoreHollow
		case data.Less:
			return g.LessHollow
		}
		return g.Provisional
	}
	switch b {
	case data.More:
		return g.More
	case data.Less:
		return g.Less
	case data.About:
		return g.About
	}
	return g.Exact
}
