package store

import (
	"cmp"
	"context"
	"slices"

	"accord/data"
)

// mostJoined is how many cells the sums of several dimensions may have for them to
// be made in the place of those of each: as many as stay at hand in a core.
const mostJoined = 1 << 15

// tallies implements [tallier]: the sums of all the dimensions are made in one pass
// over the rows.
func (t *Table) tallies(ctx context.Context, g data.Grouping, dims []int) ([]tally, error) {
	keep := t.keeps(g)
	var list []making
	for _, joined := range t.joined(dims) {
		c := t.newCube(keep.told(t.coloured(joined)))
		if c.size == 0 || c.size > soonReady {
			continue
		}
		if x := t.readyFor(c); x != nil && x.made.Load() == nil && t.within(x, c) == nil {
			list = append(list, making{x, c})
		}
	}
	if err := t.make(ctx, list); err != nil {
		return nil, err
	}
	out := make([]tally, len(dims))
	for i, d := range dims {
		g.Dims = []int{d}
		c, err := t.summed(ctx, g)
		if err != nil {
			return nil, err
		}
		if c != nil {
			out[i] = t.tally(c)
		}
	}
	return out, nil
}

// joined parts dimensions into those whose sums are best made together: the fewer
// sums a row is added to, the sooner it is done.
func (t *Table) joined(dims []int) (sets [][]int) {
	size := func(set []int) uint64 { return t.newCube(t.coloured(set)).size }
	order := slices.Clone(dims)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(t.dims[b].codes), len(t.dims[a].codes)) })
	for _, d := range order {
		k := slices.IndexFunc(sets, func(set []int) bool { return size(append(slices.Clone(set), d)) <= mostJoined })
		if k < 0 {
			sets = append(sets, []int{d})
		} else {
			sets[k] = append(sets[k], d)
		}
	}
	return sets
}

// tally counts the rows of the cells of c, which tells one dimension apart, and
// perhaps what is said of figures.
func (t *Table) tally(c *cube) tally {
	out := tally{codes: t.dims[c.dims[0]].codes, periods: t.period, counts: make([]count, 0, len(c.rows)+len(c.odd))}
	add := func(key uint64, rows int64) {
		out.counts = append(out.counts, count{int32(c.code(key, 0)), int32(c.time(key)), rows})
	}
	for cell := range c.rows {
		if c.some(cell) {
			add(c.key(cell), c.rows[cell])
		}
	}
	for k, x := range c.odd {
		if k.missing {
			add(k.key, 0)
		} else {
			add(k.key, x.rows)
		}
	}
	return out
}
