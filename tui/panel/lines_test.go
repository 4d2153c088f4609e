package panel

import (
	"fmt"
	"strings"
	"testing"

	"accord/data"
	"accord/data/diag"
	"accord/tui/lang"
	"accord/tui/state"
)

// TestLinesSayEveryFigure reads each period of every face of both charts and
// compares it with the cells.
func TestLinesSayEveryFigure(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		for face := range tradeOf(e).Views() {
			st := state.State{Page: state.Trade}
			st.View[state.PanelTrade] = face
			checkLines(t, e, st, tradeOf(e).timeline(st))
		}
		for face := range freightOf(e).Views() {
			st := state.State{Page: state.Freight, Focus: state.PanelFreight}
			st.View[state.PanelFreight] = face
			checkLines(t, e, st, freightOf(e).timeline(st))
		}
	}
}

func checkLines(t *testing.T, e *Env, st state.State, tl timeline) {
	t.Helper()
	lines := Lines(e, st)
	if len(lines) != len(tl.periods) || len(lines) == 0 {
		t.Fatalf("%s %v: %d lines of %d periods", st.Page, st.View, len(lines), len(tl.periods))
	}
	for i, l := range lines {
		if !strings.HasPrefix(l, e.Lang.Period(tl.periods[i])+": ") {
			t.Errorf("%s: line %d does not begin with %v: %s", st.Page, i, tl.periods[i], l)
		}
		for _, s := range tl.series {
			if c := s.cells[i]; c.OK && !strings.Contains(l, e.spoken(c, tl.unit)) {
				t.Errorf("%s: the line does not say %q: %s", st.Page, e.spoken(c, tl.unit), l)
			}
		}
	}
}

// TestLinesOf2014 reads the line that everybody can check.
func TestLinesOf2014(t *testing.T) {
	for tag, want := range map[lang.Tag]string{
		lang.English: "2014: Azerbaijan 1.96 bn USD; Russia 4 bn USD; gap about 2.04 bn USD",
		lang.Russian: "2014: Азербайджан 1,96 млрд долл. США; Россия 4 млрд долл. США; разница около 2,04 млрд долл. США",
	} {
		e := newEnv(t, tag)
		found := false
		for _, l := range Lines(e, state.State{Page: state.Trade}) {
			found = found || l == want
		}
		if !found {
			t.Errorf("%s: no line says %q", tag, want)
		}
	}
}

// TestListsAreNumbered checks that each row of a list stands in one line with
// its number, in every list.
func TestListsAreNumbered(t *testing.T) {
	e := newEnv(t, lang.English)
	e.Problems = diag.List{{At: diag.Position{Path: "a.csv", Line: 3, Col: 2}, Message: "bad", Rule: "number"}}
	search := state.State{Overlay: state.SearchOverlay, Query: "gas"}
	for _, st := range []state.State{{Page: state.Agreements, Focus: state.PanelAgreements}, {Page: state.Projects, Focus: state.PanelProjects},
		{Page: state.Sources}, {Page: state.Events}, {Page: state.Claims}, {Page: state.Problems}, {Overlay: state.FilterOverlay}, search,
		{Page: state.Trade, Overlay: state.ClaimsOverlay}} {
		n := 0
		for _, l := range Lines(e, st) {
			if strings.HasPrefix(l, fmt.Sprintf("#%d ", n+1)) {
				n++
			} else if strings.HasPrefix(l, "#") {
				t.Errorf("%s%s: row %d has another number: %s", st.Page, st.Overlay, n+1, l)
			}
		}
		if want := Rows(e, st); n != want || n == 0 {
			t.Errorf("%s%s: %d numbered lines of %d rows", st.Page, st.Overlay, n, want)
		}
	}
}

// TestEveryRecordIsRead compares the lines of each record with what is known.
func TestEveryRecordIsRead(t *testing.T) {
	e := newEnv(t, lang.English)
	read := func(name string, wants ...string) {
		t.Helper()
		text := strings.Join(Lines(e, state.State{Overlay: state.RecordOverlay, Record: name}), "\n")
		for _, w := range wants {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no line says %q:\n%s", name, w, text)
			}
		}
	}
	for _, a := range e.Set.ds.Agreements {
		read("agreement:"+a.ID, e.text(a.Title), "date: "+e.Lang.Date(a.Date), a.ID)
	}
	for _, p := range e.Set.ds.Projects {
		read("project:"+p.ID, e.text(p.Title), "declared: "+activityName(e, p.Declared))
	}
	for _, x := range e.Set.ds.Events {
		read("event:"+x.ID, e.text(x.Title), x.ID)
	}
	for _, s := range e.Set.ds.Sources {
		read("source:"+s.ID, title(s), "publisher: "+s.Publisher)
	}
	if got := Lines(e, state.State{Overlay: state.RecordOverlay, Record: "agreement:none"}); got != nil {
		t.Errorf("a record that there is not reads %q", got)
	}
}

// TestEveryPageCanBeRead looks for something on every page but the overview.
func TestEveryPageCanBeRead(t *testing.T) {
	e := newEnv(t, lang.Azerbaijani)
	for _, pg := range state.Pages() {
		if pg != state.Overview && len(Lines(e, state.State{Page: pg})) == 0 {
			t.Errorf("nothing can be read on the page %s", pg)
		}
	}
}

// TestFigureLinesSayTheClaims compares the key figures with the claims that
// they rest on.
func TestFigureLinesSayTheClaims(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		lines := FigureLines(e, state.New())
		if len(lines) != 4 {
			t.Fatalf("%s: %d key figures: %q", tag, len(lines), lines)
		}
		for i, h := range e.Set.ds.Highlights[:2] {
			f, _ := e.highlighted(h, data.Period{})
			want := e.Lang.Say(f.claim.Bound, e.Lang.Number(f.claim.Value, f.claim.Decimals)+" "+e.unit(f.claim.Unit))
			if !strings.Contains(lines[i], want) || !strings.Contains(lines[i], e.Lang.N(lang.Claims, len(f.claims))) {
				t.Errorf("%s: the key figure does not say %q: %s", tag, want, lines[i])
			}
		}
		for i, st := range []Figure{first(agreementsFigure(e, state.New())), first(projectsFigure(e, state.New()))} {
			for _, w := range st.number {
				if !strings.Contains(lines[2+i], strings.TrimSpace(w.text)) {
					t.Errorf("%s: the key figure does not say %q: %s", tag, w.text, lines[2+i])
				}
			}
		}
	}
}

func first(f Figure, _ bool) Figure { return f }

// TestMirrorAndRevisionsAreRead compares their lines with the reports.
func TestMirrorAndRevisionsAreRead(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		st := state.State{Page: state.Mirror}
		m, _, _ := mirrorPage{}.mirror(e, st)
		lines := Lines(e, st)
		if len(lines) != len(m.report.Rows) || len(lines) == 0 {
			t.Fatalf("%s: %d lines of %d periods", tag, len(lines), len(m.report.Rows))
		}
		for i, r := range m.report.Rows {
			for said, c := range map[string]data.Cell{
				e.spoken(r.A, m.report.Unit):           r.A,
				e.spoken(r.B, m.report.Unit):           r.B,
				e.sayGap(r.Gap, e.unit(m.report.Unit)): r.Gap, // "almost" is for what people state
			} {
				if c.OK && !strings.Contains(lines[i], said) {
					t.Errorf("%s: the line does not say %q: %s", tag, said, lines[i])
				}
			}
		}
		st = state.State{Page: state.Revisions}
		v, _, _ := revisionsPage{}.revisions(e, st)
		text := strings.Join(Lines(e, st), "\n")
		for _, r := range v.rows {
			if want := e.kindCell(r.Kind).text; !strings.Contains(text, e.Lang.Period(r.Period)) || !strings.Contains(text, want) {
				t.Errorf("%s: no line says %q of %v:\n%s", tag, want, r.Period, text)
			}
		}
	}
}
