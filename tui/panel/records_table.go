package panel

import (
	"strconv"

	"accord/data"
	"accord/data/clean"
	"accord/tui/lang"
	"accord/tui/state"
)

// MostWritten is how many rows of the record table are written as CSV. Commands that
// convert a dataset have no such bound.
const MostWritten = 1_000_000

// mostTabled is how many of them are a [Table], and mostRead how many are read aloud,
// from the selected one on.
const (
	mostTabled = 20_000
	mostRead   = 200
)

// Table implements [Tabler]: the rows in the order of the list. The value and
// its bound, the unit and its multiplier have columns of their own.
func (p recordsPage) Table(e *Env, st state.State) Table {
	t := Table{Columns: p.header(e)}
	sel := st.Sel[state.ListRecords]
	t.Left = p.each(e, st, mostTabled, func(at int, source string, cells []string) {
		t.add(cells...)
		t.cite(source)
		if at == sel {
			t.choose(source)
		}
	})
	return t
}

// WriteRecords calls row for the columns of the record table and then for its
// rows in the order of st, a million at most, and returns how many there are
// more. It is false where st shows something else.
func WriteRecords(e *Env, st state.State, row func(cells []string)) (left int, ok bool) {
	if st.Page != state.Records || st.Overlay == state.ClaimsOverlay {
		return 0, false
	}
	e = e.Seen(st)
	row(recordsPage{}.header(e))
	return recordsPage{}.each(e, st, MostWritten, func(_ int, _ string, cells []string) {
		for i, c := range cells {
			cells[i] = clean.Text(c)
		}
		row(cells)
	}), true
}

func (recordsPage) header(e *Env) []string {
	out := e.columns(lang.ColumnID)
	for _, c := range e.tableColumns() {
		out = append(out, c.name)
		switch c.ID {
		case data.RowValue:
			out = append(out, e.Lang.T(lang.ColumnBound))
		case data.RowUnit:
			out = append(out, e.Lang.T(lang.ColumnMultiplier))
		}
	}
	return append(out, e.columns(lang.ColumnPath, lang.ColumnLine)...)
}

// each calls f with the first rows of the list, most of them at most, and returns
// how many there are more.
func (recordsPage) each(e *Env, st state.State, most int, f func(at int, source string, cells []string)) (left int) {
	rows := e.Set.ds.Rows
	if rows == nil {
		return 0
	}
	cols, o, reverse := e.tableColumns(), e.order(st), st.Reverse[state.ListRecords]
	n := min(o.n, most)
	for at := range n {
		number := o.row(at, reverse)
		row := rows.Row(number)
		cells := []string{strconv.Itoa(number + 1)}
		for _, c := range cols {
			switch c.ID {
			case data.RowValue:
				value := ""
				if !row.Missing {
					value = plainNumber(row.Value, row.Decimals)
				}
				cells = append(cells, value, row.Bound.String())
			case data.RowUnit:
				cells = append(cells, row.Unit.ID, strconv.Itoa(row.Unit.Mult))
			default:
				cells = append(cells, row.Cell(e.Set.ds, c.ID))
			}
		}
		line := ""
		if row.At.Line > 0 {
			line = strconv.Itoa(row.At.Line)
		}
		f(at, row.Source, append(cells, row.At.Path, line))
	}
	return o.n - n
}

// Lines implements [Reader]: the rows from the selected one on.
func (recordsPage) Lines(e *Env, st state.State) []string {
	rows := e.Set.ds.Rows
	if rows == nil {
		return []string{e.Lang.T(lang.RowsElsewhere)}
	}
	o := e.order(st)
	first := max(0, min(st.Sel[state.ListRecords], o.n-1))
	var out []string
	for at := first; at < min(o.n, first+mostRead); at++ {
		row := rows.Row(o.row(at, st.Reverse[state.ListRecords]))
		parts := []string{e.Lang.Period(row.Period) + ": " + e.spoken(claimed{Claim: data.Claim{Observation: row}}.cell(), row.Unit)}
		for _, c := range e.tableColumns() {
			switch c.ID {
			case data.TimePeriod, data.RowValue, data.RowUnit, data.RowStatus:
				continue
			}
			cell := row.Cell(e.Set.ds, c.ID)
			if w := e.meaning(c.ID, cell); cell != "" && w != "" && c.ID != data.RowSource {
				cell = w
			}
			if cell != "" {
				parts = append(parts, c.name+" "+cell)
			}
		}
		if row.At.Line > 0 {
			parts = append(parts, row.At.String())
		}
		out = append(out, numberedRow(at, parts...))
	}
	if left := o.n - first - len(out); left > 0 {
		out = append(out, e.Lang.F(lang.MoreRows, left))
	}
	return out
}

// Sentence implements [Page]: how many rows there are and are kept, the order,
// and the selected one.
func (recordsPage) Sentence(e *Env, st state.State) string {
	rows := e.Set.ds.Rows
	if rows == nil {
		return e.Lang.T(lang.RowsElsewhere)
	}
	i, ok := e.rowUnder(st)
	if !ok {
		if rows.Len() == 0 {
			return e.Lang.T(lang.NoData)
		}
		return e.Lang.T(lang.NothingLeft)
	}
	o := e.order(st)
	count := e.Lang.N(lang.RowsN, o.n)
	if o.n != rows.Len() {
		count = e.Lang.F(lang.RowsKept, e.count(o.n), e.Lang.N(lang.RowsN, rows.Len()))
	}
	row := rows.Row(i)
	return e.Lang.F(lang.SayRows, e.Lang.Title(count), e.count(i+1), e.Lang.Period(row.Period),
		e.spoken(claimed{Claim: data.Claim{Observation: row}}.cell(), row.Unit))
}
