package data_test

import (
	"errors"
	"testing"

	"accord/data"
)

func TestWhole(t *testing.T) {
	years := []data.Period{data.Year(2020), data.Year(2021), data.Year(2023)}
	for in, want := range map[string]string{"1 2 4": "7", "1 >2 4": ">7", "1 . 4": "5", ". . 4": "4", ". . .": "(no figure)"} {
		list := cells(t, in)
		for i := range list {
			if list[i].OK {
				list[i].Claims = 1
			}
		}
		f := frame(years, list...)
		got, err := f.Whole()
		if err != nil || len(got.Periods) != 1 || got.Periods[0].String() != "2020-01-01/2023-12-31" || words(got.Series[0].Cells) != want {
			t.Errorf("%s: %v, %s, %v; want %s", in, got.Periods, words(got.Series[0].Cells), err, want)
		}
	}
	f := frame(years, cells(t, "1 2 3")...)
	f.Series[0].Cells[1] = data.Missing(data.WhyStatus)
	f.Series[0].Cells[1].Claims = 1
	if got, err := f.Whole(); err != nil || words(got.Series[0].Cells) != "(a part missing)" {
		t.Errorf("%v, %v", got.Series, err)
	}
	f.Unit = data.Percent
	if _, err := f.Whole(); !errors.Is(err, data.ErrUnit) {
		t.Error(err)
	}
	f.Unit, f.Freq = data.Unit{ID: "USD"}, data.FreqYearToDate
	if _, err := f.Whole(); !errors.Is(err, data.ErrQuery) {
		t.Error(err)
	}
}
