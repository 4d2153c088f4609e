package panel

import (
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// Sentence implements [Panel].
func (f *freight) Sentence(e *Env, st state.State) string {
	return f.set.sentence(e, state.PanelFreight, st, func() string { return f.say(e, st) })
}

func (f *freight) say(e *Env, st state.State) string {
	tl := f.timeline(st)
	slot := state.Slot(tl.periods, f.set.at(st))
	switch {
	case tl.err != nil:
		return e.refused(tl.err)
	case len(f.faces) == 0:
		return e.Lang.T(lang.NoData)
	case slot < 0 && st.Sector != "":
		return e.Lang.F(lang.NoneOfSector, e.indicator(f.spec.Indicator), e.sector(st.Sector))
	case slot < 0:
		return e.Lang.T(lang.NothingLeft)
	}
	fc := f.faces[f.face(st)]
	var said []string
	for _, c := range f.claims(e, st) {
		cell := data.Cell{OK: !c.Missing, Value: c.Value, Decimals: c.Decimals, Bound: c.Bound, Status: c.Status}
		name := ""
		if len(tl.series) > 1 {
			name = c.name + " "
		}
		said = append(said, name+e.spoken(cell, c.Unit)+" ("+e.reporter(c.Org)+")")
	}
	if len(said) == 0 {
		said = []string{e.Lang.T(lang.NoFigure)}
	}
	yearAgo := func(s series) (data.Cell, bool) {
		if fc.growth {
			return data.Cell{}, false
		}
		return f.set.growth(fc.indicator, s, tl.periods[slot], lensOf(st))
	}
	names := make([]string, len(tl.series))
	details := make([][]string, len(tl.series))
	for i, s := range tl.series {
		names[i] = f.lineName(e, fc, s)
		if len(tl.series) <= fewSeries {
			details[i] = e.details(tl, s, slot, yearAgo, true)
		}
	}
	return e.paragraph(e.Lang.F(lang.SayTrade, f.scope(e, fc), e.Lang.Period(tl.periods[slot]), strings.Join(said, "; ")), names, details)
}
