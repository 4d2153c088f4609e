package panel

import (
	"path"
	"strconv"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

// rowNamed is the number of the row that a record names, from 1 there and from 0
// here; false when there is no such row.
func rowNamed(e *Env, id string) (int, bool) {
	rows := e.Set.ds.Rows
	n, err := strconv.Atoi(id)
	if rows == nil || err != nil || n < 1 || n > rows.Len() {
		return 0, false
	}
	return n - 1, true
}

// mostRivals is how many other claims about the figure of a row its record
// lists.
const mostRivals = 6

// longPath is from how many characters on only the name of a file is said.
const longPath = 36

// rowRecord is a row in full: what its codes mean, where it stands and who says
// something else of the same figure.
func rowRecord(e *Env, i int) record {
	o := e.Set.ds.Rows.Row(i)
	c := claimed{Claim: data.Claim{Observation: o}}
	rc := record{title: e.Lang.Period(o.Period) + ": " + e.spoken(c.cell(), o.Unit)}
	for _, col := range e.tableColumns() {
		cell := o.Cell(e.Set.ds, col.ID)
		switch col.ID {
		case data.TimePeriod, data.RowUnit, data.RowSource, data.RowComment:
			continue
		case data.RowValue:
			rc.fields = append(rc.fields, field{label: col.name, words: []word{
				{text: string(Mark(e.Glyphs, o.Bound, o.Status)), style: theme.Ink | theme.Bold},
				{text: " " + e.Lang.Cell(c.cell(), max(o.Decimals, 0)), style: theme.Ink | theme.Bold},
				{text: " " + e.unit(o.Unit), style: theme.Ink}}})
			continue
		case data.RowVintage:
			cell = e.Lang.Date(o.Vintage)
		case data.RowStatus:
			if w := e.Lang.Status(o.Status); w != "" && w != cell {
				cell = w + " (" + cell + ")"
			}
		default:
			if w := e.meaning(col.ID, cell); cell != "" && w != "" && w != cell {
				cell = w + " (" + cell + ")"
			}
		}
		rc.add(col.name, cell)
	}
	rc.add(e.Lang.T(lang.FieldNote), o.Comment)
	rc.source(e, o.Source)
	if o.At.Line > 0 {
		at := o.At
		if grid.Width(at.Path) > longPath {
			at.Path = e.Glyphs.Ellipsis + "/" + path.Base(at.Path)
		}
		rc.add(e.Lang.T(lang.ColumnLine), at.String())
	}
	rc.rivals(e, o)
	return rc
}

// rivals adds what others say of the figure of o.
func (rc *record) rivals(e *Env, o data.Observation) {
	ind := e.Set.ds.DimIndex(data.DimIndicator)
	if ind < 0 || ind >= len(o.Dims) || e.Set.ds.Facts != nil {
		return
	}
	where := map[string]string{}
	for i, d := range e.Set.ds.Dimensions {
		if i < len(o.Dims) && o.Dims[i] != "" {
			where[d.ID] = o.Dims[i]
		}
	}
	said := 0
	for _, c := range e.Set.claimsOf(o.Dims[ind], []series{{where: where}}, func(series) string { return "" }, o.Period, lens{}) {
		if c.At == o.At && c.Source == o.Source && c.Vintage == o.Vintage {
			continue
		}
		if said++; said == 1 {
			rc.heading(e.Lang.T(lang.RowsRivals))
		}
		if said > mostRivals {
			continue
		}
		text := e.Lang.Cell(c.cell(), 6) + " " + e.unit(c.Unit)
		if c.drawn {
			text += ", " + e.Lang.T(lang.Preferred)
		}
		for _, s := range []string{c.Source, e.reporter(c.Org), listDate(c.Vintage)} {
			if s != "" {
				text += " · " + s
			}
		}
		rc.fields = append(rc.fields, field{words: []word{{text: string(e.markOf(c.cell())) + " " + text, style: theme.Ink}}})
	}
	if said > mostRivals {
		rc.add("", e.Lang.F(lang.MoreRows, said-mostRivals))
	}
}
