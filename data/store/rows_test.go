package store_test

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"accord/data"
	"accord/data/store"
)

// Rows come in the order that simple loops put them in, whatever is kept.
func TestArrangeAgainstLoops(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		ds := random(r, r.IntN(200)+3)
		rows := store.Rows(ds)
		if rows.Len() != len(ds.Observations) {
			t.Fatalf("%d rows of %d", rows.Len(), len(ds.Observations))
		}
		for _, col := range rows.Columns() {
			a := data.Arrangement{By: col.ID}
			if r.IntN(2) == 0 {
				a.From, a.To = 2014+r.IntN(4), 2017+r.IntN(4)
			}
			if r.IntN(3) == 0 {
				a.AsOf = data.Month(2021, 1+r.IntN(12))
			}
			if r.IntN(2) == 0 {
				a.Where = []data.Filter{{Dimension: data.DimActivity, Codes: []string{"energy", "zoo"}[:1+r.IntN(2)]}}
			}
			if r.IntN(2) == 0 {
				word := []string{"AZ", "2016", "s1", "no such"}[r.IntN(4)]
				a.Find = append(a.Find, data.RowFind{Is: func(_, cell string) bool { return strings.Contains(cell, word) }})
			}
			if r.IntN(4) == 0 {
				o := ds.Observations[r.IntN(len(ds.Observations))]
				a.Find = append(a.Find, data.RowFind{Is: func(string, string) bool { return false }, Value: o.Value, IsNumber: !o.Missing})
			}
			got, err := rows.Arrange(context.Background(), a, nil)
			if err != nil {
				t.Fatal(err)
			}
			if want := loop(ds, rows.Columns(), a); !slices.Equal(got, want) {
				t.Fatalf("%+v: %v, want %v", a, got, want)
			}
		}
	}
}

// loop is what a keeps of ds in its order.
func loop(ds *data.Dataset, columns []data.RowColumn, a data.Arrangement) []uint32 {
	out := []uint32{}
	for i, o := range ds.Observations {
		y := o.Period.Year()
		keep := (a.From == 0 || y >= a.From) && (a.To == 0 || y <= a.To)
		if !a.AsOf.IsZero() {
			keep = keep && (o.Vintage.IsZero() || o.Vintage.Start().Before(a.AsOf.End()))
		}
		for _, f := range a.Where {
			keep = keep && slices.Contains(f.Codes, o.Cell(ds, f.Dimension))
		}
		for _, f := range a.Find {
			has := f.IsNumber && !o.Missing && o.Value == f.Value
			for _, c := range columns {
				has = has || !c.Number() && f.Is(c.ID, o.Cell(ds, c.ID))
			}
			keep = keep && has
		}
		if keep {
			out = append(out, uint32(i))
		}
	}
	slices.SortStableFunc(out, func(i, j uint32) int {
		x, y := ds.Observations[i], ds.Observations[j]
		switch a.By {
		case data.RowValue:
			if x.Missing || y.Missing {
				return cmp.Compare(b2i(x.Missing), b2i(y.Missing))
			}
			return cmp.Compare(x.Value*math.Pow10(x.Unit.Mult), y.Value*math.Pow10(y.Unit.Mult))
		case data.TimePeriod:
			return x.Period.Compare(y.Period)
		case data.RowVintage:
			if x.Vintage.IsZero() || y.Vintage.IsZero() {
				return cmp.Compare(b2i(x.Vintage.IsZero()), b2i(y.Vintage.IsZero()))
			}
			return x.Vintage.Compare(y.Vintage)
		}
		s, u := x.Cell(ds, a.By), y.Cell(ds, a.By)
		if s == "" || u == "" {
			return cmp.Compare(b2i(s == ""), b2i(u == ""))
		}
		return strings.Compare(s, u)
	})
	return out
}

func b2i(is bool) int {
	if is {
		return 1
	}
	return 0
}

// All rows in the order of the file are no list, and a column that says nothing
// is not one.
func TestArrangeNothing(t *testing.T) {
	ds := random(rand.New(rand.NewPCG(1, 1)), 20)
	for i := range ds.Observations {
		ds.Observations[i].Comment = ""
	}
	rows := store.Rows(ds)
	for _, a := range []data.Arrangement{{}, {By: data.RowComment}, {By: "NO_SUCH"}, {From: 1900, To: 2100}} {
		if got, err := rows.Arrange(context.Background(), a, nil); got != nil || err != nil {
			t.Errorf("%+v: %v, %v", a, got, err)
		}
	}
	for _, c := range rows.Columns() {
		if c.ID == data.RowComment {
			t.Error("a column of comments without a comment")
		}
	}
}

// Who moves on is not kept waiting, and gets an error instead of rows.
func TestArrangeCancelled(t *testing.T) {
	rows := store.Rows(random(rand.New(rand.NewPCG(1, 1)), 100))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got, err := rows.Arrange(ctx, data.Arrangement{By: data.RowValue, From: 2016}, nil); err != context.Canceled {
		t.Errorf("%v, %v", got, err)
	}
}
