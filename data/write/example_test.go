package write_test

import (
	"context"
	"fmt"
	"os"

	"accord/data"
	"accord/data/load"
	"accord/data/write"
)

// A program that loads a dataset, asks it and exports the answer.
func ExampleAnswer_CSV() {
	ctx := context.Background()
	ds, problems, err := load.Load(ctx, "", load.Options{}) // "" is the bundled dataset
	if err != nil || problems.Errors() > 0 {
		fmt.Println(err, problems)
		return
	}
	f, err := ds.Store.Query(ctx, data.Query{
		Indicator: "TRADE", By: []string{data.DimRefArea}, From: data.Year(2022), To: data.Year(2024),
		Where:     []data.Filter{{Dimension: data.DimFlow, Codes: []string{data.FlowTurnover}}},
		Transform: data.GrowthYear,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	err = write.Answer{
		Dataset: ds, Frames: []data.Frame{f}, Used: true,
		By: []write.Column{{ID: data.TimePeriod, Name: "year"}, {ID: data.DimRefArea, Name: "reporter"}},
	}.CSV(os.Stdout)
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// year,reporter,OBS_VALUE,OBS_BOUND,WHY_MISSING,COMPILING_ORG,SPLICED,SOURCE,UNIT_MEASURE
	// 2022,RU,22.647058823529413,~,,RU-GOV,false,S021;S019,PT
	// 2023,AZ,,,no base,AZ-GOV,false,S001;S108;S067;S004;S024;S023;S220,PT
	// 2023,RU,5.515587529976029,~,,RU-GOV,false,S003;S192;S021,PT
	// 2024,AZ,11.604651162790711,<,,,true,S028;S001;S108;S067;S004;S024;S023;S220,PT
}

// One line of JSON a cell.
func ExampleAnswer_Lines() {
	ctx := context.Background()
	ds := turnover()
	f, err := ds.Store.Query(ctx, data.Query{Indicator: "TRADE", By: []string{data.DimRefArea}})
	if err != nil {
		fmt.Println(err)
		return
	}
	a := write.Answer{Dataset: ds, Frames: []data.Frame{f}}
	if err := a.Lines(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"INDICATOR":"TRADE","FREQ":"A","TIME_PERIOD":"2022","KEY":{"REF_AREA":"AZ"},"OBS_VALUE":3.710,"OBS_BOUND":"","OBS_STATUS":[],"WHY_MISSING":"","LOW":3.710,"HIGH":3.710,"CLAIMS":1,"COMPILING_ORG":"CUSTOMS","SPLICED":false,"SOURCE":["yearbook"],"UNIT_MEASURE":"USD","UNIT_MULT":9,"DECIMALS":3,"TRANSFORMATION":"N"}
	// {"INDICATOR":"TRADE","FREQ":"A","TIME_PERIOD":"2023","KEY":{"REF_AREA":"AZ"},"OBS_VALUE":4.3,"OBS_BOUND":">","OBS_STATUS":[],"WHY_MISSING":"","LOW":4.3,"HIGH":4.358,"CLAIMS":2,"COMPILING_ORG":"CABINET","SPLICED":false,"SOURCE":["communique","yearbook"],"UNIT_MEASURE":"USD","UNIT_MULT":9,"DECIMALS":1,"TRANSFORMATION":"N"}
}

// The table is for people: bounds stand with their figures, and what is the
// same everywhere stands once above.
func ExampleAnswer_Table() {
	ds := turnover()
	f, err := ds.Store.Query(context.Background(), data.Query{Indicator: "TRADE", By: []string{data.DimRefArea}})
	if err != nil {
		fmt.Println(err)
		return
	}
	a := write.Answer{Dataset: ds, Frames: []data.Frame{f}}
	if err := a.Table(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// TRADE Trade, USD × 10^9, A
	// REF_AREA  TIME_PERIOD  OBS_VALUE  LOW  HIGH  CLAIMS  COMPILING_ORG  SOURCE
	// AZ        2022             3.710                     CUSTOMS        yearbook
	// AZ        2023             > 4.3  4.3   4.4       2  CABINET        communique;yearbook
}
