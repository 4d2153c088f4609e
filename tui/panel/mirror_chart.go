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
		bars bool
	}
	draw := func(r grid.Rect, what key, of func(*grid.Grid, grid.Rect, *Env) chart.Geometry) chart.Geometry {
		if r.H <= 0 {
			return chart.Geometry{}
		}
		r.Y, r.H = r.Y-1, r.H+1 // the heading
		c := pictured(g, r, e, what, func(g *grid.Grid) []chart.Geometry { return []chart.Geometry{of(g, r, e)} })[0]
		c.Select(g, slot, theme.Accent, e.Glyphs)
		return c
	}
	draw(room.bars, key{k, true}, m.drawGaps)
	return Zones{Chart: draw(room.lines, key{k, false}, m.drawSides), HasChart: true}
}

// drawSides draws both sides as lines under the names of their areas.
func (m mirrored) drawSides(g *grid.Grid, r grid.Rect, e *Env) chart.Geometry {
	tl := timeline{periods: m.periods(), unit: m.report.Unit, series: m.lines[:]}
	head := make([][]word, 0, len(tl.series))
	for _, s := range tl.series {
		head = append(head, []word{{text: string(e.Glyphs.Exact) + " ", style: s.style | theme.Bold},
			{text: e.label(e.Set.ds.Areas, s.area), style: theme.Ink}})
	}
	head = append(head, []word{{text: e.unit(tl.unit), style: theme.Dim}})
	groups(g, grid.Rect{X: r.X, Y: r.Y, W: r.W, H: 1}, "  ", head...)
	return chart.Lines(g, grid.Rect{X: r.X, Y: r.Y + 1, W: r.W, H: r.H - 1}, m.plot(e, tl), tl.lines(e))
}

// drawGaps draws the gap in per cent as bars under a heading.
func (m mirrored) drawGaps(g *grid.Grid, r grid.Rect, e *Env) chart.Geometry {
	line(g, r.X, r.Y, r.X+r.W, word{text: e.Lang.T(lang.HeadPercent), style: theme.Ink})
	return chart.Bars(g, grid.Rect{X: r.X, Y: r.Y + 1, W: r.W, H: r.H - 1}, m.plot(e, timeline{periods: m.periods()}), m.bars(e))
}

func (mirrored) plot(e *Env, tl timeline) chart.Plot {
	return tl.labelled(e, chart.Plot{Selected: -1, Glyphs: e.Glyphs, Zero: true,
		FormatY: func(v, step float64) string { return e.Lang.Number(v, stepDecimals(step)) }})
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
