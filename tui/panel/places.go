package panel

import (
	"slices"

	"accord/tui/state"
)

// arrange chooses which panels stand on the overview: those of cooperation that
// the dataset says something of, then, where these leave places, those that say
// something of any figures.
func (s *Set) arrange() {
	s.places = nil
	for p := range state.Panel(state.PanelCount) {
		if s.says(p) {
			s.places = append(s.places, p)
		}
	}
	if s.ds.Figures() > 0 {
		s.places = append(s.places, s.general(state.PanelCount-len(s.places))...)
	}
	if len(s.places) == 0 { // which says that there is nothing
		s.places = []state.Panel{state.PanelSeries}
	}
	s.pages = s.reachable()
}

// says reports whether a panel of cooperation has something to say.
func (s *Set) says(p state.Panel) bool {
	switch p {
	case state.PanelTrade:
		return len(s.panels[p].Slots(state.New())) > 1 // one period is ranked, and no line
	case state.PanelFreight:
		return len(s.panels[p].(*freight).faces) > 0
	case state.PanelAgreements:
		return len(s.ds.Agreements) > 0
	case state.PanelProjects:
		return len(s.ds.Projects) > 0
	}
	return false
}

// general are the panels that say most of any figures, at most n. Beside trade the
// ranking comes first, because trade draws the lines; figures of one period are
// ranked, and have neither lines nor changes; one entity has no rank.
func (s *Set) general(n int) []state.Panel {
	x := s.subject(state.New())
	all := []state.Panel{state.PanelSeries, state.PanelChange, state.PanelRanking, state.PanelCoverage}
	switch {
	case len(x.shape.Periods) < 2:
		all = []state.Panel{state.PanelRanking, state.PanelCoverage}
	case s.has(state.PanelTrade):
		all = []state.Panel{state.PanelRanking, state.PanelChange, state.PanelCoverage}
	}
	if len(x.codes) < 2 && len(x.shape.Periods) > 1 {
		all = slices.DeleteFunc(all, func(p state.Panel) bool { return p == state.PanelRanking })
	}
	return all[:min(n, len(all))]
}

// has reports whether a panel stands on the overview.
func (s *Set) has(p state.Panel) bool {
	for _, q := range s.places {
		if q == p {
			return true
		}
	}
	return false
}

// Places are the panels on the overview, in reading order.
func (s *Set) Places() []state.Panel { return s.places }

// Pages are the pages that the dataset has, in the order in which they are
// walked through.
func (s *Set) Pages() []state.Page { return s.pages }

// Start is the view that the dataset is opened with.
func (s *Set) Start() state.State {
	st := state.New()
	st.Focus = s.places[0]
	return st
}

// Fit is st with the focus on a panel that the dataset has, and without an
// indicator and a dimension that it does not have. Codes that are not
// there are passed over where figures are drawn.
func (s *Set) Fit(st state.State) state.State {
	if _, zoomed := st.Page.Panel(); !zoomed && !s.has(st.Focus) {
		st.Focus = s.places[0]
	}
	if _, known := s.ds.Indicator(st.Subject.Indicator); !known && st.Subject.Indicator != "" {
		st.Subject = state.Subject{}
	}
	if st.Subject.By != "" && s.ds.DimIndex(st.Subject.By) < 0 {
		st.Subject.By, st.Subject.Entities = "", ""
	}
	return st
}

// reachable are the pages that the dataset says something on. A page about flows
// needs flows; every dataset has sources and problems, be there none.
func (s *Set) reachable() []state.Page {
	var out []state.Page
	for _, pg := range state.Pages() {
		is := true
		switch pg {
		case state.Mirror, state.Revisions, state.Compare, state.Align:
			is = s.has(state.PanelTrade)
		case state.Claims, state.Coverage, state.Records:
			is = s.ds.Figures() > 0
		case state.Events:
			is = len(s.ds.Events) > 0
		case state.Story:
			is = len(s.ds.Scenes) > 0
		case state.Understood:
			is = len(s.ds.Understood) > 0
		default:
			if p, panel := pg.Panel(); panel {
				is = s.has(p)
			}
		}
		if is {
			out = append(out, pg)
		}
	}
	return out
}
