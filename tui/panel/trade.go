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

// trade is the panel of trade volume: what each side reports of the turnover,
// of one direction, or everything that one side reports.
type trade struct {
	set   *Set
	spec  data.Panel
	faces []face
}

// face is one choice of series.
type face struct {
	kind  lang.Msg // ViewTurnover, ViewFlow, ViewReporter
	areas []string // the two ends of a flow, or the one reporter
	lines []series
}

func newTrade(s *Set) *trade {
	t := &trade{set: s, spec: s.ds.Panels["trade"]}
	t.faces = t.choices()
	return t
}

// choices are the faces that the dataset has data for: turnover as each area
// reports it; between two partners each direction as both ends report it; and
// all flows of one area.
func (t *trade) choices() []face {
	if t.spec.Indicator == "" {
		return nil
	}
	at := func(n int, area, flow string) series {
		w := map[string]string{}
		for d, c := range t.spec.Where {
			w[d] = c
		}
		if area != "" {
			w[data.DimRefArea] = area
		}
		if flow != "" {
			w[data.DimFlow] = flow
		}
		return series{area: area, flow: flow, where: w, style: theme.Series(n)}
	}
	areas := t.areas()
	total := face{kind: lang.ViewTurnover}
	for i, a := range areas {
		total.lines = append(total.lines, at(i, a, data.FlowTurnover))
	}
	if len(areas) == 0 {
		total.lines = append(total.lines, at(0, "", ""))
	}
	faces := []face{total}
	if p := t.set.ds.Partners; len(p) == 2 {
		for i, ends := range [][]string{{p[0], p[1]}, {p[1], p[0]}} {
			faces = append(faces, face{kind: lang.ViewFlow, areas: ends, lines: []series{
				at(i, ends[0], data.FlowExports), at(1-i, ends[1], data.FlowImports)}})
		}
	}
	for _, a := range areas {
		faces = append(faces, face{kind: lang.ViewReporter, areas: []string{a}, lines: []series{
			at(0, a, data.FlowTurnover), at(1, a, data.FlowExports), at(2, a, data.FlowImports)}})
	}
	return slices.DeleteFunc(faces, func(f face) bool {
		return !slices.ContainsFunc(f.lines, func(l series) bool { return len(t.set.freqs(t.spec.Indicator, l.where)) > 0 })
	})
}

// areas are the reporting areas that occur, partners first.
func (t *trade) areas() []string {
	k := t.set.ds.DimIndex(data.DimRefArea)
	ind := t.set.ds.DimIndex(data.DimIndicator)
	var out []string
	occurs := map[string]bool{}
	for _, o := range t.set.ds.Observations {
		if o.Dims[ind] == t.spec.Indicator && o.Dims[k] != "" {
			occurs[o.Dims[k]] = true
		}
	}
	for _, a := range t.set.ds.Partners {
		if occurs[a] {
			out = append(out, a)
			delete(occurs, a)
		}
	}
	var rest []string
	for a := range occurs {
		rest = append(rest, a)
	}
	slices.Sort(rest)
	return append(out, rest...)
}

type tradeKey struct {
	view      int
	freq      data.Freq
	transform data.Transform
	from, to  int
}

// timeline is what the panel draws in st.
func (t *trade) timeline(st state.State) timeline {
	if len(t.faces) == 0 {
		return timeline{}
	}
	if st.Sector != "" {
		return t.sectorTimeline(st)
	}
	k := tradeKey{t.face(st), t.freq(st), st.Transform, st.From, st.To}
	return memoised(t.set, k, func() timeline {
		f := t.faces[k.view]
		frames := make([]data.Frame, len(f.lines))
		lines := slices.Clone(f.lines)
		var failed error
		for i, l := range lines {
			fr, err := t.set.ask(t.spec.Indicator, l.where, k.freq, k.transform)
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

func (t *trade) face(st state.State) int {
	if v := st.View[state.PanelTrade]; v < len(t.faces) {
		return v
	}
	return 0
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
func (t *trade) Rows(state.State) int               { return 0 }
func (t *trade) Views() int                         { return len(t.faces) }
func (t *trade) Sorts() int                         { return 0 }

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
		parts[0] = e.Lang.Transform(st.Transform)
		if st.Transform == data.Difference {
			parts[0] += ", " + e.unit(tl.unit)
		}
	}
	slices.Reverse(parts)
	if st.Sector != "" {
		return name, append([]string{e.sector(st.Sector)}, parts...)
	}
	if t.face(st) > 0 {
		parts = append([]string{t.viewName(e, st)}, parts...)
	}
	return name, parts
}

// viewName says which flows are drawn.
func (t *trade) viewName(e *Env, st state.State) string {
	if st.Sector != "" {
		return e.sector(st.Sector)
	}
	f := t.faces[t.face(st)]
	switch f.kind {
	case lang.ViewFlow:
		return e.Lang.F(f.kind, e.label(t.set.ds.Areas, f.areas[0]), e.label(t.set.ds.Areas, f.areas[1]))
	case lang.ViewReporter:
		return e.Lang.F(f.kind, e.label(t.set.ds.Areas, f.areas[0]))
	}
	return e.Lang.T(f.kind)
}

// lineName is the name of a series among those of its face.
func (t *trade) lineName(e *Env, st state.State, s series) string {
	if s.key != nil {
		return t.sectorName(e, s)
	}
	if t.faces[t.face(st)].kind == lang.ViewReporter {
		return e.Lang.T(map[string]lang.Msg{data.FlowExports: lang.FlowExports, data.FlowImports: lang.FlowImports, data.FlowTurnover: lang.FlowTurnover}[s.flow])
	}
	if s.area == "" {
		return e.indicator(t.spec.Indicator)
	}
	return e.label(t.set.ds.Areas, s.area)
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
		message(g, r, tl.err.Error(), theme.Warn)
		return Zones{}
	case len(t.faces) == 0:
		message(g, r, e.Lang.T(lang.NoData), theme.Dim)
		return Zones{}
	case len(tl.series) == 0 && st.Sector != "":
		message(g, r, e.Lang.F(lang.NoneOfSector, e.indicator(t.spec.Indicator), e.sector(st.Sector)), theme.Dim)
		return Zones{}
	case len(tl.series) == 0:
		message(g, r, e.Lang.T(lang.NothingLeft), theme.Dim)
		return Zones{}
	}
	geo := chart.Lines(g, rooms(r, zoomed).plot, chart.Plot{
		Labels: tl.labels(e), Selected: -1, Glyphs: e.Glyphs, Zero: true,
		FormatY: func(v, step float64) string { return e.Lang.Number(v, stepDecimals(step)) },
		Events:  t.set.events(tl),
	}, tl.lines(e))
	drawLegend(g, rooms(r, zoomed).foot, e, tl)
	return Zones{Chart: geo, HasChart: true}
}

// Over implements [Panel].
func (t *trade) Over(g *grid.Grid, r grid.Rect, e *Env, st state.State, zoomed bool, z Zones) {
	tl := t.timeline(st)
	slot := state.Slot(tl.periods, t.set.at(st))
	if slot < 0 || !z.HasChart {
		return
	}
	z.Chart.Select(g, slot, theme.Accent, e.Glyphs)
	room := rooms(r, zoomed)
	t.drawFoot(g, room.foot, e, st, tl, slot)
	if room.beside.W > 0 {
		t.drawBeside(g, room.beside, e, st, tl)
	}
	if room.below.H > 0 {
		drawClaims(g, room.below, e, t.claims(e, st), 0, false)
	}
}

// Key implements [Panel].
func (t *trade) Key(st state.State) state.State {
	k := state.State{Sector: st.Sector, From: st.From, To: st.To, Freq: st.Freq, Transform: st.Transform}
	k.View[state.PanelTrade] = st.View[state.PanelTrade]
	return k
}

// room is how a chart panel divides its rectangle: the plot, the readout and
// legend under it and, on a page of its own, what stands beside or below.
type room struct{ plot, foot, beside, below grid.Rect }

func rooms(r grid.Rect, zoomed bool) room {
	var out room
	left := r
	switch {
	case zoomed && r.W >= 100:
		left.W = r.W*3/5 - 1
		out.beside = grid.Rect{X: left.X + left.W + 2, Y: r.Y, W: r.W - left.W - 2, H: r.H}
	case zoomed && r.H >= 24:
		left.H = r.H - r.H/3 - 1
		out.below = grid.Rect{X: r.X, Y: r.Y + left.H + 1, W: r.W, H: r.H - left.H - 1}
	}
	foot := footRows(left.H)
	out.plot = grid.Rect{X: left.X, Y: left.Y, W: left.W, H: left.H - foot}
	out.foot = grid.Rect{X: left.X, Y: left.Y + out.plot.H, W: left.W, H: foot}
	return out
}

// footRows is how many rows of a chart panel the readout and legend take.
func footRows(h int) int {
	switch {
	case h >= 20:
		return 3
	case h >= 8:
		return 2
	case h >= 5:
		return 1
	}
	return 0
}

func (t *trade) drawFoot(g *grid.Grid, r grid.Rect, e *Env, st state.State, tl timeline, slot int) {
	if r.H == 0 || slot < 0 {
		return
	}
	read := [][]word{tl.period(e, slot)}
	for _, s := range tl.series {
		c := s.cells[slot]
		if len(tl.series) > 3 && !c.OK { // so many are told apart by what there is
			continue
		}
		ws := []word{{text: string(e.Glyphs.Exact) + " ", style: s.style | theme.Bold}, {text: t.lineName(e, st, s) + " ", style: theme.Ink}}
		read = append(read, tl.padded(e, s, append(ws, valueWords(e, c, tl.unit)...)))
	}
	if len(read) == 1 {
		read = append(read, []word{{text: e.Lang.T(lang.NoFigure), style: theme.Dim}})
	}
	more := t.details(e, st, tl, slot)
	rows := readRows(r.H)
	if rows == 1 {
		read, more = append(read, more...), nil
	}
	used := groups(g, grid.Rect{X: r.X, Y: r.Y, W: r.W, H: rows}, "   ", read...)
	groups(g, grid.Rect{X: r.X, Y: r.Y + used, W: r.W, H: rows - used}, "   ", more...)
}

// details are the gap between the two sides, how many claims there are, and
// the growth that is stated with them.
func (t *trade) details(e *Env, st state.State, tl timeline, slot int) [][]word {
	var out [][]word
	if gap := t.gap(e, tl, slot); gap != "" && st.Transform == data.Level {
		out = append(out, []word{{text: gap, style: theme.Dim}})
	}
	if n := t.claimCount(tl, slot); n > 1 {
		out = append(out, []word{{text: e.Lang.N(lang.Claims, n), style: theme.Dim}})
	}
	if st.Transform == data.Level {
		out = append(out, t.statedGrowth(e, st, tl, slot))
	}
	return out
}

// readRows is how many rows of a foot are for reading; the last is the
// legend's where there are two.
func readRows(foot int) int {
	if foot < 2 {
		return foot
	}
	return foot - 1
}

// period is the period under the cursor, as wide as the widest, so that what
// follows does not move with the cursor.
func (t timeline) period(e *Env, slot int) []word {
	w := 0
	for _, p := range t.periods {
		w = max(w, grid.Width(e.Lang.Short(p)))
	}
	s := e.Lang.Short(t.periods[slot])
	return []word{{text: s, style: theme.Accent | theme.Bold}, {text: strings.Repeat(" ", w-grid.Width(s))}}
}

// padded makes the words of a cell of s as wide as those of any other cell.
func (t timeline) padded(e *Env, s series, ws []word) []word {
	w, name := 0, width(ws[:2])
	for _, c := range s.cells {
		w = max(w, width(valueWords(e, c, t.unit)[:1])) // the word of a status is rare and may push what follows
	}
	return append(ws, word{text: strings.Repeat(" ", max(0, w+name-width(ws)))})
}

// drawLegend draws the marks that occur in the last row of a foot.
func drawLegend(g *grid.Grid, foot grid.Rect, e *Env, tl timeline) {
	if foot.H < 2 {
		return
	}
	groups(g, grid.Rect{X: foot.X, Y: foot.Y + foot.H - 1, W: foot.W, H: 1}, "  ", tl.legend(e)...)
}

// markOf is the marker of c in a readout; a missing cell has the gap's.
func (e *Env) markOf(c data.Cell) rune {
	if !c.OK {
		return e.Glyphs.Missing
	}
	return e.mark(c)
}

// valueWords are the words of a cell: the number strong, a reason dim.
func valueWords(e *Env, c data.Cell, u data.Unit) []word {
	if !c.OK {
		return []word{{text: e.Lang.Why(c), style: theme.Dim}}
	}
	s := e.Lang.Cell(c, 3)
	if u == data.Percent {
		s += " %"
	}
	out := []word{{text: s, style: theme.Ink | theme.Bold}}
	if w := e.Lang.Status(c.Status); w != "" {
		out = append(out, word{text: " " + w, style: theme.Dim})
	}
	return out
}

// statedGrowth is the growth over a year that each side states itself, which is
// not the growth of the figures drawn.
func (t *trade) statedGrowth(e *Env, st state.State, tl timeline, slot int) []word {
	if t.spec.Growth == "" {
		return nil
	}
	var out []word
	var last series
	for _, s := range tl.series {
		c, ok := pick(t.set.claimsOf(t.spec.Growth, []series{s}, func(series) string { return "" }, tl.periods[slot]), "")
		if !ok {
			continue
		}
		lead := ", "
		if len(out) == 0 {
			lead = e.Lang.T(lang.StatedGrowth) + " "
		}
		out = append(out, word{text: lead, style: theme.Dim}, word{text: e.Lang.Bounded(c.Value, c.Decimals, c.Bound) + " %", style: theme.Ink})
		last = s
	}
	if len(out) == 2 && len(tl.series) > 1 { // several stand in the order of the series
		out = append(out, word{text: " " + t.lineName(e, st, last), style: theme.Dim})
	}
	return out
}

// gap says how far apart the two reporters of one flow are, "" where one is
// missing or more than two are drawn.
func (t *trade) gap(e *Env, tl timeline, slot int) string {
	if len(tl.series) != 2 || tl.series[0].area == tl.series[1].area {
		return ""
	}
	a, b := tl.series[0].cells[slot], tl.series[1].cells[slot]
	if !a.OK || !b.OK {
		return ""
	}
	if a.Value > b.Value {
		a, b = b, a
	}
	d := data.Cell{OK: true, Value: b.Value - a.Value, Bound: b.Bound.Add(a.Bound.Negate()), Decimals: max(a.Decimals, b.Decimals)}
	if a.Decimals != b.Decimals {
		d.Bound = data.About // the coarser of the two says no more
	}
	return e.Lang.F(lang.Gap, e.Lang.Cell(d, 3))
}

func (t *trade) claimCount(tl timeline, slot int) int {
	n := 0
	for _, s := range tl.series {
		n += s.cells[slot].Claims
	}
	return n
}

// stepDecimals is how many decimals tick labels need so that they differ.
func stepDecimals(step float64) int {
	for d := range 6 {
		if k := step * pow10(d); k > 0.999 && k-float64(int64(k+0.5)) < 0.001 && k-float64(int64(k+0.5)) > -0.001 {
			return d
		}
	}
	return 6
}

func pow10(n int) float64 {
	p := 1.0
	for range n {
		p *= 10
	}
	return p
}
