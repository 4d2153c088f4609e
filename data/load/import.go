package load

import (
	"path"
	"strings"

	"accord/data"
	"accord/data/format"
	"accord/data/strict"
)

// importDecl is [[import]]: a file in a format that others publish, and what
// need not be found out about it.
type importDecl struct {
	File           strict.Value[string]       `toml:"file,required" eg:"\"table.csv\"" doc:"The file, relative to this one."`
	Format         strict.Value[string]       `toml:"format" doc:"The format of the file; found out where it is not given."`
	Encoding       strict.Value[string]       `toml:"encoding" doc:"The character set, such as windows-1251."`
	Sheet          strict.Value[string]       `toml:"sheet" doc:"The sheet of a workbook, by its name."`
	Delimiter      strict.Value[string]       `toml:"delimiter" doc:"What stands between cells: one character, or tab."`
	HeaderRows     strict.Value[int]          `toml:"header_rows" doc:"How many rows the names of the columns take; found out where it is not given."`
	Confidential   strict.Value[bool]         `toml:"confidential" doc:"Read values that are not for publication, too."`
	Header         strict.Value[int]          `toml:"header" doc:"The line with the names of the columns, from 1."`
	Decimal        strict.Value[string]       `toml:"decimal" doc:"The decimal mark of numbers: a comma or a point."`
	Group          strict.Value[string]       `toml:"group" doc:"What stands between thousands: a comma, a point, a blank, an apostrophe, or none."`
	Dates          strict.Value[string]       `toml:"dates" doc:"The order of day, month and year: dmy, mdy or ymd."`
	Missing        []strict.Value[string]     `toml:"missing" doc:"What stands for no value."`
	Indicator      strict.Value[string]       `toml:"indicator" doc:"The indicator of values that have no column for it."`
	IndicatorTitle strict.Value[string]       `toml:"indicator_title" doc:"What the indicator is called."`
	Title          strict.Value[string]       `toml:"title" doc:"What the publisher calls the file."`
	Publisher      strict.Value[string]       `toml:"publisher" doc:"Who published it: the source of its figures."`
	URL            strict.Value[string]       `toml:"url" doc:"Where it was published."`
	Licence        strict.Value[string]       `toml:"licence" doc:"Under which licence it was published."`
	Updated        strict.Value[string]       `toml:"updated" doc:"When it was published: the vintage of its figures."`
	Unit           strict.Value[string]       `toml:"unit" doc:"The unit of values that have no column for it."`
	UnitMult       strict.Value[int]          `toml:"unit_mult" doc:"The power of ten of that unit: 3 thousands, 6 millions, 9 billions."`
	Column         strict.Ordered[columnDecl] `toml:"column" doc:"What columns hold, by their names in the file."`
}

// columnDecl is [import.column."name"].
type columnDecl struct {
	Role      strict.Value[string] `toml:"role,required" eg:"\"dimension\"" doc:"What the column is for."`
	Concept   strict.Value[string] `toml:"concept" doc:"The dimension of its codes or titles."`
	Title     strict.Value[string] `toml:"title" doc:"What the dimension or the indicator is called on the screen."`
	Indicator strict.Value[string] `toml:"indicator" doc:"The indicator of its values."`
	Unit      strict.Value[string] `toml:"unit" doc:"The unit of its values."`
	UnitMult  strict.Value[int]    `toml:"unit_mult" doc:"The power of ten of that unit: 3 thousands, 6 millions, 9 billions."`
	Period    strict.Value[string] `toml:"period" doc:"The period of its values, where every period has a column."`
	Form      strict.Value[string] `toml:"form" doc:"The form of its periods."`
	Decimal   strict.Value[string] `toml:"decimal" doc:"The decimal mark of its numbers."`
	Group     strict.Value[string] `toml:"group" doc:"What stands between thousands in its numbers."`
	Codes     where                `toml:"codes" doc:"The codes that its texts stand for."`
	Totals    strict.Value[bool]   `toml:"totals" doc:"Whether words for the whole, such as Total or World, are read as the code _T."`
	Split     strict.Value[string] `toml:"split" doc:"What stands between a code and its title in a cell."`
	Levels    strict.Value[string] `toml:"levels" doc:"The dimension that the number of digits of each code is noted on, where codes are of several levels, such as those of the Harmonized System."`
	Flags     strict.Value[string] `toml:"flags" doc:"The list that its flags are of: sdmx or eurostat."`
}

// options are what the declaration says beforehand.
func (d *importDecl) options() format.Options {
	o := format.Options{Format: d.Format.V, Encoding: d.Encoding.V, Sheet: d.Sheet.V, Delimiter: d.Delimiter.V, Header: d.Header.V, HeaderRows: d.HeaderRows.V, Title: d.Title.V, Publisher: d.Publisher.V, URL: d.URL.V, Licence: d.Licence.V, Updated: d.Updated.V, IndicatorTitle: d.IndicatorTitle.V, Confidential: d.Confidential.V,
		Decimal: d.Decimal.V, Group: d.Group.V, Dates: d.Dates.V, Indicator: d.Indicator.V, Unit: d.Unit.V, UnitMult: d.UnitMult.V}
	for _, m := range d.Missing {
		o.Missing = append(o.Missing, m.V)
	}
	for _, e := range d.Column {
		c := e.Value
		col := format.Column{Name: e.Key, Role: format.Role(c.Role.V), Concept: c.Concept.V, Title: c.Title.V, Indicator: c.Indicator.V,
			Unit: data.Unit{ID: c.Unit.V, Mult: c.UnitMult.V}, Period: c.Period.V, Form: c.Form.V, Decimal: c.Decimal.V, Group: c.Group.V,
			Totals: c.Totals.V, Split: c.Split.V, Flags: c.Flags.V, Levels: c.Levels.V}
		for _, k := range c.Codes {
			if col.Codes == nil {
				col.Codes = map[string]string{}
			}
			col.Codes[k.Key] = k.Value.V
		}
		o.Columns = append(o.Columns, col)
	}
	return o
}

// imports reads the files that [[import]] names, after the tables.
func (ld *loader) openImports() []*format.Reading {
	var list []*format.Reading
	for i := range ld.decl.Import {
		d := &ld.decl.Import[i]
		if d.File.Node == nil || !ld.rightRoles(d) {
			continue
		}
		file, ok := ld.readTable(d.File)
		if !ok {
			continue
		}
		o := d.options()
		o.Sidecar = ld.sidecars(path.Clean(d.File.V))
		r, err := format.Open(file.Path, []byte(file.Text), o)
		if p, refused := format.Refused(err); refused {
			ld.report(p)
			continue
		} else if err != nil {
			ld.report(d.File.Mark().Errorf("file", "%q cannot be read: %s", d.File.V, err))
			continue
		}
		ld.addDimensions(&r.Plan)
		list = append(list, r)
	}
	return list
}

// rightRoles reports whether the columns of an import have roles that exist.
func (ld *loader) rightRoles(d *importDecl) bool {
	ok := true
	for _, e := range d.Column {
		known := newKnown("role")
		for _, r := range format.Roles() {
			known.add(string(r))
		}
		known.declared = true
		if !known.has(e.Value.Role.V) {
			ld.report(known.unknown(e.Value.Role.Mark(), e.Value.Role.V))
			ok = false
		}
	}
	return ok
}

// sidecars are the metadata files beside a file of the folder, by name.
func (ld *loader) sidecars(name string) map[string]string {
	side := map[string]string{}
	for _, s := range format.SidecarsOf(name) {
		if text, err := ld.from.read(s); err == nil {
			side[path.Base(s)] = text
		}
	}
	return side
}

// titleOf is what a file is called that says nothing of itself.
func titleOf(name string) string { return strings.TrimSpace(format.Base(name)) }
