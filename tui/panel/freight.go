package panel

import (
	"slices"
	"strings"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// freight is the panel of freight: stated growth rates, one scope at a time,
// and the volumes behind them. Scopes are never added and never one series.
type freight struct {
	set   *Set
	spec  data.Panel
	faces []freightFace
}

func (f *freight) on(s *Set) Panel { return &freight{s, f.spec, f.faces} }

type freightKey struct {
	view, from, to int
	freq           data.Freq
	lens           lens
}

// timeline is what the panel draws in st. Growth over a year has the same
// meaning for a year and for a part of one, so all its frequencies stand in
// the order in which the periods end, each with its period; volumes of a year
// and of a month are never side by side.
func (f *freight) timeline(st state.State) timeline {
	if len(f.faces) == 0 || !f.inSector(st) {
		return timeline{}
	}
	k := freightKey{f.face(st), st.From, st.To, f.freq(st), lensOf(st).plain()}
	return memoised(f.set, k, func() timeline { return f.build(st, f.faces[k.view], k.freq) })
}

// freq is the frequency of the volumes that are drawn; growth has all.
func (f *freight) freq(st state.State) data.Freq {
	fs := f.Freqs(st)
	if len(fs) == 0 || slices.Contains(fs, st.Freq) {
		return st.Freq
	}
	return fs[0]
}

func (f *freight) build(st state.State, fc freightFace, freq data.Freq) timeline {
	var t timeline
	for i, l := range f.lines(fc) {
		l.style = theme.Series(i)
		if fc.growth && len(fc.modes) < 2 {
			l.style = theme.Series3
		}
		at := map[data.Period]data.Cell{}
		for _, fr := range f.set.freqs(fc.indicator, l.where) {
			if !fc.growth && fr != freq {
				continue
			}
			frame, err := f.set.ask(fc.indicator, l.where, fr, lensOf(st).plain())
			if err != nil || len(frame.Series) == 0 {
				t.err = err
				continue
			}
			t.unit = frame.Unit
			for j, p := range frame.Periods {
				if c := frame.Series[0].Cells[j]; c.OK && inSpan(st, p) {
					at[p] = c
				}
			}
		}
		t.add(l, at)
	}
	return t
}

// add puts a series beside those of t; all keep one cell a period.
func (t *timeline) add(l series, at map[data.Period]data.Cell) {
	if len(at) == 0 {
		return
	}
	for p := range at {
		if !slices.Contains(t.periods, p) {
			t.periods = append(t.periods, p)
		}
	}
	old := slices.Clone(t.periods)
	slices.SortFunc(t.periods, func(a, b data.Period) int {
		if c := a.End().Compare(b.End()); c != 0 {
			return c
		}
		return b.Compare(a)
	})
	for i := range t.series {
		cells := make([]data.Cell, len(t.periods))
		for k, p := range t.periods {
			cells[k] = data.Missing(data.WhyNoClaim)
			if j := slices.Index(old, p); j >= 0 && j < len(t.series[i].cells) {
				cells[k] = t.series[i].cells[j]
			}
		}
		t.series[i].cells = cells
	}
	l.cells = make([]data.Cell, len(t.periods))
	for k, p := range t.periods {
		l.cells[k] = data.Missing(data.WhyNoClaim)
		if c, ok := at[p]; ok {
			l.cells[k] = c
		}
	}
	t.series = append(t.series, l)
}

// Slots, Rows, Views and Sorts implement [Panel].
func (f *freight) Slots(st state.State) []data.Period { return f.timeline(st).periods }

func (f *freight) Rows(state.State) int { return 0 }

func (f *freight) Views() int { return len(f.faces) }

func (f *freight) Sorts() int { return 0 }

// Freqs implements [Panel]: those of a volume; growth is not divided.
func (f *freight) Freqs(st state.State) []data.Freq {
	if len(f.faces) == 0 || f.faces[f.face(st)].growth {
		return nil
	}
	type key struct{ view int }
	return memoised(f.set, key{f.face(st)}, func() []data.Freq {
		has := map[data.Freq]bool{}
		fc := f.faces[f.face(st)]
		for _, l := range f.lines(fc) {
			for _, fr := range f.set.freqs(fc.indicator, l.where) {
				has[fr] = true
			}
		}
		return slices.DeleteFunc(data.Freqs(), func(fr data.Freq) bool { return !has[fr] })
	})
}

// Title implements [Panel].
func (f *freight) Title(e *Env, st state.State) (name string, notes []string) {
	name = e.Lang.T(lang.PanelFreight)
	if len(f.faces) == 0 {
		return name, nil
	}
	fc := f.faces[f.face(st)]
	if fc.growth {
		return name, []string{f.scope(e, fc), e.Lang.T(lang.TransformGY)}
	}
	return e.indicator(fc.indicator), []string{f.scope(e, fc), e.Lang.Freq(f.freq(st)), e.unit(f.timeline(st).unit)}
}

// Draw implements [Panel].
func (f *freight) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State, zoomed bool) Zones {
	tl := f.timeline(st)
	switch {
	case tl.err != nil:
		message(g, r, e.refused(tl.err), theme.Warn)
		return Zones{}
	case len(f.faces) == 0:
		message(g, r, e.Lang.T(lang.NoData), theme.Dim)
		return Zones{}
	case len(tl.series) == 0 && st.Sector != "":
		message(g, r, e.Lang.F(lang.NoneOfSector, e.indicator(f.spec.Indicator), e.sector(st.Sector)), theme.Dim)
		return Zones{}
	case len(tl.series) == 0:
		message(g, r, e.Lang.T(lang.NothingLeft), theme.Dim)
		return Zones{}
	}
	if !zoomed && r.H >= tallPanel {
		f.drawScopes(g, volumes(r), e, st)
		r.H -= r.H/3 + 1
	}
	return f.drawChart(g, rooms(r, zoomed).plot, e, st, tl)
}

// tallPanel is the height from which the panel shows the volumes behind the
// growth, in its lowest third.
const tallPanel = 22

// Over implements [Panel].
func (f *freight) Over(g *grid.Grid, r grid.Rect, e *Env, st state.State, zoomed bool, z Zones) {
	tl := f.timeline(st)
	slot := state.Slot(tl.periods, f.set.at(st))
	if slot < 0 || !z.HasChart {
		return
	}
	z.Chart.Select(g, slot, theme.Accent, e.Glyphs)
	if !zoomed && r.H >= tallPanel {
		r.H -= r.H/3 + 1
	}
	room := rooms(r, zoomed)
	f.drawFoot(g, room.foot, e, st, tl, slot)
	if room.beside.W > 0 {
		f.drawBeside(g, room.beside, e, st, tl)
	}
	if room.below.H > 0 {
		drawClaims(g, room.below, e, f.claims(e, st), 0, false)
	}
}

// Key implements [Panel].
func (f *freight) Key(st state.State) state.State {
	k := lensOf(st).plain().key(state.State{Sector: st.Sector, From: st.From, To: st.To, Freq: st.Freq, NormalOnly: st.NormalOnly})
	k.View[state.PanelFreight] = st.View[state.PanelFreight]
	return k
}

func (f *freight) drawChart(g *grid.Grid, plot grid.Rect, e *Env, st state.State, tl timeline) Zones {
	fc := f.faces[f.face(st)]
	groupsOf := make([][]chart.Bar, len(tl.periods))
	for i := range tl.periods {
		for _, s := range tl.series {
			c := s.cells[i]
			b := chart.Bar{OK: c.OK, Value: c.Value, Text: e.Lang.Cell(c, 1), Style: s.style, TextStyle: theme.Ink,
				Hollow: c.Status.Has(data.StatusProvisional | data.StatusForecast | data.StatusEstimate | data.StatusLowReliable)}
			if fc.growth && c.OK && c.Value < 0 {
				b.Style = theme.Series5
			}
			if len(tl.series) == 1 || c.OK {
				groupsOf[i] = append(groupsOf[i], b)
			}
		}
	}
	geo := chart.Bars(g, plot, tl.labelled(e, chart.Plot{Selected: -1, Glyphs: e.Glyphs, Zero: true,
		FormatY: func(v, step float64) string { return e.Lang.Number(v, stepDecimals(step)) }}), groupsOf)
	return Zones{Chart: geo, HasChart: true}
}

func (f *freight) drawFoot(g *grid.Grid, r grid.Rect, e *Env, st state.State, tl timeline, slot int) {
	if r.H == 0 || slot < 0 {
		return
	}
	fc := f.faces[f.face(st)]
	var whose []string // said once for claims of one reporter
	read := [][]word{tl.period(e, slot)}
	if fc.growth {
		cs := f.claims(e, st)
		for _, c := range cs {
			cell := data.Cell{OK: !c.Missing, Value: c.Value, Decimals: c.Decimals, Bound: c.Bound, Status: c.Status}
			if who := e.reporter(c.Org); !slices.Contains(whose, who) {
				whose = append(whose, who)
			}
			ws := append(valueWords(e, cell, data.Percent), word{text: " " + c.Source, style: theme.Dim})
			if len(tl.series) > 1 {
				ws = append([]word{{text: string(e.Glyphs.Segment) + " ", style: c.style | theme.Bold}, {text: c.name + " ", style: theme.Dim}}, ws...)
			}
			read = append(read, ws)
		}
	} else {
		for _, s := range tl.series {
			if c := s.cells[slot]; c.OK {
				ws := []word{{text: string(e.Glyphs.Segment) + " ", style: s.style | theme.Bold}, {text: f.lineName(e, fc, s) + " ", style: theme.Dim}}
				read = append(read, append(ws, valueWords(e, c, tl.unit)...))
			}
		}
	}
	used := groups(g, r, "   ", read...) // a rival claim counts more than the scope, which the title says
	if r.H > used {
		parts := append([]string{f.scope(e, fc)}, whose...)
		line(g, r.X, r.Y+used, r.X+r.W, word{text: strings.Join(parts, " · "), style: theme.Dim})
	}
}

// claims are the claims under the cursor.
func (f *freight) claims(e *Env, st state.State) []claimed {
	tl := f.timeline(st)
	slot := state.Slot(tl.periods, f.set.at(st))
	if slot < 0 || len(f.faces) == 0 {
		return nil
	}
	fc, p := f.faces[f.face(st)], tl.periods[slot]
	return memoised(f.set, claimsKey{f.Key(st), p, e.Lang.Tag(), state.PanelFreight}, func() []claimed {
		tl := f.timeline(st) // here too: claims of a time line that lacks a series are not to be kept
		return slices.Clip(f.set.claimsOf(fc.indicator, tl.series, func(s series) string { return f.lineName(e, fc, s) }, p, lensOf(st)))
	})
}
