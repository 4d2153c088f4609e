package store

import (
	"cmp"
	"fmt"
	"slices"
	"sort"

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
	// ahead and behind are how many periods at the front and at the end are
	// there to be compared with only.
	ahead, behind int
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

// axis spans the cells of groups within the window, and around it what the
// transformation of q puts together with them.
func (s *store) axis(a *asked, freq data.Freq, groups [][]int32, q data.Query) (axis, error) {
	var in, base []int // steps within the window, and of the base
	for _, g := range groups {
		for _, i := range g {
			in = s.stepsIn(in, i, a.window)
			if q.Transform == data.Index {
				base = s.stepsIn(base, i, q.Base)
			}
		}
	}
	lo, hi := slices.Min(in), slices.Max(in)
	if !s.calendar[freq].regular {
		most := everything
		switch {
		case q.Transform == data.Level:
			most = 0
		case freq == data.FreqInstant && q.Transform != data.Index && q.Transform != data.GrowthYear:
			most = reach(freq, q) // other periods are compared with what is not the one before
		}
		return s.listed(in, s.stepsAround(groups, lo, most), q.Transform, most), nil
	}
	first := lo
	for _, g := range groups {
		for _, i := range g {
			first = min(first, s.steps[s.cols.period[s.series[i].cells.lo]])
		}
	}
	from, to := max(lo-reach(freq, q), first), hi
	if len(base) > 0 {
		from, to = min(from, slices.Min(base)), max(to, slices.Max(base))
	}
	if n := (to - from + 1) * len(groups); n > mostCells {
		return axis{}, fmt.Errorf("%w: %s has %d cells from %s on; choose a later start or an earlier end", data.ErrQuery, a.indicator.ID, n, s.between(freq, from, from)[0])
	}
	return axis{periods: s.between(freq, from, to), regular: true, first: from, ahead: lo - from, behind: to - hi}, nil
}

// stepsIn adds the steps of series i within a window to list.
func (s *store) stepsIn(list []int, i int32, window data.Period) []int {
	at := s.within(i, window)
	for c := at.lo; c < at.hi; c++ {
		if p := s.cols.period[c]; window.Contains(s.periods[p]) {
			list = append(list, s.steps[p])
		}
	}
	return list
}

// stepsAround are steps of the cells of groups: all where most is everything, else
// those from lo on and of each series as many before it as are looked at.
func (s *store) stepsAround(groups [][]int32, lo, most int) (all []int) {
	if most == 0 {
		return nil
	}
	for _, g := range groups {
		for _, i := range g {
			cells := s.series[i].cells
			step := func(k int) int { return s.steps[s.cols.period[cells.lo+k]] }
			first := 0
			if most < everything {
				first = max(0, sort.Search(cells.hi-cells.lo, func(k int) bool { return step(k) >= lo })-most)
			}
			for k := first; k < cells.hi-cells.lo; k++ {
				all = append(all, step(k))
			}
		}
	}
	return all
}

// listed is the axis of the periods that occur. When t compares, those before
// the window are ahead, at most most; they come first, because steps are in order
// of time. An index may have its base after the window, too.
func (s *store) listed(in, all []int, t data.Transform, most int) axis {
	slices.Sort(in)
	in = slices.Compact(in)
	steps, x := in, axis{}
	if t != data.Level {
		slices.Sort(all)
		all = slices.Compact(all)
		if before, _ := slices.BinarySearch(all, in[0]); before > most {
			all = all[before-most:]
		}
		steps = nil
		for _, n := range all {
			_, shown := slices.BinarySearch(in, n)
			switch {
			case n < in[0]:
				x.ahead++
			case n > in[len(in)-1] && t == data.Index:
				x.behind++
			case !shown:
				continue
			}
			steps = append(steps, n)
		}
	}
	x.steps, x.periods = steps, make([]data.Period, len(steps))
	for i, n := range steps {
		x.periods[i] = s.periods[n]
	}
	return x
}

// everything is more periods than there are.
const everything = 1 << 30

// reach is how many periods before a period the transformation of q looks at.
func reach(f data.Freq, q data.Query) int {
	switch {
	case q.Transform == data.Level || q.Transform == data.Share || q.Transform == data.Index:
		return 0
	case q.Transform == data.Cumulated:
		return everything
	case q.Transform == data.Average:
		return cmp.Or(q.Window, data.DefaultWindow) - 1
	case q.Transform != data.GrowthYear:
		return 1
	case f == data.FreqDay:
		return 366
	case f == data.FreqWeek:
		return 53
	}
	return f.PerYear()
}
