package panel

import (
	"strconv"
	"strings"

	"accord/data"
	"accord/data/clean"
	"accord/tui/lang"
	"accord/tui/state"
)

// Table implements [Tabler]: by period what each side reports, whose figure that
// is and whether it is another's than the one before, then what lies between
// the two and, of a directed flow, their ratio.
func (p mirrorPage) Table(e *Env, st state.State) Table {
	t := Table{Columns: e.figureColumns(lang.ColumnReporter, lang.ColumnBand)}
	m, k, ok := p.mirror(e, st)
	if !ok || m.err != nil || len(m.report.Rows) == 0 {
		return t
	}
	what := m.name(e, st, k) + ": "
	slot := state.Slot(m.periods(), e.Set.at(st))
	for i, r := range m.report.Rows {
		add := func(name string, c data.Cell, u data.Unit, whose, band string) {
			t.figure(e, r.Period.String(), what+name, c, u, whose, band)
			if i == slot {
				t.pick(e, e.Lang.Period(r.Period), what+name, c, u)
			}
		}
		for n, side := range []struct {
			data.Cell
			spliced bool
		}{{r.A, r.SplicedA}, {r.B, r.SplicedB}} {
			whose := e.vouches(side.Cell)
			if side.spliced {
				whose += " (" + e.Lang.T(lang.MirrorSpliced) + ")"
			}
			add(e.label(e.Set.ds.Areas, m.lines[n].area), side.Cell, m.report.Unit, whose, "")
		}
		add(e.Lang.T(lang.HeadGap), r.Gap, m.report.Unit, "", "")
		add(e.Lang.T(lang.HeadPercent), r.Percent, data.Percent, "", "")
		if m.directed() {
			band := ""
			if r.Ratio.OK {
				band = e.bandCell(r).text
			}
			add(e.Lang.T(lang.HeadRatio), r.Ratio, data.Unit{}, "", band)
		}
	}
	return t
}

// Table implements [Tabler]: each figure as it was known then and as it is
// known now, the change between the two, and what became of it.
func (p revisionsPage) Table(e *Env, st state.State) Table {
	t := Table{Columns: e.figureColumns(lang.ColumnReporter, lang.ColumnKnown, lang.ColumnRevision)}
	v, k, ok := p.revisions(e, st)
	if !ok || v.err != nil || v.changed == 0 {
		return t
	}
	tr := e.Set.panels[state.PanelTrade].(*trade)
	what := tr.viewName(e, st) + ": "
	sel := v.selected(e, st)
	for i, r := range v.rows {
		name := what + tr.lineName(e, st, v.lines[r.line])
		became := e.kindCell(r.Kind).text
		add := func(name string, c data.Cell, u data.Unit, whose, known, said string) {
			t.figure(e, r.Period.String(), name, c, u, whose, known, became)
			if i == sel {
				t.pick(e, strings.TrimSuffix(e.Lang.Period(r.Period)+", "+said, ", "), name, c, u)
			}
		}
		add(name, r.Old, v.report.Unit, e.vouches(r.Old), k.old.String(), e.Lang.F(lang.AsOfNote, e.Lang.Date(k.old)))
		add(name, r.New, v.report.Unit, e.vouches(r.New), e.Set.ds.Updated.String(), e.Lang.T(lang.RevisionNow))
		if r.Kind == data.RevisionSame {
			continue
		}
		add(name+", "+e.Lang.T(lang.TransformD), r.Change, v.report.Unit, "", "", "")
		add(name+", %", r.Percent, data.Percent, "", "", "")
	}
	return t
}

// Table implements [Tabler]: the cells of the grid, with how many claims and
// figures each rests on.
func (p coveragePage) Table(e *Env, st state.State) Table {
	t := Table{Columns: e.columns(lang.ColumnIndicator, lang.ColumnReporter, lang.ColumnPeriod, lang.ColumnState, lang.ColumnClaims,
		lang.ColumnFigures, lang.ColumnFlagged, lang.ColumnPublished, lang.ColumnSources)}
	k := e.Set.coverageKey(st)
	c := e.Set.coverage(k)
	if c.err != nil {
		return t
	}
	names := e.Set.coverageNames(e, k, c)
	for i, row := range c.grid.Rows {
		var ids Table
		for j, x := range row.Cells {
			ids.cite(x.Sources...)
			t.add(names[i][0], names[i][1], c.grid.Periods[j].String(), e.coverWord(x.State()), strconv.Itoa(x.Claims),
				strconv.Itoa(x.Values), strconv.Itoa(x.Flagged), x.Newest.String(), joined(x.Sources))
		}
		t.cite(ids.Sources...)
		if i == min(st.Sel[state.ListCoverage], len(c.grid.Rows)-1) {
			t.Under = []Picked{{clean.Text(e.coverageRow(names[i], row)), ids.Sources}}
		}
	}
	return t
}

// vouches names the organisation of a figure, none where there is no figure.
func (e *Env) vouches(c data.Cell) string {
	if !c.OK {
		return ""
	}
	return e.org(c.Org)
}
