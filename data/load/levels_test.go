package load

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"accord/data"
)

// commodities is a download that mixes levels: 02 holds 0202, and 0202 holds the
// rest.
const commodities = `Year,Reporter Code,Trade Flow Code,Partner Code,Classification,Commodity Code,Value
2010,31,2,643,H3,02,100
2010,31,2,643,H3,0202,100
2010,31,2,643,H3,020230,100
2010,31,2,643,H3,08,40
2010,31,2,643,H3,0808,40
`

// TestLevelsAreNeverSummed asks for what would count a commodity three times.
func TestLevelsAreNeverSummed(t *testing.T) {
	for name, text := range map[string]string{"without a total": commodities, "with a total": commodities + "2010,31,2,643,H3,TOTAL,141\n"} {
		path := filepath.Join(t.TempDir(), "comtrade.csv")
		write(t, path, text)
		ds, problems, err := Load(context.Background(), path, Options{})
		if err != nil || problems.Errors() > 0 {
			t.Fatal(err, problems)
		}
		q := data.Query{Indicator: "trade_value"}
		f, err := ds.Store.Query(context.Background(), q)
		switch {
		case name == "without a total" && !errors.Is(err, data.ErrQuery):
			t.Errorf("%s the sum of all levels is %v, %v", name, f.Series, err)
		case name == "with a total" && (err != nil || f.Series[0].Cells[0].Value != 141):
			t.Errorf("%s the total is %v, %v", name, f.Series, err)
		}
		for level, want := range map[string]float64{"2": 140, "4": 140, "6": 100} {
			q.Where = []data.Filter{{Dimension: "COMMODITY_LEVEL", Codes: []string{level}}}
			if f, err := ds.Store.Query(context.Background(), q); err != nil || f.Series[0].Cells[0].Value != want {
				t.Errorf("%s, of %s digits: %v, %v; want %v", name, level, f.Series, err, want)
			}
		}
		p := ds.Panels["trade"]
		if fixed := p.Where["COMMODITY_LEVEL"]; (fixed == "2") != (name == "without a total") {
			t.Errorf("%s trade is drawn of level %q", name, fixed)
		}
	}
	real := filepath.FromSlash(realFiles + "comtrade-legacy/h3_china_india.csv")
	if _, err := os.Stat(real); err != nil {
		t.Skip("the public file is not here: ", err)
	}
	ds, _, err := Load(context.Background(), real, Options{})
	if err != nil {
		t.Fatal(err)
	}
	q := data.Query{Indicator: "trade_value", Where: []data.Filter{{Dimension: data.DimFlow, Codes: []string{data.FlowExports}}}}
	const total = 17439991278 // the row TOTAL of exports
	if f, err := ds.Store.Query(context.Background(), q); err != nil || f.Series[0].Cells[0].Value != total {
		t.Errorf("all exports are %v, %v; want %d", f.Series, err, total)
	}
}
