package panel

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/data/load"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// foreign is what panels draw a file of others with.
func foreign(t *testing.T, path string, tag lang.Tag) *Env {
	t.Helper()
	ds, problems, err := load.Load(context.Background(), path, load.Options{})
	if err != nil || ds == nil {
		t.Fatalf("%s: %v %v", path, err, problems)
	}
	return &Env{Set: NewSet(ds), Lang: lang.New(tag), Glyphs: theme.GlyphSet(theme.Braille), Now: data.Day(2026, 11, 23), Problems: problems}
}

// table is a file with that text.
func table(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "table.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const gdp = "Country Name,Country Code,Indicator Name,Indicator Code,2020,2021,2022\n" +
	"World,WLD,GDP,NY.GDP,9000000000,10000000000,\n" +
	"Euro area,EMU,GDP,NY.GDP,3000000000,3500000000,3600000000\n" +
	"Alpha,AAA,GDP,NY.GDP,4000000000,4400000000,4000000000\n" +
	"Beta,BBB,GDP,NY.GDP,1000000000,1200000000,\n" +
	"Gamma,CCC,GDP,NY.GDP,1000000000,1200000000,\n" +
	"Delta,DDD,GDP,NY.GDP,,5000000,\n"

func codesOf(rows []ranked) (codes []string, places []int) {
	for _, r := range rows {
		codes, places = append(codes, r.code), append(places, r.place)
	}
	return codes, places
}

// TestRankingKeepsGroupsApart ranks areas without the total and the groups.
func TestRankingKeepsGroupsApart(t *testing.T) {
	e := foreign(t, table(t, gdp), lang.English)
	st := e.Set.Start()
	k := e.Set.ranking(e, st)
	codes, places := codesOf(k.rows)
	if k.period != data.Year(2021) || !slices.Equal(codes, []string{"_T", "AAA", "BBB", "CCC", "DDD"}) || !slices.Equal(places, []int{0, 1, 2, 2, 4}) {
		t.Errorf("%s: %v at %v", k.period, codes, places)
	}
	if k.with != 4 || k.all != 4 || k.groups != 1 {
		t.Errorf("%d of %d, %d groups", k.with, k.all, k.groups)
	}
	st.Subject.Groups = true
	if codes, places = codesOf(e.Set.ranking(e, st).rows); codes[len(codes)-1] != "EMU" || places[len(places)-1] != 0 {
		t.Errorf("with groups: %v at %v", codes, places)
	}
	st.Cursor = data.Year(2022)
	if k = e.Set.ranking(e, st); k.with != 1 || k.all != 4 {
		t.Errorf("of 2022 %d of %d have a figure", k.with, k.all)
	}
}

// TestEntitiesThatStandOut takes the total and the largest, and no group.
func TestEntitiesThatStandOut(t *testing.T) {
	e := foreign(t, table(t, gdp), lang.English)
	st := e.Set.Start()
	if got := e.Set.entities(st); !slices.Equal(got, []string{"_T", "AAA", "BBB", "CCC", "DDD"}) {
		t.Errorf("drawn are %v", got)
	}
	st.Subject.Entities = state.CodesOf([]string{"EMU", "nobody", "BBB"})
	if got := e.Set.entities(st); !slices.Equal(got, []string{"EMU", "BBB"}) {
		t.Errorf("of those chosen %v are drawn", got)
	}
}

// TestFiguresAreScaled compares what is drawn with the file.
func TestFiguresAreScaled(t *testing.T) {
	e := foreign(t, table(t, gdp), lang.English)
	st := e.Set.Start()
	tl := e.Set.panels[state.PanelSeries].(*seriesPanel).timeline(st)
	if tl.unit.Mult != 6 {
		t.Fatalf("figures up to 10 bn are in %+v", tl.unit)
	}
	for _, s := range tl.series {
		if s.key[0] == "AAA" && math.Abs(s.cells[1].Value-4400) > 1e-9 {
			t.Errorf("4.4 bn is %g", s.cells[1].Value)
		}
		if s.key[0] == "DDD" && s.cells[0].OK {
			t.Error("what nobody published is drawn")
		}
	}
	c := e.Set.panels[state.PanelChange].(*changePanel)
	if got := c.timeline(st).series[0].cells; !got[1].OK || math.Abs(got[1].Value-100.0/9) > 1e-9 || got[0].OK {
		t.Errorf("the total grew by %+v", got)
	}
}

// TestUnitsAreNeverFinerThanPublished keeps thousands of billions.
func TestUnitsAreNeverFinerThanPublished(t *testing.T) {
	for _, c := range []struct {
		unit data.Unit
		most float64
		want int
	}{
		{data.Unit{ID: "USD"}, 999, 0}, {data.Unit{ID: "USD"}, 999_999, 0}, {data.Unit{ID: "USD"}, 1e6, 3}, {data.Unit{ID: "USD"}, 7.5e13, 9},
		{data.Unit{ID: "USD"}, 7.5e16, 12}, {data.Unit{ID: "USD", Mult: 9}, 2.6, 9}, {data.Unit{ID: "USD", Mult: 6}, 5e6, 9}, {data.Percent, 1e9, 0},
	} {
		if got := legible(c.unit, c.most); got.Mult != c.want || got.ID != c.unit.ID {
			t.Errorf("%g in %+v is shown in %+v, want 10^%d", c.most, c.unit, got, c.want)
		}
	}
}

// TestRatiosChangeByPoints looks at a file of percentages.
func TestRatiosChangeByPoints(t *testing.T) {
	e := foreign(t, "../../data/format/testdata/eurostat.csv", lang.English)
	st := e.Set.Start()
	x := e.Set.subject(st)
	if !x.indicator.Unit.IsRatio() {
		t.Skip("the file is in", x.indicator.Unit)
	}
	if x.change() != data.Difference || x.unit != x.indicator.Unit {
		t.Errorf("percentages change by %s, in %+v", x.change(), x.unit)
	}
}

// TestPlacesFollowTheData looks which panels a dataset gets.
func TestPlacesFollowTheData(t *testing.T) {
	one := "Country Name,Country Code,Indicator Name,Indicator Code,2021\nAlpha,AAA,GDP,NY.GDP,4\nBeta,BBB,GDP,NY.GDP,5\n"
	lone := "year,value\n2020,1\n2021,2\n"
	trade := "INDICATOR,REF_AREA,TRADE_FLOW,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\nTRADE,AA,X,2020,1,USD\nTRADE,BB,X,2020,2,USD\nTRADE,AA,X,2021,1,USD\nTRADE,BB,X,2021,2,USD\n"
	for text, want := range map[string][]state.Panel{
		gdp:   {state.PanelSeries, state.PanelChange, state.PanelRanking, state.PanelCoverage},
		one:   {state.PanelRanking, state.PanelCoverage},
		lone:  {state.PanelSeries, state.PanelChange, state.PanelCoverage},
		trade: {state.PanelTrade, state.PanelRanking, state.PanelChange, state.PanelCoverage},
	} {
		e := foreign(t, table(t, text), lang.English)
		if got := e.Set.Places(); !slices.Equal(got, want) {
			t.Errorf("%s\nhas the panels %v, want %v", text, got, want)
		}
		if st := e.Set.Start(); st.Focus != want[0] {
			t.Errorf("the focus is on %v", st.Focus)
		}
		for _, pg := range e.Set.Pages() {
			if p, ok := pg.Panel(); ok && !slices.Contains(want, p) {
				t.Errorf("the page %s is there without its panel", pg)
			}
		}
	}
	e := newEnv(t, lang.English)
	if got := e.Set.Places(); !slices.Equal(got, []state.Panel{state.PanelTrade, state.PanelFreight, state.PanelAgreements, state.PanelProjects}) {
		t.Errorf("the bundled dataset has %v", got)
	}
}

// TestSubjectSentencesSayTheFigures compares the sentences of the panels with
// their cells, in every language.
func TestSubjectSentencesSayTheFigures(t *testing.T) {
	path := table(t, gdp)
	for _, tag := range lang.Tags() {
		e := foreign(t, path, tag)
		st := e.Set.Start()
		for _, st.Cursor = range e.Set.panels[state.PanelSeries].Slots(st) {
			tl := e.Set.panels[state.PanelSeries].(*seriesPanel).timeline(st)
			slot := slices.Index(tl.periods, st.Cursor)
			said := e.Set.panels[state.PanelSeries].Sentence(e, st)
			for _, s := range tl.series {
				if want := e.spoken(s.cells[slot], tl.unit); !strings.Contains(said, want) || !strings.Contains(said, e.code(data.DimRefArea, s.key[0])) {
					t.Errorf("%s: %q is not said: %s", tag, want, said)
				}
			}
			said = e.Set.panels[state.PanelRanking].Sentence(e, st)
			k := e.Set.ranking(e, st)
			for _, r := range k.rows[:min(fewRanked, len(k.rows))] {
				if want := e.spoken(r.cell, k.unit); !strings.Contains(said, want) {
					t.Errorf("%s: %q is not said: %s", tag, want, said)
				}
			}
			if !strings.Contains(said, e.Lang.F(lang.SayWithout, e.count(k.with), e.count(k.all))) {
				t.Errorf("%s: nothing says how many have a figure: %s", tag, said)
			}
			c := e.Set.panels[state.PanelChange].(*changePanel).timeline(st)
			x := e.Set.subject(st)
			if said = e.Set.panels[state.PanelChange].Sentence(e, st); !strings.Contains(said, e.changed(x, c.series[0].cells[slot])) {
				t.Errorf("%s: the change is not said: %s", tag, said)
			}
		}
		for _, p := range e.Set.Places() {
			st.Focus, st.Page = p, p.Page()
			if tab, ok := TableOf(e, st); !ok || len(tab.Rows) == 0 {
				t.Errorf("%s: no table of %s", tag, p.Page())
			}
			if len(Lines(e, st)) == 0 {
				t.Errorf("%s: %s cannot be read", tag, p.Page())
			}
		}
	}
}

// TestPickersFindAndChoose opens the pickers, types, and chooses.
func TestPickersFindAndChoose(t *testing.T) {
	e := foreign(t, table(t, gdp), lang.English)
	st := e.Set.Start()
	st.Overlay = state.EntitiesOverlay
	if n := Rows(e, st); n != 6 {
		t.Errorf("%d entities; the file has 6", n)
	}
	st.Query = "bet"
	a, ok := Target(e, st)
	if !ok || a != (state.Action{Name: state.ToggleEntity, Text: "BBB"}) {
		t.Errorf("the first that %q finds does %+v", st.Query, a)
	}
	st.Query = "zzzz"
	if _, ok := Target(e, st); ok || Rows(e, st) != 0 {
		t.Error("something is found for nonsense")
	}
	st.Overlay, st.Query = state.IndicatorsOverlay, ""
	if a, ok := Target(e, st); !ok || a.Text != "NY.GDP" {
		t.Errorf("the one indicator does %+v", a)
	}
}

// TestSubjectPanelsStayInside draws the panels of any figures at every size.
func TestSubjectPanelsStayInside(t *testing.T) {
	for _, path := range []string{table(t, gdp), "../../data/format/testdata/comtrade.csv", "../../data/format/testdata/wide-russian-1251.csv"} {
		e := foreign(t, path, lang.Russian)
		for _, p := range []state.Panel{state.PanelSeries, state.PanelChange, state.PanelRanking, state.PanelCoverage} {
			for _, st := range []state.State{{}, {Table: true, NormalOnly: true}, {Log: true, YearAgo: true, Transform: data.GrowthPrev, Page: p.Page()}} {
				for w := 0; w < 130; w += 5 {
					for h := range 30 {
						g := grid.New(w+4, h+4)
						g.Fill(g.Bounds(), '%', 0)
						r := grid.Rect{X: 2, Y: 2, W: w, H: h}
						lift := g.Clip(r)
						pn := e.Set.panels[p]
						pn.Over(g, r, e, st, h%2 == 0, pn.Draw(g, r, e, st, h%2 == 0))
						lift()
						for y := range g.H {
							for x := range g.W {
								if !r.Contains(x, y) && g.At(x, y).Rune != '%' {
									t.Fatalf("%s %d×%d: %q at %d,%d", p.Page(), w, h, g.At(x, y).Rune, x, y)
								}
							}
						}
					}
				}
			}
		}
	}
}
