package write_test

import (
	"accord/data"
	"accord/data/store"
)

// turnover is a dataset that a program has made: two figures of 2023 contradict
// each other.
func turnover() *data.Dataset {
	ds := &data.Dataset{
		ID: "turnover", Languages: []string{"en"},
		Indicators: []data.Indicator{{ID: "TRADE", Title: data.Text{"en": "Trade"}, Unit: data.Unit{ID: "USD", Mult: 9}, Decimals: 1}},
		Reporters:  []data.Reporter{{ID: "CABINET", Rank: 10}, {ID: "CUSTOMS", Rank: 20}},
	}
	for _, id := range data.StandardDimensions() {
		ds.Dimensions = append(ds.Dimensions, data.Dimension{ID: id})
	}
	add := func(year int, value float64, decimals int, b data.Bound, mult int, org, source string) {
		ds.Observations = append(ds.Observations, data.Observation{
			Dims: []string{"TRADE", "AZ", "RU", "T", ""}, Period: data.Year(year), Value: value, Decimals: decimals, Bound: b,
			Unit: data.Unit{ID: "USD", Mult: mult}, Org: org, Source: source,
		})
	}
	add(2022, 3710, 0, data.Exact, 6, "CUSTOMS", "yearbook")
	add(2023, 4.3, 1, data.More, 9, "CABINET", "communique")
	add(2023, 4358, 0, data.Exact, 6, "CUSTOMS", "yearbook")
	ds.Store = store.New(ds)
	return ds
}
