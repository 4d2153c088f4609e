package load

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"accord/data"
	"accord/data/diag"
	writing "accord/data/write"
)

// Addition is rows that somebody wants to have in a table of a dataset.
type Addition struct {
	// Table is its name under [tables]: one of [Tables].
	Table string
	// File is the path of the file that is to have them, as the manifest writes
	// it; "" leaves the choice to [Append].
	File string
	Rows []Row
}

// Row is a row as somebody has written it.
type Row struct {
	At    diag.Mark
	Cells []Cell
}

// Cell is the value of one column, named as in a header.
type Cell struct {
	Key, Value string
	At         diag.Mark // what messages point at
}

// Amended is a file of a dataset with rows added. It is not written yet.
type Amended struct {
	Path string // as messages show it, which is where it stands
	Text string // the whole file; its beginning is the file as it was
	Was  int    // how long that is
	At   []diag.Position
}

// ErrBundled is about adding to the dataset that is part of the program.
var ErrBundled = errors.New("the bundled dataset cannot be added to: it is part of the program")

// ErrFile is about an addition that does not say well enough which of several
// files is to have it.
var ErrFile = errors.New("no such choice of a file")

// Tables are the names of the tables of a dataset.
func Tables() []string {
	return []string{"observations", "agreements", "projects", "facts", "events", "sources"}
}

// Columns are the names of the columns that a table of ds may have, in the
// order in which accord writes them; nil for a table that is none of [Tables].
func Columns(ds *data.Dataset, table string) []string {
	for _, s := range specs(ds) {
		if s.table == table {
			return s.names()
		}
	}
	return nil
}

// Append adds rows to a table of the dataset of that name and judges them by
// loading the dataset that would result. The list has every problem that the
// rows bring, at the places that they name, and what else would break; with an
// error in it the result is nil. Problems that the dataset has had before do not
// count. Nothing is written.
//
// A column that the table knows and the file's header lacks is an error, unless
// the value is empty or the one that the dataset declares as the default. Of
// several files of a table that one is chosen which has all the columns, then
// the one which speaks of the same indicator; [ErrFile] when that does not
// decide. The other errors are those of [Load].
func Append(ctx context.Context, name string, add Addition, opts Options) (*Amended, diag.List, error) {
	a, err := openAppender(ctx, name, add, opts)
	if err != nil {
		return nil, nil, err
	}
	defer a.close()
	ld, usable, err := a.declared()
	if err != nil || !usable {
		return nil, ld.sorted(), err
	}
	to, err := a.choose(ld)
	if err != nil {
		return nil, nil, err
	}
	if to == nil {
		return nil, ld.sorted(), nil
	}
	a.list = nil
	rows := a.fit(to, ld)
	text, err := to.append(rows)
	if errors.Is(err, writing.ErrOpenQuote) {
		return nil, a.broken(to), nil
	}
	if err != nil {
		return nil, nil, err
	}
	if err := a.judge(to, text, rows); err != nil {
		return nil, nil, err
	}
	a.list.Sort()
	if a.list.Errors() > 0 {
		return nil, a.list, nil
	}
	out := &Amended{Path: to.path, Text: text.Text, Was: len(to.text)}
	for _, r := range text.Rows {
		r.At.Path = to.path
		out.At = append(out.At, r.At)
	}
	return out, a.list, nil
}

// appender is one addition in progress.
type appender struct {
	ctx      context.Context
	name     string
	add      Addition
	from     *folder
	manifest string // "" for a single CSV, whose name is file
	file     string
	close    func()
	list     diag.List
}

func openAppender(ctx context.Context, name string, add Addition, opts Options) (*appender, error) {
	if name == "" {
		return nil, ErrBundled
	}
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = 1 << 30
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, openError(name, err)
	}
	a := &appender{ctx: ctx, name: name, add: add, close: func() {}}
	if !info.IsDir() && !strings.EqualFold(filepath.Ext(name), ".toml") {
		if add.Table != "observations" {
			return nil, fmt.Errorf("%s: a single file holds observations and no %s; make it a table of a folder with %s", name, add.Table, Manifest)
		}
		dir, base := filepath.Split(name)
		a.file, a.from = base, &folder{fsys: os.DirFS(filepath.Join(dir, ".")), prefix: dir, max: opts.MaxBytes}
		return a, nil
	}
	dir, prefix := name, name
	if a.manifest = Manifest; !info.IsDir() {
		dir, a.manifest = filepath.Dir(name), filepath.Base(name)
		prefix = strings.TrimSuffix(name, a.manifest)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, openError(dir, err)
	}
	a.close = func() { root.Close() } // read only
	a.from = &folder{fsys: root.FS(), prefix: prefix, max: opts.MaxBytes}
	return a, nil
}

// load reads the dataset with text in place of a file of it.
func (a *appender) load(instead map[string]string) (*data.Dataset, diag.List, error) {
	f := *a.from
	f.instead = instead
	if a.manifest != "" {
		return manifested(a.ctx, &f, a.manifest, a.name, Options{Offline: true})
	}
	text, err := f.read(a.file)
	if err != nil {
		return nil, nil, openError(a.name, err)
	}
	return singleFile(a.ctx, nil, a.name, text, Options{})
}

// declared reads the manifest only; false when it cannot be used.
func (a *appender) declared() (*loader, bool, error) {
	if a.manifest == "" {
		return newLoose(a.ctx, a.name), true, nil
	}
	ld := newLoader(a.ctx, a.from, a.name)
	text, err := a.from.read(a.manifest)
	if err != nil {
		return ld, false, openError(a.from.path(a.manifest), err)
	}
	return ld, ld.manifest(a.from.path(a.manifest), text), nil
}

func (ld *loader) sorted() diag.List {
	ld.list.Sort()
	return ld.list
}

// fit brings the rows into the columns of the table, and reports what does not
// fit into them.
func (a *appender) fit(to *target, ld *loader) []fitted {
	var ids []string
	rows := make([]fitted, len(a.add.Rows))
	for i, r := range a.add.Rows {
		rows[i] = fitted{row: r, cells: make([]string, len(to.of.columns)), at: make([]*diag.Mark, len(to.of.columns))}
		for k := range r.Cells {
			a.cell(to, ld, &rows[i], &r.Cells[k])
		}
		id := to.of.column("id")
		if id < 0 || rows[i].cells[id] != "" {
			continue
		}
		// A made-up id lets the rest of the row be judged.
		if ids == nil {
			ids = slices.Concat(to.ids(ld), a.ids(to.of))
		}
		at, hint := r.At, "; write one"
		if rows[i].at[id] != nil {
			at = *rows[i].at[id]
		}
		next := writing.NextID(ids)
		if next != "" {
			hint = fmt.Sprintf("; the next free one is %s: write id=%s", next, next)
		} else {
			next = fmt.Sprintf("?%d", len(ids)) // no two alike
		}
		ids = append(ids, next)
		rows[i].cells[id] = next
		a.list = append(a.list, at.Errorf("empty-cell", "the %s has no id%s", to.of.row, hint))
	}
	return rows
}

// ids are those that the new rows themselves bring.
func (a *appender) ids(s *spec) (ids []string) {
	for _, r := range a.add.Rows {
		for _, c := range r.Cells {
			if s.column(c.Key) == s.column("id") && c.Value != "" {
				ids = append(ids, c.Value)
			}
		}
	}
	return ids
}

// cell puts a value into its column.
func (a *appender) cell(to *target, ld *loader, r *fitted, c *Cell) {
	complain := func(rule, format string, args ...any) { a.list = append(a.list, c.At.Errorf(rule, format, args...)) }
	value := strings.TrimSpace(c.Value)
	i := to.of.column(c.Key)
	switch {
	case i < 0:
		complain("unknown-column", "unknown column %q in the %s%s", c.Key, to.of.table, diag.Suggest(c.Key, to.of.names()))
	case r.at[i] != nil:
		complain("duplicate", "the column %q stands a second time; keep one", c.Key)
	case strings.IndexByte(value, 0) >= 0:
		complain("encoding", "the value of %s holds a NUL byte; expected text", c.Key)
	case !utf8.ValidString(value):
		complain("encoding", "the value of %s is not UTF-8; expected text in UTF-8", c.Key)
	case value != "" && !to.has(i) && value != ld.defaultOf(to.of, i):
		name := to.of.columns[i].name
		complain("missing-column", "the header of %s has no column %s; leave it out, or add \",%s\" at the end of the first line of the file and a comma at the end of each row",
			to.path, name, name)
	default:
		r.cells[i], r.at[i] = value, &c.At
	}
}

// defaultOf is what [defaults] says of a column of the observations.
func (ld *loader) defaultOf(s *spec, column int) string {
	if s.table != "observations" {
		return ""
	}
	for _, d := range ld.decl.Defaults {
		if s.column(d.Key) == column {
			return d.Value.V
		}
	}
	return ""
}
