package panel

import (
	"math"
	"slices"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// sides are the two series of the face of st that are laid side by side: the
// two reports of turnover or of one flow, the exports and the imports of one
// reporter. more is how many others the face has. A side without figures has
// no cells.
func (t *trade) sides(st state.State) (a, b series, more int) {
	all := t.timeline(st).series
	if st.Sector == "" && t.faces[t.face(st)].kind == lang.ViewReporter {
		all = slices.DeleteFunc(slices.Clone(all), func(s series) bool { return s.flow == data.FlowTurnover })
	}
	if len(all) > 0 {
		a = all[0]
	}
	if len(all) > 1 {
		b, more = all[1], len(all)-2
	}
	return a, b, more
}

// drawSides draws two charts with one scale beside each other, or one above the
// other where the page is narrow, and below them what lies between the two
// figures under the cursor.
func (c comparePage) drawSides(g *grid.Grid, r grid.Rect, e *Env, st state.State, tl timeline, slot int) Zones {
	t := c.trade(e)
	a, b, more := t.sides(st)
	foot := 0
	if r.H >= 10 {
		foot = 2
	}
	body := grid.Rect{X: r.X, Y: r.Y, W: r.W, H: r.H - foot}
	left, right := halves(body)
	if b.cells == nil {
		left, right = body, grid.Rect{}
	}
	smalls := []small{{left, t.lineName(e, st, a), a, false}}
	if b.cells != nil {
		smalls = append(smalls, small{right, t.lineName(e, st, b), b, false})
	}
	z := drawSmalls(g, body, e, st, tl, smalls, reachOf(a, b), slot)
	if b.cells == nil || foot == 0 || slot < 0 {
		return z
	}
	diff, pct := data.Gap(a.cells[slot], b.cells[slot], tl.unit)
	words := [][]word{
		{{text: e.Lang.Period(tl.periods[slot]), style: theme.Accent | theme.Bold}},
		{{text: t.lineName(e, st, b) + " − " + t.lineName(e, st, a) + " ", style: theme.Dim}, e.outcome(diff, tl.unit, true)},
	}
	if diff.OK && (pct.OK || !tl.unit.IsRatio()) {
		words = append(words, []word{e.outcome(pct, data.Percent, false)})
	}
	if more > 0 {
		words = append(words, []word{{text: e.Lang.F(lang.MoreRows, more), style: theme.Dim}})
	}
	groups(g, grid.Rect{X: r.X, Y: r.Y + r.H - 1, W: r.W, H: 1}, "   ", words...)
	return z
}

// halves divides r: beside each other from 96 columns on, else one above the
// other.
func halves(r grid.Rect) (a, b grid.Rect) {
	a, b = r, r
	if r.W >= besideWidth {
		a.W = r.W/2 - 1
		b.X, b.W = r.X+a.W+2, r.W-a.W-2
		return a, b
	}
	a.H = r.H / 2
	b.Y, b.H = r.Y+a.H, r.H-a.H
	return a, b
}

// reachOf are the lowest and the highest figure of several series: what charts
// with one scale must reach.
func reachOf(all ...series) []float64 {
	low, high := math.Inf(1), math.Inf(-1)
	for _, s := range all {
		for _, c := range s.cells {
			if c.OK {
				low, high = min(low, c.Value, c.Low), max(high, c.Value, c.High)
			}
		}
	}
	if low > high {
		return nil
	}
	return []float64{low, high}
}
