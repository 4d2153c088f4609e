package panel

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// TestTradeSentenceSaysTheChange compares the change in the sentence of every
// period, face and frequency with the frame of growth over a year, in each
// language.
func TestTradeSentenceSaysTheChange(t *testing.T) {
	said := map[string]int{}
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		tr := tradeOf(e)
		for face := range tr.Views() {
			st := state.New()
			st.View[state.PanelTrade] = face
			for _, st.Freq = range tr.Freqs(st) {
				tl := tr.timeline(st)
				for k, p := range tl.periods {
					st.Cursor = p
					text := tr.Sentence(e, st)
					for _, s := range tl.series {
						if !s.cells[k].OK {
							continue
						}
						f, err := e.Set.ask("TRADE", s.where, p.Freq(), lens{transform: data.GrowthYear})
						if err != nil {
							t.Fatal(err)
						}
						c := f.Series[0].Cells[slices.Index(f.Periods, p)]
						want, kind := "("+e.Lang.Why(c)+")", "refused"
						if c.OK {
							want, kind = e.Lang.Number(math.Abs(c.Value), min(c.Decimals, 3))+" %", fmt.Sprint(c.Value > 0)
							if c.Value == 0 {
								want = e.Lang.T(lang.SaySame)
							}
						}
						said[kind]++
						if !strings.Contains(text, want) {
							t.Errorf("%s, face %d, %v: the sentence does not say %q: %s", tag, face, p, want, text)
						}
					}
				}
			}
		}
	}
	for _, kind := range []string{"true", "false", "refused"} {
		if said[kind] < 10 {
			t.Errorf("only %d sentences of the kind %s were read", said[kind], kind)
		}
	}
}

// TestTradeSentenceCountsTheGaps counts the years without a figure, also under
// a filter of years.
func TestTradeSentenceCountsTheGaps(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		tr := tradeOf(e)
		counted := 0
		for _, years := range [][2]int{{0, 0}, {2008, 2016}} {
			st := cursor(data.Year(2014))
			st.From, st.To = years[0], years[1]
			tl := tr.timeline(st)
			text := tr.Sentence(e, st)
			for _, s := range tl.series {
				n := 0
				for _, c := range s.cells {
					if !c.OK {
						n++
					}
				}
				if n == 0 {
					continue
				}
				counted++
				if want := e.Lang.N(lang.GapYears, n); !strings.Contains(text, want) || !strings.HasPrefix(want, strconv.Itoa(n)) {
					t.Errorf("%s %v: the sentence does not say %q: %s", tag, years, want, text)
				}
			}
		}
		if counted == 0 {
			t.Errorf("%s: no series lacks a figure", tag)
		}
	}
}

// TestASentenceSaysWhatIsMissing reads a period that a side did not report.
func TestASentenceSaysWhatIsMissing(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		tr := tradeOf(e)
		tl := tr.timeline(state.New())
		found := false
		for k, p := range tl.periods {
			for _, s := range tl.series {
				if s.cells[k].OK {
					continue
				}
				found = true
				if want, text := tr.lineName(e, state.New(), s)+" "+e.Lang.Why(s.cells[k]), tr.Sentence(e, cursor(p)); !strings.Contains(text, want) {
					t.Errorf("%s: the sentence of %v does not say %q: %s", tag, p, want, text)
				}
			}
		}
		if !found {
			t.Errorf("%s: every side reported every year", tag)
		}
	}
}

// cells are values over years from 2010 on; NaN is a missing one.
func cellsOf(vs ...float64) ([]data.Period, []data.Cell) {
	var ps []data.Period
	var cs []data.Cell
	for i, v := range vs {
		ps = append(ps, data.Year(2010+i))
		c := data.Cell{OK: true, Value: v}
		if math.IsNaN(v) {
			c = data.Missing(data.WhyNoClaim)
		}
		cs = append(cs, c)
	}
	return ps, cs
}

func TestRank(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		what   string
		values []float64
		change func([]data.Cell)
		want   lang.Msg
		since  int
	}{
		{"higher than the two before", []float64{9, 1, 2, 3}, nil, lang.SayHighest, 2010},
		{"higher than only one", []float64{9, 5, 2, 3}, nil, lang.SayHighest, 2011},
		{"higher than none", []float64{9, 2, 5, 3}, nil, lang.SayLowest, 2011},
		{"between its two neighbours", []float64{9, 2, 3}, nil, lang.SayHighest, 2010},
		{"higher than only one, the first", []float64{2, 3}, nil, 0, 0},
		{"higher than all", []float64{1, 2, 3}, nil, lang.SayHighestYet, 2010},
		{"lower than the two before", []float64{1, 7, 8, 3}, nil, lang.SayLowest, 2010},
		{"lower than all", []float64{7, 8, 3}, nil, lang.SayLowestYet, 2010},
		{"gaps are passed over", []float64{9, 1, nan, 2, 3}, nil, lang.SayHighest, 2010},
		{"an equal one ends it", []float64{1, 3, 2, 3}, nil, 0, 0},
		{"the stretch after an equal one", []float64{1, 3, 2, 2.5, 3}, nil, lang.SayHighestYet, 2012},
		{"the stretch after one that may be higher", []float64{1, 2, 1, 2, 3}, func(c []data.Cell) { c[1].Bound = data.More }, lang.SayHighestYet, 2012},
		{"the stretch after one that may be lower", []float64{9, 5, 9, 8, 3}, func(c []data.Cell) { c[1].Bound = data.Less }, lang.SayLowestYet, 2012},
		{"what was rounded off may be higher", []float64{1, 2, 2.4}, func(c []data.Cell) { c[2].Decimals = 1 }, 0, 0},
		{"what was rounded off cannot be higher", []float64{1, 2, 2.6}, func(c []data.Cell) { c[2].Decimals = 1 }, lang.SayHighestYet, 2010},
		{"equal but for what was rounded off", []float64{4, 3.9, 4.2}, func(c []data.Cell) { c[1].Decimals, c[2].Decimals = 1, 1 }, 0, 0},
		{"more than is higher than an exact one", []float64{1, 2, 3}, func(c []data.Cell) { c[2].Bound = data.More }, lang.SayHighestYet, 2010},
		{"almost may be lower", []float64{1, 2, 3}, func(c []data.Cell) { c[2].Bound = data.Less }, 0, 0},
		{"about may be lower", []float64{1, 2, 3}, func(c []data.Cell) { c[2].Bound = data.About }, 0, 0},
		{"more than may be higher than it", []float64{1, 2, 3}, func(c []data.Cell) { c[0].Bound = data.More }, 0, 0},
		{"a break ends it", []float64{9, 1, 2, 3}, func(c []data.Cell) { c[1].Status = data.StatusBreak }, lang.SayHighestYet, 2011},
		{"a break at once", []float64{9, 1, 2, 3}, func(c []data.Cell) { c[3].Status = data.StatusBreak }, 0, 0},
		{"alone", []float64{3}, nil, 0, 0},
	} {
		ps, cs := cellsOf(c.values...)
		if c.change != nil {
			c.change(cs)
		}
		got, since := rankOf(ps, cs, len(cs)-1)
		if got != c.want || got != 0 && since != data.Year(c.since) {
			t.Errorf("%s: message %d since %v; want %d since %d", c.what, got, since, c.want, c.since)
		}
	}
}

// reach is what a cell may be: its ends, widened by half of its last decimal
// where it is compared with one written otherwise.
func reach(c, other data.Cell) (low, high float64) {
	half := 0.0
	if c.Decimals != other.Decimals {
		half = 0.5 * math.Pow(10, -float64(c.Decimals))
	}
	switch c.Bound {
	case data.More:
		return c.Value - half, math.Inf(1)
	case data.Less:
		return math.Inf(-1), c.Value + half
	case data.About:
		return math.Inf(-1), math.Inf(1)
	}
	return c.Value - half, c.Value + half
}

// provable is the rank of the last of cells as somebody would work it out who
// lays the ends of the figures beside each other: 1 and −1 for a rank with a
// figure beyond, 2 and −2 for that of a stretch, 0 for none.
func provable(cells []data.Cell) (rank, since int) {
	last := len(cells) - 1
	var signs, places []int
	for i := last - 1; i >= 0 && !cells[i+1].Status.Has(data.StatusBreak); i-- {
		if !cells[i].OK {
			continue
		}
		low, high := reach(cells[last], cells[i])
		itsLow, itsHigh := reach(cells[i], cells[last])
		sign := 0
		switch {
		case low > itsHigh+1e-12:
			sign = 1
		case high < itsLow-1e-12:
			sign = -1
		}
		signs, places = append(signs, sign), append(places, i)
	}
	run := 0
	for run < len(signs) && signs[run] != 0 && signs[run] == signs[0] {
		run++
	}
	switch {
	case run == 0:
		return 0, 0
	case run < len(signs) && signs[run] == -signs[0]:
		return signs[0], places[run]
	case run >= 2:
		return 2 * signs[0], places[run-1]
	}
	return 0, 0
}

// TestRankOfEveryFigure compares the rank of each drawn figure, in every face,
// frequency, calculation and language, with one that is worked out another way:
// what is provable is said, and what is not is not.
func TestRankOfEveryFigure(t *testing.T) {
	kinds := map[lang.Msg]int{lang.SayHighest: 1, lang.SayLowest: -1, lang.SayHighestYet: 2, lang.SayLowestYet: -2}
	told := map[lang.Msg]int{}
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		tr := tradeOf(e)
		for face := range tr.Views() {
			st := state.New()
			st.View[state.PanelTrade] = face
			for _, st.Freq = range tr.Freqs(st) {
				for _, st.Transform = range []data.Transform{data.Level, data.GrowthYear, data.Difference} {
					tl := tr.timeline(st)
					for k, p := range tl.periods {
						st.Cursor = p
						text := tr.Sentence(e, st)
						for _, s := range tl.series {
							if !s.cells[k].OK {
								continue
							}
							m, since := rankOf(tl.periods, s.cells, k)
							rank, place := provable(s.cells[:k+1])
							if kinds[m] != rank || rank != 0 && since != tl.periods[place] {
								t.Errorf("%s, face %d, %s, %v: rank %d since %v; provable is %d since place %d", tag, face, st.Transform, p, kinds[m], since, rank, place)
							}
							if m == 0 {
								continue
							}
							told[m]++
							if want := e.rank(m, since, p); !strings.Contains(text, want) {
								t.Errorf("%s: the sentence of %v does not say %q: %s", tag, p, want, text)
							}
						}
					}
				}
			}
		}
	}
	for m := range kinds {
		if told[m] < 5 {
			t.Errorf("message %d was said %d times", m, told[m])
		}
	}
}

func TestChangeInWords(t *testing.T) {
	e := newEnv(t, lang.English)
	for _, c := range []struct {
		cell data.Cell
		want string
	}{
		{data.Cell{OK: true, Value: 4.1, Decimals: 1}, "up 4.1 % on a year ago"},
		{data.Cell{OK: true, Value: -4.1, Decimals: 1}, "down 4.1 % on a year ago"},
		{data.Cell{OK: true, Value: 0.01, Decimals: 1}, "unchanged on a year ago"},
		{data.Cell{OK: true, Value: 10, Decimals: 1, Bound: data.More}, "up more than 10.0 % on a year ago"},
		{data.Cell{OK: true, Value: -10, Decimals: 1, Bound: data.Less}, "down more than 10.0 % on a year ago"},
		{data.Cell{OK: true, Value: -10, Decimals: 1, Bound: data.More}, "change on a year ago: more than −10.0 %"},
		{data.Cell{OK: true, Value: 10, Decimals: 1, Bound: data.Less}, "change on a year ago: almost 10.0 %"},
		{data.Cell{OK: true, Value: 10, Decimals: 1, Spliced: true}, "up 10.0 % on a year ago (figures of different publishers)"},
		{data.Missing(data.WhyBreak), "no change calculated (series break)"},
	} {
		if got := e.change(c.cell); got != c.want {
			t.Errorf("%+v: %q; want %q", c.cell, got, c.want)
		}
	}
}

// TestSentencesOfRecordsSayTheirCounts recounts what the sentences add.
func TestSentencesOfRecordsSayTheirCounts(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		a, p := agreementsOf(e), projectsOf(e)
		perYear := map[int]int{}
		for _, x := range a.counted(a.rows(e, state.New()), true) {
			perYear[x.Date.Year()]++
		}
		most, year := 0, 0
		for y, n := range perYear {
			if n > most || n == most && y > year {
				most, year = n, y
			}
		}
		if want, text := e.Lang.F(lang.SayBusiest, most, strconv.Itoa(year)), a.Sentence(e, state.New()); !strings.Contains(text, e.Lang.Title(want)) {
			t.Errorf("%s: the sentence does not say %q: %s", tag, want, text)
		}
		n := 0
		for _, x := range e.Set.ds.Projects {
			if x.Conflict(e.Now) != "" {
				n++
			}
		}
		if want, text := e.Lang.N(lang.Conflicts, n), p.Sentence(e, state.New()); n == 0 || !strings.Contains(text, e.Lang.Title(want)) {
			t.Errorf("%s: the sentence does not say %q: %s", tag, want, text)
		}
	}
}

// TestSentencesFollowTheView checks that a kept sentence is not said of another
// view, language or day.
func TestSentencesFollowTheView(t *testing.T) {
	e := newEnv(t, lang.English)
	other := *e
	other.Lang = lang.New(lang.Russian)
	early := *e
	early.Now = data.Day(2010, 1, 1)
	tr := tradeOf(e)
	base := tr.Sentence(e, cursor(data.Year(2014)))
	growth := cursor(data.Year(2014))
	growth.Transform = data.GrowthYear
	for what, text := range map[string]string{"another year": tr.Sentence(e, cursor(data.Year(2015))), "another language": tr.Sentence(&other, cursor(data.Year(2014))),
		"growth": tr.Sentence(e, growth)} {
		if text == base {
			t.Errorf("%s has the same sentence: %s", what, text)
		}
	}
	if projectsOf(e).Sentence(e, state.New()) == projectsOf(e).Sentence(&early, state.New()) {
		t.Error("conflicts of projects do not depend on the day")
	}
}

func BenchmarkSentence(b *testing.B) {
	set, err := shared()
	if err != nil {
		b.Fatal(err)
	}
	e := &Env{Set: set, Lang: lang.New(lang.English), Now: data.Day(2026, 11, 23)}
	st := cursor(data.Year(2014))
	for p, pn := range set.panels {
		b.Run(string(state.Panel(p).Page()), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				pn.Sentence(e, st)
			}
		})
	}
}
