package panel

import (
	"strings"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// StripKey is st less everything that the key figures do not depend on.
func StripKey(st state.State) state.State { return subjectState(st, state.State{}) }

// subjectFigures are the key figures of any indicator at the last period of which
// much is known: the first entity's, the largest, how many have one, and how much
// of all is data.
func subjectFigures(e *Env, st state.State) []Figure {
	x := e.Set.subject(st)
	if x.indicator.ID == "" || x.covered.IsZero() || x.err != nil {
		return nil
	}
	st.Cursor, st.Transform, st.Base, st.Window = x.covered, data.Level, data.Period{}, 0
	all := e.Set.entities(st)
	tl := e.Set.entityLines(st, all, lensOf(st))
	slot := state.Slot(tl.periods, x.covered)
	if tl.err != nil || slot < 0 || len(tl.series) == 0 {
		return nil
	}
	out := []Figure{e.entityFigure(x, st, tl, slot, tl.series[0])}
	k := e.Set.ranking(e, st)
	if r, ok := e.largest(st); ok && k.all > 1 && r.code != tl.series[0].key[0] {
		one := series{key: []string{r.code}}
		out = append(out, Figure{caption: e.Lang.F(lang.LargestOf, e.entityName(x, one)),
			number: e.shownAmount(x, r.cell), fact: e.changeFact(x, r.change)})
	}
	if k.all > 1 {
		f := Figure{caption: e.Lang.F(lang.WithFigures, e.Lang.Period(k.period)),
			number: []word{{text: e.count(k.with), style: theme.Ink | theme.Bold}, {text: " / " + e.count(k.all), style: theme.Dim}}}
		if n := k.all - k.with; n > 0 {
			f.fact = []word{{text: e.Lang.N(lang.WithoutN, n), style: theme.Dim}}
		}
		out = append(out, f)
	}
	slots := x.slots(st)
	if x.cut() > 0 { // which nobody has counted
		return out
	}
	with, cells := x.coverage(slots)
	f := Figure{caption: e.Lang.T(lang.PageCoverage), number: []word{{text: e.covers(with, cells), style: theme.Ink | theme.Bold}}}
	f.fact = []word{{text: e.Lang.N(lang.FiguresN, with), style: theme.Dim}}
	if len(slots) > 1 {
		f.fact = append(f.fact, word{text: ", " + e.Lang.Short(slots[0]) + "–" + e.Lang.Short(slots[len(slots)-1]), style: theme.Dim, keep: true})
	}
	f.bar = []chart.Part{{Value: float64(with), Style: theme.Series3}, {Value: float64(cells - with), Style: theme.Faint}}
	f.barMax = float64(cells)
	return append(out, f)
}

// largest is the first of those that are ranked.
func (e *Env) largest(st state.State) (ranked, bool) {
	st.Sort[state.ListRanking], st.Reverse[state.ListRanking] = rankBySize, false
	for _, r := range e.Set.ranking(e, st).rows {
		if r.place == 1 {
			return r, true
		}
	}
	return ranked{}, false
}

// entityFigure is the figure of one entity: the number, how it changed, and since
// when it is the highest or lowest.
func (e *Env) entityFigure(x *subject, st state.State, tl timeline, slot int, s series) Figure {
	c := s.cells[slot]
	f := Figure{caption: e.entityName(x, s) + ", " + e.Lang.Period(tl.periods[slot]), number: e.shownAmount(x, c)}
	if ch := e.changesAt(x, st, tl, slot)[s.key[0]]; ch != "" {
		f.fact = append(f.fact, word{text: ch, style: changeStyle(ch)})
	}
	if m, since := rankOf(tl.periods, s.cells, slot); c.OK && m != 0 {
		f.fact = append(f.fact, word{text: strings.Repeat(" · ", min(1, len(f.fact))) + e.rank(m, since, tl.periods[slot]), style: theme.Dim, keep: true}) // half of it would not say since when
	}
	return f
}

// shownAmount writes a figure of a subject strong, its unit beside it.
func (e *Env) shownAmount(x *subject, c data.Cell) []word {
	if !c.OK {
		return []word{{text: e.Lang.Why(c), style: theme.Dim}}
	}
	return []word{{text: e.Lang.Cell(c, 3), style: theme.Ink | theme.Bold}, {text: " " + e.unit(x.unit), style: theme.Dim}}
}

// changeFact writes a change; nothing where there is none.
func (e *Env) changeFact(x *subject, c data.Cell) []word {
	if !c.OK {
		return nil
	}
	s := e.changed(x, c)
	return []word{{text: s, style: changeStyle(s)}}
}
