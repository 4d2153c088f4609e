package format

import "fmt"

// secondHeader joins a second row of names, such as one with the units below
// the names, to the header: a first row that holds no number where all others
// do.
func (s *Sheet) secondHeader() {
	switch {
	case len(s.Sample) == 0 || s.Options.HeaderRows == 1:
		return
	case s.Options.HeaderRows == 2:
		s.joinHeader()
		return
	case len(s.Sample) < 3 || s.Options.Header > 0:
		return
	}
	first := s.Sample[0]
	words, numeric := 0, 0
	for i, cell := range first {
		below := cellsBelow(s, i)
		if numericShare(below) < 0.8 || len(below) == 0 {
			continue
		}
		numeric++
		_, gone := absent(cell)
		switch {
		case cell == "" || gone:
		case looksNumeric(cell):
			return
		default:
			words++
		}
	}
	if words == 0 || words*2 < numeric {
		return
	}
	s.joinHeader()
}

// joinHeader adds the first row to the names of the columns.
func (s *Sheet) joinHeader() {
	for i, cell := range s.Sample[0] {
		if cell == "" {
			continue
		}
		if s.Header[i] != "" {
			cell = s.Header[i] + ", " + cell
		}
		s.Header[i] = cell
	}
	s.Header = names(s.Header)
	s.Plan.HeaderRows = 2
	s.Plan.HeaderWhy += "; the row below it belongs to it"
	s.Plan.Notes = append(s.Plan.Notes, fmt.Sprintf("the header has two rows, at line %d and the next", s.Plan.Header))
	body, skipped := s.body, false
	s.body = func(broken brokenFunc, yield func(Row) bool) {
		skipped = false
		body(broken, func(r Row) bool {
			if !skipped {
				skipped = true
				return true
			}
			return yield(r)
		})
	}
	s.Sample = s.Sample[1:]
}

// cellsBelow are the cells of column i below the first row of the sample.
func cellsBelow(s *Sheet, i int) []string {
	var cells []string
	for _, row := range s.Sample[1:] {
		if row[i] != "" {
			cells = append(cells, row[i])
		}
	}
	return cells
}
