package store_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"accord/data"
	"accord/data/store"
)

// revisedTrade is two years of trade as three organisations saw it over time.
func revisedTrade(t testing.TB) data.Store {
	ds := dataset()
	ds.Pins = []data.Pin{{Where: map[string]string{"INDICATOR": "TRADE", "REF_AREA": "AZ"}, Period: data.Year(2023), Source: "s2",
		Reason: data.Text{"en": "agreed"}}}
	return with(t, ds,
		"TRADE AZ RU T - - 2022 3.5 9 P s1 first 2023-02",
		"TRADE AZ RU T - - 2022 3.7 9 - s1 first 2024-01-15",
		"TRADE AZ RU T - - 2023 >4.3 9 - s2 second 2024-03-05",
		"TRADE AZ RU T - - 2023 4358 6 - s1 first 2024-02-20",
		"TRADE AZ RU T - - 2023 4.5 9 E s3 equal",
		"TRADE AZ RU T - - 2024 . 9 O s1 first 2025-02",
		"TRADE AZ RU T - - 2024 4.8 9 P s2 second 2025-01",
	)
}

func TestAsOf(t *testing.T) {
	s := revisedTrade(t)
	tests := []struct {
		asOf    string
		want    string
		undated int
	}{
		{"", ":2022=3.7 2023=>4.3 2024=(missing)", 0},
		{"2022", ":2023=4.5", 1},
		{"2023-01-31", ":2023=4.5", 1},
		{"2023-02", ":2022=3.5 2023=4.5", 1},
		{"2024-01-14", ":2022=3.5 2023=4.5", 1},
		{"2024-01-15", ":2022=3.7 2023=4.5", 1},
		{"2024-02", ":2022=3.7 2023=4.358", 0},
		{"2024-03-04", ":2022=3.7 2023=4.358", 0},
		{"2024-03-05", ":2022=3.7 2023=>4.3", 0},
		{"2025-01", ":2022=3.7 2023=>4.3 2024=4.8", 0},
		{"2025-02", ":2022=3.7 2023=>4.3 2024=(missing)", 0},
	}
	for _, test := range tests {
		q := data.Query{Indicator: "TRADE"}
		if test.asOf != "" {
			p, err := data.ParsePeriod(test.asOf)
			if err != nil {
				t.Fatal(err)
			}
			q.AsOf = p
		}
		f := ask(t, s, q)
		if got := strings.TrimSpace(strings.ReplaceAll(show(f), ": ", ":")); got != test.want || f.Undated != test.undated {
			t.Errorf("as of %q: %s, %d undated; want %s, %d", test.asOf, got, f.Undated, test.want, test.undated)
		}
	}
	f := ask(t, s, data.Query{Indicator: "TRADE", AsOf: data.Year(2022), From: data.Year(2024)})
	if len(f.Series) != 0 || f.Undated != 0 {
		t.Errorf("a window before anything was known: %s", show(f))
	}
}

func TestAsOfFreqs(t *testing.T) {
	s := with(t, dataset(), "TRADE AZ RU T - - 2022 3.5 9 - s1 first 2023-06", "TRADE AZ RU T - - 2022-Q1 1 9 - s1 first 2022-05")
	for asOf, want := range map[data.Period][]data.Freq{
		{}: {"A", "Q"}, data.Year(2022): {"Q"}, data.Year(2021): nil,
	} {
		got, err := s.Freqs(ctx(), data.Query{Indicator: "TRADE", AsOf: asOf})
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("as of %s: %v, %v; want %v", asOf, got, err, want)
		}
	}
}

// A total that was not published yet leaves its parts to be summed.
func TestAsOfBeforeTheTotal(t *testing.T) {
	s := with(t, dataset(), "TRADE AZ RU T energy - 2022 1 9 - s1 first 2023-01", "TRADE AZ RU T transport - 2022 2 9 - s1 first 2023-01",
		"TRADE AZ RU T _T - 2022 5 9 - s1 first 2023-06")
	for asOf, want := range map[data.Period]float64{{}: 5, data.Month(2023, 3): 3} {
		if f := ask(t, s, data.Query{Indicator: "TRADE", AsOf: asOf}); f.Series[0].Cells[0].Value != want {
			t.Errorf("as of %s: %s, want %v", asOf, show(f), want)
		}
	}
}

func TestPrefer(t *testing.T) {
	s := revisedTrade(t)
	tests := []struct {
		prefer data.Preference
		want   string
		claims string // of 2023
	}{
		{"", "3.7 >4.3 (missing)", "s2 pinned, s1 reporter, s3 "},
		{data.PreferNewest, "3.7 >4.3 (missing)", "s2 newest, s1 newest, s3 "},
		{data.PreferLowest, "3.7 >4.3 4.8", "s2 lowest, s1 lowest, s3 "},
		{data.PreferHighest, "3.7 4.5 4.8", "s3 highest, s1 highest, s2 "},
		{data.PreferReporter("first"), "3.7 4.358 (missing)", "s1 chosen reporter, s2 pinned, s3 "},
		{data.PreferReporter("equal"), "3.7 4.5 (missing)", "s3 chosen reporter, s2 pinned, s1 "},
	}
	for _, test := range tests {
		q := data.Query{Indicator: "TRADE", Prefer: test.prefer}
		var got []string
		for _, c := range ask(t, s, q).Series[0].Cells {
			if c.OK {
				got = append(got, fmt.Sprintf("%s%v", c.Bound, c.Value))
			} else {
				got = append(got, "("+c.Why+")")
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%q: %s, want %s", test.prefer, got, test.want)
		}
		claims, err := data.ClaimsAs(ctx(), s, q, data.Year(2023))
		if err != nil {
			t.Fatal(err)
		}
		var why []string
		for _, c := range claims {
			why = append(why, c.Source+" "+c.Why)
			if c.Undated || (c.Reason["en"] == "agreed") != (c.Source == "s2") {
				t.Errorf("%q: %+v", test.prefer, c)
			}
		}
		if strings.Join(why, ", ") != test.claims {
			t.Errorf("%q: %s, want %s", test.prefer, strings.Join(why, ", "), test.claims)
		}
	}
	for _, bad := range []data.Preference{"best", data.PreferReporter("frist"), data.PreferReporter("")} {
		if _, err := s.Query(ctx(), data.Query{Indicator: "TRADE", Prefer: bad}); !errors.Is(err, data.ErrQuery) {
			t.Errorf("%q: %v, want ErrQuery", bad, err)
		}
	}
	if _, err := s.Query(ctx(), data.Query{Indicator: "TRAED", Prefer: data.PreferLowest}); !errors.Is(err, data.ErrQuery) {
		t.Errorf("an unknown indicator: %v", err)
	}
}

func TestClaimsAs(t *testing.T) {
	s := revisedTrade(t)
	claims, err := data.ClaimsAs(ctx(), s, data.Query{Indicator: "TRADE", AsOf: data.Month(2024, 2),
		Transform: data.Index, By: []string{"REF_AREA"}, From: data.Year(2030)}, data.Year(2023))
	if err != nil || len(claims) != 2 || claims[0].Source != "s1" || claims[0].Undated || claims[1].Source != "s3" || !claims[1].Undated {
		t.Errorf("as of February 2024: %+v, %v", claims, err)
	}
	plain := struct{ data.Store }{s} // knows nothing of dates
	q := data.Query{Indicator: "TRADE", Where: []data.Filter{{Dimension: "REF_AREA", Codes: []string{"AZ"}}}}
	if claims, err := data.ClaimsAs(ctx(), plain, q, data.Year(2023)); err != nil || len(claims) != 3 || claims[0].Why != "pinned" {
		t.Errorf("of today: %+v, %v", claims, err)
	}
	q.AsOf = data.Year(2023)
	if _, err := data.ClaimsAs(ctx(), plain, q, data.Year(2023)); !errors.Is(err, data.ErrQuery) {
		t.Errorf("as of a date, of a store that knows none: %v", err)
	}
}

func TestRevisionsOf(t *testing.T) {
	s := revisedTrade(t)
	r, err := data.RevisionsOf(ctx(), s, data.Query{Indicator: "TRADE", By: []string{"REF_AREA"}}, data.Month(2025, 1), data.Period{})
	if err != nil || r.Deleted != 1 || r.Same != 2 || r.MeanAbs.Value != 0 || r.Old.AsOf != data.Month(2025, 1) {
		t.Errorf("since January 2025: %+v, %v", r.RevisionSummary, err)
	}
	r, err = data.RevisionsOf(ctx(), s, data.Query{Indicator: "TRADE"}, data.Month(2023, 3), data.Month(2024, 1))
	if err != nil || r.Values != 1 || r.Same != 1 || fmt.Sprintf("%.3f", r.MeanAbs.Value) != "0.100" {
		t.Errorf("within 2023: %+v, %v", r.RevisionSummary, err)
	}
	if _, err := data.RevisionsOf(ctx(), s, data.Query{Indicator: "TRAED"}, data.Year(2023), data.Year(2024)); !errors.Is(err, data.ErrQuery) {
		t.Errorf("of an unknown indicator: %v", err)
	}
}

// A later date knows at least as much: no series and no claim of a cell is
// lost, and the end of time knows what is known now.
func TestAsOfMonotone(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	by := []string{"REF_AREA", "COUNTERPART_AREA", "TRADE_FLOW", "ACTIVITY", "PRODUCT"}
	for range 40 {
		s := store.New(random(r, 10+r.IntN(200)))
		before := map[string]int{}
		for _, asOf := range []data.Period{data.Year(2020), data.Month(2021, 1), data.Month(2021, 4), data.Day(2021, 9, 9), data.Year(2021), {}} {
			f := ask(t, s, data.Query{Indicator: "TRADE", By: by, Freq: data.FreqAnnual, AsOf: asOf})
			after := map[string]int{}
			for _, x := range f.Series {
				for j, c := range x.Cells {
					after[fmt.Sprint(x.Key, f.Periods[j])] = c.Claims
				}
			}
			for k, n := range before {
				if after[k] < n {
					t.Fatalf("as of %s %s has %d claims, earlier %d", asOf, k, after[k], n)
				}
			}
			before = after
		}
		now := ask(t, s, data.Query{Indicator: "TRADE", By: by})
		end := ask(t, s, data.Query{Indicator: "TRADE", By: by, AsOf: data.Year(2999)})
		if show(now) != show(end) {
			t.Fatalf("at the end of time:\n%snow:\n%s", show(end), show(now))
		}
	}
}

// Under the lowest and the highest preference the drawn values are the ends of
// the spread.
func TestPreferIsTheSpread(t *testing.T) {
	r := rand.New(rand.NewPCG(43, 44))
	by := []string{"REF_AREA", "COUNTERPART_AREA", "TRADE_FLOW", "ACTIVITY", "PRODUCT"}
	for range 40 {
		s := store.New(random(r, 10+r.IntN(200)))
		q := data.Query{Indicator: "TRADE", By: by, Freq: data.FreqAnnual}
		plain := ask(t, s, q)
		q.Prefer = data.PreferLowest
		low := ask(t, s, q)
		q.Prefer = data.PreferHighest
		high := ask(t, s, q)
		for i, x := range plain.Series {
			for j, c := range x.Cells {
				if c.OK && (low.Series[i].Cells[j].Value != c.Low || high.Series[i].Cells[j].Value != c.High) {
					t.Fatalf("%s %s: %v to %v, drawn %v and %v", x.Key, plain.Periods[j], c.Low, c.High, low.Series[i].Cells[j].Value, high.Series[i].Cells[j].Value)
				}
			}
		}
	}
}

// Many readers at many dates get what one gets, however many views are kept.
func TestViewsTogether(t *testing.T) {
	r := rand.New(rand.NewPCG(45, 46))
	ds := random(r, 300)
	var want [40]string
	at := func(s data.Store, i int) string {
		f, err := s.Query(context.Background(), data.Query{Indicator: "TRADE", By: []string{"REF_AREA", "COUNTERPART_AREA"}, Freq: data.FreqAnnual,
			AsOf: data.Month(2021, 1).Shift(i / 2), Prefer: []data.Preference{"", data.PreferNewest}[i%2]})
		return fmt.Sprint(show(f), err)
	}
	for i := range want {
		want[i] = at(store.New(ds), i)
	}
	s := store.New(ds)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for k := range 80 {
				if i := (k*7 + g) % len(want); at(s, i) != want[i] {
					t.Errorf("view %d differs", i)
				}
			}
		})
	}
	wg.Wait()
	if want[0] == want[38] {
		t.Error("the dates make no difference: nothing was tested")
	}
}

func TestShareOfQuery(t *testing.T) {
	s := with(t, dataset(),
		"TRADE AZ RU X energy - 2021 1 9 - s1 first", "TRADE AZ RU X transport - 2021 3 9 - s1 first",
		"TRADE AZ RU X energy - 2022 2 9 - s1 first", "TRADE AZ RU X zoo - 2022 2 9 - s1 first", "TRADE AZ RU X transport - 2022 >4 9 - s1 first",
		"TRADE RU AZ X energy - 2022 2 9 - s1 first",
		"TRADE AZ IR X _T - 2022 2 9 - s1 first", "TRADE AZ IR X energy - 2022 1 9 - s1 first",
	)
	q := data.Query{Indicator: "TRADE", By: []string{"ACTIVITY"}, Transform: data.Share,
		Where: []data.Filter{{Dimension: "REF_AREA", Codes: []string{"AZ"}}, {Dimension: "COUNTERPART_AREA", Codes: []string{"RU"}}}}
	want := "transport: 2021=(a part missing) 2022=>50.0\nenergy: 2021=(a part missing) 2022=<25.0\nzoo: 2021=(no figure) 2022=<25.0\n"
	if got := show(ask(t, s, q)); got != want {
		t.Errorf("shares:\n%swant\n%s", got, want)
	}
	q.To = data.Year(2021) // zoo is not shown, and still a part
	if got, want := show(ask(t, s, q)), "transport: 2021=(a part missing)\nenergy: 2021=(a part missing)\n"; got != want {
		t.Errorf("shares until 2021:\n%swant\n%s", got, want)
	}
	both := data.Query{Indicator: "TRADE", By: []string{"REF_AREA"}, Transform: data.Share, Where: []data.Filter{{Dimension: "COUNTERPART_AREA", Codes: []string{"AZ", "RU"}}}}
	if _, err := s.Query(ctx(), both); !errors.Is(err, data.ErrQuery) {
		t.Errorf("shares of the two sides of one flow: %v, want ErrQuery", err)
	}
	iran := data.Query{Indicator: "TRADE", By: []string{"ACTIVITY"}, Transform: data.Share, Where: []data.Filter{{Dimension: "COUNTERPART_AREA", Codes: []string{"IR"}}}}
	if _, err := s.Query(ctx(), iran); !errors.Is(err, data.ErrQuery) {
		t.Errorf("shares of a whole and its part: %v, want ErrQuery", err)
	}
}

func TestBaseOutsideTheWindow(t *testing.T) {
	s := with(t, dataset(), "TRADE AZ RU T - - 2019 2 9 - s1 first", "TRADE AZ RU T - - 2021 4 9 - s1 first", "TRADE AZ RU T - - 2022 5 9 - s1 first",
		"TRADE AZ RU T - - 2024 8 9 - s1 first")
	for base, want := range map[int]string{2019: ": 2021=200.0 2022=250.0\n", 2024: ": 2021=50.0 2022=62.5\n", 2020: ": 2021=(no base) 2022=(no base)\n"} {
		f := ask(t, s, data.Query{Indicator: "TRADE", Transform: data.Index, Base: data.Year(base), From: data.Year(2021), To: data.Year(2022)})
		if show(f) != want || f.Unit != data.IndexUnit {
			t.Errorf("base %d: %s in %v, want %s", base, show(f), f.Unit, want)
		}
	}
	f := ask(t, s, data.Query{Indicator: "TRADE", Transform: data.Cumulated, From: data.Year(2021), To: data.Year(2022)})
	if got, want := show(f), ": 2021=(a part missing) 2022=(a part missing)\n"; got != want {
		t.Errorf("a gap before the window: %s, want %s", got, want)
	}
	if _, err := s.Query(ctx(), data.Query{Indicator: "TRADE", Transform: data.Index}); !errors.Is(err, data.ErrQuery) {
		t.Errorf("an index without a base: %v", err)
	}
}
