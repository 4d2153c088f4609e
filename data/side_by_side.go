package data

import "slices"

// allPeriods are the periods of two frames, ascending, each once.
func allPeriods(a, b Frame) []Period {
	all := slices.Concat(a.Periods, b.Periods)
	slices.SortFunc(all, Period.Compare)
	return slices.Compact(all)
}

// along is the series with that key over other periods; what the frame does
// not have has no value.
func (f Frame) along(key []string, periods []Period) []Cell {
	out := make([]Cell, len(periods))
	i := slices.IndexFunc(f.Series, func(s Series) bool { return slices.Equal(s.Key, key) })
	for j, p := range periods {
		out[j] = Missing(WhyNoClaim)
		if i < 0 {
			continue
		}
		if at, found := slices.BinarySearchFunc(f.Periods, p, Period.Compare); found {
			out[j] = f.Series[i].Cells[at]
		}
	}
	return out
}
