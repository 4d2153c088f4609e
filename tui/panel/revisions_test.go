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
)

// revisionsState is the page of revisions since a date.
func revisionsState(face int, asOf data.Period) state.State {
	st := state.New()
	st.Page, st.AsOf = state.Revisions, asOf
	st.View[state.PanelTrade] = face
	return st
}

// TestRevisionsEqualTheCalculation compares each line of each face with what
// data.RevisionsOf answers for it alone.
func TestRevisionsEqualTheCalculation(t *testing.T) {
	e := newEnv(t, lang.English)
	tr := tradeOf(e)
	seen := map[data.RevisionKind]int{}
	for face, f := range tr.faces {
		for _, asOf := range []data.Period{{}, data.Year(2015), data.Month(2022, 6), data.Day(2024, 3, 4)} {
			st := revisionsState(face, asOf)
			v, k, ok := revisionsPage{}.revisions(e, st)
			if !ok || v.err != nil {
				t.Fatalf("face %d as of %v: %v", face, asOf, v.err)
			}
			var sum data.RevisionSummary
			var rows []revisedRow
			for n, l := range f.lines {
				want, err := data.RevisionsOf(context.Background(), e.Set.ds.Store, e.Set.query("TRADE", l.where, k.freq, lens{}), k.old, data.Period{})
				if err != nil {
					t.Fatal(err)
				}
				sum.Values, sum.Flags, sum.Added = sum.Values+want.Values, sum.Flags+want.Flags, sum.Added+want.Added
				sum.Deleted, sum.Same = sum.Deleted+want.Deleted, sum.Same+want.Same
				for _, s := range want.Series {
					for _, c := range s.Cells {
						seen[c.Kind]++
						if c.Kind != data.RevisionNone {
							rows = append(rows, revisedRow{n, c})
						}
					}
				}
			}
			got := v.report.RevisionSummary
			if got.Values != sum.Values || got.Flags != sum.Flags || got.Added != sum.Added || got.Deleted != sum.Deleted || got.Same != sum.Same {
				t.Errorf("face %d as of %v: %+v; want %+v", face, asOf, got, sum)
			}
			if v.changed == 0 {
				if s := strings.Join(strings.Fields(pageText(e, revisionsPage{}, st, 120, 33)), " "); !strings.Contains(s, "nothing was revised since "+e.Lang.Date(k.old)) {
					t.Errorf("face %d as of %v has no revision and says %q", face, asOf, s)
				}
				continue
			}
			if len(v.rows) != len(rows) {
				t.Fatalf("face %d as of %v: %d rows; want %d", face, asOf, len(v.rows), len(rows))
			}
			for _, w := range rows {
				if !slices.ContainsFunc(v.rows, func(r revisedRow) bool {
					return r.line == w.line && r.Period == w.Period && r.Kind == w.Kind && sameFigure(r.Old, w.Old) && sameFigure(r.New, w.New) && sameFigure(r.Change, w.Change) && sameFigure(r.Percent, w.Percent)
				}) {
					t.Errorf("face %d as of %v: no row says %+v", face, asOf, w)
				}
			}
		}
	}
	if seen[data.RevisionAdded] == 0 || seen[data.RevisionSame] == 0 {
		t.Errorf("only %v was seen", seen)
	}
}

func sameFigure(a, b data.Cell) bool {
	return a.OK == b.OK && a.Why == b.Why && (!a.OK || a.Value == b.Value && a.Bound == b.Bound && a.Status == b.Status)
}

// TestRevisionsShowTheirFigures looks for every row on the page itself.
func TestRevisionsShowTheirFigures(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		st := revisionsState(0, data.Month(2022, 6))
		v, k, _ := revisionsPage{}.revisions(e, st)
		shown := strings.Split(pageText(e, revisionsPage{}, st, 196, 57), "\n")
		l := v.table(e, st, k)
		if len(shown) < len(v.rows)+2 || v.changed == 0 {
			t.Fatalf("%s: %d lines for %d rows, %d changed", tag, len(shown), len(v.rows), v.changed)
		}
		for i, r := range v.rows {
			for _, c := range l.cols {
				if c.Grouped && i > 0 && c.Cells[i].text == c.Cells[i-1].text {
					continue // said by the row above
				}
				if s := strings.TrimSpace(c.Cells[i].text); c.Most == 0 && !strings.Contains(shown[i+1], s) {
					t.Errorf("%s: %q of %v is not in %q", tag, s, r.Period, shown[i+1])
				}
			}
			if r.New.OK && !strings.Contains(shown[i+1], e.Lang.Cell(r.New, 3)) {
				t.Errorf("%s: %v does not show %s", tag, r.Period, e.Lang.Cell(r.New, 3))
			}
		}
		_, notes := revisionsPage{}.Title(e, st)
		if last := notes[len(notes)-1]; !strings.Contains(last, e.Lang.Date(st.AsOf)) || !strings.Contains(last, e.Lang.T(lang.RevisionNow)) {
			t.Errorf("%s: the dates are noted as %q", tag, last)
		}
	}
}

// TestRevisionsStartAYearBefore checks the date that is compared with when none
// was asked for.
func TestRevisionsStartAYearBefore(t *testing.T) {
	for _, c := range []struct{ updated, want data.Period }{
		{data.Month(2026, 4), data.Month(2025, 4)},
		{data.Year(2026), data.Year(2025)},
		{data.Day(2026, 4, 30), data.Day(2025, 4, 30)},
		{data.Period{}, data.Period{}},
	} {
		s := &Set{common: &common{ds: &data.Dataset{Updated: c.updated}}}
		if got := s.before(state.New()); got != c.want {
			t.Errorf("a year before %v is %v; want %v", c.updated, got, c.want)
		}
		if got := s.before(revisionsState(0, data.Year(2015))); got != data.Year(2015) {
			t.Errorf("a chosen date becomes %v", got)
		}
	}
}

// TestRevisionsAreDrawnWhereThereIsRoom checks that the chart has the figures of
// both dates, and that the table gives up no row for it.
func TestRevisionsAreDrawnWhereThereIsRoom(t *testing.T) {
	e := newEnv(t, lang.English)
	st := state.New()
	st.Page, st.AsOf = state.Revisions, data.Day(2024, 1, 1)
	p := revisionsPage{}
	v, _, ok := p.revisions(e, st)
	if !ok || v.changed == 0 {
		t.Fatal("nothing was revised")
	}
	tl := v.timeline()
	for i := range v.rows {
		r := v.rows[i]
		slot := slices.Index(tl.periods, r.Period)
		found := false
		for _, s := range tl.series {
			found = found || s.area == v.lines[r.line].area && s.flow == v.lines[r.line].flow &&
				s.cells[slot].OK == r.New.OK && s.ago[slot].OK == r.Old.OK && (!r.New.OK || s.cells[slot].Value == r.New.Value) && (!r.Old.OK || s.ago[slot].Value == r.Old.Value)
		}
		if !found {
			t.Errorf("%s: %+v is not drawn", r.Period, r.Revision)
		}
	}
	small, large := grid.New(116, len(v.rows)+6), grid.New(196, 56)
	if z := p.Draw(small, small.Bounds(), e, st); z.HasChart || z.List.H < len(v.rows) {
		t.Errorf("%d of %d rows, a chart: %v", z.List.H, len(v.rows), z.HasChart)
	}
	if z := p.Draw(large, large.Bounds(), e, st); !z.HasChart || z.List.H < len(v.rows) || !strings.Contains(large.Plain(), "then, 1 January 2024") {
		t.Errorf("%d of %d rows, a chart: %v\n%s", z.List.H, len(v.rows), z.HasChart, large.Plain())
	}
}
