package main

import (
	"slices"
	"strings"

	"accord/data"
	"accord/data/diag"
	"accord/data/format"
)

// names finds what somebody means by a word: the id of a dimension, an
// indicator or a code, written in any case, or its title in any language.
type names struct {
	ds    *data.Dataset
	codes map[int][]string // by dimension: those declared and those that occur
}

func newNames(ds *data.Dataset) *names { return &names{ds: ds, codes: map[int][]string{}} }

// dimension is the id of the dimension, or TIME_PERIOD, that word means: by
// its id or title, as a column of the file, or as a plain word for it.
func (n *names) dimension(word string) (id string, known []string, ok bool) {
	known = []string{data.TimePeriod}
	titles := []data.Text{nil}
	for _, d := range n.ds.Dimensions {
		known, titles = append(known, d.ID), append(titles, d.Title)
	}
	if i := lookup(word, known, titles); i >= 0 {
		return known[i], known, true
	}
	for _, id := range []string{n.concept(word), format.ConceptOf(word)} {
		if id != "" && slices.Contains(known, id) {
			return id, known, true
		}
	}
	return "", append(known, n.columnNames()...), false
}

// concept is the dimension that a column of the file is about, or TIME_PERIOD;
// "" when the file has no such column.
func (n *names) concept(word string) string {
	c, _ := n.column(word)
	switch format.Role(c.Role) {
	case format.RoleDimension, format.RoleTitle:
		return c.Concept
	case format.RolePeriod:
		return data.TimePeriod
	}
	return ""
}

// column is the column of that name of a file of others.
func (n *names) column(word string) (data.UnderstoodColumn, bool) {
	for _, u := range n.ds.Understood {
		for _, c := range u.Columns {
			if strings.EqualFold(c.Name, word) {
				return c, true
			}
		}
	}
	return data.UnderstoodColumn{}, false
}

// columnNames are the names of the columns of files of others.
func (n *names) columnNames() (list []string) {
	for _, u := range n.ds.Understood {
		for _, c := range u.Columns {
			list = append(list, c.Name)
		}
	}
	return list
}

// indicator is the id of the indicator that word means.
func (n *names) indicator(word string) (id string, known []string, ok bool) {
	var titles []data.Text
	for _, x := range n.ds.Indicators {
		known, titles = append(known, x.ID), append(titles, x.Title)
	}
	i := lookup(word, known, titles)
	if i < 0 {
		return "", known, false
	}
	return known[i], known, true
}

// code is the code of the dimension that word means. Codes of totals are known
// everywhere.
func (n *names) code(dimension, word string) (id string, known []string, ok bool) {
	known = n.codesOf(dimension)
	var titles []data.Text
	for _, id := range known {
		titles = append(titles, n.title(dimension, id))
	}
	if i := lookup(word, known, titles); i >= 0 {
		return known[i], known, true
	}
	if flow := format.FlowCode(word); dimension == data.DimFlow && slices.Contains(known, flow) {
		return flow, known, true // the words of a file are read as codes
	}
	if data.IsTotal(dimension, strings.ToUpper(word)) {
		return strings.ToUpper(word), known, true
	}
	return "", known, false
}

// title is what the dataset calls a code.
func (n *names) title(dimension, code string) data.Text {
	var list []data.Code
	switch d := n.ds.DimIndex(dimension); {
	case dimension == data.DimIndicator:
		x, _ := n.ds.Indicator(code)
		return x.Title
	case dimension == data.DimRefArea || dimension == data.DimCounterpart:
		list = n.ds.Areas
	case dimension == data.DimActivity:
		list = n.ds.Sectors
	case d >= 0:
		list = n.ds.Dimensions[d].Codes
	}
	if i := slices.IndexFunc(list, func(c data.Code) bool { return c.ID == code }); i >= 0 {
		return list[i].Title
	}
	return nil
}

// codesOf are the codes of a dimension: those that are declared, in their
// order, then the others that occur.
func (n *names) codesOf(dimension string) []string {
	d := n.ds.DimIndex(dimension)
	if d < 0 {
		return nil
	}
	if list, ok := n.codes[d]; ok {
		return list
	}
	list, seen := []string{}, map[string]bool{}
	add := func(code string) {
		if !seen[code] {
			seen[code] = true
			list = append(list, code)
		}
	}
	for _, code := range n.ds.Codes(d) {
		add(code)
	}
	for _, code := range n.ds.Occurring(d) {
		add(code)
	}
	n.codes[d] = list
	return list
}

// lookup is the place of word among ids, else among their titles, −1 where it
// is in neither. What is written exactly so stands before what differs in case.
func lookup(word string, ids []string, titles []data.Text) int {
	if i := slices.Index(ids, word); i >= 0 {
		return i
	}
	if i := slices.IndexFunc(ids, func(id string) bool { return strings.EqualFold(id, word) }); i >= 0 {
		return i
	}
	return slices.IndexFunc(titles, func(t data.Text) bool {
		for _, s := range t {
			if strings.EqualFold(s, word) {
				return true
			}
		}
		return false
	})
}

// noSuch is the complaint about a word that means nothing.
func noSuch(flag, what, word string, known []string) error {
	return usagef("%s: no %s is called %q%s", flag, what, word, diag.Suggest(word, slices.DeleteFunc(slices.Clone(known), func(s string) bool { return s == "" })))
}
