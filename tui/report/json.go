package report

import (
	"bytes"
	_ "embed"
	"encoding/json"

	"accord/data/clean"
	"accord/tui/lang"
	"accord/tui/panel"
)

// jsonVersion is the version of the contract: it grows when a name changes its
// meaning or goes, not when one is added.
const jsonVersion = 1

//go:embed render.schema.json
var schema string

// Schema is the JSON Schema (draft 2020-12) of what [View.JSON] writes.
func Schema() string { return schema }

// document is a view as JSON.
type document struct {
	Version   int              `json:"version"`
	Title     string           `json:"title"`
	Page      string           `json:"page"`
	Language  string           `json:"language"`
	Today     string           `json:"today"`
	Command   string           `json:"command"`
	Sentences []string         `json:"sentences"`
	Tables    []table          `json:"tables"`
	Sources   []panel.Citation `json:"sources"`
}

// table is one panel or page. A cell is a number, a text, or null where there is
// nothing; numbers have the decimals that were published.
type table struct {
	Name     string   `json:"name"`
	Notes    []string `json:"notes"`
	Sentence string   `json:"sentence"`
	Columns  []string `json:"columns"`
	Rows     [][]any  `json:"rows"`
	Sources  []string `json:"sources"`
	Left     int      `json:"left,omitempty"`
}

// JSON writes the view with its sentences, its tables, the sources that they
// rest on and the command line that makes it again.
func (v View) JSON() ([]byte, error) {
	e := v.seen()
	d := document{Version: jsonVersion, Title: v.Title(), Page: string(v.State.Page), Language: string(e.Lang.Tag()), Today: e.Now.String(),
		Command: clean.Text(v.Command), Sentences: list(v.Sentences()), Tables: []table{}, Sources: list(v.cited())}
	for _, s := range v.sections() {
		d.Tables = append(d.Tables, table{Name: s.name, Notes: list(s.notes), Sentence: s.sentence, Columns: list(s.table.Columns),
			Rows: typed(e, s.table), Sources: list(s.table.Sources), Left: s.table.Left})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(d)
	return b.Bytes(), err
}

// typed are the rows with numbers in the columns that hold them.
func typed(e *panel.Env, t panel.Table) [][]any {
	numeric := map[string]bool{}
	for _, m := range numericColumns() {
		numeric[e.Lang.T(m)] = true
	}
	rows := make([][]any, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = make([]any, len(row))
		for k, c := range row {
			switch {
			case c == "":
			case numeric[t.Columns[k]] && json.Valid([]byte(c)):
				rows[i][k] = json.Number(c)
			default:
				rows[i][k] = c
			}
		}
	}
	return rows
}

// numericColumns are the columns of numbers.
func numericColumns() []lang.Msg {
	return []lang.Msg{lang.ColumnValue, lang.ColumnOffset, lang.ColumnCost, lang.ColumnClaims, lang.ColumnFigures, lang.ColumnFlagged,
		lang.ColumnLine, lang.ColumnColumn, lang.ColumnMultiplier}
}

// list is s, or an empty list and not null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
