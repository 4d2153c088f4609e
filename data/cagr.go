package data

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// CAGR is the compound growth rate a year, in per cent with one decimal, from
// one cell to another that lies years later: ((to/from)^(1/years) − 1) × 100.
// Bound, status, sources, claims and Spliced follow as those of growth do. It
// has no value where to has none, where from has none ([WhyBase]), where from
// is zero or less or to below zero ([WhyZeroBase]), where to begins a new
// definition ([WhyBreak]), and where years is not above zero ([WhyNotAYear]).
// Of breaks between the two it cannot know; [Frame.CAGR] does.
func CAGR(from, to Cell, years float64) Cell {
	switch {
	case !to.OK:
		return to
	case !(years > 0) || math.IsInf(years, 1):
		return to.without(WhyNotAYear)
	case to.Status.Has(StatusBreak):
		return to.without(WhyBreak)
	case !from.OK:
		return to.without(WhyBase)
	case from.Value <= 0 || to.Value < 0:
		return to.without(WhyZeroBase)
	}
	out := ratio(to, from)
	if out.OK {
		out.Value = (math.Pow(to.Value/from.Value, 1/years) - 1) * 100
	}
	return out.alone()
}

// CAGR is the compound growth rate a year of series i between two periods of
// the frame, in whichever order they are given; see [CAGR]. A break anywhere
// between them gives [WhyBreak], a period that the frame does not have or that
// is the other one [WhyBase], ranges and year-to-date periods of different
// months [WhyNotAYear]. It fails with [ErrUnit] for percentages and factors,
// with [ErrQuery] when there is no series i.
func (f Frame) CAGR(i int, from, to Period) (Cell, error) {
	if !f.Unit.growable() {
		return Cell{}, fmt.Errorf("%s is a ratio, and its growth in per cent says nothing; ask for the change (D): %w", f.Unit.ID, ErrUnit)
	}
	if i < 0 || i >= len(f.Series) {
		return Cell{}, fmt.Errorf("%w: no series %d among %d", ErrQuery, i, len(f.Series))
	}
	if from.Compare(to) > 0 {
		from, to = to, from
	}
	lo, first := slices.BinarySearchFunc(f.Periods, from, Period.Compare)
	hi, second := slices.BinarySearchFunc(f.Periods, to, Period.Compare)
	if !first || !second || lo == hi {
		return Missing(WhyBase), nil
	}
	cells := f.Series[i].Cells
	if cells[lo].OK && cells[hi].OK && f.breakBetween(cells, lo, hi) {
		return cells[hi].without(WhyBreak), nil
	}
	return CAGR(cells[lo], cells[hi], yearsBetween(from, to)), nil
}

// yearsBetween is how many years b is after a, 0 where that has no meaning.
func yearsBetween(a, b Period) float64 {
	months := float64((b.Year()-a.Year())*12 + int(b.Start().Month()) - int(a.Start().Month()))
	switch {
	case a.freq != b.freq || a.freq == FreqRange:
		return 0
	case a.freq == FreqYearToDate && a.Within() != b.Within():
		return 0
	case a.freq == FreqYearToDate || a.freq.PerYear() > 0:
		return months / 12
	}
	const year = 365.2425 * 24 * float64(time.Hour/time.Second)
	return float64(b.start-a.start) / year
}

// Compound is the transformation that a frame of [Frame.Compound] is named by.
// A series cannot be asked for it: it is a rate between two periods.
const Compound Transform = "CAGR"

// Compound is f, a frame of levels, with the compound growth rate a year from
// one of its periods to another in place of its series: one period, the span
// from the beginning of the earlier one to the end of the later one, in per
// cent. It fails as [Frame.CAGR] does.
func (f Frame) Compound(from, to Period) (Frame, error) {
	if from.Compare(to) > 0 {
		from, to = to, from
	}
	out := f
	out.Query.Transform, out.Unit, out.Freq = Compound, Percent, FreqRange
	out.Periods = []Period{{freq: FreqRange, start: from.start, end: to.end}}
	out.Series = make([]Series, len(f.Series))
	for i, s := range f.Series {
		c, err := f.CAGR(i, from, to)
		if err != nil {
			return Frame{}, err
		}
		out.Series[i] = Series{Key: s.Key, Cells: []Cell{c}}
	}
	return out, nil
}
