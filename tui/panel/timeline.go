package panel

import (
	"slices"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
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
	style      grid.Style
}

// timeline is some series over the same periods.
type timeline struct {
	periods []data.Period
	unit    data.Unit
	series  []series
	err     error
}

// join lays frames of one series each over the same periods. Series without
// any value are left out. Periods outside of the years of st are cut off.
func join(st state.State, frames []data.Frame, lines []series) timeline {
	var t timeline
	seen := map[data.Period]bool{}
	for i, f := range frames {
		if len(f.Series) == 0 || f.Series[0].Last() < 0 {
			continue
		}
		t.unit = f.Unit
		lines[i].cells = f.Series[0].Cells
		for _, p := range f.Periods {
			if !seen[p] && inSpan(st, p) {
				seen[p] = true
				t.periods = append(t.periods, p)
			}
		}
	}
	slices.SortFunc(t.periods, data.Period.Compare)
	t.periods = fill(t.periods)
	for i, f := range frames {
		if lines[i].cells == nil {
			continue
		}
		cells := make([]data.Cell, len(t.periods))
		for k, p := range t.periods {
			cells[k] = data.Missing(data.WhyNoClaim)
			if j, ok := slices.BinarySearchFunc(f.Periods, p, data.Period.Compare); ok {
				cells[k] = lines[i].cells[j]
			}
		}
		lines[i].cells = cells
		t.series = append(t.series, lines[i])
	}
	return t
}

// fill puts the periods of a regular frequency that nobody reported between
// those that somebody did, so that the time axis is true to scale.
func fill(ps []data.Period) []data.Period {
	if len(ps) < 2 || ps[0].Freq().PerYear() == 0 {
		return ps
	}
	out := ps[:1:1]
	for _, p := range ps[1:] {
		for q := out[len(out)-1].Shift(1); q.Compare(p) < 0; q = q.Shift(1) {
			out = append(out, q)
		}
		out = append(out, p)
	}
	return out
}

// lines are the series of t as the chart wants them.
func (t timeline) lines(e *Env) []chart.Line {
	out := make([]chart.Line, len(t.series))
	for i, s := range t.series {
		pts := make([]chart.Point, len(s.cells))
		for k, c := range s.cells {
			pts[k] = chart.Point{OK: c.OK, Y: c.Value, Low: c.Low, High: c.High, Mark: e.mark(c), Style: s.style | theme.Bold}
		}
		out[i] = chart.Line{Points: pts, Style: s.style}
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

// events are the marks of the events that fall into the periods of t.
func (s *Set) events(t timeline) []chart.EventMark {
	var out []chart.EventMark
	for _, ev := range s.ds.Events {
		for i, p := range t.periods {
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

// legend are the marks that occur in t, each with its word.
func (t timeline) legend(e *Env) [][]word {
	var out [][]word
	seen := map[rune]bool{}
	spread := false
	for _, s := range t.series {
		for _, c := range s.cells {
			if !c.OK {
				continue
			}
			spread = spread || c.Low < c.High
			m := e.mark(c)
			w := e.Lang.Bound(c.Bound)
			if m != Mark(e.Glyphs, c.Bound, 0) {
				w = e.Lang.Status(c.Status)
			}
			if seen[m] || w == "" {
				continue
			}
			seen[m] = true
			out = append(out, []word{{text: string(m) + " ", style: theme.Ink}, {text: w, style: theme.Dim}})
		}
	}
	if len(e.Set.ds.Events) > 0 {
		out = append(out, []word{{text: string(e.Glyphs.Event) + " ", style: theme.Faint}, {text: e.Lang.T(lang.Meeting), style: theme.Dim}})
	}
	if spread {
		out = append(out, []word{{text: string(e.Glyphs.Whisker) + " ", style: theme.Ink}, {text: e.Lang.T(lang.Spread), style: theme.Dim}})
	}
	return out
}
