package panel

import (
	"strings"
	"testing"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
)

// TestCountsProveThemselves reads what is counted off the screen: documents and
// rows add up to the list, and the sectors to the projects.
func TestCountsProveThemselves(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		a, p := agreementsOf(e), projectsOf(e)
		for _, sector := range append([]string{""}, e.Set.Sectors()...) {
			st := state.State{Page: state.Agreements, Focus: state.PanelAgreements, Sector: sector}
			rows := a.rows(e, st)
			if len(rows) == 0 {
				continue
			}
			documents := 0
			for _, i := range rows {
				if x := e.Set.ds.Agreements[i]; x.Counted() && x.Concluded() {
					documents++
				}
			}
			wants := []string{e.Lang.N(lang.Agreements, documents)}
			if left := len(rows) - documents; left > 0 {
				wants = append(wants, e.Lang.N(lang.RowsOut, left))
			}
			g := grid.New(116, 33)
			a.Draw(g, g.Bounds(), e, st, true)
			for _, w := range wants {
				if !strings.Contains(g.Plain(), w) {
					t.Errorf("%s %q: %q is not on the screen:\n%s", tag, sector, w, g.Plain())
				}
			}
			if _, notes := a.Title(e, st); notes[len(notes)-1] != e.Lang.N(lang.RowsN, len(rows)) {
				t.Errorf("%s %q: the list is noted as %q", tag, sector, notes)
			}
		}
		for how, m := range map[state.Counting]lang.Msg{state.CountOnce: lang.CountOnce, state.CountEvery: lang.CountEvery, state.CountShare: lang.CountShare} {
			st := state.State{Page: state.Projects, Focus: state.PanelProjects, Counting: how}
			sum := 0.0
			for _, x := range e.Set.ds.Projects {
				switch {
				case how == state.CountEvery:
					sum += float64(len(x.Sectors))
				case len(x.Sectors) > 0:
					sum++
				}
			}
			want := e.Lang.T(m) + " " + string(e.Glyphs.Separator) + " " +
				e.Lang.F(lang.CountTotal, e.Lang.Number(sum, countDecimals(how)), e.Lang.N(lang.Projects, len(e.Set.ds.Projects)))
			for _, size := range [][2]int{{116, 33}, {196, 57}, {76, 21}} {
				g := grid.New(size[0], size[1])
				p.Draw(g, g.Bounds(), e, st, true)
				if text := strings.TrimSuffix(want, "…"); !strings.Contains(g.Plain(), text) {
					t.Errorf("%s %v: %q is not on the screen:\n%s", tag, size, want, g.Plain())
				}
			}
		}
	}
}

// TestHighPagesUseTheirHeight looks for empty rows on a large screen, in either
// half of the page.
func TestHighPagesUseTheirHeight(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		for _, pg := range []state.Page{state.Mirror, state.Claims, state.Events, state.Compare} {
			st := state.State{Page: pg, Cursor: data.Year(2023)}
			if pg == state.Compare {
				st.Compare = faceOf(t, e, lang.ComparePeriods)
			}
			p, _ := PageOf(pg)
			rows := strings.Split(pageText(e, p, st, 196, 57), "\n")
			for half := range 2 {
				empty, most := 0, 0
				for _, row := range rows[:57] {
					cells := []rune(row)
					cells = cells[min(half*98, len(cells)):min((half+1)*98, len(cells))]
					empty++
					if strings.TrimSpace(string(cells)) != "" {
						empty = 0
					}
					most = max(most, empty)
				}
				if most > 14 {
					t.Errorf("%s %s: %d empty rows in half %d:\n%s", tag, pg, most, half, strings.Join(rows, "\n"))
				}
			}
		}
	}
}
