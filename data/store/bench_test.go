package store_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"accord/data"
	"accord/data/store"
)

// bundled is a dataset of the size and shape of the bundled one: some 350
// observations of 20 indicators, years, quarters, months and year-to-date.
func bundled() *data.Dataset {
	ds := dataset()
	for i := range 18 {
		ds.Indicators = append(ds.Indicators, data.Indicator{ID: fmt.Sprintf("OTHER%d", i), Unit: data.Unit{ID: "USD", Mult: 9}})
	}
	for i := range 230 {
		ds.Sources = append(ds.Sources, data.Source{ID: fmt.Sprintf("S%03d", i)})
	}
	r := rand.New(rand.NewPCG(1, 1))
	for i := range 350 {
		o := random(r, 1).Observations[0]
		o.Source = ds.Sources[r.IntN(230)].ID
		if i%2 == 1 {
			o.Dims[0], o.Unit = ds.Indicators[2+r.IntN(18)].ID, data.Unit{ID: "USD", Mult: 9}
		}
		if i%4 == 0 { // the panel: three flows of two areas over 17 years
			o.Dims = []string{"TRADE", []string{"AZ", "RU"}[i/4%2], "", []string{"X", "M", "T"}[i/8%3], "", ""}
			o.Period, o.Unit = data.Year(2007+i/4%17), data.Unit{ID: "USD", Mult: 9}
		}
		ds.Observations = append(ds.Observations, o)
	}
	return ds
}

func BenchmarkNew(b *testing.B) {
	ds := bundled()
	b.ReportAllocs()
	for b.Loop() {
		store.New(ds)
	}
}

func BenchmarkQuery(b *testing.B) {
	s := store.New(bundled())
	total := []data.Filter{{Dimension: "TRADE_FLOW", Codes: []string{"T"}}}
	for name, q := range map[string]data.Query{
		"Level":  {Indicator: "TRADE", By: []string{"REF_AREA"}, Where: total, Freq: data.FreqAnnual},
		"Growth": {Indicator: "TRADE", By: []string{"REF_AREA"}, Where: total, Freq: data.FreqAnnual, Transform: data.GrowthYear},
		"Index":  {Indicator: "TRADE", By: []string{"REF_AREA"}, Where: total, Freq: data.FreqAnnual, Transform: data.Index, Base: data.Year(2012)},
		"AsOf":   {Indicator: "TRADE", By: []string{"REF_AREA"}, Where: total, Freq: data.FreqAnnual, AsOf: data.Month(2021, 6)},
		"Sum":    {Indicator: "TRADE", By: []string{"REF_AREA"}, Where: []data.Filter{{Dimension: "TRADE_FLOW", Codes: []string{"X", "M"}}}},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Query(ctx(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkView asks as of another date each time, so that no view is ready.
func BenchmarkView(b *testing.B) {
	s := store.New(bundled())
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		if _, err := s.Query(ctx(), data.Query{Indicator: "TRADE", By: []string{"REF_AREA"}, AsOf: data.Day(2021, 1, 1).Shift(n % 365), Freq: data.FreqAnnual,
			Where: []data.Filter{{Dimension: "TRADE_FLOW", Codes: []string{"T"}}}}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkClaims(b *testing.B) {
	s := store.New(bundled())
	where := map[string]string{"INDICATOR": "TRADE", "REF_AREA": "AZ", "TRADE_FLOW": "T"}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Claims(ctx(), where, data.Year(2019)); err != nil {
			b.Fatal(err)
		}
	}
}
