package data

import "slices"

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
	return change(t, c, cells[base])
}

// change is the difference of c from b, or its growth in per cent.
func change(t Transform, c, b Cell) Cell {
	if t == Difference {
		out := c.beside(b)
		out.Value = c.Value - b.Value
		out.Bound = c.Bound.Add(b.Bound.Negate())
		if ragged(c, b) {
			out.Bound = About
		}
		out.Decimals = max(c.Decimals, b.Decimals)
		return out.alone()
	}
	out := ratio(c, b)
	if out.OK {
		out.Value = (c.Value - b.Value) / b.Value * 100
	}
	return out.alone()
}

// ratio is c in per cent of a positive b, with one decimal.
func ratio(c, b Cell) Cell {
	out := c.beside(b)
	out.Value = c.Value / b.Value * 100
	out.Bound = ratioBound(c, b)
	if ragged(c, b) {
		out.Bound = About
	}
	out.Decimals = 1
	return out.alone()
}

// beside is a cell without a number that rests on c and on its base b.
func (c Cell) beside(b Cell) Cell {
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
	return out
}

// alone is c with a spread of its own value only, less what is no number.
func (c Cell) alone() Cell {
	if !c.OK {
		return c
	}
	c.Low, c.High = c.Value, c.Value
	return c.finite()
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
