package data_test

import (
	"errors"
	"testing"

	"accord/data"
)

// A frame of compound rates has the rate of every series, over one span.
func TestCompound(t *testing.T) {
	years := []data.Period{data.Year(2020), data.Year(2021), data.Year(2022)}
	f := frame(years, cells(t, "100 . 121")...)
	f.Series = append(f.Series, data.Series{Key: []string{"other"}, Cells: cells(t, "1 2 .")})
	for _, ends := range [][2]int{{0, 2}, {2, 0}} {
		got, err := f.Compound(years[ends[0]], years[ends[1]])
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Periods) != 1 || got.Periods[0].String() != "2020-01-01/2022-12-31" || got.Freq != data.FreqRange || got.Unit != data.Percent {
			t.Errorf("%v, %s, %+v", got.Periods, got.Freq, got.Unit)
		}
		if a, b := words(got.Series[0].Cells), words(got.Series[1].Cells); a != "10" || b != "(no figure)" {
			t.Errorf("%s; %s", a, b)
		}
	}
	if len(f.Periods) != 3 || !f.Series[0].Cells[0].OK {
		t.Error("the frame itself was changed")
	}
	f.Unit = data.Percent
	if _, err := f.Compound(years[0], years[2]); !errors.Is(err, data.ErrUnit) {
		t.Error(err)
	}
}
