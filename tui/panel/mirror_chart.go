package panel

import (
	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

// drawCharts draws both sides as lines and the gap in per cent as bars, with
// the cursor in both.
func (m mirrored) drawCharts(g *grid.Grid, room mirrorRoom, e *Env, slot int) Zones {
	tl := timeline{periods: m.periods(), unit: m.report.Unit, series: m.lines[:]}
	plot := chart.Plot{Labels: tl.labels(e), Selected: -1, Glyphs: e.Glyphs, Zero: true,
		FormatY: func(v, step float64) string { return e.Lang.Number(v, stepDecimals(step)) }}

	head := make([][]word, 0, len(tl.series))
	for _, s := range tl.series {
		head = append(head, []word{{text: string(e.Glyphs.Exact) + " ", style: s.style | theme.Bold},
			{text: e.label(e.Set.ds.Areas, s.area), style: theme.Ink}})
	}
	head = append(head, []word{{text: e.unit(tl.unit), style: theme.Dim}})
	groups(g, grid.Rect{X: room.lines.X, Y: room.lines.Y - 1, W: room.lines.W, H: 1}, "  ", head...)
	lines := chart.Lines(g, room.lines, plot, tl.lines(e))
	lines.Select(g, slot, theme.Accent, e.Glyphs)

	if room.bars.H == 0 {
		return Zones{Chart: lines, HasChart: true}
	}
	line(g, room.bars.X, room.bars.Y-1, room.bars.X+room.bars.W, word{text: e.Lang.T(lang.HeadPercent), style: theme.Ink})
	bars := chart.Bars(g, room.bars, plot, m.bars(e))
	bars.Select(g, slot, theme.Accent, e.Glyphs)
	return Zones{Chart: lines, HasChart: true}
}

// bars is the gap in per cent of the first side, one a row; what is not exact
// is hollow.
func (m mirrored) bars(e *Env) [][]chart.Bar {
	out := make([][]chart.Bar, len(m.report.Rows))
	for i, r := range m.report.Rows {
		c := r.Percent
		out[i] = []chart.Bar{{OK: c.OK, Value: c.Value, Hollow: c.Bound != data.Exact || c.Status != 0,
			Text: e.Lang.Cell(c, 1), Style: theme.Series(2), TextStyle: theme.Dim}}
	}
	return out
}
