package panel

import (
	"strings"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// mirrorPage is one flow as both of its sides report it, and the gap between
// them. The face of the trade panel says which flow.
type mirrorPage struct{ still }

// mirror is what the page shows in st; false where the dataset has nothing to
// mirror.
func (mirrorPage) mirror(e *Env, st state.State) (mirrored, mirrorKey, bool) {
	t := e.Set.panels[state.PanelTrade].(*trade)
	k, ok := t.mirrorKey(st)
	if !ok {
		return mirrored{}, k, false
	}
	return t.mirror(k), k, true
}

// Title implements [Page].
func (p mirrorPage) Title(e *Env, st state.State) (name string, notes []string) {
	name = e.Lang.T(lang.PageMirror)
	m, k, ok := p.mirror(e, st)
	if !ok {
		return name, nil
	}
	name += " " + string(e.Glyphs.Separator) + " " + m.name(e, st, k)
	notes = LensText(e, st)
	if k.sector != "" {
		notes = append(notes, e.sector(k.sector))
	}
	if len(m.report.Rows) > 0 {
		notes = append(notes, e.Lang.Freq(m.report.Freq), e.unit(m.report.Unit))
	}
	return name, notes
}

// name is what the flow is called.
func (mirrored) name(e *Env, st state.State, k mirrorKey) string {
	st.Sector, st.View[state.PanelTrade] = "", k.face
	return e.Set.panels[state.PanelTrade].(*trade).viewName(e, st)
}

// Slots implements [Page].
func (p mirrorPage) Slots(e *Env, st state.State) []data.Period {
	m, _, _ := p.mirror(e, st)
	return m.periods()
}

// Views is the number of flows to choose from.
func (mirrorPage) Views(e *Env, _ state.State) int {
	return len(e.Set.panels[state.PanelTrade].(*trade).mirrorFaces())
}

// Freqs are the frequencies that a side reports the flow in.
func (p mirrorPage) Freqs(e *Env, st state.State) []data.Freq {
	_, k, ok := p.mirror(e, st)
	if !ok {
		return nil
	}
	st.Sector, st.View[state.PanelTrade] = "", k.face
	return e.Set.panels[state.PanelTrade].Freqs(st)
}

// Draw implements [Page].
func (p mirrorPage) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	m, k, ok := p.mirror(e, st)
	if said, empty := m.nothing(e, k, ok); empty {
		message(g, r, said, unless(m.err))
		return Zones{}
	}
	slot := state.Slot(m.periods(), e.Set.at(st))
	table := m.table(e, k)
	room := mirrorRooms(r, table, m.compared())
	table.draw(g, room.table, slot, e.Glyphs.Pointer)
	m.drawFoot(g, room.foot, e, k, slot, room.lines.H > 0)
	if room.lines.H == 0 {
		return Zones{}
	}
	return m.drawCharts(g, room, e, k, slot)
}

// nothing is what is said where there is nothing to mirror.
func (m mirrored) nothing(e *Env, k mirrorKey, ok bool) (string, bool) {
	switch {
	case !ok:
		return e.Lang.T(lang.MirrorLack), true
	case m.err != nil:
		return e.refused(m.err), true
	case len(m.report.Rows) == 0 && k.sector != "":
		t := e.Set.panels[state.PanelTrade].(*trade)
		return e.Lang.F(lang.NoneOfSector, e.indicator(t.spec.Indicator), e.sector(k.sector)), true
	case len(m.report.Rows) == 0:
		return e.Lang.T(lang.NothingLeft), true
	}
	return "", false
}

// mirrorRoom is how the page divides its rectangle: the table, what is said
// under it and, where there is room, the two charts beside or above.
type mirrorRoom struct{ table, foot, lines, bars grid.Rect }

// spareRows is how many rows must be left under the table and what is said there
// for the bars to stand below them, so that the lines have the whole height.
const spareRows = 12

// mirrorRooms depends on nothing but the size, the table and whether there is a
// gap to be drawn, so that nothing moves with the cursor.
func mirrorRooms(r grid.Rect, l *ledger, gaps bool) mirrorRoom {
	var out mirrorRoom
	left := r
	switch w := l.width(r.W); {
	case r.W >= w+60 && r.H >= 16:
		left.W = w
		right := grid.Rect{X: r.X + w + 2, Y: r.Y + 1, W: r.W - w - 2, H: r.H - 1}
		used := l.rows + 1 + 1 + mirrorFoot(r.H)
		switch {
		case !gaps:
			out.lines = right
		case r.H-used >= spareRows:
			out.lines = right
			out.bars = grid.Rect{X: r.X + 2, Y: r.Y + used + 1, W: w - 4, H: r.H - used - 1}
			left.H = used
		default:
			half := r.H * 3 / 5
			out.lines, out.bars = right, right
			out.lines.H = half - 2
			out.bars.Y, out.bars.H = r.Y+half+1, r.H-half-1
		}
	case r.W >= 90 && r.H >= 20:
		h := min(max(9, r.H*2/5), r.H-l.rows-1-mirrorFoot(r.H))
		h = max(h, 8)
		out.lines = grid.Rect{X: r.X, Y: r.Y + 1, W: r.W, H: h - 2}
		if gaps {
			half := r.W/2 - 2
			out.bars = grid.Rect{X: r.X + half + 3, Y: r.Y + 1, W: r.W - half - 3, H: h - 2}
			out.lines.W = half
		}
		left.Y, left.H = r.Y+h, r.H-h
	}
	foot := mirrorFoot(left.H)
	rows := min(left.H-foot, l.rows+1)
	out.table = grid.Rect{X: left.X, Y: left.Y, W: left.W, H: rows}
	out.foot = grid.Rect{X: left.X + 2, Y: left.Y + rows + 1, W: left.W - 2, H: left.H - rows - 1}
	if left.H < 16 {
		out.foot.Y, out.foot.H = out.foot.Y-1, out.foot.H+1
	}
	return out
}

// mirrorFoot is how many rows are kept for what is said under the table.
func mirrorFoot(h int) int {
	switch {
	case h >= 24:
		return 8
	case h >= 16:
		return 7
	case h >= 11:
		return 5
	}
	return min(3, h/2)
}

// drawFoot says in words what the two sides report for the slot, how the table
// is to be read, and whose figures each side is made of.
func (m mirrored) drawFoot(g *grid.Grid, r grid.Rect, e *Env, k mirrorKey, slot int, charts bool) {
	if r.H <= 0 || slot < 0 {
		return
	}
	brief := r.H < 4
	say := min(m.sayRows(e, k, r.W, brief), r.H)
	flow(g, grid.Rect{X: r.X, Y: r.Y, W: r.W, H: say}, e.Glyphs.Ellipsis, word{text: m.sentence(e, slot, brief), style: theme.Ink})
	left := grid.Rect{X: r.X, Y: r.Y + say, W: r.W, H: r.H - say}
	used := m.drawOrgs(g, left, e) // first, where there is no room for the rest
	left.Y, left.H = left.Y+used, left.H-used
	if left.H <= 0 {
		return
	}
	how := [][]word{{{text: e.Lang.F(lang.MirrorRule, e.label(e.Set.ds.Areas, m.lines[0].area), e.label(e.Set.ds.Areas, m.lines[1].area)), style: theme.Dim}}}
	if m.directed() {
		how = append(how, []word{{text: e.Lang.F(lang.MirrorBand, e.Lang.Number(m.report.Low, 2), e.Lang.Number(m.report.High, 2)), style: theme.Dim}})
	}
	groups(g, left, "   ", append(how, m.legend(e, charts)...)...)
}

// legend are the marks that occur, each with its word: those of bounds and the
// whiskers in charts only, because the table writes bounds as signs.
func (m mirrored) legend(e *Env, charts bool) [][]word {
	var out [][]word
	seen := map[rune]bool{}
	spread := false
	for _, l := range m.lines {
		for _, c := range l.cells {
			spread = spread || c.OK && c.Low < c.High
			w := e.Lang.Status(c.Status)
			if e.mark(c) == Mark(e.Glyphs, c.Bound, 0) {
				if w = e.Lang.Bound(c.Bound); !charts {
					continue
				}
			}
			if r := e.mark(c); c.OK && !seen[r] && w != "" {
				seen[r] = true
				out = append(out, []word{{text: string(r) + " ", style: theme.Ink}, {text: w, style: theme.Dim}})
			}
		}
	}
	if spread && charts {
		out = append(out, []word{{text: string(e.Glyphs.Whisker) + " ", style: theme.Ink}, {text: e.Lang.T(lang.Spread), style: theme.Dim}})
	}
	return out
}

// drawOrgs lists the organisations of the sides that have more than one. It
// returns the rows used.
func (m mirrored) drawOrgs(g *grid.Grid, r grid.Rect, e *Env) int {
	used := 0
	for i, orgs := range [][]string{m.report.OrgsA, m.report.OrgsB} {
		if len(orgs) < 2 || used >= r.H {
			continue
		}
		names := make([]string, len(orgs))
		for j, id := range orgs {
			names[j] = e.org(id)
		}
		used += flow(g, grid.Rect{X: r.X, Y: r.Y + used, W: r.W, H: r.H - used}, e.Glyphs.Ellipsis,
			word{text: string(e.Glyphs.Break) + " " + e.label(e.Set.ds.Areas, m.lines[i].area), style: theme.Ink},
			word{text: e.Lang.T(lang.MirrorSpliced) + ":", style: theme.Warn},
			word{text: strings.Join(names, " "+string(e.Glyphs.Separator)+" "), style: theme.Dim})
	}
	return used
}

// org is the title of an organisation, the words for several for "".
func (e *Env) org(id string) string {
	if id == "" {
		return e.Lang.T(lang.OrgSeveral)
	}
	return e.reporter(id)
}
