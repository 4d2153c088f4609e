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
			if _, _, ok := acrossHeader(h); ok {
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
	var like []string // names such as 2009-10: an October, or a fiscal year
	for _, c := range p.Columns {
		if a, b, ok := strings.Cut(c.Name, "-"); ok && yearLike(a) && len(b) == 2 && digitsAll(b) {
			like = append(like, c.Name)
		}
	}
	fiscal := len(like) > 1 && fiscalYears(like)
	for i := range p.Columns {
		c := &p.Columns[i]
		period, rest, ok := acrossHeader(c.Name)
		if !ok || c.Role != "" && c.Role != RoleValue || c.Period != "" {
			continue
		}
		c.Role, c.Period, c.Why = RoleValue, period, "its name is a period"
		if year, ok := fiscalYear(c.Name); ok && fiscal {
			c.Period, c.Why = year, "its name is a fiscal year: each ends in the next year"
		}
		if rest == "" {
			continue
		}
		c.Why = "its name is a period and what is measured"
		c.Unit, _ = unitOf(rest)
		if onlyUnit(rest) {
			c.Why = "its name is a period and a unit"
			continue
		}
		c.Indicator, c.Title = indicatorID(rest), rest
	}
}

// acrossHeader is the period that names a column, alone or beside what is
// measured, as headers of two rows have it.
func acrossHeader(h string) (period, rest string, ok bool) {
	if period, ok = periodOfHeader(h); ok {
		return period, "", true
	}
	if a, b, found := strings.Cut(h, headerJoin); found {
		if period, ok = periodOfHeader(a); ok {
			return period, b, true
		}
	}
	if i := strings.LastIndex(h, headerJoin); i > 0 {
		if period, ok = periodOfHeader(h[i+len(headerJoin):]); ok {
			return period, h[:i], true
		}
	}
	return "", "", false
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
