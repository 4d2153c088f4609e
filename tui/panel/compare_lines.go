package panel

import (
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// Lines implements [Reader]: of two series and of parts a line a period, of two
// periods a row a series.
func (c comparePage) Lines(e *Env, st state.State) []string {
	x, at, ok := c.at(e, st)
	if said, empty := c.nothing(e, at, ok); empty {
		return []string{said}
	}
	var out []string
	if x.kind == lang.ComparePeriods {
		s := c.spans(e, at)
		for i, row := range s.rows {
			out = append(out, numberedRow(i, row.read(e, s)))
		}
		return out
	}
	tl := c.timeline(e, st)
	for i, p := range tl.periods {
		out = append(out, e.Lang.Period(p)+": "+c.read(e, at, x, tl, i))
	}
	return out
}

// read says what two series or the parts are in a period, and what lies between
// the two.
func (c comparePage) read(e *Env, at state.State, x comparison, tl timeline, slot int) string {
	t := c.trade(e)
	var parts []string
	if x.kind == lang.CompareParts {
		for _, s := range tl.series {
			if s.cells[slot].OK {
				parts = append(parts, t.partName(e, s)+" "+e.spoken(s.cells[slot], tl.unit))
			}
		}
		if len(parts) == 0 {
			return e.Lang.T(lang.NoFigure)
		}
		return strings.Join(parts, "; ")
	}
	a, b, _ := t.sides(at)
	for _, s := range []series{a, b} {
		if s.cells != nil {
			parts = append(parts, t.lineName(e, at, s)+" "+e.spoken(s.cells[slot], tl.unit))
		}
	}
	if a.cells != nil && b.cells != nil {
		diff, pct := data.Gap(a.cells[slot], b.cells[slot], tl.unit)
		if diff.OK {
			parts = append(parts, t.lineName(e, at, b)+" − "+t.lineName(e, at, a)+" "+e.spokenOutcome(diff, tl.unit, true))
		}
		if diff.OK && pct.OK {
			parts = append(parts, e.spokenOutcome(pct, data.Percent, false))
		}
	}
	return strings.Join(parts, "; ")
}

// read says a series in both periods and what lies between: a refusal once,
// with the word.
func (x spanned) read(e *Env, s spans) string {
	parts := []string{e.Lang.Period(s.from) + " " + e.spoken(x.from, x.unit), e.Lang.Period(s.to) + " " + e.spoken(x.to, x.unit),
		e.Lang.T(lang.HeadDifference) + " " + e.spokenOutcome(x.diff, x.unit, true)}
	if x.diff.OK && !x.unit.IsRatio() {
		parts = append(parts, e.Lang.T(lang.TransformD)+" "+e.spokenOutcome(x.pct, data.Percent, false))
		if x.rate.OK {
			parts = append(parts, e.Lang.F(lang.SayAYear, e.spokenOutcome(x.rate, data.Percent, false)))
		}
		if x.pct.Spliced || x.rate.Spliced {
			parts = append(parts, e.Lang.T(lang.SaySpliced))
		}
	}
	return x.name + ": " + strings.Join(parts, "; ")
}

// spokenOutcome is [Env.outcome] with its bound in words. "Almost" is how
// people state a figure; what was calculated is less than.
func (e *Env) spokenOutcome(c data.Cell, u data.Unit, difference bool) string {
	unit := e.unit(u)
	if u == data.Percent && difference {
		unit = e.Lang.T(lang.PercentPoints)
	}
	return e.sayGap(c, unit)
}

// nothing is what is said where there is nothing to compare.
func (c comparePage) nothing(e *Env, at state.State, ok bool) (string, bool) {
	tl := timeline{}
	if ok {
		tl = c.timeline(e, at)
	}
	switch {
	case !ok:
		return e.Lang.T(lang.NoData), true
	case tl.err != nil:
		return e.refused(tl.err), true
	case len(tl.series) == 0:
		return c.trade(e).nothing(e, at), true
	}
	if x, _, _ := c.at(e, at); x.kind == lang.ComparePeriods {
		if s := c.spans(e, at); len(s.rows) == 0 {
			return e.Lang.F(lang.CompareNothing, e.Lang.Period(s.from), e.Lang.Period(s.to)), true
		}
	}
	return "", false
}

// Sentence implements [Page]: what is laid side by side under the cursor, of
// many things how many and the first.
func (c comparePage) Sentence(e *Env, st state.State) string {
	x, at, ok := c.at(e, st)
	if said, empty := c.nothing(e, at, ok); empty {
		return said
	}
	if x.kind == lang.ComparePeriods {
		s := c.spans(e, at)
		return e.Lang.F(lang.SayPeriods, e.Lang.Period(s.from), e.Lang.Period(s.to), e.Lang.N(lang.SeriesN, len(s.rows))) + " " +
			s.rows[min(st.Sel[state.ListCompare], len(s.rows)-1)].read(e, s) + "."
	}
	tl := c.timeline(e, st)
	slot := state.Slot(tl.periods, e.Set.at(st))
	what := c.trade(e).calculated(e, at)
	if x.kind != lang.ViewFlow {
		what = e.Lang.T(x.kind) + strings.TrimPrefix(what, c.trade(e).viewName(e, at))
	}
	return e.Lang.F(lang.SayTrade, e.Lang.Title(what), e.Lang.Period(tl.periods[slot]), c.read(e, at, x, tl, slot))
}
