package panel

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// TestCoverageEqualsTheCalculation reads every cell of the picture back and
// compares it with data.Coverage.
func TestCoverageEqualsTheCalculation(t *testing.T) {
	for _, gl := range theme.GlyphNames() {
		e := newEnv(t, lang.English)
		e.Glyphs = theme.GlyphSet(gl)
		for _, f := range []data.Freq{data.FreqNone, data.FreqAnnual, data.FreqQuarter, data.FreqMonth, data.FreqYearToDate} {
			st := state.New()
			st.Page, st.Freq = state.Coverage, f
			k := e.Set.coverageKey(st)
			want, err := data.Coverage(context.Background(), e.Set.ds, data.CoverageQuery{By: []string{data.DimIndicator, data.DimRefArea}, Freq: k.freq, StaleYears: 5})
			if err != nil {
				t.Fatal(err)
			}
			if n := (coveragePage{}).Rows(e, st); n != len(want.Rows) {
				t.Fatalf("%s: %d rows; want %d", f, n, len(want.Rows))
			}
			c := e.Set.coverage(k)
			g := grid.New(390, len(want.Rows)+8)
			r := grid.Rect{W: g.W, H: len(want.Rows) + 1}
			z := drawCoverage(g, r, e, k, c, 0)
			l := e.Set.coverageLayout(e, k, c, g.W)
			if l.first != 0 || z.Top != 0 || !z.HasList {
				t.Fatalf("%s: from period %d and row %d on a sheet that holds all", f, l.first, z.Top)
			}
			seen := map[data.CoverageState]int{}
			for i, row := range want.Rows {
				for j, cell := range row.Cells {
					got := g.At(l.left+j*l.cell, 1+i).Rune
					if want := e.coverRune(cell.State()); got != want {
						t.Errorf("%s %v %v is %q; want %q", f, row.Key, want, got, want)
					}
					seen[cell.State()]++
				}
			}
			with, cells := 0, 0
			for s, n := range seen {
				if want.Total[s] != n {
					t.Errorf("%s: %d cells %q; the total says %d", f, n, s, want.Total[s])
				}
				cells += n
				if s == data.CoveragePresent || s == data.CoverageFlagged || s == data.CoverageStale {
					with += n
				}
			}
			if c.with != with || c.cells != cells {
				t.Errorf("%s: %d of %d cells; want %d of %d", f, c.with, c.cells, with, cells)
			}
		}
	}
}

// TestCoverageFootCountsTheRow compares what is said of each row with its
// cells.
func TestCoverageFootCountsTheRow(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		st := state.New()
		st.Page = state.Coverage
		k := e.Set.coverageKey(st)
		c := e.Set.coverage(k)
		for i, row := range c.grid.Rows {
			st.Sel[state.ListCoverage] = i
			with := 0
			for _, x := range row.Cells {
				if x.Values > 0 {
					with++
				}
			}
			n := e.Set.coverageNames(e, k, c)[i]
			want := e.Lang.F(lang.CoverageRow, n[0]+", "+n[1], e.Lang.Number(float64(with), 0), e.Lang.Number(float64(len(row.Cells)), 0))
			shown := strings.Join(strings.Fields(pageText(e, coveragePage{}, st, 196, 57)), " ")
			if !strings.Contains(shown, want) {
				t.Errorf("%s: the page does not say %q", tag, want)
			}
			if slices.Contains(strings.Fields(shown), "_T") {
				t.Fatalf("%s: a bare code is shown", tag)
			}
		}
	}
}

func TestCoverageShapesDiffer(t *testing.T) {
	for _, gl := range theme.GlyphNames() {
		e := newEnv(t, lang.English)
		e.Glyphs = theme.GlyphSet(gl)
		seen := map[rune]data.CoverageState{}
		for _, s := range coverageStates() {
			r := e.coverRune(s)
			if other, ok := seen[r]; ok {
				t.Errorf("%s: %q and %q are both %q", gl, s, other, r)
			}
			seen[r] = s
			if e.coverWord(s) == "" {
				t.Errorf("%q has no word", s)
			}
		}
	}
}

// TestCoverageSharesAreNeverRoundedToAll checks the ends.
func TestCoverageSharesAreNeverRoundedToAll(t *testing.T) {
	e := newEnv(t, lang.English)
	for _, c := range []struct {
		n, all int
		want   string
	}{{0, 0, "0 %"}, {0, 5, "0.0 %"}, {5, 5, "100.0 %"}, {1, 3, "33.3 %"}, {1, 100000, "< 0.1 %"}, {99999, 100000, "> 99.9 %"}} {
		if got := e.covers(c.n, c.all); got != c.want {
			t.Errorf("%d of %d is %q; want %q", c.n, c.all, got, c.want)
		}
	}
}

// TestCoverageHeadEndsWithTheLast checks that the last period is named at every
// width, and that no label is cut.
func TestCoverageHeadEndsWithTheLast(t *testing.T) {
	e := newEnv(t, lang.English)
	for _, f := range []data.Freq{data.FreqAnnual, data.FreqMonth, data.FreqQuarter} {
		st := state.New()
		st.Page, st.Freq = state.Coverage, f
		k := e.Set.coverageKey(st)
		c := e.Set.coverage(k)
		var labels []string
		for _, p := range c.grid.Periods {
			labels = append(labels, e.Lang.Short(p))
		}
		for w := 36; w <= 200; w++ {
			head := strings.Split(pageText(e, coveragePage{}, st, w, 20), "\n")[0]
			if !strings.HasSuffix(strings.TrimSpace(head), labels[len(labels)-1]) {
				t.Fatalf("%s at %d ends with %q; want %q", f, w, head, labels[len(labels)-1])
			}
			for _, word := range strings.Fields(head)[1:] {
				if word != e.Lang.T(lang.HeadReporter) && !slices.Contains(labels, word) {
					t.Fatalf("%s at %d: %q is no period", f, w, word)
				}
			}
		}
	}
}

// TestCoverageSumsStandUnderTheirCells reads the numbers of the bars back on a page
// with room for them, and compares each with the cells above it.
func TestCoverageSumsStandUnderTheirCells(t *testing.T) {
	for _, gl := range theme.GlyphNames() {
		e := newEnv(t, lang.English)
		e.Glyphs = theme.GlyphSet(gl)
		st := state.New()
		st.Page = state.Coverage
		k := e.Set.coverageKey(st)
		c := e.Set.coverage(k)
		l := e.Set.coverageLayout(e, k, c, 196)
		g := grid.New(196, sumsMost)
		drawCoverageSums(g, g.Bounds(), e, k, c)
		most := slices.Max(c.withFigure())
		for j := range c.grid.Periods {
			want := 0
			for _, row := range c.grid.Rows {
				if hasFigure(row.Cells[j].State()) {
					want++
				}
			}
			said, high := "", 0 // what stands in the column, down to the row of the periods
			for y := range g.H - 1 {
				cell := ""
				for x := range l.cell {
					cell += string(g.At(l.left+j*l.cell+x, y).Rune)
				}
				cell = strings.TrimSpace(cell)
				switch _, err := strconv.Atoi(cell); {
				case err == nil:
					said = cell
				case cell != "" && cell != string(e.Glyphs.Missing):
					high++
				}
			}
			switch {
			case want == 0 && (said != "" || high != 0), want > 0 && (said != e.count(want) || high == 0), (want == most) != (high == g.H-2):
				t.Errorf("%s %v: a bar of %d rows with %q; %d have a figure, at most %d", gl, c.grid.Periods[j], high, said, want, most)
			}
		}
		if !strings.Contains(pageText(e, coveragePage{}, st, 196, 57), e.Lang.T(lang.CoverageSums)) {
			t.Errorf("%s: a high page is left empty", gl)
		}
		if strings.Contains(pageText(e, coveragePage{}, st, 116, 33), e.Lang.T(lang.CoverageSums)) {
			t.Errorf("%s: the bars are squeezed in", gl)
		}
	}
}
