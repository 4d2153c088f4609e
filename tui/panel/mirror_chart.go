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
func (m mirrored) drawCharts(g *grid.Grid, room mirrorRoom, e *Env, k mirrorKey, slot int) Zones {
	type key struct {
		mirrorKey
		room mirrorRoom
	}
	whole := room.whole()
	whole.Y, whole.H = whole.Y-1, whole.H+1 // the headings
	charts := pictured(g, whole, e, key{k, room}, func(g *grid.Grid) []chart.Geometry { return m.charts(g, room, e) })
	for _, c := range charts {
		c.Select(g, slot, theme.Accent, e.Glyphs)
	}
	return Zones{Chart: charts[0], HasChart: true}
}

// charts draws the charts without a cursor, the lines first.
func (m mirrored) charts(g *grid.Grid, room mirrorRoom, e *Env) []chart.Geometry {
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
	out := []chart.Geometry{chart.Lines(g, room.lines, plot, tl.lines(e))}
	if room.bars.H > 0 {
		line(g, room.bars.X, room.bars.Y-1, room.bars.X+room.bars.W, word{text: e.Lang.T(lang.HeadPercent), style: theme.Ink})
		out = append(out, chart.Bars(g, room.bars, plot, m.bars(e)))
	}
	return out
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
