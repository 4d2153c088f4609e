package panel

import (
	"strconv"
	"strings"

	"accord/tui/state"
)

// Table implements [Tabler]: the agreements in the order of the list.
func (a *agreements) Table(e *Env, st state.State) Table {
	t := Table{Columns: []string{"id", "date", "title", "sectors", "level", "status", "place", "parties", "note", "sources"}}
	for _, i := range a.rows(e, st) {
		x := a.set.ds.Agreements[i]
		t.cite(x.Source)
		t.add(x.ID, x.Date.String(), e.text(x.Title), e.shares(x.Sectors), e.label(a.set.ds.Levels, x.Level),
			agreementStatus(e, x.Status), x.Place, strings.Join(x.Parties, " "), x.Note, x.Source)
	}
	return t
}

// Table implements [Tabler]: the projects in the order of the list, the status
// that is declared beside the one that follows from the dates.
func (p *projects) Table(e *Env, st state.State) Table {
	t := Table{Columns: []string{"id", "title", "sectors", "declared", "by dates", "as of", "planned start", "planned end",
		"actual start", "actual end", "cost", "cost bound", "cost unit", "place", "note", "sources"}}
	for _, i := range p.rows(e, st) {
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
	}
	return t
}

// Table implements [Tabler]: the events, newest first.
func (p eventsPage) Table(e *Env, st state.State) Table {
	t := Table{Columns: []string{"id", "date", "title", "type", "place", "sectors", "participants", "note", "sources"}}
	for _, x := range p.rows(e, st) {
		var names []string
		for _, s := range x.Sectors {
			names = append(names, e.sector(s))
		}
		t.cite(x.Source)
		t.add(x.ID, x.Date.String(), e.text(x.Title), e.label(e.Set.ds.EventTypes, x.Type), x.Place, strings.Join(names, ", "),
			x.Participants, x.Note, x.Source)
	}
	return t
}

// Table implements [Tabler]: the sources in the order of the list.
func (sourcesPage) Table(e *Env, st state.State) Table {
	t := Table{Columns: []string{"id", "date", "publisher", "title", "language", "licence", "address"}}
	for _, i := range e.sourceRows(st) {
		x := e.Set.ds.Sources[i]
		t.cite(x.ID)
		t.add(x.ID, x.Date.String(), x.Publisher, title(x), x.Language, x.Licence, x.URL)
	}
	return t
}

// Table implements [Tabler]: the problems found in the data.
func (problemsPage) Table(e *Env, _ state.State) Table {
	t := Table{Columns: []string{"path", "line", "column", "severity", "message", "rule"}}
	for _, d := range e.Problems {
		t.add(d.At.Path, strconv.Itoa(d.At.Line), strconv.Itoa(d.At.Col), d.Severity.String(), d.Message, d.Rule)
	}
	return t
}

// Table implements [Tabler]: every claim about the figure under the cursor,
// the one that is drawn first.
func (c claimsPage) Table(e *Env, st state.State) Table { return claimsTable(e, c.claims(e, st)) }

func claimsTable(e *Env, cs []claimed) Table {
	t := Table{Columns: []string{"period", "series", "value", "bound", "status", "sources", "unit", "reporter", "published", "drawn"}}
	for _, c := range cs {
		value, bound, drawn := "", "", ""
		if !c.Missing {
			value, bound = plainNumber(c.Value, c.Decimals), c.Bound.String()
		}
		if c.drawn {
			drawn = "yes"
		}
		t.cite(c.Source)
		t.add(c.Period.String(), c.name, value, bound, c.Status.String(), c.Source, e.unit(c.Unit), e.reporter(c.Org),
			c.Vintage.String(), drawn)
	}
	return t
}
