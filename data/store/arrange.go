package store

import (
	"cmp"
	"math"
	"slices"

	"accord/data"
)

// arranger orders the claims of one cell after another by a preference.
type arranger struct {
	ranker ranker
	unit   data.Unit
	prefer data.Preference
	ranks  map[int32]rank // of the rows of the cell at hand
}

// of is the rank of a row of the cell at hand.
func (a *arranger) of(row int32) *rank {
	r := a.ranks[row]
	return &r
}

// arrange sorts rows, the claims of one cell, and remembers their ranks.
func (a *arranger) arrange(rows []int32) {
	if len(rows) == 1 {
		return // nobody asks for its rank
	}
	clear(a.ranks)
	for _, row := range rows {
		o := &a.ranker.ds.Observations[row]
		r := a.ranker.of(o)
		r.choice = a.choice(o, r)
		a.ranks[row] = r
	}
	slices.SortFunc(rows, func(x, y int32) int {
		c, _ := a.of(x).compare(*a.of(y))
		return cmp.Or(c, cmp.Compare(x, y))
	})
}

// choice is what the preference says of o: the smaller is preferred.
func (a *arranger) choice(o *data.Observation, r rank) float64 {
	if id, ok := a.prefer.Reporter(); ok {
		if o.Org == id {
			return 0
		}
		return 1
	}
	switch a.prefer {
	case data.PreferNewest:
		if o.Vintage.IsZero() {
			return math.Inf(1)
		}
		return float64(r.vintage)
	case data.PreferLowest, data.PreferHighest:
		v, err := o.Unit.Scale(o.Value, a.unit)
		switch {
		case o.Missing || err != nil || math.IsNaN(v) || math.IsInf(v, 0):
			return math.Inf(1)
		case a.prefer == data.PreferHighest:
			return -v
		}
		return v
	}
	return 0
}
