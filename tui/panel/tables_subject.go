package panel

import (
	"strconv"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// Table implements [Tabler].
func (p *seriesPanel) Table(e *Env, st state.State) Table {
	x, tl := e.Set.subject(st), p.timeline(st)
	if tl.exact != nil { // a spreadsheet can round by itself
		tl = *tl.exact
	}
	return e.figures(tl, state.Slot(tl.periods, e.Set.at(st)), func(s series) string {
		name := e.titled(x)
		if st.Transform != data.Level {
			name += ", " + e.Lang.Transform(st.Transform, st.Base, st.Window)
		}
		return name + ": " + e.entityName(x, s)
	})
}

// Table implements [Tabler].
func (p *changePanel) Table(e *Env, st state.State) Table {
	x, tl := e.Set.subject(st), p.timeline(st)
	return e.figures(tl, state.Slot(tl.periods, e.Set.at(st)), func(s series) string {
		return e.titled(x) + ", " + e.changeWords(x) + ": " + e.entityName(x, s)
	})
}

// Table implements [Tabler].
func (p *rankingPanel) Table(e *Env, st state.State) Table {
	x, k := e.Set.subject(st), e.Set.ranking(e, st)
	t := Table{Columns: append(e.figureColumns(), e.Lang.T(lang.HeadRank), e.Lang.T(lang.HeadChange)+", "+e.changeUnit(x))}
	for i, r := range k.rows {
		place, change := "", ""
		if r.place > 0 {
			place = strconv.Itoa(r.place)
		}
		if r.change.OK {
			change = plainNumber(r.change.Value, r.change.Decimals)
		}
		t.figure(e, k.period.String(), e.code(x.by, r.code), r.exact, x.indicator.Unit, place, change)
		if i == st.Sel[state.ListRanking] {
			t.pick(e, e.Lang.Period(k.period), e.code(x.by, r.code), r.exact, x.indicator.Unit)
		}
	}
	return t
}

// Table implements [Tabler].
func (p *coverPanel) Table(e *Env, st state.State) Table {
	x := e.Set.subject(st)
	slots := x.slots(st)
	if x.cut() > 0 {
		return Table{}
	}
	t := Table{Columns: []string{e.Lang.T(lang.ColumnPeriod), e.Lang.T(lang.EntitiesWith)}}
	for i, n := range x.counts(slots) {
		t.add(slots[i].String(), strconv.Itoa(n))
	}
	return t
}
