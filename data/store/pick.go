package store

import (
	"fmt"
	"math"
	"slices"
	"time"

	"accord/data"
	"accord/data/diag"
)

// asked is a query in the store's numbers.
type asked struct {
	indicator data.Indicator
	own       span     // the series of the indicator
	filters   []filter // all must hold
	by        []int    // dimensions that series are told apart by
	window    data.Period
}

// filter keeps series by their code on one dimension.
type filter struct {
	dim  int
	keep []bool // by code
}

// understand looks up what q names.
func (s *store) understand(q data.Query) (asked, error) {
	var a asked
	var known bool
	if a.indicator, known = s.ds.Indicator(q.Indicator); !known {
		ids := make([]string, len(s.ds.Indicators))
		for i, x := range s.ds.Indicators {
			ids[i] = x.ID
		}
		return a, unknown("indicator", q.Indicator, ids)
	}
	if s.ind >= 0 {
		a.own = s.spans[s.dicts[s.ind].at[q.Indicator]]
	}
	for _, f := range q.Where {
		d, err := s.dimension(f.Dimension)
		if err != nil {
			return a, err
		}
		a.filters = append(a.filters, s.dicts[d].filter(d, f.Codes))
	}
	for _, id := range q.By {
		d, err := s.dimension(id)
		if err != nil {
			return a, err
		}
		a.by = append(a.by, d)
	}
	if _, known := data.ParseTransform(string(q.Transform)); !known && q.Transform != data.Level {
		return a, fmt.Errorf("%w: no transformation %q; known: D, G1, GY", data.ErrQuery, string(q.Transform))
	}
	a.window = window(q.From, q.To)
	return a, nil
}

// dimension is the place of dimension id.
func (s *store) dimension(id string) (int, error) {
	if id == data.TimePeriod {
		return 0, fmt.Errorf("%w: %s is no dimension to filter or group by; periods are the columns, and From and To choose them", data.ErrQuery, id)
	}
	if d := s.ds.DimIndex(id); d >= 0 {
		return d, nil
	}
	ids := make([]string, len(s.dicts))
	for i := range s.dicts {
		ids[i] = s.dicts[i].id
	}
	return 0, unknown("dimension", id, ids)
}

// unknown is the error for a name that is not in known.
func unknown(kind, name string, known []string) error {
	return fmt.Errorf("%w: no %s %q%s", data.ErrQuery, kind, name, diag.Suggest(name, known))
}

// filter keeps codes; a total code keeps every total code.
func (x *dict) filter(d int, codes []string) filter {
	f := filter{dim: d, keep: make([]bool, len(x.codes))}
	for _, c := range codes {
		if i, ok := x.at[c]; ok {
			f.keep[i] = true
		}
		if data.IsTotal(x.id, c) {
			for i, total := range x.total {
				f.keep[i] = f.keep[i] || total
			}
		}
	}
	return f
}

// window is the span from the start of from to the end of to; zero is open.
func window(from, to data.Period) data.Period {
	start, end := time.Unix(math.MinInt64/4, 0), time.Unix(math.MaxInt64/4, 0)
	if !from.IsZero() {
		start = from.Start()
	}
	if !to.IsZero() {
		end = to.End()
	}
	return data.NewPeriod(data.FreqRange, start, end)
}

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
	for c := s.series[i].cells.lo; c < s.series[i].cells.hi; c++ {
		if (!value || s.cols.why[c] == "") && a.window.Contains(s.periods[s.cols.period[c]]) {
			return true
		}
	}
	return false
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
// any; what is left are parts to be summed.
func (s *store) reduce(a *asked, parts []int32) []int32 {
	for d := range s.dicts {
		if len(parts) == 1 {
			break
		}
		if slices.Contains(a.by, d) {
			continue
		}
		total := func(i int32) bool { return s.dicts[d].total[s.series[i].codes[d]] }
		if slices.ContainsFunc(parts, total) {
			parts = slices.DeleteFunc(parts, func(i int32) bool { return !total(i) })
		}
	}
	return parts
}
