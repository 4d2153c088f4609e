package store_test

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/data/store"
)

// The rows of a table are those that were put into it, and are arranged as loops
// over them arrange them.
func TestRowsOfATable(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for round := range 60 {
		ds, _ := facts(r, 1+r.IntN(300))
		for i := range ds.Observations {
			o := &ds.Observations[i]
			if r.IntN(3) > 0 {
				o.Bound, o.Status = data.Exact, 0
			}
			if o.Missing {
				o.Bound, o.Status = data.Exact, []data.Status{data.StatusMissing, data.StatusSuppressed}[r.IntN(2)]
			}
			switch {
			case r.IntN(40) == 0:
				o.Value, o.Decimals = 123456789012345678, 3 // which has no room
			case o.Value != math.Trunc(o.Value):
				o.Decimals = 2
				o.Value = math.Round(o.Value*100) / 100
			}
		}
		table := tabled(t, r, ds)
		var want, others []data.Observation
		for _, o := range ds.Observations {
			if o.Bound != data.Exact || o.Status != 0 && !o.Missing {
				others = append(others, o)
			} else {
				want = append(want, o)
			}
		}
		if want = append(want, others...); round%2 == 1 { // all are in columns
			table, want = tabledBeside(t, r, ds), ds.Observations
		}
		bulk := *ds
		bulk.Observations, bulk.Bulk = nil, &data.Bulk{Grouper: table, Rows: int64(table.Len())}
		rows := store.Rows(&bulk)
		if rows.Len() != len(want) {
			t.Fatalf("%d rows of %d", rows.Len(), len(want))
		}
		seen := bulk
		for i, o := range want {
			got := rows.Row(i)
			if !slices.Equal(got.Dims, o.Dims) || got.Period != o.Period || got.Missing != o.Missing || !o.Missing && (got.Value != o.Value || got.Decimals != o.Decimals) ||
				got.Status != o.Status || got.Bound != o.Bound {
				t.Fatalf("row %d is %+v, want %+v", i, got, o)
			}
			seen.Observations = append(seen.Observations, got)
		}
		for _, col := range rows.Columns() {
			a := data.Arrangement{By: col.ID}
			if r.IntN(2) == 0 {
				a.From = 2014 + r.IntN(4)
			}
			if r.IntN(2) == 0 {
				word := []string{"AZ", "2016", "s1"}[r.IntN(3)]
				a.Find = append(a.Find, data.RowFind{Is: func(_, cell string) bool { return strings.Contains(cell, word) }})
			}
			if o := want[r.IntN(len(want))]; r.IntN(3) == 0 && !o.Missing {
				a.Find = append(a.Find, data.RowFind{Is: func(string, string) bool { return false }, Value: o.Value, IsNumber: true})
			}
			got, err := rows.Arrange(context.Background(), a, nil)
			if err != nil {
				t.Fatal(err)
			}
			if want := loop(&seen, rows.Columns(), a); !slices.Equal(got, want) && !(got == nil && len(want) == rows.Len()) {
				t.Fatalf("%+v: %v, want %v", a, got, want)
			}
		}
	}
}

// Rows that are in a database are not there to be read.
func TestNoRowsOfADatabase(t *testing.T) {
	ds := dataset()
	ds.Observations, ds.Bulk = nil, &data.Bulk{Rows: -1}
	if rows := store.Rows(ds); rows != nil {
		t.Errorf("%v", rows)
	}
}
