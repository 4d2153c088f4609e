package data_test

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"accord/data"
)

// cells reads "1 >2 . 4B" as exact 1, more than 2, nothing, 4 after a break.
func cells(t *testing.T, words string) []data.Cell {
	t.Helper()
	var out []data.Cell
	for w := range strings.FieldsSeq(words) {
		if w == "." {
			out = append(out, data.Missing(data.WhyNoClaim))
			continue
		}
		v := strings.TrimLeft(w, "<>~")
		b, _ := data.ParseBound(strings.TrimSuffix(w, v))
		n, broken := strings.CutSuffix(v, "B")
		n, other := strings.CutSuffix(n, "Y")
		var value float64
		if _, err := fmt.Sscan(n, &value); err != nil {
			t.Fatal(err)
		}
		c := number(value, b)
		if broken {
			c.Status = data.StatusBreak
		}
		if other {
			c.Org = "Y"
		}
		out = append(out, c)
	}
	return out
}

// words writes cells as cells reads them, with the reason for a gap.
func words(list []data.Cell) string {
	var out []string
	for _, c := range list {
		if c.OK {
			out = append(out, fmt.Sprintf("%s%.4g", c.Bound, c.Value))
		} else {
			out = append(out, "("+c.Why+")")
		}
	}
	return strings.Join(out, " ")
}

func quarters(year, n int) []data.Period {
	list := []data.Period{data.Quarter(year, 1)}
	for len(list) < n {
		list = append(list, list[len(list)-1].Shift(1))
	}
	return list
}

func TestCalculations(t *testing.T) {
	ytd := []data.Period{data.YearToDate(2021, 3), data.YearToDate(2021, 6), data.YearToDate(2022, 3), data.YearToDate(2022, 6)}
	span, _ := data.ParsePeriod("2019/2020")
	at := func(y, mo, d int) data.Period {
		p, err := data.ParsePeriod(fmt.Sprintf("%04d-%02d-%02dT00:00:00", y, mo, d))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	y2021 := data.Query{Base: data.Year(2021)}
	tests := []struct {
		name    string
		x       data.Transform
		q       data.Query
		periods []data.Period
		in      string
		want    string
	}{
		{"index", data.Index, y2021, years(2020, 3), "2 4 5", "50 100 125"},
		{"index keeps a bound", data.Index, y2021, years(2020, 3), ">2 4 ~5", ">50 100 ~125"},
		{"index of a bounded base", data.Index, y2021, years(2020, 3), "2 >4 >5", "<50 100 ~125"},
		{"index without its base", data.Index, y2021, years(2020, 3), "2 . 5", "(no base) (no figure) (no base)"},
		{"index on zero", data.Index, y2021, years(2020, 3), "2 0 5", "(base is zero) (base is zero) (base is zero)"},
		{"index on a loss", data.Index, y2021, years(2020, 3), "2 -1 5", "(base is zero) (base is zero) (base is zero)"},
		{"index of a base elsewhere", data.Index, y2021, years(2000, 2), "2 3", "(no base) (no base)"},
		{"index before a break", data.Index, y2021, years(2020, 4), "2 4 5B 6", "50 100 (series break) (series break)"},
		{"index after a break", data.Index, y2021, years(2020, 4), "2 4B 5 6", "(series break) 100 125 150"},
		{"index of quarters on their year", data.Index, y2021, quarters(2021, 6), "1 2 3 2 4 .", "50 100 150 100 200 (no figure)"},
		{"index on a year with a hole", data.Index, y2021, quarters(2021, 5), "1 2 . 2 4", "(no base) (no base) (no figure) (no base) (no base)"},
		{"index on a year cut short", data.Index, y2021, quarters(2021, 5)[1:], "2 3 2 4", "(no base) (no base) (no base) (no base)"},
		{"index on a quarter", data.Index, data.Query{Base: data.Quarter(2021, 2)}, quarters(2021, 3), "1 2 3", "50 100 150"},
		{"index of years on a quarter", data.Index, data.Query{Base: data.Quarter(2021, 2)}, years(2021, 2), "1 2", "(no base) (no base)"},
		{"index year to date", data.Index, y2021, ytd, "1 4 2 5", "100 100 200 125"},
		{"index of a range", data.Index, data.Query{Base: span}, []data.Period{span}, "1", "(no year-ago twin)"},
		{"index of instants", data.Index, data.Query{Base: at(2020, 1, 1)}, []data.Period{at(2020, 1, 1), at(2022, 5, 5)}, "2 3", "100 150"},
		{"sum", data.Cumulated, data.Query{}, years(2020, 4), "1 2 >3 4", "1 3 >6 >10"},
		{"sum starts late", data.Cumulated, data.Query{}, years(2020, 4), ". 2 3 4", "(no figure) 2 5 9"},
		{"sum over a gap", data.Cumulated, data.Query{}, years(2020, 5), "1 2 . 4 5", "1 3 (no figure) (a part missing) (a part missing)"},
		{"sum over a break", data.Cumulated, data.Query{}, years(2020, 4), "1 2B 3 .", "1 (series break) (series break) (no figure)"},
		{"sum from a break on", data.Cumulated, data.Query{}, years(2020, 2), "1B 2", "1 3"},
		{"sum of years apart", data.Cumulated, data.Query{}, []data.Period{data.Year(2020), data.Year(2022)}, "1 2", "1 (a part missing)"},
		{"mean", data.Average, data.Query{}, years(2020, 4), "1 2 3 7", "(a part missing) (a part missing) 2 4"},
		{"mean of two", data.Average, data.Query{Window: 2}, years(2020, 4), "1 2 >3 8", "(a part missing) 1.5 >2.5 >5.5"},
		{"mean over a gap", data.Average, data.Query{Window: 2}, years(2020, 4), "1 . 3 8", "(a part missing) (no figure) (a part missing) 5.5"},
		{"mean over a break", data.Average, data.Query{Window: 2}, years(2020, 4), "1 2B 3 8", "(a part missing) (series break) 2.5 5.5"},
		{"mean year to date", data.Average, data.Query{Window: 2}, ytd, "1 4 2 6", "(a part missing) (a part missing) 1.5 5"},
		{"mean of a range", data.Average, data.Query{}, []data.Period{span}, "1", "(no year-ago twin)"},
		{"share of one", data.Share, data.Query{}, years(2020, 3), "4 >4 0", "100 ~100 (base is zero)"},
	}
	for _, test := range tests {
		f := frame(test.periods, cells(t, test.in)...)
		f.Query = test.q
		if got := words(apply(t, f, test.x)); got != test.want {
			t.Errorf("%s of %s: %s, want %s", test.name, test.in, got, test.want)
		}
	}
}

func TestShares(t *testing.T) {
	tests := []struct{ a, b, c, want string }{
		{"1", "1", "2", "25 25 50"},
		{">1", "1", "2", ">25 <25 <50"},
		{"<1", "1", "2", "<25 >25 >50"},
		{">1", ">1", "2", "~25 ~25 <50"},
		{">1", "<1", "2", ">25 <25 ~50"},
		{"~1", "1", "2", "~25 ~25 ~50"},
		{">1", "0", "0", "~100 ~0 ~0"},
		{"1", ".", "2", "(a part missing) (no figure) (a part missing)"},
		{"1", "-1", "0", "(base is zero) (base is zero) (base is zero)"},
		{">3", "-1", "2", "~75 ~-25 ~50"},
		{"3", "-1", "2", "75 -25 50"},
	}
	for _, test := range tests {
		f := frame(years(2020, 1), cells(t, test.a)...)
		f.Query.By = []string{data.DimActivity}
		f.Series[0].Key = []string{"energy"}
		for i, s := range []string{test.b, test.c} {
			f.Series = append(f.Series, data.Series{Key: []string{[]string{"transport", "zoo"}[i]}, Cells: cells(t, s)})
		}
		g, err := f.Apply(data.Share)
		if err != nil || g.Unit != data.Percent {
			t.Fatalf("%v, %v", g.Unit, err)
		}
		var got []data.Cell
		for _, s := range g.Series {
			got = append(got, s.Cells[0])
		}
		if words(got) != test.want {
			t.Errorf("shares of %s %s %s: %s, want %s", test.a, test.b, test.c, words(got), test.want)
		}
		f.Series[2].Key = []string{"_T"}
		if _, err := f.Apply(data.Share); !errors.Is(err, data.ErrQuery) || !strings.Contains(err.Error(), "ACTIVITY") {
			t.Errorf("a total among its parts: %v, want ErrQuery", err)
		}
	}
}

func TestCalculationProvenance(t *testing.T) {
	list := cells(t, "1 2 3Y")
	list[0].Status, list[0].Sources = data.StatusEstimate, []string{"old"}
	list[2].Sources = []string{"new"}
	f := frame(years(2020, 3), list...)
	f.Query.Base = data.Year(2020)
	for _, x := range []data.Transform{data.Index, data.Cumulated, data.Average} {
		got := apply(t, f, x)
		c := got[2]
		if !c.Spliced || c.Org != "" || c.Status != data.StatusEstimate || c.Sources[0] != "new" || !slices.Contains(c.Sources, "old") || c.Low != c.Value {
			t.Errorf("%s: %+v does not carry what it rests on", x, c)
		}
		if x != data.Average && (got[1].Spliced || got[1].Org != "X" || got[1].Claims != 2) {
			t.Errorf("%s of one organisation: %+v", x, got[1])
		}
	}
	if c := apply(t, f, data.Index)[0]; c.Claims != 1 || c.Value != 100 {
		t.Errorf("the base itself: %+v", c)
	}
	two := frame(years(2020, 1), list[0])
	two.Series = append(two.Series, data.Series{Cells: []data.Cell{list[2]}})
	if c := apply(t, two, data.Share)[0]; c.Claims != 2 || !c.Spliced || c.Org != "" || !slices.Equal(c.Sources, []string{"old", "new"}) {
		t.Errorf("a share among two organisations: %+v", c)
	}
}

func TestCalculationRefused(t *testing.T) {
	y, ytd := years(2020, 2), []data.Period{data.YearToDate(2021, 3)}
	span, _ := data.ParsePeriod("2019/2020")
	tests := []struct {
		x       data.Transform
		unit    string
		q       data.Query
		periods []data.Period
		want    error
	}{
		{data.Index, "PT", data.Query{Base: y[0]}, y, data.ErrUnit},
		{data.Index, "USD", data.Query{}, y, data.ErrQuery},
		{data.Index, "IX", data.Query{Base: y[0]}, y, nil},
		{data.GrowthPrev, "IX", data.Query{}, y, nil},
		{data.GrowthPrev, "FACTOR", data.Query{}, y, data.ErrUnit},
		{data.Share, "PT", data.Query{}, y, data.ErrUnit},
		{data.Share, "IX", data.Query{}, y, data.ErrUnit},
		{data.Cumulated, "PT", data.Query{}, y, data.ErrUnit},
		{data.Cumulated, "USD", data.Query{}, ytd, data.ErrQuery},
		{data.Cumulated, "USD", data.Query{}, []data.Period{span}, data.ErrQuery},
		{data.Average, "PT", data.Query{}, y, nil},
		{data.Average, "USD", data.Query{Window: 1}, y, data.ErrQuery},
		{data.Average, "USD", data.Query{Window: -3}, y, data.ErrQuery},
		{data.Average, "USD", data.Query{Window: data.MaxWindow + 1}, y, data.ErrQuery},
		{"CAGR", "USD", data.Query{}, y, data.ErrQuery},
	}
	for _, test := range tests {
		f := frame(test.periods, slices.Repeat([]data.Cell{number(1, 0)}, len(test.periods))...)
		f.Unit, f.Query = data.Unit{ID: test.unit}, test.q
		g, err := f.Apply(test.x)
		if !errors.Is(err, test.want) || test.want != nil && (g.Series != nil || len(err.Error()) < 30) {
			t.Errorf("%s of %s, %+v: %v, want %v", test.x, test.unit, test.q, err, test.want)
		}
	}
}

func TestCAGR(t *testing.T) {
	tests := []struct {
		from, to string
		years    float64
		want     string
	}{
		{"100", "121", 2, "10"},
		{"100", "121", 1, "21"},
		{"100", ">121", 2, ">10"},
		{">100", "121", 2, "<10"},
		{">100", ">121", 2, "~10"},
		{"100", "0", 3, "-100"},
		{"0", "121", 2, "(base is zero)"},
		{"-5", "121", 2, "(base is zero)"},
		{"5", "-121", 2, "(base is zero)"},
		{".", "121", 2, "(no base)"},
		{"1", ".", 2, "(no figure)"},
		{"1", "2B", 2, "(series break)"},
		{"1B", "4", 2, "100"},
		{"1", "2", 0, "(no year-ago twin)"},
		{"1", "2", math.NaN(), "(no year-ago twin)"},
		{"1", "2", math.Inf(1), "(no year-ago twin)"},
		{"1e-300", "1e300", 1, "(too large)"},
	}
	for _, test := range tests {
		c := data.CAGR(cells(t, test.from)[0], cells(t, test.to)[0], test.years)
		if got := words([]data.Cell{c}); got != test.want {
			t.Errorf("CAGR of %s to %s in %v years: %s, want %s", test.from, test.to, test.years, got, test.want)
		}
	}
	f := frame(quarters(2020, 10), cells(t, "100 1 1 1 1 1 1 1 121 7B")...)
	c, err := f.CAGR(0, data.Quarter(2022, 1), data.Quarter(2020, 1))
	if err != nil || math.Abs(c.Value-10) > 1e-9 || c.Claims != 2 {
		t.Errorf("eight quarters: %+v, %v", c, err)
	}
	if c, _ := f.CAGR(0, data.Quarter(2020, 1), data.Quarter(2022, 2)); c.Why != data.WhyBreak {
		t.Errorf("across a break: %+v", c)
	}
	if c, _ := f.CAGR(0, data.Quarter(2020, 1), data.Quarter(2030, 1)); c.Why != data.WhyBase {
		t.Errorf("to nowhere: %+v", c)
	}
	if _, err := f.CAGR(1, data.Quarter(2020, 1), data.Quarter(2021, 1)); !errors.Is(err, data.ErrQuery) {
		t.Errorf("of no series: %v", err)
	}
	f.Unit = data.Percent
	if _, err := f.CAGR(0, data.Quarter(2020, 1), data.Quarter(2021, 1)); !errors.Is(err, data.ErrUnit) {
		t.Errorf("of per cent: %v", err)
	}
	ytd := frame([]data.Period{data.YearToDate(2020, 3), data.YearToDate(2020, 6), data.YearToDate(2022, 3)}, cells(t, "100 1 121")...)
	if c, _ := ytd.CAGR(0, ytd.Periods[0], ytd.Periods[2]); math.Abs(c.Value-10) > 1e-9 {
		t.Errorf("the same months two years later: %+v", c)
	}
	if c, _ := ytd.CAGR(0, ytd.Periods[1], ytd.Periods[2]); c.Why != data.WhyNotAYear {
		t.Errorf("other months: %+v", c)
	}
}

func TestSameYearAgo(t *testing.T) {
	f := frame(quarters(2020, 6), cells(t, "1 >2 . 4 5 6")...)
	g := data.SameYearAgo(f)
	if got, want := words(g.Series[0].Cells), "(no base) (no base) (no base) (no base) 1 >2"; got != want {
		t.Errorf("a year ago: %s, want %s", got, want)
	}
	if !slices.Equal(g.Periods, f.Periods) || g.Unit != f.Unit || f.Series[0].Cells[4].Value != 5 {
		t.Error("the overlay does not lie over the frame")
	}
	cut := g.Between(data.Year(2021), data.Period{})
	if got := words(cut.Series[0].Cells); got != "1 >2" || len(cut.Periods) != 2 || cut.Periods[0] != data.Quarter(2021, 1) {
		t.Errorf("cut: %s in %v", got, cut.Periods)
	}
	leap := frame([]data.Period{data.Day(2023, 2, 28), data.Day(2024, 2, 28), data.Day(2024, 2, 29)}, cells(t, "1 2 3")...)
	if got, want := words(data.SameYearAgo(leap).Series[0].Cells), "(no base) 1 (no year-ago twin)"; got != want {
		t.Errorf("leap day: %s, want %s", got, want)
	}
}

func TestTransformSpec(t *testing.T) {
	y := data.Year(2014)
	tests := []struct {
		in     string
		x      data.Transform
		base   data.Period
		window int
		out    string
	}{
		{"", data.Level, data.Period{}, 0, "N"},
		{"n", data.Level, data.Period{}, 0, "N"},
		{"level", data.Level, data.Period{}, 0, "N"},
		{"gy", data.GrowthYear, data.Period{}, 0, "GY"},
		{"G1", data.GrowthPrev, data.Period{}, 0, "G1"},
		{"I=2014", data.Index, y, 0, "I=2014"},
		{" i = 2014-q3 ", data.Index, data.Quarter(2014, 3), 0, "I=2014-Q3"},
		{"I(2014)", data.Index, y, 0, "I=2014"},
		{"A", data.Average, data.Period{}, 3, "A=3"},
		{"A5", data.Average, data.Period{}, 5, "A=5"},
		{"a(12)", data.Average, data.Period{}, 12, "A=12"},
		{"A=4", data.Average, data.Period{}, 4, "A=4"},
		{"share", data.Share, data.Period{}, 0, "SHARE"},
		{"C", data.Cumulated, data.Period{}, 0, "C"},
	}
	for _, test := range tests {
		x, base, window, err := data.ParseTransformSpec(test.in)
		if err != nil || x != test.x || base != test.base || window != test.window {
			t.Errorf("%q reads as %q %v %d, %v", test.in, x, base, window, err)
		}
		if got := data.TransformSpec(x, base, window); got != test.out {
			t.Errorf("%q is written %q, want %q", test.in, got, test.out)
		}
	}
	for _, bad := range []string{"I", "I=", "I=tomorrow", "A=", "A=x", "A=1", "A=0", "A=-2", "A=9999", "A(5", "GY=2", "C=3", "CAGR", "SHARES", "I=2014=2", "GYY", "A5x"} {
		if x, base, window, err := data.ParseTransformSpec(bad); !errors.Is(err, data.ErrQuery) || x != data.Level || !base.IsZero() || window != 0 {
			t.Errorf("%q reads as %q %v %d, %v; want ErrQuery", bad, x, base, window, err)
		}
	}
	if _, _, _, err := data.ParseTransformSpec("SHAR"); err == nil || !strings.Contains(err.Error(), "SHARE") {
		t.Errorf("a typo: %v", err)
	}
}

// Whatever is read is written so that it reads as the same again.
func FuzzTransformSpec(f *testing.F) {
	for _, s := range []string{"", "N", "gy", "I=2014", "I(2014-Q3)", "A5", "A=12", "SHARE", "C", "CAGR", "I=2017/2023", "I=2024-YTD-08"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x, base, window, err := data.ParseTransformSpec(s)
		if err != nil {
			return
		}
		out := data.TransformSpec(x, base, window)
		if y, b, w, err := data.ParseTransformSpec(out); err != nil || y != x || b != base || w != window {
			t.Errorf("%q is written %q, which reads as %q %v %d, %v", s, out, y, b, w, err)
		}
	})
}

func TestPreference(t *testing.T) {
	for in, want := range map[string]data.Preference{"": "", "default": "", "newest": data.PreferNewest, "lowest": data.PreferLowest,
		"highest": data.PreferHighest, "reporter=SCC-AZ": data.PreferReporter("SCC-AZ")} {
		if got, err := data.ParsePreference(in); err != nil || got != want {
			t.Errorf("%q reads as %q, %v", in, got, err)
		}
	}
	for _, bad := range []string{"reporter=", "reporter", "best", "Newest"} {
		if _, err := data.ParsePreference(bad); !errors.Is(err, data.ErrQuery) {
			t.Errorf("%q: %v, want ErrQuery", bad, err)
		}
	}
}

// The sum of facts of which none is below zero is more than those that have a
// value; of others nothing is known.
func TestSumFacts(t *testing.T) {
	known := data.Cell{OK: true, Value: 3, Low: 3, High: 3, Decimals: 1, Status: data.StatusProvisional, Claims: 1, Sources: []string{"a"}}
	gone := data.Missing(data.WhyStatus)
	gone.Status, gone.Claims, gone.Sources = data.StatusSuppressed, 1, []string{"b"}
	for _, pair := range [][2]data.Cell{{known, gone}, {gone, known}} {
		sum := data.SumFacts(pair[0], pair[1], true)
		want := data.Cell{OK: true, Why: data.WhyPart, Value: 3, Low: 3, High: 3, Decimals: 1, Bound: data.More, Status: data.StatusProvisional, Claims: 2, Sources: []string{"a", "b"}}
		if !reflect.DeepEqual(sum, want) {
			t.Errorf("%+v, want %+v", sum, want)
		}
		for _, more := range []data.Cell{known, gone} {
			if s := data.SumFacts(more, sum, true); !s.OK || s.Why != data.WhyPart || s.Bound != data.More || s.Status.Missing() {
				t.Errorf("with %v more it is %+v", more.Value, s)
			}
		}
		if s := data.SumFacts(pair[0], pair[1], false); s.OK || s.Why != data.WhyPart {
			t.Errorf("where numbers can be below zero: %+v", s)
		}
	}
	under := known
	under.Bound = data.Less
	if s := data.SumFacts(under, gone, true); s.Bound != data.About {
		t.Errorf("less than 3 and something is %s3", s.Bound)
	}
	if s := data.SumFacts(gone, gone, true); s.OK {
		t.Errorf("the sum of nothing is %+v", s)
	}
	if s := data.SumFacts(known, known, true); !s.OK || s.Why != "" || s.Value != 6 || s.Bound != data.Exact {
		t.Errorf("%+v", s)
	}
}
