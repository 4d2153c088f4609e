package data

import "fmt"

// Apply returns f, a frame of levels, after t, with the unit after it; f
// itself is not changed. Base and window are those of f.Query.
//
//   - D is value − base in the frame's unit; of percentages it is percentage
//     points, and the unit stays PT. G1 and GY are (value − base) / base × 100
//     in per cent. The base of D and G1 is the adjacent period, that of GY the
//     same period a year earlier.
//   - I is value / base × 100 in IX. The base is Query.Base; one that is longer
//     than the frame's periods is the mean of all those that it holds.
//   - SHARE is value / total × 100 in per cent, the total being the sum of all
//     series of the frame in that period.
//   - C is the sum of the series from its first figure to this period.
//   - A is the mean of the Query.Window periods that end with this one.
//
// Growth and index are refused with [ErrUnit] for percentages and factors
// (growth of an index is fine), SHARE and C for every ratio. C of year-to-date
// figures, of ranges and of instants is refused with [ErrQuery], and so are an
// index without a base and SHARE of series of which one holds another.
//
// A cell has no value, and says why, where its own period has none; where the
// base or, for SHARE, C and A, any other part lacks one ([WhyBase],
// [WhyPart]): a gap is never bridged, and ends a cumulated sum; where a
// divisor is zero or negative ([WhyZeroBase]); where definitions change among
// the periods that it puts together ([WhyBreak]); and where there is nothing
// to be compared with ([WhyNotAYear]): for ranges always, for instants by all
// but I. Year-to-date periods are compared with the same months of other
// years only.
//
// Bounds follow the numbers ("more than 5" on 4 is more than 25 %; where
// nothing firmer can be said the bound is [About]); a divisor stated as
// positive is taken to be positive. The status is that of all parts, less a
// break that came before the base. Sources are the value's, then the others'.
// Claims are those of all parts together. Low and High equal Value: pairing
// the lowest claim of one period with the highest of another would state a
// spread that nobody claims. Figures of different organisations are put
// together and marked Spliced. Per cent and indices have one decimal, C and A
// those of the most precise part.
func (f Frame) Apply(t Transform) (Frame, error) {
	if err := f.permits(t); err != nil {
		return Frame{}, err
	}
	if t == Level {
		return f, nil
	}
	calculate := f.calculation(t)
	out := f
	out.Unit = t.Unit(f.Unit)
	out.Query.Transform = t
	out.Series = make([]Series, len(f.Series))
	cells := make([]Cell, len(f.Series)*len(f.Periods))
	for i, s := range f.Series {
		row := cells[i*len(f.Periods):][:len(f.Periods):len(f.Periods)]
		calculate(s.Cells, row)
		out.Series[i] = Series{Key: s.Key, Cells: row}
	}
	return out, nil
}

// calculation returns what writes the cells of one series after t.
func (f Frame) calculation(t Transform) func(cells, out []Cell) {
	switch t {
	case Index:
		return f.index()
	case Share:
		return f.shares()
	case Cumulated:
		return f.cumulate
	case Average:
		return f.average(windowOf(f.Query.Window))
	}
	bases := f.bases(t)
	return func(cells, out []Cell) {
		for j := range out {
			out[j] = f.changed(t, cells, j, bases[j])
		}
	}
}

// permits reports in words why t cannot be asked of f.
func (f Frame) permits(t Transform) error {
	if err := CheckTransform(t, f.Query.Base, f.Query.Window); err != nil {
		return err
	}
	switch t {
	case GrowthPrev, GrowthYear:
		if !f.Unit.growable() {
			return fmt.Errorf("%s is a ratio, and its growth in per cent says nothing; ask for the change (D): %w", f.Unit.ID, ErrUnit)
		}
	case Index:
		if !f.Unit.growable() {
			return fmt.Errorf("%s is a ratio, and an index of it says nothing; ask for the change (D): %w", f.Unit.ID, ErrUnit)
		}
	case Share:
		if f.Unit.IsRatio() {
			return fmt.Errorf("%s is a ratio, which is never summed and has no shares: %w", f.Unit.ID, ErrUnit)
		}
		return f.disjoint()
	case Cumulated:
		if f.Unit.IsRatio() {
			return fmt.Errorf("%s is a ratio, which is never summed: %w", f.Unit.ID, ErrUnit)
		}
		switch f.Freq {
		case FreqYearToDate:
			return fmt.Errorf("%w: year-to-date figures are cumulated already", ErrQuery)
		case FreqRange:
			return fmt.Errorf("%w: ranges may overlap and are never cumulated", ErrQuery)
		case FreqInstant:
			return fmt.Errorf("%w: figures of an instant are no flows and are never cumulated", ErrQuery)
		}
	}
	return nil
}
