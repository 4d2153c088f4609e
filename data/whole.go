package data

import "fmt"

// Whole is f, a frame of levels, with the sum over all its periods in place of
// each series: one period, the span from the first to the last. What nobody
// has said anything of is no part of it. It fails with [ErrUnit] where numbers
// are ratios, which are never summed, and with [ErrQuery] where periods may
// overlap: year-to-date figures, ranges and instants.
func (f Frame) Whole() (Frame, error) {
	switch {
	case f.Unit.IsRatio():
		return Frame{}, fmt.Errorf("%s is a ratio, which is never summed: %w", f.Unit.ID, ErrUnit)
	case f.Freq == FreqYearToDate || f.Freq == FreqRange || f.Freq == FreqInstant:
		return Frame{}, fmt.Errorf("%w: figures of frequency %s are not summed over time: they overlap or are no flows", ErrQuery, f.Freq)
	case len(f.Periods) == 0:
		return f, nil
	}
	out := f
	out.Freq = FreqRange
	out.Periods = []Period{{freq: FreqRange, start: f.Periods[0].start, end: f.Periods[len(f.Periods)-1].end}}
	out.Series = make([]Series, len(f.Series))
	for i, s := range f.Series {
		var parts []Cell
		for _, c := range s.Cells {
			if c.OK || c.Claims > 0 {
				parts = append(parts, c)
			}
		}
		out.Series[i] = Series{Key: s.Key, Cells: []Cell{SumCells(parts)}}
	}
	return out, nil
}
