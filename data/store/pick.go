package store

import (
	"slices"
	"sort"

	"accord/data"
)

// pick returns the series that pass the filters, as places in s.series; they
// stand by frequency.
func (s *store) pick(a *asked) []int32 {
	list := make([]int32, 0, a.own.hi-a.own.lo)
next:
	for i := a.own.lo; i < a.own.hi; i++ {
		for _, f := range a.filters {
			if !f.keep[s.series[i].codes[f.dim]] {
				continue next
			}
		}
		list = append(list, int32(i))
	}
	return list
}

// oneFreq keeps the series of frequency f; of FreqNone, those of the longest
// frequency that has a value in the window, or a claim at least.
func (s *store) oneFreq(a *asked, list []int32, f data.Freq) ([]int32, data.Freq) {
	if f == data.FreqNone {
		if f = s.longest(a, list, true); f == data.FreqNone {
			f = s.longest(a, list, false)
		}
	}
	lo := slices.IndexFunc(list, func(i int32) bool { return s.series[i].freq == f })
	if lo < 0 {
		return nil, f
	}
	hi := lo
	for hi < len(list) && s.series[list[hi]].freq == f {
		hi++
	}
	return list[lo:hi], f
}

// longest is the first frequency that has a value, or any claim, in the window.
func (s *store) longest(a *asked, list []int32, value bool) data.Freq {
	for _, i := range list {
		if s.speaks(a, i, value) {
			return s.series[i].freq
		}
	}
	return data.FreqNone
}

// speaks reports whether series i has a value, or any claim, in the window.
func (s *store) speaks(a *asked, i int32, value bool) bool {
	at := s.within(i, a.window)
	for c := at.lo; c < at.hi; c++ {
		if (!value || s.cols.why[c] == "") && a.window.Contains(s.periods[s.cols.period[c]]) {
			return true
		}
	}
	return false
}

// within are the cells of series i that begin within a window: those outside of
// it need not be looked at, however many they are.
func (s *store) within(i int32, window data.Period) span {
	cells := s.series[i].cells
	from, to := window.Start().Unix(), window.End().Unix()
	begin := func(k int) int64 { return s.periods[s.cols.period[cells.lo+k]].Start().Unix() }
	n := cells.hi - cells.lo
	return span{cells.lo + sort.Search(n, func(k int) bool { return begin(k) >= from }),
		cells.lo + sort.Search(n, func(k int) bool { return begin(k) > to })}
}

// group sorts list by the codes of a.by and returns the groups in that order,
// each reduced to the series that make up its cells.
func (s *store) group(a *asked, list []int32) [][]int32 {
	order := func(x, y int32) int {
		for _, d := range a.by {
			if p, q := s.series[x].codes[d], s.series[y].codes[d]; p != q {
				return int(p) - int(q)
			}
		}
		return 0
	}
	slices.SortStableFunc(list, order)
	groups := make([][]int32, 0, 8)
	for len(list) > 0 {
		n := 1
		for n < len(list) && order(list[0], list[n]) == 0 {
			n++
		}
		groups = append(groups, s.reduce(a, list[:n:n]))
		list = list[n:]
	}
	return groups
}

// reduce keeps, dimension by dimension, the totals of a group where it has
// any; what is left are parts to be summed. Scopes are looked at first: where
// several remain, nothing else is reduced, because a total of one scope is no
// total of the others.
func (s *store) reduce(a *asked, parts []int32) []int32 {
	if s.ds.Facts != nil {
		return parts
	}
	for _, scopes := range [...]bool{true, false} {
		for d := range s.dicts {
			if len(parts) == 1 {
				return parts
			}
			if s.apart[d] != scopes || slices.Contains(a.by, d) {
				continue
			}
			total := func(i int32) bool { return s.dicts[d].total[s.series[i].codes[d]] }
			if slices.ContainsFunc(parts, total) {
				parts = slices.DeleteFunc(parts, func(i int32) bool { return !total(i) })
			} else if scopes && s.differ(parts, d) {
				return parts
			}
		}
	}
	return parts
}

// differ reports whether parts have several codes on dimension d.
func (s *store) differ(parts []int32, d int) bool {
	return slices.ContainsFunc(parts, func(i int32) bool { return s.series[i].codes[d] != s.series[parts[0]].codes[d] })
}
