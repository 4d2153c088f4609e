package load

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"accord/data"
	"accord/data/format"
)

// loadFacts loads text as a table of facts, kept apart by columns.
func loadFacts(t *testing.T, text string, columns ...string) (*data.Dataset, int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "facts.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ds, list, err := Load(context.Background(), path, Options{AddUp: true, Format: format.Options{Codes: columns, Verbatim: true}})
	if err != nil || ds == nil {
		t.Fatal(err, list)
	}
	return ds, list.Errors()
}

func TestFactsAreAddedUp(t *testing.T) {
	text := "year,sector,value\n"
	for range 10 {
		text += "2020,a,0.1\n2020,b,>0.25\n"
	}
	text += "2020,c,1\n2020,c,n/a\n2020,c,2\n"
	ds, errs := loadFacts(t, text, "year", "sector")
	if errs > 0 || ds.Facts == nil || len(ds.Observations) != 3 {
		t.Fatalf("%d errors, %d sums", errs, len(ds.Observations))
	}
	a, b, c := ds.Observations[0], ds.Observations[1], ds.Observations[2]
	if a.Value != 1 || a.Decimals != 1 || a.Bound != data.Exact {
		t.Errorf("ten times 0.1 is %v with %d decimals", a.Value, a.Decimals)
	}
	if b.Value != 2.5 || b.Bound != data.More {
		t.Errorf("ten times more than 0.25 is %v%v", b.Bound, b.Value)
	}
	if c.Value != 3 || c.Bound != data.More || !c.Lacks || c.Missing || c.Status.Missing() {
		t.Errorf("a sum that lacks a part is %+v", c)
	}
	// Where rows can be below zero nothing is known of such a sum, nor of one that
	// lacks all its parts.
	ds, _ = loadFacts(t, text+"2020,d,-1\n2020,e,n/a\n2020,e,n/a\n", "year", "sector")
	for at, lacks := range map[int]bool{2: true, 4: false} {
		if o := ds.Observations[at]; !o.Missing || !o.Status.Missing() || o.Bound != data.Exact || o.Lacks != lacks {
			t.Errorf("beside a number below zero a sum that lacks a part is %+v", o)
		}
	}
	ds, _ = loadFacts(t, text+"2020,e,n/a\n2020,e,n/a\n", "year", "sector")
	if o := ds.Observations[3]; !o.Missing {
		t.Errorf("a sum that lacks every part is %+v", o)
	}
}

// What a sum counts twice is said.
func TestFactsCountedTwice(t *testing.T) {
	text := "period,reporter,partner,sector,value\n2020,AZ,RU,energy,1\n2020,RU,AZ,energy,1\n2020,AZ,RU,total,3\n"
	for _, c := range []struct {
		by   []string
		sums []float64
		want data.Facts
	}{
		{[]string{"period"}, []float64{5}, data.Facts{Totals: []data.ColumnWord{{Column: "sector", Word: "total"}}, AtLeast: true, BothSides: [2]string{"AZ", "RU"}}},
		{[]string{"PERIOD", "Reporter"}, []float64{4, 1}, data.Facts{AtLeast: true, Totals: []data.ColumnWord{{Column: "sector", Word: "total"}}}},
		{[]string{"period", "ACTIVITY"}, []float64{2, 3}, data.Facts{AtLeast: true, BothSides: [2]string{"AZ", "RU"}}},
		{nil, []float64{1, 1, 3}, data.Facts{AtLeast: true}},
	} {
		ds, errs := loadFacts(t, text, c.by...)
		var sums []float64
		for _, o := range ds.Observations {
			sums = append(sums, o.Value)
		}
		if errs > 0 || !reflect.DeepEqual(sums, c.sums) || !reflect.DeepEqual(*ds.Facts, c.want) {
			t.Errorf("by %v: %v, %+v", c.by, sums, *ds.Facts)
		}
	}
}

// A percentage is never summed, a claim never added to its rival.
func TestWhatIsNoFact(t *testing.T) {
	if _, errs := loadFacts(t, "year,sector,value\n2020,a,5 %\n2020,a,6 %\n2020,b,7 %\n", "year", "sector"); errs != 1 {
		t.Errorf("%d errors", errs)
	}
	ds, errs := loadFacts(t, "TIME_PERIOD,ACTIVITY,OBS_VALUE\n2020,a,5\n2020,a,6\n", "TIME_PERIOD")
	if ds.Facts != nil || errs != 1 {
		t.Errorf("a file in the long layout: %+v, %d errors", ds.Facts, errs)
	}
}
