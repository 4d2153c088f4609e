package panel

import (
	"slices"

	"accord/data"
	"accord/data/ask"
	"accord/tui/state"
)

// Set is what all panels of one dataset share: the dataset and what was
// calculated from it. Sessions that look at one dataset share its Set; it is
// safe for concurrent use, but for one that is bound to a question, which
// belongs to one goroutine as that does.
type Set struct {
	*common
	q      *ask.Question // nil for none
	store  data.Store    // that is asked for q
	panels [state.PanelKinds]Panel
}

// common is what the Sets of a dataset have in common whatever is asked.
type common struct {
	ds          *data.Dataset
	first, last int // years
	cursor      data.Period
	sectors     []string

	memo     memo // what was calculated
	pictures memo // what was drawn
	orders   orders

	places []state.Panel
	pages  []state.Page

	root *Set         // the one without a question
	desk *ask.Desk    // of a store that takes time; nil where answers are at hand
	next *generations // of the Sets that ask the same store anew
}

// NewSet returns the panels of ds. Where answers take time it waits for them; see
// [OpenSet].
func NewSet(ds *data.Dataset) *Set {
	c := &common{ds: ds}
	c.arranged(nil)
	return c.root
}

// arranged makes the panels of c, asking for q, and its root.
func (c *common) arranged(q *ask.Question) {
	s := c.bound(q, [state.PanelKinds]Panel{})
	s.first, s.last = years(s.ds)
	s.cursor, s.sectors = data.Period{}, nil
	for _, h := range s.ds.Highlights {
		if h.Panel == "trade" || s.cursor.IsZero() {
			s.cursor = h.Period
		}
		if h.Panel == "trade" {
			break
		}
	}
	for _, c := range s.ds.Sectors {
		s.sectors = append(s.sectors, c.ID)
	}
	s.panels = [state.PanelKinds]Panel{newTrade(s), newFreight(s), newAgreements(s), newProjects(s),
		&seriesPanel{s}, &changePanel{s}, &rankingPanel{s}, &coverPanel{s}}
	s.arrange()
	c.root = c.bound(nil, s.panels)
	if rows := c.ds.Rows; rows != nil && rows.Len() > slowRows {
		go rows.Columns() // which are measured once, and should be when somebody looks at them
	}
}

// Dataset is the dataset of s.
func (s *Set) Dataset() *data.Dataset { return s.ds }

// Panel returns a panel.
func (s *Set) Panel(p state.Panel) Panel { return s.panels[p] }

// Cursor is the period under a time cursor that has not been moved: that of the
// key figures, else the last one of which much is known.
func (s *Set) Cursor(st state.State) data.Period {
	if !s.cursor.IsZero() {
		return s.cursor
	}
	if s.has(state.PanelTrade) {
		if slots := s.panels[state.PanelTrade].Slots(state.New()); len(slots) > 0 {
			return slots[len(slots)-1]
		}
	}
	return s.subject(st).covered
}

// Years are the first and the last calendar year that anything is known of,
// plans and forecasts apart.
func (s *Set) Years() (first, last int) { return s.first, s.last }

// Sectors are the ids of the sectors, in the order of the dataset.
func (s *Set) Sectors() []string { return s.sectors }

// at is the period under the cursor of st.
func (s *Set) at(st state.State) data.Period {
	if st.Cursor.IsZero() {
		return s.Cursor(st)
	}
	return st.Cursor
}

func years(ds *data.Dataset) (first, last int) {
	see := func(p data.Period) {
		if p.IsZero() {
			return
		}
		if y := p.Year(); first == 0 || y < first {
			first = y
		}
		last = max(last, p.Year())
	}
	from, to := ds.Span(data.StatusForecast)
	see(from)
	see(to)
	for _, a := range ds.Agreements {
		see(a.Date)
	}
	for _, e := range ds.Events {
		see(e.Date)
	}
	for _, p := range ds.Projects {
		for _, q := range []data.Period{p.AsOf, p.ActualStart, p.ActualEnd} {
			see(q)
		}
	}
	return first, last
}

// inSpan reports whether p begins within the years that st keeps.
func inSpan(st state.State, p data.Period) bool {
	return (st.From == 0 || p.Year() >= st.From) && (st.To == 0 || p.Year() <= st.To)
}

// hasSector reports whether shares are of the sector that st keeps.
func hasSector(st state.State, shares []data.SectorShare) bool {
	return st.Sector == "" || slices.ContainsFunc(shares, func(x data.SectorShare) bool { return x.Sector == st.Sector })
}
