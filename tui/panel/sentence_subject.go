package panel

import (
	"strconv"
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// titled is the indicator of a subject with what is kept of its dimensions.
func (e *Env) titled(x *subject) string {
	return e.Lang.Title(strings.Join(append([]string{e.indicator(x.indicator.ID)}, e.keptText(x)...), ", "))
}

// subjectFigure writes a figure of a subject as a sentence says it.
func (e *Env) subjectFigure(x *subject, st state.State, c data.Cell, u data.Unit) string {
	if u == data.Percent && st.Transform == data.Difference && c.OK {
		return e.Lang.Say(c.Bound, e.measured(c.Value, c.Decimals, e.Lang.T(lang.PercentPoints)))
	}
	return e.spoken(c, u)
}

// Sentence implements [Panel].
func (p *seriesPanel) Sentence(e *Env, st state.State) string {
	return p.set.sentence(e, state.PanelSeries, st, func() string { return p.say(e, st) })
}

func (p *seriesPanel) say(e *Env, st state.State) string {
	x, tl := e.Set.subject(st), p.timeline(st)
	slot := state.Slot(tl.periods, e.Set.at(st))
	if said, _, is := e.nothing(x, st, tl, st.Transform != data.Level); is || slot < 0 {
		return said
	}
	var figures []string
	for _, s := range tl.series {
		figures = append(figures, e.entityName(x, s)+" "+e.subjectFigure(x, st, s.cells[slot], tl.unit))
	}
	name := e.titled(x)
	if st.Transform != data.Level {
		name += ", " + e.Lang.Transform(st.Transform, st.Base, st.Window)
	}
	out := e.Lang.F(lang.SayTrade, name, e.Lang.Period(tl.periods[slot]), strings.Join(figures, "; "))
	names, details := make([]string, len(tl.series)), make([][]string, len(tl.series))
	for i, s := range tl.series[:min(len(tl.series), fewSeries)] {
		names[i] = e.entityName(x, s)
		if r, since := rankOf(tl.periods, s.cells, slot); s.cells[slot].OK && r != 0 && st.Transform != data.Cumulated {
			details[i] = append(details[i], e.rank(r, since, tl.periods[slot]))
		}
		if n := tl.gaps(s); n > 0 {
			details[i] = append(details[i], e.Lang.N(lang.GapPeriods, n))
		}
	}
	return e.paragraph(out, names, details)
}

// Sentence implements [Panel].
func (p *changePanel) Sentence(e *Env, st state.State) string {
	return p.set.sentence(e, state.PanelChange, st, func() string {
		x, tl := e.Set.subject(st), p.timeline(st)
		slot := state.Slot(tl.periods, e.Set.at(st))
		if said, _, is := e.nothing(x, st, tl, true); is || slot < 0 {
			return said
		}
		c := tl.series[0].cells[slot]
		said := e.changed(x, c)
		if w := e.Lang.Status(c.Status); w != "" && c.OK {
			said += " (" + w + ")"
		}
		name := e.titled(x) + ", " + e.entityName(x, tl.series[0]) + ", " + e.changeWords(x)
		return e.Lang.F(lang.SayTrade, name, e.Lang.Period(tl.periods[slot]), said)
	})
}

// fewRanked is how many of a ranking a sentence names.
const fewRanked = 5

// Sentence implements [Panel].
func (p *rankingPanel) Sentence(e *Env, st state.State) string {
	return p.set.sentence(e, state.PanelRanking, st, func() string {
		x, k := e.Set.subject(st), e.Set.ranking(e, st)
		switch {
		case k.err != nil:
			return e.refused(k.err)
		case x.indicator.ID == "":
			return e.Lang.T(lang.NoData)
		case k.period.IsZero():
			return e.Lang.T(lang.NothingLeft)
		case len(k.rows) == 0:
			return e.Lang.F(lang.NothingAt, e.Lang.Period(k.period))
		}
		size := st
		size.Sort[state.ListRanking], size.Reverse[state.ListRanking] = rankBySize, false
		var said []string
		for _, r := range e.Set.ranking(e, size).rows {
			if len(said) == fewRanked {
				break
			}
			one := e.code(x.by, r.code) + " " + e.spoken(r.cell, k.unit)
			if r.place > 0 {
				one = strconv.Itoa(r.place) + " " + one
			}
			said = append(said, one)
		}
		ranks := e.Lang.F(lang.SayRanked, e.titled(x), e.Lang.Period(k.period), strings.Join(said, "; ")) + " "
		if k.all == 0 && k.with > 0 {
			return ranks + e.Lang.Title(e.Lang.F(lang.RankedAll, e.count(k.with))) + "."
		}
		return ranks + e.Lang.F(lang.SayWithout, e.count(k.with), e.count(k.all))
	})
}

// Sentence implements [Panel].
func (p *coverPanel) Sentence(e *Env, st state.State) string {
	return p.set.sentence(e, state.PanelCoverage, st, func() string {
		x := e.Set.subject(st)
		slots := x.slots(st)
		slot := state.Slot(slots, e.Set.at(st))
		if slot < 0 {
			return e.Lang.T(lang.CoverageNothing)
		}
		if x.cut() > 0 {
			return e.Lang.Title(e.Lang.F(lang.CountCut, e.count(x.cut()))) + "."
		}
		with, all := x.coverage(slots)
		return e.Lang.F(lang.SayCovered, e.titled(x), e.Lang.Period(slots[slot]), e.count(x.counts(slots)[slot]), e.count(x.all)) + " " +
			e.Lang.Title(e.Lang.F(lang.CoveredOf, e.count(with), e.count(all), e.covers(with, all))) + "."
	})
}

// Lines implements [Reader].
func (p *seriesPanel) Lines(e *Env, st state.State) []string {
	x, tl := e.Set.subject(st), p.timeline(st)
	return e.entityReading(x, st, tl)
}

// Lines implements [Reader].
func (p *changePanel) Lines(e *Env, st state.State) []string {
	x, tl := e.Set.subject(st), p.timeline(st)
	out := make([]string, len(tl.periods))
	for i, q := range tl.periods {
		out[i] = e.Lang.Period(q) + ": " + e.entityName(x, tl.series[0]) + " " + e.changed(x, tl.series[0].cells[i])
	}
	return out
}

// entityReading has a line a period with every figure.
func (e *Env) entityReading(x *subject, st state.State, tl timeline) []string {
	out := make([]string, len(tl.periods))
	for i, q := range tl.periods {
		var said []string
		for _, s := range tl.series {
			said = append(said, e.entityName(x, s)+" "+e.subjectFigure(x, st, s.cells[i], tl.unit))
		}
		out[i] = e.Lang.Period(q) + ": " + strings.Join(said, "; ")
	}
	return out
}

// Lines implements [Reader].
func (p *rankingPanel) Lines(e *Env, st state.State) []string {
	x, k := e.Set.subject(st), e.Set.ranking(e, st)
	var out []string
	for i, r := range k.rows {
		change := ""
		if r.change.OK {
			change = e.Lang.T(lang.HeadChange) + " " + e.changed(x, r.change)
		}
		place := ""
		if r.place > 0 {
			place = e.Lang.T(lang.HeadRank) + " " + strconv.Itoa(r.place)
		}
		out = append(out, numberedRow(i, e.code(x.by, r.code)+" "+e.spoken(r.cell, k.unit), place, change))
	}
	return out
}

// Lines implements [Reader].
func (p *coverPanel) Lines(e *Env, st state.State) []string {
	x := e.Set.subject(st)
	slots := x.slots(st)
	if x.cut() > 0 {
		return []string{e.Lang.F(lang.CountCut, e.count(x.cut()))}
	}
	counts := x.counts(slots)
	out := make([]string, len(slots))
	for i, q := range slots {
		out[i] = e.Lang.Period(q) + ": " + e.Lang.F(lang.RankedOf, e.count(counts[i]), e.count(x.all))
	}
	return out
}
