package panel

import (
	"slices"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// seriesPanel draws the figures of some entities over time.
type seriesPanel struct{ set *Set }

func (*seriesPanel) on(s *Set) Panel { return &seriesPanel{s} }

type seriesKey struct {
	subjectKey
	entities state.Codes
	lens     lens
	from, to int
	yearAgo  bool
}

// timeline is what the panel draws in st.
func (p *seriesPanel) timeline(st state.State) timeline {
	tl := p.set.entityLines(st, p.set.entities(st), lensOf(st))
	tl.normal = st.NormalOnly
	return tl
}

// entityLines are the figures of entities, in the unit that the subject is shown
// in. A frame has no hole, so that one query answers for all.
func (s *Set) entityLines(st state.State, codes []string, l lens) timeline {
	x := s.subject(st)
	if x.err != nil || len(codes) == 0 {
		return timeline{err: x.err}
	}
	k := seriesKey{subjectKey{st.Subject, st.Sector, st.Freq, l.plain()}, state.CodesOf(codes), l, st.From, st.To, st.YearAgo}
	k.subject.Entities, k.subject.Groups = "", false
	return memoised(s, k, func() timeline {
		f, err := s.store.Query(s.q.Context(), x.query(codes, l))
		if err != nil {
			return timeline{err: err}
		}
		frames, lines := make([]data.Frame, len(codes)), make([]series, len(codes))
		for i, code := range codes {
			lines[i] = series{key: []string{code}, where: x.where(code), style: theme.Series(i)}
			if x.by == data.DimRefArea {
				lines[i].area = code
			}
			frames[i] = f
			at := slices.IndexFunc(f.Series, func(r data.Series) bool { return r.Key[0] == code })
			frames[i].Series = nil
			if at >= 0 {
				frames[i].Series = f.Series[at : at+1 : at+1]
			}
		}
		exact := join(st, frames, lines).over(x.slots(st))
		tl := x.scaled(exact)
		tl.exact = &exact
		return tl
	})
}

// over is t on an axis that all panels of a subject share: what is drawn of one
// entity has a place for the periods of the others.
func (t timeline) over(slots []data.Period) timeline {
	if len(t.series) == 0 || slices.Equal(slots, t.periods) {
		return t
	}
	all := slices.Concat(slots, t.periods)
	slices.SortFunc(all, data.Period.Compare)
	out := t
	out.periods, out.series = slices.Compact(all), slices.Clone(t.series)
	lay := func(cells []data.Cell) []data.Cell {
		if cells == nil {
			return nil
		}
		return out.laid(data.Frame{Periods: t.periods, Series: []data.Series{{Cells: cells}}})
	}
	for i, s := range t.series {
		out.series[i].cells, out.series[i].ago = lay(s.cells), lay(s.ago)
	}
	return out
}

// Slots, Rows, Views, Sorts and Freqs implement [Panel].
func (p *seriesPanel) Slots(st state.State) []data.Period { return p.timeline(st).periods }

func (p *seriesPanel) Rows(state.State) int { return 0 }

func (p *seriesPanel) Views() int { return 0 }

func (p *seriesPanel) Sorts() int { return 0 }

func (p *seriesPanel) Freqs(st state.State) []data.Freq { return p.set.subjectFreqs(st) }

// subjectFreqs are the frequencies of the indicator of st.
func (s *Set) subjectFreqs(st state.State) []data.Freq {
	x := s.subject(st)
	type key struct{ freqsOf string }
	return memoised(s, key{x.indicator.ID}, func() []data.Freq {
		if x.indicator.ID == "" {
			return nil
		}
		fs, err := s.store.Freqs(s.q.Context(), data.Query{Indicator: x.indicator.ID})
		if err != nil {
			return nil
		}
		return fs
	})
}

// entityName is the name of a line of a subject.
func (e *Env) entityName(x *subject, s series) string { return e.code(x.by, s.key[0]) }

// Title implements [Panel].
func (p *seriesPanel) Title(e *Env, st state.State) (name string, notes []string) {
	x := e.Set.subject(st)
	if x.indicator.ID == "" {
		return e.Lang.T(lang.NoFigure), nil
	}
	notes = append(notes, e.keptText(x)...)
	notes = append(notes, e.Lang.Freq(x.freq))
	if st.Log && !st.Table {
		notes = append(notes, e.Lang.T(lang.LogAxis))
	}
	return e.indicator(x.indicator.ID), append(notes, e.drawnUnit(x, st))
}

// drawnUnit writes the unit of what is drawn, or the transformation that made it.
func (e *Env) drawnUnit(x *subject, st state.State) string {
	switch st.Transform {
	case data.Level:
		return e.unit(x.unit)
	case data.Difference:
		return e.Lang.Transform(st.Transform, st.Base, st.Window) + ", " + e.unit(x.unit)
	}
	return e.Lang.Transform(st.Transform, st.Base, st.Window)
}

// nothing says why a subject shows nothing; false where it shows something. Of
// figures that are compared with others a filter is blamed only where there is one.
func (e *Env) nothing(x *subject, st state.State, tl timeline, compared bool) (string, grid.Style, bool) {
	switch {
	case x.err != nil:
		return e.refused(x.err), theme.Warn, true
	case tl.err != nil:
		return e.refused(tl.err), theme.Warn, true
	case x.indicator.ID == "":
		return e.Lang.T(lang.NoData), theme.Dim, true
	case len(tl.series) == 0 && compared && x.shape.Figures > 0 && st.Sector == "" && st.From == 0 && st.To == 0:
		return e.Lang.T(lang.WhyBase), theme.Dim, true
	case len(tl.series) == 0:
		return e.Lang.T(lang.NothingLeft), theme.Dim, true
	}
	return "", 0, false
}

// Draw implements [Panel].
func (p *seriesPanel) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State, zoomed bool) Zones {
	x, tl := e.Set.subject(st), p.timeline(st)
	if said, style, is := e.nothing(x, st, tl, st.Transform != data.Level); is {
		message(g, r, said, style)
		return Zones{}
	}
	room := entityRooms(r, zoomed, len(tl.series))
	if st.Table {
		return Zones{}
	}
	geo := drawTimeline(g, room.plot, e, st, tl)
	groups(g, room.legend, "  ", append(e.keptWords(x), tl.legend(e)...)...)
	return Zones{Chart: geo, HasChart: true}
}

// drawTimeline draws the lines of tl. What a log axis has no place for is said on
// a row of its own: nothing may take its place.
func drawTimeline(g *grid.Grid, r grid.Rect, e *Env, st state.State, tl timeline) chart.Geometry {
	plot := tl.labelled(e, chart.Plot{
		Selected: -1, Glyphs: e.Glyphs, Zero: true, Log: st.Log,
		FormatY: func(v, step float64) string { return e.Lang.Number(v, stepDecimals(step)) },
		Events:  e.Set.events(tl),
	})
	lines := tl.lines(e)
	geo := chart.Lines(g, r, plot, lines)
	if geo.Omitted == 0 {
		return geo
	}
	g.Fill(r, ' ', theme.Ink)
	said := grid.Rect{X: r.X, Y: r.Y + r.H - 1, W: r.W, H: 1}
	r.H--
	geo = chart.Lines(g, r, plot, lines)
	groups(g, said, "", []word{{text: e.Lang.F(lang.LogNone, e.Lang.Number(float64(geo.Omitted), 0)), style: theme.Warn}})
	return geo
}

// Over implements [Panel].
func (p *seriesPanel) Over(g *grid.Grid, r grid.Rect, e *Env, st state.State, zoomed bool, z Zones) {
	x, tl := e.Set.subject(st), p.timeline(st)
	slot := state.Slot(tl.periods, e.Set.at(st))
	if _, _, is := e.nothing(x, st, tl, st.Transform != data.Level); is || slot < 0 {
		return
	}
	room := entityRooms(r, zoomed, len(tl.series))
	if st.Table {
		names := make([]string, len(tl.series))
		for i, s := range tl.series {
			names[i] = e.entityName(x, s)
		}
		lift := g.Clip(room.plot)
		drawTable(g, room.plot, e, tl, names, slot, false)
		lift()
	} else {
		z.Chart.SelectSpan(g, slices.Index(tl.periods, st.Mark), slot, theme.Accent, e.Glyphs)
	}
	e.drawEntities(g, room, x, st, tl, slot)
	if room.claims.H > 0 {
		drawClaimsUnder(g, room.claims, e, p.claims(e, st), 0, tl, slot)
	}
}

// Key implements [Panel].
func (p *seriesPanel) Key(st state.State) state.State {
	return lensOf(st).key(subjectState(st, state.State{Log: st.Log, YearAgo: st.YearAgo, NormalOnly: st.NormalOnly, Table: st.Table}))
}

// subjectState puts what a subject depends on into the state that stands for a
// picture.
func subjectState(st, k state.State) state.State {
	k.Subject, k.Sector, k.Freq, k.From, k.To = st.Subject, st.Sector, st.Freq, st.From, st.To
	k.Prefer, k.AsOf = st.Prefer, st.AsOf
	return k
}

// claims are those about the figures under the cursor.
func (p *seriesPanel) claims(e *Env, st state.State) []claimed {
	return e.entityClaims(st, p.timeline(st), state.PanelSeries)
}

// entityClaims are the claims about the lines of tl at the slot under the cursor.
func (e *Env) entityClaims(st state.State, tl timeline, p state.Panel) []claimed {
	slot := state.Slot(tl.periods, e.Set.at(st))
	if slot < 0 {
		return nil
	}
	x := e.Set.subject(st)
	return memoised(e.Set, claimsKey{e.Set.panels[p].Key(st), tl.periods[slot], e.Lang.Tag(), p}, func() []claimed {
		return slices.Clip(e.Set.claimsOf(x.indicator.ID, tl.series, func(s series) string { return e.entityName(x, s) }, tl.periods[slot], lensOf(st)))
	})
}
