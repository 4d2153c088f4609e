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

// spanned is one series at two periods, and what lies between.
type spanned struct {
	name                      string
	unit                      data.Unit
	from, to, diff, pct, rate data.Cell
	line                      timeline // the one series, over all its periods
}

// outcome is a difference or a rate with its sign and unit; a refusal is a
// word.
func (e *Env) outcome(c data.Cell, u data.Unit, difference bool) word {
	if !c.OK {
		return word{text: e.Lang.Why(c), style: theme.Dim}
	}
	s := e.Lang.Bounded(c.Value, min(c.Decimals, 3), c.Bound)
	if c.Value > 0 && c.Bound == data.Exact {
		s = "+" + s
	}
	switch {
	case u == data.Percent && difference:
		s += " " + e.Lang.T(lang.PercentPoints)
	case u == data.Percent:
		s += " %"
	}
	return word{text: s, style: theme.Ink | theme.Bold}
}

// spanOf are the two periods that st compares, the earlier first: the mark and
// the cursor, or without a mark the same period a year earlier and the cursor.
func spanOf(e *Env, st state.State, tl timeline, slot int) (from, to data.Period, marked bool) {
	if slot < 0 {
		return from, to, false
	}
	to = tl.periods[slot]
	if m := state.Slot(tl.periods, st.Mark); !st.Mark.IsZero() && m >= 0 && m != slot {
		from, marked = tl.periods[m], true
	} else {
		from = to.YearAgo()
	}
	if from.Compare(to) > 0 {
		from, to = to, from
	}
	return from, to, marked
}

type spansKey struct {
	from, to data.Period
	lens     lens
	lang     lang.Tag
}

// spansOf is every series of the trade panel's faces and of the scopes of
// freight that has a figure in one of two periods.
func spansOf(e *Env, st state.State, from, to data.Period) []spanned {
	k := spansKey{from, to, lensOf(st).plain(), e.Lang.Tag()}
	return memoised(e.Set, k, func() []spanned {
		t, f := e.Set.panels[state.PanelTrade].(*trade), e.Set.panels[state.PanelFreight].(*freight)
		var out []spanned
		var seen [][2]string
		v := lensOf(st).plain().key(state.State{})
		for _, fc := range t.faces {
			for _, l := range fc.lines {
				id := [2]string{l.area, l.flow}
				if slices.Contains(seen, id) {
					continue
				}
				seen = append(seen, id)
				out = appendSpan(out, e, reportedName(e, t, l), t.spec.Indicator, l, from, to, lensOf(v))
			}
		}
		for _, fc := range f.faces {
			for _, l := range f.lines(fc) {
				what := f.scope(e, fc)
				if name := f.lineName(e, fc, l); name != what {
					what += ", " + name
				}
				out = appendSpan(out, e, what+": "+e.indicator(fc.indicator), fc.indicator, l, from, to, lensOf(v))
			}
		}
		return out
	})
}

// reportedName names a series of trade apart from its face.
func reportedName(e *Env, t *trade, l series) string {
	flow := map[string]lang.Msg{data.FlowExports: lang.FlowExports, data.FlowImports: lang.FlowImports, data.FlowTurnover: lang.FlowTurnover}
	if l.area == "" {
		return e.indicator(t.spec.Indicator)
	}
	return e.label(e.Set.ds.Areas, l.area) + ", " + e.Lang.T(flow[l.flow])
}

func appendSpan(out []spanned, e *Env, name, indicator string, l series, from, to data.Period, ln lens) []spanned {
	f, err := e.Set.ask(indicator, l.where, to.Freq(), ln)
	if err != nil || len(f.Series) == 0 {
		return out
	}
	at := func(p data.Period) data.Cell {
		if i, ok := slices.BinarySearchFunc(f.Periods, p, data.Period.Compare); ok {
			return f.Series[0].Cells[i]
		}
		return data.Missing(data.WhyNoClaim)
	}
	l.style = theme.Series1
	s := spanned{name: name, unit: f.Unit, from: at(from), to: at(to), rate: data.Missing(data.WhyNoClaim),
		line: join(state.State{}, []data.Frame{f}, []series{l})}
	if !s.from.OK && !s.to.OK {
		return out
	}
	s.diff, s.pct = data.ChangeBetween(s.from, s.to, f.Unit)
	if c, err := f.CAGR(0, from, to); err == nil {
		s.rate = c
		if c.Why == data.WhyBreak { // a break anywhere on the way
			s.diff, s.pct = c, c
		}
	}
	return append(out, s)
}

// spans are two periods, and every series with a figure in either.
type spans struct {
	from, to data.Period
	marked   bool // the earlier one was chosen
	lens     lens
	rows     []spanned
}

// spans are what st, which [comparePage.at] turned, lays side by side.
func (c comparePage) spans(e *Env, st state.State) spans {
	st.Transform = data.Level
	tl := c.trade(e).timeline(st)
	s := spans{lens: lensOf(st).plain()}
	s.from, s.to, s.marked = spanOf(e, st, tl, state.Slot(tl.periods, e.Set.at(st)))
	if !s.to.IsZero() {
		s.rows = spansOf(e, st, s.from, s.to)
	}
	return s
}

// drawPeriods draws the table of both periods and says below what they are.
func (c comparePage) drawPeriods(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	s := c.spans(e, st)
	l := spansLedger(e, r.W, s.from, s.to, s.rows)
	sel := min(st.Sel[state.ListCompare], len(s.rows)-1)
	room := spansRooms(r, len(s.rows))
	list, top := l.draw(g, room.table, sel, e.Glyphs.Pointer)
	s.rows[sel].draw(g, room.chart, e, s, sel)
	if room.said.H > 0 {
		flow(g, room.said, e.Glyphs.Ellipsis, word{text: s.rows[sel].read(e, s) + ".", style: theme.Ink})
	}
	words := [][]word{{{text: e.Lang.Period(s.from) + " → " + e.Lang.Period(s.to), style: theme.Accent | theme.Bold}}}
	words = append(words, spanNotes(e, s.rows)...)
	if !s.marked {
		words = append(words, []word{{text: e.Lang.T(lang.CompareHint), style: theme.Dim}})
	}
	groups(g, room.foot, "   ", words...)
	return Zones{List: list, Top: top, HasList: true}
}

// spansRoom is how the page of two periods divides its rectangle: the table,
// the chart of the selected series, what is said of it, and what the signs mean.
type spansRoom struct{ table, chart, said, foot grid.Rect }

// spansRooms gives the chart what the table leaves, where that is enough.
func spansRooms(r grid.Rect, rows int) spansRoom {
	foot, said := min(2, max(0, r.H-4)), 0
	if r.H >= 14 {
		said = 3
	}
	var out spansRoom
	out.table = grid.Rect{X: r.X, Y: r.Y, W: r.W, H: min(r.H-foot-said, rows+1)}
	at, end := r.Y+out.table.H+1, r.Y+r.H-foot-said
	if r.H < 14 {
		out.table.H = r.H - foot
	} else if end-at >= 9 {
		out.chart = grid.Rect{X: r.X, Y: at, W: r.W, H: end - at - 1}
	} else {
		end = min(end, at) // it is said right under the table
	}
	out.said = grid.Rect{X: r.X + 2, Y: end, W: r.W - 2, H: said}
	out.foot = grid.Rect{X: r.X, Y: r.Y + r.H - foot, W: r.W, H: foot}
	return out
}

// draw draws the series under its name, with both periods marked.
func (x spanned) draw(g *grid.Grid, r grid.Rect, e *Env, s spans, row int) {
	if r.H <= 0 || len(x.line.series) == 0 {
		return
	}
	type key struct {
		from, to data.Period
		lens     lens
		row      int
	}
	one := small{r: r, name: x.name, series: x.line.series[0]}
	made := pictured(g, one.plot(), e, key{s.from, s.to, s.lens, row}, func(g *grid.Grid) []chart.Geometry {
		return []chart.Geometry{chart.Lines(g, one.plot(), x.line.labelled(e, chart.Plot{Selected: -1, Glyphs: e.Glyphs, Zero: true,
			FormatY: func(v, step float64) string { return e.Lang.Number(v, stepDecimals(step)) }, Events: e.Set.events(x.line)}), x.line.lines(e))}
	})
	slot := slices.Index(x.line.periods, s.to)
	one.head(g, e, x.line, slot)
	made[0].SelectSpan(g, slices.Index(x.line.periods, s.from), slot, theme.Accent, e.Glyphs)
}

// spanNotes say what the signs in the table stand for: figures that are put
// together from different publishers, and why there is no difference.
func spanNotes(e *Env, rows []spanned) [][]word {
	var out [][]word
	var whys []string
	spliced := false
	for _, x := range rows {
		spliced = spliced || x.pct.Spliced || x.rate.Spliced
		for _, c := range []data.Cell{x.diff, x.pct} {
			if w := e.Lang.Why(c); !c.OK && !x.unit.IsRatio() && !slices.Contains(whys, w) {
				whys = append(whys, w)
			}
		}
	}
	if spliced {
		out = append(out, []word{{text: string(e.Glyphs.Note) + " " + e.Lang.T(lang.SaySpliced), style: theme.Dim}})
	}
	for _, w := range whys {
		out = append(out, []word{{text: string(e.Glyphs.Missing) + " " + w, style: theme.Dim}})
	}
	return out
}
