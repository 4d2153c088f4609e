package tui

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/data/clean"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/report"
	"accord/tui/state"
	"accord/tui/theme"
)

// TestTablesComeBackWhole writes random tables both ways and reads them again.
func TestTablesComeBackWhole(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"=", "-", "@", "\t", "\n", "\"", ",", "'", "x", "5", ".", " ", "я", "ə", ""}
	for range 500 {
		cols := 1 + rng.IntN(4)
		row := func() []string {
			out := make([]string, cols)
			for i := range out {
				for range 1 + rng.IntN(4) {
					out[i] += pieces[rng.IntN(len(pieces))]
				}
				out[i] += "."
			}
			return out
		}
		tab := panel.Table{Columns: row()}
		for range rng.IntN(5) {
			tab.Rows = append(tab.Rows, row())
		}
		got, err := csv.NewReader(strings.NewReader(string(report.CSV(tab)))).ReadAll()
		if err != nil || len(got) != len(tab.Rows)+1 {
			t.Fatalf("%q: %d rows, %v", report.CSV(tab), len(got), err)
		}
		for i, row := range withHead(tab) {
			for k, c := range row {
				if got[i][k] != clean.Inert(c) {
					t.Fatalf("cell %q comes back as %q", c, got[i][k])
				}
			}
		}
		lines := strings.Split(strings.TrimSuffix(tabbed(tab), "\n"), "\n")
		if len(lines) != len(tab.Rows)+1 {
			t.Fatalf("%q has %d lines; want %d", tabbed(tab), len(lines), len(tab.Rows)+1)
		}
		for _, l := range lines {
			if n := strings.Count(l, "\t") + 1; n != cols {
				t.Fatalf("%q has %d cells; want %d", l, n, cols)
			}
		}
	}
}

// clipboard is what a command puts into the clipboard.
func clipboard(t *testing.T, cmd tea.Cmd) string {
	t.Helper()
	if cmd == nil {
		t.Fatal("nothing was copied")
	}
	return fmt.Sprint(cmd())
}

func TestCopyTableCopiesWhatIsClaimed(t *testing.T) {
	a := newApp(t)
	a.w, a.h = 120, 36
	a.state = at(state.Trade)
	text := clipboard(t, a.do(state.Do(state.CopyTable)))
	rows := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if want := "period\tseries\tvalue\tbound\tstatus\tsources\tunit\tnote"; rows[0] != want {
		t.Errorf("columns %q; want %q", rows[0], want)
	}
	if want := a.env.Lang.N(lang.CopiedRows, len(rows)-1); a.notice != want || len(rows) < 10 {
		t.Errorf("%d rows, and the notice is %q; want %q", len(rows)-1, a.notice, want)
	}
	ds := dataset(t)
	checked := 0
	for _, r := range rows[1:] {
		c := strings.Split(r, "\t")
		v, err := strconv.ParseFloat(c[2], 64)
		if c[2] == "" {
			if c[7] == "" {
				t.Errorf("%q has neither a value nor a word for why", r)
			}
			continue
		}
		if err != nil {
			t.Fatalf("%q: %v", r, err)
		}
		p, err := data.ParsePeriod(c[0])
		if err != nil {
			t.Fatalf("%q: %v", r, err)
		}
		id, _, _ := strings.Cut(c[5], " ")
		if !claimed(ds, p, v, c[3], id) {
			t.Errorf("nobody claims %q", r)
		}
		checked++
	}
	if checked < 10 {
		t.Errorf("only %d figures were compared", checked)
	}
}

// claimed reports whether an observation of the source says that, in whatever
// power of ten.
func claimed(ds *data.Dataset, p data.Period, v float64, bound, source string) bool {
	for _, o := range ds.Observations {
		if o.Period != p || o.Source != source || o.Bound.String() != bound || o.Missing {
			continue
		}
		for _, f := range []float64{1, 1e3, 1e-3, 1e6, 1e-6} {
			if d := o.Value*f - v; d < 1e-6*(1+v) && d > -1e-6*(1+v) {
				return true
			}
		}
	}
	return false
}

// TestEveryPageIsATable asks every page for its table, in every language. Those
// of records have the rows of their list, and all name their columns in the
// language, rest on sources and have something under the cursor.
func TestEveryPageIsATable(t *testing.T) {
	english, _ := panel.TableOf(env(t, lang.English, theme.Braille), at(state.Trade))
	for _, tag := range lang.Tags() {
		e := env(t, tag, theme.Braille)
		for _, pg := range state.Pages() {
			st := at(pg)
			if pg == state.Problems || pg == state.Understood {
				continue // of which the bundled dataset has none
			}
			tab, ok := panel.TableOf(e, st)
			if !ok || len(tab.Rows) == 0 {
				t.Errorf("%s %s: no table", tag, pg)
			}
			switch pg {
			case state.Agreements, state.Projects, state.Sources, state.Events, state.Claims:
				if len(tab.Rows) != panel.Rows(e, st) {
					t.Errorf("%s %s: %d rows; the list has %d", tag, pg, len(tab.Rows), panel.Rows(e, st))
				}
			}
			for _, c := range tab.Columns {
				if tag != lang.English && slices.Contains(english.Columns, c) && c != "status" {
					t.Errorf("%s %s: the column %q is called so in English", tag, pg, c)
				}
			}
			if len(tab.Under) == 0 {
				t.Errorf("%s %s: nothing is under the cursor", tag, pg)
			}
			for _, r := range tab.Rows {
				if len(r) != len(tab.Columns) {
					t.Fatalf("%s: %d cells under %d columns: %q", pg, len(r), len(tab.Columns), r)
				}
			}
			if len(tab.Sources) == 0 && pg != state.Story { // scenes show what rests on some
				t.Errorf("%s rests on no source", pg)
			}
		}
	}
	filtered := at(state.Agreements)
	filtered.Sector = "transport"
	e := env(t, lang.English, theme.Braille)
	all, _ := panel.TableOf(e, at(state.Agreements))
	some, _ := panel.TableOf(e, filtered)
	if len(some.Rows) == 0 || len(some.Rows) >= len(all.Rows) {
		t.Errorf("under a filter %d rows of %d are left", len(some.Rows), len(all.Rows))
	}
}

func TestNothingToCopyIsSaid(t *testing.T) {
	a := newApp(t)
	a.state = at(state.Problems)
	if cmd := a.do(state.Do(state.CopyTable)); cmd != nil || a.notice != a.env.Lang.T(lang.TableNone) {
		t.Errorf("notice %q", a.notice)
	}
}

// TestCopyFigure presses the key as often as the period has figures, and once
// more: each press copies the next, with its bound, unit, status and sources.
func TestCopyFigure(t *testing.T) {
	a := newApp(t)
	a.w, a.h, a.state = 120, 36, at(state.Trade)
	a.state.Cursor = data.Year(2023)
	want := panel.UnderCursor(a.env, a.state)
	if len(want) < 2 {
		t.Fatalf("%d figures under the cursor", len(want))
	}
	for i := range len(want) + 1 {
		it := want[i%len(want)]
		lines := strings.Split(strings.TrimSuffix(clipboard(t, a.do(state.Do(state.CopyFigure))), "\n"), "\n")
		if lines[0] != it.Text || len(lines) != 1+len(it.Sources) || len(it.Sources) == 0 {
			t.Errorf("copied %q; want %q and %d sources", lines, it.Text, len(it.Sources))
		}
		for k, id := range it.Sources {
			if !strings.HasPrefix(lines[1+k], id+" · ") {
				t.Errorf("the source %s is quoted as %q", id, lines[1+k])
			}
		}
		if n := a.env.Lang.F(lang.CopiedOf, i%len(want)+1, len(want), it.Text); a.notice != n {
			t.Errorf("notice %q; want %q", a.notice, n)
		}
	}
	if !strings.Contains(want[0].Text, "2023: more than 4.3 bn USD") {
		t.Errorf("the first figure is %q", want[0].Text)
	}
	a.do(state.Do(state.Left)) // another period begins anew
	a.do(state.Do(state.CopyFigure))
	if first := panel.UnderCursor(a.env, a.state)[0].Text; !strings.HasSuffix(a.notice, first) {
		t.Errorf("after the cursor moved the notice is %q; want %q", a.notice, first)
	}
	a.state = at(state.Problems)
	if cmd := a.do(state.Do(state.CopyFigure)); cmd != nil || a.notice != a.env.Lang.T(lang.FigureNone) {
		t.Errorf("without a figure the notice is %q", a.notice)
	}
}
