package format

import (
	"os"
	"strings"
	"testing"

	"accord/data/diag"
)

// What the metadata beside a file say decides what its cells alone do not.
func TestMetadataBeside(t *testing.T) {
	raw, err := os.ReadFile("testdata/package/table.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"datapackage.json", "table.csv-metadata.json"} {
		text, err := os.ReadFile("testdata/package/" + name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Open("table.csv", raw, Options{Sidecar: map[string]string{name: string(text)}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		r.Read(func(d diag.Diag) { t.Errorf("%s: %v", name, d) }, func(o *Observed) bool {
			got = append(got, strings.Join(o.Cells[5:], " "))
			return true
		})
		want := "AZ  2022 1.250  T 6     |AZ  2023   T 6 O    "
		if name == "datapackage.json" { // which says what the mark means
			want += "none"
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", name, strings.Join(got, "|"), want)
		}
		if r.Title != "Freight" {
			t.Errorf("%s: title %q", name, r.Title)
		}
	}
	if _, err := Open("table.csv", raw, Options{Sidecar: map[string]string{"datapackage.json": "{"}}); err == nil {
		t.Error("broken metadata are taken")
	}
}

// Each thing that metadata can say of a table is heeded; the rows are those
// that a table without metadata would have been read otherwise in.
func TestMetadataSay(t *testing.T) {
	const head = `{"resources":[{"path":"t.csv",`
	for name, c := range map[string]struct{ file, meta, table, want string }{
		"no header": {"datapackage.json", head + `"dialect":{"header":false},"schema":{"fields":[{"name":"country"},{"name":"year","type":"year"},{"name":"value","type":"number"}]}}]}`,
			"AZ,2020,1.5\nAZ,2021,2\n", "t AZ 2020 1.5   |t AZ 2021 2   "},
		"two header rows": {"datapackage.json", head + `"dialect":{"headerRows":[1,2]}}]}`,
			"country,Exports,Exports\n,2020,2021\nAZ,1,2\n", "exports AZ 2020 1   |exports AZ 2021 2   "},
		"comments": {"datapackage.json", head + `"dialect":{"commentChar":"%"}}]}`,
			"country,year,value\nAZ,2020,1\n%AZ,2021,2\n", "t AZ 2020 1   "},
		"codes in digits": {"datapackage.json", head + `"schema":{"fields":[{"name":"branch","type":"string"},{"name":"year","type":"year"},{"name":"value","type":"number"}]}}]}`,
			"branch,year,value\n10,2020,1\n20,2020,2\n", "t  2020 1   |t  2020 2   "},
		"reasons": {"datapackage.json", head + `"schema":{"missingValues":["",{"value":"-9","label":"confidential"}]}}]}`,
			"country,year,value\nAZ,2020,-9\nAZ,2021,5\n", "t AZ 2020   Q confidential|t AZ 2021 5   "},
		"CSVW: two rows skipped, months, a comma": {"t.csv-metadata.json", `{"url":"t.csv","dialect":{"skipRows":1,"delimiter":";"},"tableSchema":{"columns":[
			{"titles":{"ru":"Страна"}},{"titles":"Дата","datatype":{"base":"date","format":"dd.MM.yyyy"}},{"titles":"Всего","datatype":{"base":"number","format":{"decimalChar":",","groupChar":"."}}}]}}`,
			"x;2;3\nСтрана;Дата;Всего\nAZ;02.03.2020;1.234\n", "vsego AZ 2020-03-02 1234   "},
		"CSVW: no header, by place": {"csv-metadata.json", `{"tables":[{"url":"t.csv","dialect":{"headerRowCount":0},"tableSchema":{"columns":[{"name":"geo"},{"name":"time","datatype":"gYear"},{"name":"value","datatype":"decimal"}]}}]}`,
			"AZ,2020,1\n", "t AZ 2020 1   "},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := Open("t.csv", []byte(c.table), Options{Sidecar: map[string]string{c.file: c.meta}})
			if err != nil {
				t.Fatal(err)
			}
			at := map[string]int{}
			for i, concept := range r.Concepts() {
				at[concept] = i
			}
			var got []string
			r.Read(func(d diag.Diag) { t.Error(d) }, func(o *Observed) bool {
				var cells []string
				for _, concept := range []string{"INDICATOR", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS", "COMMENT_OBS"} {
					cells = append(cells, o.Cells[at[concept]])
				}
				got = append(got, strings.Join(cells, " "))
				return true
			})
			if strings.Join(got, "|") != c.want {
				t.Errorf("got  %s\nwant %s\n%+v", strings.Join(got, "|"), c.want, r.Plan)
			}
		})
	}
	_, err := Open("t.csv", []byte("'a','b'\n"), Options{Sidecar: map[string]string{"datapackage.json": head + `"dialect":{"quoteChar":"'"}}]}`}})
	if d, ok := Refused(err); !ok || !strings.Contains(d.Message, "quotation marks only") {
		t.Error(err)
	}
}
