package tui

import (
	"fmt"
	"slices"

	"accord/data"
	"accord/data/diag"
	"accord/tui/state"
)

// lens sets how figures are looked at: which claim, as of which date, what is
// drawn beside or instead of them.
func (v ViewFlags) lens(s state.State, f Screen) (state.State, error) {
	prefer, err := data.ParsePreference(v.prefer)
	if err != nil {
		return s, fmt.Errorf("--prefer %s: %s", v.prefer, data.Reason(err))
	}
	if id, ok := prefer.Reporter(); ok {
		if _, known := f.Env.Set.Dataset().Reporter(id); !known {
			var ids []string
			for _, r := range f.Env.Set.Dataset().Reporters {
				ids = append(ids, r.ID)
			}
			return s, fmt.Errorf("--prefer %s: no such reporter%s", v.prefer, diag.Suggest(id, ids))
		}
	}
	s.Prefer = prefer
	if v.asOf != "" {
		if s.AsOf, err = data.ParsePeriod(v.asOf); err != nil {
			return s, fmt.Errorf("--as-of: %s; write a date such as 2024-03-06", err)
		}
	}
	if v.mark != "" {
		if s.Mark, err = data.ParsePeriod(v.mark); err != nil {
			return s, fmt.Errorf("--mark: %s", err)
		}
		if err := f.spoken("--mark "+v.mark, s.Mark); err != nil {
			return s, err
		}
	}
	ways := []string{"once", "every", "share"}
	i := slices.Index(ways, v.count)
	if i < 0 {
		return s, fmt.Errorf("--count %s: nothing is counted so%s", v.count, diag.Suggest(v.count, ways))
	}
	s.Counting = state.Counting(i)
	s.Log, s.YearAgo, s.NormalOnly, s.Table = v.log, v.yearAgo, v.normalOnly, v.table
	return s, nil
}

// spoken refuses a period of years that the dataset does not speak of, for what
// was asked.
func (s Screen) spoken(asked string, p data.Period) error {
	if first, last := s.Years(); !p.IsZero() && (p.End().Year() < first || p.Year() > last) {
		return fmt.Errorf("%s: the dataset speaks of %d to %d", asked, first, last)
	}
	return nil
}
