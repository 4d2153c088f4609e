package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"accord/data"
)

// extent is what is known of rows: how many have a value between which periods.
type extent struct {
	occurs      bool
	rows        int
	first, last data.Period
	at          map[data.Period]bool // periods with a value
}

func (x *extent) add(g *data.Group) {
	x.occurs = true
	if g.Missing {
		return
	}
	if x.rows += int(g.Rows); x.first.IsZero() || g.Period.Compare(x.first) < 0 {
		x.first = g.Period
	}
	if x.last.IsZero() || g.Period.Compare(x.last) > 0 {
		x.last = g.Period
	}
	if x.at == nil {
		x.at = map[data.Period]bool{}
	}
	x.at[g.Period] = true
}

// Shape tells what q selects; see data.ShapeOf. A row with a value is a figure.
func (o *over) Shape(ctx context.Context, q data.Query) (data.Shape, error) {
	q.Transform, q.From, q.To = data.Level, data.Period{}, data.Period{}
	if bulk, err := o.asked(ctx, q); err != nil {
		return data.Shape{}, err
	} else if !bulk {
		return o.own.Shape(ctx, q)
	}
	if len(q.By) > 1 {
		return data.Shape{}, fmt.Errorf("%w: the codes of one dimension are counted, not of %d", data.ErrQuery, len(q.By))
	}
	asked := q.Freq
	q.Freq = data.FreqNone
	told, err := o.toldApart(ctx, q)
	if err != nil {
		return data.Shape{}, err
	}
	var any []data.Group
	for _, groups := range told {
		if groups != nil {
			any = groups
		}
	}
	if any == nil {
		if any, err = o.grouper.Group(ctx, o.grouping(q, nil)); err != nil {
			return data.Shape{}, err
		}
	}
	var out data.Shape
	var freq data.Freq
	out.Freqs, freq = freqsOf(any, asked, window(data.Period{}, data.Period{}))
	var all extent
	for i := range any {
		if any[i].Period.Freq() == freq {
			all.add(&any[i])
		}
	}
	out.Figures, out.First, out.Last = all.rows, all.first, all.last
	for d, dim := range o.ds.Dimensions {
		if d == o.own.ind {
			continue
		}
		codes := o.extents(d, told[d], freq)
		if told[d] == nil && d < len(o.bulk.Codes) && len(o.bulk.Codes[d]) == 1 && all.occurs {
			codes[o.code(d, o.bulk.Codes[d][0])] = &all
		}
		out.Dimensions = append(out.Dimensions, o.shaped(d, codes))
		if len(q.By) == 1 && q.By[0] == dim.ID {
			out.Periods, out.Filled = o.filled(d, codes)
		}
	}
	return out, nil
}

// toldApart are, by dimension, the groups of its codes; nil where it has one code or
// too many. From afar they are asked for side by side.
func (o *over) toldApart(ctx context.Context, q data.Query) ([][]data.Group, error) {
	told, errs, thrown := make([][]data.Group, len(o.ds.Dimensions)), make([]error, len(o.ds.Dimensions)), make([]any, len(o.ds.Dimensions))
	var all sync.WaitGroup
	for d := range o.ds.Dimensions {
		if d == o.own.ind || d >= len(o.bulk.Codes) || len(o.bulk.Codes[d]) < 2 {
			continue
		}
		ask := func() { told[d], errs[d] = o.grouper.Group(ctx, o.grouping(q, []int{d})) }
		if o.bulk.Distant {
			all.Go(func() {
				defer func() { thrown[d] = recover() }()
				ask()
			})
		} else if ask(); errs[d] != nil {
			break
		}
	}
	all.Wait()
	for _, x := range thrown {
		if x != nil {
			panic(x) // where whoever asked can deal with it
		}
	}
	return told, cmp.Or(errs...)
}

// extents are what the codes of dimension d have at that frequency.
func (o *over) extents(d int, groups []data.Group, freq data.Freq) map[string]*extent {
	codes := map[string]*extent{}
	for i := range groups {
		if groups[i].Period.Freq() != freq {
			continue
		}
		c := o.code(d, groups[i].Codes[0])
		if codes[c] == nil {
			codes[c] = &extent{}
		}
		codes[c].add(&groups[i])
	}
	return codes
}

// shaped is dimension d with codes in their order.
func (o *over) shaped(d int, codes map[string]*extent) data.ShapeDimension {
	out := data.ShapeDimension{ID: o.ds.Dimensions[d].ID}
	names := make([]string, 0, len(codes))
	for c := range codes {
		names = append(names, c)
	}
	o.arrange(d, names)
	for _, c := range names {
		x := codes[c]
		out.Codes = append(out.Codes, data.ShapeCode{Code: c, Figures: x.rows, First: x.first, Last: x.last})
	}
	return out
}

// filled counts by period how many codes of dimension d have a value; the total
// only where there is no other.
func (o *over) filled(d int, codes map[string]*extent) (periods []data.Period, counts []int) {
	parts := map[string]*extent{}
	for c, x := range codes {
		if !data.IsTotal(o.ds.Dimensions[d].ID, c) {
			parts[c] = x
		}
	}
	if len(parts) == 0 {
		parts = codes
	}
	n := map[data.Period]int{}
	for _, x := range parts {
		for p := range x.at {
			n[p]++
		}
	}
	for p := range n {
		periods = append(periods, p)
	}
	slices.SortFunc(periods, data.Period.Compare)
	for _, p := range periods {
		counts = append(counts, n[p])
	}
	return periods, counts
}
