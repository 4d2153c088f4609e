package panel

import (
	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

func volumes(r grid.Rect) grid.Rect {
	return grid.Rect{X: r.X, Y: r.Y + r.H - r.H/3, W: r.W, H: r.H / 3}
}

// drawBeside draws the table and the claims.
func (f *freight) drawBeside(g *grid.Grid, r grid.Rect, e *Env, st state.State, tl timeline) {
	slot := state.Slot(tl.periods, f.set.at(st))
	fc := f.faces[f.face(st)]
	names := make([]string, len(tl.series))
	for i, s := range tl.series {
		names[i] = f.lineName(e, fc, s)
	}
	used := drawTable(g, grid.Rect{X: r.X, Y: r.Y, W: r.W, H: tableRows(r.H, tl) + 1}, e, tl, names, slot, true)
	cs := f.claims(e, st)
	rest := grid.Rect{X: r.X, Y: r.Y + used + 1, W: r.W, H: r.H - used - 1}
	most := f.mostClaims(e, st)
	took := 2*most + 2 // the same at every period, so that what follows stays in its place
	if rest.H-took > 3 {
		f.drawScopes(g, grid.Rect{X: rest.X + 2, Y: rest.Y + took, W: rest.W - 2, H: rest.H - took}, e, st)
		rest.H = took - 1
	}
	drawClaimsUnder(g, rest, e, cs, most, tl, slot)
}

// scopesMost is how wide the volumes stand at most: farther from its name a number
// is hard to find.
const scopesMost = 60

// drawScopes draws the newest volume of each scope, one below the other and
// never added.
func (f *freight) drawScopes(g *grid.Grid, r grid.Rect, e *Env, st state.State) int {
	type newest struct {
		scope string
		p     data.Period
		c     data.Cell
		unit  data.Unit
	}
	var rows []newest
	for i, fc := range f.faces {
		if fc.growth {
			continue
		}
		v := st
		v.View[state.PanelFreight] = i
		last := newest{scope: f.scope(e, fc)}
		for _, fr := range f.Freqs(v) {
			v.Freq = fr
			tl := f.timeline(v)
			for _, s := range tl.series {
				k := data.Series{Cells: s.cells}.Last()
				if k >= 0 && data.IsTotal(f.spec.Mode, s.flow) && tl.periods[k].End().After(last.p.End()) {
					last.p, last.c, last.unit = tl.periods[k], s.cells[k], tl.unit
				}
			}
		}
		if last.c.OK {
			rows = append(rows, last)
		}
	}
	if len(rows) == 0 || r.H < 2 {
		return 0
	}
	r.W = min(r.W, scopesMost)
	g.Text(r.X, r.Y, grid.Shorten(e.Lang.T(lang.VolumeAll)+", "+e.unit(rows[0].unit), r.W), theme.Dim)
	for i, x := range rows {
		y := r.Y + 1 + i
		if y >= r.Y+r.H {
			break
		}
		value := e.Lang.Cell(x.c, 3)
		at := r.X + r.W - grid.Width(value)
		g.Text(at, y, value, theme.Ink|theme.Bold)
		p := e.Lang.Short(x.p)
		g.Text(at-2-grid.Width(p), y, p, theme.Dim)
		g.Text(r.X, y, grid.Shorten(x.scope, at-4-grid.Width(p)-r.X), theme.Ink)
	}
	return min(r.H, len(rows)+1)
}
