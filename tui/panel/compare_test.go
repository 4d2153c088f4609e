package panel

import (
	"context"
	"fmt"
	"math"
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

func comparing(face int) state.State {
	st := state.New()
	st.Page, st.Compare = state.Compare, face
	return st
}

// faceOf is the first face of that kind.
func faceOf(t *testing.T, e *Env, kind lang.Msg) int {
	t.Helper()
	i := slices.IndexFunc(comparePage{}.comparisons(e), func(c comparison) bool { return c.kind == kind })
	if i < 0 {
		t.Fatalf("there is no face %q", e.Lang.T(kind))
	}
	return i
}

func TestBetween(t *testing.T) {
	cell := func(v float64, b data.Bound, s data.Status) data.Cell {
		return data.Cell{OK: true, Value: v, Low: v, High: v, Bound: b, Status: s, Claims: 1, Decimals: 1}
	}
	usd := data.Unit{ID: "USD", Mult: 9}
	gone := data.Missing(data.WhyNoClaim)
	for _, c := range []struct {
		name      string
		a, b      data.Cell
		u         data.Unit
		diff, pct string
	}{
		{"exact", cell(4, 0, 0), cell(5, 0, 0), usd, "+1.0", "+25.0 %"},
		{"a fall", cell(4, 0, 0), cell(3, 0, 0), usd, "−1.0", "−25.0 %"},
		{"more than", cell(4, 0, 0), cell(5, data.More, 0), usd, "> 1.0", "> 25.0 %"},
		{"from more than", cell(4, data.More, 0), cell(5, 0, 0), usd, "< 1.0", "< 25.0 %"},
		{"both more than", cell(4, data.More, 0), cell(5, data.More, 0), usd, "~ 1.0", "~ 25.0 %"},
		{"no base", gone, cell(5, 0, 0), usd, "no figure to compare with", "no figure to compare with"},
		{"no figure", cell(4, 0, 0), gone, usd, "no figure", "no figure"},
		{"nothing", gone, gone, usd, "no figure", "no figure"},
		{"zero base", cell(0, 0, 0), cell(5, 0, 0), usd, "+5.0", "the base is not positive"},
		{"a break", cell(4, 0, 0), cell(5, 0, data.StatusBreak), usd, "series break", "series break"},
		{"points", cell(4, 0, 0), cell(5, 0, 0), data.Percent, "+1.0 pp", "no figure"},
	} {
		e := newEnv(t, lang.English)
		diff, pct := data.ChangeBetween(c.a, c.b, c.u)
		if got := e.outcome(diff, c.u, true).text; got != c.diff {
			t.Errorf("%s: difference %q; want %q", c.name, got, c.diff)
		}
		if got := e.outcome(pct, data.Percent, false).text; got != c.pct {
			t.Errorf("%s: per cent %q; want %q", c.name, got, c.pct)
		}
	}
}

// TestSidesHaveOneScale compares the tick labels of both halves.
func TestSidesHaveOneScale(t *testing.T) {
	e := newEnv(t, lang.English)
	for i, x := range (comparePage{}).comparisons(e) {
		if x.kind != lang.ViewFlow {
			continue
		}
		g := grid.New(120, 34)
		comparePage{}.Draw(g, g.Bounds(), e, comparing(i))
		left, right := halves(grid.Rect{W: 120, H: 32})
		ticks := func(r grid.Rect) (out []string) {
			for y := 1; y < r.H-1; y++ {
				label := ""
				for x := r.X; x < r.X+4 && strings.ContainsRune("0123456789.,", g.At(x, y).Rune); x++ {
					label += string(g.At(x, y).Rune)
				}
				if label != "" {
					out = append(out, strconv.Itoa(y)+": "+label)
				}
			}
			return out
		}
		if a, b := ticks(left), ticks(right); len(a) < 2 || !slices.Equal(a, b) {
			t.Errorf("face %d: the left scale has %q and the right %q", i, a, b)
		}
	}
}

// TestPartsAreThePublishedParts counts what the dataset says by sector or
// product.
func TestPartsAreThePublishedParts(t *testing.T) {
	e := newEnv(t, lang.English)
	tr := tradeOf(e)
	tl := tr.parts(state.New())
	if len(tl.series) < 2 {
		t.Fatalf("%d parts", len(tl.series))
	}
	want := map[string]bool{}
	for _, o := range e.Set.ds.Observations {
		d := dims(e.Set.ds, o)
		if d[data.DimIndicator] == tr.spec.Indicator && o.Period.Freq() == tl.periods[0].Freq() && !o.Missing &&
			(!data.IsTotal(data.DimActivity, d[data.DimActivity]) || !data.IsTotal("PRODUCT", d["PRODUCT"])) {
			want[d[data.DimRefArea]+d[data.DimFlow]+d[data.DimActivity]+d["PRODUCT"]] = true
		}
	}
	if len(tl.series) != len(want) {
		t.Errorf("%d parts are drawn; the dataset has %d", len(tl.series), len(want))
	}
	names := map[string]bool{}
	last := math.Inf(1)
	for _, s := range tl.series {
		if high := reachOf(s)[1]; high > last {
			t.Errorf("%s is larger than the part before it", tr.partName(e, s))
		} else {
			last = high
		}
		names[tr.partName(e, s)] = true
	}
	if len(names) != len(tl.series) {
		t.Errorf("%d names for %d parts", len(names), len(tl.series))
	}
	for _, size := range [][2]int{{36, 8}, {76, 20}, {116, 30}, {196, 56}} {
		st := comparing(faceOf(t, e, lang.CompareParts))
		if n := (comparePage{}).Rows(e, st); n != len(tl.series) {
			t.Fatalf("%d rows for %d parts", n, len(tl.series))
		}
		for i, s := range tl.series { // every part comes into sight when it is selected
			st.Sel[state.ListCompare] = i
			g := grid.New(size[0], size[1])
			comparePage{}.Draw(g, g.Bounds(), e, st)
			name := string([]rune(tr.partName(e, s))[:12])
			if !strings.Contains(g.Plain(), string(e.Glyphs.Pointer)+" "+name) {
				t.Errorf("%v: %s is not in sight:\n%s", size, name, g.Plain())
			}
			shown := strings.Count(g.Plain(), string(e.Glyphs.Exact)+" ") + 1
			if shown < len(tl.series) && !strings.Contains(g.Plain(), fmt.Sprintf(" of %d", len(tl.series))) {
				t.Errorf("%v: %d of %d parts are in sight, and it is not said:\n%s", size, shown, len(tl.series), g.Plain())
			}
		}
	}
}

// TestTwoPeriodsAgainstTheStore calculates every row anew.
func TestTwoPeriodsAgainstTheStore(t *testing.T) {
	e := newEnv(t, lang.English)
	st := comparing(faceOf(t, e, lang.ComparePeriods))
	from, to := data.Year(2014), data.Year(2023)
	rows := spansOf(e, st, from, to)
	checked := 0
	for _, area := range e.Set.ds.Partners {
		f, err := e.Set.ds.Store.Query(context.Background(), data.Query{Indicator: "TRADE", Freq: data.FreqAnnual, Where: []data.Filter{
			{Dimension: data.DimRefArea, Codes: []string{area}}, {Dimension: data.DimFlow, Codes: []string{data.FlowTurnover}}}})
		if err != nil {
			t.Fatal(err)
		}
		at := func(p data.Period) data.Cell { return f.Series[0].Cells[slices.Index(f.Periods, p)] }
		name := e.label(e.Set.ds.Areas, area) + ", turnover"
		i := slices.IndexFunc(rows, func(x spanned) bool { return x.name == name })
		if i < 0 {
			t.Fatalf("no row %q", name)
		}
		x := rows[i]
		if x.from.Value != at(from).Value || x.to.Value != at(to).Value || x.to.Bound != at(to).Bound {
			t.Errorf("%s: %v to %v; the store has %v and %v", name, x.from.Value, x.to.Value, at(from).Value, at(to).Value)
		}
		want := at(to).Value - at(from).Value
		if math.Abs(x.diff.Value-want) > 1e-9 || math.Abs(x.pct.Value-100*want/at(from).Value) > 1e-9 {
			t.Errorf("%s: %v, %v %%; want %v", name, x.diff.Value, x.pct.Value, want)
		}
		if a := (math.Pow(at(to).Value/at(from).Value, 1.0/9) - 1) * 100; math.Abs(x.rate.Value-a) > 1e-9 {
			t.Errorf("%s: %v %% a year; want %v", name, x.rate.Value, a)
		}
		checked++
	}
	if checked != 2 || len(rows) < 6 {
		t.Errorf("%d rows, %d compared", len(rows), checked)
	}
	for _, x := range rows {
		if !x.from.OK && !x.to.OK {
			t.Errorf("%s has no figure in either period", x.name)
		}
		if x.unit.IsRatio() && (x.pct.OK || x.rate.OK) {
			t.Errorf("%s has growth of a ratio", x.name)
		}
	}
}

// TestMarkChoosesThePeriods marks before, after and at the cursor.
func TestMarkChoosesThePeriods(t *testing.T) {
	e := newEnv(t, lang.English)
	for _, c := range []struct{ mark, cursor, from, to int }{{2014, 2023, 2014, 2023}, {2023, 2014, 2014, 2023}, {0, 2023, 2022, 2023}, {2023, 2023, 2022, 2023}} {
		st := comparing(faceOf(t, e, lang.ComparePeriods))
		st.Cursor = data.Year(c.cursor)
		if c.mark > 0 {
			st.Mark = data.Year(c.mark)
		}
		tl := comparePage{}.timeline(e, st)
		from, to, _ := spanOf(e, st, tl, state.Slot(tl.periods, st.Cursor))
		if from != data.Year(c.from) || to != data.Year(c.to) {
			t.Errorf("mark %d, cursor %d: from %v to %v", c.mark, c.cursor, from, to)
		}
	}
}

// TestCompareAndAlignDrawAtEverySize draws every face in every language, and
// finds the figures of the table whole wherever they stand.
func TestCompareAndAlignDrawAtEverySize(t *testing.T) {
	for i, tag := range lang.Tags() {
		e := newEnv(t, tag)
		e.Glyphs = theme.GlyphSet(theme.GlyphNames()[i])
		spans := faceOf(t, e, lang.ComparePeriods)
		for w := 36; w <= 196; w += 8 {
			for h := 8; h <= 56; h += 6 {
				for f := range (comparePage{}).comparisons(e) {
					st := comparing(f)
					st.Cursor, st.Mark, st.Log = data.Year(2023), data.Year(2014), h%4 == 0
					g := grid.New(w, h)
					comparePage{}.Draw(g, g.Bounds(), e, st)
					if text := g.Plain(); f == spans {
						x := spansOf(e, st, data.Year(2014), data.Year(2023))[0]
						if !strings.Contains(text, e.Lang.Cell(x.to, 3)) {
							t.Fatalf("%s %dx%d: %q is not whole:\n%s", tag, w, h, e.Lang.Cell(x.to, 3), text)
						}
					}
				}
				st := state.New()
				st.Page, st.Sel[state.ListAlign] = state.Align, (w+h)%60
				g := grid.New(w, h)
				alignPage{}.Draw(g, g.Bounds(), e, st)
				if strings.TrimSpace(g.Plain()) == "" {
					t.Fatalf("%dx%d: nothing is drawn", w, h)
				}
			}
		}
	}
}

// TestRowsScroll walks down the lists of figures on a page that is too low for
// them: the selected row is always in sight.
func TestRowsScroll(t *testing.T) {
	e := newEnv(t, lang.English)
	st := comparing(faceOf(t, e, lang.ComparePeriods))
	st.Cursor, st.Mark = data.Year(2023), data.Year(2014)
	rows := spansOf(e, st, data.Year(2014), data.Year(2023))
	if n := (comparePage{}).Rows(e, st); n != len(rows) || n < 6 {
		t.Fatalf("%d rows of %d", n, len(rows))
	}
	for i, x := range rows {
		st.Sel[state.ListCompare] = i
		if text := pointed(t, e, st, 100, 8); !strings.Contains(text, e.Lang.Cell(x.to, 3)) {
			t.Errorf("row %d, %s, is not the one pointed at: %q", i, x.name, text)
		}
	}
	st = revisionsState(3, data.Year(2015))
	v, _, _ := revisionsPage{}.revisions(e, st)
	if n := (revisionsPage{}).Rows(e, st); n != len(v.rows) || n < 12 {
		t.Fatalf("%d rows of %d", n, len(v.rows))
	}
	for i, r := range v.rows {
		st.Cursor, st.Sel[state.ListRevisions] = r.Period, i
		text := pointed(t, e, st, 120, 10)
		if !strings.Contains(text, e.Lang.Short(r.Period)) || r.New.OK && !strings.Contains(text, e.Lang.Cell(r.New, 3)) {
			t.Errorf("row %d, %v, is not the one pointed at: %q", i, r.Period, text)
		}
	}
}

// pointed is the line of a page that the pointer stands in.
func pointed(t *testing.T, e *Env, st state.State, w, h int) string {
	t.Helper()
	p, _ := PageOf(st.Page)
	for l := range strings.Lines(pageText(e, p, st, w, h)) {
		if strings.HasPrefix(l, string(e.Glyphs.Pointer)) {
			return l
		}
	}
	return ""
}
