package panel

import (
	"strconv"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// Figure is one key figure: what it is, the number, and what to know of it.
type Figure struct {
	caption string
	number  []word
	fact    []word
	bar     []chart.Part
	barMax  float64
}

// Figures are the key figures of a dataset, at most four.
func Figures(e *Env, st state.State) []Figure {
	var out []Figure
	for _, h := range e.Set.highlights() {
		if f, ok := e.highlight(h, st.AsOf); ok && len(out) < 2 {
			out = append(out, f)
		}
	}
	if f, ok := agreementsFigure(e, st); ok {
		out = append(out, f)
	}
	if f, ok := projectsFigure(e, st); ok {
		out = append(out, f)
	}
	if room := state.PanelCount - len(out); room > 0 && len(e.Set.highlights()) == 0 {
		figures := subjectFigures(e, st)
		out = append(figures[:min(room, len(figures))], out...)
	}
	return out
}

// highlights are the key figures that the dataset declares, else the newest
// turnover and the newest growth of freight.
func (s *Set) highlights() []data.Highlight {
	if len(s.ds.Highlights) > 0 {
		return s.ds.Highlights
	}
	type key struct{ highlights bool }
	return memoised(s, key{true}, func() []data.Highlight {
		var out []data.Highlight
		if t := s.panels[state.PanelTrade].(*trade); len(t.faces) > 0 && t.faces[0].kind == lang.ViewTurnover {
			out = append(out, newest("trade", t.timeline(state.New()))...)
		}
		if f := s.panels[state.PanelFreight].(*freight); len(f.faces) > 0 {
			out = append(out, newest("freight", f.timeline(state.New()))...)
		}
		return out
	})
}

// newest is the last figure of the first series that has one.
func newest(panel string, t timeline) []data.Highlight {
	for _, s := range t.series {
		if i := (data.Series{Cells: s.cells}).Last(); i >= 0 {
			return []data.Highlight{{Panel: panel, Where: s.where, Period: t.periods[i]}}
		}
	}
	return nil
}

// highlighted is a key figure before it is written: the claim that it is, all
// claims about it, and what they are found by.
type highlighted struct {
	spec   data.Panel
	where  map[string]string
	claims []claimed
	claim  claimed
}

// highlighted finds the claim of the source that the dataset names, else the
// preferred one; false when there is none.
func (e *Env) highlighted(h data.Highlight, asOf data.Period) (highlighted, bool) {
	f := highlighted{spec: e.Set.ds.Panels[h.Panel], where: map[string]string{}}
	if f.spec.Indicator == "" {
		return f, false
	}
	for d, c := range f.spec.Where {
		f.where[d] = c
	}
	for d, c := range h.Where {
		f.where[d] = c
	}
	f.claims = e.Set.claimsOf(f.spec.Indicator, []series{{where: f.where}}, func(series) string { return "" }, h.Period, lens{asOf: asOf})
	var ok bool
	f.claim, ok = pick(f.claims, h.Source)
	return f, ok
}

// caption says what the key figure is and of which period.
func (highlighted) caption(e *Env, h data.Highlight) string {
	if h.Panel == "freight" {
		return e.Lang.F(lang.FigureFreight, e.Lang.Period(h.Period))
	}
	return e.Lang.F(lang.FigureTurnover, e.Lang.Period(h.Period))
}

// highlight is the key figure that the dataset declares: the claim of its
// source, the stated growth beside it, and how many rivals it has.
func (e *Env) highlight(h data.Highlight, asOf data.Period) (Figure, bool) {
	x, ok := e.highlighted(h, asOf)
	if !ok {
		return Figure{}, false
	}
	c := x.claim
	f := Figure{caption: x.caption(e, h)}
	if a := h.Where[data.DimRefArea]; a != "" && len(e.Set.ds.Highlights) == 0 {
		f.caption += ", " + e.label(e.Set.ds.Areas, a) // chosen by nobody: say whose it is
	}
	f.number = []word{{text: e.Lang.Bounded(c.Value, c.Decimals, c.Bound), style: theme.Ink | theme.Bold}, {text: " " + e.unit(c.Unit), style: theme.Dim}}
	if c.Unit == data.Percent && !h.Period.YearAgo().IsZero() {
		f.number = append(f.number, word{text: " " + e.Lang.Against(h.Period.YearAgo()), style: theme.Dim})
	}
	f.fact = e.highlightFact(x.spec, x.where, h, x.claims, c, asOf)
	return f, true
}

// highlightFact is the change, the note of the dataset and the number of
// claims; for a growth rate, the claim that says otherwise.
func (e *Env) highlightFact(spec data.Panel, where map[string]string, h data.Highlight, cs []claimed, c claimed, asOf data.Period) []word {
	var out []word
	if c.Unit == data.Percent {
		out = append(out, e.trend(c.Value)...)
		for _, o := range cs {
			if o.Value != c.Value || o.Bound != c.Bound {
				return append(out, word{text: e.Lang.F(lang.AnotherClaim, e.Lang.Bounded(o.Value, o.Decimals, o.Bound)+" %"), style: theme.Dim})
			}
		}
		return append(out, word{text: e.Lang.N(lang.Claims, len(cs)), style: theme.Dim})
	}
	if spec.Growth != "" {
		if g, ok := pick(e.Set.claimsOf(spec.Growth, []series{{where: where}}, func(series) string { return "" }, h.Period, lens{asOf: asOf}), ""); ok {
			out = append(out, e.trend(g.Value)...)
			out = append(out, word{text: e.Lang.Bounded(g.Value, g.Decimals, g.Bound) + " % ", style: theme.Good})
			if g.Value < 0 {
				out[len(out)-1].style = theme.Bad
			}
		}
	}
	if n := e.text(h.Note); n != "" {
		return append(out, word{text: n, style: theme.Dim}, word{text: " · " + e.Lang.N(lang.Claims, len(cs)), style: theme.Dim, keep: true})
	}
	return append(out, word{text: e.Lang.N(lang.Claims, len(cs)), style: theme.Dim})
}

func (e *Env) trend(v float64) []word {
	switch {
	case v > 0:
		return []word{{text: string(e.Glyphs.Up) + " ", style: theme.Good}}
	case v < 0:
		return []word{{text: string(e.Glyphs.Down) + " ", style: theme.Bad}}
	}
	return nil
}

// pick is the claim of a source, else the preferred one.
func pick(cs []claimed, source string) (claimed, bool) {
	for _, c := range cs {
		if c.Source == source && !c.Missing {
			return c, true
		}
	}
	for _, c := range cs {
		if !c.Missing {
			return c, true
		}
	}
	return claimed{}, false
}

func agreementsFigure(e *Env, st state.State) (Figure, bool) {
	if len(e.Set.ds.Agreements) == 0 {
		return Figure{}, false
	}
	a := e.Set.panels[state.PanelAgreements].(*agreements)
	rows := a.rows(e, st)
	own, others := a.counted(rows, true), a.counted(rows, false)
	f := Figure{caption: e.Lang.T(lang.FigureAgreements)}
	f.number = numbered(e.Lang.N(lang.SignedN, len(own)), len(own))
	year, n := e.Set.busiest(own), 0
	for _, x := range own {
		if x.Date.Year() == year {
			n++
		}
	}
	f.fact = []word{{text: e.Lang.F(lang.InYear, n, strconv.Itoa(year)), style: theme.Dim}}
	if len(others) > 0 {
		f.fact = append(f.fact, word{text: " · " + e.Lang.F(lang.WithOthers, len(others)), style: theme.Dim, keep: true})
	}
	return f, true
}

// busiest is the year with the most agreements, the latest of equals.
func (s *Set) busiest(all []data.Agreement) int {
	counts := map[int]int{}
	best := 0
	for _, a := range all {
		y := a.Date.Year()
		counts[y]++
		if counts[y] > counts[best] || counts[y] == counts[best] && y > best {
			best = y
		}
	}
	return best
}

// numbered makes the number at the front of a counted noun strong.
func numbered(s string, n int) []word {
	num := strconv.Itoa(n)
	if len(s) >= len(num) && s[:len(num)] == num {
		return []word{{text: num, style: theme.Ink | theme.Bold}, {text: s[len(num):], style: theme.Dim}}
	}
	return []word{{text: s, style: theme.Ink | theme.Bold}}
}

func projectsFigure(e *Env, st state.State) (Figure, bool) {
	if len(e.Set.ds.Projects) == 0 {
		return Figure{}, false
	}
	p := e.Set.panels[state.PanelProjects].(*projects)
	rows := p.rows(e, st)
	done := 0
	for _, i := range rows {
		if p.set.ds.Projects[i].Declared == data.ActivityClosed {
			done++
		}
	}
	f := Figure{caption: e.Lang.T(lang.FigureProjects)}
	f.number = append(numbered(strconv.Itoa(len(rows)), len(rows)),
		word{text: " " + e.Lang.N(lang.InSectors, len(p.bySector(rows, state.CountEvery))), style: theme.Dim})
	f.bar = []chart.Part{{Value: float64(done), Style: theme.Series3}, {Value: float64(len(rows) - done), Style: theme.Faint}}
	f.barMax = float64(len(rows))
	f.fact = []word{{text: e.Lang.F(lang.Done, done), style: theme.Dim}}
	return f, true
}

// DrawStrip draws the key figures side by side: three rows each in a strip of
// three rows or more, caption and number on one row in a lower one.
func DrawStrip(g *grid.Grid, r grid.Rect, e *Env, st state.State) {
	figures := Figures(e, st)
	if len(figures) == 0 || r.H <= 0 {
		return
	}
	if r.H < 3 {
		drawBrief(g, r, e, figures)
		return
	}
	w := r.W / len(figures)
	for i, f := range figures {
		x, end := r.X+i*w, r.X+(i+1)*w-2
		if i > 0 {
			for y := r.Y; y < r.Y+3; y++ {
				g.Set(x-2, y, e.Glyphs.Border.Vertical, theme.Faint)
			}
		}
		line(g, x, r.Y, end, word{text: f.caption, style: theme.Dim})
		line(g, x, r.Y+1, end, f.number...)
		if f.barMax > 0 {
			x = drawShare(g, x, r.Y+2, end-x-width(f.fact)-1, f, e) + 1
		}
		line(g, x, r.Y+2, end, f.fact...)
	}
}

// drawShare draws a share of a whole in boxes, at most twelve and no more than
// leave the words behind them their room.
func drawShare(g *grid.Grid, x, y, room int, f Figure, e *Env) int {
	n := min(12, int(f.barMax), max(3, room))
	full := int(f.bar[0].Value/f.barMax*float64(n) + 0.5)
	for i := range n {
		if i < full {
			g.Set(x+i, y, e.Glyphs.Full, f.bar[0].Style)
			continue
		}
		g.Set(x+i, y, e.Glyphs.Empty, theme.Dim)
	}
	return x + n
}

// drawBrief draws two figures a row, each on one line.
func drawBrief(g *grid.Grid, r grid.Rect, e *Env, figures []Figure) {
	w := r.W / 2
	for i, f := range figures {
		if i/2 >= r.H {
			return
		}
		x := r.X + i%2*w
		line(g, x, r.Y+i/2, x+w-2, f.brief(w-2)...)
	}
}

// brief is a figure on one line of w columns. What the number is compared with
// gives way first, then the end of what it is called, then its unit.
func (f Figure) brief(w int) []word {
	const leastCaption = 8
	called := func(number []word) []word {
		return append([]word{{text: f.caption + " ", style: theme.Dim}}, number...)
	}
	amount := f.number[:min(2, len(f.number)):min(2, len(f.number))] // with its unit
	after := word{text: " " + f.caption, style: theme.Dim}
	switch room := w - width(amount) - 1; {
	case width(called(f.number)) <= w:
		return called(f.number)
	case width(called(amount)) <= w:
		return called(amount)
	case room >= min(leastCaption, grid.Width(f.caption)):
		return append(amount, after)
	}
	return append(f.number[:1:1], after)
}
