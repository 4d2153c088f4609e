package load

import (
	"fmt"
	"slices"

	"accord/data"
	"accord/data/clean"
	"accord/data/format"
	"accord/data/scan"
	"accord/data/store"
)

// beside tells the table what the words beside the figures say. It is errWhole
// where rows say what columns do not hold: an indicator in several units, or rival
// sources of one figure.
func (c *columns) beside(ld *loader, found *scan.Result, spec store.TableSpec, w *store.TableWords) error {
	w.All.Source, w.All.Vintage = c.all()
	for i, column := range spec.Beside {
		list, role := found.Words[column], c.passing.columns[column].Role
		if list == nil && role != format.RoleComment {
			return &because{fmt.Sprintf("the column %q has more than a million different words", c.passing.columns[column].Name)}
		}
		said := make([]store.Said, max(len(list), 1))
		for code, word := range list {
			said[code] = c.saidOf(column, word.Text)
		}
		if list == nil {
			ld.bulk.lost = append(ld.bulk.lost, c.passing.columns[column].Name)
			c.table.Drop(len(spec.Dims) + i)
		}
		w.Beside = append(w.Beside, said)
		switch role {
		case format.RoleUnit, format.RoleMult:
			if !c.table.Follows(i, 0, w.Codes[0]) { // INDICATOR is the first
				return &because{"the figures of one indicator are in several units"}
			}
		case format.RoleOrg, format.RoleSource, format.RoleVintage:
			if !c.follows(i, w) {
				return &because{fmt.Sprintf("the column %q tells rival figures apart", c.passing.columns[column].Name)}
			}
		}
	}
	for _, u := range w.Units {
		if u.IsRatio() {
			return &because{fmt.Sprintf("figures in %s are never summed", u.ID)}
		}
	}
	if w.Unit.IsRatio() {
		return &because{fmt.Sprintf("figures in %s are never summed", w.Unit.ID)}
	}
	return nil
}

// follows reports whether the i-th column beside the figures follows from one of
// the dimensions, so that no figure has two of its words.
func (c *columns) follows(i int, w *store.TableWords) bool {
	for d, codes := range w.Codes {
		if c.table.Follows(i, d, codes) {
			return true
		}
	}
	return false
}

// all are the source and the date of publication of all rows.
func (c *columns) all() (source string, vintage data.Period) {
	source, date := c.of.given()
	vintage, _ = data.ParsePeriod(date) // none where it is ""
	return source, vintage
}

// oneSource is the source of all rows; "" where they have none, or several.
func oneSource(w *store.TableWords) string {
	is := map[string]bool{}
	for _, said := range w.Beside {
		if slices.ContainsFunc(said, func(s store.Said) bool { return s.Source != "" }) {
			for i := range said {
				is[said[i].Source] = true
			}
		}
	}
	if len(is) == 0 {
		is[w.All.Source] = true
	}
	for i := range w.Others {
		is[w.Others[i].Source] = true
	}
	if len(is) > 1 {
		return ""
	}
	for id := range is {
		return id
	}
	return ""
}

// saidOf is what a word of a column beside the figures says; nothing where its
// rows are read one by one.
func (c *columns) saidOf(column int, word string) (s store.Said) {
	concept, text, comment := c.Said(column, word)
	s.Comment, text = clean.Text(comment), clean.Text(text)
	switch concept {
	case "OBS_STATUS":
		s.Status, _ = data.ParseStatus(text)
	case "OBS_BOUND":
		s.Bound, _ = data.ParseBound(text)
	case "COMPILING_ORG":
		s.Org = text
	case "SOURCE":
		s.Source = text
	case "VINTAGE":
		s.Vintage, _ = data.ParsePeriod(text)
	}
	return s
}

// forget drops the columns that have told all they can.
func (c *columns) forget(spec store.TableSpec) {
	for i, column := range spec.Beside {
		if slices.Contains([]format.Role{format.RoleUnit, format.RoleMult, format.RoleAction}, c.passing.columns[column].Role) {
			c.table.Drop(len(spec.Dims) + i)
		}
	}
}

// unitsOf are the units of the rows in a table, by the indicators that they are
// about; seen are the rows that were read.
func unitsOf(found *scan.Result, seen []*data.Observation, w *store.TableWords) {
	all := map[string]data.Unit{}
	for i, o := range seen {
		if o == nil || found.Entries[i].Rows > 0 {
			continue
		}
		if w.Path == "" {
			w.Unit, w.Path = o.Unit, o.At.Path
		}
		if _, known := all[o.Dims[0]]; !known {
			all[o.Dims[0]] = o.Unit
		}
	}
	for _, u := range all {
		if u != w.Unit {
			w.Units = all
		}
	}
}
