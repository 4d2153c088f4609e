package panel

import (
	"context"
	"slices"

	"accord/data"
	"accord/data/ask"
	"accord/tui/state"
)

// staleYears is how old the newest publication of a cell may be before the
// cell counts as old.
const staleYears = 5

type coverageKey struct {
	sector   string
	freq     data.Freq
	from, to int
}

// covered is a coverage grid and what is said about it.
type covered struct {
	grid data.Grid
	err  error
	// cells is how many the grid has, with how many of them have a figure.
	cells, with int
}

// coverageFreqs are the frequencies in which anything is observed, by length.
func (s *Set) coverageFreqs() []data.Freq {
	type key struct{ _ byte }
	return memoised(s, key{}, s.ds.OccurringFreqs)
}

// coverageKey is what the grid in st depends on: the chosen frequency where
// there is something of it, else years, else the longest.
func (s *Set) coverageKey(st state.State) coverageKey {
	k := coverageKey{sector: st.Sector, freq: st.Freq, from: st.From, to: st.To}
	fs := s.coverageFreqs()
	switch {
	case slices.Contains(fs, k.freq) && k.freq != data.FreqNone:
	case slices.Contains(fs, data.FreqAnnual) || len(fs) == 0:
		k.freq = data.FreqAnnual
	default:
		k.freq = fs[0]
	}
	return k
}

// coverage is the grid of reporters within indicators by periods.
func (s *Set) coverage(k coverageKey) covered {
	return memoised(s, k, func() covered {
		q := data.CoverageQuery{Freq: k.freq, StaleYears: staleYears}
		for _, d := range []string{data.DimIndicator, data.DimRefArea} {
			if s.ds.DimIndex(d) >= 0 {
				q.By = append(q.By, d)
			}
		}
		if k.sector != "" {
			q.Where = []data.Filter{{Dimension: data.DimActivity, Codes: []string{k.sector}}}
		}
		if k.from != 0 {
			q.From = data.Year(k.from)
		}
		if k.to != 0 {
			q.To = data.Year(k.to)
		}
		var c covered
		c.grid, c.err = ask.For(s.desk, s.q, "coverage", func(ctx context.Context) (data.Grid, error) { return data.Coverage(ctx, s.ds, q) }, q)
		for state, n := range c.grid.Total {
			c.cells += n
			if hasFigure(state) {
				c.with += n
			}
		}
		return c
	})
}

// hasFigure reports whether a cell in that state has a number.
func hasFigure(c data.CoverageState) bool {
	return c == data.CoveragePresent || c == data.CoverageFlagged || c == data.CoverageStale
}

// ofRow counts the states of a row, and finds its newest publication.
func ofRow(r data.GridRow) (counts map[data.CoverageState]int, with int, newest data.Period) {
	counts = map[data.CoverageState]int{}
	for _, c := range r.Cells {
		counts[c.State()]++
		if hasFigure(c.State()) {
			with++
		}
		if newest.IsZero() || !c.Newest.IsZero() && newest.Compare(c.Newest) < 0 {
			newest = c.Newest
		}
	}
	return counts, with, newest
}
