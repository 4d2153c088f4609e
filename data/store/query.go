package store

import (
	"context"
	"slices"
	"sort"

	"accord/data"
)

// Query answers q; see data.Store.
func (s *store) Query(ctx context.Context, q data.Query) (data.Frame, error) {
	if err := ctx.Err(); err != nil {
		return data.Frame{}, err
	}
	s, err := s.through(q)
	if err != nil {
		return data.Frame{}, err
	}
	a, err := s.understand(q)
	if err != nil {
		return data.Frame{}, err
	}
	list, freq := s.oneFreq(&a, s.pick(&a), q.Freq)
	f := data.Frame{Query: q, Unit: a.indicator.Unit, Freq: freq}
	groups, shown, err := s.groups(&a, list, q.Transform)
	if err != nil {
		return data.Frame{}, err
	}
	f.Undated = s.undated(&a, groups[:shown])
	var x axis
	if shown > 0 {
		if x, err = s.axis(&a, freq, groups, q); err != nil {
			return data.Frame{}, err
		}
		f.Periods = x.periods
		f.Series = s.draw(&a, x, groups)
	}
	if f, err = f.Apply(q.Transform); err != nil {
		return data.Frame{}, err
	}
	f.Query = q
	if shown > 0 {
		n := len(f.Periods) - x.behind
		f.Periods, f.Series = f.Periods[x.ahead:n:n], f.Series[:shown:shown]
		for i := range f.Series {
			f.Series[i].Cells = f.Series[i].Cells[x.ahead:n:n]
		}
	}
	return f, nil
}

// groups returns the groups of series to draw: shown of them have a claim in
// the window. The others follow only where they count all the same, which is
// in a share: what is shown never changes a value. It refuses what would have
// to be summed and must not be.
func (s *store) groups(a *asked, list []int32, t data.Transform) (groups [][]int32, shown int, err error) {
	groups = s.group(a, list)
	speaking := make([][]int32, 0, len(groups))
	silent := [][]int32(nil)
	for _, g := range groups {
		if slices.ContainsFunc(g, func(i int32) bool { return s.speaks(a, i, false) }) {
			speaking = append(speaking, g)
		} else {
			silent = append(silent, g)
		}
	}
	groups, shown = speaking, len(speaking)
	if t == data.Share && shown > 0 {
		groups = append(groups, silent...)
		if err := s.summable(&asked{indicator: a.indicator}, slices.Concat(groups...)); err != nil {
			return nil, 0, err
		}
	}
	for _, g := range groups {
		if err := s.summable(a, g); err != nil {
			return nil, 0, err
		}
	}
	return groups, shown, nil
}

// Freqs answers which frequencies q has; see data.Store.
func (s *store) Freqs(ctx context.Context, q data.Query) ([]data.Freq, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s, err := s.through(q)
	if err != nil {
		return nil, err
	}
	q.Transform = data.Level
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
	own := s.series[i].cells
	step := func(k int) int { return s.steps[s.cols.period[own.lo+k]] }
	first := 0
	if n := len(x.steps); !x.regular && n > 0 {
		first = sort.Search(own.hi-own.lo, func(k int) bool { return step(k) >= x.steps[0] })
		own.hi = own.lo + sort.Search(own.hi-own.lo, func(k int) bool { return step(k) > x.steps[n-1] })
	}
	for c := own.lo + first; c < own.hi; c++ {
		if at := x.at(s.steps[s.cols.period[c]]); at >= 0 {
			cells[at*stride] = s.cell(c)
		}
	}
}

// sum writes the sums of parts to cells.
func (s *store) sum(x axis, parts []int32, cells []data.Cell) {
	if s.ds.Facts != nil {
		s.addUp(x, parts, cells)
		return
	}
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
