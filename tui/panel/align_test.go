package panel

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
)

func aligning(sel int) state.State {
	st := state.New()
	st.Page, st.Sel[state.ListAlign] = state.Align, sel
	return st
}

// TestAnchorsAreAgreementsThenEvents counts both in the dataset.
func TestAnchorsAreAgreementsThenEvents(t *testing.T) {
	e := newEnv(t, lang.English)
	all := alignPage{}.anchors(e, aligning(0))
	want := len(e.Set.ds.Events)
	for _, a := range e.Set.ds.Agreements {
		if a.Counted() && a.Concluded() && agreementsOf(e).between(a) {
			want++
		}
	}
	if len(all) != want {
		t.Errorf("%d anchors; want %d", len(all), want)
	}
	for i := 1; i < len(all); i++ {
		if a, b := all[i-1], all[i]; a.event && !b.event || a.event == b.event && a.date.Compare(b.date) < 0 {
			t.Errorf("%s stands before %s", a.record, b.record)
		}
	}
	st := aligning(0)
	st.Sector = "transport"
	if n := len(alignPage{}.anchors(e, st)); n == 0 || n >= len(all) {
		t.Errorf("%d of %d are of a sector", n, len(all))
	}
}

// TestAlignedIndexAgainstTheStore calculates every index anew.
func TestAlignedIndexAgainstTheStore(t *testing.T) {
	e := newEnv(t, lang.English)
	frames := map[string]data.Frame{}
	for _, area := range e.Set.ds.Partners {
		f, err := e.Set.ds.Store.Query(context.Background(), data.Query{Indicator: "TRADE", Freq: data.FreqAnnual, Where: []data.Filter{
			{Dimension: data.DimRefArea, Codes: []string{area}}, {Dimension: data.DimFlow, Codes: []string{data.FlowTurnover}}}})
		if err != nil {
			t.Fatal(err)
		}
		frames[e.label(e.Set.ds.Areas, area)] = f
	}
	indexed, refused := 0, 0
	for _, a := range (alignPage{}).anchors(e, aligning(0)) {
		one := alignedOf(e, aligning(0), a)
		for _, l := range one.lines {
			f := frames[l.name]
			at := func(y int) data.Cell {
				if i := slices.Index(f.Periods, data.Year(y)); i >= 0 {
					return f.Series[0].Cells[i]
				}
				return data.Missing(data.WhyNoClaim)
			}
			y0 := a.date.Year()
			base := at(y0)
			if base.OK != l.base.OK {
				t.Fatalf("%s %s: base %v; the store has %v", a.record, l.name, l.base, base)
			}
			if !base.OK {
				refused++
				checkNearest(t, f, y0, l)
			}
			for i, d := range one.offsets() {
				c := l.cells[i]
				if !base.OK && c.OK {
					t.Fatalf("%s %s: an index without a base", a.record, l.name)
				}
				if c.OK {
					indexed++
					if want := at(y0+d).Value / base.Value * 100; math.Abs(c.Value-want) > 1e-9 {
						t.Fatalf("%s %s %+d: %v; want %v", a.record, l.name, d, c.Value, want)
					}
				}
			}
		}
	}
	if indexed < 100 || refused == 0 {
		t.Errorf("%d figures compared and %d refusals", indexed, refused)
	}
}

func checkNearest(t *testing.T, f data.Frame, year int, l alignedLine) {
	t.Helper()
	best := math.MaxInt
	for i, p := range f.Periods {
		if f.Series[0].Cells[i].OK {
			best = min(best, abs(p.Year()-year))
		}
	}
	if l.near.IsZero() || abs(l.near.Year()-year) != best {
		t.Errorf("%s: the nearest year to %d is said to be %v, %d years away", l.name, year, l.near, best)
	}
}

// TestAlignSaysWhyThereIsNoIndex looks for the words and the year on the page.
func TestAlignSaysWhyThereIsNoIndex(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		all := alignPage{}.anchors(e, aligning(0))
		i := slices.IndexFunc(all, func(a anchor) bool { return !alignedOf(e, aligning(0), a).drawn() })
		if i < 0 {
			t.Fatal("every year has a figure")
		}
		l := alignedOf(e, aligning(i), all[i]).lines[0]
		g := grid.New(116, 30)
		alignPage{}.Draw(g, g.Bounds(), e, aligning(i))
		want := e.Lang.F(lang.AlignNoBase, l.name, e.Lang.Why(l.base), e.Lang.Period(all[i].year()), e.Lang.Period(l.near))
		var shown []string
		for _, row := range strings.Split(g.Plain(), "\n") {
			if r := []rune(row); len(r) > 47 {
				shown = append(shown, strings.Fields(string(r[47:]))...)
			}
		}
		if !strings.Contains(strings.Join(shown, " "), want) {
			t.Errorf("%s: %q is not said:\n%s", tag, want, g.Plain())
		}
	}
}

// TestAlignIgnoresWhatCutsTheList keeps the series whole under a filter.
func TestAlignIgnoresWhatCutsTheList(t *testing.T) {
	e := newEnv(t, lang.English)
	st := aligning(0)
	st.From, st.To, st.Sector = 2018, 2019, "industry"
	_, a, ok := alignPage{}.selected(e, st)
	if !ok || a.date.Year() < 2018 || a.date.Year() > 2019 {
		t.Fatalf("selected %+v, %v", a, ok)
	}
	if got, want := alignedOf(e, st, a), alignedOf(e, aligning(0), a); len(got.lines) == 0 || len(got.lines) != len(want.lines) ||
		got.lines[0].cells[0].Value != want.lines[0].cells[0].Value {
		t.Errorf("the filter changes the series: %+v", got)
	}
	if name := (alignPage{}).Record(e, st); name != a.record {
		t.Errorf("the record is %q", name)
	}
}
