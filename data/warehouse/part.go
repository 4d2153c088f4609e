package warehouse

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"accord/data"
)

// part are the first groups of an answer that has more rows than limit; all of
// them where limit is 0.
type part struct {
	groups []data.Group
	limit  int
}

// size is what p takes besides an answer that is kept as well.
func (p part) size() int {
	if p.limit == 0 {
		return 1
	}
	return len(p.groups) + 1
}

// GroupPart implements [data.Parter]: it asks for everything, and only where that
// is too much anew and in order.
func (t *Table) GroupPart(ctx context.Context, g data.Grouping) ([]data.Group, int, error) {
	s, err := t.Survey(ctx)
	if err != nil {
		return nil, 0, err
	}
	q, ok := t.question(s, g)
	if !ok {
		return nil, 0, nil
	}
	limit := t.spec.Limits.Rows
	st, at, err := t.shape.compile(q.by, q.where, sums, s.m.value, limit, q.reader.columns()...)
	if err != nil {
		return nil, 0, t.fault(ctx, err)
	}
	p, err := t.parts.get(ctx, keyOf(st, g), func(ctx context.Context) (part, error) {
		all, err := t.Group(ctx, g)
		if f := (*data.Fault)(nil); !errors.As(err, &f) || f.Limit == 0 || len(q.reader.columns()) == 0 {
			return part{groups: all}, err
		}
		r := q.reader
		r.at = at
		n, cut := 0, false
		again := t.run(ctx, st, func(row [][]byte) error {
			if n++; n <= limit {
				return r.read(row)
			}
			cut = true
			r.tear(row, s.Codes, t.dims, g.Dims)
			return nil
		})
		switch {
		case again != nil:
			return part{}, again
		case !cut: // rows have gone meanwhile
			return part{groups: r.scaled(r.done())}, nil
		case len(r.groups) == 0: // one code alone is too much
			return part{}, t.fault(ctx, tooMany(limit))
		}
		return part{r.scaled(r.done()), limit}, nil
	})
	return p.groups, p.limit, err
}

// columns are the places of the columns that have the codes.
func (r *reader) columns() (at []int) {
	for _, k := range r.from {
		if k >= 0 {
			at = append(at, k)
		}
	}
	return at
}

// tear takes out the groups of which the rest may stand in rows from next on, which
// are not read. Rows come in the order of what stands in the columns of codes, NULL
// last; a code may stand there in several ways. dims are the ids of all dimensions,
// codes those that occur, and of has the places of the dimensions of r.
func (r *reader) tear(next [][]byte, codes [][]string, dims []string, of []int) {
	type place struct {
		i    int
		code string
	}
	known := map[place]standing{}
	r.groups = slices.DeleteFunc(r.groups, func(g summed) bool {
		for i, at := range r.from {
			if at < 0 {
				continue
			}
			k := place{i, g.Codes[i]}
			last, ok := known[k]
			if !ok {
				last = r.of[i].last(dims[of[i]], g.Codes[i], codes[of[i]])
				known[k] = last
			}
			if c := last.compare(standing{string(next[at]), next[at] == nil}); c != 0 {
				return c > 0
			}
		}
		return true // rows of the same codes follow
	})
}

// standing is what stands in a column.
type standing struct {
	text string
	null bool
}

func (w standing) compare(x standing) int {
	switch {
	case w.null && x.null:
		return 0
	case w.null:
		return 1
	case x.null:
		return -1
	}
	return cmp.Compare(w.text, x.text)
}

// last is the last in order of what stands in the column for a code of that
// dimension, all total codes being one; occur are the codes that there are, nil where
// they are too many to be known.
func (m *mapped) last(dimension, code string, occur []string) standing {
	same := []string{code}
	if data.IsTotal(dimension, code) {
		if same = occur; occur == nil {
			same = []string{"", "_T", "_Z", data.FlowTurnover}
		}
		same = slices.DeleteFunc(slices.Clone(same), func(c string) bool { return !data.IsTotal(dimension, c) })
	}
	var last standing
	for _, c := range same {
		raws, known := m.raw[c]
		if !known {
			raws = []string{c}
		}
		last.text, last.null = max(last.text, slices.Max(raws)), last.null || c == ""
	}
	return last
}
