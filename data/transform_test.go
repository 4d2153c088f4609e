package data_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"accord/data"
)

// number is a cell with a value.
func number(v float64, b data.Bound) data.Cell {
	return data.Cell{OK: true, Value: v, Bound: b, Low: v, High: v, Claims: 1, Org: "X", Sources: []string{"s"}, Decimals: 1}
}

// frame is one series in billions of dollars.
func frame(periods []data.Period, cells ...data.Cell) data.Frame {
	return data.Frame{
		Unit: data.Unit{ID: "USD", Mult: 9}, Freq: periods[0].Freq(), Periods: periods,
		Series: []data.Series{{Key: []string{"AZ"}, Cells: cells}},
	}
}

func years(first, n int) []data.Period {
	list := make([]data.Period, n)
	for i := range list {
		list[i] = data.Year(first + i)
	}
	return list
}

func apply(t *testing.T, f data.Frame, x data.Transform) []data.Cell {
	t.Helper()
	g, err := f.Apply(x)
	if err != nil {
		t.Fatal(err)
	}
	return g.Series[0].Cells
}

func TestChangeBounds(t *testing.T) {
	const e, m, l, a = data.Exact, data.More, data.Less, data.About
	tests := []struct {
		now, base      float64
		nowB, baseB    data.Bound
		change, growth data.Bound
	}{
		{5, 4, e, e, e, e},
		{5, 4, m, e, m, m},
		{5, 4, l, e, l, l},
		{5, 4, e, m, l, l}, // 5 less more than 4 is less than 1
		{5, 4, e, l, m, m},
		{5, 4, m, m, a, a},
		{5, 4, m, l, m, m},
		{5, 4, l, m, l, l},
		{5, 4, l, l, a, a},
		{5, 4, a, e, a, a},
		{5, 4, e, a, a, a},
		{5, 4, a, m, a, a},
		{-5, 4, m, e, m, m},
		{-5, 4, e, m, l, m}, // −5/4.5 is closer to zero than −5/4
		{-5, 4, e, l, m, l},
		{-5, 4, m, m, a, m},
		{-5, 4, m, l, m, a},
		{-5, 4, l, l, a, l},
		{-5, 4, l, m, l, a},
		{0, 4, e, m, l, a},
		{0, 4, m, m, a, m},
		{0, 4, l, m, l, l},
	}
	for _, test := range tests {
		f := frame(years(2022, 2), number(test.base, test.baseB), number(test.now, test.nowB))
		if got := apply(t, f, data.Difference)[1]; got.Bound != test.change || got.Value != test.now-test.base {
			t.Errorf("%s%v − %s%v is %s%v, want bound %q", test.nowB, test.now, test.baseB, test.base, got.Bound, got.Value, test.change)
		}
		want := (test.now - test.base) / test.base * 100
		if got := apply(t, f, data.GrowthYear)[1]; got.Bound != test.growth || got.Value != want {
			t.Errorf("%s%v on %s%v is %s%v %%, want bound %q", test.nowB, test.now, test.baseB, test.base, got.Bound, got.Value, test.growth)
		}
	}
}

// A bound of a growth rate is true of every pair of numbers that the bounds of
// the two figures allow.
func TestGrowthBoundHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	draw := func(v float64, b data.Bound, positive bool) float64 {
		switch d := r.ExpFloat64() * 10; b {
		case data.More:
			return v + d
		case data.Less:
			if positive {
				return v * (0.001 + 0.998*r.Float64())
			}
			return v - d
		}
		return v
	}
	for range 20000 {
		a, b := number(r.NormFloat64()*5, data.Bound(r.IntN(3))), number(0.1+5*r.Float64(), data.Bound(r.IntN(3)))
		f := frame(years(2022, 2), b, a)
		for _, x := range []data.Transform{data.Difference, data.GrowthYear} {
			got := apply(t, f, x)[1]
			if got.Bound == data.Exact && (a.Bound != data.Exact || b.Bound != data.Exact) {
				t.Fatalf("%s makes an exact number of %s%v and %s%v", x, a.Bound, a.Value, b.Bound, b.Value)
			}
			now, base := draw(a.Value, a.Bound, false), draw(b.Value, b.Bound, true)
			truth := now - base
			if x == data.GrowthYear {
				truth = (now - base) / base * 100
			}
			slack := 1e-9 * (1 + math.Abs(truth))
			if got.Bound == data.More && truth < got.Value-slack || got.Bound == data.Less && truth > got.Value+slack {
				t.Fatalf("%s: %s%v and %s%v give %s%v, but %v and %v give %v", x,
					a.Bound, a.Value, b.Bound, b.Value, got.Bound, got.Value, now, base, truth)
			}
		}
	}
}

func TestChangeRefused(t *testing.T) {
	broken := number(5, data.Exact)
	broken.Status = data.StatusBreak
	gap := data.Missing(data.WhyNoClaim)
	months := make([]data.Period, 14)
	cells := make([]data.Cell, 14)
	for i := range months {
		months[i] = data.Month(2022, 1).Shift(i)
		cells[i] = number(float64(i+1), data.Exact)
	}
	inside := slices.Clone(cells)
	inside[5] = broken
	ytd := []data.Period{data.YearToDate(2022, 3), data.YearToDate(2022, 6), data.YearToDate(2023, 3)}
	span, _ := data.ParsePeriod("2017/2023")
	leap := []data.Period{data.Day(2024, 2, 28), data.Day(2024, 2, 29)}
	one, zero, minus := number(1, data.Exact), number(0, data.Exact), number(-2, data.Exact)
	tests := []struct {
		name string
		f    data.Frame
		x    data.Transform
		at   int
		why  string
	}{
		{"the first period", frame(years(2022, 2), one, one), data.Difference, 0, data.WhyBase},
		{"a gap is not bridged", frame(years(2021, 3), one, gap, one), data.GrowthPrev, 2, data.WhyBase},
		{"a gap keeps its reason", frame(years(2021, 3), one, gap, one), data.GrowthPrev, 1, data.WhyNoClaim},
		{"periods that are not adjacent", frame([]data.Period{data.Year(2021), data.Year(2023)}, one, one), data.GrowthYear, 1, data.WhyBase},
		{"base of zero", frame(years(2022, 2), zero, one), data.GrowthPrev, 1, data.WhyZeroBase},
		{"base below zero", frame(years(2022, 2), minus, one), data.GrowthYear, 1, data.WhyZeroBase},
		{"a difference from zero is fine", frame(years(2022, 2), zero, one), data.Difference, 1, ""},
		{"a break", frame(years(2022, 2), one, broken), data.Difference, 1, data.WhyBreak},
		{"a break in the base", frame(years(2022, 2), broken, one), data.GrowthYear, 1, ""},
		{"a break between", frame(months, inside...), data.GrowthYear, 13, data.WhyBreak},
		{"no break between", frame(months, cells...), data.GrowthYear, 13, ""},
		{"a month is not compared within a year", frame(months, cells...), data.GrowthYear, 11, data.WhyBase},
		{"months year to date", frame(ytd, one, one, one), data.GrowthPrev, 2, ""},
		{"other months year to date", frame(ytd, one, one, one), data.Difference, 1, data.WhyBase},
		{"a range", frame([]data.Period{span}, one), data.GrowthYear, 0, data.WhyNotAYear},
		{"a range has no neighbour", frame([]data.Period{span}, one), data.Difference, 0, data.WhyNotAYear},
		{"29 February", frame(leap, one, one), data.GrowthYear, 1, data.WhyNotAYear},
		{"29 February on the day before", frame(leap, one, one), data.GrowthPrev, 1, ""},
		{"beyond all numbers", frame(years(2022, 2), number(1e-300, data.Exact), number(1e300, data.Exact)), data.GrowthYear, 1, data.WhyTooLarge},
	}
	for _, test := range tests {
		c := apply(t, test.f, test.x)[test.at]
		if c.Why != test.why || c.OK != (test.why == "") || c.OK == math.IsNaN(c.Value) {
			t.Errorf("%s: %v, %q, want %q", test.name, c.Value, c.Why, test.why)
		}
	}
}

func TestChangeOfRatio(t *testing.T) {
	f := frame(years(2022, 2), number(11, data.More), number(14, data.Exact))
	f.Unit = data.Percent
	for _, x := range []data.Transform{data.GrowthPrev, data.GrowthYear} {
		if _, err := f.Apply(x); !errors.Is(err, data.ErrUnit) {
			t.Errorf("%s of per cent: %v, want ErrUnit", x, err)
		}
	}
	g, err := f.Apply(data.Difference)
	if err != nil || g.Unit != data.Percent || g.Series[0].Cells[1].Value != 3 || g.Series[0].Cells[1].Bound != data.Less {
		t.Errorf("D of per cent is %+v in %v, %v; want less than 3 points", g.Series, g.Unit, err)
	}
	if _, err := f.Apply("G7"); !errors.Is(err, data.ErrQuery) {
		t.Errorf("an unknown transformation: %v, want ErrQuery", err)
	}
}

func TestChangeProvenance(t *testing.T) {
	a, b := number(5, data.Exact), number(4, data.Exact)
	a.Status, a.Sources, a.Claims, a.Low, a.High = data.StatusProvisional, []string{"new", "both"}, 2, 3, 9
	b.Status, b.Sources, b.Decimals = data.StatusEstimate|data.StatusBreak, []string{"both", "old"}, 3
	f := frame(years(2022, 2), b, a)
	c := apply(t, f, data.Difference)[1]
	if c.Status != data.StatusProvisional|data.StatusEstimate || c.Claims != 3 || c.Spliced || c.Org != "X" ||
		!slices.Equal(c.Sources, []string{"new", "both", "old"}) || c.Decimals != 3 || c.Low != 1 || c.High != 1 {
		t.Errorf("5 − 4 is %+v", c)
	}
	if len(a.Sources) != 2 || a.Sources[1] != "both" || f.Series[0].Cells[1].Value != 5 {
		t.Error("the frame itself was changed")
	}
	b.Org, b.Decimals = "Y", a.Decimals
	c = apply(t, frame(years(2022, 2), b, a), data.GrowthYear)[1]
	if !c.Spliced || c.Org != "" || c.Bound != data.Exact || c.Decimals != 1 || c.Value != 25 {
		t.Errorf("growth across organisations is %+v, want it marked as spliced", c)
	}
}

func TestSumCells(t *testing.T) {
	a, b := number(4.3, data.More), number(1, data.Exact)
	b.Org, b.Sources, b.Low, b.High, b.Status, b.Decimals = "Y", []string{"t", "s"}, 0.5, 2, data.StatusProvisional, 2
	c := data.SumCells([]data.Cell{a, b})
	if !c.OK || c.Value != 5.3 || c.Bound != data.More || c.Low != 4.8 || c.High != 6.3 || c.Org != "" || c.Claims != 2 ||
		c.Status != data.StatusProvisional || c.Decimals != 2 || !slices.Equal(c.Sources, []string{"s", "t"}) {
		t.Errorf("> 4.3 + 1.0 is %+v", c)
	}
	none, said := data.Missing(data.WhyNoClaim), data.Missing(data.WhyStatus)
	said.Claims, said.Status = 1, data.StatusSuppressed
	tests := []struct {
		parts []data.Cell
		why   string
	}{
		{nil, data.WhyNoClaim},
		{[]data.Cell{none}, data.WhyNoClaim},
		{[]data.Cell{said}, data.WhyStatus},
		{[]data.Cell{none, none}, data.WhyNoClaim},
		{[]data.Cell{none, said}, data.WhyPart},
		{[]data.Cell{a, none}, data.WhyPart},
		{[]data.Cell{number(math.MaxFloat64, 0), number(math.MaxFloat64, 0)}, data.WhyTooLarge},
	}
	for _, test := range tests {
		if c := data.SumCells(test.parts); c.OK || c.Why != test.why || !math.IsNaN(c.Value) {
			t.Errorf("the sum of %d cells is %v, %q; want %q", len(test.parts), c.Value, c.Why, test.why)
		}
	}
}

// wild is a frame of anything that a dataset may hold.
func wild(r *rand.Rand) data.Frame {
	freqs := []data.Period{data.Year(2000), data.HalfYear(2000, 1), data.Quarter(2000, 2), data.Month(2000, 11),
		data.Day(2000, 2, 20), data.YearToDate(2000, 5)}
	p := freqs[r.IntN(len(freqs))]
	n := 1 + r.IntN(30)
	f := data.Frame{Unit: data.Unit{ID: "T", Mult: 3}, Freq: p.Freq()}
	for range n {
		f.Periods = append(f.Periods, p)
		p = p.Shift(1)
	}
	for range 1 + r.IntN(3) {
		cells := make([]data.Cell, n)
		for i := range cells {
			v := []float64{0, 1, -1, r.NormFloat64(), r.ExpFloat64() * 1e9, 5e-324, -math.MaxFloat64, math.MaxFloat64}[r.IntN(8)]
			cells[i] = number(v, data.Bound(r.IntN(4)))
			if r.IntN(8) == 0 {
				cells[i].Status = data.StatusBreak
			}
			if r.IntN(6) == 0 {
				cells[i] = data.Missing(data.WhyNoClaim)
			}
		}
		f.Series = append(f.Series, data.Series{Cells: cells})
	}
	return f
}

// Whatever is put in: no transformation makes an exact number of a bounded
// one, a number of a missing one, or an infinity of anything.
func TestChangeNeverInvents(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		f := wild(r)
		for _, x := range data.Transforms() {
			g, err := f.Apply(x)
			if err != nil {
				t.Fatal(err)
			}
			for i, s := range g.Series {
				for j, c := range s.Cells {
					was := f.Series[i].Cells[j]
					switch {
					case c.OK != (c.Why == "") || c.OK && (math.IsNaN(c.Value) || math.IsInf(c.Value, 0)) || !c.OK && !math.IsNaN(c.Value):
						t.Fatalf("%s of %v at %s: %+v", x, was.Value, g.Periods[j], c)
					case c.OK && !was.OK:
						t.Fatalf("%s makes %v of a missing value", x, c.Value)
					case c.OK && was.Bound != data.Exact && c.Bound == data.Exact:
						t.Fatalf("%s makes exact %v of %s%v", x, c.Value, was.Bound, was.Value)
					case c.OK && (c.Low != c.Value || c.High != c.Value):
						t.Fatalf("%s: spread %v to %v about %v", x, c.Low, c.High, c.Value)
					}
				}
			}
		}
	}
}

// Growth does not depend on the unit that a series is written in.
func TestGrowthAfterRescaling(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		n := 2 + r.IntN(20)
		a, b := make([]data.Cell, n), make([]data.Cell, n)
		for i := range n {
			v, bound := float64(1+r.IntN(9999)), data.Bound(r.IntN(4))
			a[i], b[i] = number(v, bound), number(v/1000, bound)
		}
		for _, x := range []data.Transform{data.GrowthPrev, data.GrowthYear} {
			p, q := apply(t, frame(years(1990, n), a...), x), apply(t, frame(years(1990, n), b...), x)
			for i := range p {
				if p[i].OK != q[i].OK || p[i].Bound != q[i].Bound || p[i].OK && math.Abs(p[i].Value-q[i].Value) > 1e-9*(1+math.Abs(p[i].Value)) {
					t.Fatalf("%s at %d: %v in thousands, %v in millions", x, i, p[i].Value, q[i].Value)
				}
			}
		}
	}
}
