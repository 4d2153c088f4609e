package store_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"accord/data"
	"accord/data/store"
)

// random is a dataset of n claims that meet each other often.
func random(r *rand.Rand, n int) *data.Dataset {
	ds := dataset()
	one := func(list ...string) string { return list[r.IntN(len(list))] }
	for range n {
		y := 2015 + r.IntN(6)
		o := data.Observation{
			Dims: []string{one("TRADE", "TRADE", "GROWTH"), one("AZ", "RU", "IR"), one("", "AZ", "RU"),
				one("X", "M", "T", ""), one("", "_T", "energy", "transport", "zoo"), one("", "_Z", "gas")},
			Period: []data.Period{data.Year(y), data.Year(y), data.Quarter(y, 1+r.IntN(4)), data.YearToDate(y, 3*(1+r.IntN(4))),
				data.NewPeriod(data.FreqRange, data.Year(y).Start(), data.Year(y+1+r.IntN(2)).End())}[r.IntN(5)],
			Value: float64(r.IntN(10000)) / 100, Decimals: 2, Bound: data.Bound(r.IntN(4)),
			Unit: data.Unit{ID: "USD", Mult: 3 * (2 + r.IntN(3))}, Source: one("", "s1", "s2", "s3", "s4"), Org: one("", "first", "second", "equal"),
			Status: []data.Status{0, 0, data.StatusProvisional, data.StatusEstimate, data.StatusForecast, data.StatusLowReliable, data.StatusBreak}[r.IntN(7)],
		}
		if o.Dims[0] == "GROWTH" {
			o.Unit = data.Percent
		}
		if r.IntN(3) > 0 {
			o.Vintage = data.Month(2021, 1+r.IntN(12))
		}
		if r.IntN(10) == 0 {
			o.Missing, o.Value, o.Status = true, math.NaN(), data.StatusMissing
		}
		ds.Observations = append(ds.Observations, o)
	}
	for range 3 {
		o := ds.Observations[r.IntN(n)]
		ds.Pins = append(ds.Pins, data.Pin{Where: map[string]string{"INDICATOR": o.Dims[0], "REF_AREA": o.Dims[1]}, Period: o.Period, Source: o.Source})
	}
	return ds
}

// query is any question about such a dataset.
func query(r *rand.Rand) data.Query {
	q := data.Query{Indicator: []string{"TRADE", "TRADE", "GROWTH"}[r.IntN(3)]}
	codes := map[string][]string{"REF_AREA": {"AZ", "RU"}, "COUNTERPART_AREA": {"RU", ""}, "TRADE_FLOW": {"X", "M", "T", "_T"},
		"ACTIVITY": {"energy", "_T", "zoo"}, "PRODUCT": {"gas", ""}}
	for _, dim := range []string{"REF_AREA", "COUNTERPART_AREA", "TRADE_FLOW", "ACTIVITY", "PRODUCT"} {
		switch r.IntN(4) {
		case 0:
			list := slices.Clone(codes[dim])
			r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
			q.Where = append(q.Where, data.Filter{Dimension: dim, Codes: list[:1+r.IntN(len(list))]})
		case 1:
			q.By = append(q.By, dim)
		case 2:
			if q.Indicator == "GROWTH" {
				q.Where = append(q.Where, data.Filter{Dimension: dim, Codes: codes[dim][:1]})
			}
		}
	}
	r.Shuffle(len(q.By), func(i, j int) { q.By[i], q.By[j] = q.By[j], q.By[i] })
	q.Freq = []data.Freq{"", "", "A", "Q", "YTD", "R"}[r.IntN(6)]
	if r.IntN(2) == 0 {
		q.From = data.Year(2014 + r.IntN(6))
	}
	if r.IntN(2) == 0 {
		q.To = data.Year(2016 + r.IntN(6))
	}
	if r.IntN(3) == 0 {
		q.AsOf = []data.Period{data.Year(2020), data.Month(2021, 1+r.IntN(12)), data.Day(2021, 6, 30), data.Year(2021)}[r.IntN(4)]
	}
	if r.IntN(3) == 0 {
		q.Prefer = []data.Preference{data.PreferNewest, data.PreferLowest, data.PreferHighest, data.PreferReporter("first"), data.PreferReporter("equal")}[r.IntN(5)]
	}
	return q
}

// The store and simple loops over the observations agree on everything.
func TestQueryAgainstLoops(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	answered, refused := 0, 0
	for range 120 {
		ds := random(r, 10+r.IntN(200))
		s := store.New(ds)
		for range 25 {
			q := query(r)
			want, wantErr := naive(ds, q)
			got, err := s.Query(ctx(), q)
			if (err == nil) != (wantErr == nil) {
				t.Fatalf("%+v: %v, want %v", q, err, wantErr)
			}
			if errors.Is(err, data.ErrUnit) != errors.Is(wantErr, data.ErrUnit) {
				t.Fatalf("%+v: %v, want %v", q, err, wantErr)
			}
			if err != nil {
				refused++
				continue
			}
			answered++
			compare(t, got, want)
		}
	}
	if answered < 1000 || refused < 50 {
		t.Errorf("%d queries answered and %d refused: too few to tell", answered, refused)
	}
}

func compare(t *testing.T, got, want data.Frame) {
	t.Helper()
	near := func(a, b float64) bool {
		return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-9*(1+math.Abs(b))
	}
	if !slices.Equal(got.Periods, want.Periods) || got.Freq != want.Freq || got.Unit != want.Unit || len(got.Series) != len(want.Series) {
		t.Fatalf("%+v:\n%v %s\n%swant\n%v %s\n%s", want.Query, got.Periods, got.Freq, show(got), want.Periods, want.Freq, show(want))
	}
	for i, s := range got.Series {
		if !slices.Equal(s.Key, want.Series[i].Key) || len(s.Cells) != len(got.Periods) {
			t.Fatalf("%+v: series %d is %q with %d cells, want %q", want.Query, i, s.Key, len(s.Cells), want.Series[i].Key)
		}
		for j, c := range s.Cells {
			w := want.Series[i].Cells[j]
			same := near(c.Value, w.Value) && near(c.Low, w.Low) && near(c.High, w.High) && slices.Equal(c.Sources, w.Sources)
			c.Value, c.Low, c.High, c.Sources = 0, 0, 0, nil
			v := w
			v.Value, v.Low, v.High, v.Sources = 0, 0, 0, nil
			if !same || !reflect.DeepEqual(c, v) {
				t.Fatalf("%+v, %q at %s:\n%+v\nwant\n%+v", want.Query, s.Key, got.Periods[j], s.Cells[j], w)
			}
		}
	}
}

// Growth within a window is growth without it, and asking twice gives the same.
func TestWindowsAndTransforms(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	values := map[data.Transform]int{}
	for range 60 {
		s := store.New(random(r, 10+r.IntN(200)))
		if r.IntN(2) == 0 { // dense: few lines, and all years
			ds := random(r, 500)
			for i := range ds.Observations {
				o := &ds.Observations[i]
				o.Dims, o.Unit.ID = []string{"TRADE", o.Dims[1], "", "X", o.Dims[4], ""}, "USD"
				if o.Dims[4] == "_T" || o.Dims[4] == "" {
					o.Dims[4] = "zoo"
				}
				if r.IntN(4) > 0 {
					o.Status &^= data.StatusBreak
				}
			}
			s = store.New(ds)
		}
		for range 20 {
			q := query(r)
			q.Indicator, q.Freq = "TRADE", []data.Freq{"A", "Q", "YTD", "R"}[r.IntN(4)]
			q.Transform = data.AllTransforms()[r.IntN(8)]
			q.Base, q.Window = []data.Period{data.Year(2015 + r.IntN(6)), data.Quarter(2017, 1+r.IntN(4))}[r.IntN(2)], r.IntN(5)
			if q.Window == 1 || q.Transform == data.Cumulated && (q.Freq == data.FreqYearToDate || q.Freq == data.FreqRange) {
				continue
			}
			open := q
			open.From, open.To = data.Period{}, data.Period{}
			if _, err := s.Query(ctx(), open); errors.Is(err, data.ErrQuery) { // the two sides of a flow, a total among its parts
				continue
			}
			part, whole := ask(t, s, q), ask(t, s, open)
			if again := ask(t, s, q); show(again) != show(part) {
				t.Fatalf("asked twice:\n%s%s", show(part), show(again))
			}
			level := q
			level.Transform = data.Level
			if f := ask(t, s, level); !slices.Equal(f.Periods, part.Periods) || len(f.Series) != len(part.Series) {
				t.Fatalf("%s has other periods than the level", q.Transform)
			}
			for _, x := range part.Series {
				i := slices.IndexFunc(whole.Series, func(y data.Series) bool { return slices.Equal(x.Key, y.Key) })
				for j, c := range x.Cells {
					k := slices.Index(whole.Periods, part.Periods[j])
					if c.OK {
						values[q.Transform]++
					}
					w := whole.Series[i].Cells[k]
					if c.OK != w.OK || c.Why != w.Why || c.OK && c.Value != w.Value || c.Bound != w.Bound || c.Status != w.Status {
						t.Fatalf("%+v at %s: %+v, without a window %+v", q, part.Periods[j], c, w)
					}
				}
			}
		}
	}
	for _, x := range data.AllTransforms() {
		if values[x] < 20 {
			t.Errorf("%q gave %d values: too few to tell", x, values[x])
		}
	}
}

// Every cell counts the claims that the store lists about it, and the first
// of them is drawn.
func TestClaimsAgreeWithCells(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 30 {
		s := store.New(random(r, 10+r.IntN(200)))
		by := []string{"REF_AREA", "COUNTERPART_AREA", "TRADE_FLOW", "ACTIVITY", "PRODUCT"}[:1+r.IntN(5)]
		f := ask(t, s, data.Query{Indicator: "TRADE", By: by, Freq: data.FreqAnnual})
		for _, x := range f.Series {
			where := map[string]string{"INDICATOR": "TRADE"}
			for i, dim := range by {
				where[dim] = x.Key[i]
			}
			for j, c := range x.Cells {
				claims, err := s.Claims(ctx(), where, f.Periods[j])
				if err != nil || len(claims) != c.Claims {
					t.Fatalf("%v %s: %d claims, %v, the cell counts %d", where, f.Periods[j], len(claims), err, c.Claims)
				}
				if c.OK && c.Claims == 1 && claims[0].Why != "only" {
					t.Fatalf("one claim, preferred by %q", claims[0].Why)
				}
			}
		}
	}
}

// The parts of a whole add up to it: what is asked by a dimension without
// totals, summed, is what is asked without it.
func TestPartsAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	for range 60 {
		ds := random(r, 10+r.IntN(200))
		ds.Observations = slices.DeleteFunc(ds.Observations, func(o data.Observation) bool { return data.IsTotal("ACTIVITY", o.Dims[4]) })
		s := store.New(ds)
		q := data.Query{Indicator: "TRADE", By: []string{"REF_AREA"}, Freq: data.FreqAnnual,
			Where: []data.Filter{{Dimension: "PRODUCT", Codes: []string{"gas"}}, {Dimension: "TRADE_FLOW", Codes: []string{"X"}},
				{Dimension: "COUNTERPART_AREA", Codes: []string{"RU"}}}}
		whole := ask(t, s, q)
		q.By = append(q.By, "ACTIVITY")
		parts := ask(t, s, q)
		for _, w := range whole.Series {
			for j, want := range w.Cells {
				sum, n, missing := 0.0, 0, 0
				for _, p := range parts.Series {
					if p.Key[0] != w.Key[0] {
						continue
					}
					if n++; p.Cells[j].OK {
						sum += p.Cells[j].Value
					} else {
						missing++
					}
				}
				if n == 0 || want.OK != (missing == 0) || want.OK && math.Abs(sum-want.Value) > 1e-9*sum {
					t.Fatalf("%s %s: %v of %d parts, %d missing, the whole is %v (%s)", w.Key, whole.Periods[j], sum, n, missing, want.Value, want.Why)
				}
			}
		}
	}
}
