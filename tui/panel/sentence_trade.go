package panel

import (
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// fewSeries is up to how many series a sentence says everything of each; of
// more it says only the values that there are.
const fewSeries = 3

// Sentence implements [Panel].
func (t *trade) Sentence(e *Env, st state.State) string {
	return t.set.sentence(e, state.PanelTrade, st, func() string { return t.say(e, st) })
}

func (t *trade) say(e *Env, st state.State) string {
	tl := t.timeline(st)
	slot := state.Slot(tl.periods, t.set.at(st))
	switch {
	case tl.err != nil:
		return e.refused(tl.err)
	case len(t.faces) == 0:
		return e.Lang.T(lang.NoData)
	case slot < 0:
		return t.nothing(e, st)
	}
	names := make([]string, len(tl.series))
	details := make([][]string, len(tl.series))
	yearAgo := func(s series) (data.Cell, bool) { return t.yearAgo(st, s, tl.periods[slot]) }
	for i, s := range tl.series {
		names[i] = t.lineName(e, st, s)
		if len(tl.series) <= fewSeries {
			details[i] = e.details(tl, s, slot, yearAgo, st.Transform != data.Cumulated)
		}
	}
	first := e.Lang.F(lang.SayTrade, e.Lang.Title(t.calculated(e, st)), e.Lang.Period(tl.periods[slot]), strings.Join(t.figures(e, st, tl, slot), "; "))
	return e.paragraph(first, names, details)
}

// nothing is what is said where no series is left: that the calculation gives no
// figure where there are levels, else that the filter keeps none.
func (t *trade) nothing(e *Env, st state.State) string {
	level := st
	level.Transform = data.Level
	switch {
	case st.Transform != data.Level && len(t.timeline(level).series) > 0:
		why := data.WhyBase
		if st.Transform == data.Average {
			why = data.WhyPart
		}
		return e.Lang.Title(t.calculated(e, st)) + ": " + e.Lang.Why(data.Missing(why))
	case st.Sector != "":
		return e.Lang.F(lang.NoneOfSector, e.indicator(t.spec.Indicator), e.sector(st.Sector))
	}
	return e.Lang.T(lang.NothingLeft)
}

// calculated says which flows are drawn, and what was calculated of them.
func (t *trade) calculated(e *Env, st state.State) string {
	if st.Transform == data.Level {
		return t.viewName(e, st)
	}
	return t.viewName(e, st) + ", " + e.Lang.Transform(st.Transform, st.Base, st.Window)
}

// figures are the values of a slot, each with its name, and the gap between
// the two sides.
func (t *trade) figures(e *Env, st state.State, tl timeline, slot int) []string {
	var out []string
	for _, s := range tl.series {
		if c := s.cells[slot]; c.OK || len(tl.series) <= fewSeries {
			out = append(out, t.lineName(e, st, s)+" "+e.spoken(c, tl.unit))
		}
	}
	if len(out) == 0 {
		return []string{e.Lang.T(lang.NoFigure)}
	}
	if d, ok := tl.apart(slot); ok && st.Transform == data.Level {
		out = append(out, e.Lang.F(lang.Gap, e.sayGap(d, e.unit(tl.unit))))
	}
	return out
}

// yearAgo is the growth of s over a year at p; false where the figures drawn
// are no levels, of which growth could be said.
func (t *trade) yearAgo(st state.State, s series, p data.Period) (data.Cell, bool) {
	if st.Transform != data.Level {
		return data.Cell{}, false
	}
	return t.set.growth(t.spec.Indicator, s, p, lensOf(st))
}

type growthKey struct {
	indicator, codes string
	freq             data.Freq
	lens             lens
}

// growth is the cell at p of the growth of s over a year; false for figures
// that are ratios themselves.
func (s *Set) growth(indicator string, l series, p data.Period, ln lens) (data.Cell, bool) {
	ln.transform = data.GrowthYear
	var codes strings.Builder
	for _, d := range s.ds.Dimensions {
		codes.WriteString(l.where[d.ID] + "\x00")
	}
	k := growthKey{indicator, codes.String(), p.Freq(), ln}
	f := memoised(s, k, func() data.Frame {
		f, err := s.ask(indicator, l.where, p.Freq(), ln)
		if err != nil {
			return data.Frame{} // of a ratio, which has no growth
		}
		return f
	})
	for i, q := range f.Periods {
		if q == p && len(f.Series) == 1 {
			return f.Series[0].Cells[i], true
		}
	}
	return data.Cell{}, false
}
