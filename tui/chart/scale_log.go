package chart

import "math"

// logTicks are the ticks of a logarithmic scale. They stand on the rows nearest
// to their places, because 1, 2, 5 and 10 are not equally far apart.
type logTicks struct {
	at   []float64 // the tick on each row, 0 where there is none
	step float64   // the distance between two, 0 where each is 1, 2 or 5 of its own decade
}

// stepOf is the step that says how precisely the tick v is written.
func (s scale) stepOf(v float64) float64 {
	switch {
	case s.log == nil:
		return s.step
	case s.log.step == 0:
		return v
	}
	return s.log.step
}

// logScale spreads the logarithms of e, which is above zero, over rows.
func logScale(e extent, rows int) scale {
	if !e.any {
		e.lo, e.hi = 1, 10
	}
	lo, hi := math.Log10(e.lo), math.Log10(e.hi)
	if hi-lo < 1e-6 {
		lo, hi = lo-0.05, hi+0.05
	}
	s := scale{base: lo, baseRow: max(rows-1, 0), step: hi - lo, every: max(rows-1, 1), log: &logTicks{}}
	s.log = s.chooseTicks(rows)
	return s
}

// maxLogTicks is how many ticks are not yet too many.
const maxLogTicks = 10

// chooseTicks chooses 1, 2 and 5 of every decade where there is room, else
// every decade, every second one and so on, and within a decade equal steps.
// There are three or more where rows allow it, if possible with a row free
// between them.
func (s scale) chooseTicks(rows int) *logTicks {
	all := s.logChoices(rows)
	for _, apart := range [...]int{2, 1} {
		for _, c := range all {
			if n, gap := c.measure(); n >= 3 && n <= maxLogTicks && gap >= apart && !c.lost {
				return c.logTicks
			}
		}
	}
	best := choice{logTicks: &logTicks{at: make([]float64, rows)}}
	for _, c := range all {
		if n := len(c.rows); n <= maxLogTicks && n > len(best.rows) {
			best = c
		}
	}
	return best.logTicks
}

// choice is a set of ticks that could be drawn.
type choice struct {
	*logTicks
	rows []int // of the ticks drawn, from the bottom
	lost bool  // two fell on one row
}

// measure is the number of ticks and the fewest rows from one to the next.
func (c choice) measure() (n, gap int) {
	gap = math.MaxInt
	for i := 1; i < len(c.rows); i++ {
		gap = min(gap, c.rows[i-1]-c.rows[i])
	}
	return len(c.rows), gap
}

// choose makes a set of the ticks that each gives, as far as they are in sight.
func (s scale) choose(rows int, step float64, each func(add func(v float64))) choice {
	c := choice{logTicks: &logTicks{at: make([]float64, rows), step: step}}
	each(func(v float64) {
		if l := math.Log10(v); !(l >= s.base-1e-9 && l <= s.base+s.step+1e-9) {
			return
		}
		row := min(max(int(math.Round(s.row(v))), 0), rows-1)
		if c.at[row] != 0 {
			c.lost = true
			return
		}
		c.at[row] = v
		c.rows = append(c.rows, row)
	})
	return c
}

// logChoices are all sets of ticks for s, the best first.
func (s scale) logChoices(rows int) []choice {
	lo, hi := s.base, s.base+s.step
	first, last := int(math.Floor(lo)), int(math.Ceil(hi))
	var out []choice
	if last-first <= maxLogTicks {
		out = append(out, s.choose(rows, 0, func(add func(v float64)) {
			for k := first; k <= last; k++ {
				add(math.Pow10(k))
				add(2 * math.Pow10(k))
				add(5 * math.Pow10(k))
			}
		}))
	}
	for _, every := range [...]int{1, 2, 5, 10, 20, 50, 100, 200} {
		out = append(out, s.choose(rows, 0, func(add func(v float64)) {
			for k := first - (first%every+every)%every; k <= last; k += every {
				add(math.Pow10(k))
			}
		}))
	}
	if hi-lo >= 2 {
		return out
	}
	a, b := math.Pow(10, lo), math.Pow(10, hi)
	steps(b-a, rows, func(step float64) {
		n := math.Floor(b/step + 1e-6)
		from := math.Ceil(a/step - 1e-6)
		if n-from > 2*maxLogTicks {
			return
		}
		out = append(out, s.choose(rows, step, func(add func(v float64)) {
			for k := from; k <= n; k++ {
				add(k * step)
			}
		}))
	})
	return out
}
