package store_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/data/store"
)

// rowByRow is a Grouper by the words of its documentation: a loop over rows.
type rowByRow struct {
	ds   *data.Dataset // its dimensions
	rows []data.Observation
}

// Group implements data.Grouper.
func (x rowByRow) Group(ctx context.Context, g data.Grouping) ([]data.Group, error) {
	groups := map[string]*data.Group{}
	for _, o := range x.rows {
		in := data.Query{From: g.From, To: g.To}
		if !passes(x.ds, g.Where, o) || !inside(in, o.Period) || g.Freq != data.FreqNone && o.Period.Freq() != g.Freq {
			continue
		}
		var codes []string
		for _, d := range g.Dims {
			codes = append(codes, o.Dims[d])
		}
		key := fmt.Sprintf("%q %v %v %v %v", codes, o.Period, o.Missing, o.Bound, o.Status)
		s := groups[key]
		if s == nil {
			s = &data.Group{Codes: codes, Period: o.Period, Missing: o.Missing, Bound: o.Bound, Status: o.Status}
			groups[key] = s
		}
		s.Sum += o.Value
		s.Rows++
		s.Decimals = max(s.Decimals, o.Decimals)
	}
	var out []data.Group
	for _, s := range groups {
		if s.Missing {
			s.Sum, s.Decimals = math.NaN(), 0
		}
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b data.Group) int {
		return cmp.Or(slices.Compare(a.Codes, b.Codes), a.Period.Compare(b.Period), cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	return out, nil
}

// facts is a random dataset whose rows are facts about different things of one
// indicator, and the same with the rows in bulk. The values are halves, whose sums
// are exact; of every other dataset none is below zero.
func facts(r *rand.Rand, n int) (rows, bulk *data.Dataset) {
	ds := random(r, n)
	ds.Facts, ds.Pins = &data.Facts{AtLeast: r.IntN(2) == 0}, nil
	seen := map[string]bool{}
	ds.Observations = slices.DeleteFunc(ds.Observations, func(o data.Observation) bool {
		key := fmt.Sprint(o.Dims[0], o.Period)
		for d, code := range o.Dims[1:] {
			if data.IsTotal(ds.Dimensions[d+1].ID, code) {
				code = "total"
			}
			key += "|" + code
		}
		again := seen[key]
		seen[key] = true
		return again || o.Dims[0] != "TRADE"
	})
	for i := range ds.Observations {
		o := &ds.Observations[i]
		o.Source, o.Org, o.Vintage = "", "", data.Period{}
		o.Unit = data.Unit{ID: "USD", Mult: 9}
		if !o.Missing {
			o.Value, o.Decimals = float64(r.IntN(2000)-500)/2, r.IntN(2)
			if ds.Facts.AtLeast {
				o.Value = math.Abs(o.Value)
			}
		}
	}
	return ds, inBulk(ds)
}

// inBulk is ds with its observations in bulk.
func inBulk(ds *data.Dataset) *data.Dataset {
	out := *ds
	out.Bulk = &data.Bulk{Grouper: rowByRow{ds, ds.Observations}, Rows: int64(len(ds.Observations)), Freqs: ds.OccurringFreqs(), AtLeast: ds.Facts != nil && ds.Facts.AtLeast,
		Distant: len(ds.Observations)%2 == 0}
	for d := range ds.Dimensions {
		out.Bulk.Codes = append(out.Bulk.Codes, ds.Occurring(d))
	}
	out.Observations = nil
	return &out
}

// Rows in bulk give the frames that the same rows give as observations.
func TestOverAgainstObservations(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 52))
	answered, shaped := 0, 0
	for range 70 {
		rows, bulk := facts(r, 1+r.IntN(150))
		want, got := store.New(rows), store.New(bulk)
		for range 30 {
			q := query(r)
			q.Indicator, q.Prefer = "TRADE", data.PreferDefault
			q.Transform = data.AllTransforms()[r.IntN(8)]
			q.Base, q.Window = []data.Period{data.Year(2015 + r.IntN(6)), data.Quarter(2017, 1+r.IntN(4))}[r.IntN(2)], r.IntN(5)
			f, err := got.Query(ctx(), q)
			w, wantErr := want.Query(ctx(), q)
			if fmt.Sprint(err) != fmt.Sprint(wantErr) {
				t.Fatalf("%+v: %v, want %v", q, err, wantErr)
			}
			if err != nil {
				continue
			}
			answered++
			sameFrame(t, f, w)
			q.Transform = data.Level
			freqs, err := got.Freqs(ctx(), q)
			wantFreqs, wantErr := want.Freqs(ctx(), q)
			if !slices.Equal(freqs, wantFreqs) || err != nil || wantErr != nil {
				t.Fatalf("%+v: frequencies %v, %v; want %v, %v", q, freqs, err, wantFreqs, wantErr)
			}
			if q.AsOf = (data.Period{}); len(q.By) <= 1 {
				shaped++
				s, err := data.ShapeOf(ctx(), got, q)
				w, wantErr := data.ShapeOf(ctx(), want, q)
				if err != nil || wantErr != nil || !reflect.DeepEqual(s, w) {
					t.Fatalf("%+v:\n%+v, %v\nwant\n%+v, %v", q, s, err, w, wantErr)
				}
			}
		}
	}
	if answered < 1000 || shaped < 200 {
		t.Errorf("%d frames and %d shapes: too few to tell", answered, shaped)
	}
}

// sameFrame compares frames but for the number of claims: a sum of rows in bulk
// counts as one.
func sameFrame(t *testing.T, got, want data.Frame) {
	t.Helper()
	if got.Undated = want.Undated; !slices.Equal(got.Periods, want.Periods) || got.Freq != want.Freq || got.Unit != want.Unit || len(got.Series) != len(want.Series) {
		t.Fatalf("%+v:\n%v %s\n%swant\n%v %s\n%s", want.Query, got.Periods, got.Freq, show(got), want.Periods, want.Freq, show(want))
	}
	for i, s := range got.Series {
		if !slices.Equal(s.Key, want.Series[i].Key) {
			t.Fatalf("%+v: series %d is %q, want %q", want.Query, i, s.Key, want.Series[i].Key)
		}
		for j, c := range s.Cells {
			w := want.Series[i].Cells[j]
			if (c.Claims > 0) != (w.Claims > 0) {
				t.Fatalf("%+v, %q at %s: %d claims, want %d", want.Query, s.Key, got.Periods[j], c.Claims, w.Claims)
			}
			c.Claims, w.Claims, c.Sources, w.Sources = 0, 0, nil, nil
			if fmt.Sprintf("%+v", c) != fmt.Sprintf("%+v", w) { // NaN is NaN
				t.Fatalf("%+v, %q at %s:\n%+v\nwant\n%+v", want.Query, s.Key, got.Periods[j], c, w)
			}
		}
	}
}

func TestOverRefuses(t *testing.T) {
	ds := dataset()
	for _, words := range []string{"GROWTH AZ RU T energy - 2020 1 0", "GROWTH AZ RU T transport - 2020 2 0"} {
		ds.Observations = append(ds.Observations, row(t, words))
	}
	ds.Facts = &data.Facts{}
	s := store.New(inBulk(ds))
	for _, test := range []struct {
		q    data.Query
		kind error
		say  string
	}{
		{data.Query{Indicator: "GROWTH"}, data.ErrUnit, "GROWTH is in PT, which is never summed; group by ACTIVITY or choose one of its codes"},
		{data.Query{Indicator: "GROWHT"}, data.ErrQuery, `did you mean "GROWTH"`},
		{data.Query{Indicator: "GROWTH", By: []string{"SECTOR"}}, data.ErrQuery, `no dimension "SECTOR"`},
		{data.Query{Indicator: "GROWTH", Where: []data.Filter{{Dimension: "SECTOR"}}}, data.ErrQuery, `no dimension "SECTOR"`},
		{data.Query{Indicator: "GROWTH", Prefer: data.PreferReporter("nobody")}, data.ErrQuery, `no reporter "nobody"`},
	} {
		_, err := s.Query(ctx(), test.q)
		if !errors.Is(err, test.kind) || !strings.Contains(err.Error(), test.say) {
			t.Errorf("%+v: %v, want %q", test.q, err, test.say)
		}
	}
	if f := ask(t, s, data.Query{Indicator: "GROWTH", By: []string{"ACTIVITY"}}); show(f) != "transport: 2020=2\nenergy: 2020=1\n" {
		t.Errorf("by sector: %s", show(f))
	}
	stopped, stop := context.WithCancel(ctx())
	stop()
	if _, err := s.Query(stopped, data.Query{Indicator: "GROWTH", By: []string{"ACTIVITY"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("after a cancel: %v", err)
	}
}

// An indicator of observations is answered from them, one in bulk from there.
func TestOverBoth(t *testing.T) {
	ds := dataset()
	ds.Observations = append(ds.Observations, row(t, "TRADE AZ RU T - - 2020 5 9"), row(t, "TRADE AZ RU T - - 2020 7 9"))
	bulk := inBulk(ds)
	bulk.Observations = append(bulk.Observations, row(t, "GROWTH AZ RU T - - 2020 3 0 - s1"), row(t, "GROWTH AZ RU T - - 2020 4 0 - s2"))
	s := store.New(bulk)
	if f := ask(t, s, data.Query{Indicator: "TRADE"}); f.Series[0].Cells[0].Value != 12 {
		t.Errorf("in bulk: %s", show(f))
	}
	if f := ask(t, s, data.Query{Indicator: "GROWTH"}); f.Series[0].Cells[0].Claims != 2 {
		t.Errorf("observations: %s", show(f))
	}
	claims, err := s.Claims(ctx(), map[string]string{"INDICATOR": "TRADE", "REF_AREA": "AZ"}, data.Year(2020))
	if err != nil || len(claims) != 1 || claims[0].Value != 12 || claims[0].Why != "only" || claims[0].Dims[1] != "AZ" {
		t.Errorf("claims in bulk: %+v, %v", claims, err)
	}
	if claims, err = s.Claims(ctx(), map[string]string{"INDICATOR": "GROWTH"}, data.Year(2020)); err != nil || len(claims) != 2 {
		t.Errorf("claims of observations: %+v, %v", claims, err)
	}
	if n, first, last := bulk.Figures(), bulk.Occurring(0), bulk.OccurringFreqs(); n != 4 || len(first) != 2 || !slices.Equal(last, []data.Freq{"A"}) {
		t.Errorf("both have %d rows about %q at %v", n, first, last)
	}
}

// Rows in bulk are covered as the same rows are as observations.
func TestCoverageOfBulk(t *testing.T) {
	r := rand.New(rand.NewPCG(53, 54))
	cells := 0
	for range 40 {
		rows, bulk := facts(r, 1+r.IntN(150))
		q := data.CoverageQuery{By: []string{data.DimActivity, data.DimIndicator}[:r.IntN(3)], Freq: []data.Freq{"A", "Q", "YTD"}[r.IntN(3)],
			Where: []data.Filter{{Dimension: data.DimFlow, Codes: []string{"X", "T"}}}[:r.IntN(2)]}
		want, err := data.Coverage(ctx(), rows, q)
		if err != nil {
			t.Fatal(err)
		}
		got, err := data.Coverage(ctx(), bulk, q)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v:\n%+v, %v\nwant\n%+v", q, got, err, want)
		}
		cells += len(got.Rows) * len(got.Periods)
	}
	if cells < 100 {
		t.Errorf("%d cells: too few to tell", cells)
	}
}
