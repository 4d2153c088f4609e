package format

import (
	"fmt"
	"strings"
)

// wide is the plain table with periods across.
func wide() Format {
	return Format{ID: "wide", Title: "table with periods across", draft: draftWide, detect: func(s *Sheet) string {
		n := 0
		for _, h := range s.Header {
			if _, ok := periodOfHeader(h); ok {
				n++
			}
		}
		if n < 2 || n < 3 && n*2 < len(s.Header) {
			return ""
		}
		return fmt.Sprintf("%d columns are named by periods", n)
	}}
}

func draftWide(s *Sheet) (*Plan, error) {
	p := s.draft()
	p.acrossPeriods()
	for i := range p.Columns {
		p.guess(s, i)
		c := &p.Columns[i]
		if c.Role == RoleValue && c.Period == "" { // a number beside the periods: a code or a rank
			*c = Column{Name: c.Name, Role: RoleDimension, Concept: dimensionID(c.Name), Title: c.Name, Why: "numbers in a column without a period"}
		}
		if c.Role == RolePeriod && c.Period == "" && c.Why != "given" {
			*c = Column{Name: c.Name, Role: RoleAside, Why: "the periods stand across"}
		}
	}
	p.pairTitles(s)
	return p, nil
}

// acrossPeriods makes the columns that are named by periods columns of values.
func (p *Plan) acrossPeriods() {
	for i := range p.Columns {
		c := &p.Columns[i]
		if period, ok := periodOfHeader(c.Name); ok && (c.Role == "" || c.Role == RoleValue) && c.Period == "" {
			c.Role, c.Period, c.Why = RoleValue, period, "its name is a period"
		}
	}
}

// periodOfHeader is the period that names a column.
func periodOfHeader(h string) (string, bool) {
	h = strings.TrimSpace(h)
	if h == "" || h[0] != 'Q' && h[0] != 'q' && len(h) > 4 && digitsAll(h) && len(h) != 6 {
		return "", false
	}
	if len(h) == 4 && digitsAll(h) {
		return h, yearLike(h)
	}
	h, _ = footnote(h)
	for _, form := range []string{"sdmx", "yyyymm", "words"} {
		if p, ok := canonical(form, h); ok {
			return p, true
		}
	}
	// X2010 and Y2010, as some programs write years that must not begin with a digit
	if len(h) == 5 && strings.ContainsRune("xXyY", rune(h[0])) && yearLike(h[1:]) {
		return h[1:], true
	}
	return "", false
}
