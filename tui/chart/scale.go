package chart

import "math"

// scale maps values to rows. Ticks fall on whole rows, an equal number of rows
// apart, so that the distance between two of them means the same everywhere.
type scale struct {
	base    float64 // the value of baseRow, which is a tick
	baseRow int     // counted from the top of the plot
	step    float64 // the distance between two ticks
	every   int     // rows between two ticks
	log     *logTicks
}

// row is the row of v, 0 the middle of the top row; it may lie outside.
func (s scale) row(v float64) float64 {
	r := float64(s.baseRow) - (s.level(v)-s.base)/s.step*float64(s.every)
	return min(max(r, -farAway), farAway)
}

// level is what rows are proportional to: the value, or its logarithm, which
// for a value of zero and below is far below the plot.
func (s scale) level(v float64) float64 {
	if s.log == nil {
		return min(max(v, -huge), huge)
	}
	if v <= 0 {
		return -farAway
	}
	return math.Log10(min(v, huge))
}

// levelAt is the level at a row.
func (s scale) levelAt(row float64) float64 {
	return s.base + (float64(s.baseRow)-row)/float64(s.every)*s.step
}

// farAway bounds rows, so that they stay integers whatever the values.
const farAway = 1 << 20

// tick is the value of the tick at a row, and whether there is one.
func (s scale) tick(row int) (float64, bool) {
	if s.log != nil {
		v := s.log.at[row]
		return v, v > 0
	}
	d := s.baseRow - row
	if d%s.every != 0 {
		return 0, false
	}
	// A multiple of the step rather than a sum: no rounding noise, and no −0.
	return (math.Round(s.base/s.step)+float64(d/s.every))*s.step + 0, true
}

// extent is the range of the values of a chart.
type extent struct {
	lo, hi float64
	any    bool
}

const huge = 1e300

// finite reports whether v is a number that can be drawn: of any other the
// difference to itself is none.
func finite(v float64) bool { return v-v == 0 }

func (e *extent) add(v float64) {
	v = min(max(v, -huge), huge)
	if !e.any {
		e.lo, e.hi, e.any = v, v, true
		return
	}
	e.lo, e.hi = min(e.lo, v), max(e.hi, v)
}

// widen makes the extent wide enough to divide.
func (e *extent) widen() {
	size := max(math.Abs(e.lo), math.Abs(e.hi))
	switch {
	case size < 1e-280:
		e.lo, e.hi = 0, 1
	case e.hi-e.lo < size*1e-9:
		e.lo, e.hi = e.lo-size/10, e.hi+size/10
	}
}

// steps calls f with the round steps that could divide span into up to rows
// pieces, from the finest to the coarsest.
func steps(span float64, rows int, f func(step float64)) {
	power := math.Floor(math.Log10(span / float64(max(rows, 1))))
	for range 5 {
		unit := math.Pow(10, power)
		f(unit)
		f(2 * unit)
		f(5 * unit)
		power++
	}
}

// lineScale spreads e over rows. The lowest tick is on the bottom row, unless
// ticks that lie otherwise use the height much better.
func lineScale(e extent, rows int) scale {
	e.widen()
	best, score := scale{base: e.lo, baseRow: max(rows-1, 0), step: e.hi - e.lo, every: max(rows-1, 1)}, math.Inf(-1)
	steps(e.hi-e.lo, rows, func(step float64) {
		for _, base := range [...]float64{math.Floor(e.lo/step+1e-9) * step, math.Ceil(e.lo/step-1e-9) * step} {
			for every := rows; every >= 1; every-- {
				below := cells((base - e.lo) / step * float64(every))
				if (e.hi-base)/step*float64(every)-1e-9 > float64(rows-1-below) || below > rows-1 {
					continue
				}
				used := (e.hi - e.lo) / step * float64(every) / float64(max(rows-1, 1))
				s := used - crowding(every, rows)
				if below > 0 {
					s -= 0.1
				}
				if s > score {
					best, score = scale{base: base, baseRow: rows - 1 - below, step: step, every: every}, s
				}
				break
			}
		}
	})
	return best
}

// barScale spreads e, which includes zero, over rows: a row for the zero line,
// bars above and below it, and up and down rows beyond their ends for text.
func barScale(e extent, rows, up, down int) scale {
	e.lo, e.hi = min(e.lo, 0), max(e.hi, 0)
	e.widen()
	if e.hi <= 0 {
		up = 0
	}
	if e.lo >= 0 {
		down = 0
	}
	best, score := scale{step: e.hi - e.lo, every: 1, baseRow: max(rows-1, 0)}, math.Inf(-1)
	steps(e.hi-e.lo, rows, func(step float64) {
		for every := rows; every >= 1; every-- {
			above := cells(e.hi/step*float64(every)) + up
			below := cells(-e.lo/step*float64(every)) + down
			if above+below+1 > rows {
				continue
			}
			used := (e.hi - e.lo) / step * float64(every) / float64(rows)
			if s := used - crowding(every, rows); s > score {
				best, score = scale{baseRow: rows - 1 - below, step: step, every: every}, s
			}
			return
		}
	})
	return best
}

// cells is the number of cells that a bar of that many rows touches.
func cells(rows float64) int { return max(0, int(math.Ceil(min(rows, farAway)-1e-9))) }

// crowding weighs ticks that are too dense or too few against the height that
// a scale leaves unused.
func crowding(every, rows int) float64 {
	ticks := (rows-1)/every + 1
	c := 0.05 * float64(max(0, ticks-7))
	if every == 1 && rows > 6 {
		c += 0.3
	}
	if rows >= labelsFrom {
		c += 0.2 * float64(max(0, 3-ticks))
	}
	return c
}

// Ticks returns the range lo … hi widened to whole steps, and the step: 1, 2
// or 5 times a power of ten, such that about n steps cover the range. A range
// without width is widened first; n below 1 counts as 1, and a limit that is
// not finite as 0.
func Ticks(lo, hi float64, n int) (lo2, hi2, step float64) {
	if !finite(lo) {
		lo = 0
	}
	if !finite(hi) {
		hi = 0
	}
	var e extent
	e.add(lo)
	e.add(hi)
	e.widen()
	raw := (e.hi - e.lo) / float64(max(n, 1))
	unit := math.Pow(10, math.Floor(math.Log10(raw)))
	switch f := raw / unit; {
	case f < 1.5:
		step = unit
	case f < 3.5:
		step = 2 * unit
	case f < 7.5:
		step = 5 * unit
	default:
		step = 10 * unit
	}
	return math.Floor(e.lo/step+1e-9)*step + 0, math.Ceil(e.hi/step-1e-9)*step + 0, step
}
