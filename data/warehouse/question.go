package warehouse

import (
	"slices"
	"strings"

	"accord/data"
)

// keyOf tells apart what is asked for.
func keyOf(st statement, g data.Grouping) string {
	var b strings.Builder
	b.WriteString(st.sql)
	for _, l := range st.args {
		for _, v := range l.values {
			b.WriteByte(0)
			b.WriteString(v)
		}
		b.WriteByte(1)
	}
	for _, d := range g.Dims { // some of which the statement may not show
		b.WriteByte(byte(d))
	}
	return b.String()
}

// question is a grouping as the table is asked for it.
type question struct {
	by     []key
	where  []condition
	reader reader
}

// grouped is what groups are told apart by.
func (t *Table) grouped(s *Survey, g data.Grouping) question {
	m := s.m
	q := question{reader: reader{m: m, kind: m.period.kind, freq: s.Days, period: 0, status: -1, bound: -1, decimals: decimalsOf(m.value)}}
	q.by = []key{{m.period, m.freq}}
	r := &q.reader
	place := func(c *mapped) int {
		q.by = append(q.by, key{found: c.found})
		return len(q.by) - 1
	}
	for _, d := range g.Dims {
		at, of := -1, m.dims[d]
		if of != nil {
			at = place(of)
		}
		r.from, r.of, r.always = append(r.from, at), append(r.of, of), append(r.always, m.fixed[d])
	}
	if m.status != nil {
		r.status = place(m.status)
	}
	if m.bound != nil {
		r.bound = place(m.bound)
	}
	return q
}

// question turns g into what is asked; false when no row can be meant.
func (t *Table) question(s *Survey, g data.Grouping) (question, bool) {
	q, m := t.grouped(s, g), s.m
	r := &q.reader
	indicator := t.spec.Indicator
	for _, f := range g.Where {
		d := slices.Index(t.dims, f.Dimension)
		if f.Dimension == data.DimIndicator && len(f.Codes) == 1 {
			indicator = f.Codes[0]
		}
		if c, ok := m.dims[d]; ok {
			cond, possible := c.keep(f.Dimension, f.Codes)
			if !possible {
				return q, false
			}
			q.where = append(q.where, cond)
		} else if !matches(f, m.fixed[d]) {
			return q, false
		}
	}
	cond, some := s.periods(g)
	if !some {
		return q, false
	}
	if cond != nil {
		q.where = append(q.where, *cond)
	}
	r.scale, r.exact = t.scale(s, indicator), m.value.kind.exact()
	return q, true
}

// matches reports whether a filter keeps rows with that code.
func matches(f data.Filter, code string) bool {
	return slices.ContainsFunc(f.Codes, func(c string) bool {
		return c == code || data.IsTotal(f.Dimension, c) && data.IsTotal(f.Dimension, code)
	})
}

// scale turns sums from the unit of the table into that of the indicator.
func (t *Table) scale(s *Survey, indicator string) func(float64) float64 {
	same := func(v float64) float64 { return v }
	if t.to == nil {
		return same
	}
	to, ok := t.to(indicator)
	from := s.Unit(indicator)
	if !ok || from.ID != to.ID || from == to {
		return same
	}
	return func(v float64) float64 {
		if w, err := from.Scale(v, to); err == nil {
			return w
		}
		return v
	}
}

// decimalsOf is how many decimals the values of a column are written with, as far
// as its type tells.
func decimalsOf(c found) int {
	switch c.kind {
	case kindInt, kindWide:
		return 0
	case kindDecimal:
		return c.scale
	}
	return -1
}
