package panel

import (
	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// changePanel draws how the figures of one entity changed, as bars; its faces are
// the entities that are drawn.
type changePanel struct{ set *Set }

func (*changePanel) on(s *Set) Panel { return &changePanel{s} }

// entity is the one whose changes are drawn.
func (p *changePanel) entity(st state.State) string {
	all := p.set.entities(st)
	if len(all) == 0 {
		return ""
	}
	return all[st.View[state.PanelChange]%len(all)]
}

// faces is how many entities there are to choose from.
func (p *changePanel) faces(st state.State) int { return len(p.set.entities(st)) }

// timeline is what the panel draws in st: the changes, whatever transformation
// the figures themselves are drawn with.
func (p *changePanel) timeline(st state.State) timeline {
	l := lensOf(st).plain()
	l.transform = p.set.subject(st).change()
	st.YearAgo = false
	tl := p.set.entityLines(st, []string{p.entity(st)}, l)
	tl.normal = st.NormalOnly
	return tl
}

// Slots, Rows, Views, Sorts and Freqs implement [Panel].
func (p *changePanel) Slots(st state.State) []data.Period { return p.timeline(st).periods }

func (p *changePanel) Rows(state.State) int { return 0 }

func (p *changePanel) Views() int { return 0 }

func (p *changePanel) Sorts() int { return 0 }

func (p *changePanel) Freqs(st state.State) []data.Freq { return p.set.subjectFreqs(st) }

// Title implements [Panel].
func (p *changePanel) Title(e *Env, st state.State) (name string, notes []string) {
	x := e.Set.subject(st)
	if x.indicator.ID == "" {
		return e.Lang.T(lang.PanelChange), nil
	}
	return e.Lang.F(lang.ChangeOf, e.code(x.by, p.entity(st))), []string{e.indicator(x.indicator.ID), e.changeWords(x)}
}

// changeWords say what changes are in and on which period.
func (e *Env) changeWords(x *subject) string {
	if x.change() == data.Difference {
		return e.Lang.T(lang.PointsOn)
	}
	return e.Lang.Transform(x.change(), data.Period{}, 0)
}

// Draw implements [Panel].
func (p *changePanel) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State, zoomed bool) Zones {
	tl := p.timeline(st)
	if said, style, is := e.nothing(e.Set.subject(st), st, tl, true); is {
		message(g, r, said, style)
		return Zones{}
	}
	if st.Table {
		return Zones{}
	}
	bars := make([][]chart.Bar, len(tl.periods))
	for i, c := range tl.series[0].cells {
		b := chart.Bar{OK: c.OK, Value: c.Value, Style: theme.Series3, TextStyle: theme.Ink,
			Hollow: c.Status.Has(data.StatusProvisional | data.StatusForecast | data.StatusEstimate | data.StatusLowReliable)}
		if c.OK && c.Value < 0 {
			b.Style = theme.Series5
		}
		if i >= len(bars)-longAxis { // those before have no room in any window
			b.Text = e.Lang.Cell(c, 1)
		}
		if tl.dims(c) {
			b.Style, b.TextStyle = theme.Faint, theme.Faint
		}
		bars[i] = []chart.Bar{b}
	}
	room := rooms(r, zoomed)
	geo := chart.Bars(g, room.plot, tl.labelled(e, chart.Plot{Selected: -1, Glyphs: e.Glyphs, Zero: true,
		FormatY: func(v, step float64) string { return e.Lang.Number(v, stepDecimals(step)) }}), bars)
	drawLegend(g, room.foot, e, tl)
	return Zones{Chart: geo, HasChart: true}
}

// Over implements [Panel].
func (p *changePanel) Over(g *grid.Grid, r grid.Rect, e *Env, st state.State, zoomed bool, z Zones) {
	x, tl := e.Set.subject(st), p.timeline(st)
	slot := state.Slot(tl.periods, e.Set.at(st))
	if _, _, is := e.nothing(x, st, tl, true); is || slot < 0 {
		return
	}
	room := rooms(r, zoomed)
	names := []string{e.entityName(x, tl.series[0])}
	if st.Table {
		lift := g.Clip(room.plot)
		drawTable(g, room.plot, e, tl, names, slot, false)
		lift()
	} else {
		z.Chart.Select(g, slot, theme.Accent, e.Glyphs)
	}
	p.drawFoot(g, room.foot, e, x, st, tl, slot)
	if room.beside.W > 0 {
		used := 0
		if !st.Table {
			used = drawTable(g, grid.Rect{X: room.beside.X, Y: room.beside.Y, W: room.beside.W, H: tableRows(room.beside.H, tl) + 1}, e, tl, names, slot, true) + 1
		}
		below := grid.Rect{X: room.beside.X, Y: room.beside.Y + used, W: room.beside.W, H: room.beside.H - used}
		drawClaimsUnder(g, below, e, p.claims(e, st), 0, tl, slot)
	}
	if room.below.H > 0 {
		drawClaims(g, room.below, e, p.claims(e, st), 0, false)
	}
}

// drawFoot says the change under the cursor, and the figure that it led to.
func (p *changePanel) drawFoot(g *grid.Grid, r grid.Rect, e *Env, x *subject, st state.State, tl timeline, slot int) {
	if r.H == 0 {
		return
	}
	c := tl.series[0].cells[slot]
	said := e.changed(x, c)
	read := [][]word{tl.period(e, slot), {{text: said, style: theme.Ink | theme.Bold}}}
	if w := e.Lang.Status(c.Status); w != "" && c.OK {
		read[1] = append(read[1], word{text: " " + w, style: theme.Dim})
	}
	if level, ok := p.level(st, tl.periods[slot]); ok {
		ws := append([]word{{text: e.indicator(x.indicator.ID) + " ", style: theme.Dim}}, valueWords(e, level, x.unit)...)
		if u := e.unit(x.unit); x.unit != data.Percent && u != "" {
			ws = append(ws, word{text: " " + u, style: theme.Dim})
		}
		read = append(read, ws)
	}
	groups(g, grid.Rect{X: r.X, Y: r.Y, W: r.W, H: readRows(r.H)}, "   ", read...)
}

// level is the figure at a period that a change led to.
func (p *changePanel) level(st state.State, at data.Period) (data.Cell, bool) {
	st.YearAgo = false
	tl := p.set.entityLines(st, []string{p.entity(st)}, lensOf(st).plain())
	for i, q := range tl.periods {
		if q == at && len(tl.series) == 1 {
			return tl.series[0].cells[i], true
		}
	}
	return data.Cell{}, false
}

// Key implements [Panel].
func (p *changePanel) Key(st state.State) state.State {
	k := subjectState(st, state.State{NormalOnly: st.NormalOnly, Table: st.Table})
	k.View[state.PanelChange] = st.View[state.PanelChange]
	return k
}

// claims are those about the figure that the change under the cursor led to.
func (p *changePanel) claims(e *Env, st state.State) []claimed {
	return e.entityClaims(st, p.timeline(st), state.PanelChange)
}
