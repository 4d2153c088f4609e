package report

import (
	"bytes"
	"encoding/csv"

	"accord/data/clean"
	"accord/tui/panel"
)

// CSV writes a table as RFC 4180 says, with line feeds: its columns, then its
// rows and nothing else, so that every program can read it. Text that a
// spreadsheet would run as a formula has an apostrophe in front.
func CSV(t panel.Table) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range append([][]string{t.Columns}, t.Rows...) {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = clean.Inert(c)
		}
		_ = w.Write(cells) // a buffer takes everything
	}
	w.Flush()
	return b.Bytes()
}

// Table is the table of what fills the screen, of the overview that of the
// focused panel; false where there is none.
func (v View) Table() (panel.Table, bool) {
	t, ok := panel.TableOf(v.Env, v.State)
	return t, ok && len(t.Columns) > 0
}
