package store

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"accord/data"
)

// mostDense is how many cells sums are kept ready for, mostReady of how many the
// sums are kept for the next question, and soonReady of how many these are made
// before the first is answered; mostGroups is how many groups an answer has.
const (
	mostDense  = 1 << 20
	mostReady  = 1 << 18
	soonReady  = 1 << 16
	mostGroups = 4 << 20
	mostCubes  = 16
)

// cubes are the sums that were made last, by what they tell apart. Everything in
// it can be made again, so that the answers do not depend on it.
type cubes struct {
	mu   sync.Mutex
	list []*readyCube // the oldest first
}

// readyCube is made by the first who needs it, while others wait for that one.
type readyCube struct {
	key   string
	begun atomic.Bool // somebody makes it for later
	mu    sync.Mutex
	made  atomic.Pointer[cube]
}

// Group implements [data.Grouper]. Sums are exact and rounded once, so that they
// do not depend on the number of cores.
func (t *Table) Group(ctx context.Context, g data.Grouping) ([]data.Group, error) {
	if err := ctx.Err(); err != nil {
		return nil, context.Cause(ctx)
	}
	keep := t.keeps(g)
	told := slices.Clone(g.Dims)
	for d := range keep.dims {
		if keep.dims[d] != nil {
			told = append(told, d)
		}
	}
	slices.Sort(told)
	all := t.newCube(slices.Compact(told))
	if all.size == 0 {
		return nil, nil
	}
	if x := t.readyFor(all); x != nil {
		made := x.made.Load()
		if made == nil && (all.size <= soonReady || len(all.dims) == len(g.Dims)) {
			var err error
			if made, err = t.make(ctx, x, all); err != nil {
				return nil, err
			}
		}
		if made != nil {
			return t.groups(t.rolled(made, g.Dims, keep))
		}
		// Who chooses one code will choose another: by then all of them are there.
		if !t.lone && x.begun.CompareAndSwap(false, true) {
			go t.make(context.Background(), x, all)
		}
	}
	some := t.newCube(g.Dims)
	if err := t.fill(ctx, some, keep); err != nil {
		return nil, err
	}
	return t.groups(some)
}

// readyFor is the place for the cube of what c tells apart, with all rows; nil
// where it is too large to be kept.
func (t *Table) readyFor(c *cube) *readyCube {
	if c.size > mostReady {
		return nil
	}
	key := fmt.Sprint(c.dims)
	t.sums.mu.Lock()
	defer t.sums.mu.Unlock()
	i := slices.IndexFunc(t.sums.list, func(x *readyCube) bool { return x.key == key })
	if i < 0 {
		if i = len(t.sums.list); i == mostCubes {
			t.sums.list = slices.Delete(t.sums.list, 0, 1)
			i--
		}
		t.sums.list = append(t.sums.list, &readyCube{key: key})
	}
	return t.sums.list[i]
}

// make makes x, unless somebody has: the sums of all rows by what c tells apart.
func (t *Table) make(ctx context.Context, x *readyCube, c *cube) (*cube, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if made := x.made.Load(); made != nil {
		return made, nil
	}
	if err := t.fill(ctx, c, keeping{}); err != nil { // the next one tries again
		return nil, err
	}
	x.made.Store(c)
	return c, nil
}

// keeping says which rows are wanted; nil is all.
type keeping struct {
	dims  [][]bool // by dimension and place in its codes
	times []bool   // by place in the periods
}

// keeps is what g wants.
func (t *Table) keeps(g data.Grouping) keeping {
	k := keeping{dims: make([][]bool, len(t.dims))}
	for _, f := range g.Where {
		d := slices.Index(t.words.IDs, f.Dimension)
		if d < 0 {
			continue
		}
		x, keep := &t.dims[d], make([]bool, len(t.dims[d].codes))
		for i, code := range x.codes {
			keep[i] = slices.ContainsFunc(f.Codes, func(c string) bool { return c == code || x.total[i] && data.IsTotal(f.Dimension, c) })
			keep[i] = keep[i] && (k.dims[d] == nil || k.dims[d][i])
		}
		if len(keep) == 1 && keep[0] {
			continue // all rows have it
		}
		k.dims[d] = keep
	}
	w := window(g.From, g.To)
	if g.Freq == data.FreqNone && g.From.IsZero() && g.To.IsZero() {
		return k
	}
	k.times = make([]bool, len(t.period))
	for i, p := range t.period {
		k.times[i] = w.Contains(p) && (g.Freq == data.FreqNone || p.Freq() == g.Freq)
	}
	return k
}

// groups lists the cells of c that have rows.
func (t *Table) groups(c *cube) ([]data.Group, error) {
	type keyed struct {
		key uint64 // codes and periods are numbered in their order, and so are keys
		data.Group
	}
	var list []keyed
	add := func(key uint64, g data.Group) {
		g.Codes = make([]string, len(c.dims))
		for i, d := range c.dims {
			g.Codes[i] = t.dims[d].codes[c.code(key, i)]
		}
		g.Period = t.period[c.time(key)]
		list = append(list, keyed{key, g})
	}
	for cell := range c.rows {
		if c.rows[cell] > 0 {
			x := c.plain(cell, t.scale)
			add(c.key(cell), data.Group{Sum: x.sum.Float64(), Rows: x.rows, Decimals: x.decimals})
		}
	}
	for cell := range c.gone {
		if n := c.gone[cell]; n > 0 {
			o := t.gone
			add(c.key(cell), data.Group{Missing: true, Sum: math.NaN(), Bound: o.Bound, Status: o.Status, Decimals: o.Decimals, Rows: n})
		}
	}
	for k, x := range c.odd {
		if k == (oddKey{key: k.key}) && c.has(k.key) {
			continue // is in the sum of the plain ones
		}
		g := data.Group{Missing: k.missing, Bound: k.bound, Status: k.status, Rows: x.rows, Decimals: x.decimals, Sum: math.NaN()}
		if !k.missing {
			g.Sum = x.sum.Float64()
		}
		add(k.key, g)
	}
	if len(list) > mostGroups {
		return nil, fmt.Errorf("%w: the answer has more than %d groups; group by fewer dimensions or filter", data.ErrQuery, mostGroups)
	}
	slices.SortFunc(list, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(b2i(a.Missing), b2i(b.Missing)), cmp.Compare(a.Bound, b.Bound), cmp.Compare(a.Status, b.Status))
	})
	out := make([]data.Group, len(list))
	for i := range list {
		out[i] = list[i].Group
	}
	return out, nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
