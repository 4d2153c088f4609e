package data

import "slices"

// index returns what writes a series as per cent of its base.
func (f Frame) index() func(cells, out []Cell) {
	spans := make([]baseSpan, len(f.Periods))
	whole := f.spanOf(f.Query.Base)
	for j, p := range f.Periods {
		switch f.Freq {
		case FreqYearToDate:
			spans[j] = f.spanOf(YearToDate(f.Query.Base.Year(), p.Within()))
		case FreqRange:
			spans[j] = baseSpan{nowhere, nowhere}
		default:
			spans[j] = whole
		}
	}
	return func(cells, out []Cell) {
		var base Cell
		for j, span := range spans {
			if j == 0 || span != spans[j-1] {
				base = Missing(WhyBase)
				if span.lo >= 0 {
					base = mean(cells[span.lo:span.hi])
				}
			}
			out[j] = f.indexed(cells, j, span, base)
		}
	}
}

// baseSpan is where the base of an index stands: periods lo to hi, hi
// exclusive; [outside] or [nowhere] when it is not there.
type baseSpan struct{ lo, hi int }

// spanOf finds base among the periods: itself, or the periods that fill it
// without a hole.
func (f Frame) spanOf(base Period) baseSpan {
	if i, found := slices.BinarySearchFunc(f.Periods, base, Period.Compare); found {
		return baseSpan{i, i + 1}
	}
	lo := slices.IndexFunc(f.Periods, base.Contains)
	if lo < 0 || f.Freq == FreqYearToDate || f.Periods[lo].start != base.start {
		return baseSpan{outside, outside}
	}
	hi := lo + 1
	for hi < len(f.Periods) && f.Periods[hi].start == f.Periods[hi-1].end && base.Contains(f.Periods[hi]) {
		hi++
	}
	if f.Periods[hi-1].end != base.end {
		return baseSpan{outside, outside}
	}
	return baseSpan{lo, hi}
}

// indexed is cell j in per cent of base.
func (f Frame) indexed(cells []Cell, j int, span baseSpan, base Cell) Cell {
	c := cells[j]
	switch {
	case !c.OK:
		return c
	case span.lo == nowhere:
		return c.without(WhyNotAYear)
	case !base.OK:
		return c.without(WhyBase)
	case f.breakBetween(cells, min(j, span.lo), max(j, span.hi-1)):
		return c.without(WhyBreak)
	case base.Value <= 0:
		return c.without(WhyZeroBase)
	}
	out := ratio(c, base)
	if span.hi == span.lo+1 && span.lo == j { // it is its own base: 100, whatever it was stated as
		out.Claims, out.Bound = c.Claims, Exact
	}
	return out
}

// breakBetween reports whether definitions change after period lo and up to
// hi.
func (f Frame) breakBetween(cells []Cell, lo, hi int) bool {
	return f.breakIn(cells, lo, hi, f.Periods[lo])
}

// breakIn reports whether a cell from lo to hi stands after a break that base
// stands before. Base does itself, and so do the year-to-date periods of its
// year.
func (f Frame) breakIn(cells []Cell, lo, hi int, base Period) bool {
	for i := lo; i <= hi; i++ {
		p := f.Periods[i]
		same := p == base || f.Freq == FreqYearToDate && p.start == base.start
		if !same && cells[i].Status.Has(StatusBreak) {
			return true
		}
	}
	return false
}
