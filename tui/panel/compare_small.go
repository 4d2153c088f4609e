package panel

import (
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/state"
	"accord/tui/theme"
)

// small is one of several charts that are laid side by side: one series, under
// a row with its name and its figure under the cursor.
type small struct {
	r    grid.Rect
	name string
	series
	selected bool
}

// plot is where the chart of s stands.
func (s small) plot() grid.Rect {
	return grid.Rect{X: s.r.X, Y: s.r.Y + 1, W: s.r.W, H: max(0, s.r.H-1)}
}

// drawSmalls draws all in r, with one scale. reach is what it must show. The
// charts are drawn once, and the names, the figures and the cursor over them.
func drawSmalls(g *grid.Grid, r grid.Rect, e *Env, st state.State, tl timeline, all []small, reach []float64, slot int) Zones {
	type key struct {
		state   state.State
		compare int
		first   string
	}
	k := key{e.Set.panels[state.PanelTrade].Key(st), st.Compare, all[0].name}
	charts := pictured(g, r, e, k, func(g *grid.Grid) []chart.Geometry {
		out := make([]chart.Geometry, len(all))
		for i, s := range all {
			one := tl
			one.series = []series{s.series}
			out[i] = chart.Lines(g, s.plot(), tl.labelled(e, chart.Plot{
				Selected: -1, Glyphs: e.Glyphs, Zero: true, Log: st.Log, Reach: reach,
				FormatY: func(v, step float64) string { return e.Lang.Number(v, stepDecimals(step)) },
				Events:  e.Set.events(tl),
			}), one.lines(e))
		}
		return out
	})
	for i, s := range all {
		s.head(g, e, tl, slot)
		if slot >= 0 {
			charts[i].Select(g, slot, theme.Accent, e.Glyphs)
		}
	}
	return Zones{Chart: charts[0], HasChart: true}
}

// head draws the row above the chart.
func (s small) head(g *grid.Grid, e *Env, tl timeline, slot int) {
	if s.r.H <= 0 {
		return
	}
	var value []word
	if slot >= 0 {
		value = valueWords(e, s.cells[slot], tl.unit)
	}
	room := s.r.W - 2
	if fits := room - width(value) - 2; width(value) > 0 && (fits >= grid.Width(s.name) || fits >= room/2 && s.cells[slot].OK) {
		room -= width(value) + 2
		line(g, s.r.X+s.r.W-width(value), s.r.Y, s.r.X+s.r.W, value...)
	}
	mark, name := e.Glyphs.Exact, theme.Ink|theme.Bold
	if s.selected {
		mark, name = e.Glyphs.Pointer, theme.Accent|theme.Bold
	}
	x := g.Text(s.r.X, s.r.Y, string(mark)+" ", s.style|theme.Bold)
	g.Text(x, s.r.Y, grid.Shorten(s.name, room), name)
}
