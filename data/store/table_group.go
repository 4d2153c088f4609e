package store

import (
	"context"
	"fmt"
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
	c, err := t.summed(ctx, g)
	if c == nil {
		return nil, err
	}
	return t.groups(c)
}

// summed is the sums that g asks for, which others may look at; nil where there are
// none.
func (t *Table) summed(ctx context.Context, g data.Grouping) (*cube, error) {
	if err := ctx.Err(); err != nil {
		return nil, context.Cause(ctx)
	}
	keep := t.keeps(g)
	dims := t.coloured(g.Dims)
	all := t.newCube(keep.told(dims))
	if all.size == 0 {
		return nil, nil
	}
	if x := t.readyFor(all); x != nil {
		made := x.made.Load()
		if made == nil {
			made = t.within(x, all)
		}
		if made == nil && (all.size <= soonReady || len(all.dims) == len(dims)) {
			if err := t.make(ctx, []making{{x, all}}); err != nil {
				return nil, err
			}
			made = x.made.Load()
		}
		switch {
		case made != nil && keep.all() && len(all.dims) == len(dims):
			return made, nil
		case made != nil:
			return t.rolled(made, dims, keep), nil
		}
		// Who chooses one code will choose another: by then all of them are there.
		if !t.lone && x.begun.CompareAndSwap(false, true) {
			go t.make(context.Background(), []making{{x, all}})
		}
	}
	some := t.newCube(dims)
	return some, t.fill(ctx, []*cube{some}, keep)
}

// within makes x of the sums of a ready cube that tells more apart; nil where there
// is none, or going through the rows is as quick.
func (t *Table) within(x *readyCube, c *cube) *cube {
	t.sums.mu.Lock()
	var from *cube
	for _, y := range t.sums.list {
		if d := y.made.Load(); d != nil && tellsApart(d.dims, c.dims) && (from == nil || d.size < from.size) {
			from = d
		}
	}
	t.sums.mu.Unlock()
	if from == nil || 4*from.size > uint64(t.rows) {
		return nil
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.made.Load() == nil {
		x.made.Store(t.rolled(from, c.dims, keeping{}))
	}
	return x.made.Load()
}

// tellsApart reports whether dims has each of others.
func tellsApart(dims, others []int) bool {
	return !slices.ContainsFunc(others, func(d int) bool { return !slices.Contains(dims, d) })
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

// making is a cube, with all rows, that somebody needs in its place.
type making struct {
	at *readyCube
	*cube
}

// make makes those of the list that nobody has made, in one pass over the rows, and
// waits for those that somebody is making.
func (t *Table) make(ctx context.Context, list []making) error {
	var mine, others []making
	for _, m := range list {
		switch {
		case !m.at.mu.TryLock():
			others = append(others, m)
		case m.at.made.Load() != nil:
			m.at.mu.Unlock()
		default:
			mine = append(mine, m)
		}
	}
	err := t.makeAll(ctx, mine)
	for _, m := range others {
		m.at.mu.Lock()
		if err == nil && m.at.made.Load() == nil { // who was at it has given up
			err = t.fill(ctx, []*cube{m.cube}, keeping{})
			if err == nil {
				m.at.made.Store(m.cube)
			}
		}
		m.at.mu.Unlock()
	}
	return err
}

// makeAll makes all of the list, whose places are locked, and unlocks them.
func (t *Table) makeAll(ctx context.Context, list []making) error {
	var cubes []*cube
	for _, m := range list {
		defer m.at.mu.Unlock()
		cubes = append(cubes, m.cube)
	}
	if err := t.fill(ctx, cubes, keeping{}); err != nil { // the next one tries again
		return err
	}
	for _, m := range list {
		m.at.made.Store(m.cube)
	}
	return nil
}

// keeping says which rows are wanted; nil is all.
type keeping struct {
	dims  [][]bool // by dimension and place in its codes
	times []bool   // by place in the periods
}

// all reports whether every row is kept.
func (k *keeping) all() bool {
	return k.times == nil && !slices.ContainsFunc(k.dims, func(keep []bool) bool { return keep != nil })
}

// told are the dimensions that sums have to tell apart for k to be chosen from
// them, dims among these.
func (k *keeping) told(dims []int) []int {
	told := slices.Clone(dims)
	for d := range k.dims {
		if k.dims[d] != nil {
			told = append(told, d)
		}
	}
	slices.Sort(told)
	return slices.Compact(told)
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

// groups lists what the cells of c that have rows come to, ordered by codes and
// period.
func (t *Table) groups(c *cube) ([]data.Group, error) {
	n := len(c.odd)
	for cell := range c.rows {
		n += b2i(c.rows[cell] > 0)
		if c.gone != nil {
			n += b2i(c.gone[cell] > 0)
		}
	}
	if n > mostGroups {
		return nil, fmt.Errorf("%w: the answer has more than %d groups; group by fewer dimensions or filter", data.ErrQuery, mostGroups)
	}
	all := newGrouped(t, c, n)
	for cell := range c.rows {
		if c.rows[cell] > 0 {
			x := c.plain(cell, t.scale)
			all.add(oddKey{key: c.key(cell)}, &x)
		}
	}
	for cell := range c.gone {
		if n := c.gone[cell]; n > 0 {
			o := t.gone
			all.add(oddKey{c.key(cell), true, o.Bound, o.Status}, &oddSum{rows: n, decimals: o.Decimals})
		}
	}
	for k, x := range c.odd {
		if k == (oddKey{key: k.key}) && c.has(k.key) {
			continue // is in the sum of the plain ones
		}
		all.add(k, x)
	}
	return all.list(), nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
