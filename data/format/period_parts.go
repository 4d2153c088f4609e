package format

import (
	"fmt"
	"strconv"
	"strings"
)

// periodParts recognises a period in two columns: years in one, and in another
// the months or quarters of them.
func (p *Plan) periodParts(s *Sheet) {
	year := -1
	for i, c := range p.Columns {
		if c.Role != RolePeriod || c.Why == "given" || c.Form != "sdmx" {
			continue
		}
		cells := cellsOf(s, i)
		if len(cells) > 0 && yearLike(cells[0]) {
			if year >= 0 {
				return
			}
			year = i
		} else {
			return // whole periods stand beside it
		}
	}
	if year < 0 {
		return
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		form := partOf(c.Name)
		if i == year || form == "" || c.Why == "given" || !allParts(form, cellsOf(s, i)) {
			continue
		}
		*c = Column{Name: c.Name, Role: RolePeriod, Form: form, Why: fmt.Sprintf("its cells are %ss of the years in %q", form, p.Columns[year].Name)}
		p.Columns[year].Form = "year"
		return
	}
}

// partOf is the part of a year that the name of a column means.
func partOf(name string) string {
	switch strings.ToLower(name) {
	case "month", "months", "месяц", "ay", "mon", "mm":
		return "month"
	case "quarter", "qtr", "квартал", "rüb", "q":
		return "quarter"
	}
	return ""
}

// allParts reports whether all cells are months, or quarters.
func allParts(form string, cells []string) bool {
	for _, c := range cells {
		if form == "month" {
			n, err := strconv.Atoi(c)
			if (err != nil || n < 1 || n > 12) && monthWord(strings.ToLower(c)) == 0 {
				return false
			}
			continue
		}
		if quarterOf(c) == 0 {
			return false
		}
	}
	return len(cells) > 0
}

// quarterOf reads 1, Q1 or I; 0 for anything else.
func quarterOf(cell string) int {
	c := strings.ToLower(strings.TrimSpace(cell))
	if n := roman(c); n > 0 {
		return n
	}
	n, err := strconv.Atoi(strings.TrimPrefix(c, "q"))
	if err != nil || n < 1 || n > 4 {
		return 0
	}
	return n
}
