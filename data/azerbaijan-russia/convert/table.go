package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
)

// table is one output file.
type table struct {
	name    string
	columns []string
	rows    []row
}

// blank returns a row with every column of t empty.
func (t *table) blank() row {
	r := row{}
	for _, c := range t.columns {
		r[c] = ""
	}
	return r
}

// add appends r, which must have the columns of t and no others.
func (t *table) add(r row) error {
	if len(r) != len(t.columns) {
		return fmt.Errorf("%s: a row with %d columns for %d: %v", t.name, len(r), len(t.columns), r)
	}
	t.rows = append(t.rows, r)
	return nil
}

// bytes writes t as CSV: comma, LF, header row.
func (t *table) bytes() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.Write(t.columns); err != nil {
		return nil, err
	}
	line := make([]string, len(t.columns))
	for _, r := range t.rows {
		for i, c := range t.columns {
			line[i] = r[c]
		}
		if err := w.Write(line); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}
