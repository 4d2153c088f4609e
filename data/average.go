package data

import "slices"

// average returns what writes a series as the mean of the n periods that end
// with each.
func (f Frame) average(n int) func(cells, out []Cell) {
	return func(cells, out []Cell) {
		parts := make([]Cell, n)
		for j := range out {
			out[j] = f.averaged(cells, j, parts)
		}
	}
}

// averaged is the mean of cell j and as many before it as parts has room for.
func (f Frame) averaged(cells []Cell, j int, parts []Cell) Cell {
	c, p, i := cells[j], f.Periods[j], j
	if !c.OK {
		return c
	}
	for k := range parts {
		if k > 0 {
			p = p.Shift(-1)
		}
		if p.IsZero() {
			return c.without(WhyNotAYear)
		}
		var found bool
		i, found = slices.BinarySearchFunc(f.Periods[:i+1], p, Period.Compare)
		switch {
		case f.breakIn(cells, i, j, p):
			return c.without(WhyBreak)
		case !found || !cells[i].OK:
			return c.without(WhyPart)
		}
		parts[k] = cells[i]
	}
	return mean(parts).alone()
}

// mean is the arithmetic mean of parts, missing with [WhyPart] when one is.
func mean(parts []Cell) Cell {
	c := together(parts)
	n := float64(len(parts))
	c.Value, c.Low, c.High = c.Value/n, c.Low/n, c.High/n
	return c
}

// together is the sum of parts, marked when they are of different
// organisations.
func together(parts []Cell) Cell {
	c := SumCells(parts)
	for _, p := range parts {
		c.Spliced = c.Spliced || c.OK && p.Org != parts[0].Org
	}
	return c
}
