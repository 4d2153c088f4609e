package warehouse

import (
	"cmp"
	"slices"

	"accord/data"
)

// answer is what was asked for and what came.
type answer struct {
	survey *Survey // by which it was asked for
	of     data.Grouping
	list   []summed
}

// derive answers g by adding up the groups of an answer that is kept and has finer
// ones, as the engine would add them; false where there is none, or where the sums of
// the engine are not exact and some would have to be added.
func (t *Table) derive(s *Survey, g data.Grouping) ([]data.Group, bool) {
	r, list, ok := t.derived(s, g)
	if !ok {
		return nil, false
	}
	return r.scaled(list), true
}

// derived is derive before the sums are scaled.
func (t *Table) derived(s *Survey, g data.Grouping) (*reader, []summed, bool) {
	finer := t.answers.fit(func(a answer) bool {
		return a.survey == s && s.covers(a.of, g) && t.finer(s, a.of, g)
	})
	slices.SortFunc(finer, func(a, b answer) int { return cmp.Compare(len(a.list), len(b.list)) })
	for _, a := range finer {
		if r, list, exact := t.coarser(s, a, g); exact {
			return r, list, true
		}
	}
	return nil, nil, false
}

// covers reports whether all periods that g asks for are those of a.
func (s *Survey) covers(a, g data.Grouping) bool {
	for _, x := range s.days {
		if withinWindow(x.period, g.Freq, g.From, g.To) && !withinWindow(x.period, a.Freq, a.From, a.To) {
			return false
		}
	}
	return true
}

// finer reports whether a tells apart all that g does and all that g filters by, and
// keeps no less.
func (t *Table) finer(s *Survey, a, g data.Grouping) bool {
	mapped := func(d int) bool { return s.m.dims[d] != nil }
	for _, d := range g.Dims {
		if mapped(d) && !slices.Contains(a.Dims, d) {
			return false
		}
	}
	same := func(f data.Filter) func(data.Filter) bool {
		return func(x data.Filter) bool { return x.Dimension == f.Dimension && slices.Equal(x.Codes, f.Codes) }
	}
	for _, f := range a.Where {
		if mapped(slices.Index(t.dims, f.Dimension)) && !slices.ContainsFunc(g.Where, same(f)) {
			return false
		}
	}
	for _, f := range g.Where {
		if d := slices.Index(t.dims, f.Dimension); mapped(d) && !slices.Contains(a.Dims, d) && !slices.ContainsFunc(a.Where, same(f)) {
			return false
		}
	}
	return true
}

// coarser adds up the groups of a to those of g, with what scales them; false where
// that is not exact.
func (t *Table) coarser(s *Survey, a answer, g data.Grouping) (*reader, []summed, bool) {
	q, some := t.question(s, g)
	r := &q.reader
	if !some {
		return r, nil, true
	}
	at := make([]int, len(g.Dims)) // of its code in the groups of a
	for i, d := range g.Dims {
		at[i] = slices.Index(a.of.Dims, d)
	}
	for _, x := range a.list {
		if !withinWindow(x.Period, g.Freq, g.From, g.To) || !t.keeps(a.of, g, x.Codes) {
			continue
		}
		codes := make([]string, len(g.Dims))
		for i := range codes {
			if codes[i] = r.always[i]; at[i] >= 0 {
				codes[i] = x.Codes[at[i]]
			}
		}
		x.Codes = codes
		r.groups = append(r.groups, x)
	}
	n := len(r.groups)
	list := r.done()
	exact := len(list) == n || !slices.ContainsFunc(list, func(x summed) bool { return !x.exact && !x.Missing })
	return r, list, exact
}

// keeps reports whether a group of a with those codes is among those that g asks for.
func (t *Table) keeps(a, g data.Grouping, codes []string) bool {
	for _, f := range g.Where {
		if i := slices.Index(a.Dims, slices.Index(t.dims, f.Dimension)); i >= 0 && !matches(f, codes[i]) {
			return false
		}
	}
	return true
}
