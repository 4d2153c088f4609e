package panel

import (
	"accord/data"
	"accord/tui/lang"
	"accord/tui/theme"
)

// spansLedger lays the rows out; columns go from the last rank on where there
// is no room.
func spansLedger(e *Env, w int, from, to data.Period, rows []spanned) *ledger {
	l := &ledger{rows: len(rows)}
	add := func(head string, rank, most int, right bool, text func(spanned) word) {
		col := ledgerColumn{Head: head, Style: theme.Dim, Right: right, Rank: rank, Most: most}
		for _, x := range rows {
			ws := text(x)
			col.Cells = append(col.Cells, ledgerCell{ws.text, ws.style &^ theme.Bold})
		}
		l.add(col)
	}
	short := func(c data.Cell) word {
		if !c.OK {
			return word{text: string(e.Glyphs.Missing), style: theme.Faint}
		}
		s := e.Lang.Cell(c, 3)
		if e.Lang.Status(c.Status) != "" {
			s = string(e.mark(c)) + " " + s
		}
		return word{text: s, style: theme.Ink}
	}
	rate := func(c data.Cell, u data.Unit, diff bool) word {
		if !c.OK {
			return word{text: string(e.Glyphs.Missing), style: theme.Faint}
		}
		w := e.outcome(c, u, diff)
		if c.Spliced {
			w.text += string(e.Glyphs.Note)
		}
		return w
	}
	add(e.Lang.T(lang.HeadSeries), 0, max(12, w/3), false, func(x spanned) word { return word{text: x.name, style: theme.Ink} })
	add(e.Lang.Short(from), 1, 0, true, func(x spanned) word { return short(x.from) })
	add(e.Lang.Short(to), 0, 0, true, func(x spanned) word { return short(x.to) })
	add(e.Lang.T(lang.HeadUnit), 4, 0, false, func(x spanned) word { return word{text: e.unit(x.unit), style: theme.Dim} })
	add(e.Lang.T(lang.HeadDifference), 2, 0, true, func(x spanned) word { return rate(x.diff, x.unit, true) })
	add("%", 3, 0, true, func(x spanned) word { return rate(x.pct, data.Percent, false) })
	add(e.Lang.T(lang.HeadAYear), 5, 0, true, func(x spanned) word { return rate(x.rate, data.Percent, false) })
	add("", 6, 0, false, func(x spanned) word {
		switch {
		case !x.diff.OK:
			return word{text: e.Lang.Why(x.diff), style: theme.Dim}
		case x.pct.Why == data.WhyZeroBase:
			return word{text: e.Lang.Why(x.pct), style: theme.Dim}
		case x.rate.Spliced || x.pct.Spliced:
			return word{text: e.Lang.T(lang.SaySpliced), style: theme.Dim}
		}
		return word{}
	})
	return l
}

// spansTable is the table for a spreadsheet: the figures of both periods, then
// what lies between.
func spansTable(e *Env, s spans, sel int) Table {
	t := Table{Columns: e.figureColumns()}
	for i, x := range s.rows {
		add := func(period, said, name string, c data.Cell, u data.Unit) {
			t.figure(e, period, name, c, u)
			if i == min(sel, len(s.rows)-1) {
				t.pick(e, said, name, c, u)
			}
		}
		from, to := e.Lang.Period(s.from), e.Lang.Period(s.to)
		between, said := s.from.String()+"/"+s.to.String(), from+"–"+to
		add(s.from.String(), from, x.name, x.from, x.unit)
		add(s.to.String(), to, x.name, x.to, x.unit)
		add(between, said, x.name+", "+e.Lang.T(lang.HeadDifference), x.diff, x.unit)
		if !x.unit.IsRatio() {
			add(between, said, x.name+", %", x.pct, data.Percent)
			add(between, said, x.name+", "+e.Lang.T(lang.HeadAYear), x.rate, data.Percent)
		}
	}
	return t
}
