package load

import (
	"strings"

	"accord/data"
)

// spec is the layout of a table: its name under [tables], the name of one of
// its rows in the one-file form, its columns.
type spec struct {
	table, row string
	columns    []column
	index      map[string]int // by the name as it is and in capitals
}

type column struct {
	name     string
	required bool // there must be such a column; whether a cell may be empty is its reader's matter
}

func newSpec(table, row string, columns ...string) *spec {
	s := &spec{table: table, row: row, index: make(map[string]int, len(columns))}
	for _, c := range columns {
		name, required := strings.CutSuffix(c, "*")
		s.index[strings.ToUpper(name)], s.index[name] = len(s.columns), len(s.columns)
		s.columns = append(s.columns, column{name, required})
	}
	return s
}

// column is the position of the column of that name, −1 when there is none.
func (s *spec) column(name string) int {
	if i, ok := s.index[name]; ok {
		return i
	}
	if i, ok := s.index[strings.ToUpper(name)]; ok {
		return i
	}
	return -1
}

func (s *spec) names() []string {
	list := make([]string, len(s.columns))
	for i, c := range s.columns {
		list[i] = c.name
	}
	return list
}

// specs returns the layouts of all tables, those that others refer to first.
// A required column is marked with an asterisk.
func specs(ds *data.Dataset) []*spec {
	titles := []string{"title"}
	for _, l := range ds.Languages {
		titles = append(titles, "title_"+l)
	}
	with := func(first []string, rest ...string) []string {
		return append(append(first, titles...), rest...)
	}
	return []*spec{
		newSpec("sources", "source", "id*", "title", "title_basis", "publisher", "date", "date_basis", "url", "language", "licence"),
		newSpec("agreements", "agreement", with([]string{"id*", "date*", "date_basis"},
			"place", "sectors", "level", "parties", "status*", "in_force", "variant_of", "about", "source", "note")...),
		newSpec("projects", "project", with([]string{"id*"},
			"sectors", "status*", "status_words", "status_as_of", "planned_start", "actual_start", "planned_end", "actual_end",
			"cost", "cost_bound", "cost_unit", "cost_mult", "location", "partners", "agreements", "source", "note")...),
		newSpec("facts", "fact", "id*", "project*", "as_of", "fact*", "value", "bound", "unit", "unit_mult", "words", "source", "note"),
		newSpec("events", "event", with([]string{"id*", "date*", "date_basis", "type*", "number"},
			"place", "country", "level", "participants", "sectors", "source", "note")...),
		observationSpec(ds),
	}
}

func observationSpec(ds *data.Dataset) *spec {
	var columns []string
	for _, d := range ds.Dimensions {
		columns = append(columns, d.ID)
	}
	return newSpec("observations", "observation", append(columns, "FREQ", "TIME_PERIOD*", "OBS_VALUE*", "OBS_BOUND",
		"UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS", "COMPILING_ORG", "SOURCE", "VINTAGE", "COMMENT_OBS")...)
}
