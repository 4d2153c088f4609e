package store

import (
	"context"
	"slices"

	"accord/data"
)

// over answers queries over rows that are not observations: it asks for their
// sums by what a query tells apart, makes a store of these alone, and lets that
// answer. So the rules for frequencies, axes, sums and transformations are those
// of observations that are facts. Indicators that the rows are not about are
// answered from the observations.
type over struct {
	own     *store
	ds      *data.Dataset // without observations, and of facts
	bulk    *data.Bulk
	grouper data.Grouper
	orders  []map[string]int // by dimension: the place of a declared code, from 1
	totals  []string         // by dimension: the total code that stands for all
}

// Over returns a store over the observations of ds, which must not change any
// more, and the rows of ds.Bulk, whose groups g gives.
func Over(ds *data.Dataset, g data.Grouper) data.Store {
	facts := *ds
	facts.Observations = nil
	facts.Facts = &data.Facts{AtLeast: ds.Bulk.AtLeast}
	o := &over{own: newStore(ds), ds: &facts, bulk: ds.Bulk, grouper: g}
	for d := range ds.Dimensions {
		order := map[string]int{}
		for i, c := range ds.Codes(d) {
			order[c] = i + 1
		}
		o.orders = append(o.orders, order)
		o.totals = append(o.totals, bestTotal(ds.Dimensions[d].ID, ds.Bulk.Codes, d))
	}
	return o
}

// bestTotal is the total code that stands for all those of dimension d that
// occur, "" where none does.
func bestTotal(id string, codes [][]string, d int) string {
	for _, t := range totals {
		if d < len(codes) && data.IsTotal(id, t) && slices.Contains(codes[d], t) {
			return t
		}
	}
	return ""
}

// asked refuses what q names and is not there; bulk is true where the answer is
// in the rows.
func (o *over) asked(ctx context.Context, q data.Query) (bulk bool, err error) {
	if !o.bulk.Has(o.ds, q.Indicator) {
		return false, nil
	}
	if err := ctx.Err(); err != nil {
		return true, err
	}
	if err := o.own.prefers(q.Prefer); err != nil {
		return true, err
	}
	_, err = o.own.understand(q)
	return true, err
}

// Query answers q; see data.Store.
func (o *over) Query(ctx context.Context, q data.Query) (data.Frame, error) {
	if bulk, err := o.asked(ctx, q); err != nil {
		return data.Frame{}, err
	} else if !bulk {
		return o.own.Query(ctx, q)
	}
	g := o.grouping(q, o.dims(q.By))
	if q.Transform == data.Level {
		g.From, g.To = q.From, q.To
	}
	groups, limit, err := o.groups(ctx, g, q.Part && q.Transform != data.Share)
	if err != nil {
		return data.Frame{}, err
	}
	s, err := o.gather(groups, q, g)
	if err != nil {
		return data.Frame{}, err
	}
	ask := plain(q)
	_, ask.Freq = freqsOf(groups, q.Freq, window(q.From, q.To))
	f, err := s.Query(ctx, ask)
	if err != nil {
		return data.Frame{}, err
	}
	f.Cut = limit
	if f.Query = q; !q.AsOf.IsZero() { // rows have no date of publication
		f.Undated = s.valued(window(q.From, q.To), f.Freq)
	}
	return f, nil
}

// groups asks for groups, in part for the first where all are too many; see
// [data.GroupPart].
func (o *over) groups(ctx context.Context, g data.Grouping, part bool) (groups []data.Group, limit int, err error) {
	if part && len(g.Dims) > 0 {
		return data.GroupPart(ctx, o.grouper, g)
	}
	groups, err = o.grouper.Group(ctx, g)
	return groups, 0, err
}

// plain is q without what has been done to the rows already.
func plain(q data.Query) data.Query {
	q.Where, q.AsOf, q.Prefer = nil, data.Period{}, data.PreferDefault
	return q
}

// valued counts the cells of a frequency that have a value within the window.
func (s *store) valued(window data.Period, f data.Freq) (n int) {
	for _, line := range s.series {
		for c := line.cells.lo; c < line.cells.hi && line.freq == f; c++ {
			if s.cols.why[c] == "" && window.Contains(s.periods[s.cols.period[c]]) {
				n++
			}
		}
	}
	return n
}

// dims are the places of the dimensions of those ids, which are known, ascending.
func (o *over) dims(ids []string) []int {
	list := make([]int, 0, len(ids))
	for _, id := range ids {
		list = append(list, o.ds.DimIndex(id))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// grouping asks for the rows of q, whatever their periods.
func (o *over) grouping(q data.Query, dims []int) data.Grouping {
	where := []data.Filter{{Dimension: data.DimIndicator, Codes: []string{q.Indicator}}}
	return data.Grouping{Dims: dims, Where: append(where, q.Where...), Freq: q.Freq}
}

// Freqs answers which frequencies q has; see data.Store.
func (o *over) Freqs(ctx context.Context, q data.Query) ([]data.Freq, error) {
	q.Transform = data.Level
	if bulk, err := o.asked(ctx, q); err != nil {
		return nil, err
	} else if !bulk {
		return o.own.Freqs(ctx, q)
	}
	q.Freq = data.FreqNone
	g := o.grouping(q, nil)
	g.From, g.To = q.From, q.To
	groups, err := o.grouper.Group(ctx, g)
	if err != nil {
		return nil, err
	}
	freqs, _ := freqsOf(groups, data.FreqNone, window(q.From, q.To))
	return freqs, nil
}

// freqsOf are the frequencies of which groups have a value within the window, and
// the one that is asked for: of none the longest of them, or else the longest with
// a row within the window.
func freqsOf(groups []data.Group, asked data.Freq, window data.Period) (freqs []data.Freq, freq data.Freq) {
	has, value := map[data.Freq]bool{}, map[data.Freq]bool{}
	for i := range groups {
		if g := &groups[i]; window.Contains(g.Period) {
			has[g.Period.Freq()] = true
			value[g.Period.Freq()] = value[g.Period.Freq()] || !g.Missing
		}
	}
	for _, f := range data.Freqs() {
		if value[f] {
			freqs = append(freqs, f)
		}
	}
	if freq = asked; freq == data.FreqNone && len(freqs) > 0 {
		freq = freqs[0]
	}
	for _, f := range data.Freqs() {
		if freq == data.FreqNone && has[f] {
			freq = f
		}
	}
	return freqs, freq
}
