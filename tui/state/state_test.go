package state

import (
	"math"
	"strings"
	"testing"

	"accord/data"
)

// with is the first state with changes.
func with(change func(*State)) State {
	s := New()
	change(&s)
	return s
}

func page(pg Page) State {
	return goTo(New(), pg)
}

// over is a page with an overlay.
func over(pg Page, o Overlay) State {
	s := page(pg)
	s.Overlay = o
	return s
}

type step struct {
	name   string
	from   State
	action Action
	want   State
	change func(*facts)
}

func run(t *testing.T, steps []step) {
	t.Helper()
	for _, c := range steps {
		t.Run(c.name, func(t *testing.T) {
			f := someFacts()
			if c.change != nil {
				c.change(&f)
			}
			got := Apply(c.from, c.action, f)
			if got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
			if again := Apply(c.from, c.action, f); again != got {
				t.Errorf("the second time it is %+v", again)
			}
		})
	}
}

func TestApplyNavigates(t *testing.T) {
	freight := with(func(s *State) { s.Focus = PanelFreight })
	record := over(Overview, RecordOverlay)
	record.Record = "agreement:A1"
	found := record
	found.Query, found.Under, found.Sel[ListOverlay] = "baku", SearchOverlay, 3
	search := over(Overview, SearchOverlay)
	search.Query, search.Sel[ListOverlay] = "baku", 3
	run(t, []step{
		{"next panel", New(), Do(NextPanel), freight, nil},
		{"next panel after the last", with(func(s *State) { s.Focus = PanelProjects }), Do(NextPanel), New(), nil},
		{"previous panel before the first", New(), Do(PrevPanel), with(func(s *State) { s.Focus = PanelProjects }), nil},
		{"next panel, zoomed", page(Trade), Do(NextPanel), page(Freight), nil},
		{"focus a panel", New(), Action{Name: FocusPanel, N: 1}, freight, nil},
		{"focus a panel that is not", New(), Action{Name: FocusPanel, N: 4}, New(), nil},
		{"focus panel minus one", New(), Action{Name: FocusPanel, N: -1}, New(), nil},
		{"focus from the sources", page(Sources), Action{Name: FocusPanel, N: 1}, freight, nil},
		{"focus closes an overlay", over(Overview, HelpOverlay), Action{Name: FocusPanel, N: 1}, freight, nil},
		{"zoom", freight, Do(Zoom), page(Freight), nil},
		{"zoom back", page(Freight), Do(Zoom), freight, nil},
		{"zoom under an overlay", over(Overview, HelpOverlay), Do(Zoom), over(Overview, HelpOverlay), nil},
		{"back closes the overlay first", over(Trade, HelpOverlay), Do(Back), page(Trade), nil},
		{"back from a page", page(Trade), Do(Back), New(), nil},
		{"back from the overview", New(), Do(Back), New(), nil},
		{"leave is back", page(Trade), Do(Leave), New(), nil},
		{"back from a record", record, Do(Back), New(), nil},
		{"back from a record that was found", found, Do(Back), search, nil},
		{"go to a page", New(), Action{Name: GoTo, Text: "projects"}, page(Projects), nil},
		{"go to a page that is not", New(), Action{Name: GoTo, Text: "nowhere"}, New(), nil},
		{"next page", New(), Do(NextPage), page(Trade), nil},
		{"previous page", page(Trade), Do(PrevPage), New(), nil},
		{"open sources", New(), Do(OpenSources), page(Sources), nil},
		{"open problems", over(Overview, HelpOverlay), Do(OpenProblems), page(Problems), nil},
	})
}

func TestApplyMovesInTime(t *testing.T) {
	at := func(y int) State { return with(func(s *State) { s.Cursor = data.Year(y) }) }
	filter := over(Overview, FilterOverlay)
	run(t, []step{
		{"left from the key figures", New(), Do(Left), at(2022), nil},
		{"right", at(2020), Do(Right), at(2021), nil},
		{"right by three", at(2020), Action{Name: Right, N: 3}, at(2023), nil},
		{"right at the end", at(2024), Do(Right), at(2024), nil},
		{"left at the beginning", at(2015), Do(Left), at(2015), nil},
		{"right as far as can be said", at(2020), Action{Name: Right, N: math.MaxInt}, at(2024), nil},
		{"left as far as can be said", at(2020), Action{Name: Left, N: math.MaxInt}, at(2015), nil},
		{"first", at(2020), Do(First), at(2015), nil},
		{"last", at(2020), Do(Last), at(2024), nil},
		{"a slot", New(), Action{Name: SelectSlot, N: 2}, at(2017), nil},
		{"a slot that is not", New(), Action{Name: SelectSlot, N: 99}, New(), nil},
		{"slot minus one", New(), Action{Name: SelectSlot, N: -1}, New(), nil},
		{"no time axis", New(), Do(Left), New(), func(f *facts) { f.noSlots = true }},
		{"not under an overlay", over(Overview, HelpOverlay), Do(Left), over(Overview, HelpOverlay), nil},
		{"not on a page without a chart", page(Sources), Do(Left), page(Sources), nil},
		{"the filter changes years", filter, Do(Right), with(func(s *State) { s.Overlay, s.From = FilterOverlay, 2011 }), nil},
		{"the filter, below the first year", filter, Do(Left), filter, nil},
	})
}

func TestApplyMovesInLists(t *testing.T) {
	on := func(pg Page, l List, row int) State {
		s := page(pg)
		s.Sel[l] = row
		return s
	}
	record := over(Overview, RecordOverlay)
	record.Query, record.Sel[ListOverlay] = "x", 3
	run(t, []step{
		{"down", page(Agreements), Do(Down), on(Agreements, ListAgreements, 1), nil},
		{"down by five", page(Agreements), Action{Name: Down, N: 5}, on(Agreements, ListAgreements, 5), nil},
		{"down as far as can be said", on(Agreements, ListAgreements, 1), Action{Name: Down, N: math.MaxInt}, on(Agreements, ListAgreements, 29), nil},
		{"down at the end", on(Projects, ListProjects, 4), Do(Down), on(Projects, ListProjects, 4), nil},
		{"up at the top", page(Projects), Do(Up), page(Projects), nil},
		{"page down", page(Sources), Do(PageDown), on(Sources, ListSources, 10), nil},
		{"page up", on(Sources, ListSources, 15), Do(PageUp), on(Sources, ListSources, 5), nil},
		{"page down to the end", on(Agreements, ListAgreements, 25), Do(PageDown), on(Agreements, ListAgreements, 29), nil},
		{"first row", on(Sources, ListSources, 15), Do(First), page(Sources), nil},
		{"last row", page(Sources), Do(Last), on(Sources, ListSources, 199), nil},
		{"a row", page(Agreements), Action{Name: SelectRow, N: 7}, on(Agreements, ListAgreements, 7), nil},
		{"a row that is not", page(Agreements), Action{Name: SelectRow, N: 700}, on(Agreements, ListAgreements, 29), nil},
		{"no list", page(Trade), Do(Down), page(Trade), nil},
		{"an empty list", page(Problems), Do(Down), page(Problems), nil},
		{"a record keeps the place in what was found", record, Do(Down), record, nil},
		{"sort", on(Agreements, ListAgreements, 9), Do(NextSort), with(func(s *State) { *s = page(Agreements); s.Sort[ListAgreements] = 1 }), nil},
		{"reverse", on(Agreements, ListAgreements, 9), Do(ReverseSort), with(func(s *State) { *s = page(Agreements); s.Reverse[ListAgreements] = true }), nil},
		{"sort what has one order", page(Problems), Do(NextSort), page(Problems), nil},
	})
}

func TestApplyChangesTheLook(t *testing.T) {
	view := func(pg Page, p Panel, v int) State {
		s := page(pg)
		s.View[p] = v
		return s
	}
	transform := func(x data.Transform) State { return with(func(s *State) { s.Transform = x }) }
	freq := func(x data.Freq) State { return with(func(s *State) { s.Freq = x }) }
	run(t, []step{
		{"next face", page(Trade), Do(NextView), view(Trade, PanelTrade, 1), nil},
		{"after the last face", view(Trade, PanelTrade, 2), Do(NextView), page(Trade), nil},
		{"before the first face", page(Freight), Do(PrevView), view(Freight, PanelFreight, 2), nil},
		{"a face", page(Trade), Action{Name: ChangeView, N: 2}, view(Trade, PanelTrade, 2), nil},
		{"a face that is not", page(Trade), Action{Name: ChangeView, N: 3}, page(Trade), nil},
		{"faces of a list", page(Projects), Do(NextView), page(Projects), nil},
		{"faces of no panel", page(Sources), Do(NextView), page(Sources), nil},
		{"next transformation", New(), Do(NextTransform), transform(data.Difference), nil},
		{"after growth over a year", transform(data.GrowthYear), Do(NextTransform), transform(data.Average), nil},
		{"after the last transformation", transform(data.Cumulated), Do(NextTransform), New(), nil},
		{"transformation of what has none", page(Sources), Do(NextTransform), page(Sources), nil},
		{"a transformation", New(), Action{Name: ChangeTransfom, Text: "GY"}, transform(data.GrowthYear), nil},
		{"a transformation that is not", New(), Action{Name: ChangeTransfom, Text: "XX"}, New(), nil},
		{"next frequency", New(), Do(NextFreq), freq(data.FreqQuarter), nil},
		{"after the last frequency", freq(data.FreqMonth), Do(NextFreq), New(), nil},
		{"frequency of what has none", page(Freight), Do(NextFreq), page(Freight), nil},
		{"a frequency", New(), Action{Name: ChangeFreq, Text: "M"}, freq(data.FreqMonth), nil},
		{"a frequency without data", New(), Action{Name: ChangeFreq, Text: "W"}, New(), nil},
	})
}

func TestApplyFilters(t *testing.T) {
	years := func(from, to int) State { return with(func(s *State) { s.From, s.To = from, to }) }
	set := func(from, to int) Action { return Action{Name: ChangePeriod, N: from, M: to} }
	selected := with(func(s *State) {
		s.Sel[ListAgreements], s.Sel[ListProjects], s.Sel[ListOverlay] = 9, 3, 2
	})
	sector := with(func(s *State) { s.Sector = "energy"; s.Sel[ListOverlay] = 2 })
	run(t, []step{
		{"years", New(), set(2015, 2020), years(2015, 2020), nil},
		{"all years", years(2015, 2020), set(0, 0), New(), nil},
		{"the ends are open", New(), set(2010, 2026), New(), nil},
		{"beyond the ends", New(), set(1900, 2100), New(), nil},
		{"one year", New(), set(2015, 2015), years(2015, 2015), nil},
		{"a contradiction", years(2012, 2013), set(2020, 2015), years(2012, 2013), nil},
		{"nothing before", years(2012, 2013), set(0, 2005), years(2012, 2013), nil},
		{"nothing after", years(2012, 2013), set(2030, 0), years(2012, 2013), nil},
		{"a sector starts lists anew", selected, Action{Name: ChangeSector, Text: "energy"}, sector, nil},
		{"all sectors", with(func(s *State) { s.Sector = "energy" }), Do(ChangeSector), New(), nil},
		{"a sector that is not", New(), Action{Name: ChangeSector, Text: "magic"}, New(), nil},
		{"reset", with(func(s *State) {
			s.Focus, s.Sector, s.From, s.Cursor, s.Query, s.Sel[ListSources] = PanelFreight, "energy", 2015, data.Year(2020), "x", 4
		}), Do(Reset), with(func(s *State) { s.Focus = PanelFreight }), nil},
	})
	s := over(Overview, FilterOverlay)
	s.From, s.To, s.Sel[ListOverlay] = 2015, 2016, FilterTo
	for range 5 {
		s = Apply(s, Do(Left), someFacts())
	}
	if s.From != 2015 || s.To != 2015 {
		t.Errorf("the last year went to %d below the first %d", s.To, s.From)
	}
}

func TestApplyOverlays(t *testing.T) {
	search := over(Overview, SearchOverlay)
	query := func(q string) State { s := search; s.Query = q; return s }
	record := over(Agreements, RecordOverlay)
	record.Record = "agreement:A1"
	open := Action{Name: ShowRecord, Text: "agreement:A1"}
	dirty := query("x")
	dirty.Sel[ListOverlay] = 5
	opens := func(f *facts) { f.target = open }
	run(t, []step{
		{"help", New(), Do(ToggleHelp), over(Overview, HelpOverlay), nil},
		{"help again", over(Overview, HelpOverlay), Do(ToggleHelp), New(), nil},
		{"another overlay", over(Overview, HelpOverlay), Do(ToggleFilter), over(Overview, FilterOverlay), nil},
		{"search", New(), Do(ToggleSearch), search, nil},
		{"claims", page(Trade), Do(ToggleClaims), over(Trade, ClaimsOverlay), nil},
		{"an overlay starts anew", dirty, Do(ToggleHelp), over(Overview, HelpOverlay), nil},
		{"type", query("ab"), Action{Name: Type, Text: "ə"}, query("abə"), nil},
		{"type without a search", New(), Action{Name: Type, Text: "x"}, New(), nil},
		{"type selects the first", dirty, Action{Name: Type, Text: "y"}, query("xy"), nil},
		{"too long a text", search, Action{Name: Type, Text: strings.Repeat("я", MaxQuery+1)}, query(strings.Repeat("я", MaxQuery)), nil},
		{"the longest text", search, Action{Name: Type, Text: strings.Repeat("я", MaxQuery)}, query(strings.Repeat("я", MaxQuery)), nil},
		{"erase", query("abə"), Do(Erase), query("ab"), nil},
		{"erase nothing", search, Do(Erase), search, nil},
		{"erase all", query("abc"), Do(EraseAll), search, nil},
		{"show a record", page(Agreements), open, record, nil},
		{"open what is selected", page(Agreements), Do(Open), record, opens},
		{"open nothing", page(Trade), Do(Open), page(Trade), nil},
		{"open on the overview", New(), Do(Open), page(Trade), nil},
		{"open must not go round", page(Trade), Do(Open), page(Trade), func(f *facts) { f.target = Do(Open) }},
		{"what the program does is not of the view", New(), Do(NextTheme), New(), nil},
		{"an action that is not", New(), Do("dance"), New(), nil},
	})
}

func TestStateIsAMapKey(t *testing.T) {
	seen := map[State]int{New(): 1}
	s := Apply(Apply(New(), Do(NextPanel), someFacts()), Do(PrevPanel), someFacts())
	if seen[s] != 1 {
		t.Errorf("there and back is another key: %+v", s)
	}
	if _, ok := seen[Apply(s, Do(Left), someFacts())]; ok {
		t.Error("another view has the same key")
	}
}

func TestSlotFindsTheSameTime(t *testing.T) {
	q := data.Quarter
	years := []data.Period{data.Year(2019), data.Year(2021), data.Year(2022)}
	quarters := []data.Period{q(2021, 1), q(2021, 2), q(2022, 1)}
	for _, c := range []struct {
		name  string
		slots []data.Period
		at    data.Period
		want  int
	}{
		{"itself", years, data.Year(2021), 1},
		{"the last quarter of a year", quarters, data.Year(2021), 1},
		{"the year of a quarter, by its end", years, q(2022, 3), 2},
		{"the nearest before", years, data.Year(2010), 0},
		{"the nearest after", years, data.Year(2030), 2},
		{"none", nil, data.Year(2021), -1},
	} {
		if got := Slot(c.slots, c.at); got != c.want {
			t.Errorf("%s: slot %d; want %d", c.name, got, c.want)
		}
	}
}

func TestPagesAndPanelsBelongTogether(t *testing.T) {
	for p := range Panel(PanelCount) {
		if got, ok := p.Page().Panel(); !ok || got != p {
			t.Errorf("page %s of panel %d is of panel %d", p.Page(), p, got)
		}
	}
	for _, pg := range []Page{Overview, Sources, Problems} {
		if _, ok := pg.Panel(); ok {
			t.Errorf("%s is not the page of one panel", pg)
		}
	}
}
