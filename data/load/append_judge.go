package load

import (
	"slices"

	"accord/data"
	"accord/data/diag"
	writing "accord/data/write"
)

// judge loads the dataset with the new text and reports what is wrong with the
// new rows, and what else is wrong that was not before.
func (a *appender) judge(to *target, text writing.Appended, rows []fitted) error {
	ds, list, err := a.load(map[string]string{to.name: text.Text})
	if err != nil {
		return err
	}
	complaints := a.list.Errors()
	var rest diag.List
	for _, d := range list {
		at, related := to.rowAt(text, d.At), to.rowAt(text, d.Related)
		switch {
		case at >= 0 && related >= 0:
			d = to.at(text, rows, at, d).With(rows[related].row.At.Position)
		case at >= 0:
			d = to.at(text, rows, at, d)
		case related >= 0: // an old row that comes after the new one
			m := rows[related].row.At
			d.At, d.Line, d.Width, d.Related = m.Position, m.Line, m.Width, d.At
		case d.Severity == diag.Error:
			rest = append(rest, d)
			continue
		default:
			continue
		}
		a.list = append(a.list, d)
	}
	if len(rest) > 0 {
		if err := a.unlessBefore(rest); err != nil {
			return err
		}
	}
	if a.list.Errors() > complaints {
		return nil
	}
	// Not every problem is listed when there are very many: the proof that a
	// row can be used is that it is there.
	there := recorded(ds, to.of.table, to.path)
	for i, r := range text.Rows {
		if !there[r.At.Line] {
			a.list = append(a.list, rows[i].row.At.Errorf("set-aside",
				"the row would be set aside, for a reason that the file has too often to be listed; mend %s first", to.path))
		}
	}
	return nil
}

// unlessBefore reports the problems that the dataset has not had before.
func (a *appender) unlessBefore(list diag.List) error {
	_, before, err := a.load(nil)
	if err != nil {
		return err
	}
	type same struct {
		path, rule, message string
		line, col           int
	}
	key := func(d diag.Diag) same { return same{d.At.Path, d.Rule, d.Message, d.At.Line, d.At.Col} }
	old := map[same]bool{}
	for _, d := range before {
		old[key(d)] = true
	}
	for _, d := range list {
		if !old[key(d)] {
			a.list = append(a.list, d)
		}
	}
	return nil
}

// broken are the problems of a file whose quotes do not match.
func (a *appender) broken(to *target) diag.List {
	_, list, err := a.load(nil)
	list = slices.DeleteFunc(list, func(d diag.Diag) bool { return d.At.Path != to.path || d.Rule != "quote" })
	if err != nil || len(list) == 0 {
		m := diag.Mark{Position: diag.Position{Path: to.path}}
		return diag.List{m.Errorf("quote", "%s; mend the file first", writing.ErrOpenQuote)}
	}
	return list
}

// rowAt is the number of the new row that holds p, −1 when none does.
func (t *target) rowAt(text writing.Appended, p diag.Position) int {
	if p.Path != t.path || len(text.Rows) == 0 {
		return -1
	}
	i, found := slices.BinarySearchFunc(text.Rows, p, func(r writing.AppendedRow, p diag.Position) int {
		return diag.Position{Line: r.At.Line, Col: r.At.Col}.Compare(diag.Position{Line: p.Line, Col: p.Col})
	})
	if !found {
		i--
	}
	if i < 0 || !text.Rows[i].Holds(p) {
		return -1
	}
	return i
}

// at is d, which is about new row i, at the place where its value was given.
func (t *target) at(text writing.Appended, rows []fitted, i int, d diag.Diag) diag.Diag {
	at := rows[i].row.At
	n, ok := text.Rows[i].Cell(d.At)
	if first := t.column(&rows[i], 0); ok && t.csv != nil && n == 0 && d.Width == 0 && first >= 0 && rows[i].cells[first] != "" {
		ok = false // it is about the row
	}
	if ok {
		if c := t.column(&rows[i], n); c >= 0 && rows[i].at[c] != nil {
			at = *rows[i].at[c]
		}
	}
	d.At, d.Line, d.Width = at.Position, at.Line, at.Width
	return d
}

// recorded are the lines of a file on which rows begin that were taken.
func recorded(ds *data.Dataset, table, path string) map[int]bool {
	lines := map[int]bool{}
	if ds == nil {
		return lines
	}
	see := func(p diag.Position) {
		if p.Path == path {
			lines[p.Line] = true
		}
	}
	switch table {
	case "observations":
		for i := range ds.Observations {
			see(ds.Observations[i].At)
		}
	case "agreements":
		for i := range ds.Agreements {
			see(ds.Agreements[i].At)
		}
	case "projects":
		for i := range ds.Projects {
			see(ds.Projects[i].At)
		}
	case "facts":
		for i := range ds.Projects {
			for _, f := range ds.Projects[i].Facts {
				see(f.At)
			}
		}
	case "events":
		for i := range ds.Events {
			see(ds.Events[i].At)
		}
	case "sources":
		for i := range ds.Sources {
			see(ds.Sources[i].At)
		}
	}
	return lines
}
