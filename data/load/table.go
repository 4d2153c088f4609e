package load

import (
	"unicode"

	"accord/data/clean"
	"accord/data/diag"
	"accord/data/strict"
)

// table is a source of rows: a CSV file, or the [[…]] tables of a TOML file.
type table interface {
	spec() *spec
	// ids calls yield for the cells of column id, without any complaint.
	ids(yield func(id string))
	// each calls yield for every row that can be read, and reports and counts
	// the others; the row is valid until yield returns.
	each(yield func(*row))
}

// row is one row of a table, by the columns of its spec.
type row struct {
	ld    *loader
	spec  *spec
	cells []string // clean and without blanks around; "" where the file has none
	at    diag.Position
	place func(column int) diag.Mark
	bad   bool // something in it cannot be used
}

// get is the text of a column.
func (r *row) get(column string) string { return r.cells[r.spec.column(column)] }

// mark is the place of the cell of a column; of the row where it has none.
func (r *row) mark(column string) diag.Mark { return r.place(r.spec.column(column)) }

// report adds a problem; after an error the row is set aside.
func (r *row) report(d diag.Diag) {
	if d.Severity == diag.Error {
		r.bad = true
	}
	r.ld.report(d)
}

func (r *row) errorf(column, rule, format string, args ...any) {
	r.report(r.mark(column).Errorf(rule, format, args...))
}

func (r *row) warnf(column, rule, format string, args ...any) {
	r.report(r.mark(column).Warningf(rule, format, args...))
}

// openTables reads the tables that the manifest names, and those inside of it,
// in the order in which they stand there.
func (ld *loader) openTables() []table {
	var list []table
	files, inside := ld.decl.tableFiles(), ld.decl.tableNodes()
	for _, s := range specs(ld.ds) {
		for _, name := range files[s.table] {
			file, ok := ld.readTable(name)
			if !ok {
				continue
			}
			if t := ld.openCSV(s, file); t != nil {
				list = append(list, t)
			}
		}
		if rows := inside[s.row]; len(rows) > 0 {
			list = append(list, ld.openNodes(s, rows))
		}
	}
	return list
}

// tidy returns text as it is kept, and warns of characters that no honest text
// has any use for.
func (ld *loader) tidy(text string, mark func() diag.Mark) string {
	kept := clean.Text(text)
	if kept == text {
		return text
	}
	if i, r := clean.Index(text); i >= 0 {
		ld.report(mark().Warningf("control", "the text has the character %U (%s); it is shown as %s; remove it", r, nature(r), clean.Rune(r)))
	}
	return kept
}

// nature says what kind of character r is.
func nature(r rune) string {
	switch {
	case r == 0x1b:
		return "escape, which steers terminals"
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return "control"
	case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0x61c:
		return "turns the direction of writing"
	case unicode.Is(unicode.Co, r):
		return "for private use"
	case unicode.Is(unicode.Cn, r):
		return "not assigned in Unicode"
	}
	return "invisible"
}

// tidyNodes does for a TOML file what the reader of CSV does for cells.
func (ld *loader) tidyNodes(root *strict.Node) {
	root.Walk(func(n *strict.Node) {
		n.Key = ld.tidy(n.Key, func() diag.Mark { return n.KeyMark })
		if n.Kind == strict.String {
			n.Str = ld.tidy(n.Str, func() diag.Mark { return n.Mark })
		}
	})
}
