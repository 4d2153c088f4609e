package panel

import (
	"strconv"
	"strings"

	"accord/tui/lang"
	"accord/tui/state"
)

// Table implements [Tabler]: the agreements in the order of the list.
func (a *agreements) Table(e *Env, st state.State) Table {
	t := Table{Columns: e.columns(lang.ColumnID, lang.ColumnDate, lang.ColumnTitle, lang.ColumnSectors, lang.ColumnLevel, lang.ColumnStatus,
		lang.ColumnPlace, lang.ColumnParties, lang.ColumnNote, lang.ColumnSources)}
	sel := min(st.Sel[state.ListAgreements], a.Rows(st)-1)
	for n, i := range a.rows(e, st) {
		x := a.set.ds.Agreements[i]
		t.cite(x.Source)
		t.add(x.ID, x.Date.String(), e.text(x.Title), e.shares(x.Sectors), e.label(a.set.ds.Levels, x.Level),
			agreementStatus(e, x.Status), x.Place, strings.Join(x.Parties, " "), x.Note, x.Source)
		if n == sel {
			t.choose(x.Source)
		}
	}
	return t
}

// Table implements [Tabler]: the projects in the order of the list, the status
// that is declared beside the one that follows from the dates.
func (p *projects) Table(e *Env, st state.State) Table {
	t := Table{Columns: e.columns(lang.ColumnID, lang.ColumnTitle, lang.ColumnSectors, lang.ColumnDeclared, lang.ColumnByDates,
		lang.ColumnAsOf, lang.ColumnPlannedStart, lang.ColumnPlannedEnd, lang.ColumnActualStart, lang.ColumnActualEnd, lang.ColumnCost,
		lang.ColumnCostBound, lang.ColumnCostUnit, lang.ColumnPlace, lang.ColumnNote, lang.ColumnSources)}
	sel := min(st.Sel[state.ListProjects], p.Rows(st)-1)
	for n, i := range p.rows(e, st) {
		x := p.set.ds.Projects[i]
		cost, bound, unit := "", "", ""
		if x.Cost.Known {
			cost, bound, unit = plainNumber(x.Cost.Value, x.Cost.Decimals), x.Cost.Bound.String(), e.unit(x.Cost.Unit)
		}
		ids := Table{}
		ids.cite(x.Source)
		for _, f := range x.Facts {
			ids.cite(f.Source)
		}
		t.cite(ids.Sources...)
		t.add(x.ID, e.text(x.Title), e.shares(x.Sectors), activityName(e, x.Declared), activityName(e, x.Inferred(e.Now)),
			x.AsOf.String(), x.PlannedStart.String(), x.PlannedEnd.String(), x.ActualStart.String(), x.ActualEnd.String(),
			cost, bound, unit, x.Location, x.Note, joined(ids.Sources))
		if n == sel {
			t.choose(ids.Sources...)
		}
	}
	return t
}

// Table implements [Tabler]: the events, newest first.
func (p eventsPage) Table(e *Env, st state.State) Table {
	t := Table{Columns: e.columns(lang.ColumnID, lang.ColumnDate, lang.ColumnTitle, lang.ColumnType, lang.ColumnPlace, lang.ColumnSectors,
		lang.ColumnParticipants, lang.ColumnNote, lang.ColumnSources)}
	rows := p.rows(e, st)
	for i, x := range rows {
		var names []string
		for _, s := range x.Sectors {
			names = append(names, e.sector(s))
		}
		t.cite(x.Source)
		t.add(x.ID, x.Date.String(), e.text(x.Title), e.label(e.Set.ds.EventTypes, x.Type), x.Place, strings.Join(names, ", "),
			x.Participants, x.Note, x.Source)
		if i == min(st.Sel[state.ListEvents], len(rows)-1) {
			t.choose(x.Source)
		}
	}
	return t
}

// Table implements [Tabler]: the sources in the order of the list.
func (sourcesPage) Table(e *Env, st state.State) Table {
	t := Table{Columns: e.columns(lang.ColumnID, lang.ColumnDate, lang.ColumnPublisher, lang.ColumnTitle, lang.ColumnLanguage,
		lang.ColumnLicence, lang.ColumnAddress)}
	rows := e.sourceRows(st)
	for n, i := range rows {
		x := e.Set.ds.Sources[i]
		t.cite(x.ID)
		t.add(x.ID, x.Date.String(), x.Publisher, title(x), x.Language, x.Licence, x.URL)
		if n == min(st.Sel[state.ListSources], len(rows)-1) {
			t.choose(x.ID)
		}
	}
	return t
}

// Table implements [Tabler]: the problems found in the data.
func (problemsPage) Table(e *Env, st state.State) Table {
	t := Table{Columns: e.columns(lang.ColumnPath, lang.ColumnLine, lang.ColumnColumn, lang.ColumnSeverity, lang.ColumnMessage, lang.ColumnRule)}
	for i, d := range e.Problems {
		t.add(d.At.Path, strconv.Itoa(d.At.Line), strconv.Itoa(d.At.Col), d.Severity.String(), d.Message, d.Rule)
		if i == min(st.Sel[state.ListProblems], len(e.Problems)-1) {
			t.choose()
		}
	}
	return t
}

// Table implements [Tabler]: every claim about the figure under the cursor,
// the one that is drawn first.
func (c claimsPage) Table(e *Env, st state.State) Table {
	return claimsTable(e, c.claims(e, st), st.Sel[state.ListClaims])
}

func claimsTable(e *Env, cs []claimed, sel int) Table {
	t := Table{Columns: e.columns(lang.ColumnPeriod, lang.ColumnSeries, lang.ColumnValue, lang.ColumnBound, lang.ColumnStatus,
		lang.ColumnSources, lang.ColumnUnit, lang.ColumnReporter, lang.ColumnPublished, lang.ColumnDrawn)}
	for i, c := range cs {
		value, bound, drawn := "", "", ""
		if !c.Missing {
			value, bound = plainNumber(c.Value, c.Decimals), c.Bound.String()
		}
		if c.drawn {
			drawn = e.Lang.T(lang.Preferred)
		}
		t.cite(c.Source)
		t.add(c.Period.String(), c.name, value, bound, c.Status.String(), c.Source, e.unit(c.Unit), e.reporter(c.Org),
			c.Vintage.String(), drawn)
		if i == min(sel, len(cs)-1) {
			t.pick(e, e.Lang.Period(c.Period), c.name+" ("+e.reporter(c.Org)+")", c.cell(), c.Unit)
		}
	}
	return t
}
