package report

import (
	"bytes"
	"encoding/csv"
	"slices"

	"accord/data/clean"
	"accord/tui/panel"
)

// CSV writes a table as RFC 4180 says, with line feeds: its columns, then its
// rows and nothing else, so that every program can read it. Text that a
// spreadsheet would run as a formula has an apostrophe in front.
func CSV(t panel.Table) []byte {
	return rowsCSV(func(row func(cells []string)) {
		row(slices.Clone(t.Columns))
		for _, cells := range t.Rows {
			row(slices.Clone(cells))
		}
	})
}

// CSV writes the table of the view as [CSV] does, and returns how many rows there
// are behind those that are written.
func (v View) CSV() (text []byte, left int) {
	is := false
	text = rowsCSV(func(row func(cells []string)) { left, is = panel.WriteRecords(v.Env, v.State, row) })
	if is {
		return text, left
	}
	t, _ := v.Table()
	return CSV(t), t.Left
}

// rowsCSV writes the rows that all gives.
func rowsCSV(all func(row func(cells []string))) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	all(func(cells []string) {
		for i, c := range cells {
			cells[i] = clean.Inert(c)
		}
		_ = w.Write(cells) // a buffer takes everything
	})
	w.Flush()
	return b.Bytes()
}

// Table is the table of what fills the screen, of the overview that of the
// focused panel; false where there is none.
func (v View) Table() (panel.Table, bool) {
	t, ok := panel.TableOf(v.Env, v.State)
	return t, ok && len(t.Columns) > 0
}
