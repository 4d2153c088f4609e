package warehouse

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"accord/data"
)

// reader makes groups of the rows of an answer.
type reader struct {
	m    *mapping
	at   columns
	kind kind // of the periods
	freq data.Freq
	// from says where the code of each dimension that was asked for stands in a
	// row; −1 where it is the same in all.
	from   []int
	of     []*mapped
	always []string
	// Places of what a group is told apart by besides; −1 for none.
	period, status, bound int
	decimals              int  // where rows do not say: −1 where nobody knows
	exact                 bool // the engine adds values up exactly
	scale                 func(float64) float64
	groups                []summed
}

// summed is a group with its sum in the unit of the table: exactly, where exact is
// true.
type summed struct {
	data.Group
	sum   decimal
	exact bool
}

// add adds the rows of x, which have the same codes.
func (g *summed) add(x summed) {
	g.Rows += x.Rows
	g.Decimals = max(g.Decimals, x.Decimals)
	g.Sum += x.Sum
	if g.exact = g.exact && x.exact; g.exact {
		g.sum, g.exact = g.sum.plus(x.sum)
	}
}

// read adds the groups of one row: its values, and its rows without one.
func (r *reader) read(row [][]byte) error {
	p, ok := readPeriod(string(row[r.period]), r.kind, r.freq)
	if row[r.period] == nil || !ok {
		return nil // set aside, as the survey has said
	}
	g := summed{Group: data.Group{Codes: make([]string, len(r.from)), Period: p, Decimals: r.decimals}}
	for i, at := range r.from {
		g.Codes[i] = r.always[i]
		if at >= 0 {
			g.Codes[i] = r.of[i].code(row[at])
		}
	}
	if r.status >= 0 {
		word := r.m.status.code(row[r.status])
		st, wrong := data.ParseStatus(word)
		if wrong != "" {
			return mismatch("column %q has %q, which is no code of CL_OBS_STATUS; say what it means in codes", r.m.status.name, word)
		}
		g.Status = st
	}
	if r.bound >= 0 {
		word := r.m.bound.code(row[r.bound])
		b, ok := data.ParseBound(word)
		if !ok {
			return mismatch("column %q has %q; expected >, <, ~ or nothing; say what it means in codes", r.m.bound.name, word)
		}
		g.Bound = b
	}
	rows, err := strconv.ParseInt(string(row[r.at.rows]), 10, 64)
	if err != nil {
		return fmt.Errorf("a count is written %q", row[r.at.rows])
	}
	values := int64(0)
	if n := row[r.at.values]; n != nil {
		if values, err = strconv.ParseInt(string(n), 10, 64); err != nil {
			return fmt.Errorf("a count is written %q", n)
		}
	}
	// A status that says that there is no value is believed.
	if g.Status.Missing() {
		values = 0
	}
	if missing := rows - values; missing > 0 {
		m := g
		m.Missing, m.Sum, m.Rows, m.Bound = true, math.NaN(), missing, data.Exact
		if !m.Status.Missing() { // as of a cell without a number in a file
			m.Status |= data.StatusMissing
		}
		r.groups = append(r.groups, m)
	}
	if values == 0 {
		return nil
	}
	g.Rows = values
	if g.Sum, err = strconv.ParseFloat(string(row[r.at.sum]), 64); err != nil && !math.IsInf(g.Sum, 0) {
		return fmt.Errorf("a sum is written %q", row[r.at.sum])
	}
	if math.IsNaN(g.Sum) { // of ∞ and −∞
		g.Sum = math.Inf(1)
	}
	if r.exact {
		g.sum, g.exact = parseDecimal(string(row[r.at.sum]))
	}
	if r.at.decimals >= 0 && row[r.at.decimals] != nil {
		if n, err := strconv.Atoi(string(row[r.at.decimals])); err == nil {
			g.Decimals = n
		}
	}
	r.groups = append(r.groups, g)
	return nil
}

// done puts the groups in order, and joins those that only the engine tells
// apart, such as NULL and an empty text.
func (r *reader) done() []summed {
	slices.SortFunc(r.groups, func(a, b summed) int {
		if c := compareGroups(a.Group, b.Group); c != 0 {
			return c
		}
		return cmp.Compare(a.Sum, b.Sum) // so that a sum of them is always the same
	})
	out, together := r.groups[:0], false
	settle := func() {
		if n := len(out) - 1; together && out[n].exact { // as the engine would have added them
			out[n].Sum = out[n].sum.float()
		}
		together = false
	}
	for _, g := range r.groups {
		if n := len(out) - 1; n >= 0 && compareGroups(out[n].Group, g.Group) == 0 {
			out[n].add(g)
			together = true
			continue
		}
		settle()
		out = append(out, g)
	}
	settle()
	return slices.Clip(out)
}

// scaled are the groups of list in the unit that is asked for.
func (r *reader) scaled(list []summed) []data.Group {
	if list == nil {
		return nil
	}
	out := make([]data.Group, len(list))
	for i := range list {
		if out[i] = list[i].Group; !out[i].Missing {
			out[i].Sum = r.scale(out[i].Sum)
		}
	}
	return out
}

func compareGroups(a, b data.Group) int {
	missing := func(g data.Group) int {
		if g.Missing {
			return 1
		}
		return 0
	}
	return cmp.Or(slices.Compare(a.Codes, b.Codes), a.Period.Compare(b.Period), cmp.Compare(missing(a), missing(b)),
		cmp.Compare(a.Bound, b.Bound), cmp.Compare(a.Status, b.Status))
}
