package panel

import (
	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// coverPanel says how much of an indicator is data: how many entities have a
// figure in each period. Its page is that of the coverage.
type coverPanel struct{ set *Set }

func (*coverPanel) on(s *Set) Panel { return &coverPanel{s} }

// counts are how many entities have a figure in each of slots.
func (x *subject) counts(slots []data.Period) []int {
	if x.shape.Filled == nil {
		return make([]int, len(slots))
	}
	if all := x.shape.Periods; len(slots) == len(all) && len(all) > 0 && &slots[0] == &all[0] {
		return x.shape.Filled
	}
	out := make([]int, len(slots))
	k := 0
	for i, p := range slots {
		for k < len(x.shape.Periods) && x.shape.Periods[k].Compare(p) < 0 {
			k++
		}
		if k < len(x.shape.Periods) && x.shape.Periods[k] == p {
			out[i] = x.shape.Filled[k]
		}
	}
	return out
}

// coverage is how many of the cells of x within slots have a figure, of how many.
func (x *subject) coverage(slots []data.Period) (with, all int) {
	for _, n := range x.counts(slots) {
		with += n
	}
	return with, len(slots) * x.all
}

// Slots, Rows, Views, Sorts and Freqs implement [Panel].
func (p *coverPanel) Slots(st state.State) []data.Period { return p.set.subject(st).slots(st) }

func (p *coverPanel) Rows(state.State) int { return 0 }

func (p *coverPanel) Views() int { return 0 }

func (p *coverPanel) Sorts() int { return 0 }

func (p *coverPanel) Freqs(st state.State) []data.Freq { return p.set.subjectFreqs(st) }

// Title implements [Panel].
func (p *coverPanel) Title(e *Env, st state.State) (name string, notes []string) {
	x := e.Set.subject(st)
	if x.cut() > 0 {
		return e.Lang.T(lang.PageCoverage), []string{e.indicator(x.indicator.ID)}
	}
	with, all := x.coverage(x.slots(st))
	return e.Lang.T(lang.PageCoverage), []string{e.indicator(x.indicator.ID), e.covers(with, all)}
}

// Draw implements [Panel].
func (p *coverPanel) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State, _ bool) Zones {
	x := e.Set.subject(st)
	slots := x.slots(st)
	if len(slots) == 0 {
		message(g, r, e.Lang.T(lang.CoverageNothing), theme.Dim)
		return Zones{}
	}
	if x.cut() > 0 {
		message(g, r, e.Lang.F(lang.CountCut, e.count(x.cut())), theme.Warn)
		return Zones{}
	}
	plot := r
	if r.H >= 6 {
		with, all := x.coverage(slots)
		groups(g, grid.Rect{X: r.X, Y: r.Y, W: r.W, H: 1}, "   ",
			[]word{{text: e.Lang.F(lang.CoveredOf, e.count(with), e.count(all), e.covers(with, all)), style: theme.Ink}},
			[]word{{text: e.Lang.T(lang.EntitiesWith), style: theme.Dim}})
		plot.Y, plot.H = r.Y+1, r.H-2
	}
	counts := x.counts(slots)
	bars := make([][]chart.Bar, len(slots))
	all := make([]chart.Bar, len(slots))
	for i, n := range counts {
		all[i] = chart.Bar{OK: true, Value: float64(n), Style: theme.Series(0), TextStyle: theme.Dim}
		if i >= len(slots)-longAxis { // those before have no room in any window
			all[i].Text = e.count(n)
		}
		bars[i] = all[i : i+1]
	}
	geo := chart.Bars(g, plot, timeline{periods: slots}.labelled(e, chart.Plot{Selected: -1, Glyphs: e.Glyphs, Zero: true,
		FormatY: func(v, step float64) string { return e.Lang.Number(v, stepDecimals(step)) }}), bars)
	return Zones{Chart: geo, HasChart: true}
}

// Over implements [Panel].
func (p *coverPanel) Over(g *grid.Grid, r grid.Rect, e *Env, st state.State, _ bool, z Zones) {
	x := e.Set.subject(st)
	slots := x.slots(st)
	slot := state.Slot(slots, e.Set.at(st))
	if slot < 0 || !z.HasChart {
		return
	}
	z.Chart.Select(g, slot, theme.Accent, e.Glyphs)
	if r.H >= 6 {
		groups(g, grid.Rect{X: r.X, Y: r.Y + r.H - 1, W: r.W, H: 1}, "   ",
			[]word{{text: e.Lang.Short(slots[slot]), style: theme.Accent | theme.Bold}},
			[]word{{text: e.Lang.F(lang.RankedOf, e.count(x.counts(slots)[slot]), e.count(x.all)), style: theme.Ink}})
	}
}

// Key implements [Panel].
func (p *coverPanel) Key(st state.State) state.State { return subjectState(st, state.State{}) }
