package panel

import (
	"strconv"
	"strings"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// reachYears is how many years before and after are shown.
const reachYears = 5

// aligned is the annual series of a face around one year.
type aligned struct {
	year  data.Period
	lines []alignedLine
	err   error
}

// alignedLine is one series as an index: a cell an offset, from −5 to +5. A
// series whose year 0 has no figure has no value anywhere; base says why, and
// near is the nearest year that has a figure, zero for none.
type alignedLine struct {
	name  string
	style grid.Style
	cells []data.Cell
	base  data.Cell
	near  data.Period
}

// offsets are the years before and after, ascending.
func (aligned) offsets() []int {
	out := make([]int, 0, 2*reachYears+1)
	for d := -reachYears; d <= reachYears; d++ {
		out = append(out, d)
	}
	return out
}

type alignedKey struct {
	view int
	year data.Period
	lens lens
	lang lang.Tag
}

// alignKey is what the figures around the year of a depend on.
func alignKey(e *Env, st state.State, a anchor) alignedKey {
	st.View[state.PanelTrade] = st.Align
	return alignedKey{e.Set.panels[state.PanelTrade].(*trade).face(st), a.year(), lensOf(st).plain(), e.Lang.Tag()}
}

// alignedOf is the face that st aligns around the year of a. Filters of years and
// sectors keep rows of the list, and cut nothing off the series.
func alignedOf(e *Env, st state.State, a anchor) aligned {
	t := e.Set.panels[state.PanelTrade].(*trade)
	k := alignKey(e, st, a)
	return memoised(e.Set, k, func() aligned {
		v := k.lens.key(state.New())
		v.View[state.PanelTrade], v.Freq = k.view, data.FreqAnnual
		tl := t.timeline(v)
		out := aligned{year: k.year, err: tl.err}
		if tl.err != nil || len(tl.periods) == 0 || tl.periods[0].Freq() != data.FreqAnnual {
			return out
		}
		for _, s := range tl.series {
			out.lines = append(out.lines, alignLine(t.lineName(e, v, s), s, tl, k.year))
		}
		return out
	})
}

// alignLine makes an index of s with year as its base.
func alignLine(name string, s series, tl timeline, year data.Period) alignedLine {
	out := alignedLine{name: name, style: s.style, base: data.Missing(data.WhyNoClaim)}
	f := data.Frame{Query: data.Query{Base: year}, Unit: tl.unit, Freq: data.FreqAnnual, Periods: tl.periods,
		Series: []data.Series{{Cells: s.cells}}}
	indexed, err := f.Apply(data.Index)
	at := map[data.Period]data.Cell{}
	distance := 0
	for i, p := range tl.periods {
		if err == nil {
			at[p] = indexed.Series[0].Cells[i]
		}
		if p == year {
			out.base = s.cells[i]
		}
		if d := abs(p.Year() - year.Year()); s.cells[i].OK && (out.near.IsZero() || d < distance) {
			out.near, distance = p, d
		}
	}
	for d := -reachYears; d <= reachYears; d++ {
		c, ok := at[data.Year(year.Year()+d)]
		if !ok || !out.base.OK {
			c = data.Missing(data.WhyNoClaim)
			if !out.base.OK {
				c = data.Missing(data.WhyBase)
			}
		}
		out.cells = append(out.cells, c)
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// drawAligned draws the chart, and under it what it says or why it cannot.
func drawAligned(g *grid.Grid, r grid.Rect, e *Env, one aligned, others []anchor, st state.State) {
	if one.err != nil || len(one.lines) == 0 {
		m := e.Lang.T(lang.NoData)
		if one.err != nil {
			m = e.refused(one.err)
		}
		message(g, r, m, theme.Dim)
		return
	}
	foot := alignFoot(r)
	plot := grid.Rect{X: r.X, Y: r.Y, W: r.W, H: r.H - foot.H}
	var lines []chart.Line
	var thin []string
	if plot.W >= 50 && plot.H >= 10 {
		for _, x := range others {
			if o := alignedOf(e, st, x); len(o.lines) > 0 && o.lines[0].base.OK && one.drawn() {
				lines = append(lines, o.lines[0].line(e, true))
				thin = append(thin, strconv.Itoa(x.year().Year()))
			}
		}
	}
	for _, l := range one.lines {
		lines = append(lines, l.line(e, false))
	}
	if one.drawn() {
		labels := make([]string, 0, 2*reachYears+1)
		for _, d := range one.offsets() {
			labels = append(labels, signed(e, d))
		}
		geo := chart.Lines(g, plot, chart.Plot{Labels: labels, Selected: -1, Glyphs: e.Glyphs,
			FormatY: func(v, step float64) string { return e.Lang.Number(v, stepDecimals(step)) }}, lines)
		geo.Select(g, reachYears, theme.Accent, e.Glyphs)
	} else {
		foot = r
	}
	words := one.said(e)
	if len(thin) > 0 {
		words = append(words, []word{{text: e.Lang.F(lang.AlignThin, strings.Join(thin, ", ")), style: theme.Dim}})
	}
	used := groups(g, foot, "  ", words...)
	if foot.Y, foot.H = foot.Y+used, foot.H-used; foot.H > 0 {
		flow(g, foot, e.Glyphs.Ellipsis, one.refused(e)...)
	}
}

// alignFoot is the lowest part of r, for the sentence.
func alignFoot(r grid.Rect) grid.Rect {
	h := 1
	switch {
	case r.H >= 18:
		h = 4
	case r.H >= 10:
		h = 3
	case r.H >= 7:
		h = 2
	}
	return grid.Rect{X: r.X, Y: r.Y + r.H - h, W: r.W, H: h}
}

// drawn reports whether any series has a figure in year 0.
func (a aligned) drawn() bool {
	for _, l := range a.lines {
		if l.base.OK {
			return true
		}
	}
	return false
}

func (l alignedLine) line(e *Env, faint bool) chart.Line {
	out := chart.Line{Style: l.style, Faint: faint}
	for _, c := range l.cells {
		out.Points = append(out.Points, chart.Point{OK: c.OK, Y: c.Value, Mark: e.mark(c), Style: l.style | theme.Bold, Dash: dash(c.Status)})
	}
	return out
}

// signed is an offset with its sign; 0 has none.
func signed(e *Env, d int) string {
	s := e.Lang.Number(float64(d), 0)
	if d > 0 {
		return "+" + s
	}
	return s
}

// said are the index some years before and after, one group of words each.
func (a aligned) said(e *Env) [][]word {
	var out [][]word
	for _, l := range a.lines {
		if !l.base.OK {
			continue
		}
		out = append(out, []word{{text: string(e.Glyphs.Exact) + " ", style: l.style | theme.Bold},
			{text: e.Lang.F(lang.AlignSay, l.name, e.Lang.Period(a.year)), style: theme.Ink}})
		none := true
		for i, d := range a.offsets() {
			c := l.cells[i]
			if d != -reachYears && d != -1 && d != 1 && d != 3 && d != reachYears || !c.OK && c.Why != data.WhyBreak {
				continue
			}
			none = false
			out = append(out, []word{{text: signed(e, d) + " ", style: theme.Dim}, {text: e.Lang.Cell(c, 1), style: theme.Ink | theme.Bold}})
		}
		if none {
			out = append(out, []word{{text: e.Lang.T(lang.NoFigure), style: theme.Dim}})
		}
	}
	return out
}

// refused says of each series without an index why it has none, and which year
// near by has a figure.
func (a aligned) refused(e *Env) []word {
	var out []word
	year := e.Lang.Period(a.year)
	for _, l := range a.lines {
		if l.base.OK {
			continue
		}
		s := e.Lang.F(lang.AlignNoYear, l.name, e.Lang.Why(l.base), year)
		if !l.near.IsZero() {
			s = e.Lang.F(lang.AlignNoBase, l.name, e.Lang.Why(l.base), year, e.Lang.Period(l.near))
		}
		out = append(out, word{text: s + ".", style: theme.Dim})
	}
	return out
}
