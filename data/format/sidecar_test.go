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
