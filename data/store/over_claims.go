package store

import (
	"cmp"
	"context"
	"slices"

	"accord/data"
)

// Claims lists what is behind one cell; see data.Store. Of rows it is their sum:
// they are parts of it and no rivals.
func (o *over) Claims(ctx context.Context, where map[string]string, p data.Period) ([]data.Claim, error) {
	q := data.Query{Indicator: where[data.DimIndicator]}
	if !o.bulk.Has(o.ds, q.Indicator) {
		return o.own.Claims(ctx, where, p)
	}
	for dim, code := range where {
		if dim != data.DimIndicator {
			q.Where = append(q.Where, data.Filter{Dimension: dim, Codes: []string{code}})
		}
	}
	slices.SortFunc(q.Where, func(a, b data.Filter) int { return cmp.Compare(a.Dimension, b.Dimension) })
	return o.ClaimsAs(ctx, q, p)
}

// ClaimsAs lists what is behind one cell as of a date and under a preference; see
// data.Perspective.
func (o *over) ClaimsAs(ctx context.Context, q data.Query, p data.Period) ([]data.Claim, error) {
	q.By, q.Freq, q.From, q.To, q.Transform = nil, p.Freq(), p, p, data.Level
	if bulk, err := o.asked(ctx, q); err != nil {
		return nil, err
	} else if !bulk {
		return o.own.ClaimsAs(ctx, q, p)
	}
	f, err := o.Query(ctx, q)
	if err != nil {
		return nil, err
	}
	return o.SumAt(f, q, p), nil
}

// SumsOf is the query for the sums that the claims of q are; see [data.Summed].
func (o *over) SumsOf(q data.Query, f data.Freq) (data.Query, bool) {
	q.By, q.Freq, q.From, q.To, q.Transform = nil, f, data.Period{}, data.Period{}, data.Level
	return q, o.bulk.Has(o.ds, q.Indicator)
}

// SumAt is the sum at p in a frame of [over.SumsOf]; see [data.Summed].
func (o *over) SumAt(f data.Frame, q data.Query, p data.Period) []data.Claim {
	if len(f.Series) == 0 {
		return nil
	}
	at, found := slices.BinarySearchFunc(f.Periods, p, data.Period.Compare)
	if !found {
		return nil
	}
	c := f.Series[0].Cells[at]
	dims := make([]string, len(o.ds.Dimensions))
	dims[o.own.ind] = q.Indicator
	for _, w := range q.Where {
		if len(w.Codes) == 1 {
			dims[o.ds.DimIndex(w.Dimension)] = w.Codes[0]
		}
	}
	if c.Claims == 0 {
		return nil
	}
	sum := data.Observation{Dims: dims, Period: p, Value: c.Value, Missing: !c.OK, Decimals: c.Decimals, Bound: c.Bound, Unit: f.Unit, Status: c.Status}
	return []data.Claim{{Observation: sum, Why: alone.String(), Undated: !q.AsOf.IsZero()}}
}
