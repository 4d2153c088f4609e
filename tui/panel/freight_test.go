package panel

import (
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// TestFreightKeepsScopesApart compares every face with the observations of its
// one indicator and scope.
func TestFreightKeepsScopesApart(t *testing.T) {
	e := newEnv(t, lang.English)
	fr := freightOf(e)
	ds := e.Set.Dataset()
	scopes := map[string]bool{}
	for i, fc := range fr.faces {
		scopes[fc.indicator+" "+fc.scope] = true
		st := state.New()
		st.View[state.PanelFreight] = i
		tl := fr.timeline(st)
		if tl.err != nil || len(tl.series) == 0 {
			t.Fatalf("face %d, %s of %s, shows nothing: %v", i, fc.indicator, fc.scope, tl.err)
		}
		for _, s := range tl.series {
			for k, c := range s.cells {
				if c.OK && !published(ds, fc, s.flow, tl.periods[k], c) {
					t.Errorf("face %d: nobody published %g for %s %s %q in %v", i, c.Value, fc.indicator, fc.scope, s.flow, tl.periods[k])
				}
			}
		}
	}
	want := map[string]bool{}
	for _, o := range ds.Observations {
		d := dims(ds, o)
		if d["INDICATOR"] == "FREIGHT" || d["INDICATOR"] == "FREIGHT_GROWTH" {
			want[d["INDICATOR"]+" "+d["SCOPE"]] = true
		}
	}
	if len(scopes) != len(want) || len(fr.faces) != len(want) {
		t.Errorf("%d faces of %d scopes; the dataset has %d", len(fr.faces), len(scopes), len(want))
	}
}

// published reports whether an observation of the scope says what c does, in
// whatever multiple of the unit.
func published(ds *data.Dataset, fc freightFace, mode string, p data.Period, c data.Cell) bool {
	return slices.ContainsFunc(ds.Observations, func(o data.Observation) bool {
		d := dims(ds, o)
		if d["INDICATOR"] != fc.indicator || d["SCOPE"] != fc.scope || o.Period != p || o.Bound != c.Bound {
			return false
		}
		if mode != "" && d["TRANSPORT_MODE"] != mode {
			return false
		}
		for _, scale := range []float64{1, 1e3, 1e6, 1e-3, 1e-6} {
			if diff := o.Value*scale - c.Value; diff < 1e-9 && diff > -1e-9 {
				return true
			}
		}
		return false
	})
}

// TestFreightOrdersMixedPeriods checks that years, halves and spans from
// January stand in the order in which they end, each once.
func TestFreightOrdersMixedPeriods(t *testing.T) {
	e := newEnv(t, lang.English)
	fr := freightOf(e)
	mixed := false
	for i := range fr.faces {
		st := state.New()
		st.View[state.PanelFreight] = i
		tl := fr.timeline(st)
		for k := 1; k < len(tl.periods); k++ {
			a, b := tl.periods[k-1], tl.periods[k]
			if a == b || b.End().Before(a.End()) {
				t.Errorf("face %d: %v stands after %v", i, b, a)
			}
			mixed = mixed || a.Freq() != b.Freq()
		}
		for _, s := range tl.series {
			if len(s.cells) != len(tl.periods) {
				t.Errorf("face %d: %d cells for %d periods", i, len(s.cells), len(tl.periods))
			}
		}
	}
	if !mixed {
		t.Error("no face mixes frequencies; the bundled dataset has some")
	}
}

// TestFreightVolumesKeepOneFrequency checks that the tonnes of a year never
// stand beside those of a month.
func TestFreightVolumesKeepOneFrequency(t *testing.T) {
	e := newEnv(t, lang.English)
	fr := freightOf(e)
	seen := 0
	for i, fc := range fr.faces {
		st := state.New()
		st.View[state.PanelFreight] = i
		for _, f := range append([]data.Freq{data.FreqNone}, fr.Freqs(st)...) {
			st.Freq = f
			tl := fr.timeline(st)
			if fc.growth {
				continue
			}
			for _, p := range tl.periods {
				seen++
				if p.Freq() != tl.periods[0].Freq() {
					t.Errorf("%s, frequency %q: %v stands beside %v", fc.scope, f, p, tl.periods[0])
				}
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d periods were seen", seen)
	}
}

// TestTimelineAddKeepsCells adds series with different periods.
func TestTimelineAddKeepsCells(t *testing.T) {
	cell := func(v float64) data.Cell { return data.Cell{OK: true, Value: v} }
	h1, year, ytd := data.HalfYear(2024, 1), data.Year(2023), data.YearToDate(2024, 10)
	var tl timeline
	tl.add(series{flow: "road"}, map[data.Period]data.Cell{ytd: cell(3), year: cell(1)})
	tl.add(series{flow: "rail"}, map[data.Period]data.Cell{h1: cell(2)})
	tl.add(series{flow: "sea"}, nil)
	if !slices.Equal(tl.periods, []data.Period{year, h1, ytd}) {
		t.Fatalf("periods are %v", tl.periods)
	}
	if len(tl.series) != 2 {
		t.Fatalf("%d series; one without a figure is none", len(tl.series))
	}
	for i, want := range [][]float64{{1, 0, 3}, {0, 2, 0}} {
		for k, v := range want {
			if c := tl.series[i].cells[k]; c.OK != (v != 0) || c.OK && c.Value != v {
				t.Errorf("%s in %v is %+v; want %g", tl.series[i].flow, tl.periods[k], c, v)
			}
		}
	}
}

func TestFreightGrowthOf2023(t *testing.T) {
	e := newEnv(t, lang.English)
	fr := freightOf(e)
	tl := fr.timeline(state.New())
	i := slices.Index(tl.periods, data.Year(2023))
	if i < 0 {
		t.Fatalf("2023 is not among %v", tl.periods)
	}
	c := tl.series[0].cells[i]
	if c.Value != 11 || c.Bound != data.More || c.Sources[0] != "S001" || tl.unit != data.Percent {
		t.Errorf("growth of 2023 is %+v in %+v", c, tl.unit)
	}
	cs := fr.claims(e, cursor(data.Year(2023)))
	if len(cs) != 2 || cs[0].Source != "S001" || cs[1].Source != "S068" || cs[1].Value != 10 {
		t.Errorf("claims of 2023 are %+v", cs)
	}
	said := fr.Sentence(e, state.New())
	for _, want := range []string{"more than 11 %", "10 %", "2023", "Azerbaijan–Russia"} {
		if !strings.Contains(said, want) {
			t.Errorf("the sentence does not say %q: %s", want, said)
		}
	}
}

// TestFreightSentenceSaysTheFigures compares the sentence of every face and
// period with its cells.
func TestFreightSentenceSaysTheFigures(t *testing.T) {
	e := newEnv(t, lang.English)
	fr := freightOf(e)
	for i, fc := range fr.faces {
		st := state.New()
		st.View[state.PanelFreight] = i
		tl := fr.timeline(st)
		for k, p := range tl.periods {
			st.Cursor = p
			said := fr.Sentence(e, st)
			for _, s := range tl.series {
				c := s.cells[k]
				if !c.OK {
					continue
				}
				// A claim is said in the multiple of the unit in which it was
				// published: 0.692 mn t is 692 th t.
				exact := e.Lang.Say(c.Bound, e.Lang.Number(c.Value, min(c.Decimals, 3)))
				thousands := e.Lang.Say(c.Bound, e.Lang.Number(c.Value*1000, max(0, c.Decimals-3)))
				if !strings.Contains(said, exact) && !strings.Contains(said, thousands) {
					t.Errorf("%s %s %v: the sentence says neither %q nor %q: %s", fc.indicator, fc.scope, p, exact, thousands, said)
				}
				if name := fr.lineName(e, fc, s); len(tl.series) > 1 && !strings.Contains(said, name) {
					t.Errorf("%s %s %v: the sentence does not name %q: %s", fc.indicator, fc.scope, p, name, said)
				}
			}
			if scope := fr.scope(e, fc); !strings.Contains(said, scope) {
				t.Errorf("%s %s %v: the sentence does not name the scope: %s", fc.indicator, fc.scope, p, said)
			}
		}
	}
}
