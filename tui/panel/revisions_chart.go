package panel

import (
	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// leastRevised is the smallest height of a chart with its legend that is drawn
// below the revisions.
const leastRevised = 10

// timeline is what v shows over time: each line as it is now, and as it was then
// where others have the same a year earlier.
func (v revised) timeline() timeline {
	tl := timeline{periods: fill(v.report.Periods), unit: v.report.Unit}
	at := map[data.Period]int{}
	for i, p := range tl.periods {
		at[p] = i
	}
	for i, s := range v.report.Series {
		n := v.lineOf(i)
		now, then := make([]data.Cell, len(tl.periods)), make([]data.Cell, len(tl.periods))
		for j := range tl.periods {
			now[j], then[j] = data.Missing(data.WhyNoClaim), data.Missing(data.WhyNoClaim)
		}
		for j, p := range v.report.Periods {
			now[at[p]], then[at[p]] = s.Cells[j].New, s.Cells[j].Old
		}
		l := v.lines[n]
		l.cells, l.ago = now, then
		tl.series = append(tl.series, l)
	}
	return tl
}

// drawChart draws the figures as they are now over those of then, which come to
// light where they differ, with a legend below.
func (v revised) drawChart(g *grid.Grid, r grid.Rect, e *Env, st state.State, k revisedKey) (chart.Geometry, bool) {
	if r.H < leastRevised {
		return chart.Geometry{}, false
	}
	tl := v.timeline()
	plot := grid.Rect{X: r.X, Y: r.Y, W: r.W, H: r.H - 1}
	type key struct{ revisedKey }
	made := pictured(g, plot, e, key{k}, func(g *grid.Grid) []chart.Geometry {
		return []chart.Geometry{chart.Lines(g, plot, tl.labelled(e, chart.Plot{Selected: -1, Glyphs: e.Glyphs, Zero: true,
			FormatY: func(v, step float64) string { return e.Lang.Number(v, stepDecimals(step)) }, Events: e.Set.events(tl)}), tl.lines(e))}
	})
	if slot := state.Slot(tl.periods, e.Set.at(st)); slot >= 0 {
		made[0].Select(g, slot, theme.Accent, e.Glyphs)
	}
	t := e.Set.panels[state.PanelTrade].(*trade)
	var legend [][]word
	for _, s := range tl.series {
		legend = append(legend, entry(e.Glyphs.Exact, s.style, t.lineName(e, st, s)))
	}
	legend = append(legend, entry(e.Glyphs.Dotted, theme.Ink, e.Lang.T(lang.HeadThen)+", "+e.Lang.Date(k.old)))
	groups(g, grid.Rect{X: r.X + 2, Y: r.Y + r.H - 1, W: r.W - 2, H: 1}, "   ", legend...)
	return made[0], true
}
