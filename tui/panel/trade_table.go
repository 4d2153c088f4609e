package panel

import (
	"strings"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// drawBeside draws the table of the chart's figures, where it does not stand in
// the place of the chart, and below it what is claimed about the period under
// the cursor.
func (t *trade) drawBeside(g *grid.Grid, r grid.Rect, e *Env, st state.State, tl timeline) {
	slot := state.Slot(tl.periods, t.set.at(st))
	if st.Table {
		drawClaimsUnder(g, r, e, t.claims(e, st), t.mostClaims(e, st), tl, slot)
		return
	}
	used := t.drawTable(g, grid.Rect{X: r.X, Y: r.Y, W: r.W, H: tableRows(r.H, tl) + 1}, e, st, tl)
	drawClaimsUnder(g, grid.Rect{X: r.X, Y: r.Y + used + 1, W: r.W, H: r.H - used - 1}, e, t.claims(e, st), t.mostClaims(e, st), tl, slot)
}

// tableRows is how many rows of a column of height h are for the periods of a
// table, so that claims have room below it.
func tableRows(h int, tl timeline) int { return min(len(tl.periods), max(4, h*11/20)) }

// drawTable draws the figures as a table with the row under the cursor, and
// returns the rows it used.
func (t *trade) drawTable(g *grid.Grid, r grid.Rect, e *Env, st state.State, tl timeline) int {
	if r.H < 2 {
		return 0
	}
	defer g.Clip(r)()
	names := make([]string, len(tl.series))
	for i, s := range tl.series {
		names[i] = t.lineName(e, st, s)
	}
	return drawTable(g, r, e, tl, names, state.Slot(tl.periods, t.set.at(st)), !st.Table)
}

// drawClaimsUnder draws the claims about a slot with a heading: two rows each
// where there is room for those about any slot, of which none has more than
// most, else one.
func drawClaimsUnder(g *grid.Grid, r grid.Rect, e *Env, cs []claimed, most int, tl timeline, slot int) {
	if r.H <= 0 {
		return
	}
	head := []word{{text: e.Lang.T(lang.ClaimsTitle), style: theme.Ink | theme.Bold}}
	if slot >= 0 {
		head = append(head, word{text: "  " + e.Lang.Period(tl.periods[slot]), style: theme.Accent},
			word{text: "  " + e.Lang.N(lang.SourcesN, distinct(cs)), style: theme.Dim, keep: true})
	}
	line(g, r.X+2, r.Y, r.X+r.W, head...)
	r.Y, r.H = r.Y+1, r.H-1
	if 2*most > r.H {
		drawClaimRows(g, r, e, cs, tl.unit)
		return
	}
	drawClaims(g, r, e, cs, 0, false)
}

// drawTable draws a timeline as a table, newest period last, with the row under
// the cursor selected and in sight; beside a chart, which has a cursor of its
// own, only its period. It returns the rows it used.
func drawTable(g *grid.Grid, r grid.Rect, e *Env, tl timeline, names []string, slot int, beside bool) int {
	cols := []column{{Width: 9, Style: theme.Dim, Strong: true, Text: func(i int) string { return e.Lang.Short(tl.periods[i]) }}}
	x := r.X + 2 + 9 + 2
	b := bar{width: r.W, ground: theme.Ink, strong: theme.Ink | theme.Bold}
	if beside {
		b = bar{width: x - r.X - 2, ground: theme.Accent | theme.Bold, strong: theme.Accent | theme.Bold}
	}
	shown := tl.columns(e, names)
	each := max(8, min(24, (r.W-13)/max(1, len(shown))-2))
	most := 0
	for _, s := range shown {
		most = max(most, decimalsOf(s.cells))
	}
	for _, s := range shown {
		name := grid.Shorten(s.name, each-2)
		g.Text(x+each-grid.Width(name)-2, r.Y, string(s.sign)+" ", s.style|theme.Bold)
		g.Text(x+each-grid.Width(name), r.Y, name, theme.Dim)
		cols = append(cols, column{Width: each, Right: true, Strong: !beside && !s.ago,
			Mark: func(k int) grid.Style {
				switch {
				case !s.cells[k].OK:
					return lacking(s.cells[k])
				case tl.dims(s.cells[k]):
					return theme.Faint
				case s.ago:
					return theme.Dim
				}
				return theme.Ink
			},
			Text: func(k int) string { return tableCell(e, s.cells[k], tl.unit, most, each) }})
		x += each + 2
	}
	drawListBar(g, grid.Rect{X: r.X, Y: r.Y + 1, W: r.W, H: r.H - 1}, b, len(tl.periods), slot, e.Glyphs.Pointer, cols)
	return min(r.H, len(tl.periods)+1)
}

// tabled is a column of figures of a table: a series, or the same a year
// earlier, which stands beside it as it lies beneath it in the chart.
type tabled struct {
	name  string
	sign  rune
	style grid.Style
	cells []data.Cell
	ago   bool
}

// columns are the series of t, each with the one of a year earlier where that
// is asked for.
func (t timeline) columns(e *Env, names []string) []tabled {
	var out []tabled
	for i, s := range t.series {
		out = append(out, tabled{name: names[i], sign: e.Glyphs.Exact, style: s.style, cells: s.cells})
		if s.ago != nil {
			out = append(out, tabled{name: e.Lang.T(lang.YearAgo), sign: e.Glyphs.Dotted, style: s.style, cells: s.ago, ago: true})
		}
	}
	return out
}

// lacking is the style of a cell without a number: the sign that there is none is
// part of the table, a reason is to be read.
func lacking(c data.Cell) grid.Style {
	if c.Why == data.WhyNoClaim {
		return theme.Faint
	}
	return theme.Dim
}

// tableCell is a cell of a table: the number with the decimals it was published
// with, blanks in the place of those that others have, and in front the word of
// a status that is not normal, or its mark where there is no room.
func tableCell(e *Env, c data.Cell, u data.Unit, decimals, room int) string {
	if !c.OK {
		if c.Why == data.WhyNoClaim {
			return string(e.Glyphs.Missing)
		}
		return e.Lang.WhyIn(c, room)
	}
	s := e.Lang.Cell(c, 3)
	if u == data.Percent {
		s += " %"
	}
	if pad := decimals - min(c.Decimals, 3); pad > 0 {
		if pad == decimals {
			pad++ // the decimal sign
		}
		s += strings.Repeat(" ", pad)
	}
	if w := e.Lang.Status(c.Status); w != "" {
		if grid.Width(w)+1+grid.Width(s) > room {
			w = string(e.mark(c))
			if c.Status.Has(data.StatusBreak) {
				w = string(e.Glyphs.Break)
			}
		}
		s = w + " " + s
	}
	return s
}
