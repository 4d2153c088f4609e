package panel

import (
	"slices"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// trade is the panel of trade volume: what each side reports of the turnover,
// of one direction, or everything that one side reports.
type trade struct {
	set   *Set
	spec  data.Panel
	faces []face
}

func (t *trade) on(s *Set) Panel { return &trade{s, t.spec, t.faces} }

func newTrade(s *Set) *trade {
	t := &trade{set: s, spec: s.ds.Panels["trade"]}
	t.faces = t.choices()
	return t
}

type tradeKey struct {
	view     int
	freq     data.Freq
	lens     lens
	from, to int
	yearAgo  bool
}

// timeline is what the panel draws in st.
func (t *trade) timeline(st state.State) timeline {
	if len(t.faces) == 0 {
		return timeline{}
	}
	tl := t.faceTimeline(st)
	tl.normal, tl.sector = st.NormalOnly, st.Sector
	return tl
}

func (t *trade) faceTimeline(st state.State) timeline {
	if st.Sector != "" {
		return t.sectorTimeline(st)
	}
	k := tradeKey{t.face(st), t.freq(st), lensOf(st), st.From, st.To, st.YearAgo}
	return memoised(t.set, k, func() timeline {
		f := t.faces[k.view]
		frames := make([]data.Frame, len(f.lines))
		lines := slices.Clone(f.lines)
		var failed error
		for i, l := range lines {
			fr, err := t.set.ask(t.spec.Indicator, l.where, k.freq, k.lens)
			if err != nil {
				failed = err
			}
			frames[i] = fr
		}
		tl := join(st, frames, lines)
		tl.err = failed
		return tl
	})
}

// freq is the frequency that is drawn: the chosen one where the face has it,
// else the longest.
func (t *trade) freq(st state.State) data.Freq {
	if st.Sector != "" {
		return t.sectorFreq(st)
	}
	fs := t.Freqs(st)
	if slices.Contains(fs, st.Freq) || len(fs) == 0 {
		return st.Freq
	}
	return fs[0]
}

// Freqs implements [Panel].
func (t *trade) Freqs(st state.State) []data.Freq {
	if len(t.faces) == 0 {
		return nil
	}
	if st.Sector != "" {
		return t.sectorFreqs(st)
	}
	type key struct{ view int }
	k := key{t.face(st)}
	return memoised(t.set, k, func() []data.Freq {
		has := map[data.Freq]bool{}
		for _, l := range t.faces[k.view].lines {
			for _, f := range t.set.freqs(t.spec.Indicator, l.where) {
				has[f] = true
			}
		}
		return slices.DeleteFunc(data.Freqs(), func(f data.Freq) bool { return !has[f] })
	})
}

// Slots, Rows, Views and Sorts implement [Panel].
func (t *trade) Slots(st state.State) []data.Period { return t.timeline(st).periods }

func (t *trade) Rows(state.State) int { return 0 }

func (t *trade) Views() int { return len(t.faces) }

func (t *trade) Sorts() int { return 0 }

// Title implements [Panel].
func (t *trade) Title(e *Env, st state.State) (name string, notes []string) {
	name = e.Lang.T(lang.PanelTrade)
	if len(t.faces) == 0 {
		return name, nil
	}
	tl := t.timeline(st)
	if len(tl.series) == 0 {
		return name, nil
	}
	parts := []string{e.unit(tl.unit), e.Lang.Freq(t.freq(st))}
	if st.Transform != data.Level {
		parts[0] = e.Lang.Transform(st.Transform, st.Base, st.Window)
		if st.Transform == data.Difference {
			parts[0] += ", " + e.unit(tl.unit)
		}
	}
	if st.Log && !st.Table {
		parts = slices.Insert(parts, 1, e.Lang.T(lang.LogAxis))
	}
	slices.Reverse(parts)
	if st.Sector != "" {
		return name, append([]string{e.sector(st.Sector)}, parts...)
	}
	if t.faces[t.face(st)].kind != lang.ViewTurnover { // the first face may be of one area, too
		parts = append([]string{t.viewName(e, st)}, parts...)
	}
	return name, parts
}

// indicator is the title of an indicator.
func (e *Env) indicator(id string) string {
	if in, ok := e.Set.ds.Indicator(id); ok {
		if s := e.text(in.Title); s != "" {
			return s
		}
	}
	return id
}

// Draw implements [Panel].
func (t *trade) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State, zoomed bool) Zones {
	tl := t.timeline(st)
	switch {
	case tl.err != nil:
		message(g, r, e.refused(tl.err), theme.Warn)
		return Zones{}
	case len(t.faces) == 0:
		message(g, r, e.Lang.T(lang.NoData), theme.Dim)
		return Zones{}
	case len(tl.series) == 0:
		message(g, r, t.nothing(e, st), theme.Dim)
		return Zones{}
	}
	if st.Table { // which follows the cursor, so that Over draws it
		groups(g, legendRow(rooms(r, zoomed).foot), "  ", tl.normalWords(e))
		return Zones{}
	}
	room := rooms(r, zoomed)
	geo := drawTimeline(g, room.plot, e, st, tl)
	drawLegend(g, room.foot, e, tl)
	return Zones{Chart: geo, HasChart: true}
}

// Over implements [Panel].
func (t *trade) Over(g *grid.Grid, r grid.Rect, e *Env, st state.State, zoomed bool, z Zones) {
	tl := t.timeline(st)
	slot := state.Slot(tl.periods, t.set.at(st))
	if slot < 0 || tl.err != nil || len(tl.series) == 0 {
		return
	}
	room := rooms(r, zoomed)
	if st.Table {
		t.drawTable(g, room.plot, e, st, tl)
	} else {
		z.Chart.SelectSpan(g, slices.Index(tl.periods, st.Mark), slot, theme.Accent, e.Glyphs)
	}
	t.drawFoot(g, room.foot, e, st, tl, slot, room.beside.W > 0 || room.below.H > 0)
	if room.beside.W > 0 {
		t.drawBeside(g, room.beside, e, st, tl)
	}
	if room.below.H > 0 {
		drawClaims(g, room.below, e, t.claims(e, st), 0, false)
	}
}

// Key implements [Panel].
func (t *trade) Key(st state.State) state.State {
	k := lensOf(st).key(state.State{Sector: st.Sector, From: st.From, To: st.To, Freq: st.Freq, Log: st.Log, YearAgo: st.YearAgo, NormalOnly: st.NormalOnly, Table: st.Table})
	k.View[state.PanelTrade] = st.View[state.PanelTrade]
	return k
}

// markOf is the marker of c in a readout; a missing cell has the gap's.
func (e *Env) markOf(c data.Cell) rune {
	if !c.OK {
		return e.Glyphs.Missing
	}
	return e.mark(c)
}
