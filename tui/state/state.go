// Package state is what somebody is looking at: one comparable value that
// changes only through named actions. The same value drives the interactive
// screen, a headless render and, later, everybody who follows a presenter.
package state

import "accord/data"

// Page is what fills the screen.
type Page string

// Pages. The four panels zoomed have pages of their own.
const (
	Overview   Page = "overview"
	Trade      Page = "trade"
	Freight    Page = "freight"
	Agreements Page = "agreements"
	Projects   Page = "projects"
	Sources    Page = "sources"
	Problems   Page = "problems"
	Series     Page = "series"     // figures over time of the entities that were chosen
	Change     Page = "change"     // how the figures of one entity changed
	Ranking    Page = "ranking"    // every entity, by its figure under the time cursor
	Understood Page = "understood" // what was understood of a file that others publish
	Mirror     Page = "mirror"     // both reporters of one flow, and the gap
	Records    Page = "records"    // every row as it was read
	Claims     Page = "claims"     // every claim about the figure under the cursor
	Revisions  Page = "revisions"  // what was known at two dates
	Coverage   Page = "coverage"   // how much of the picture is data
	Events     Page = "events"     // everything that annotates the time axes
	Compare    Page = "compare"    // two series, several parts or two periods side by side
	Align      Page = "align"      // trade before and after a signature or an event
	Story      Page = "story"      // the scenes that the dataset tells
)

// Pages returns every page in the order in which they are walked through. A
// dataset has those that [Facts.Pages] names.
func Pages() []Page {
	return []Page{Overview, Trade, Freight, Agreements, Projects, Series, Change, Ranking, Mirror, Claims, Records, Revisions, Coverage, Events,
		Compare, Align, Story, Sources, Problems, Understood}
}

// Panel is a kind of panel. Those of cooperation come first, then those that say
// something of any figures.
type Panel uint8

// Panels.
const (
	PanelTrade Panel = iota
	PanelFreight
	PanelAgreements
	PanelProjects
	PanelSeries
	PanelChange
	PanelRanking
	PanelCoverage
	PanelKinds
)

// PanelCount is how many panels the overview has places for. Which panels stand
// in them is for the dataset to say: see [Facts.Places].
const PanelCount = 4

// Page is the page on which p stands alone.
func (p Panel) Page() Page {
	return [...]Page{Trade, Freight, Agreements, Projects, Series, Change, Ranking, Coverage}[p]
}

// Panel is the panel that pg shows alone; false for any other page, of which the
// coverage is one: it shows more than its panel.
func (pg Page) Panel() (Panel, bool) {
	for p := range PanelKinds {
		if p.Page() == pg && pg != Coverage {
			return p, true
		}
	}
	return 0, false
}

// Overlay is what lies over the page.
type Overlay string

// Overlays.
const (
	NoOverlay      Overlay = ""
	HelpOverlay    Overlay = "help"
	ClaimsOverlay  Overlay = "sources" // the sources behind what is under the cursor
	FilterOverlay  Overlay = "filter"
	SearchOverlay  Overlay = "search"
	FindOverlay    Overlay = "find"     // what rows are to hold, while it is typed
	RecordOverlay  Overlay = "record"   // one record in full
	PaletteOverlay Overlay = "commands" // every action, by name
	RosterOverlay  Overlay = "audience" // who is here
	ShelfOverlay   Overlay = "datasets" // which datasets there are

	IndicatorsOverlay Overlay = "indicators" // which indicator is shown
	EntitiesOverlay   Overlay = "entities"   // whose figures are drawn
	DimensionsOverlay Overlay = "dimensions" // what is kept of every other dimension
)

// List is a list that keeps its own selection.
type List uint8

// Lists.
const (
	ListAgreements List = iota
	ListProjects
	ListSources
	ListProblems
	ListCoverage
	ListEvents
	ListClaims
	ListAlign
	ListRevisions
	ListCompare
	ListRanking
	ListUnderstood
	ListRecords
	ListStory
	ListOverlay // whatever the overlay lists
	listCount
)

// State is everything that decides what is shown, but for the size of the
// screen and the reader's own preferences. It is comparable: two equal states
// show the same.
type State struct {
	Page  Page
	Focus Panel
	// Overlay lies over the page; Record names what RecordOverlay shows, as
	// kind:id, and Under is the overlay that it was opened from.
	Overlay Overlay
	Record  string
	Under   Overlay

	// Scene is the number of the scene that is told, from 1; 0 is none. The view
	// may have moved away from it since.
	Scene int

	// Cursor is the period under the time cursor, shared by all panels; zero
	// is the period of the key figures.
	Cursor data.Period
	// View is the face of each panel (which flow, which scope …), from 0.
	View [PanelKinds]int
	// Compare is the face of the page that lays things side by side, from 0.
	Compare int
	// Align is the face of the trade panel that is aligned by events, from 0.
	Align int
	// Freq is the frequency of the trade panel; FreqNone is the longest.
	Freq      data.Freq
	Transform data.Transform

	// Base is the period that is 100 in an index, Window how many periods a
	// moving average is over; zero is their default.
	Base   data.Period
	Window int
	// Prefer says which of rival claims is drawn, AsOf the date whose
	// knowledge is shown; zero is the dataset's own order, and now.
	Prefer data.Preference
	AsOf   data.Period
	// Log is true for a logarithmic axis, YearAgo lays the same period a year
	// earlier under the series, NormalOnly dims every figure that is not
	// exact and normal, Table shows the chart's figures instead of the chart.
	Log, YearAgo, NormalOnly, Table bool
	// Mark is the other end of a span that growth is compounded over; zero is
	// none.
	Mark data.Period
	// Counting is how projects of several sectors count.
	Counting Counting

	// Subject is what the panels of any figures show.
	Subject Subject

	// Sector keeps one sector, "" all. From and To keep the years between
	// them, 0 is open.
	Sector   string
	From, To int

	// Sel is the selected row of each list, Sort its order (0 is the list's
	// own), Reverse turns it round.
	Sel     [listCount]int
	Sort    [listCount]int
	Reverse [listCount]bool
	// Query is what is searched for while an overlay asks for it.
	Query string
	// Find is what the rows of the record table are to hold, "" anything; Column
	// is the column of the table that is chosen, from 0.
	Find   string
	Column int
}

// Counting is how a project with several sectors counts.
type Counting uint8

// Ways of counting: in the sector with the largest share, in every sector, or
// by its shares. The first and the last add up to the number of projects.
const (
	CountOnce Counting = iota
	CountEvery
	CountShare
	countings
)

// New is the state that accord starts with.
func New() State { return State{Page: Overview} }

// Focused is the panel that keys act on: the zoomed one or the one that a page
// is about, else the focused one.
func (s State) Focused() Panel {
	if p, ok := s.Page.Panel(); ok {
		return p
	}
	if s.Page == Mirror || s.Page == Revisions || s.Page == Coverage || s.Page == Compare || s.Page == Align {
		return PanelTrade
	}
	return s.Focus
}

// Face is the face that the view keys turn where s is: of the focused panel, or
// of a page that has faces of its own.
func (s State) Face() int { return *s.face() }

func (s *State) face() *int {
	switch s.Page {
	case Compare:
		return &s.Compare
	case Align:
		return &s.Align
	}
	return &s.View[s.Focused()]
}

// chooses reports whether the face and the frequency can be chosen by a key: in
// a panel, and on the pages that show a face of the trade panel.
func (s State) chooses() bool {
	return s.inPanel() || s.Overlay == NoOverlay && (s.Page == Mirror || s.Page == Revisions || s.Page == Coverage || s.Page == Compare || s.Page == Align)
}

// inPanel reports whether keys act on a panel: one is in sight, and nothing
// lies over it.
func (s State) inPanel() bool {
	_, zoomed := s.Page.Panel()
	return s.Overlay == NoOverlay && (zoomed || s.Page == Overview)
}

// inTime reports whether the time cursor can move: in a panel, and on the pages
// that follow it.
func (s State) inTime() bool {
	return s.inPanel() || s.Overlay == NoOverlay && (s.Page == Mirror || s.Page == Claims || s.Page == Revisions || s.Page == Compare)
}

// Typing reports whether letters are text and not keys.
func (s State) Typing() bool {
	switch s.Overlay {
	case SearchOverlay, FindOverlay, PaletteOverlay, IndicatorsOverlay, EntitiesOverlay, DimensionsOverlay:
		return true
	}
	return false
}

// List is the list that the up and down keys move in; false where the page has
// none.
func (s State) List() (List, bool) {
	switch {
	case s.Overlay != NoOverlay && s.Overlay != FindOverlay:
		return ListOverlay, true
	case s.Page == Records:
		return ListRecords, true
	case s.Page == Sources:
		return ListSources, true
	case s.Page == Problems:
		return ListProblems, true
	case s.Page == Coverage:
		return ListCoverage, true
	case s.Page == Events:
		return ListEvents, true
	case s.Page == Claims:
		return ListClaims, true
	case s.Page == Align:
		return ListAlign, true
	case s.Page == Revisions:
		return ListRevisions, true
	case s.Page == Compare:
		return ListCompare, true
	case s.Page == Understood:
		return ListUnderstood, true
	case s.Page == Story:
		return ListStory, true
	case s.Page == Mirror:
		return 0, false
	case s.Focused() == PanelAgreements:
		return ListAgreements, true
	case s.Focused() == PanelProjects:
		return ListProjects, true
	case s.Focused() == PanelRanking:
		return ListRanking, true
	}
	return 0, false
}
