package data

import "fmt"

// shares returns what writes a series as per cent of the sum of all series.
func (f Frame) shares() func(cells, out []Cell) {
	totals := make([]whole, len(f.Periods))
	column := make([]Cell, len(f.Series))
	for j := range totals {
		for i, s := range f.Series {
			column[i] = s.Cells[j]
		}
		totals[j] = wholeOf(column)
	}
	return func(cells, out []Cell) {
		for j := range out {
			out[j] = totals[j].share(cells[j])
		}
	}
}

// whole is the sum of the parts of one period, and what the bound of a share
// depends on.
type whole struct {
	sum      Cell
	bounds   [4]int // how many parts have each bound
	positive int    // how many parts are above zero
	negative bool   // a part is below zero
}

func wholeOf(parts []Cell) whole {
	w := whole{sum: together(parts)}
	for _, c := range parts {
		w.bounds[c.Bound]++
		if c.Value > 0 {
			w.positive++
		}
		w.negative = w.negative || c.Value < 0
	}
	return w
}

// share is c in per cent of the whole.
func (w *whole) share(c Cell) Cell {
	switch {
	case !c.OK:
		return c
	case !w.sum.OK && w.sum.Why == WhyTooLarge:
		return c.without(WhyTooLarge)
	case !w.sum.OK:
		return c.without(WhyPart)
	case w.sum.Value <= 0:
		return c.without(WhyZeroBase)
	}
	out := c
	out.Value = c.Value / w.sum.Value * 100
	out.Bound = w.bound(c)
	out.Decimals = 1
	out.Status, out.Claims, out.Org, out.Spliced = w.sum.Status, w.sum.Claims, w.sum.Org, w.sum.Spliced
	out.Sources = union(c.Sources, w.sum.Sources)
	return out.alone()
}

// bound is the bound of c / (c + rest). With all parts at zero or above it
// grows with c and falls with the rest, so that it is known when the two
// agree; of parts below zero nothing can be said.
func (w *whole) bound(c Cell) Bound {
	others := w.bounds
	others[c.Bound]--
	rest := Exact
	for b, n := range others {
		if n > 0 {
			rest = rest.Add(Bound(b))
		}
	}
	if c.Bound == Exact && rest == Exact {
		return Exact
	}
	alone := w.positive == 0 || w.positive == 1 && c.Value > 0 // 100 % either way
	nothing := c.Value == 0 && c.Bound == Exact                // 0 % either way
	if w.negative || alone || nothing {
		return About
	}
	return c.Bound.Add(rest.Negate())
}

// disjoint refuses shares among series of which one stands for the whole of a
// dimension and another for a part of it: it would be counted twice.
func (f Frame) disjoint() error {
	for d, id := range f.Query.By {
		whole, part := "", ""
		for _, s := range f.Series {
			switch {
			case d >= len(s.Key):
			case IsTotal(id, s.Key[d]):
				whole = fmt.Sprintf("%q", s.Key[d])
			default:
				part = s.Key[d]
			}
		}
		if whole != "" && part != "" {
			return fmt.Errorf("%w: of %s, %s is the whole and %q a part of it, which would be counted twice; choose the parts alone",
				ErrQuery, id, whole, part)
		}
	}
	return nil
}
