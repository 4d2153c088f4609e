package load

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"accord/data"
)

// realFiles is where public files lie as they are published; they are not part
// of the repository.
const realFiles = "../../../shared/real/"

// Files as they are published load, with as many figures as counting their
// cells gives, or are refused with the reason.
func TestRealFiles(t *testing.T) {
	if _, err := os.Stat(realFiles); err != nil {
		t.Skip("the real files are not there: ", err)
	}
	for _, c := range []struct {
		file, format string
		figures      int
		first, last  string // area or first other code, period, value as the file writes it
		refused      string
	}{
		{"wdi-gdp-wide/API_NY.GDP.MKTP.CD_DS2_en_csv_v2.csv", "World Bank CSV", 11542, "ABW 1994 1.33016759776536e+09", "ZWE 2016 1.6289212e+10", ""},
		{"frictionless-gdp/gdp.csv", "long table", 13979, "AFG 2000 3.521418059923445e+09", "ZWE 2023 2.653827349884614e+10", ""},
		{"frictionless-gdp/top-economies.csv", "long table", 230, "United States 2000 10.251", "Brazil 2022 1.9519", ""},
		{"owid-energy-imports/Energy imports (% energy use) - World Bank (2014).csv", "Our World in Data CSV", 6486, "Albania 1971 -41.6994117", "Zimbabwe 2013 15.30901301", ""},
		{"eurostat-sdmx-csv/tec00118_page_linear.csv", "SDMX-CSV 1.0", 357, "Albania 2018 1.8", "Kosovo* 2025 3.9", ""},
		{"comtrade-legacy/h3_china_india.csv", "UN Comtrade, legacy", 16067, "699 2010 2", "", ""},
		{"decimal-comma-latin1/table-with-accents.csv", "long table", 1914, "3 stars 2013-01 0.611553068", "_T 2017-10 83.79288068", ""},
		{"sdmx-csv-spec-examples/example-01.csv", "SDMX-CSV 2", 2, "A 2014-01 12.4", "A 2014-02 10.8", ""},
		{"sdmx-csv-spec-examples/example-02.csv", "SDMX-CSV 2", 4, "B 2014-01 12.4", "B 2014-02 10.9", ""},
		{"sdmx-csv-spec-examples/example-03.csv", "SDMX-CSV 2", 4, "B 2014-01 12.4", "B 2014-02 10.9", ""},
		{"sdmx-csv-spec-examples/example-04.csv", "SDMX-CSV 2", 2, "A 2014-01 12.4", "A 2014-02 10.8", ""},
		{"sdmx-csv-spec-examples/example-05.csv", "SDMX-CSV 2", 2, "A 2014-01-01 12.4", "A 2014-02-01 10.8", ""},
		{"comtrade-legacy/measurement_data.csv", "", 0, "", "", "no column holds periods"},
		{"cp1251-sample/excel.1251.csv", "", 0, "", "", `no column holds periods; accord shows figures over time; found the columns "№", "Название", "Цена"`},
		{"cp1251-sample/sample.utf8.csv", "", 0, "", "", "no column holds periods"},
	} {
		ds, list, err := Load(context.Background(), filepath.FromSlash(realFiles+c.file), Options{})
		switch {
		case err != nil:
			t.Errorf("%s: %v", c.file, err)
			continue
		case c.refused != "":
			if ds != nil || len(list) != 1 || !strings.Contains(list[0].Message, c.refused) {
				t.Errorf("%s: %v, want %q", c.file, list, c.refused)
			}
			continue
		case ds == nil || len(list) > 0 || len(ds.Understood) != 1:
			t.Errorf("%s: %v", c.file, list)
			continue
		}
		if got := ds.Understood[0].Facts[0].Value; got != c.format {
			t.Errorf("%s: read as %s, want %s", c.file, got, c.format)
		}
		if n := len(ds.Observations); n != c.figures {
			t.Errorf("%s: %d figures, want %d", c.file, n, c.figures)
		}
		for _, x := range []struct {
			at   int
			want string
		}{{0, c.first}, {len(ds.Observations) - 1, c.last}} {
			if got := short(ds.Observations[x.at]); x.want != "" && got != x.want {
				t.Errorf("%s: figure %d is %q, want %q", c.file, x.at, got, x.want)
			}
		}
	}
}

// short is the first code after the indicator, the period and the value.
func short(o data.Observation) string {
	for _, d := range o.Dims[1:] {
		if d != "" {
			return d + " " + o.Period.String() + " " + fmt.Sprint(o.Value)
		}
	}
	return o.Period.String() + " " + fmt.Sprint(o.Value)
}
