package panel

import (
	"strings"
	"testing"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// TestQuestioningPagesAreRead checks that what is read says every figure that
// the page shows.
func TestQuestioningPagesAreRead(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		st := mirrorState(0, data.Year(2014))
		m, _, _ := mirrorPage{}.mirror(e, st)
		lines := mirrorPage{}.Lines(e, st)
		if len(lines) != len(m.report.Rows) {
			t.Fatalf("%s: %d lines for %d periods", tag, len(lines), len(m.report.Rows))
		}
		for i, r := range m.report.Rows {
			for _, c := range []data.Cell{r.A, r.B} {
				if c.OK && !strings.Contains(lines[i], e.spoken(c, m.report.Unit)) {
					t.Errorf("%s: %q does not say %s", tag, lines[i], e.spoken(c, m.report.Unit))
				}
			}
		}
		st.Page = state.Coverage
		if lines, rows := (coveragePage{}).Lines(e, st), (coveragePage{}).Rows(e, st); len(lines) != rows+1 {
			t.Errorf("%s: %d lines for %d rows and a total", tag, len(lines), rows)
		}
	}
}

// BenchmarkQuestioningPages draws each page at 196×57, what 200×60 leaves, with
// the cursor and the selection at another place every time.
func BenchmarkQuestioningPages(b *testing.B) {
	set, err := shared()
	if err != nil {
		b.Fatal(err)
	}
	e := &Env{Set: set, Lang: lang.New(lang.English), Glyphs: theme.GlyphSet(theme.Braille), Now: data.Day(2026, 11, 23)}
	for _, pg := range []state.Page{state.Mirror, state.Revisions, state.Coverage} {
		p, _ := PageOf(pg)
		b.Run(string(pg), func(b *testing.B) {
			g := grid.New(196, 57)
			st := state.New()
			st.Page = pg
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				st.Cursor = data.Year(2014 + i%8)
				st.Sel[state.ListCoverage] = i % 20
				p.Title(e, st)
				p.Draw(g, g.Bounds(), e, st)
			}
		})
	}
}
