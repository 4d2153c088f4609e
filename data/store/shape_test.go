package store_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"accord/data"
	"accord/data/store"
)

// TestShapeCountsWhatQueriesDraw compares the shape of random datasets with
// frames of the same selection.
func TestShapeCountsWhatQueriesDraw(t *testing.T) {
	for seed := range uint64(20) {
		ds := random(rand.New(rand.NewPCG(seed, 7)), 200)
		s := store.New(ds)
		q := data.Query{Indicator: "TRADE", By: []string{data.DimRefArea}, Freq: data.FreqAnnual}
		shape, err := data.ShapeOf(context.Background(), s, q)
		if err != nil {
			t.Fatal(err)
		}
		all := q
		all.By = data.StandardDimensions()[1:]
		all.By = append(all.By, "PRODUCT")
		f, err := s.Query(context.Background(), all)
		if err != nil {
			t.Fatal(err)
		}
		figures, codes, filled := 0, map[string]int{}, map[data.Period]map[string]bool{}
		total := true
		for _, x := range f.Series {
			total = total && data.IsTotal(data.DimRefArea, x.Key[0])
		}
		for _, x := range f.Series {
			for j, c := range x.Cells {
				if !c.OK {
					continue
				}
				figures++
				codes[x.Key[0]]++
				if p := f.Periods[j]; total || !data.IsTotal(data.DimRefArea, x.Key[0]) {
					if filled[p] == nil {
						filled[p] = map[string]bool{}
					}
					filled[p][x.Key[0]] = true
				}
			}
		}
		if shape.Figures != figures {
			t.Errorf("seed %d: %d figures, frames have %d", seed, shape.Figures, figures)
		}
		for _, c := range shape.Dimension(data.DimRefArea).Codes {
			if c.Figures != codes[c.Code] {
				t.Errorf("seed %d: %s has %d figures, frames have %d", seed, c.Code, c.Figures, codes[c.Code])
			}
		}
		if len(shape.Periods) != len(filled) {
			t.Errorf("seed %d: %d periods, frames have %d", seed, len(shape.Periods), len(filled))
		}
		for i, p := range shape.Periods {
			if shape.Filled[i] != len(filled[p]) {
				t.Errorf("seed %d: %d codes in %s, frames have %d", seed, shape.Filled[i], p, len(filled[p]))
			}
		}
	}
}

func TestShapeRefuses(t *testing.T) {
	s := store.New(random(rand.New(rand.NewPCG(1, 7)), 50))
	for _, q := range []data.Query{{Indicator: "TRAED"}, {Indicator: "TRADE", By: []string{"REF_AREA", "ACTIVITY"}},
		{Indicator: "TRADE", Where: []data.Filter{{Dimension: "NOWHERE"}}}} {
		if _, err := data.ShapeOf(context.Background(), s, q); !errors.Is(err, data.ErrQuery) {
			t.Errorf("%v: %v", q, err)
		}
	}
	if got := fmt.Sprint(data.Shape{Periods: []data.Period{data.Year(2021), data.Year(2022), data.Year(2023)}, Filled: []int{9, 10, 3}}.Covered()); got != "2022" {
		t.Errorf("of few figures in the last period the covered one is %s", got)
	}
}
