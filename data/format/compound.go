package format

import "strings"

// eurostatTSV is the bulk download of Eurostat: tabs, and in the first column
// the codes of all dimensions, whose names stand in its header before a
// backslash and the name of what stands across.
func eurostatTSV() Format {
	return Format{ID: "eurostat-tsv", Title: "Eurostat TSV", draft: draftEurostatTSV, detect: func(s *Sheet) string {
		if s.compound == 0 {
			return ""
		}
		return "the first column names its dimensions before a backslash"
	}}
}

func draftEurostatTSV(s *Sheet) (*Plan, error) {
	p := s.draft()
	p.acrossPeriods()
	named := map[string]bool{}
	for _, h := range s.Header {
		named[conceptOf(h)] = true
	}
	for i := range s.compound {
		if p.Columns[i].Role == "" {
			p.concept(s, i, named)
		}
	}
	for i := range p.Columns {
		p.guess(s, i)
	}
	return p, nil
}

// compoundHeader are the dimensions that the first cell of a header names
// together, nil when it names one column.
func compoundHeader(cell string) []string {
	before, _, ok := strings.Cut(cell, `\`)
	if !ok || !strings.Contains(before, ",") {
		return nil
	}
	dims := strings.Split(before, ",")
	for i := range dims {
		dims[i] = strings.TrimSpace(dims[i])
	}
	return dims
}

// expand takes the compound first cell of a row apart; a cell with another
// number of codes leaves the row as it is, so that it is set aside.
func (s *Sheet) expand(cells []string, room []string) []string {
	if s.compound == 0 || len(cells) == 0 {
		return cells
	}
	codes := strings.Split(cells[0], ",")
	if len(codes) != s.compound {
		return cells
	}
	return append(append(room[:0], codes...), cells[1:]...)
}
