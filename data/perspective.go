package data

import (
	"context"
	"fmt"
)

// Perspective is a [Store] that can list claims as of a date and under a
// preference.
type Perspective interface {
	Store
	// ClaimsAs is Claims of the selection of q as of q.AsOf under q.Prefer:
	// the claims behind the cell at p of a frame of q that has one series.
	// Where, AsOf and Prefer of q matter, and its Indicator.
	ClaimsAs(ctx context.Context, q Query, p Period) ([]Claim, error)
}

// Summed is a [Store] of which some claims are nothing but sums: cells of a frame,
// which has those of all periods at once.
type Summed interface {
	Store
	// SumsOf is the query whose frame has the claims of the selection of q at any
	// period of the frequency f; false where these are no sums.
	SumsOf(q Query, f Freq) (Query, bool)
	// SumAt is what ClaimsAs lists of q at p, out of that frame.
	SumAt(f Frame, q Query, p Period) []Claim
}

// ClaimsAs lists the claims behind one cell as they stand in a frame of q: as
// of q.AsOf and under q.Prefer. A store that is no [Perspective] answers for
// today and the dataset's own order only, and otherwise with [ErrQuery].
func ClaimsAs(ctx context.Context, st Store, q Query, p Period) ([]Claim, error) {
	if x, ok := st.(Perspective); ok {
		return x.ClaimsAs(ctx, q, p)
	}
	if !q.AsOf.IsZero() || q.Prefer != PreferDefault {
		return nil, fmt.Errorf("%w: this store lists claims as they are today and in the dataset's order only", ErrQuery)
	}
	where := map[string]string{DimIndicator: q.Indicator}
	for _, f := range q.Where {
		if len(f.Codes) != 1 {
			return nil, fmt.Errorf("%w: claims are listed for one code of %s, not for %d", ErrQuery, f.Dimension, len(f.Codes))
		}
		where[f.Dimension] = f.Codes[0]
	}
	return st.Claims(ctx, where, p)
}
