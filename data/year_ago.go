package data

import "slices"

// SameYearAgo returns the series of f one year earlier, laid over the periods
// of f: the cell at 2024-Q1 is that of 2023-Q1, with its own bound, status and
// sources. A period whose twin the frame does not have gives [WhyBase], one
// that has none (a range, week 53, 29 February) [WhyNotAYear]; so ask for a
// year more than is to be shown, and cut with [Frame.Between].
func SameYearAgo(f Frame) Frame {
	twins := f.bases(GrowthYear)
	out := f
	out.Series = make([]Series, len(f.Series))
	for i, s := range f.Series {
		cells := make([]Cell, len(f.Periods))
		for j, at := range twins {
			switch at {
			case outside:
				cells[j] = Missing(WhyBase)
			case nowhere:
				cells[j] = Missing(WhyNotAYear)
			default:
				cells[j] = s.Cells[at]
			}
		}
		out.Series[i] = Series{Key: s.Key, Cells: cells}
	}
	return out
}

// Between returns f with the periods from the start of from to the end of to
// only; zero is open. All series stay, and Undated stays that of f.
func (f Frame) Between(from, to Period) Frame {
	shown := func(p Period) bool {
		return (from.IsZero() || p.start >= from.start) && (to.IsZero() || p.end <= to.end)
	}
	out := f
	out.Periods, out.Series = nil, make([]Series, len(f.Series))
	for i, s := range f.Series {
		out.Series[i].Key = s.Key
	}
	for j, p := range f.Periods {
		if !shown(p) {
			continue
		}
		out.Periods = append(out.Periods, p)
		for i, s := range f.Series {
			out.Series[i].Cells = append(out.Series[i].Cells, s.Cells[j])
		}
	}
	out.Periods = slices.Clip(out.Periods)
	return out
}
