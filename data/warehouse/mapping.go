package warehouse

import (
	"fmt"
	"slices"
	"strings"

	"accord/data"
	"accord/data/clean"
	"accord/data/diag"
)

// mapping is what the columns of a table are for, once the table has been seen.
type mapping struct {
	value, period       found
	freq                data.Freq       // of a period that is a day
	dims                map[int]*mapped // by place in the dimensions of the dataset
	status, bound, unit *mapped         // nil for none
	fixed               map[int]string  // code of every row, by dimension
}

// mapped is a column of codes.
type mapped struct {
	found
	codes map[string]string   // code by what stands in the column
	raw   map[string][]string // what stands in the column by code, where it is not the code itself
}

func newMapped(f found, codes map[string]string) *mapped {
	m := &mapped{found: f, codes: codes, raw: map[string][]string{}}
	for raw, code := range codes {
		m.raw[code] = append(m.raw[code], raw)
	}
	for _, list := range m.raw {
		slices.Sort(list)
	}
	return m
}

// code is the code that raw stands for.
func (m *mapped) code(raw []byte) string {
	if raw == nil {
		return ""
	}
	s := string(raw)
	if c, ok := m.codes[s]; ok {
		return c
	}
	return tidy(s)
}

// tidy is what stands in a column as a code: without blanks around and without
// the zeros that fill up a text of fixed length.
func tidy(s string) string { return strings.TrimSpace(clean.Text(strings.TrimRight(s, "\x00"))) }

// learn notes what stands in the column for its code.
func (m *mapped) learn(raw []byte) string {
	c := m.code(raw)
	if s := string(raw); raw != nil && (c != s || m.raw[c] != nil) && !slices.Contains(m.raw[c], s) {
		if m.raw[c] == nil {
			m.raw[c] = []string{c}
		}
		m.raw[c] = append(m.raw[c], s)
	}
	return c
}

// keep is the condition that a row has one of codes; a total code keeps every
// total code. It is false when no row can.
func (m *mapped) keep(dimension string, codes []string) (condition, bool) {
	c := condition{column: m.found}
	total := slices.ContainsFunc(codes, func(s string) bool { return data.IsTotal(dimension, s) })
	if total {
		codes = append(slices.DeleteFunc(slices.Clone(codes), func(s string) bool { return data.IsTotal(dimension, s) }), "", "_T", "_Z")
		if dimension == data.DimFlow {
			codes = append(codes, data.FlowTurnover)
		}
		c.null = true
	}
	for _, code := range codes {
		raws, known := m.raw[code]
		if !known {
			if _, taken := m.codes[code]; taken {
				continue // which stands for another code
			}
			raws = []string{code}
		}
		for _, raw := range raws {
			if m.kind.number() && !isNumber(raw) {
				continue // which the column cannot hold
			}
			c.values = append(c.values, raw)
		}
	}
	return c, len(c.values) > 0 || c.null
}

func isNumber(s string) bool {
	digits := strings.TrimPrefix(s, "-")
	return digits != "" && strings.Trim(digits, "0123456789.") == "" && strings.Count(digits, ".") <= 1
}

// settle joins the columns of a spec with those that the table has.
func settle(ds []string, s Spec, have []found) (*mapping, error) {
	m := &mapping{dims: map[int]*mapped{}, fixed: map[int]string{}}
	names := make([]string, len(have))
	for i, f := range have {
		names[i] = f.name
	}
	if s.Shard != "" && !slices.Contains(names, s.Shard) {
		return nil, missingColumn(s, s.Shard, names)
	}
	for _, c := range s.Columns {
		i := slices.Index(names, c.Name)
		if i < 0 {
			return nil, missingColumn(s, c.Name, names)
		}
		f := have[i]
		switch c.Role {
		case RoleValue:
			if !f.kind.number() {
				return nil, mismatch("column %q is %s and holds no numbers; choose another for the value, or turn it into a number in a select", c.Name, f.typ)
			}
			m.value = f
		case RolePeriod:
			if f.kind == kindFloat {
				return nil, mismatch("column %q is %s and holds no periods; choose another, or turn it into a text, a date or a whole number in a select", c.Name, f.typ)
			}
			m.period, m.freq = f, c.Freq
		case RoleDimension:
			d := slices.Index(ds, c.Concept)
			if d < 0 {
				return nil, mismatch("column %q is of the dimension %q, which the dataset has not", c.Name, c.Concept)
			}
			m.dims[d] = newMapped(f, c.Codes)
		case RoleStatus:
			m.status = newMapped(f, c.Codes)
		case RoleBound:
			m.bound = newMapped(f, c.Codes)
		case RoleUnit:
			m.unit = newMapped(f, c.Codes)
		}
	}
	if m.value.name == "" || m.period.name == "" {
		return nil, mismatch("a column of values and one of periods are needed; name them with the roles value and period")
	}
	if i := slices.Index(ds, data.DimIndicator); i >= 0 && m.dims[i] == nil {
		m.fixed[i] = s.Indicator
	}
	return m, nil
}

// badMapping is a mapping that does not fit the table.
type badMapping struct{ reason, words string }

func (e *badMapping) Error() string { return e.words }

func mismatch(format string, args ...any) error {
	return &badMapping{data.FaultType, fmt.Sprintf(format, args...)}
}

func missingColumn(s Spec, name string, have []string) error {
	where := "the table " + s.Table
	if s.Select != "" {
		where = "the select"
	}
	return &badMapping{data.FaultMissing, fmt.Sprintf("%s has no column %q%s", where, name, diag.Suggest(name, have))}
}
