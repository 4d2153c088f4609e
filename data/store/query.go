package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"accord/data"
)

// mostCells bounds a frame: days from year 1 to year 9999 are refused rather
// than filled in.
const mostCells = 1 << 22

// Query answers q; see data.Store.
func (s *store) Query(ctx context.Context, q data.Query) (data.Frame, error) {
	if err := ctx.Err(); err != nil {
		return data.Frame{}, err
	}
	a, err := s.understand(q)
	if err != nil {
		return data.Frame{}, err
	}
	list, freq := s.oneFreq(&a, s.pick(&a), q.Freq)
	f := data.Frame{Query: q, Unit: a.indicator.Unit, Freq: freq}
	groups := s.group(&a, list)
	groups = slices.DeleteFunc(groups, func(g []int32) bool {
		return !slices.ContainsFunc(g, func(i int32) bool { return s.speaks(&a, i, false) })
	})
	for _, g := range groups {
		if err := s.summable(&a, g); err != nil {
			return data.Frame{}, err
		}
	}
	var x axis
	if len(groups) > 0 {
		if x, err = s.axis(&a, freq, groups, q.Transform); err != nil {
			return data.Frame{}, err
		}
		f.Periods = x.periods
		f.Series = s.draw(&a, x, groups)
	}
	if f, err = f.Apply(q.Transform); err != nil {
		return data.Frame{}, err
	}
	f.Query = q
	if x.ahead > 0 {
		f.Periods = f.Periods[x.ahead:]
		for i := range f.Series {
			f.Series[i].Cells = f.Series[i].Cells[x.ahead:]
		}
	}
	return f, nil
}

// Freqs answers which frequencies q has; see data.Store.
func (s *store) Freqs(ctx context.Context, q data.Query) ([]data.Freq, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	a, err := s.understand(q)
	if err != nil {
		return nil, err
	}
	var freqs []data.Freq
	for _, i := range s.pick(&a) {
		if f := s.series[i].freq; !slices.Contains(freqs, f) && s.speaks(&a, i, true) {
			freqs = append(freqs, f)
		}
	}
	return freqs, nil
}

// summable refuses parts in a unit that is not the indicator's, and ratios in
// several parts.
func (s *store) summable(a *asked, parts []int32) error {
	in := a.indicator
	for _, i := range parts {
		if u := s.series[i].foreign; u != "" {
			return fmt.Errorf("%s is in %s, and a figure of it is in %s: %w", in.ID, in.Unit.ID, u, data.ErrUnit)
		}
	}
	if len(parts) == 1 || !in.Unit.IsRatio() {
		return nil
	}
	for d := range s.dicts {
		var codes []string
		for _, i := range parts {
			c := s.dicts[d].codes[s.series[i].codes[d]]
			if !slices.Contains(codes, c) {
				codes = append(codes, c)
			}
		}
		if len(codes) > 1 && !slices.Contains(a.by, d) {
			return fmt.Errorf("%s is in %s, which is never summed; group by %s or choose one of its codes (%s): %w",
				in.ID, in.Unit.ID, s.dicts[d].id, strings.Join(codes, ", "), data.ErrUnit)
		}
	}
	return fmt.Errorf("%s is in %s, which is never summed: %w", in.ID, in.Unit.ID, data.ErrUnit)
}

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

// draw makes the series of groups on the axis x.
func (s *store) draw(a *asked, x axis, groups [][]int32) []data.Series {
	out := make([]data.Series, len(groups))
	n := len(x.periods)
	slab := make([]data.Cell, n*len(groups))
	none := data.Missing(data.WhyNoClaim)
	for i := range slab {
		slab[i] = none
	}
	keys := make([]string, len(groups)*len(a.by))
	for g, parts := range groups {
		key := keys[g*len(a.by):][:len(a.by):len(a.by)]
		for k, d := range a.by {
			key[k] = s.dicts[d].codes[s.series[parts[0]].codes[d]]
		}
		out[g] = data.Series{Key: key, Cells: slab[g*n:][:n:n]}
		if len(parts) == 1 {
			s.place(x, parts[0], out[g].Cells, 1)
		} else {
			s.sum(x, parts, out[g].Cells)
		}
	}
	return out
}

// place writes the cells of series i to every stride-th place of cells.
func (s *store) place(x axis, i int32, cells []data.Cell, stride int) {
	for c := s.series[i].cells.lo; c < s.series[i].cells.hi; c++ {
		if at := x.at(s.steps[s.cols.period[c]]); at >= 0 {
			cells[at*stride] = s.cell(c)
		}
	}
}

// sum writes the sums of parts to cells.
func (s *store) sum(x axis, parts []int32, cells []data.Cell) {
	k := len(parts)
	all := make([]data.Cell, len(cells)*k)
	none := data.Missing(data.WhyNoClaim)
	for i := range all {
		all[i] = none
	}
	for j, i := range parts {
		s.place(x, i, all[j:], k)
	}
	for at := range cells {
		cells[at] = data.SumCells(all[at*k : (at+1)*k])
	}
}
