package load_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"accord/data"
	"accord/data/diag"
	"accord/data/load"
)

// A CSV becomes a dataset; what is wrong with it is told with its place, and
// the rest is loaded.
func ExampleLoad() {
	dir, err := os.MkdirTemp("", "accord")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "trade.csv")
	text := "TIME_PERIOD,REF_AREA,OBS_VALUE,OBS_BOUND,UNIT_MEASURE\n2022,AZ,3.7,,USD\n2023,AZ,4.3,>,USD\n2024,AZ,4·8,,USD\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()
	ds, problems, err := load.Load(ctx, path, load.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(diag.Summary(problems, ds.SetAside))
	for _, p := range problems {
		fmt.Println(p.At.Line, p.Rule)
	}
	f, err := ds.Store.Query(ctx, data.Query{Indicator: "trade", By: []string{data.DimRefArea}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, c := range f.Series[0].Cells {
		fmt.Printf("%s %s%.*f %s\n", f.Periods[i], c.Bound, c.Decimals, c.Value, f.Unit.ID)
	}
	// Output:
	// 1 error in 1 file; 1 row set aside
	// 4 number
	// 2022 3.7 USD
	// 2023 >4.3 USD
}
