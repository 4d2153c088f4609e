package store

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"accord/data"
)

// part is a group at its place in a store.
type part struct {
	codes  []uint32
	freq   int   // in data.Freqs
	period int32 // in store.periods
	*data.Group
}

// line orders parts by the series that they belong to.
func (p *part) line(q *part) int {
	return cmp.Or(cmp.Compare(p.freq, q.freq), slices.Compare(p.codes, q.codes))
}

// inOrder are parts by series and then by period. Groups come series by series, and
// mostly these have to be put in order and not their parts.
func inOrder(parts []part) []part {
	var runs []span // of one series each
	for lo, hi := 0, 0; lo < len(parts); lo = hi {
		for hi = lo; hi < len(parts) && parts[hi].line(&parts[lo]) == 0; hi++ {
		}
		runs = append(runs, span{lo, hi})
	}
	slices.SortStableFunc(runs, func(x, y span) int { return parts[x.lo].line(&parts[y.lo]) })
	out := make([]part, 0, len(parts))
	byPeriod := func(x, y part) int { return cmp.Compare(x.period, y.period) }
	for i := 0; i < len(runs); {
		from := len(out)
		for first := runs[i].lo; i < len(runs) && parts[runs[i].lo].line(&parts[first]) == 0; i++ {
			out = append(out, parts[runs[i].lo:runs[i].hi]...)
		}
		if one := out[from:]; !slices.IsSortedFunc(one, byPeriod) {
			slices.SortStableFunc(one, byPeriod)
		}
	}
	return out
}

// gather makes a store of the groups of g, with a series for each combination of
// their codes; a dimension that g does not tell apart has one code.
func (o *over) gather(groups []data.Group, q data.Query, g data.Grouping) (*store, error) {
	in, _ := o.ds.Indicator(q.Indicator)
	s := &store{ds: o.ds, source: o.source(), ind: o.own.ind, apart: o.own.apart, dicts: make([]dict, len(o.ds.Dimensions))}
	parts := make([]part, len(groups))
	slab := make([]uint32, len(groups)*len(s.dicts))
	for i := range groups {
		parts[i] = part{codes: slab[i*len(s.dicts):][:len(s.dicts):len(s.dicts)], Group: &groups[i]}
	}
	for d := range s.dicts {
		k := slices.Index(g.Dims, d)
		s.dicts[d] = o.dict(d, q.Indicator, k, groups)
		for i := range parts {
			if k >= 0 {
				parts[i].codes[d] = s.dicts[d].at[o.code(d, groups[i].Codes[k])]
			}
		}
	}
	places := s.setPeriods(len(groups), func(i int) data.Period { return groups[i].Period })
	freqs := data.Freqs()
	for i := range parts {
		parts[i].period, parts[i].freq = places[i], slices.Index(freqs, groups[i].Period.Freq())
	}
	parts = inOrder(parts)
	s.spans = make([]span, len(s.dicts[s.ind].codes))
	s.cols.grow(len(parts))
	for lo := 0; lo < len(parts); {
		line := series{codes: parts[lo].codes, freq: freqs[parts[lo].freq], cells: span{lo: len(s.cols.value)}}
		hi := lo
		for hi < len(parts) && parts[hi].line(&parts[lo]) == 0 {
			from := hi
			for hi < len(parts) && parts[hi].line(&parts[lo]) == 0 && parts[hi].period == parts[from].period {
				hi++
			}
			if rows := s.addGroups(parts[from:hi], in); rows > 1 && in.Unit.IsRatio() {
				return nil, fmt.Errorf("%s is in %s, which is never summed%s: %w", in.ID, in.Unit.ID, o.advice(g), data.ErrUnit)
			}
		}
		line.cells.hi = len(s.cols.value)
		s.series = append(s.series, line)
		lo = hi
	}
	s.spans[s.dicts[s.ind].at[q.Indicator]] = span{hi: len(s.series)}
	return s, nil
}

// code is a code of dimension d as queries show it: total codes stand as one.
func (o *over) code(d int, code string) string {
	if data.IsTotal(o.ds.Dimensions[d].ID, code) {
		return o.totals[d]
	}
	return code
}

// dict numbers the codes of dimension d that occur in groups, at place k of
// their codes; −1 where they are not told apart.
func (o *over) dict(d int, indicator string, k int, groups []data.Group) dict {
	x := dict{id: o.ds.Dimensions[d].ID, at: map[string]uint32{}}
	switch {
	case k >= 0:
		for i := range groups {
			x.add(o.code(d, groups[i].Codes[k]))
		}
	case d == o.own.ind:
		x.add(indicator)
	default:
		x.add("")
	}
	o.arrange(d, x.codes)
	x.total = make([]bool, len(x.codes))
	for i, c := range x.codes {
		x.at[c], x.total[i] = uint32(i), data.IsTotal(x.id, c)
	}
	return x
}

// arrange sorts codes of dimension d as the dataset declares them, then the
// others by name.
func (o *over) arrange(d int, codes []string) {
	slices.SortFunc(codes, func(x, y string) int {
		i, j := o.orders[d][x], o.orders[d][y]
		switch {
		case i > 0 && j > 0:
			return cmp.Compare(i, j)
		case i > 0:
			return -1
		case j > 0:
			return 1
		}
		return cmp.Compare(x, y)
	})
}

// addGroups appends the cell that groups with the same codes and period make, and
// returns of how many rows.
func (s *store) addGroups(parts []part, in data.Indicator) (rows int64) {
	c := &s.cols
	why, value, known, lacks := "", 0.0, false, false
	decimals, bound, status := 0, data.Exact, data.Status(0)
	for _, p := range parts {
		rows += p.Rows
		status |= p.Status
		if p.Missing {
			why = data.WhyStatus
			continue
		}
		known = true
		value += p.Sum
		bound = bound.Add(p.Bound)
		if p.Decimals < 0 {
			decimals = max(decimals, in.Decimals)
		}
		decimals = max(decimals, p.Decimals)
	}
	if lacks = why != "" && known && s.ds.Facts.AtLeast; lacks {
		why, bound, status = "", bound.Add(data.More), status.Valued()
	}
	switch {
	case why != "" && rows > 1:
		why = data.WhyPart
	case why == "" && (math.IsInf(value, 0) || math.IsNaN(value)):
		why = data.WhyTooLarge
	}
	if why != "" {
		value = math.NaN()
	}
	c.period = append(c.period, parts[0].period)
	c.value, c.low, c.high = append(c.value, value), append(c.low, value), append(c.high, value)
	c.decimals = append(c.decimals, int16(min(decimals, math.MaxInt16)))
	c.bound, c.status = append(c.bound, bound), append(c.status, status)
	c.why, c.lacks = append(c.why, why), append(c.lacks, lacks && why == "")
	c.org, c.sources = append(c.org, ""), append(c.sources, s.source)
	c.rows = append(c.rows, span{0, 1}) // the sum is the claim
	return rows
}

// source is that of all rows; none where there is not one.
func (o *over) source() []string {
	if o.bulk.Source == "" {
		return nil
	}
	return []string{o.bulk.Source}
}

// advice says by what to tell the rows of g apart; "" where nothing does.
func (o *over) advice(g data.Grouping) string {
	for d, dim := range o.ds.Dimensions {
		if d < len(o.bulk.Codes) && len(o.bulk.Codes[d]) != 1 && !slices.Contains(g.Dims, d) && d != o.own.ind {
			return fmt.Sprintf("; group by %s or choose one of its codes", dim.ID)
		}
	}
	return ""
}
