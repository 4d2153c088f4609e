package write_test

import (
	"context"
	"fmt"
	"os"

	"accord/data"
	"accord/data/load"
	"accord/data/write"
)

// A dataset folder holds everything; its files go wherever the caller stores
// them.
func ExampleFolder() {
	ds, problems, err := load.Load(context.Background(), "testdata/small.csv", load.Options{})
	if err != nil || problems.Errors() > 0 {
		fmt.Println(err, problems)
		return
	}
	for _, f := range write.Folder(ds) {
		fmt.Println(f.Name)
	}
	// Output:
	// dataset.toml
	// observations.csv
	// sources.csv
}

// The long table goes to any writer, here as JSON Lines, of the figures that are
// provisional.
func ExampleJSONLines() {
	ds, problems, err := load.Load(context.Background(), "testdata/small.csv", load.Options{})
	if err != nil || problems.Errors() > 0 {
		fmt.Println(err, problems)
		return
	}
	provisional := *ds
	provisional.Observations = nil
	for _, o := range ds.Observations {
		if o.Status.Has(data.StatusProvisional) {
			provisional.Observations = append(provisional.Observations, o)
		}
	}
	if err := write.JSONLines(os.Stdout, &provisional); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"INDICATOR":"TRADE","REF_AREA":"NA","COUNTERPART_AREA":"RU","TRADE_FLOW":"X","ACTIVITY":"_T","MODE":null,"FREQ":"YTD","TIME_PERIOD":"2024-YTD-08","OBS_VALUE":-3,"OBS_BOUND":"~","UNIT_MEASURE":"USD","UNIT_MULT":6,"OBS_STATUS":"EP","COMPILING_ORG":null,"SOURCE":"S002","VINTAGE":"2024-09","COMMENT_OBS":"=1+1"}
	// {"INDICATOR":"FREIGHT","REF_AREA":"AZ","COUNTERPART_AREA":"RU","TRADE_FLOW":null,"ACTIVITY":"transport","MODE":"rail","FREQ":"R","TIME_PERIOD":"2017-01-01/2023-12-31","OBS_VALUE":87,"OBS_BOUND":"<","UNIT_MEASURE":"PT","UNIT_MULT":0,"OBS_STATUS":"P","COMPILING_ORG":null,"SOURCE":"S002","VINTAGE":null,"COMMENT_OBS":"Решт–Астара"}
}
