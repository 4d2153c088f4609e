package panel

import (
	"math"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// TestTradeNeverMixesFrequencies goes through every face, frequency,
// transformation and sector.
func TestTradeNeverMixesFrequencies(t *testing.T) {
	e := newEnv(t, lang.English)
	tr := tradeOf(e)
	seen := 0
	for _, sector := range append([]string{""}, e.Set.Sectors()...) {
		for face := range tr.Views() {
			st := state.New()
			st.Sector, st.View[state.PanelTrade] = sector, face
			for _, f := range append([]data.Freq{data.FreqNone}, tr.Freqs(st)...) {
				st.Freq = f
				for _, st.Transform = range data.Transforms() {
					tl := tr.timeline(st)
					if tl.err != nil {
						t.Fatalf("%+v: %v", st, tl.err)
					}
					for i, p := range tl.periods {
						seen++
						if p.Freq() != tl.periods[0].Freq() {
							t.Fatalf("%+v: %v stands beside %v", st, p, tl.periods[0])
						}
						if f != data.FreqNone && p.Freq() != f {
							t.Fatalf("%+v: %v is not of frequency %s", st, p, f)
						}
						if i > 0 && tl.periods[i-1].Compare(p) >= 0 {
							t.Fatalf("%+v: %v does not come after %v", st, p, tl.periods[i-1])
						}
					}
					for _, s := range tl.series {
						if len(s.cells) != len(tl.periods) {
							t.Fatalf("%+v: %d cells for %d periods", st, len(s.cells), len(tl.periods))
						}
					}
				}
			}
		}
	}
	if seen < 500 {
		t.Errorf("only %d periods were seen", seen)
	}
}

func TestTradeYearsHaveNoHole(t *testing.T) {
	tl := tradeOf(newEnv(t, lang.English)).timeline(state.New())
	for i := 1; i < len(tl.periods); i++ {
		if tl.periods[i] != tl.periods[i-1].Shift(1) {
			t.Errorf("%v follows %v", tl.periods[i], tl.periods[i-1])
		}
	}
	if len(tl.series) != 2 {
		t.Fatalf("%d series; want one of each reporter", len(tl.series))
	}
	missing := 0
	for _, s := range tl.series {
		for _, c := range s.cells {
			if !c.OK {
				missing++
				if c.Why == "" || !math.IsNaN(c.Value) {
					t.Errorf("a cell without a figure is %+v", c)
				}
			}
		}
	}
	if missing == 0 {
		t.Error("no year lacks a figure; some do, and none may be drawn as zero")
	}
}

func TestTradeFaces(t *testing.T) {
	e := newEnv(t, lang.English)
	tr := tradeOf(e)
	type want struct {
		kind  lang.Msg
		areas []string
		lines [][2]string // area and flow
	}
	wants := []want{
		{lang.ViewTurnover, nil, [][2]string{{"AZ", "T"}, {"RU", "T"}}},
		{lang.ViewFlow, []string{"AZ", "RU"}, [][2]string{{"AZ", "X"}, {"RU", "M"}}},
		{lang.ViewFlow, []string{"RU", "AZ"}, [][2]string{{"RU", "X"}, {"AZ", "M"}}},
		{lang.ViewReporter, []string{"AZ"}, [][2]string{{"AZ", "T"}, {"AZ", "X"}, {"AZ", "M"}}},
		{lang.ViewReporter, []string{"RU"}, [][2]string{{"RU", "T"}, {"RU", "X"}, {"RU", "M"}}},
	}
	if tr.Views() != len(wants) {
		t.Fatalf("%d faces; want %d", tr.Views(), len(wants))
	}
	names := map[string]bool{}
	for i, w := range wants {
		f := tr.faces[i]
		var lines [][2]string
		for _, l := range f.lines {
			lines = append(lines, [2]string{l.area, l.flow})
			if l.where[data.DimRefArea] != l.area || l.where[data.DimFlow] != l.flow {
				t.Errorf("face %d asks %v for %s %s", i, l.where, l.area, l.flow)
			}
		}
		if f.kind != w.kind || !slices.Equal(f.areas, w.areas) || !slices.Equal(lines, w.lines) {
			t.Errorf("face %d is %d %v %v; want %+v", i, f.kind, f.areas, lines, w)
		}
		st := state.New()
		st.View[state.PanelTrade] = i
		names[tr.viewName(e, st)] = true
		if len(tr.timeline(st).series) == 0 {
			t.Errorf("face %d shows nothing", i)
		}
	}
	if len(names) != len(wants) {
		t.Errorf("faces are called %v; want different names", names)
	}
}

func TestTradeFigureOf2023(t *testing.T) {
	e := newEnv(t, lang.English)
	tr := tradeOf(e)
	tl := tr.timeline(state.New())
	i := slices.Index(tl.periods, data.Year(2023))
	if i < 0 {
		t.Fatal("2023 is not on the axis")
	}
	az, ru := tl.series[0].cells[i], tl.series[1].cells[i]
	if az.Value != 4.3 || az.Bound != data.More || az.Sources[0] != "S001" {
		t.Errorf("Azerbaijan's figure is %+v", az)
	}
	if ru.Bound != data.Exact || ru.Value != 4.4 {
		t.Errorf("Russia's figure is %+v", ru)
	}
	if got := tr.gap(e, tl, i); got != "gap < 0.1" {
		t.Errorf("the gap between > 4.3 and 4.4 is %q", got)
	}
}

// TestTradeGapsAreNeverFalse checks that a gap is not rounded away.
func TestTradeGapsAreNeverFalse(t *testing.T) {
	e := newEnv(t, lang.English)
	cell := func(v float64, decimals int, b data.Bound) data.Cell {
		return data.Cell{OK: true, Value: v, Decimals: decimals, Bound: b}
	}
	for _, c := range []struct {
		a, b data.Cell
		want string
	}{
		{cell(4.3, 1, data.More), cell(4.4, 1, data.Exact), "gap < 0.1"},
		{cell(4.4, 1, data.Exact), cell(4.3, 1, data.More), "gap < 0.1"},
		{cell(4.3, 1, data.Exact), cell(4.4, 1, data.More), "gap > 0.1"},
		{cell(4.3, 1, data.More), cell(4.4, 1, data.More), "gap ~ 0.1"},
		{cell(4.3, 1, data.About), cell(4.4, 1, data.Exact), "gap ~ 0.1"},
		{cell(2, 0, data.Exact), cell(2, 0, data.Exact), "gap 0"},
		{cell(3, 0, data.Exact), cell(3.4, 1, data.Exact), "gap ~ 0.4"},
		{cell(1.96, 2, data.Exact), cell(4, 0, data.Exact), "gap ~ 2.04"},
		{data.Missing(data.WhyNoClaim), cell(4.4, 1, data.Exact), ""},
	} {
		c.a.Sources, c.b.Sources = []string{"a"}, []string{"b"}
		tl := timeline{series: []series{{area: "AZ", cells: []data.Cell{c.a}}, {area: "RU", cells: []data.Cell{c.b}}}}
		if got := tradeOf(e).gap(e, tl, 0); got != c.want {
			t.Errorf("gap of %v%g and %v%g is %q; want %q", c.a.Bound, c.a.Value, c.b.Bound, c.b.Value, got, c.want)
		}
	}
}

// TestTradeTransforms compares each transformation with the levels it is made
// of.
func TestTradeTransforms(t *testing.T) {
	e := newEnv(t, lang.English)
	tr := tradeOf(e)
	level := tr.timeline(state.New())
	for _, tf := range data.Transforms()[1:] {
		st := state.New()
		st.Transform = tf
		tl := tr.timeline(st)
		if want := tf.Unit(level.unit); tl.unit != want {
			t.Errorf("%s is in %+v; want %+v", tf, tl.unit, want)
		}
		known := 0
		for _, s := range tl.series {
			k := slices.IndexFunc(level.series, func(l series) bool { return l.area == s.area })
			for i, c := range s.cells {
				j := slices.Index(level.periods, tl.periods[i])
				now, before := data.Missing(""), data.Missing("")
				if j >= 0 {
					now = level.series[k].cells[j]
				}
				if j > 0 {
					before = level.series[k].cells[j-1]
				}
				if !c.OK {
					continue
				}
				known++
				want := now.Value - before.Value
				if tf != data.Difference {
					want = (now.Value/before.Value - 1) * 100
				}
				if !now.OK || !before.OK || math.Abs(want-c.Value) > 1e-9 {
					t.Errorf("%s of %s in %v is %g; want %g from %+v and %+v", tf, s.area, tl.periods[i], c.Value, want, before, now)
				}
				if (now.Bound != data.Exact || before.Bound != data.Exact) && c.Bound == data.Exact {
					t.Errorf("%s of %s in %v is exact, but made of %q and %q", tf, s.area, tl.periods[i], before.Bound, now.Bound)
				}
			}
		}
		if known < 4 {
			t.Errorf("%s has only %d figures", tf, known)
		}
	}
}

// TestTradeSentenceSaysTheFigures reads the numbers of the store again.
func TestTradeSentenceSaysTheFigures(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		tr := tradeOf(e)
		for _, p := range tr.timeline(state.New()).periods {
			said := tr.Sentence(e, cursor(p))
			for _, area := range []string{"AZ", "RU"} {
				where := map[string]string{data.DimRefArea: area, data.DimFlow: data.FlowTurnover}
				f, err := e.Set.ask("TRADE", withPanel(tr, where), data.FreqAnnual, lens{})
				if err != nil {
					t.Fatal(err)
				}
				i := slices.Index(f.Periods, p)
				if i < 0 || !f.Series[0].Cells[i].OK {
					continue
				}
				c := f.Series[0].Cells[i]
				want := e.Lang.Say(c.Bound, e.Lang.Number(c.Value, min(c.Decimals, 3))+" "+e.unit(f.Unit))
				if !strings.Contains(said, want) {
					t.Errorf("%s: the sentence of %v does not say %q of %s: %s", tag, p, want, area, said)
				}
			}
			if !strings.Contains(said, e.Lang.Period(p)) {
				t.Errorf("%s: the sentence of %v does not name it: %s", tag, p, said)
			}
		}
	}
}

// withPanel adds what the panel fixes to where.
func withPanel(t *trade, where map[string]string) map[string]string {
	for d, c := range t.spec.Where {
		where[d] = c
	}
	return where
}

// TestTradeClaimsOf2014 checks that both customs services are quoted.
func TestTradeClaimsOf2014(t *testing.T) {
	e := newEnv(t, lang.English)
	cs := tradeOf(e).claims(e, cursor(data.Year(2014)))
	find := func(org, source string, value float64) {
		t.Helper()
		if !slices.ContainsFunc(cs, func(c claimed) bool { return c.Org == org && c.Source == source && c.Value == value }) {
			t.Errorf("no claim of %g by %s in %s", value, org, source)
		}
	}
	find("SCC-AZ", "S008", 1.96)
	find("FCS-RU", "S008", 4)
	find("RU-GOV", "S036", 4)
	find("FCS-RU", "S008", 12) // the growth stated with it
	drawn := map[string]int{}
	for _, c := range cs {
		if c.drawn {
			drawn[c.name]++
		}
	}
	for name, n := range drawn {
		if n != 1 {
			t.Errorf("%d claims of %s are drawn", n, name)
		}
	}
}

// TestTradeSaysThatNothingWasCalculated checks that a calculation without a
// figure is not blamed on a filter that nobody set.
func TestTradeSaysThatNothingWasCalculated(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		st := state.New()
		st.Transform, st.Base = data.Index, data.Year(2012)
		for _, c := range []struct {
			why  string
			with func(*state.State)
		}{
			{data.WhyBase, func(*state.State) {}},
			{data.WhyPart, func(s *state.State) { s.Transform, s.Window = data.Average, 12 }},
		} {
			c.with(&st)
			got, want := tradeOf(e).Sentence(e, st), e.Lang.Why(data.Missing(c.why))
			if !strings.Contains(got, want) || got == e.Lang.T(lang.NothingLeft) {
				t.Errorf("%s, %s: %q does not say %q", tag, st.Transform, got, want)
			}
		}
	}
}
