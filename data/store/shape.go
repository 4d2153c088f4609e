package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"accord/data"
)

// Shape tells what q selects; see data.ShapeOf.
func (s *store) Shape(ctx context.Context, q data.Query) (data.Shape, error) {
	if err := ctx.Err(); err != nil {
		return data.Shape{}, err
	}
	s, err := s.through(q)
	if err != nil {
		return data.Shape{}, err
	}
	q.Transform, q.From, q.To = data.Level, data.Period{}, data.Period{}
	a, err := s.understand(q)
	if err != nil {
		return data.Shape{}, err
	}
	if len(a.by) > 1 {
		return data.Shape{}, fmt.Errorf("%w: the codes of one dimension are counted, not of %d", data.ErrQuery, len(a.by))
	}
	list := s.pick(&a)
	var out data.Shape
	for _, i := range list {
		if f := s.series[i].freq; !slices.Contains(out.Freqs, f) && s.speaks(&a, i, true) {
			out.Freqs = append(out.Freqs, f)
		}
	}
	list, _ = s.oneFreq(&a, list, q.Freq)
	seen := make([]shapes, len(s.dicts))
	for d := range seen {
		seen[d] = make(shapes, len(s.dicts[d].codes))
	}
	for _, i := range list {
		own := s.shapeOf(i)
		out.Figures += own.figures
		for d, code := range s.series[i].codes {
			seen[d][code].join(own)
		}
	}
	for d := range s.dicts {
		if d != s.ind {
			out.Dimensions = append(out.Dimensions, seen[d].dimension(s, d))
		}
	}
	if len(a.by) == 1 {
		for p, n := range s.filled(list, a.by[0]) {
			if n > 0 {
				out.Periods = append(out.Periods, s.periods[p])
				out.Filled = append(out.Filled, n)
			}
		}
	}
	var all held
	for _, x := range seen[max(s.ind, 0)] {
		all.join(x)
	}
	if all.figures > 0 {
		out.First, out.Last = s.periods[all.first], s.periods[all.last]
	}
	return out, nil
}

// held is what a code has: how many figures between which periods.
type held struct {
	occurs      bool
	figures     int
	first, last int32
}

// join adds what y has to x.
func (x *held) join(y held) {
	x.occurs = true
	switch {
	case y.figures == 0:
	case x.figures == 0:
		x.first, x.last = y.first, y.last
	default:
		x.first, x.last = min(x.first, y.first), max(x.last, y.last)
	}
	x.figures += y.figures
}

// shapeOf is what series i has.
func (s *store) shapeOf(i int32) held {
	h := held{occurs: true}
	for c := s.series[i].cells.lo; c < s.series[i].cells.hi; c++ {
		if s.cols.why[c] == "" {
			h.join(held{figures: 1, first: s.cols.period[c], last: s.cols.period[c]})
		}
	}
	return h
}

// filled counts by period how many codes of dimension d have a figure in list.
func (s *store) filled(list []int32, d int) []int {
	code := func(i int32) uint32 { return s.series[i].codes[d] }
	list = slices.Clone(list)
	if parts := slices.DeleteFunc(slices.Clone(list), func(i int32) bool { return s.dicts[d].total[code(i)] }); len(parts) > 0 {
		list = parts
	}
	slices.SortFunc(list, func(i, j int32) int { return cmp.Compare(code(i), code(j)) })
	counts, last := make([]int, len(s.periods)), make([]uint32, len(s.periods))
	for _, i := range list {
		for c := s.series[i].cells.lo; c < s.series[i].cells.hi; c++ {
			if p := s.cols.period[c]; s.cols.why[c] == "" && last[p] != code(i)+1 {
				last[p] = code(i) + 1
				counts[p]++
			}
		}
	}
	return counts
}

// shapes are what the codes of a dimension have, by code.
type shapes []held

// dimension is dimension d with the codes that occur.
func (x shapes) dimension(s *store, d int) data.ShapeDimension {
	out := data.ShapeDimension{ID: s.dicts[d].id}
	for code, h := range x {
		if !h.occurs {
			continue
		}
		c := data.ShapeCode{Code: s.dicts[d].codes[code], Figures: h.figures}
		if h.figures > 0 {
			c.First, c.Last = s.periods[h.first], s.periods[h.last]
		}
		out.Codes = append(out.Codes, c)
	}
	return out
}
