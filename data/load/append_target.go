package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"accord/data/diag"
	"accord/data/format"
	writing "accord/data/write"
)

// target is the file that a new row goes into.
type target struct {
	of   *spec
	name string // in the folder
	path string // in messages
	text string
	csv  *csvTable // nil for tables in a TOML file
}

// fitted is a new row in the columns of its table.
type fitted struct {
	row   Row
	cells []string
	at    []*diag.Mark // where a value was given
}

// has reports whether the file has the column i of the spec.
func (t *target) has(i int) bool { return t.csv == nil || slices.Contains(t.csv.to, i) }

// takes reports whether the file has every column that the rows need.
func (t *target) takes(rows []Row, ld *loader) bool {
	for _, r := range rows {
		for _, c := range r.Cells {
			i := t.of.column(c.Key)
			if i >= 0 && c.Value != "" && !t.has(i) && c.Value != ld.defaultOf(t.of, i) {
				return false
			}
		}
	}
	return true
}

// append is the text of the file with the rows.
func (t *target) append(rows []fitted) (writing.Appended, error) {
	if t.csv == nil {
		list := make([][]writing.Pair, len(rows))
		for i, r := range rows {
			for k, value := range r.cells {
				if value != "" {
					name := t.of.columns[k].name
					list[i] = append(list[i], writing.Pair{Key: name, Value: value, Number: numeric(name)})
				}
			}
		}
		return writing.AppendTOML(t.text, t.of.row, list), nil
	}
	list := make([][]string, len(rows))
	for i, r := range rows {
		list[i] = make([]string, len(t.csv.to))
		for k, to := range t.csv.to {
			if to >= 0 {
				list[i][k] = r.cells[to]
			}
		}
	}
	return writing.AppendCSV(t.text, list)
}

// column is the column of the spec that cell n of a new row is; −1 for none.
func (t *target) column(r *fitted, n int) int {
	if t.csv != nil {
		return t.csv.to[n]
	}
	for i, value := range r.cells {
		if value != "" {
			if n == 0 {
				return i
			}
			n--
		}
	}
	return -1
}

// numeric knows the columns that hold numbers.
func numeric(column string) bool {
	return slices.Contains([]string{"OBS_VALUE", "UNIT_MULT", "value", "unit_mult", "cost", "cost_mult", "number"}, column)
}

// ids are those of every file of the table, and of the target last.
func (t *target) ids(ld *loader) []string {
	var ids []string
	add := func(id string) { ids = append(ids, id) }
	for _, name := range ld.decl.tableFiles()[t.of.table] {
		if path.Clean(name.V) == t.name {
			continue
		}
		if file, ok := ld.readTable(name); ok {
			if other := ld.openCSV(t.of, file); other != nil {
				other.ids(add)
			}
		}
	}
	ld.openNodes(t.of, ld.decl.tableNodes()[t.of.row]).ids(add)
	if t.csv != nil {
		t.csv.ids(add)
	}
	return ids
}

// choose finds the file for the rows; nil when none can be read, which is
// reported.
func (a *appender) choose(ld *loader) (*target, error) {
	all := specs(ld.ds)
	s := all[slices.IndexFunc(all, func(s *spec) bool { return s.table == a.add.Table })]
	if a.manifest == "" {
		text, err := a.from.read(a.file)
		if err != nil {
			return nil, openError(a.name, err)
		}
		if !ownLayout(text, format.Options{}) {
			return nil, fmt.Errorf("%s: only tables in the layout of accord can be added to; this one has no header with TIME_PERIOD or OBS_VALUE between commas", a.name)
		}
		return ld.csvTarget(s, a.file, text), nil
	}
	files := ld.decl.tableFiles()[s.table]
	switch inside, err := a.inside(ld, s, files); {
	case err != nil:
		return nil, err
	case inside:
		text, err := a.from.read(a.manifest)
		return &target{of: s, name: a.manifest, path: a.from.path(a.manifest), text: text}, err
	}
	var list []*target
	for _, name := range files {
		clean := path.Clean(name.V)
		if a.add.File != "" && path.Clean(a.add.File) != clean {
			continue
		}
		if _, ok := ld.readTable(name); !ok {
			return nil, a.unread(ld, s, clean)
		}
		text, err := a.from.read(clean)
		if err != nil {
			return nil, openError(a.from.path(clean), err)
		}
		if t := ld.csvTarget(s, clean, text); t != nil {
			list = append(list, t)
		}
	}
	if len(list) < 2 {
		return slices.Concat(list, []*target{nil})[0], nil
	}
	return a.fittest(ld, list)
}

// csvTarget is the CSV file of that name as a target; nil when its header cannot
// be used, which is reported.
func (ld *loader) csvTarget(s *spec, name, text string) *target {
	at := ld.ds.Path // of a CSV that stands alone
	if ld.from != nil {
		at = ld.from.path(name)
	}
	file := diag.NewFile(at, text)
	t, ok := ld.openCSV(s, file).(*csvTable)
	if !ok {
		return nil
	}
	return &target{of: s, name: name, path: file.Path, text: text, csv: t}
}

// inside reports whether the rows go into the manifest itself: it is asked for,
// it has such rows, or it has no CSV at all.
func (a *appender) inside(ld *loader, s *spec, files paths) (bool, error) {
	known := []string{a.manifest}
	for _, f := range files {
		known = append(known, path.Clean(f.V))
	}
	if f := a.add.File; f != "" {
		if !slices.Contains(known, path.Clean(f)) {
			return false, fmt.Errorf("%w: %q is no file of the %s%s", ErrFile, f, s.table, diag.Suggest(f, known))
		}
		return path.Clean(f) == a.manifest, nil
	}
	if len(files) > 0 {
		return false, nil
	}
	if len(ld.decl.tableNodes()[s.row]) > 0 {
		return true, nil
	}
	for _, list := range ld.decl.tableFiles() {
		if len(list) > 0 {
			return false, fmt.Errorf("%s names no table of %s; write %s = %q under [tables] and make that file, with the header %s",
				a.from.path(a.manifest), s.table, s.table, s.table+".csv", strings.Join(s.names(), ","))
		}
	}
	return true, nil
}

// unread is the error of a table that cannot be read.
func (a *appender) unread(ld *loader, s *spec, name string) error {
	if _, err := fs.Stat(a.from.fsys, name); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("open %s: the file is not there, and %s names it under [tables]; make it, with the header %s",
			a.from.path(name), a.from.path(a.manifest), strings.Join(s.names(), ","))
	}
	return fmt.Errorf("open %s: %s", a.from.path(name), ld.list[len(ld.list)-1].Message)
}

// fittest is the one of several files that has all the columns and, if several
// have, speaks of the indicator of the rows.
func (a *appender) fittest(ld *loader, list []*target) (*target, error) {
	var names []string
	for _, t := range list {
		names = append(names, t.name)
	}
	take := slices.DeleteFunc(slices.Clone(list), func(t *target) bool { return !t.takes(a.add.Rows, ld) })
	if i := list[0].of.column("INDICATOR"); i >= 0 && len(take) > 1 {
		indicators := a.indicators(ld, list[0].of, i)
		take = slices.DeleteFunc(take, func(t *target) bool { return !t.speaksOf(indicators, i) })
	}
	if len(take) == 1 {
		return take[0], nil
	}
	return nil, fmt.Errorf("%w: the %s stand in %s, and the columns and the indicator do not tell which one is meant; write --file %s",
		ErrFile, a.add.Table, strings.Join(names, ", "), names[0])
}

// indicators are those of the new rows.
func (a *appender) indicators(ld *loader, s *spec, column int) map[string]bool {
	set := map[string]bool{}
	for _, r := range a.add.Rows {
		own := ld.defaultOf(s, column)
		for _, c := range r.Cells {
			if s.column(c.Key) == column && c.Value != "" {
				own = strings.TrimSpace(c.Value)
			}
		}
		set[own] = true
	}
	return set
}

// speaksOf reports whether every one of the indicators occurs in the file.
func (t *target) speaksOf(indicators map[string]bool, column int) bool {
	k := slices.Index(t.csv.to, column)
	seen := map[string]bool{}
	t.csv.scan(t.csv.body, false, func(rec format.Record) bool {
		if k >= 0 && k < len(rec.Cells) && indicators[strings.TrimSpace(rec.Cells[k])] {
			seen[strings.Clone(strings.TrimSpace(rec.Cells[k]))] = true
		}
		return len(seen) < len(indicators)
	})
	return len(seen) == len(indicators)
}
