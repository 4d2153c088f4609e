package load

import (
	"slices"
	"strings"

	"accord/data/clean"
	"accord/data/diag"
	"accord/data/format"
)

// readHeader maps the columns of the file to those of the spec. It reports
// unknown, repeated and missing ones; rows can be read unless one is missing.
func (t *csvTable) readHeader(rec format.Record) bool {
	if t.otherSeparator(rec) {
		return false
	}
	t.header = make([]string, len(rec.Cells))
	t.to = make([]int, len(rec.Cells))
	first := map[int]int{} // column of the spec → column of the file
	for i, cell := range rec.Cells {
		if t.header[i] = strings.TrimSpace(cell); t.header[i] != "" && t.of.column(t.header[i]) < 0 {
			t.ld.adopt(t.of, t.header[i])
		}
	}
	for i, name := range t.header {
		t.to[i] = -1
		at := func() diag.Mark { return t.file.Mark(rec.Start[i], t.records().Width(rec, i)) }
		if name == "" {
			t.ld.report(at().Errorf("unknown-column", "column %d of the header has no name; name it, or remove the comma", i+1))
			continue
		}
		to := t.of.column(name)
		if to < 0 {
			t.unknown(at(), name)
			continue
		}
		if old, ok := first[to]; ok {
			t.ld.report(at().Errorf("duplicate", "the column %q stands a second time in the header; keep one", name).
				With(t.file.Position(rec.Start[old])))
			continue
		}
		first[to], t.to[i] = i, to
	}
	if ok := t.required(rec, first); !ok { // none of the rows can be used
		t.scan(rec.End, true, func(format.Record) bool { t.ld.ds.SetAside++; return true })
		return false
	}
	return true
}

// required reports the required columns that the header lacks.
func (t *csvTable) required(rec format.Record, first map[int]int) bool {
	ok := true
	for i, c := range t.of.columns {
		if _, there := first[i]; there || !c.required {
			continue
		}
		hint := ""
		if n := t.unknownLike(c.name); n != "" {
			hint = "; rename the column \"" + n + "\""
		}
		t.ld.report(t.file.Mark(rec.Start[0], 0).Errorf("missing-column", "the header has no column %q, which the %s need%s", c.name, t.of.table, hint))
		ok = false
	}
	return ok
}

// unknown reports a column that the table does not have.
func (t *csvTable) unknown(at diag.Mark, name string) {
	if l, ok := strings.CutPrefix(strings.ToLower(name), "title_"); ok && t.of.column("title_"+t.ld.ds.Languages[0]) >= 0 {
		t.ld.report(at.Errorf("unknown-column", "the column %q is in a language that the dataset does not have; add %q to languages in %s, or remove the column%s",
			name, l, Manifest, diag.Suggest(l, t.ld.ds.Languages)))
		return
	}
	t.ld.report(at.Errorf("unknown-column", "unknown column %q in the %s%s", name, t.of.table, diag.Suggest(name, t.of.names())))
}

// otherSeparator reports a header that is one cell because its columns are
// separated by something else than commas.
func (t *csvTable) otherSeparator(rec format.Record) bool {
	if len(rec.Cells) != 1 {
		return false
	}
	for _, s := range []struct{ sign, word string }{{";", "semicolons"}, {"\t", "tabs"}, {"|", "bars"}} {
		if i := strings.Index(rec.Cells[0], s.sign); i > 0 {
			t.ld.report(t.file.Mark(rec.Start[0]+i, 1).Errorf("separator", "the columns are separated by %s; expected commas; save the file as CSV with commas", s.word))
			return true
		}
	}
	return false
}

// unknownLike is the unknown column of the header that is most like name.
func (t *csvTable) unknownLike(name string) string {
	for i, h := range t.header {
		if t.to[i] < 0 && h != "" && diag.Nearest(h, t.of.names()) == name {
			return h
		}
	}
	return ""
}

func (t *csvTable) ids(yield func(string)) {
	i := slices.Index(t.to, t.of.column("id"))
	if i < 0 {
		return
	}
	t.scan(t.body, false, func(rec format.Record) bool {
		if len(rec.Cells) == len(t.header) {
			yield(clean.Text(strings.TrimSpace(rec.Cells[i])))
		}
		return true
	})
}

func (t *csvTable) each(yield func(*row)) {
	cells := make([]string, len(t.of.columns))
	from := make([]int, len(t.of.columns)) // by column of the spec: that of the file
	for i := range from {
		from[i] = -1
	}
	for i, to := range t.to {
		if to >= 0 {
			from[to] = i
		}
	}
	// One row serves all: a table of millions must not make millions of them.
	var rec format.Record
	r := &row{ld: t.ld, spec: t.of, cells: cells}
	r.place = func(column int) diag.Mark {
		if column < 0 || from[column] < 0 {
			return t.file.Mark(rec.Start[0], 0)
		}
		return t.file.Mark(rec.Start[from[column]], t.records().Width(rec, from[column]))
	}
	t.scan(t.body, true, func(next format.Record) bool {
		rec = next
		if t.ld.ctx.Err() != nil {
			return false
		}
		t.ld.meter.row(rec.End)
		if len(rec.Cells) != len(t.header) {
			t.ragged(rec)
			return true
		}
		r.at, r.bad = t.file.Position(rec.Start[0]), false
		for column, i := range from {
			cells[column] = ""
			if i >= 0 {
				cells[column] = t.ld.tidy(strings.TrimSpace(rec.Cells[i]), func() diag.Mark { return r.place(column) })
			}
		}
		yield(r)
		return true
	})
	t.ld.meter.closed(len(t.file.Text))
}

// ragged is about a row that has more or fewer cells than the header.
func (t *csvTable) ragged(rec format.Record) {
	t.ld.ds.SetAside++
	have, want := len(rec.Cells), len(t.header)
	if have < want {
		last := have - 1
		t.ld.report(t.file.Mark(rec.Start[last], t.records().Width(rec, last)).Errorf("ragged",
			"the row ends after %s, in the column %q; expected %d; write the missing commas", cellsOf(have), t.header[last], want))
		return
	}
	t.ld.report(t.file.Mark(rec.Start[want], t.records().Width(rec, want)).Errorf("ragged",
		"the row has %s; expected %d; put a cell with a comma in it in quotes, or remove what is too much", cellsOf(have), want))
}

func cellsOf(n int) string { return plural(n, "cell") }
