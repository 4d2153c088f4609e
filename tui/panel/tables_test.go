package panel

import (
	"strconv"
	"strings"
	"testing"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// cell is the text of a named column of a row.
func (t Table) cell(e *Env, row []string, id lang.Msg) string {
	for i, c := range t.Columns {
		if c == e.Lang.T(id) {
			return row[i]
		}
	}
	return "no column " + e.Lang.T(id)
}

// TestMirrorTableEqualsTheReport reads the table back, row by row.
func TestMirrorTableEqualsTheReport(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		for _, face := range tradeOf(e).mirrorFaces() {
			st := mirrorState(face, data.Year(2023))
			m, _, _ := mirrorPage{}.mirror(e, st)
			tab, ok := TableOf(e, st)
			n := 4
			if m.directed() {
				n = 5
			}
			if !ok || len(tab.Rows) != n*len(m.report.Rows) {
				t.Fatalf("%s, face %d: %d rows for %d periods", tag, face, len(tab.Rows), len(m.report.Rows))
			}
			for i, r := range m.report.Rows {
				for k, c := range []data.Cell{r.A, r.B, r.Gap, r.Percent, r.Ratio}[:n] {
					checkFigure(t, e, tab, tab.Rows[i*n+k], r.Period.String(), c)
				}
				if whose := tab.cell(e, tab.Rows[i*n], lang.ColumnReporter); r.A.OK && !strings.HasPrefix(whose, e.org(r.A.Org)) ||
					r.SplicedA != strings.Contains(whose, e.Lang.T(lang.MirrorSpliced)) {
					t.Errorf("%s, face %d, %v: the first side is of %q, spliced %v", tag, face, r.Period, whose, r.SplicedA)
				}
				if band := tab.cell(e, tab.Rows[i*n+n-1], lang.ColumnBand); m.directed() && r.Ratio.OK && band != e.bandCell(r).text {
					t.Errorf("%s, face %d, %v: the band is %q; want %q", tag, face, r.Period, band, e.bandCell(r).text)
				}
			}
		}
	}
}

// checkFigure compares a row of figures with its cell.
func checkFigure(t *testing.T, e *Env, tab Table, row []string, period string, c data.Cell) {
	t.Helper()
	value, bound, note := "", "", e.Lang.Why(c)
	if c.OK {
		value, bound, note = strconv.FormatFloat(c.Value, 'f', max(0, c.Decimals), 64), c.Bound.String(), e.Lang.Status(c.Status)
	}
	for id, want := range map[lang.Msg]string{lang.ColumnPeriod: period, lang.ColumnValue: value, lang.ColumnBound: bound,
		lang.ColumnStatus: c.Status.String(), lang.ColumnNote: note, lang.ColumnSources: strings.Join(c.Sources, " ")} {
		if got := tab.cell(e, row, id); got != want {
			t.Errorf("%s %s: %q; want %q in %q", e.Lang.Tag(), e.Lang.T(id), got, want, row)
		}
	}
}

// TestRevisionsTableEqualsTheReport reads the figures of both dates back, and
// what became of them.
func TestRevisionsTableEqualsTheReport(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		st := revisionsState(0, data.Month(2022, 6))
		v, _, _ := revisionsPage{}.revisions(e, st)
		tab, _ := TableOf(e, st)
		i := 0
		for _, r := range v.rows {
			cells := []data.Cell{r.Old, r.New, r.Change, r.Percent}
			if r.Kind == data.RevisionSame {
				cells = cells[:2]
			}
			for _, c := range cells {
				checkFigure(t, e, tab, tab.Rows[i], r.Period.String(), c)
				if got := tab.cell(e, tab.Rows[i], lang.ColumnRevision); got != e.kindCell(r.Kind).text {
					t.Errorf("%s: %v was %q; want %q", tag, r.Period, got, e.kindCell(r.Kind).text)
				}
				i++
			}
		}
		if i != len(tab.Rows) || i == 0 {
			t.Errorf("%s: %d rows; want %d", tag, len(tab.Rows), i)
		}
	}
}

// TestCoverageTableCounts adds its cells up and compares them with the total of
// the grid and the number of observations.
func TestCoverageTableCounts(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		st := state.State{Page: state.Coverage}
		k := e.Set.coverageKey(st)
		c := e.Set.coverage(k)
		tab, _ := TableOf(e, st)
		states, claims, cited := map[string]int{}, 0, 0
		for _, row := range tab.Rows {
			states[tab.cell(e, row, lang.ColumnState)]++
			n, err := strconv.Atoi(tab.cell(e, row, lang.ColumnClaims))
			if err != nil {
				t.Fatal(err)
			}
			claims += n
			if tab.cell(e, row, lang.ColumnSources) != "" {
				cited++
			}
		}
		for s, n := range c.grid.Total {
			if states[e.coverWord(s)] != n {
				t.Errorf("%s: %d cells are %q; want %d", tag, states[e.coverWord(s)], e.coverWord(s), n)
			}
		}
		all := 0
		for _, o := range e.Set.ds.Observations {
			if o.Period.Freq() == k.freq {
				all++
			}
		}
		if claims != all || cited == 0 {
			t.Errorf("%s: %d claims of %d observations, %d cells with sources", tag, claims, all, cited)
		}
	}
}

// TestYearAgoStandsInTheTable compares the columns of a year earlier with the
// figures of the year before, on the screen and in the table that is copied.
func TestYearAgoStandsInTheTable(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		tr := tradeOf(e)
		st := state.State{Page: state.Trade, Table: true, YearAgo: true, Cursor: data.Year(2023)}
		tl := tr.timeline(st)
		g, _ := drawn(e, st, 160, 40, true)
		rows := strings.Split(g.Plain(), "\n")
		if n := strings.Count(rows[0], e.Lang.T(lang.YearAgo)); n != len(tl.series) {
			t.Errorf("%s: %d columns of a year earlier in %q", tag, n, rows[0])
		}
		tab, _ := TableOf(e, st)
		if len(tab.Rows) != 2*len(tl.series)*len(tl.periods) {
			t.Fatalf("%s: %d rows of %d series and %d periods", tag, len(tab.Rows), len(tl.series), len(tl.periods))
		}
		seen := 0
		for i := 1; i < len(tl.periods); i++ {
			for k, s := range tl.series {
				before := s.cells[i-1]
				if !before.OK {
					continue
				}
				seen++
				row := tab.Rows[(i*len(tl.series)+k)*2+1]
				if got := tab.cell(e, row, lang.ColumnValue); got != plainNumber(before.Value, before.Decimals) {
					t.Errorf("%s %v: a year earlier is %q; want %v", tag, tl.periods[i], got, before.Value)
				}
				if text := e.Lang.Cell(before, 3); tl.periods[i].Year() > 2015 && strings.Count(g.Plain(), text) < 2 {
					t.Errorf("%s: %s stands once:\n%s", tag, text, g.Plain())
				}
			}
		}
		if seen == 0 {
			t.Error("no figure has one a year earlier")
		}
	}
}
