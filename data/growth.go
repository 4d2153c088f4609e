package data

import (
	"fmt"
	"slices"
)

// Apply returns f after t, with the unit after it; f itself is not changed.
//
//   - D is value − base in the frame's unit; of percentages it is percentage
//     points, and the unit stays PT.
//   - G1 and GY are (value − base) / base × 100 in per cent with one decimal.
//     Of ratios they are refused with [ErrUnit]; a base of zero or less gives
//     [WhyZeroBase].
//
// The base of D and G1 is the adjacent period, that of GY the same period a
// year earlier. A year-to-date period is compared with the same months a year
// earlier by all three; ranges and instants have nothing to be compared with
// and give [WhyNotAYear]. A base without a value gives [WhyBase]: a gap is
// never bridged. A break between base and value gives [WhyBreak].
//
// Bounds follow the numbers ("more than 5" on 4 is more than 25 %; where
// nothing firmer can be said the bound is [About]); a base stated as positive
// is taken to be positive. The status is that of both, less a break that came
// before the base. Sources are the value's, then the base's. Claims are those
// of both periods together. Low and High equal Value: pairing the lowest claim
// of one period with the highest of another would state a spread that nobody
// claims. Cells of different organisations are compared and marked Spliced.
func (f Frame) Apply(t Transform) (Frame, error) {
	switch t {
	case Level:
		return f, nil
	case Difference:
	case GrowthPrev, GrowthYear:
		if f.Unit.IsRatio() {
			return Frame{}, fmt.Errorf("%s is a ratio, and its growth in per cent says nothing; ask for the change (D): %w", f.Unit.ID, ErrUnit)
		}
	default:
		return Frame{}, fmt.Errorf("%w: no transformation %q; known: D, G1, GY", ErrQuery, string(t))
	}
	bases := f.bases(t)
	out := f
	out.Unit = t.Unit(f.Unit)
	out.Query.Transform = t
	out.Series = make([]Series, len(f.Series))
	cells := make([]Cell, len(f.Series)*len(f.Periods))
	for i, s := range f.Series {
		row := cells[i*len(f.Periods):][:len(f.Periods):len(f.Periods)]
		for j := range row {
			row[j] = f.changed(t, s.Cells, j, bases[j])
		}
		out.Series[i] = Series{Key: s.Key, Cells: row}
	}
	return out, nil
}

// Where the base of a period is: its index, or one of these.
const (
	outside = -1 // not in the frame
	nowhere = -2 // there is no such period
)

// bases returns for each period the index of the one it is compared with.
func (f Frame) bases(t Transform) []int {
	at := make([]int, len(f.Periods))
	for j, p := range f.Periods {
		q := p.Shift(-1)
		if t == GrowthYear {
			q = p.YearAgo()
		}
		at[j] = nowhere
		if q.IsZero() {
			continue
		}
		at[j] = outside
		if i, found := slices.BinarySearchFunc(f.Periods[:j], q, Period.Compare); found {
			at[j] = i
		}
	}
	return at
}

// changed is cell j of a series, compared with cell base.
func (f Frame) changed(t Transform, cells []Cell, j, base int) Cell {
	c := cells[j]
	switch {
	case !c.OK:
		return c
	case base == nowhere:
		return c.without(WhyNotAYear)
	case f.broken(cells, j, base):
		return c.without(WhyBreak)
	case base == outside || !cells[base].OK:
		return c.without(WhyBase)
	case t != Difference && cells[base].Value <= 0:
		return c.without(WhyZeroBase)
	}
	b := cells[base]
	out := Cell{
		OK:      true,
		Status:  c.Status | b.Status&^StatusBreak,
		Claims:  c.Claims + b.Claims,
		Org:     c.Org,
		Spliced: c.Org != b.Org || c.Spliced || b.Spliced,
		Sources: union(c.Sources, b.Sources),
	}
	if c.Org != b.Org {
		out.Org = ""
	}
	if t == Difference {
		out.Value = c.Value - b.Value
		out.Bound = c.Bound.Add(b.Bound.Negate())
		out.Decimals = max(c.Decimals, b.Decimals)
	} else {
		out.Value = (c.Value - b.Value) / b.Value * 100
		out.Bound = ratioBound(c, b)
		out.Decimals = 1
	}
	out.Low, out.High = out.Value, out.Value
	return out.finite()
}

// broken reports whether definitions change after base and up to j. Of
// year-to-date periods only those of the same year count, because the year
// before lies on the other side.
func (f Frame) broken(cells []Cell, j, base int) bool {
	if base == outside {
		base = j - 1
	}
	for i := base + 1; i <= j; i++ {
		same := f.Freq != FreqYearToDate || f.Periods[i].start == f.Periods[j].start
		if same && cells[i].Status.Has(StatusBreak) {
			return true
		}
	}
	return false
}

// ratioBound is the bound of a/b for a positive b, by the ends of the two
// intervals. Multiplying by 1/b moves a number away from zero when b is less
// than stated, and towards it when b is more; that agrees with the bound of a
// on one side of zero only, and on the other nothing can be said.
func ratioBound(a, b Cell) Bound {
	if b.Bound == Exact {
		return a.Bound
	}
	if a.Bound == About || b.Bound == About {
		return About
	}
	away := b.Bound == Less
	switch a.Bound {
	case Exact:
		switch {
		case a.Value == 0:
			return About
		case a.Value > 0 == away:
			return More
		}
		return Less
	case More:
		if away && a.Value >= 0 || !away && a.Value <= 0 {
			return More
		}
	case Less:
		if away && a.Value <= 0 || !away && a.Value >= 0 {
			return Less
		}
	}
	return About
}
