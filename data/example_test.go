package data_test

import (
	"context"
	"fmt"

	"accord/data"
	"accord/data/store"
)

// turnover is a dataset made by hand: three years of trade, in the units in
// which they were published.
func turnover() *data.Dataset {
	ds := &data.Dataset{
		ID: "example", Languages: []string{"en"},
		Indicators: []data.Indicator{{ID: "TRADE", Unit: data.Unit{ID: "USD", Mult: 9}, Decimals: 1}},
		Reporters:  []data.Reporter{{ID: "CUSTOMS", Rank: 10}, {ID: "CABINET", Rank: 20}},
		Pins: []data.Pin{{
			Where:  map[string]string{data.DimRefArea: "AZ"},
			Period: data.Year(2023), Source: "communique",
		}},
	}
	for _, id := range data.StandardDimensions() {
		ds.Dimensions = append(ds.Dimensions, data.Dimension{ID: id})
	}
	add := func(year int, value float64, decimals int, b data.Bound, mult int, org, source string) {
		ds.Observations = append(ds.Observations, data.Observation{
			Dims: []string{"TRADE", "AZ", "RU", "T", ""}, Period: data.Year(year),
			Value: value, Decimals: decimals, Bound: b, Unit: data.Unit{ID: "USD", Mult: mult}, Org: org, Source: source,
		})
	}
	add(2021, 2977, 0, data.Exact, 6, "CUSTOMS", "yearbook")
	add(2022, 3710, 0, data.Exact, 6, "CUSTOMS", "yearbook")
	add(2023, 4358, 0, data.Exact, 6, "CUSTOMS", "yearbook")
	add(2023, 4.3, 1, data.More, 9, "CABINET", "communique")
	return ds
}

// A dataset that is made in a program needs no file: its store answers the
// same queries as that of a loaded one.
func Example() {
	ds := turnover()
	ds.Store = store.New(ds)
	for _, t := range []data.Transform{data.Level, data.GrowthYear} {
		f, err := ds.Store.Query(context.Background(), data.Query{
			Indicator: "TRADE", By: []string{data.DimRefArea}, Transform: t,
		})
		if err != nil {
			fmt.Println(err)
			return
		}
		for i, p := range f.Periods {
			switch c := f.Series[0].Cells[i]; {
			case c.OK:
				fmt.Printf("%s %s%.*f %s\n", p, c.Bound, c.Decimals, c.Value, f.Unit.ID)
			default:
				fmt.Println(p, c.Why)
			}
		}
	}
	// Output:
	// 2021 2.977 USD
	// 2022 3.710 USD
	// 2023 >4.3 USD
	// 2021 no base
	// 2022 24.6 PT
	// 2023 >15.9 PT
}

// Rival claims stay beside the one that is drawn.
func ExampleStore() {
	ds := turnover()
	claims, err := store.New(ds).Claims(context.Background(),
		map[string]string{data.DimIndicator: "TRADE", data.DimRefArea: "AZ"}, data.Year(2023))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range claims {
		fmt.Printf("%s: %s%v [%s]\n", c.Source, c.Bound, c.Value, c.Why)
	}
	// Output:
	// communique: >4.3 [pinned]
	// yearbook: 4358 []
}
