package panel

import (
	"strings"

	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/state"
	"accord/tui/theme"
)

// contextFrom is the height from which a page about figures or events shows the
// chart that they stand in.
const contextFrom = 34

// contextRows is how many rows of h the chart takes, its heading among them; 0
// where there is no room. It depends on nothing else, so that the chart stays
// where it is while the selection moves.
func contextRows(h int) int {
	if h < contextFrom {
		return 0
	}
	return h / 2
}

// drawContext draws a chart panel under a heading, with the time cursor of st,
// as part of another page.
func drawContext(g *grid.Grid, r grid.Rect, e *Env, st state.State, p state.Panel) Zones {
	if r.H < 8 || r.W < 30 {
		return Zones{}
	}
	st.Table = false
	name, notes := e.Set.panels[p].Title(e, st)
	line(g, r.X, r.Y, r.X+r.W, word{text: name, style: theme.Ink | theme.Bold},
		word{text: "  " + strings.Join(notes, " "+string(e.Glyphs.Separator)+" "), style: theme.Dim})
	r.Y, r.H = r.Y+1, r.H-1
	type key struct {
		panel state.Panel
		state state.State
	}
	charts := pictured(g, r, e, key{p, e.Set.panels[p].Key(st)}, func(g *grid.Grid) []chart.Geometry {
		if z := e.Set.panels[p].Draw(g, r, e, st, false); z.HasChart {
			return []chart.Geometry{z.Chart}
		}
		return nil
	})
	if len(charts) == 0 {
		return Zones{}
	}
	z := Zones{Chart: charts[0], HasChart: true}
	defer g.Clip(r)()
	e.Set.panels[p].Over(g, r, e, st, false, z)
	return z
}
