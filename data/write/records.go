package write

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"accord/data"
)

// table is one CSV file of records.
type table struct {
	columns []string
	rows    [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// bytes is t as CSV. Writing to memory does not fail.
func (t *table) bytes() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(t.columns)
	_ = w.WriteAll(t.rows)
	return b.Bytes()
}

// titled are columns with those of the titles in the middle.
func titled(ds *data.Dataset, first []string, rest ...string) []string {
	list := first
	for _, l := range languages(ds) {
		list = append(list, "title_"+l)
	}
	return append(list, rest...)
}

// cells are the cells of a row of [titled].
func cells(ds *data.Dataset, first []string, title data.Text, rest ...string) []string {
	list := first
	for _, l := range languages(ds) {
		list = append(list, title[l])
	}
	return append(list, rest...)
}

func sources(ds *data.Dataset) *table {
	t := &table{columns: []string{"id", "title", "title_basis", "publisher", "date", "date_basis", "url", "language", "licence"}}
	for _, s := range ds.Sources {
		t.add(s.ID, s.Title, string(s.TitleBasis), s.Publisher, s.Date.String(), s.DateBasis, s.URL, s.Language, s.Licence)
	}
	return t
}

func agreements(ds *data.Dataset) *table {
	t := &table{columns: titled(ds, []string{"id", "date", "date_basis"},
		"place", "sectors", "level", "parties", "status", "in_force", "variant_of", "about", "source", "note")}
	for _, a := range ds.Agreements {
		t.add(cells(ds, []string{a.ID, a.Date.String(), basis(a.DateInferred)}, a.Title,
			a.Place, shares(a.Sectors), a.Level, list(a.Parties), string(a.Status), a.InForce.String(), a.VariantOf, a.About, a.Source, a.Note)...)
	}
	return t
}

func projects(ds *data.Dataset) *table {
	t := &table{columns: titled(ds, []string{"id"},
		"sectors", "status", "status_words", "status_as_of", "planned_start", "actual_start", "planned_end", "actual_end",
		"cost", "cost_bound", "cost_unit", "cost_mult", "location", "partners", "agreements", "source", "note")}
	for _, p := range ds.Projects {
		declared := ""
		if p.Declared != data.ActivityUnknown {
			declared = strconv.Itoa(int(p.Declared))
		}
		cost := amount(p.Cost)
		t.add(cells(ds, []string{p.ID}, p.Title,
			shares(p.Sectors), declared, p.Words, p.AsOf.String(),
			p.PlannedStart.String(), p.ActualStart.String(), p.PlannedEnd.String(), p.ActualEnd.String(),
			cost[0], cost[1], cost[2], cost[3], p.Location, list(p.Partners), list(p.Agreements), p.Source, p.Note)...)
	}
	return t
}

// facts are the facts of all projects, project by project.
func facts(ds *data.Dataset) *table {
	t := &table{columns: []string{"id", "project", "as_of", "fact", "value", "bound", "unit", "unit_mult", "words", "source", "note"}}
	for _, p := range ds.Projects {
		for _, f := range p.Facts {
			a := amount(f.Amount)
			t.add(f.ID, p.ID, f.AsOf.String(), f.Kind, a[0], a[1], a[2], a[3], f.Words, f.Source, f.Note)
		}
	}
	return t
}

func events(ds *data.Dataset) *table {
	t := &table{columns: titled(ds, []string{"id", "date", "date_basis", "type", "number"},
		"place", "country", "level", "participants", "sectors", "source", "note")}
	for _, e := range ds.Events {
		session := ""
		if e.Number != 0 {
			session = strconv.Itoa(e.Number)
		}
		t.add(cells(ds, []string{e.ID, e.Date.String(), basis(e.DateInferred), e.Type, session}, e.Title,
			e.Place, e.Country, e.Level, e.Participants, list(e.Sectors), e.Source, e.Note)...)
	}
	return t
}

// basis says whether a date is stated by a source.
func basis(inferred bool) string {
	if inferred {
		return "inferred"
	}
	return "stated"
}

// amount is value, bound, unit and multiplier of a; the multiplier is empty
// only where nothing at all is said.
func amount(a data.Amount) [4]string {
	if a == (data.Amount{}) {
		return [4]string{}
	}
	c := [4]string{"", a.Bound.String(), a.Unit.ID, strconv.Itoa(a.Unit.Mult)}
	if a.Known {
		c[0] = number(a.Value, a.Decimals)
	}
	return c
}

// list writes values with semicolons between them.
func list(values []string) string { return strings.Join(values, ";") }

// shares writes sectors with their percentages; one alone is the whole.
func shares(of []data.SectorShare) string {
	if len(of) == 1 && of[0].Percent == 100 {
		return of[0].Sector
	}
	pieces := make([]string, len(of))
	for i, s := range of {
		pieces[i] = s.Sector + ":" + strconv.FormatFloat(s.Percent, 'f', -1, 64)
	}
	return list(pieces)
}
