package panel

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"accord/data"
	"accord/data/diag"
	"accord/tui/lang"
	"accord/tui/state"
)

// numbersIn are the numbers of a text as a reader of the language takes them,
// written with a point and without groups.
func numbersIn(tag lang.Tag, text string) []string {
	group, point := ",", "."
	switch tag {
	case lang.Russian:
		group, point = "\u00a0", ","
	case lang.Azerbaijani:
		group, point = ".", ","
	}
	number := regexp.MustCompile(`−?[0-9]+(?:` + regexp.QuoteMeta(group) + `[0-9]{3})*(?:` + regexp.QuoteMeta(point) + `[0-9]+)?`)
	var out []string
	for _, n := range number.FindAllString(text, -1) {
		n = strings.ReplaceAll(n, group, "")
		n = strings.Replace(n, point, ".", 1)
		out = append(out, strings.Replace(n, "−", "-", 1))
	}
	slices.Sort(out)
	return out
}

// told collects the numbers that a frame has for a sentence, and the names and
// dates with numbers in them that are none.
type told struct {
	numbers []string
	names   []string
}

func (n *told) cell(cells ...data.Cell) {
	for _, c := range cells {
		if c.OK {
			n.value(c.Value, min(c.Decimals, 3))
		}
	}
}

// size is the size of a figure whose sign is said in words.
func (n *told) size(cells ...data.Cell) {
	for _, c := range cells {
		c.Value = math.Abs(c.Value)
		n.cell(c)
	}
}

func (n *told) value(v float64, decimals int) {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Trim(s, "-0.") == "" {
		s = strings.TrimPrefix(s, "-")
	}
	n.numbers = append(n.numbers, s)
}

func (n *told) count(all ...int) {
	for _, k := range all {
		n.value(float64(k), 0)
	}
}

func (n *told) name(all ...string) { n.names = append(n.names, all...) }

// sees fails when a sentence has another number than the frame, or not all of
// them.
func (n told) sees(t *testing.T, e *Env, what, text string) {
	t.Helper()
	rest := text
	slices.SortFunc(n.names, func(a, b string) int { return len(b) - len(a) })
	for _, name := range n.names {
		if name != "" {
			rest = strings.ReplaceAll(rest, name, " ")
		}
	}
	slices.Sort(n.numbers)
	if got := numbersIn(e.Lang.Tag(), rest); !slices.Equal(got, n.numbers) {
		t.Errorf("%s, %s: the frame has %q, and the sentence %q: %s", e.Lang.Tag(), what, n.numbers, got, text)
	}
	if text == "" || strings.Contains(text, "%!") {
		t.Errorf("%s, %s: the sentence is %q", e.Lang.Tag(), what, text)
	}
}

// details is what a sentence says of a series beside its figure.
func (n *told) details(e *Env, tl timeline, s series, slot int, indicator string, level bool, rank bool) {
	if s.cells[slot].OK {
		if level {
			f, err := e.Set.ask(indicator, s.where, tl.periods[slot].Freq(), lens{transform: data.GrowthYear})
			if err == nil && len(f.Series) == 1 {
				if i := slices.Index(f.Periods, tl.periods[slot]); i >= 0 {
					if c := f.Series[0].Cells[i]; c.OK && (c.Value != 0 || c.Bound != data.Exact) {
						n.size(c)
					}
				}
			}
		}
		if m, since := rankOf(tl.periods, s.cells, slot); rank && m != 0 { // tested apart
			n.name(e.rank(m, since, tl.periods[slot]))
		}
	}
	missing := 0
	for i, p := range tl.periods {
		if p.Freq().PerYear() == 0 || p.Freq() != tl.periods[0].Freq() {
			return
		}
		if !s.cells[i].OK {
			missing++
		}
	}
	if missing > 0 {
		n.count(missing)
	}
}

// TestSentencesOfChartsHaveTheNumbersOfTheirFrames reads every period of every
// face of both charts in every language.
func TestSentencesOfChartsHaveTheNumbersOfTheirFrames(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		tr, fr := tradeOf(e), freightOf(e)
		for face := range tr.Views() {
			for _, transform := range []data.Transform{data.Level, data.GrowthYear} {
				st := state.State{Page: state.Trade, Transform: transform}
				st.View[state.PanelTrade] = face
				tl := tr.timeline(st)
				for i, p := range tl.periods {
					st.Cursor = p
					var n told
					n.name(e.Lang.Period(p))
					for _, s := range tl.series {
						n.cell(s.cells[i])
						n.details(e, tl, s, i, "TRADE", transform == data.Level, true)
					}
					if a, b := tl.series[0], tl.series[len(tl.series)-1]; transform == data.Level && len(tl.series) == 2 && a.area != b.area && a.cells[i].OK && b.cells[i].OK {
						n.value(math.Abs(a.cells[i].Value-b.cells[i].Value), min(3, max(a.cells[i].Decimals, b.cells[i].Decimals)))
					}
					n.sees(t, e, "trade "+strconv.Itoa(face)+" "+p.String(), Describe(e, st)[0])
				}
			}
		}
		for face, fc := range fr.faces {
			st := state.State{Page: state.Freight, Focus: state.PanelFreight}
			st.View[state.PanelFreight] = face
			tl := fr.timeline(st)
			for i, p := range tl.periods {
				st.Cursor = p
				var n told
				n.name(e.Lang.Period(p), fr.scope(e, fc))
				for _, o := range fr.claims(e, st) {
					n.cell(o.cell())
					n.name(e.reporter(o.Org), o.name)
				}
				if len(tl.series) <= fewSeries {
					for _, s := range tl.series {
						n.details(e, tl, s, i, fc.indicator, !fc.growth, true)
					}
				}
				n.sees(t, e, "freight "+strconv.Itoa(face)+" "+p.String(), Describe(e, st)[0])
			}
		}
	}
}

// TestSentencesOfRecordsHaveTheNumbersOfTheDataset counts the records anew.
func TestSentencesOfRecordsHaveTheNumbersOfTheDataset(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		e.Problems = diag.List{{At: diag.Position{Path: "a.csv", Line: 3, Col: 2}, Message: "bad"}, {Severity: diag.Warning, Message: "odd"}}
		ds := e.Set.ds
		for _, sector := range append([]string{""}, e.Set.Sectors()...) {
			st := state.State{Sector: sector}
			var n told
			var own []data.Agreement
			others, perYear := 0, map[int]int{}
			for _, a := range ds.Agreements {
				in := sector == "" || slices.ContainsFunc(a.Sectors, func(s data.SectorShare) bool { return s.Sector == sector })
				if !in || !a.Counted() || !a.Concluded() {
					continue
				}
				if len(a.Parties) > 0 && slices.ContainsFunc(ds.Partners, func(p string) bool { return !slices.Contains(a.Parties, p) }) {
					others++
					continue
				}
				own = append(own, a)
				perYear[a.Date.Year()]++
			}
			if len(own) > 0 {
				years := slices.Sorted(maps.Keys(perYear))
				most := 0
				for _, y := range years {
					most = max(most, perYear[y])
				}
				busiest := 0
				for _, y := range years {
					if perYear[y] == most {
						busiest = y
					}
				}
				last := own[0]
				for _, a := range own {
					if a.Date.Compare(last.Date) > 0 {
						last = a
					}
				}
				n.count(len(own), years[0], years[len(years)-1], most, busiest)
				if others > 0 {
					n.count(others)
				}
				n.name(e.Lang.Date(last.Date)+": "+e.text(last.Title), e.Lang.Date(last.Date))
				st.Page, st.Focus = state.Agreements, state.PanelAgreements
				n.sees(t, e, "agreements "+sector, Describe(e, st)[0])
			}
			checkProjects(t, e, sector)
			checkEvents(t, e, sector)
		}
		var n told
		years := []int{}
		for _, s := range ds.Sources {
			if !s.Date.IsZero() {
				years = append(years, s.Date.Year())
			}
		}
		text := sourcesPage{}.Sentence(e, state.State{Page: state.Sources})
		n.count(len(ds.Sources), slices.Min(years), slices.Max(years))
		for _, s := range ds.Sources {
			if strings.Contains(text, title(s)) && strings.Contains(text, e.Lang.Date(s.Date)) {
				n.name(title(s), e.Lang.Date(s.Date))
			}
		}
		n.sees(t, e, "sources", text)
		n = told{}
		n.count(2, 3, 2) // problems, line, column
		n.sees(t, e, "problems", problemsPage{}.Sentence(e, state.State{Page: state.Problems}))
	}
}

func checkProjects(t *testing.T, e *Env, sector string) {
	t.Helper()
	var n told
	projects, conflicts := 0, 0
	statuses, inSector, once := map[data.ActivityStatus]int{}, map[string]bool{}, map[string]float64{}
	for _, p := range e.Set.ds.Projects {
		if sector != "" && !slices.ContainsFunc(p.Sectors, func(s data.SectorShare) bool { return s.Sector == sector }) {
			continue
		}
		projects++
		statuses[p.Declared]++
		if p.Conflict(e.Now) != "" {
			conflicts++
		}
		largest := data.SectorShare{}
		for _, s := range p.Sectors {
			inSector[s.Sector] = true
			if s.Percent > largest.Percent {
				largest = s
			}
		}
		once[largest.Sector]++
	}
	if projects == 0 {
		return
	}
	n.count(projects, len(inSector))
	for _, k := range statuses {
		n.count(k)
	}
	if conflicts > 0 {
		n.count(conflicts)
	}
	if fullest := slices.Sorted(maps.Values(once)); len(fullest) > 1 && fullest[len(fullest)-1] > fullest[len(fullest)-2] {
		n.count(int(fullest[len(fullest)-1]))
	}
	n.sees(t, e, "projects "+sector, Describe(e, state.State{Page: state.Projects, Focus: state.PanelProjects, Sector: sector})[0])
}

func checkEvents(t *testing.T, e *Env, sector string) {
	t.Helper()
	var n told
	var of []data.Event
	for _, x := range e.Set.ds.Events {
		if sector == "" || len(x.Sectors) == 0 || slices.Contains(x.Sectors, sector) {
			of = append(of, x)
		}
	}
	first, last := of[0], of[0]
	for _, x := range of {
		if x.Date.Compare(first.Date) < 0 {
			first = x
		}
		if x.Date.Compare(last.Date) >= 0 {
			last = x
		}
	}
	n.count(len(of), first.Date.Year(), last.Date.Year())
	n.name(e.text(last.Title), e.Lang.Date(last.Date))
	n.sees(t, e, "events "+sector, eventsPage{}.Sentence(e, state.State{Page: state.Events, Sector: sector}))
}
