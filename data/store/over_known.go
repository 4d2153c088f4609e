package store

import (
	"context"
	"slices"
	"strings"

	"accord/data"
)

// knower is a [data.Grouper] that knows what has a value without making groups.
type knower interface {
	// known are the codes of the groups of g with a value, each once.
	known(ctx context.Context, g data.Grouping) ([][]string, error)
}

// Known tells which codes have a value; see data.KnownOf.
func (o *over) Known(ctx context.Context, q data.Query) ([][]string, error) {
	q.Transform, q.Freq, q.From, q.To = data.Level, data.FreqNone, data.Period{}, data.Period{}
	if bulk, err := o.asked(ctx, q); err != nil {
		return nil, err
	} else if !bulk {
		return nil, nil
	}
	g := o.grouping(q, o.dims(q.By))
	var list [][]string
	var err error
	if k, can := o.grouper.(knower); can {
		list, err = k.known(ctx, g)
	} else {
		var groups []data.Group
		groups, err = o.grouper.Group(ctx, g)
		for i := range groups {
			if !groups[i].Missing && (len(list) == 0 || !slices.Equal(list[len(list)-1], groups[i].Codes)) { // they are ordered
				list = append(list, groups[i].Codes)
			}
		}
	}
	if err != nil {
		return nil, err
	}
	var out [][]string
	seen := map[string]bool{}
	for _, codes := range list {
		key := make([]string, len(q.By))
		for i, id := range q.By {
			d := o.ds.DimIndex(id)
			key[i] = o.code(d, codes[slices.Index(g.Dims, d)])
		}
		if joined := strings.Join(key, "\x00"); !seen[joined] { // total codes stand as one
			seen[joined] = true
			out = append(out, key)
		}
	}
	return out, nil
}

// known implements [knower].
func (t *Table) known(ctx context.Context, g data.Grouping) ([][]string, error) {
	c, err := t.summed(ctx, g)
	if c == nil {
		return nil, err
	}
	seen := map[uint64]bool{} // keys but for their periods
	for cell := range c.rows {
		if c.rows[cell] > 0 {
			seen[t.uncoloured(c, c.key(cell))] = true
		}
	}
	for k := range c.odd {
		if !k.missing {
			seen[t.uncoloured(c, k.key)] = true
		}
	}
	var out [][]string
	for key := range seen {
		codes := make([]string, len(g.Dims))
		for i, d := range g.Dims { // the first of c.dims
			codes[i] = t.dims[d].codes[c.code(key, i)]
		}
		out = append(out, codes)
	}
	slices.SortFunc(out, slices.Compare)
	return out, nil
}
