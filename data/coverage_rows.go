package data

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// pick returns the observations that q is about, as places.
func (q *CoverageQuery) pick(ds *Dataset) ([]int, error) {
	dims := make([]int, len(q.Where))
	for i, f := range q.Where {
		if dims[i] = ds.DimIndex(f.Dimension); dims[i] < 0 {
			return nil, fmt.Errorf("%w: no dimension %q", ErrQuery, f.Dimension)
		}
	}
	var picked []int
next:
	for i := range ds.Observations {
		o := &ds.Observations[i]
		p := o.Period
		if p.freq != q.Freq || !q.From.IsZero() && p.start < q.From.start || !q.To.IsZero() && p.end > q.To.end {
			continue
		}
		for k, f := range q.Where {
			got := codeOf(o, dims[k])
			if !slices.ContainsFunc(f.Codes, func(c string) bool {
				return c == got || IsTotal(f.Dimension, c) && IsTotal(f.Dimension, got)
			}) {
				continue next
			}
		}
		picked = append(picked, i)
	}
	return picked, nil
}

// withBulk is ds with an observation more for each group of its rows in bulk that
// q is about, in their order; by are the dimensions of q.By.
func (q *CoverageQuery) withBulk(ctx context.Context, ds *Dataset, by []int) (*Dataset, []Group, error) {
	if ds.Bulk == nil {
		return ds, nil, nil
	}
	g := Grouping{Dims: slices.Compact(slices.Sorted(slices.Values(by))), Where: q.Where, Freq: q.Freq, From: q.From, To: q.To}
	groups, err := ds.Bulk.Group(ctx, g)
	if err != nil {
		return nil, nil, err
	}
	all := *ds
	all.Observations = slices.Clip(ds.Observations)
	for _, x := range groups {
		o := Observation{Dims: make([]string, len(ds.Dimensions)), Period: x.Period, Value: x.Sum, Missing: x.Missing, Bound: x.Bound, Status: x.Status}
		for i, d := range g.Dims {
			o.Dims[d] = x.Codes[i]
		}
		all.Observations = append(all.Observations, o)
	}
	return &all, groups, nil
}

// codeOf is the code of o on dimension d; "" where o says nothing.
func codeOf(o *Observation, d int) string {
	if d < len(o.Dims) {
		return o.Dims[d]
	}
	return ""
}

// coveredPeriods are the periods of picked, filled up where the frequency is
// regular.
func coveredPeriods(ds *Dataset, picked []int) ([]Period, error) {
	seen := map[Period]bool{}
	var list []Period
	for _, i := range picked {
		if p := ds.Observations[i].Period; !seen[p] {
			seen[p] = true
			list = append(list, p)
		}
	}
	slices.SortFunc(list, Period.Compare)
	if len(list) == 0 || list[0].freq == FreqYearToDate {
		return list, nil
	}
	last, full := list[len(list)-1], []Period{}
	for p := list[0]; p.Compare(last) <= 0; p = p.Shift(1) {
		if p.Shift(0) != p { // a reporting year of its own, a range: no calendar
			return list, nil
		}
		if full = append(full, p); len(full) > mostGrid {
			return nil, fmt.Errorf("%w: %s to %s is too long for a grid; choose From and To", ErrQuery, list[0], last)
		}
		delete(seen, p)
	}
	if len(seen) > 0 {
		return list, nil
	}
	return full, nil
}

// coveredRows are the rows of picked without cells, in order, and which of
// them each of picked belongs to.
func coveredRows(ds *Dataset, picked, by []int) (rows []GridRow, place []int) {
	known := map[string]int{}
	place = make([]int, len(picked))
	for k, i := range picked {
		key := make([]string, len(by))
		for n, d := range by {
			key[n] = codeOf(&ds.Observations[i], d)
			if IsTotal(ds.Dimensions[d].ID, key[n]) {
				key[n] = "_T"
				if ds.Dimensions[d].ID == DimFlow {
					key[n] = FlowTurnover
				}
			}
		}
		id := strings.Join(key, "\x00")
		at, seen := known[id]
		if !seen {
			at = len(rows)
			known[id] = at
			rows = append(rows, GridRow{Key: key})
		}
		place[k] = at
	}
	sorted, to := sortRows(ds, rows, by)
	for k := range place {
		place[k] = to[place[k]]
	}
	return sorted, place
}

// sortRows returns rows in the order of the codes, and where each went.
func sortRows(ds *Dataset, rows []GridRow, by []int) (sorted []GridRow, to []int) {
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	ranks := make([]map[string]int, len(by))
	for n, d := range by {
		ranks[n] = map[string]int{}
		for i, c := range ds.Codes(d) {
			ranks[n][c] = i + 1
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		for n := range by {
			x, y := rows[a].Key[n], rows[b].Key[n]
			if c := cmp.Or(compareRanks(ranks[n][x], ranks[n][y]), cmp.Compare(x, y)); c != 0 {
				return c
			}
		}
		return 0
	})
	sorted, to = make([]GridRow, len(rows)), make([]int, len(rows))
	for i, at := range order {
		sorted[i], to[at] = rows[at], i
	}
	return sorted, to
}

// compareRanks orders declared codes by their place, others (0) last.
func compareRanks(a, b int) int {
	switch {
	case a == b:
		return 0
	case a == 0:
		return 1
	case b == 0:
		return -1
	}
	return cmp.Compare(a, b)
}
