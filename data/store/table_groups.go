package store

import (
	"cmp"
	"math"
	"sort"

	"accord/data"
)

// grouped are groups with their keys: codes and periods are numbered in their order,
// and so are keys.
type grouped struct {
	t      *Table
	c      *cube
	dims   int // of the dataset, of those of c; the others are said of the figures
	keys   []uint64
	groups []data.Group
	codes  []string       // room for those of the groups to come
	sums   []oddSum       // where cells may come to the same
	at     map[oddKey]int // likewise
}

// newGrouped has room for n groups of the cells of c.
func newGrouped(t *Table, c *cube, n int) *grouped {
	g := &grouped{t: t, c: c, keys: make([]uint64, 0, n), groups: make([]data.Group, 0, n)}
	for g.dims < len(c.dims) && c.dims[g.dims] < t.dimsOf() {
		g.dims++
	}
	if g.dims < len(c.dims) {
		g.at = make(map[oddKey]int, n)
	}
	g.codes = make([]string, n*g.dims)
	return g
}

// add adds rows of a cell, of which the columns beside the figures say their part.
func (g *grouped) add(k oddKey, x *oddSum) {
	if g.at != nil {
		said, plain := g.t.colourOf(g.c, k.key)
		said = said.over(k.missing, colour{k.status, k.bound})
		k = oddKey{plain, k.missing, said.bound, said.status}
		if i, ok := g.at[k]; ok {
			g.sums[i].add(x)
			return
		}
		g.at[k] = len(g.keys)
		own := oddSum{} // sums of cells stay as they are
		own.add(x)
		g.sums = append(g.sums, own)
	}
	group := data.Group{Missing: k.missing, Bound: k.bound, Status: k.status, Rows: x.rows, Decimals: x.decimals, Sum: math.NaN()}
	if !k.missing && g.at == nil {
		group.Sum = x.sum.Float64()
	}
	group.Codes, g.codes = g.codes[:g.dims:g.dims], g.codes[g.dims:]
	for i, d := range g.c.dims[:g.dims] {
		group.Codes[i] = g.t.dims[d].codes[g.c.code(k.key, i)]
	}
	group.Period = g.t.period[g.c.time(k.key)]
	g.keys, g.groups = append(g.keys, k.key), append(g.groups, group)
}

// list is the groups in their order.
func (g *grouped) list() []data.Group {
	for i := range g.sums {
		x := &g.groups[i]
		if x.Rows, x.Decimals = g.sums[i].rows, g.sums[i].decimals; !x.Missing {
			x.Sum = g.sums[i].sum.Float64()
		}
	}
	if !sort.IsSorted(g) {
		sort.Sort(g)
	}
	return g.groups
}

// Len, Less and Swap implement [sort.Interface].
func (g *grouped) Len() int { return len(g.keys) }
func (g *grouped) Less(i, j int) bool {
	a, b := &g.groups[i], &g.groups[j]
	return cmp.Or(cmp.Compare(g.keys[i], g.keys[j]), cmp.Compare(b2i(a.Missing), b2i(b.Missing)), cmp.Compare(a.Bound, b.Bound), cmp.Compare(a.Status, b.Status)) < 0
}
func (g *grouped) Swap(i, j int) {
	g.keys[i], g.keys[j] = g.keys[j], g.keys[i]
	g.groups[i], g.groups[j] = g.groups[j], g.groups[i]
}
