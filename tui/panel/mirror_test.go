package panel

import (
	"context"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// mirrorState is the mirror of a face with the cursor at p.
func mirrorState(face int, p data.Period) state.State {
	st := cursor(p)
	st.Page = state.Mirror
	st.View[state.PanelTrade] = face
	return st
}

// pageText is what a page draws on a sheet of that size.
func pageText(e *Env, p Page, st state.State, w, h int) string {
	g := grid.New(w, h)
	p.Draw(g, g.Bounds(), e, st)
	return g.Plain()
}

// TestMirrorEqualsTheReport asks the store again and compares every cell that
// the table shows with the report of the calculation.
func TestMirrorEqualsTheReport(t *testing.T) {
	e := newEnv(t, lang.English)
	tr := tradeOf(e)
	flows := [][2]string{{"T", "T"}, {"X", "M"}, {"M", "X"}}
	for n, face := range tr.mirrorFaces() {
		ask := func(area, flow string) data.Frame {
			w := withPanel(tr, map[string]string{data.DimRefArea: area, data.DimFlow: flow})
			f, err := e.Set.ds.Store.Query(context.Background(), e.Set.query("TRADE", w, data.FreqAnnual, lens{}))
			if err != nil {
				t.Fatal(err)
			}
			return f
		}
		a, b, rule := "AZ", "RU", data.MirrorRule{FlowA: flows[n][0], FlowB: flows[n][1]}
		if n == 2 { // Russia's exports are the first side
			a, b, rule = "RU", "AZ", data.MirrorRule{FlowA: "X", FlowB: "M"}
		}
		want, err := data.Mirror(ask(a, rule.FlowA), ask(b, rule.FlowB), rule)
		if err != nil {
			t.Fatal(err)
		}
		st := mirrorState(face, data.Year(2023))
		m, k, ok := mirrorPage{}.mirror(e, st)
		if !ok || m.err != nil || len(m.report.Rows) != len(want.Rows) {
			t.Fatalf("face %d: %v, %d rows; want %d", face, m.err, len(m.report.Rows), len(want.Rows))
		}
		shown := pageText(e, mirrorPage{}, st, 200, 60)
		table := m.table(e, k)
		for i, r := range want.Rows {
			var row []string
			for _, c := range table.cols {
				row = append(row, strings.TrimSpace(c.Cells[i].text))
			}
			cells := map[string]data.Cell{"first side": r.A, "second side": r.B, "gap": r.Gap, "ratio": r.Ratio}
			for what, c := range cells {
				if !c.OK {
					continue
				}
				text := e.Lang.Cell(c, 3)
				if !slices.ContainsFunc(row, func(s string) bool { return strings.HasSuffix(s, text) }) {
					t.Errorf("face %d, %v: the %s %s is not in %q", face, r.Period, what, text, row)
				}
				if !strings.Contains(shown, text) {
					t.Errorf("face %d, %v: the %s %s is not on the page", face, r.Period, what, text)
				}
			}
			if r.Percent.OK && !slices.Contains(row, e.Lang.Cell(r.Percent, 1)+" %") {
				t.Errorf("face %d, %v: %s %% is not in %q", face, r.Period, e.Lang.Cell(r.Percent, 1), row)
			}
			if r.Band != m.report.Rows[i].Band {
				t.Errorf("face %d, %v: the band is %q; want %q", face, r.Period, m.report.Rows[i].Band, r.Band)
			}
		}
	}
}

func TestMirrorHasBothSidesOfTurnover(t *testing.T) {
	e := newEnv(t, lang.English)
	m, _, _ := mirrorPage{}.mirror(e, state.New())
	for _, year := range []int{2014, 2017, 2021, 2023} {
		i := slices.Index(m.periods(), data.Year(year))
		if i < 0 || !m.report.Rows[i].A.OK || !m.report.Rows[i].B.OK || !m.report.Rows[i].Gap.OK {
			t.Errorf("%d lacks a side", year)
		}
	}
	r := m.report.Rows[slices.Index(m.periods(), data.Year(2014))]
	if r.A.Value != 1.96 || r.B.Value != 4 {
		t.Errorf("2014 is %g against %g; want 1.96 against 4", r.A.Value, r.B.Value)
	}
}

// TestMirrorSentence checks that the words never say more than the bounds do.
func TestMirrorSentence(t *testing.T) {
	e := newEnv(t, lang.English)
	fig := func(v float64, b data.Bound) data.Cell {
		return data.Cell{OK: true, Value: v, Decimals: 1, Bound: b, Org: "X"}
	}
	none := data.Missing(data.WhyNoClaim)
	unit := data.Unit{ID: "USD", Mult: 9}
	for _, c := range []struct {
		a, b data.Cell
		flow string
		want string
	}{
		{fig(2, data.Exact), fig(4, data.Exact), "T", "2020: Russia reports more; the gap is 2.0 bn US dollars (100.0 %)."},
		{fig(4, data.Exact), fig(2, data.Exact), "T", "2020: Azerbaijan reports more; the gap is 2.0 bn US dollars (50.0 %)."},
		{fig(4, data.More), fig(5, data.Exact), "T", "2020: the gap is less than 1.0 bn US dollars (less than 25.0 %)."},
		{fig(4, data.Exact), fig(5, data.More), "T", "2020: Russia reports more; the gap is more than 1.0 bn US dollars (more than 25.0 %)."},
		{fig(4, data.About), fig(5, data.Exact), "T", "2020: the gap is about 1.0 bn US dollars (about 25.0 %)."},
		{fig(5, data.More), fig(4, data.Exact), "T", "2020: Azerbaijan reports more; the gap is more than 1.0 bn US dollars (more than 20.0 %)."},
		{fig(4, data.Exact), fig(4, data.Exact), "T", "2020: both sides report the same, 4.0 bn US dollars."},
		{fig(4, data.Exact), none, "T", "2020: one side only has a figure: Azerbaijan, 4.0 bn US dollars"},
		{fig(2, data.Exact), fig(2.3, data.Exact), "X", "2020: Russia reports more; the gap is 0.3 bn US dollars (15.0 %); imports / exports 1.15, within the usual 1.10–1.20."},
		{fig(2, data.Exact), fig(4, data.Exact), "X", "2020: Russia reports more; the gap is 2.0 bn US dollars (100.0 %); imports / exports 2.00, above the usual 1.10–1.20."},
		{fig(2, data.Exact), fig(2, data.Less), "X", "2020: the gap is less than 0.0 bn US dollars (less than 0.0 %); imports / exports < 1.00, below the usual 1.10–1.20."},
	} {
		other := map[string]string{"T": "T", "X": "M"}[c.flow]
		one := func(x data.Cell) data.Frame {
			return data.Frame{Unit: unit, Freq: data.FreqAnnual, Periods: []data.Period{data.Year(2020)}, Series: []data.Series{{Cells: []data.Cell{x}}}}
		}
		rep, err := data.Mirror(one(c.a), one(c.b), data.MirrorRule{FlowA: c.flow, FlowB: other})
		if err != nil {
			t.Fatal(err)
		}
		m := mirrored{lines: [2]series{{area: "AZ"}, {area: "RU"}}, report: rep}
		want := strings.ReplaceAll(c.want, "US dollars", strings.TrimPrefix(e.unit(unit), "bn "))
		if got := m.sentence(e, 0, true); got != want {
			t.Errorf("%+v against %+v:\n got %s\nwant %s", c.a, c.b, got, want)
		}
	}
}

// TestMirrorNamesSplices checks that no side changes hands without a word.
func TestMirrorNamesSplices(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		m, _, _ := mirrorPage{}.mirror(e, state.New())
		shown := pageText(e, mirrorPage{}, mirrorState(0, data.Year(2014)), 200, 60)
		if !m.report.SplicedA() {
			t.Fatal("the first side has one organisation only")
		}
		if !strings.Contains(shown, e.Lang.T(lang.MirrorSpliced)) {
			t.Errorf("%s: the page does not say that a side is spliced", tag)
		}
		words := strings.Join(strings.Fields(shown), " ")
		for _, id := range m.report.OrgsA {
			first := strings.Fields(e.org(id))[0]
			if !strings.Contains(words, first) {
				t.Errorf("%s: the page does not name %s", tag, e.org(id))
			}
		}
	}
}

func TestMirrorOfOneReporterIsASentence(t *testing.T) {
	e := newEnv(t, lang.English)
	st := mirrorState(0, data.Period{})
	st.Sector = "transport"
	if m, _, _ := (mirrorPage{}).mirror(e, st); m.err == nil && len(m.report.Rows) == 0 {
		if s := pageText(e, mirrorPage{}, st, 80, 20); !strings.Contains(strings.Join(strings.Fields(s), " "), "nothing published for the sector") {
			t.Errorf("an empty mirror shows\n%s", s)
		}
	}
}

// TestQuestioningPagesKeepWords draws the pages at every size and checks that
// no word of them is cut: each word of the small picture is a word of the large
// one, of a sentence or of a heading.
func TestQuestioningPagesKeepWords(t *testing.T) {
	for _, tag := range lang.Tags() {
		for _, gl := range theme.GlyphNames() {
			e := newEnv(t, tag)
			e.Glyphs = theme.GlyphSet(gl)
			for _, pg := range []state.Page{state.Mirror, state.Revisions, state.Coverage} {
				p, _ := PageOf(pg)
				for face := range 3 {
					st := mirrorState(face, data.Year(2021))
					st.Page = pg
					st.AsOf = data.Year(2022)
					keepsWords(t, e, p, st)
				}
			}
		}
	}
}

func keepsWords(t *testing.T, e *Env, p Page, st state.State) {
	t.Helper()
	var known []string
	for _, size := range [][2]int{{390, 110}, {196, 57}, {116, 33}} {
		known = append(known, strings.Fields(pageText(e, p, st, size[0], size[1]))...)
	}
	known = append(known, strings.Fields(mostText(e, st))...)
	whole := map[string]bool{}
	for _, w := range known {
		whole[strings.Trim(w, ".,;:…")] = true
	}
	for _, w := range []int{36, 41, 50, 60, 76, 84, 96, 100, 116, 140, 160, 196} {
		for _, h := range []int{9, 12, 15, 18, 21, 25, 33, 45, 57} {
			for _, word := range strings.Fields(pageText(e, p, st, w, h)) {
				trimmed := strings.Trim(word, ".,;:…")
				if isWord(trimmed) && !whole[trimmed] {
					t.Fatalf("%s %s %d×%d: %q is no whole word\n%s", e.Lang.Tag(), st.Page, w, h, word, pageText(e, p, st, w, h))
				}
			}
		}
	}
}

// mostText is everything in words that the pages may say somewhere.
func mostText(e *Env, st state.State) string {
	var b strings.Builder
	if m, _, ok := (mirrorPage{}).mirror(e, st); ok {
		for i := range m.report.Rows {
			b.WriteString(m.sentence(e, i, false) + " " + m.sentence(e, i, true) + " ")
		}
		for _, id := range append(slices.Clone(m.report.OrgsA), m.report.OrgsB...) {
			b.WriteString(e.org(id) + " ")
		}
	}
	return b.String()
}

// isWord reports whether s is a word of letters, which cannot be a piece of a
// picture.
func isWord(s string) bool {
	n := 0
	for _, r := range s {
		if r < 'A' || r > 'Z' && r < 'a' || r > 'z' && r < 0xc0 || r > 0x4ff {
			return false
		}
		n++
	}
	return n > 2
}
