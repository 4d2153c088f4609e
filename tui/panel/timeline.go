package panel

import (
	"slices"
	"sort"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/state"
	"accord/tui/theme"
)

// series is one line of a time chart and what the claims behind it are found
// by.
type series struct {
	area, flow string            // "" where it has none
	key        []string          // the codes that tell it apart, where a query grouped
	where      map[string]string // dimension → code, for claims
	cells      []data.Cell       // one a period of the timeline
	ago        []data.Cell       // the same a year earlier, nil where that is not asked for
	style      grid.Style
}

// timeline is some series over the same periods.
type timeline struct {
	periods []data.Period
	unit    data.Unit
	series  []series
	err     error
	normal  bool   // what is not exact and normal is dimmed
	sector  string // that is kept, of events too; "" for all
	// exact are the same figures as published, where they are drawn in another
	// unit; nil where they are drawn as they are.
	exact *timeline
}

// join lays frames of one series each over the same periods. Series without
// any value are left out. Periods outside of the years of st are cut off.
func join(st state.State, frames []data.Frame, lines []series) timeline {
	var t timeline
	var last []data.Period // of frames that share their periods
	for i, f := range frames {
		if len(f.Series) == 0 || f.Series[0].Last() < 0 {
			continue
		}
		t.unit = f.Unit
		lines[i].cells = f.Series[0].Cells
		if len(last) == len(f.Periods) && &last[0] == &f.Periods[0] {
			continue
		}
		last = f.Periods
		for _, p := range f.Periods {
			if inSpan(st, p) {
				t.periods = append(t.periods, p)
			}
		}
	}
	slices.SortFunc(t.periods, data.Period.Compare)
	t.periods = fill(slices.Compact(t.periods))
	for i, f := range frames {
		if lines[i].cells == nil {
			continue
		}
		lines[i].cells = t.laid(f)
		if st.YearAgo {
			lines[i].ago = t.laid(data.SameYearAgo(t.stretched(f)))
		}
		t.series = append(t.series, lines[i])
	}
	return t
}

// laid are the cells of the one series of f, one a period of t.
func (t timeline) laid(f data.Frame) []data.Cell {
	if slices.Equal(t.periods, f.Periods) {
		return f.Series[0].Cells
	}
	cells := make([]data.Cell, len(t.periods))
	j := 0
	for k, p := range t.periods {
		for j < len(f.Periods) && f.Periods[j].Compare(p) < 0 {
			j++
		}
		cells[k] = data.Missing(data.WhyNoClaim)
		if j < len(f.Periods) && f.Periods[j] == p {
			cells[k] = f.Series[0].Cells[j]
		}
	}
	return cells
}

// stretched is f over its own periods and those of t, which another series may
// have made longer: what ends in one year has a year-ago in the next.
func (t timeline) stretched(f data.Frame) data.Frame {
	all := slices.Concat(f.Periods, t.periods)
	slices.SortFunc(all, data.Period.Compare)
	out := f
	out.Periods = slices.Compact(all)
	out.Series = []data.Series{{Key: f.Series[0].Key, Cells: timeline{periods: out.Periods}.laid(f)}}
	return out
}

// fill puts the periods of a regular frequency that nobody reported between
// those that somebody did, so that the time axis is true to scale.
func fill(ps []data.Period) []data.Period {
	if len(ps) < 2 || ps[0].Freq().PerYear() == 0 {
		return ps
	}
	gap := 1
	for gap < len(ps) && ps[gap-1].End() == ps[gap].Start() {
		gap++
	}
	out := ps[:gap:gap]
	for _, p := range ps[gap:] {
		for q := out[len(out)-1].Shift(1); q.Compare(p) < 0; q = q.Shift(1) {
			out = append(out, q)
		}
		out = append(out, p)
	}
	return out
}

// labels are the tick labels of t.
func (t timeline) labels(e *Env) []string {
	out := make([]string, len(t.periods))
	for i, p := range t.periods {
		out[i] = e.Lang.Short(p)
	}
	return out
}

// events are the marks of the events that fall into the periods of t and
// concern its sector.
func (s *Set) events(t timeline) []chart.EventMark {
	var out []chart.EventMark
	for _, ev := range s.ds.Events {
		if !eventOf(ev, t.sector) {
			continue
		}
		first := 0
		if t.long() { // of periods of one length, which do not overlap
			first = sort.Search(len(t.periods), func(i int) bool { return t.periods[i].End().After(ev.Date.Start()) })
		}
		for i := first; i < len(t.periods); i++ {
			p := t.periods[i]
			if t.long() && p.Start().After(ev.Date.Start()) {
				break
			}
			if !p.Contains(ev.Date) {
				continue
			}
			span := p.End().Sub(p.Start()).Hours()
			out = append(out, chart.EventMark{Slot: i, Frac: ev.Date.Start().Sub(p.Start()).Hours() / span, Style: theme.Faint})
			break
		}
	}
	return out
}
