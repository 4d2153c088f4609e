package store

import (
	"fmt"
	"slices"

	"accord/data"
)

// mostCells bounds a frame: days from year 1 to year 9999 are refused rather
// than filled in.
const mostCells = 1 << 20

// axis is the periods of a frame and where the steps of a calendar stand on it.
type axis struct {
	periods []data.Period
	regular bool
	first   int   // the step of periods[0] when regular
	steps   []int // the steps of periods when not
	// ahead is how many periods at the front are there to be compared with
	// only.
	ahead int
}

// at is the place of a step, −1 when the axis does not reach it.
func (x *axis) at(step int) int {
	i := step - x.first
	if !x.regular {
		var found bool
		if i, found = slices.BinarySearch(x.steps, step); !found {
			return -1
		}
	}
	if i < 0 || i >= len(x.periods) {
		return -1
	}
	return i
}

// axis spans the cells of groups within the window, and ahead of it what t
// compares with.
func (s *store) axis(a *asked, freq data.Freq, groups [][]int32, t data.Transform) (axis, error) {
	var in, all []int // steps within the window; all up to its end
	for _, g := range groups {
		for _, i := range g {
			for c := s.series[i].cells.lo; c < s.series[i].cells.hi; c++ {
				p := s.cols.period[c]
				all = append(all, s.steps[p])
				if a.window.Contains(s.periods[p]) {
					in = append(in, s.steps[p])
				}
			}
		}
	}
	lo, hi := slices.Min(in), slices.Max(in)
	if !s.calendar[freq].regular {
		return s.listed(in, all, t), nil
	}
	from := max(lo-reach(freq, t), slices.Min(all))
	if n := (hi - from + 1) * len(groups); n > mostCells {
		return axis{}, fmt.Errorf("%w: %s has %d cells from %s on; choose a later start or an earlier end", data.ErrQuery, a.indicator.ID, n, s.between(freq, from, from)[0])
	}
	return axis{periods: s.between(freq, from, hi), regular: true, first: from, ahead: lo - from}, nil
}

// listed is the axis of the periods that occur. When t compares, those before
// the window are ahead; they come first, because steps are in order of time.
func (s *store) listed(in, all []int, t data.Transform) axis {
	slices.Sort(in)
	in = slices.Compact(in)
	steps := in
	if t != data.Level {
		slices.Sort(all)
		all = slices.Compact(all)
		steps = nil
		for _, n := range all {
			if _, shown := slices.BinarySearch(in, n); shown || n < in[0] {
				steps = append(steps, n)
			}
		}
	}
	x := axis{steps: steps, ahead: len(steps) - len(in), periods: make([]data.Period, len(steps))}
	for i, n := range steps {
		x.periods[i] = s.periods[n]
	}
	return x
}

// reach is how many periods before a period t looks at.
func reach(f data.Freq, t data.Transform) int {
	switch {
	case t == data.Level:
		return 0
	case t != data.GrowthYear:
		return 1
	case f == data.FreqDay:
		return 366
	case f == data.FreqWeek:
		return 53
	}
	return f.PerYear()
}
