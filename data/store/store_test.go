package store_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"accord/data"
	"accord/data/store"
)

// ctx is what queries of tests run in.
func ctx() context.Context { return context.Background() }

// dataset declares two indicators (TRADE in bn USD, GROWTH in %), areas AZ RU
// and a dimension PRODUCT beyond the standard ones.
func dataset() *data.Dataset {
	ds := &data.Dataset{
		Indicators: []data.Indicator{
			{ID: "TRADE", Unit: data.Unit{ID: "USD", Mult: 9}, Decimals: 1},
			{ID: "GROWTH", Unit: data.Percent, Decimals: 1},
		},
		Areas:     []data.Code{{ID: "RU"}, {ID: "AZ"}},
		Sectors:   []data.Code{{ID: "transport"}, {ID: "energy"}},
		Reporters: []data.Reporter{{ID: "first", Rank: 10}, {ID: "second", Rank: 20}, {ID: "equal", Rank: 20}},
		Sources:   []data.Source{{ID: "s1"}, {ID: "s2"}, {ID: "s3"}},
	}
	for _, id := range append(data.StandardDimensions(), "PRODUCT") {
		ds.Dimensions = append(ds.Dimensions, data.Dimension{ID: id})
	}
	ds.Dimensions[3].Codes = []data.Code{{ID: "X"}, {ID: "M"}, {ID: "T"}}
	return ds
}

// row is an observation from words: "TRADE AZ RU T _T _T 2023 >4.3 9 P s1
// first 2024-03"; "-" is empty, a value of "." is missing.
func row(t testing.TB, words string) data.Observation {
	t.Helper()
	w := strings.Fields(words)
	for i := range w {
		if w[i] == "-" {
			w[i] = ""
		}
	}
	for len(w) < 13 {
		w = append(w, "")
	}
	o := data.Observation{Dims: w[:6], Source: w[10], Org: w[11], Unit: data.Unit{ID: "USD"}}
	if w[0] == "GROWTH" {
		o.Unit.ID = "PT"
	}
	var err error
	if o.Period, err = data.ParsePeriod(w[6]); err != nil {
		t.Fatal(err)
	}
	if w[12] != "" {
		if o.Vintage, err = data.ParsePeriod(w[12]); err != nil {
			t.Fatal(err)
		}
	}
	v := strings.TrimLeft(w[7], "<>~")
	o.Bound, _ = data.ParseBound(strings.TrimSuffix(w[7], v))
	if _, after, ok := strings.Cut(v, "."); ok {
		o.Decimals = len(after)
	}
	if v == "." {
		o.Missing, o.Value = true, math.NaN()
	} else if _, err = fmt.Sscan(v, &o.Value); err != nil {
		t.Fatal(err)
	}
	if _, err = fmt.Sscan(w[8], &o.Unit.Mult); err != nil {
		t.Fatal(err)
	}
	o.Status, _ = data.ParseStatus(w[9])
	return o
}

func with(t testing.TB, ds *data.Dataset, rows ...string) data.Store {
	t.Helper()
	for _, r := range rows {
		ds.Observations = append(ds.Observations, row(t, r))
	}
	return store.New(ds)
}

func ask(t testing.TB, s data.Store, q data.Query) data.Frame {
	t.Helper()
	f, err := s.Query(ctx(), q)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// show writes a frame in one line a series.
func show(f data.Frame) string {
	var b strings.Builder
	for _, s := range f.Series {
		fmt.Fprintf(&b, "%s:", strings.Join(s.Key, "/"))
		for i, c := range s.Cells {
			if c.OK {
				fmt.Fprintf(&b, " %s=%s%.*f", f.Periods[i], c.Bound, c.Decimals, c.Value)
			} else {
				fmt.Fprintf(&b, " %s=(%s)", f.Periods[i], c.Why)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestQuery(t *testing.T) {
	s := with(t, dataset(),
		"TRADE AZ RU T - - 2021 2977 6 - s1 first",
		"TRADE AZ RU T - - 2023 >4.3 9 - s1 first",
		"TRADE AZ RU X - - 2021 900 6 - s1 first",
		"TRADE AZ RU M - - 2021 2077 6 - s1 first",
		"TRADE AZ RU M - - 2022 2.5 9 - s1 first",
		"TRADE RU AZ T - - 2023 4358 6 P s2 second",
		"TRADE AZ RU T - gas 2023 0.5 9 - s1 first",
		"TRADE AZ RU T - - 2023-Q1 1.0 9 - s1 first",
		"TRADE AZ RU T - - 2023-YTD-03 1.0 9 - s1 first",
		"TRADE AZ RU T - - 2023-YTD-09 3.1 9 - s1 first",
		"TRADE AZ IR - energy - 2022 1.5 9 - s1 first",
		"TRADE AZ IR - transport - 2022 .25 9 - s1 first",
		"TRADE AZ IR - transport - 2023 .30 9 - s1 first",
		"GROWTH AZ RU T - - 2023 >11 0 - s1 first",
		"GROWTH AZ RU T - gas 2023 5 0 - s1 first",
		"GROWTH AZ IR T energy - 2023 5 0 - s1 first",
		"GROWTH AZ IR T transport - 2023 6 0 - s1 first",
	)
	az := data.Filter{Dimension: "REF_AREA", Codes: []string{"AZ"}}
	ru := data.Filter{Dimension: "COUNTERPART_AREA", Codes: []string{"RU"}}
	ir := data.Filter{Dimension: "COUNTERPART_AREA", Codes: []string{"IR"}}
	flow := func(codes ...string) data.Filter { return data.Filter{Dimension: "TRADE_FLOW", Codes: codes} }
	tests := []struct {
		name string
		q    data.Query
		want string
	}{
		{"totals win over parts, and a year without a figure is there",
			data.Query{Where: []data.Filter{az, ru}},
			": 2021=2.977 2022=(no figure) 2023=>4.3\n"},
		{"series in the declared order",
			data.Query{By: []string{"REF_AREA"}, Where: []data.Filter{flow("T"), {Dimension: "COUNTERPART_AREA", Codes: []string{"AZ", "RU"}}}},
			"RU: 2021=(no figure) 2022=(no figure) 2023=4.358\nAZ: 2021=2.977 2022=(no figure) 2023=>4.3\n"},
		{"flows in the declared order, each by itself",
			data.Query{By: []string{"TRADE_FLOW"}, Where: []data.Filter{az, ru}},
			"X: 2021=0.900 2022=(no figure) 2023=(no figure)\nM: 2021=2.077 2022=2.5 2023=(no figure)\nT: 2021=2.977 2022=(no figure) 2023=>4.3\n"},
		{"chosen parts are summed, and a lacking part is said",
			data.Query{Where: []data.Filter{az, ru, flow("X", "M")}},
			": 2021=2.977 2022=(a part missing)\n"},
		{"a total code matches every total code",
			data.Query{Where: []data.Filter{az, ru, flow(""), {Dimension: "PRODUCT", Codes: []string{"_T"}}}},
			": 2021=2.977 2022=(no figure) 2023=>4.3\n"},
		{"without a total, parts are summed; one total code stands for all",
			data.Query{By: []string{"TRADE_FLOW"}, Where: []data.Filter{az, ir}},
			"T: 2022=1.75 2023=(a part missing)\n"},
		{"another frequency", data.Query{Where: []data.Filter{az, ru}, Freq: data.FreqQuarter}, ": 2023-Q1=1.0\n"},
		{"year to date lists what occurs", data.Query{Where: []data.Filter{az, ru}, Freq: data.FreqYearToDate},
			": 2023-YTD-03=1.0 2023-YTD-09=3.1\n"},
		{"the longest frequency within the window",
			data.Query{Where: []data.Filter{az, ru}, From: data.Month(2023, 1), To: data.Month(2023, 11)}, ": 2023-Q1=1.0\n"},
		{"a window", data.Query{Where: []data.Filter{az, ru}, From: data.Year(2022), To: data.Year(2023)}, ": 2023=>4.3\n"},
		{"a product", data.Query{Where: []data.Filter{az, {Dimension: "PRODUCT", Codes: []string{"gas"}}}}, ": 2023=0.5\n"},
		{"a code that does not occur", data.Query{Where: []data.Filter{{Dimension: "REF_AREA", Codes: []string{"XX"}}}}, ""},
		{"a frequency that does not occur", data.Query{Freq: data.FreqWeek}, ""},
		{"a ratio", data.Query{Indicator: "GROWTH", Where: []data.Filter{ru}}, ": 2023=>11\n"},
	}
	for _, test := range tests {
		if test.q.Indicator == "" {
			test.q.Indicator = "TRADE"
		}
		if got := show(ask(t, s, test.q)); got != test.want {
			t.Errorf("%s:\n%swant\n%s", test.name, got, test.want)
		}
	}
}

func TestQueryRefuses(t *testing.T) {
	ds := dataset()
	ds.Indicators = append(ds.Indicators, data.Indicator{ID: "EMPTY", Unit: data.Unit{ID: "T"}})
	ds.Panels = map[string]data.Panel{"freight": {Indicator: "FREIGHT", Scope: "PRODUCT"}}
	ds.Indicators = append(ds.Indicators, data.Indicator{ID: "FREIGHT", Unit: data.Unit{ID: "USD"}})
	s := with(t, ds,
		"FREIGHT AZ RU - - border 2023 5 0 - s1 first",
		"FREIGHT - RU - - corridor 2023 5 0 - s1 first", // the total of another scope
		"FREIGHT AZ RU X - border 2022-Q1 5 0 - s1 first",
		"FREIGHT RU AZ M - border 2022-Q1 5 0 - s1 first",
		"FREIGHT RU IR M - border 2022-Q1 5 0 - s1 first",
		"GROWTH AZ IR T energy - 2023 5 0 - s1 first",
		"GROWTH AZ IR T transport - 2023 6 0 - s1 first",
		"TRADE AZ RU T - - 0001-01-01 6 0 - s1 first",
		"TRADE AZ RU T - - 9999-12-31 6 0 - s1 first",
		"EMPTY AZ RU T - - 2023 6 0 - s1 first",
	)
	tests := []struct {
		q     data.Query
		cause error
		text  string
	}{
		{data.Query{Indicator: "TRAD"}, data.ErrQuery, `no indicator "TRAD"; did you mean "TRADE"?`},
		{data.Query{Indicator: "TRADE", By: []string{"REFAREA"}}, data.ErrQuery, `no dimension "REFAREA"; did you mean "REF_AREA"?`},
		{data.Query{Indicator: "TRADE", Where: []data.Filter{{Dimension: "SCOPE"}}}, data.ErrQuery, `no dimension "SCOPE"`},
		{data.Query{Indicator: "TRADE", By: []string{"TIME_PERIOD"}}, data.ErrQuery, "periods are the columns"},
		{data.Query{Indicator: "TRADE", Transform: "G9"}, data.ErrQuery, `no transformation "G9"`},
		{data.Query{Indicator: "TRADE", By: []string{"REF_AREA"}}, data.ErrQuery, "choose a later start"},
		{data.Query{Indicator: "GROWTH"}, data.ErrUnit, "group by ACTIVITY or choose one of its codes (transport, energy)"},
		{data.Query{Indicator: "GROWTH", By: []string{"ACTIVITY"}, Transform: data.GrowthYear}, data.ErrUnit, "ask for the change (D)"},
		{data.Query{Indicator: "GROWTH", Freq: data.FreqWeek, Transform: data.GrowthPrev}, data.ErrUnit, "ask for the change (D)"},
		{data.Query{Indicator: "FREIGHT"}, data.ErrQuery, "the codes of PRODUCT overlap and are never summed; group by PRODUCT or choose one of its codes (border, corridor)"},
		{data.Query{Indicator: "FREIGHT", Freq: data.FreqQuarter}, data.ErrQuery, "RU and AZ report the same flow to each other"},
		{data.Query{Indicator: "EMPTY"}, data.ErrUnit, "EMPTY is in T, and a figure of it is in USD"},
	}
	for _, test := range tests {
		f, err := s.Query(ctx(), test.q)
		if !errors.Is(err, test.cause) || err == nil || !strings.Contains(err.Error(), test.text) || f.Series != nil {
			t.Errorf("%+v: %v, want %v: %s", test.q, err, test.cause, test.text)
		}
	}
	if _, err := s.Query(ctx(), data.Query{Indicator: "FREIGHT", Freq: data.FreqQuarter, By: []string{"REF_AREA"}}); err != nil {
		t.Errorf("one reporter's partners may be summed: %v", err)
	}
	done, cancel := context.WithCancel(ctx())
	cancel()
	if _, err := s.Query(done, data.Query{Indicator: "GROWTH"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled query: %v", err)
	}
}

// A window narrows what is shown and nothing else.
func TestWindowKeepsGrowth(t *testing.T) {
	var rows []string
	for y := 2015; y <= 2020; y++ {
		rows = append(rows, fmt.Sprintf("TRADE AZ RU T - - %d %d 9 - s1 first", y, y-2000))
		for _, m := range []int{3, 6} {
			rows = append(rows, fmt.Sprintf("TRADE AZ RU T - - %d-YTD-%02d %d 9 - s1 first", y, m, (y-2000)*m))
		}
	}
	s := with(t, dataset(), rows...)
	tests := []struct {
		freq data.Freq
		x    data.Transform
		want string
	}{
		{data.FreqAnnual, data.GrowthYear, ": 2018=5.9 2019=5.6\n"},
		{data.FreqAnnual, data.Difference, ": 2018=1 2019=1\n"},
		{data.FreqYearToDate, data.GrowthPrev, ": 2018-YTD-03=5.9 2018-YTD-06=5.9 2019-YTD-03=5.6 2019-YTD-06=5.6\n"},
	}
	for _, test := range tests {
		f := ask(t, s, data.Query{Indicator: "TRADE", Freq: test.freq, Transform: test.x, From: data.Year(2018), To: data.Year(2019)})
		if got := show(f); got != test.want {
			t.Errorf("%s %s: %swant %s", test.freq, test.x, got, test.want)
		}
	}
}

func TestPreference(t *testing.T) {
	pin := data.Pin{Where: map[string]string{"REF_AREA": "AZ", "TRADE_FLOW": "_T"}, Period: data.Year(2023), Source: "s3",
		Reason: data.Text{"en": "the communiqué"}}
	tests := []struct {
		name  string
		pins  []data.Pin
		rows  []string // what follows the key: value, mult, status, source, reporter, vintage
		order []string // value and rule, preferred first
	}{
		{"alone", nil, []string{"1 9 - s1 first"}, []string{"1 only"}},
		{"a pin before all", []data.Pin{pin}, []string{"1 9 - s1 first", "2 9 U s3 none"}, []string{"2 pinned", "1 "}},
		{"the reporter before the status", nil, []string{"1 9 - s1 second", "2 9 P s2 first"}, []string{"2 reporter", "1 "}},
		{"an unknown reporter last", nil, []string{"1 9 - s1 -", "2 9 - s2 second"}, []string{"2 reporter", "1 "}},
		{"the status before the vintage", nil,
			[]string{"1 9 U s1 first 2026", "2 9 F s2 first 2025", "3 9 E s3 first 2024", "4 9 P s4 first 2023", "5 9 - s5 first 2022", ". 9 O s6 first 2027"},
			[]string{"5 status", "4 status", "3 status", "2 status", "1 status", "NaN "}},
		{"the vintage before the source", nil, []string{"1 9 - s1 first 2024-01", "2 9 - s2 first 2024-02", "3 9 - s3 first"},
			[]string{"2 vintage", "1 vintage", "3 "}},
		{"the source before the order", nil, []string{"1 9 - s9 first", "2 9 - s2 first", "3 9 - s1 first", "4 9 - s1 first"},
			[]string{"3 order", "4 source", "2 source", "1 "}},
		{"older revisions last", nil, []string{"1 9 - s1 first 2023", "2 9 P s1 first 2024", "3 9 - s2 second 2020"},
			[]string{"2 reporter", "3 vintage", "1 "}},
	}
	for _, test := range tests {
		ds := dataset()
		ds.Pins = test.pins
		for _, r := range test.rows {
			ds.Observations = append(ds.Observations, row(t, "TRADE AZ RU T - - 2023 "+r))
		}
		s := store.New(ds)
		claims, err := s.Claims(ctx(), map[string]string{"INDICATOR": "TRADE", "REF_AREA": "AZ"}, data.Year(2023))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range claims {
			got = append(got, fmt.Sprintf("%v %s", c.Value, c.Why))
		}
		if !slices.Equal(got, test.order) {
			t.Errorf("%s: %q, want %q", test.name, got, test.order)
		}
		if test.pins != nil && claims[0].Reason["en"] != "the communiqué" {
			t.Errorf("%s: reason %v", test.name, claims[0].Reason)
		}
		cell := ask(t, s, data.Query{Indicator: "TRADE"}).Series[0].Cells[0]
		if cell.Value != claims[0].Value || cell.Claims != len(claims) || cell.Org != claims[0].Org {
			t.Errorf("%s: the cell is %+v", test.name, cell)
		}
	}
}

func TestSpread(t *testing.T) {
	s := with(t, dataset(),
		"TRADE AZ RU T - - 2023 9.9 9 - s1 first 2023",
		"TRADE AZ RU T - - 2023 4.3 9 - s1 first 2024",
		"TRADE AZ RU T - - 2023 4358 6 - s2 second 2024",
		"TRADE AZ RU T - - 2023 . 9 O s3 second 2024",
		"TRADE AZ RU T - - 2023 2900 6 - s2 equal 2024",
	)
	c := ask(t, s, data.Query{Indicator: "TRADE"}).Series[0].Cells[0]
	if c.Value != 4.3 || c.Low != 2.9 || c.High != 4.358 || c.Claims != 5 || !slices.Equal(c.Sources, []string{"s1", "s2", "s3"}) {
		t.Errorf("%+v; want 4.3 between 2.9 and 4.358 of 5 claims, the withdrawn 9.9 left out", c)
	}
}

func TestClaimsOfParts(t *testing.T) {
	s := with(t, dataset(),
		"TRADE AZ IR - energy - 2022 1 9 - s1 first",
		"TRADE AZ IR - transport - 2022 2 9 - s1 second",
		"TRADE AZ IR - transport - 2022 3 9 - s2 first",
		"TRADE AZ IR - transport - 2023 4 9 - s2 first",
	)
	where := map[string]string{"INDICATOR": "TRADE", "COUNTERPART_AREA": "IR"}
	claims, err := s.Claims(ctx(), where, data.Year(2022))
	if err != nil || len(claims) != 3 || claims[0].Value != 3 || claims[1].Value != 2 || claims[2].Value != 1 || claims[2].Why != "only" {
		t.Errorf("%v, %v", claims, err)
	}
	if claims, err = s.Claims(ctx(), where, data.Year(1999)); err != nil || len(claims) != 0 {
		t.Errorf("no claims about 1999: %v, %v", claims, err)
	}
	if _, err = s.Claims(ctx(), map[string]string{"REF_AREA": "AZ"}, data.Year(2022)); !errors.Is(err, data.ErrQuery) {
		t.Errorf("claims about nothing: %v", err)
	}
}

func TestFreqs(t *testing.T) {
	s := with(t, dataset(),
		"TRADE AZ RU T - - 2023-01 1 9 - s1 first",
		"TRADE AZ RU T - - 2023-YTD-03 1 9 - s1 first",
		"TRADE AZ RU T - - 2023-Q1 1 9 - s1 first",
		"TRADE AZ RU T - - 2023 . 9 O s1 first",
		"TRADE RU AZ T - - 2023 1 9 - s1 first",
	)
	q := data.Query{Indicator: "TRADE", Where: []data.Filter{{Dimension: "REF_AREA", Codes: []string{"AZ"}}}, Freq: data.FreqWeek}
	got, err := s.Freqs(ctx(), q)
	if want := []data.Freq{"Q", "M", "YTD"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("frequencies %q, %v; want %q", got, err, want)
	}
	if f := ask(t, s, data.Query{Indicator: "TRADE", Where: q.Where}); f.Freq != data.FreqQuarter {
		t.Errorf("the longest with a value is %q, want Q", f.Freq)
	}
	if _, err = s.Freqs(ctx(), data.Query{Indicator: "X"}); !errors.Is(err, data.ErrQuery) {
		t.Errorf("frequencies of nothing: %v", err)
	}
}

func TestEmptyDataset(t *testing.T) {
	for _, ds := range []*data.Dataset{{}, dataset(), {Indicators: []data.Indicator{{ID: "TRADE"}}}} {
		f, err := store.New(ds).Query(ctx(), data.Query{Indicator: "TRADE", Transform: data.GrowthYear})
		if len(ds.Indicators) == 0 {
			if !errors.Is(err, data.ErrQuery) {
				t.Errorf("no indicators: %v", err)
			}
		} else if err != nil || len(f.Periods)+len(f.Series) != 0 || f.Unit != data.Percent {
			t.Errorf("no observations: %+v, %v", f, err)
		}
	}
}

func TestConcurrentQueries(t *testing.T) {
	ds := random(rand.New(rand.NewPCG(9, 9)), 300)
	s := store.New(ds)
	q := data.Query{Indicator: "TRADE", By: []string{"REF_AREA"}, Transform: data.GrowthYear}
	want := show(ask(t, s, q))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if f, err := s.Query(ctx(), q); err != nil || show(f) != want {
					t.Errorf("%v: %s", err, show(f))
				}
			}
		})
	}
	wg.Wait()
}

// A cell with very many claims is still one cell; every revision of a source
// but the newest is left out of its spread.
func TestManyClaims(t *testing.T) {
	ds := dataset()
	first := row(t, "TRADE AZ RU T - - 2023 1 9 - s1 first")
	const n = 40000
	for i := range n {
		o := first
		o.Source, o.Value = fmt.Sprint("x", i/2), float64(i)
		o.Vintage = data.Year(2000 + i%2)
		ds.Observations = append(ds.Observations, o)
	}
	c := ask(t, store.New(ds), data.Query{Indicator: "TRADE"}).Series[0].Cells[0]
	if c.Claims != n || len(c.Sources) != n/2 || c.Value != 1 || c.Low != 1 || c.High != n-1 || c.Sources[0] != "x0" {
		t.Errorf("%d claims, %d sources, %v from %v to %v", c.Claims, len(c.Sources), c.Value, c.Low, c.High)
	}
}
