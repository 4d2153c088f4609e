package state

import "accord/data"

// facts are simple answers of a dataset that does not exist: ten years of two
// frequencies, lists of fixed lengths, three faces, four orders.
type facts struct {
	slots   []data.Period
	rows    map[List]int
	target  Action
	noSlots bool
	revised []data.Period // of the rows of the revisions
	scenes  int
}

func someFacts() facts {
	f := facts{rows: map[List]int{ListAgreements: 30, ListProjects: 5, ListSources: 200, ListProblems: 0, ListOverlay: 8}}
	for y := 2015; y <= 2024; y++ {
		f.slots = append(f.slots, data.Year(y))
	}
	return f
}

func (f facts) Slots(s State) []data.Period {
	if f.noSlots || s.Focused() == PanelProjects {
		return nil
	}
	return f.slots
}

func (f facts) Rows(s State) int {
	l, ok := s.List()
	if !ok || s.Overlay == RecordOverlay {
		return 0
	}
	return f.rows[l]
}

func (f facts) Page(State) int { return 10 }

func (f facts) RowPeriods(s State) []data.Period {
	if s.Page != Revisions || s.Overlay != NoOverlay {
		return nil
	}
	return f.revised
}

func (f facts) Views(s State) int {
	if p := s.Focused(); p == PanelTrade || p == PanelFreight {
		return 3
	}
	return 0
}

func (f facts) Freqs(s State) []data.Freq {
	if s.Focused() == PanelTrade {
		return []data.Freq{data.FreqAnnual, data.FreqQuarter, data.FreqMonth}
	}
	return nil
}

func (f facts) Sorts(s State) int {
	if _, ok := s.List(); ok && s.Overlay == NoOverlay && s.Page != Problems {
		return 4
	}
	return 0
}

func (f facts) Years() (first, last int) { return 2010, 2026 }

func (f facts) Sectors() []string { return []string{"transport", "energy"} }

func (f facts) Target(s State) (Action, bool) { return f.target, f.target.Name != "" }

func (f facts) Cursor(State) data.Period { return data.Year(2023) }

func (f facts) Places() []Panel {
	return []Panel{PanelTrade, PanelFreight, PanelAgreements, PanelProjects}
}

func (f facts) Pages() []Page { return Pages() }

func (f facts) Subject(s State) Shown {
	return Shown{Indicator: s.Subject.Indicator, By: s.Subject.By, Entities: s.Subject.Entities}
}

func (f facts) Similar(State) Codes { return "b\nc" }

func (f facts) Scenes() int { return f.scenes }

// Scene has another page and cursor for each.
func (f facts) Scene(i int) State {
	s := New()
	s.Page, s.Cursor = []Page{Trade, Freight, Overview}[i%3], data.Year(2015+i)
	return s
}
