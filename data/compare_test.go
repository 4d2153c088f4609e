package data_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"accord/data"
)

func TestRevise(t *testing.T) {
	was := cells(t, "1 2 3 . 5 >6")
	is := cells(t, "1 2.5 . 4 5 6")
	is[4].Status = data.StatusProvisional
	r, err := data.Revise(frame(years(2020, 6), was...), frame(years(2021, 7), append(is[1:], cells(t, "7 8")...)...))
	if err != nil {
		t.Fatal(err)
	}
	want := []data.RevisionKind{data.RevisionDeleted, data.RevisionValue, data.RevisionDeleted, data.RevisionAdded,
		data.RevisionFlag, data.RevisionFlag, data.RevisionAdded, data.RevisionAdded}
	if len(r.Periods) != 8 || len(r.Series) != 1 {
		t.Fatalf("%d periods, %d series", len(r.Periods), len(r.Series))
	}
	for j, c := range r.Series[0].Cells {
		if c.Kind != want[j] || c.Period != data.Year(2020+j) || c.Change.OK != (c.Old.OK && c.New.OK) {
			t.Errorf("%s: %q %s → %s, want %q", c.Period, c.Kind, words([]data.Cell{c.Old}), words([]data.Cell{c.New}), want[j])
		}
	}
	c := r.Series[0].Cells[1]
	if c.Change.Value != 0.5 || c.Percent.Value != 25 || c.Change.Bound != data.Exact {
		t.Errorf("2 → 2.5 is %+v, %+v", c.Change, c.Percent)
	}
	if c := r.Series[0].Cells[5]; c.Change.Bound != data.Less || c.Change.Value != 0 {
		t.Errorf("more than 6 → 6 is %s%v, want less than 0", c.Change.Bound, c.Change.Value)
	}
	if r, err := data.Revise(frame(years(2020, 1), cells(t, ">4.3")...), frame(years(2020, 1), cells(t, ">4.3")...)); err != nil || r.Same != 1 || words([]data.Cell{r.MeanAbs, r.MeanAbsPercent}) != "0 0" {
		t.Errorf("more than 4.3, then and now: %+v, %v", r.RevisionSummary, err)
	}
	if r.Both != 3 || r.Values != 1 || r.Flags != 2 || r.Same != 0 || r.Added != 3 || r.Deleted != 2 {
		t.Errorf("counted: %+v", r.RevisionSummary)
	}
	if m := r.MeanAbs; !near(m.Value, 0.5/3) || m.Bound != data.About || m.Decimals != 2 {
		t.Errorf("mean absolute revision: %+v", m)
	}
	if m := r.MeanAbsPercent; !near(m.Value, 25.0/3) {
		t.Errorf("mean absolute revision in per cent: %+v", m)
	}
}

func TestReviseEdges(t *testing.T) {
	a, b := frame(years(2020, 2), cells(t, "0 -2")...), frame(years(2020, 2), cells(t, "1 -1")...)
	r, err := data.Revise(a, b)
	if err != nil || r.MeanAbs.Value != 1 || r.MeanAbsPercent.OK || r.Series[0].Cells[0].Percent.Why != data.WhyZeroBase {
		t.Errorf("from zero and below: %+v, %v", r, err)
	}
	b.Series[0].Key = []string{"RU"}
	r, err = data.Revise(a, b)
	if err != nil || len(r.Series) != 2 || r.Series[0].Key[0] != "RU" || r.Added != 2 || r.Deleted != 2 || r.MeanAbs.OK {
		t.Errorf("other series: %+v, %v", r, err)
	}
	empty := data.Frame{Unit: a.Unit}
	if r, err := data.Revise(empty, a); err != nil || r.Added != 2 || r.Freq != data.FreqAnnual {
		t.Errorf("from nothing: %+v, %v", r, err)
	}
	if r, err := data.Revise(a, empty); err != nil || r.Deleted != 2 || r.Freq != data.FreqAnnual {
		t.Errorf("to nothing: %+v, %v", r, err)
	}
	pt := a
	pt.Unit = data.Percent
	if r, err := data.Revise(pt, pt); err != nil || r.Same != 2 || r.MeanAbs.Value != 0 || r.MeanAbsPercent.OK {
		t.Errorf("per cents: %+v, %v", r.RevisionSummary, err)
	}
	if _, err := data.Revise(a, pt); !errors.Is(err, data.ErrUnit) {
		t.Errorf("two units: %v", err)
	}
	if _, err := data.Revise(a, frame(quarters(2020, 1), number(1, 0))); !errors.Is(err, data.ErrQuery) {
		t.Errorf("two frequencies: %v", err)
	}
	b.Query.By = []string{data.DimActivity}
	if _, err := data.Revise(a, b); !errors.Is(err, data.ErrQuery) {
		t.Errorf("two groupings: %v", err)
	}
}

func TestMirror(t *testing.T) {
	tests := []struct {
		x, m      string // export and mirror import
		gap, part string
		band      data.Band
	}{
		{"100", "115", "15", "15", data.BandInside},
		{"100", "110", "10", "10", data.BandInside},
		{"100", "120", "20", "20", data.BandInside},
		{"100", "90", "-10", "-10", data.BandBelow},
		{"100", "130", "30", "30", data.BandAbove},
		{"100", ">115", ">15", ">15", data.BandUnknown},
		{"100", ">130", ">30", ">30", data.BandAbove},
		{"100", ">120", ">20", ">20", data.BandAbove},
		{"100", "<130", "<30", "<30", data.BandUnknown},
		{"100", "<105", "<5", "<5", data.BandBelow},
		{"100", "<110", "<10", "<10", data.BandBelow},
		{">100", "105", "<5", "<5", data.BandBelow},
		{">100", ">150", "~50", "~50", data.BandUnknown},
		{"~100", "130", "~30", "~30", data.BandUnknown},
		{"100", ".", "(no figure)", "(no figure)", data.BandUnknown},
		{".", "100", "(no figure)", "(no figure)", data.BandUnknown},
		{"0", "100", "100", "(base is zero)", data.BandUnknown},
	}
	for _, test := range tests {
		x, m := frame(years(2020, 1), cells(t, test.x)...), frame(years(2020, 1), cells(t, test.m)...)
		got, err := data.Mirror(x, m, data.MirrorRule{FlowA: "X", FlowB: "M"})
		if err != nil {
			t.Fatal(err)
		}
		row := got.Rows[0]
		if words([]data.Cell{row.Gap}) != test.gap || words([]data.Cell{row.Percent}) != test.part || row.Band != test.band {
			t.Errorf("X %s, M %s: gap %s, %s %%, %s; want %s, %s, %s", test.x, test.m, words([]data.Cell{row.Gap}), words([]data.Cell{row.Percent}), row.Band, test.gap, test.part, test.band)
		}
		back, err := data.Mirror(m, x, data.MirrorRule{FlowA: "M", FlowB: "X"})
		if err != nil || back.Rows[0].Band != test.band || back.Rows[0].Ratio.Bound != row.Ratio.Bound || row.Ratio.OK && back.Rows[0].Ratio.Value != row.Ratio.Value {
			t.Errorf("X %s, M %s: %s the other way round, %v", test.x, test.m, back.Rows[0].Band, err)
		}
		both, err := data.Mirror(x, m, data.MirrorRule{FlowA: "T", FlowB: "T"})
		if err != nil || both.Rows[0].Band != data.BandNone || both.Rows[0].Ratio.OK || words([]data.Cell{both.Rows[0].Gap}) != test.gap {
			t.Errorf("turnover has a band: %+v, %v", both.Rows[0], err)
		}
	}
}

func TestMirrorSplice(t *testing.T) {
	a, b := frame(years(2020, 4), cells(t, "1 . 1Y 1Y")...), frame(years(2019, 3), cells(t, "1 1 1")...)
	m, err := data.Mirror(a, b, data.MirrorRule{FlowA: "X", FlowB: "M", Low: 1, High: 1.05})
	if err != nil {
		t.Fatal(err)
	}
	if !m.SplicedA() || m.SplicedB() || !slices.Equal(m.OrgsA, []string{"X", "Y"}) || !slices.Equal(m.OrgsB, []string{"X"}) {
		t.Errorf("organisations %q and %q", m.OrgsA, m.OrgsB)
	}
	if len(m.Rows) != 5 || m.Rows[0].Period != data.Year(2019) || m.Low != 1 || m.Rows[1].Band != data.BandInside {
		t.Errorf("rows: %+v", m.Rows)
	}
	for j, row := range m.Rows {
		if row.SplicedA != (j == 3) || row.SplicedB {
			t.Errorf("%s: spliced %v, %v", row.Period, row.SplicedA, row.SplicedB)
		}
	}
	two, pt, rule := a, a, data.MirrorRule{FlowA: "X", FlowB: "M"}
	two.Series = slices.Concat(a.Series, a.Series)
	pt.Unit = data.Percent
	for _, x := range []struct {
		a, b data.Frame
		rule data.MirrorRule
		want error
	}{
		{two, a, rule, data.ErrQuery},
		{a, data.Frame{Unit: a.Unit, Freq: a.Freq}, rule, data.ErrQuery},
		{a, pt, rule, data.ErrUnit},
		{pt, pt, rule, data.ErrUnit},
		{a, frame(quarters(2020, 1), number(1, 0)), rule, data.ErrQuery},
		{a, b, data.MirrorRule{FlowA: "X", FlowB: "X"}, data.ErrQuery},
		{a, b, data.MirrorRule{FlowA: "T", FlowB: "M"}, data.ErrQuery},
	} {
		if _, err := data.Mirror(x.a, x.b, x.rule); !errors.Is(err, x.want) {
			t.Errorf("%+v: %v, want %v", x.rule, err, x.want)
		}
	}
}

// covered is a dataset of a few claims about two indicators.
func covered() *data.Dataset {
	ds := &data.Dataset{
		Updated:    data.Month(2024, 6),
		Indicators: []data.Indicator{{ID: "TRADE"}, {ID: "MASS"}},
		Areas:      []data.Code{{ID: "RU"}, {ID: "AZ"}},
	}
	for _, id := range data.StandardDimensions() {
		ds.Dimensions = append(ds.Dimensions, data.Dimension{ID: id})
	}
	add := func(ind, area, flow string, p, vintage data.Period, b data.Bound, s data.Status) {
		o := data.Observation{Dims: []string{ind, area, "", flow, ""}, Period: p, Value: 1, Bound: b, Status: s, Vintage: vintage}
		if s.Missing() {
			o.Missing, o.Value = true, math.NaN()
		}
		ds.Observations = append(ds.Observations, o)
	}
	now, old, none := data.Month(2024, 1), data.Year(2015), data.Period{}
	add("TRADE", "ZZ", "X", data.Year(2021), now, data.Exact, 0)
	add("TRADE", "AZ", "X", data.Year(2020), old, data.Exact, 0)
	add("TRADE", "AZ", "X", data.Year(2022), now, data.More, 0)
	add("TRADE", "AZ", "M", data.Year(2022), none, data.Exact, data.StatusProvisional)
	add("TRADE", "AZ", "X", data.Year(2023), old, data.More, 0)
	add("TRADE", "AZ", "X", data.Year(2023), now, data.Exact, 0)
	add("TRADE", "RU", "", data.Year(2020), none, data.Exact, data.StatusMissing)
	add("TRADE", "RU", "_T", data.Quarter(2020, 1), now, data.Exact, 0)
	add("MASS", "RU", "T", data.Year(2022), none, data.Exact, 0)
	return ds
}

func TestCoverage(t *testing.T) {
	ds := covered()
	g, err := data.Coverage(context.Background(), ds, data.CoverageQuery{By: []string{data.DimRefArea}, Freq: data.FreqAnnual, StaleYears: 5,
		Where: []data.Filter{{Dimension: data.DimIndicator, Codes: []string{"TRADE"}}}})
	if err != nil {
		t.Fatal(err)
	}
	const p, f, s, m, n = data.CoveragePresent, data.CoverageFlagged, data.CoverageStale, data.CoverageMissing, data.CoverageNone
	want := map[string][]data.CoverageState{"RU": {m, n, n, n}, "AZ": {s, n, f, p}, "ZZ": {n, p, n, n}}
	if len(g.Periods) != 4 || g.Periods[0] != data.Year(2020) || len(g.Rows) != 3 {
		t.Fatalf("%v, %d rows", g.Periods, len(g.Rows))
	}
	for i, key := range []string{"RU", "AZ", "ZZ"} {
		for j, c := range g.Rows[i].Cells {
			if g.Rows[i].Key[0] != key || c.State() != want[key][j] {
				t.Errorf("%s %s is %q (%+v), want %s %q", g.Rows[i].Key, g.Periods[j], c.State(), c, key, want[key][j])
			}
		}
	}
	if c := g.Rows[1].Cells[2]; c.Claims != 2 || c.Values != 2 || c.Flagged != 2 || c.Newest != data.Month(2024, 1) {
		t.Errorf("AZ 2022: %+v", c)
	}
	if g.Total[n] != 7 || g.Total[p] != 2 || g.Total[s] != 1 || g.Total[f] != 1 || g.Total[m] != 1 {
		t.Errorf("total: %v", g.Total)
	}
	never, err := data.Coverage(context.Background(), ds, data.CoverageQuery{By: []string{data.DimRefArea}, Freq: data.FreqAnnual})
	if err != nil || never.Total[s] != 0 {
		t.Errorf("nothing is stale when nobody asks: %v, %v", never.Total, err)
	}
}

func TestCoverageRows(t *testing.T) {
	ds := covered()
	g, err := data.Coverage(context.Background(), ds, data.CoverageQuery{By: []string{data.DimIndicator, data.DimFlow}, Freq: data.FreqAnnual, From: data.Year(2020), To: data.Year(2022)})
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, r := range g.Rows {
		keys = append(keys, r.Key[0]+"/"+r.Key[1])
	}
	if !slices.Equal(keys, []string{"TRADE/M", "TRADE/T", "TRADE/X", "MASS/T"}) || len(g.Periods) != 3 {
		t.Errorf("rows %v over %v", keys, g.Periods)
	}
	if g, err := data.Coverage(context.Background(), ds, data.CoverageQuery{Freq: data.FreqWeek}); err != nil || len(g.Rows) != 0 || len(g.Periods) != 0 {
		t.Errorf("of nothing: %+v, %v", g, err)
	}
	for _, q := range []data.CoverageQuery{{By: []string{"COLOUR"}}, {Where: []data.Filter{{Dimension: "COLOUR"}}}} {
		if _, err := data.Coverage(context.Background(), ds, q); !errors.Is(err, data.ErrQuery) {
			t.Errorf("%+v: %v, want ErrQuery", q, err)
		}
	}
	for _, y := range []int{1, 9999} {
		ds.Observations = append(ds.Observations, data.Observation{Dims: []string{"TRADE", "AZ", "", "", ""}, Period: data.Day(y, 1, 1)})
	}
	if _, err := data.Coverage(context.Background(), ds, data.CoverageQuery{Freq: data.FreqDay}); !errors.Is(err, data.ErrQuery) {
		t.Errorf("ten thousand years of days: %v, want ErrQuery", err)
	}
}

// Every observation of the frequency is counted once, whatever makes the rows.
func TestCoverageCountsAll(t *testing.T) {
	r := rand.New(rand.NewPCG(35, 36))
	for range 100 {
		ds := covered()
		annual := 0
		for range r.IntN(200) {
			o := data.Observation{Dims: []string{"TRADE", []string{"AZ", "RU", "q"}[r.IntN(3)], "", []string{"X", "M", "T", ""}[r.IntN(4)], ""},
				Period: data.Year(2000 + r.IntN(30)), Value: 1, Bound: data.Bound(r.IntN(4))}
			ds.Observations = append(ds.Observations, o)
		}
		for _, o := range ds.Observations {
			if o.Period.Freq() == data.FreqAnnual {
				annual++
			}
		}
		g, err := data.Coverage(context.Background(), ds, data.CoverageQuery{By: data.StandardDimensions()[:r.IntN(6)], Freq: data.FreqAnnual, StaleYears: 3})
		if err != nil {
			t.Fatal(err)
		}
		claims, states := 0, 0
		for _, row := range g.Rows {
			for _, c := range row.Cells {
				claims += c.Claims
				if c.Values > c.Claims || c.Flagged > c.Values {
					t.Fatalf("%+v", c)
				}
			}
		}
		for _, n := range g.Total {
			states += n
		}
		if claims != annual || states != len(g.Rows)*len(g.Periods) {
			t.Fatalf("%d of %d claims, %d of %d cells", claims, annual, states, len(g.Rows)*len(g.Periods))
		}
	}
}

// A sum of facts that lacks some is covered as the bound that it is, and not at all
// where nothing is known of it.
func TestCoverageOfFacts(t *testing.T) {
	ds := &data.Dataset{Dimensions: []data.Dimension{{ID: data.DimIndicator}, {ID: data.DimRefArea}}}
	row := func(area string, value float64) {
		ds.Observations = append(ds.Observations, data.Observation{Dims: []string{"T", area}, Period: data.Year(2020), Value: value, Missing: math.IsNaN(value)})
	}
	row("A", 1)
	row("A", 2)
	row("B", 1)
	row("B", math.NaN())
	row("C", math.NaN())
	for facts, want := range map[*data.Facts][]data.CoverageState{
		nil:             {data.CoveragePresent, data.CoveragePresent, data.CoverageMissing},
		{AtLeast: true}: {data.CoveragePresent, data.CoverageFlagged, data.CoverageMissing},
		{}:              {data.CoveragePresent, data.CoverageMissing, data.CoverageMissing},
	} {
		ds.Facts = facts
		g, err := data.Coverage(context.Background(), ds, data.CoverageQuery{By: []string{data.DimRefArea}, Freq: data.FreqAnnual})
		if err != nil {
			t.Fatal(err)
		}
		var got []data.CoverageState
		for _, r := range g.Rows {
			got = append(got, r.Cells[0].State())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%+v: %q, want %q", facts, got, want)
		}
	}
}
