package store

import (
	"fmt"
	"slices"
	"sync"

	"accord/data"
	"accord/data/diag"
)

// lens is what a view is made for: one indicator as of a date and under a
// preference.
type lens struct {
	indicator uint32
	asOf      data.Period
	prefer    data.Preference
}

// mostViews bounds the views that are kept ready: stepping through the dates
// of a dataset makes one each.
const mostViews = 16

// views keeps what was made last. Everything in it can be made again, so that
// the answers do not depend on it.
type views struct {
	mu   sync.Mutex
	list []*lazyView // the oldest first
}

// lazyView is made by the first who needs it, while others wait for that one
// only.
type lazyView struct {
	lens lens
	once sync.Once
	*store
}

// through returns the store that answers q: s itself, or a view of it.
func (s *store) through(q data.Query) (*store, error) {
	if q.AsOf.IsZero() && q.Prefer == data.PreferDefault {
		return s, nil
	}
	if err := s.prefers(q.Prefer); err != nil {
		return nil, err
	}
	_, known := s.ds.Indicator(q.Indicator)
	if !known || s.ind < 0 {
		return s, nil // which refuses it in words, or has nothing
	}
	l := lens{indicator: s.dicts[s.ind].at[q.Indicator], asOf: q.AsOf, prefer: q.Prefer}
	v := s.views.find(l)
	v.once.Do(func() { v.store = s.view(l) })
	return v.store, nil
}

// find returns the view for l, which may not be made yet.
func (v *views) find(l lens) *lazyView {
	v.mu.Lock()
	defer v.mu.Unlock()
	if i := slices.IndexFunc(v.list, func(x *lazyView) bool { return x.lens == l }); i >= 0 {
		return v.list[i]
	}
	if len(v.list) == mostViews {
		v.list = slices.Delete(v.list, 0, 1)
	}
	x := &lazyView{lens: l}
	v.list = append(v.list, x)
	return x
}

// prefers refuses a preference that is none, and an organisation that
// published nothing.
func (s *store) prefers(p data.Preference) error {
	if _, err := data.ParsePreference(string(p)); err != nil {
		return err
	}
	id, chosen := p.Reporter()
	if !chosen {
		return nil
	}
	if _, known := s.ds.Reporter(id); known {
		return nil
	}
	if slices.ContainsFunc(s.ds.Observations, func(o data.Observation) bool { return o.Org == id }) {
		return nil
	}
	ids := make([]string, len(s.ds.Reporters))
	for i, r := range s.ds.Reporters {
		ids[i] = r.ID
	}
	return fmt.Errorf("%w: no reporter %q%s", data.ErrQuery, id, diag.Suggest(id, ids))
}

// view copies one indicator of s without the observations that were not known
// yet, and with the claims of each cell in the order that is preferred.
// Dictionaries and calendars are shared: the keys of a series stay what they
// are today.
func (s *store) view(l lens) *store {
	v := &store{
		ds: s.ds, dicts: s.dicts, ind: s.ind, apart: s.apart, lens: l,
		periods: s.periods, steps: s.steps, calendar: s.calendar, spans: make([]span, len(s.spans)),
	}
	own, cells, rows := s.spans[l.indicator], 0, 0
	for _, line := range s.series[own.lo:own.hi] {
		cells += line.cells.hi - line.cells.lo
		for _, r := range s.cols.rows[line.cells.lo:line.cells.hi] {
			rows += r.hi - r.lo
		}
	}
	v.cols.grow(cells)
	v.rows, v.rules = make([]int32, 0, rows), make([]rule, rows)
	indicator, _ := s.ds.Indicator(s.dicts[s.ind].codes[l.indicator])
	a := arranger{ranker: newRanker(s.ds), unit: indicator.Unit, prefer: l.prefer, ranks: map[int32]rank{}}
	for _, line := range s.series[own.lo:own.hi] {
		seen := series{codes: line.codes, freq: line.freq, cells: span{lo: len(v.cols.value)}}
		for c := line.cells.lo; c < line.cells.hi; c++ {
			r := v.take(s.rows[s.cols.rows[c].lo:s.cols.rows[c].hi])
			if r.lo == r.hi {
				continue
			}
			a.arrange(v.rows[r.lo:r.hi])
			if unit := v.addCell(a.of, s.cols.period[c], r, indicator); unit != "" {
				seen.foreign = unit
			}
		}
		if seen.cells.hi = len(v.cols.value); seen.cells.hi > seen.cells.lo {
			v.series = append(v.series, seen)
		}
	}
	v.spans[l.indicator] = span{hi: len(v.series)}
	return v
}

// take appends those of rows that are known, and returns where they stand.
func (s *store) take(rows []int32) span {
	r := span{lo: len(s.rows)}
	for _, row := range rows {
		if known(&s.ds.Observations[row], s.lens.asOf) {
			s.rows = append(s.rows, row)
		}
	}
	r.hi = len(s.rows)
	return r
}

// known reports whether o was published by the end of asOf; zero is now.
func known(o *data.Observation, asOf data.Period) bool {
	return asOf.IsZero() || o.Vintage.IsZero() || o.Vintage.Start().Before(asOf.End())
}

// undated counts the figures of groups within the window whose claim has no
// date; 0 for a store of today.
func (s *store) undated(a *asked, groups [][]int32) int {
	n := 0
	if s.lens.asOf.IsZero() {
		return n
	}
	for _, g := range groups {
		for _, i := range g {
			for c := s.series[i].cells.lo; c < s.series[i].cells.hi; c++ {
				head := s.rows[s.cols.rows[c].lo]
				if s.cols.why[c] == "" && a.window.Contains(s.periods[s.cols.period[c]]) && s.ds.Observations[head].Vintage.IsZero() {
					n++
				}
			}
		}
	}
	return n
}
