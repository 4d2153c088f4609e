package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// row is one line of a table, by column name.
type row map[string]string

// facts is everything that is read: the six fact tables in file order, and
// the judgements about single rows.
type facts struct {
	trade, freight, agreements, projects, events, sources []row
	register, headings                                    []row
	judgements                                            map[string][]judgement // by id
}

// judgement sets one column of the row that is made of a fact. The column
// "out" leaves the fact out of the dataset; reason says why.
type judgement struct {
	column, value, reason string
	used                  bool
}

func readFacts(dir fs.FS) (*facts, error) {
	f := &facts{judgements: map[string][]judgement{}}
	var rules []row
	for _, t := range []struct {
		name string
		into *[]row
	}{
		{"trade", &f.trade}, {"freight", &f.freight}, {"agreements", &f.agreements},
		{"projects", &f.projects}, {"events", &f.events}, {"sources", &f.sources},
		{"register", &f.register}, {"headings", &f.headings}, {"judgements", &rules},
	} {
		rows, err := readTable(dir, "facts/"+t.name+".csv")
		if err != nil {
			return nil, err
		}
		*t.into = rows
	}
	for _, r := range rules {
		f.judgements[r["id"]] = append(f.judgements[r["id"]],
			judgement{column: r["column"], value: r["value"], reason: r["reason"]})
	}
	return f, nil
}

func readTable(dir fs.FS, name string) ([]row, error) {
	src, err := fs.ReadFile(dir, name)
	if err != nil {
		return nil, err
	}
	lines, err := csv.NewReader(bytes.NewReader(src)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	rows := make([]row, 0, len(lines)-1)
	for _, line := range lines[1:] {
		r := row{}
		for i, column := range lines[0] {
			r[column] = strings.TrimSpace(line[i])
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// out returns the reason why the fact id stays out of the dataset.
func (f *facts) out(id string) (string, bool) {
	for i, j := range f.judgements[id] {
		if j.column == "out" {
			f.judgements[id][i].used = true
			return j.reason, true
		}
	}
	return "", false
}

// ruling returns the judgement about one column of id that is not a column of
// the table it ends up in, such as the project a freight figure belongs to.
func (f *facts) ruling(id, column string) string {
	for i, j := range f.judgements[id] {
		if j.column == column {
			f.judgements[id][i].used = true
			return j.value
		}
	}
	return ""
}

// judge applies the judgements about id to the row made of it.
func (f *facts) judge(id string, r row) {
	for i, j := range f.judgements[id] {
		if _, ok := r[j.column]; ok {
			r[j.column] = j.value
			f.judgements[id][i].used = true
		}
	}
}

// idle lists the judgements that changed nothing: a misspelt id or column.
func (f *facts) idle() error {
	for _, id := range slices.Sorted(maps.Keys(f.judgements)) {
		for _, j := range f.judgements[id] {
			if !j.used {
				return fmt.Errorf("facts/judgements.csv: %s has no column %q to set", id, j.column)
			}
		}
	}
	return nil
}
