package panel

import (
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// spoken writes a cell as a sentence says it: the bound in words, the number,
// the unit, the status.
func (e *Env) spoken(c data.Cell, u data.Unit) string {
	if !c.OK {
		return e.Lang.Why(c)
	}
	s := e.Lang.Say(c.Bound, e.Lang.Number(c.Value, min(c.Decimals, 3))+" "+e.unit(u))
	if w := e.Lang.Status(c.Status); w != "" {
		s += " (" + w + ")"
	}
	return s
}

// Sentence implements [Panel].
func (t *trade) Sentence(e *Env, st state.State) string {
	tl := t.timeline(st)
	slot := state.Slot(tl.periods, t.set.at(st))
	if slot < 0 && st.Sector != "" {
		return e.Lang.F(lang.NoneOfSector, e.indicator(t.spec.Indicator), e.sector(st.Sector))
	}
	if slot < 0 {
		return e.Lang.T(lang.NoData)
	}
	var said []string
	for _, s := range tl.series {
		said = append(said, t.lineName(e, st, s)+" "+e.spoken(s.cells[slot], tl.unit))
	}
	what := t.viewName(e, st)
	if st.Transform != data.Level {
		what += ", " + e.Lang.Transform(st.Transform, st.Base, st.Window)
	}
	return e.Lang.F(lang.SayTrade, e.Lang.Title(what), e.Lang.Period(tl.periods[slot]), strings.Join(said, "; "))
}
