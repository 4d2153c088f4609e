package load

import (
	"context"
	"slices"
	"strings"

	"accord/data"
	"accord/data/diag"
	"accord/data/format"
	"accord/data/scan"
)

// ownPassing is a CSV in accord's own long layout. It implements [words].
type ownPassing struct {
	head    *diag.File
	columns []format.Column
	offset  int
	table   *csvTable
}

// newOwnPassing understands a table from its beginning; false where no row of it
// can be read.
func newOwnPassing(head *diag.File) (*ownPassing, bool) {
	o := &ownPassing{head: head}
	t := o.open(newLoose(context.Background(), head.Path))
	if t == nil {
		return nil, false
	}
	o.offset = t.body
	for i, to := range t.to {
		c := format.Column{Name: t.header[i], Role: format.RoleAside}
		if to >= 0 {
			c.Concept = t.of.columns[to].name
			c.Role = ownRole(c.Concept)
		}
		o.columns = append(o.columns, c)
	}
	has := func(r format.Role) bool {
		return slices.ContainsFunc(o.columns, func(c format.Column) bool { return c.Role == r })
	}
	return o, has(format.RolePeriod) && has(format.RoleValue)
}

// open reads the header for a load.
func (o *ownPassing) open(ld *loader) *csvTable {
	t, _ := ld.openCSV(observationSpec(ld.ds), o.head).(*csvTable)
	return t
}

// ownRole is what a column of the observations is for.
func ownRole(name string) format.Role {
	switch name {
	case "FREQ":
		return format.RoleFreq
	case data.TimePeriod:
		return format.RolePeriod
	case "OBS_VALUE":
		return format.RoleValue
	case "OBS_BOUND":
		return format.RoleBound
	case "UNIT_MEASURE":
		return format.RoleUnit
	case "UNIT_MULT":
		return format.RoleMult
	case "OBS_STATUS":
		return format.RoleStatus
	case "COMPILING_ORG":
		return format.RoleOrg
	case "SOURCE":
		return format.RoleSource
	case "VINTAGE":
		return format.RoleVintage
	case "COMMENT_OBS":
		return format.RoleComment
	}
	return format.RoleDimension
}

// take makes p the table that goes by.
func (o *ownPassing) take(p *passing) {
	p.of, p.words, p.columns = o, o, o.columns
	p.comma, p.mark, p.strict = ',', '.', true
	p.before = o.head.Position(o.offset).Line - 1
}

func (o *ownPassing) begin(ld *loader, opts Options) {
	ld.standAlone(o.head.Path)
	o.table = o.open(ld)
}

func (o *ownPassing) reader(ld *loader) func(text string, before, times int) {
	t := *o.table
	t.ld = ld // the columns are those of any load
	return func(text string, before, _ int) {
		t.file, t.body = diag.NewPart(o.head.Path, text, before), 0
		t.each(ld.observed)
	}
}

func (o *ownPassing) end(*loader, *scan.Result, *format.Taken) {}

func (o *ownPassing) keyed() bool { return true }

func (o *ownPassing) given() (source, vintage string) { return "", "" }

// Cell implements [words].
func (o *ownPassing) Cell(i int, cell string) (text string, total, ok bool) {
	c := &o.columns[i]
	text = strings.TrimSpace(cell)
	switch {
	case c.Role == format.RoleDimension:
		return text, data.IsTotal(c.Concept, text), true
	case c.Role == format.RoleValue && strings.EqualFold(text, "nan"):
		return "", false, true
	}
	return text, false, true
}

// Total implements [words]: no word is read as a total, only its code.
func (o *ownPassing) Total(int, string) (word string, ok bool) { return "", false }

// Number implements [words]: there is one way to write a number.
func (o *ownPassing) Number(int, string) (digits string, ok bool) { return "", false }

// Figure implements [words]: what no number is, is missing.
func (o *ownPassing) Figure(int, string) (status, bound, digits string) { return "", "", "" }

// Said implements [words].
func (o *ownPassing) Said(i int, cell string) (concept, text, comment string) {
	c := &o.columns[i]
	text = strings.TrimSpace(cell)
	switch c.Role {
	case format.RoleDimension, format.RolePeriod, format.RoleValue, format.RoleAside:
		return "", "", ""
	case format.RoleComment:
		return c.Concept, "", text
	}
	return c.Concept, text, ""
}

// Beside implements [words].
func (o *ownPassing) Beside() bool { return true }
