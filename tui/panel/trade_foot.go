package panel

import (
	"slices"
	"strings"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// drawFoot draws the readout. listed is true where the claims stand beside it,
// and need not be counted.
func (t *trade) drawFoot(g *grid.Grid, r grid.Rect, e *Env, st state.State, tl timeline, slot int, listed bool) {
	if r.H == 0 || slot < 0 {
		return
	}
	read := [][]word{tl.period(e, slot)}
	tight := read[:1:1] // without the blanks that keep things in their place
	for _, s := range tl.series {
		c := s.cells[slot]
		if len(tl.series) > 3 && !c.OK { // so many are told apart by what there is
			continue
		}
		ws := []word{{text: string(e.Glyphs.Exact) + " ", style: s.style | theme.Bold}, {text: t.lineName(e, st, s) + " ", style: theme.Ink}}
		ws = append(ws, valueWords(e, c, tl.unit)...)
		tight = append(tight, ws)
		read = append(read, tl.padded(e, s, slices.Clip(ws)))
	}
	if len(read) == 1 {
		read = append(read, []word{{text: e.Lang.T(lang.NoFigure), style: theme.Dim}})
	}
	more := t.details(e, st, tl, slot, listed)
	rows := readRows(r.H)
	if rows == 1 && groupsWidth(3, read) > r.W {
		read = tight
	}
	if rows == 1 {
		read, more = append(read, more...), nil
	}
	if span := t.span(e, st, tl.periods[slot]); span != nil {
		if rows > 1 {
			more = append([][]word{span}, more...)
		} else if l := legendRow(r); l.H > 0 { // while somebody measures, the legend can wait
			g.Fill(l, ' ', theme.Ink)
			groups(g, l, "   ", span)
		}
	}
	used := groups(g, grid.Rect{X: r.X, Y: r.Y, W: r.W, H: rows}, "   ", read...)
	groups(g, grid.Rect{X: r.X, Y: r.Y + used, W: r.W, H: rows - used}, "   ", more...)
}

// groupsWidth is the width of groups in one row, with gap cells between them.
func groupsWidth(gap int, all [][]word) int {
	w := 0
	for i, ws := range all {
		if i > 0 {
			w += gap
		}
		w += width(ws)
	}
	return w
}

// details are the gap between the two sides, how many claims there are, and
// the growth that is stated with them.
func (t *trade) details(e *Env, st state.State, tl timeline, slot int, listed bool) [][]word {
	var out [][]word
	if gap := t.gap(e, tl, slot); gap != "" && st.Transform == data.Level {
		out = append(out, []word{{text: gap, style: theme.Dim}})
	}
	if n := t.claimCount(tl, slot); n > 1 && !listed && !t.addsUp() {
		out = append(out, []word{{text: e.Lang.N(lang.Claims, n), style: theme.Dim}})
	}
	if st.Transform == data.Level {
		out = append(out, t.statedGrowth(e, st, tl, slot))
	}
	return out
}

// period is the period under the cursor, as wide as the widest, so that what
// follows does not move with the cursor.
func (t timeline) period(e *Env, slot int) []word {
	w := 0
	if !t.long() { // of a long one all are about as long
		for _, p := range t.periods {
			w = max(w, grid.Width(e.Lang.Short(p)))
		}
	}
	s := e.Lang.Short(t.periods[slot])
	return []word{{text: s, style: theme.Accent | theme.Bold}, {text: strings.Repeat(" ", max(0, w-grid.Width(s)))}}
}

// padded makes the words of a cell of s as wide as those of any other cell.
func (t timeline) padded(e *Env, s series, ws []word) []word {
	if t.long() {
		return ws
	}
	w, name := 0, width(ws[:2])
	for _, c := range s.cells {
		w = max(w, width(valueWords(e, c, t.unit)[:1])) // the word of a status is rare and may push what follows
	}
	return append(ws, word{text: strings.Repeat(" ", max(0, w+name-width(ws)))})
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
		c, ok := pick(t.set.claimsOf(t.spec.Growth, []series{s}, func(series) string { return "" }, tl.periods[slot], lensOf(st)), "")
		if !ok {
			continue
		}
		lead := word{text: ", ", style: theme.Ink} // as the numbers, so that the three are one stroke
		if len(out) == 0 {
			lead = word{text: e.Lang.T(lang.StatedGrowth) + " ", style: theme.Dim}
		}
		out = append(out, lead, word{text: e.Lang.Bounded(c.Value, c.Decimals, c.Bound) + " %", style: theme.Ink})
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
	d, ok := tl.apart(slot)
	if !ok {
		return ""
	}
	return e.Lang.F(lang.Gap, e.Lang.Cell(d, 3))
}

// apart is the difference of the two reporters of one flow, from the lower to
// the higher; false where one is missing or more than two are drawn.
func (t timeline) apart(slot int) (data.Cell, bool) {
	if len(t.series) != 2 || t.series[0].area == t.series[1].area {
		return data.Cell{}, false
	}
	a, b := t.series[0].cells[slot], t.series[1].cells[slot]
	if a.Value > b.Value {
		a, b = b, a
	}
	d, _ := data.Gap(a, b, t.unit)
	return d, d.OK
}

// addsUp reports whether the rows are facts, which are parts of a sum and not rival
// claims about it.
func (t *trade) addsUp() bool {
	ds := t.set.ds
	return ds.Facts != nil || ds.Bulk.Has(ds, t.spec.Indicator)
}

func (t *trade) claimCount(tl timeline, slot int) int {
	n := 0
	for _, s := range tl.series {
		n += s.cells[slot].Claims
	}
	return n
}
