package state

import (
	"slices"

	"accord/data"
)

// Facts is what [Apply] has to know of the dataset and the screen to keep a
// view within them. Answers are for the state they are asked about.
type Facts interface {
	// Slots are the periods of the focused panel's time axis, ascending.
	Slots(State) []data.Period
	// Rows is the number of rows of the list that State.List names, Page how
	// many fit on the screen.
	Rows(State) int
	Page(State) int
	// RowPeriods are the periods that the rows of that list are of, ascending;
	// nil for a list that has nothing to do with time.
	RowPeriods(State) []data.Period
	// Views is how many faces the focused panel has, Freqs its frequencies.
	Views(State) int
	Freqs(State) []data.Freq
	// Sorts is how many orders the current list knows.
	Sorts(State) int
	// Places are the panels on the overview, in reading order, at least one;
	// Pages the pages there are, the overview first.
	Places() []Panel
	Pages() []Page
	// Subject is that of a state in full: what it leaves to the dataset is
	// filled in. Similar are the entities of about the size of the selected one.
	Subject(State) Shown
	Similar(State) Codes
	// Years is the first and the last year of the dataset.
	Years() (first, last int)
	// Sectors are the ids that can be filtered by.
	Sectors() []string
	// Target says what the selected row opens: an action, or none.
	Target(State) (Action, bool)
	// Cursor is the period of a zero State.Cursor.
	Cursor(State) data.Period
	// Scenes is how many scenes the dataset tells, Scene the view of one, from 0.
	Scenes() int
	Scene(int) State
}

// Apply returns the view after a. It is pure: the same arguments give the same
// answer. An action that has no meaning where s is leaves s as it is.
func Apply(s State, a Action, f Facts) State {
	switch a.Name {
	case Left, Right, First, Last, SelectSlot:
		if s.Overlay == FilterOverlay && (a.Name == Left || a.Name == Right) {
			return adjustFilter(s, a, f)
		}
		if s.Page == Records && (a.Name == Left || a.Name == Right) {
			return moveColumn(s, map[Name]int{Left: -1, Right: 1}[a.Name]*max(1, a.N), f)
		}
		if l, ok := s.List(); ok && (a.Name == First || a.Name == Last) && f.Rows(s) > 0 {
			return moveTo(s, l, map[bool]int{true: 0, false: f.Rows(s) - 1}[a.Name == First], f)
		}
		if !s.inTime() {
			return s
		}
		return moveCursor(s, a, f)
	case Up, Down, PageUp, PageDown, SelectRow:
		return moveRow(s, a, f)
	case Type, Erase, EraseAll:
		return edit(s, a)
	case SelectColumn:
		return moveColumn(s, a.N-s.Column, f)
	case Open:
		if s.Overlay == FindOverlay { // the text stays
			s.Overlay = NoOverlay
			return s
		}
		if t, ok := f.Target(s); ok && t.Name != Open {
			if s.Overlay == PaletteOverlay || s.Overlay == IndicatorsOverlay {
				s = navigate(s, Do(Back), f)
			}
			return Apply(s, t, f)
		}
		if s.Overlay == NoOverlay && s.Page == Overview {
			return Apply(s, Do(Zoom), f)
		}
		return s
	}
	return change(s, a, f)
}

// change applies the actions that set one thing.
func change(s State, a Action, f Facts) State {
	switch a.Name {
	case NextPanel, PrevPanel, FocusPanel, Zoom, Back, Leave, GoTo, NextPage, PrevPage, OpenSources, OpenProblems, OpenRecords, OpenUnderstood:
		return navigate(s, a, f)
	case NextScene, PrevScene, FirstScene, LastScene, GoToScene, ReturnScene, LeaveStory:
		return tell(s, a, f)
	case OpenStory:
		if f.Scenes() > 0 {
			s = openStory(s)
		}
	case ToggleHelp, ToggleFilter, ToggleSearch, ToggleClaims, TogglePalette, ToggleRoster, ToggleShelf, ToggleIndicators, ToggleEntities, ToggleDimensions:
		return toggle(s, a.Name)
	case ChangeIndicator, ToggleEntity, ChangeEntities, ChangeCode, ChangeBy, ToggleGroups, NextTo:
		return choose(s, a, f)
	case NextTransform, ChangeTransfom, IndexHere, NextPrefer, ChangePrefer, ChangeAsOf, ToggleLog, ToggleYearAgo,
		ToggleNormal, ToggleTable, SetSpan, NextCounting:
		s = refigure(calculate(s, a, f))
	case NextView, PrevView, ChangeView:
		s = turn(s, a, f)
	case NextFreq:
		if all := f.Freqs(s); len(all) > 0 && s.chooses() {
			i := max(0, slices.Index(all, s.Freq)) // none is the first
			s.Freq = data.FreqNone
			if i+1 < len(all) {
				s.Freq = all[i+1]
			}
			s = refigure(s)
		}
	case ChangeFreq:
		if slices.Contains(f.Freqs(s), data.Freq(a.Text)) {
			s.Freq = data.Freq(a.Text)
			s = refigure(s)
		}
	case NextSort:
		if s.Page == Records {
			return sortColumn(s, f)
		}
		if l, ok := s.List(); ok && f.Sorts(s) > 0 {
			s.Sort[l] = (s.Sort[l] + 1) % f.Sorts(s)
			s.Sel[l] = 0
		}
	case ReverseSort:
		if l, ok := s.List(); ok && f.Sorts(s) > 0 {
			s.Reverse[l] = !s.Reverse[l]
			s.Sel[l] = 0
		}
	case ChangeSector:
		if a.Text == "" || slices.Contains(f.Sectors(), a.Text) {
			s.Sector = a.Text
			s = restart(s)
		}
	case ChangeFind:
		s.Find = bounded(a.Text)
		s.Sel[ListRecords] = 0
	case ChangePeriod:
		s = setYears(s, a.N, a.M, f)
	case ShowRecord:
		if s.Overlay == SearchOverlay || s.Overlay == ClaimsOverlay {
			s.Under = s.Overlay
		}
		s.Overlay, s.Record = RecordOverlay, a.Text
	case Reset:
		s = State{Page: s.Page, Focus: s.Focus, Scene: s.Scene}
	}
	return s
}

// navigate moves to another page or panel. On the overview one of the panels that
// stand there has the focus, wherever somebody comes from.
func navigate(s State, a Action, f Facts) State {
	if (a.Name == Back || a.Name == Leave) && s.Page == Story && s.Overlay == NoOverlay && s.Scene > 0 {
		return tell(s, Do(ReturnScene), f) // whoever looked which scenes there are goes on with theirs
	}
	s = move(s, a, f)
	if places := f.Places(); s.Page == Overview && !slices.Contains(places, s.Focus) {
		s.Focus = places[0]
	}
	return s
}

func move(s State, a Action, f Facts) State {
	switch a.Name {
	case NextPanel, PrevPanel, FocusPanel:
		s = focusPlace(s, a, f.Places())
	case Zoom:
		if s.Overlay != NoOverlay {
			return s
		}
		if s.Page == Overview {
			s.Page = s.Focus.Page()
		} else {
			s.Page = Overview
		}
	case Back, Leave:
		switch {
		case s.Overlay == RecordOverlay && s.Under != NoOverlay:
			s.Overlay, s.Under, s.Record = s.Under, NoOverlay, ""
		case s.Overlay == FindOverlay, s.Overlay == NoOverlay && s.Page == Records && s.Find != "":
			s.Overlay, s.Find, s.Sel[ListRecords] = NoOverlay, "", 0
		case s.Overlay != NoOverlay:
			s.Overlay, s.Under, s.Record, s.Query = NoOverlay, NoOverlay, "", ""
		default:
			s.Page = Overview
		}
	case GoTo:
		if slices.Contains(Pages(), Page(a.Text)) {
			s = goTo(s, Page(a.Text))
		}
	case NextPage, PrevPage:
		all := f.Pages()
		step := map[Name]int{NextPage: 1, PrevPage: len(all) - 1}[a.Name]
		s = goTo(s, all[(max(0, slices.Index(all, s.Page))+step)%len(all)])
	case OpenSources:
		s = goTo(s, Sources)
	case OpenProblems:
		s = goTo(s, Problems)
	case OpenRecords:
		if slices.Contains(f.Pages(), Records) {
			s = goTo(s, Records)
		}
	case OpenUnderstood:
		if slices.Contains(f.Pages(), Understood) {
			s = goTo(s, Understood)
		}
	}
	return s
}

// focusPlace moves the focus to another of the panels in their places.
func focusPlace(s State, a Action, places []Panel) State {
	i := a.N
	switch at := slices.Index(places, s.Focused()); a.Name {
	case NextPanel:
		i = (at + 1) % len(places)
	case PrevPanel:
		i = (max(at, 0) + len(places) - 1) % len(places)
	}
	if i < 0 || i >= len(places) {
		return s
	}
	return focus(s, places[i])
}

func goTo(s State, pg Page) State {
	s.Page, s.Overlay, s.Under, s.Record = pg, NoOverlay, NoOverlay, ""
	if p, ok := pg.Panel(); ok {
		s.Focus = p
	}
	return s
}

// focus moves to a panel; from a page of its own it moves to the other's page.
func focus(s State, p Panel) State {
	if _, zoomed := s.Page.Panel(); zoomed || s.Page == Coverage && s.Focus == PanelCoverage {
		s = goTo(s, p.Page())
		s.Focus = p
		return s
	}
	if s.Page != Overview {
		s.Page = Overview
	}
	s.Focus, s.Overlay, s.Under, s.Record = p, NoOverlay, NoOverlay, ""
	return s
}

func toggle(s State, n Name) State {
	o := map[Name]Overlay{ToggleHelp: HelpOverlay, ToggleFilter: FilterOverlay,
		ToggleSearch: SearchOverlay, ToggleClaims: ClaimsOverlay, TogglePalette: PaletteOverlay, ToggleRoster: RosterOverlay, ToggleShelf: ShelfOverlay,
		ToggleIndicators: IndicatorsOverlay, ToggleEntities: EntitiesOverlay, ToggleDimensions: DimensionsOverlay}[n]
	if n == ToggleSearch && s.Page == Records {
		o = FindOverlay // its rows are not among what is searched
	}
	if s.Overlay == o {
		o = NoOverlay
	}
	s.Overlay, s.Under, s.Record, s.Query = o, NoOverlay, "", ""
	s.Sel[ListOverlay] = 0
	return s
}

func turn(s State, a Action, f Facts) State {
	n := f.Views(s)
	if n < 1 || !s.chooses() {
		return s
	}
	v := a.N
	face := s.face()
	switch a.Name {
	case NextView:
		v = *face + 1
	case PrevView:
		v = *face - 1
	default:
		if v < 0 || v >= n {
			return s
		}
	}
	*face = ((v % n) + n) % n
	return refigure(s)
}

// restart moves every list of records to its first row, because the rows have
// changed.
func restart(s State) State {
	for _, l := range []List{ListAgreements, ListProjects, ListSources, ListRanking, ListEvents, ListAlign, ListCoverage, ListRecords} {
		s.Sel[l] = 0
	}
	return refigure(s)
}

// refigure moves every list of figures to its first row, because the figures
// are others.
func refigure(s State) State {
	s.Sel[ListRevisions], s.Sel[ListCompare] = 0, 0
	return s
}
