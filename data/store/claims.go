package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"accord/data"
)

// Claims lists the claims behind one cell; see data.Store.
func (s *store) Claims(ctx context.Context, where map[string]string, p data.Period) ([]data.Claim, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	q := data.Query{Indicator: where[data.DimIndicator]}
	if q.Indicator == "" {
		return nil, fmt.Errorf("%w: claims need an %s", data.ErrQuery, data.DimIndicator)
	}
	for dim, code := range where {
		q.Where = append(q.Where, data.Filter{Dimension: dim, Codes: []string{code}})
	}
	slices.SortFunc(q.Where, func(a, b data.Filter) int { return cmp.Compare(a.Dimension, b.Dimension) })
	return s.ClaimsAs(ctx, q, p)
}

// ClaimsAs lists the claims behind one cell as of a date and under a
// preference; see data.Perspective.
func (s *store) ClaimsAs(ctx context.Context, q data.Query, p data.Period) ([]data.Claim, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s, err := s.through(q)
	if err != nil {
		return nil, err
	}
	q.Freq, q.By, q.Transform = p.Freq(), nil, data.Level
	q.From, q.To = data.Period{}, data.Period{}
	a, err := s.understand(q)
	if err != nil {
		return nil, err
	}
	list, _ := s.oneFreq(&a, s.pick(&a), q.Freq)
	if len(list) == 0 {
		return nil, nil
	}
	var claims []data.Claim
	for _, i := range s.reduce(&a, list) {
		cells := s.series[i].cells
		n, found := slices.BinarySearchFunc(s.cols.period[cells.lo:cells.hi], p, func(at int32, p data.Period) int {
			return s.periods[at].Compare(p)
		})
		if found {
			claims = s.appendClaims(claims, s.cols.rows[cells.lo+n])
		}
	}
	return claims, nil
}

// appendClaims adds the claims at rows r.
func (s *store) appendClaims(claims []data.Claim, r span) []data.Claim {
	for at := r.lo; at < r.hi; at++ {
		o := s.ds.Observations[s.rows[at]]
		c := data.Claim{Observation: o, Why: s.rules[at].String(), Undated: !s.lens.asOf.IsZero() && o.Vintage.IsZero()}
		if s.rules[at] == byChoice {
			c.Why = s.lens.prefer.Word()
		}
		if p, ok := pin(s.ds, &o); ok {
			c.Reason = p.Reason
		}
		claims = append(claims, c)
	}
	return claims
}
