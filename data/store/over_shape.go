package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"accord/data"
)

// tally is how many rows each code of one dimension has, period by period.
type tally struct {
	codes   []string
	periods []data.Period
	counts  []count // in any order, and perhaps several of one code and period
	// cut is the limit of rows where the codes are the first of more; 0 when they
	// are all.
	cut int
}

// count is how many rows of a code and a period, by their places, have a value; 0
// where rows are, but none of these has.
type count struct {
	code, period int32
	rows         int64
}

// tallier is a [data.Grouper] that counts without making groups.
type tallier interface {
	// tallies counts the rows of g by each of the dimensions.
	tallies(ctx context.Context, g data.Grouping, dims []int) ([]tally, error)
}

// tallied counts groups of one dimension; of none they have one code.
func tallied(groups []data.Group) (t tally) {
	codes, periods := map[string]int{}, map[data.Period]int{}
	for i := range groups {
		g, code := &groups[i], ""
		if len(g.Codes) > 0 {
			code = g.Codes[0]
		}
		c, known := codes[code]
		if !known {
			c = len(t.codes)
			codes[code], t.codes = c, append(t.codes, code)
		}
		p, known := periods[g.Period]
		if !known {
			p = len(t.periods)
			periods[g.Period], t.periods = p, append(t.periods, g.Period)
		}
		if g.Missing {
			t.counts = append(t.counts, count{int32(c), int32(p), 0})
		} else {
			t.counts = append(t.counts, count{int32(c), int32(p), g.Rows})
		}
	}
	return t
}

// freqs are the frequencies with a value, and the one that is asked for; see
// [freqsOf].
func (t *tally) freqs(asked data.Freq) ([]data.Freq, data.Freq) {
	value := make([]int64, len(t.periods)) // −1 where there is no row
	for p := range value {
		value[p] = -1
	}
	for _, x := range t.counts {
		value[x.period] = max(value[x.period], x.rows)
	}
	var groups []data.Group
	for p, n := range value {
		if n >= 0 {
			groups = append(groups, data.Group{Period: t.periods[p], Missing: n == 0})
		}
	}
	return freqsOf(groups, asked, window(data.Period{}, data.Period{}))
}

// extent is what is known of rows: how many have a value between which periods.
type extent struct {
	occurs      bool
	rows        int
	first, last data.Period
	at          []bool // by place of the period: there is a value
}

func (x *extent) add(t *tally, c count) {
	x.occurs = true
	if c.rows == 0 {
		return
	}
	p := t.periods[c.period]
	if x.rows += int(c.rows); x.first.IsZero() || p.Compare(x.first) < 0 {
		x.first = p
	}
	if x.last.IsZero() || p.Compare(x.last) > 0 {
		x.last = p
	}
	if x.at == nil {
		x.at = make([]bool, len(t.periods))
	}
	x.at[c.period] = true
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
	var any *tally
	for _, t := range told {
		if t != nil && t.cut == 0 {
			any = t
		}
	}
	if any == nil {
		groups, err := o.grouper.Group(ctx, o.grouping(q, nil))
		if err != nil {
			return data.Shape{}, err
		}
		t := tallied(groups)
		any = &t
	}
	var out data.Shape
	var freq data.Freq
	out.Freqs, freq = any.freqs(asked)
	var all extent
	for _, c := range any.counts {
		if any.periods[c.period].Freq() == freq {
			all.add(any, c)
		}
	}
	out.Figures, out.First, out.Last = all.rows, all.first, all.last
	for d, dim := range o.ds.Dimensions {
		if d == o.own.ind {
			continue
		}
		t, codes := told[d], map[string]*extent{}
		if t != nil {
			codes = o.extents(d, t, freq)
		} else if d < len(o.bulk.Codes) && len(o.bulk.Codes[d]) == 1 && all.occurs {
			t, codes[o.code(d, o.bulk.Codes[d][0])] = any, &all
		}
		shaped := o.shaped(d, codes)
		if t != nil {
			shaped.Cut = t.cut
		}
		out.Dimensions = append(out.Dimensions, shaped)
		switch {
		case t == nil || len(q.By) == 0 || q.By[0] != dim.ID:
		case t.cut > 0: // how many of all codes there are in a period nobody knows
			out.Periods = all.periods(any)
		default:
			out.Periods, out.Filled = o.filled(d, t, codes)
		}
	}
	return out, nil
}

// periods are those with a value, ascending.
func (x *extent) periods(t *tally) (list []data.Period) {
	for i, is := range x.at {
		if is {
			list = append(list, t.periods[i])
		}
	}
	slices.SortFunc(list, data.Period.Compare)
	return list
}

// toldApart counts, by dimension, the rows of its codes; nil where it has one code
// or too many to be listed. Of groups that are more than the limit it has those of
// the first codes. From afar they are asked for side by side.
func (o *over) toldApart(ctx context.Context, q data.Query) ([]*tally, error) {
	told := make([]*tally, len(o.ds.Dimensions))
	var dims []int
	for d := range told {
		if d != o.own.ind && d < len(o.bulk.Codes) && len(o.bulk.Codes[d]) >= 2 {
			dims = append(dims, d)
		}
	}
	if t, can := o.grouper.(tallier); can {
		list, err := t.tallies(ctx, o.grouping(q, nil), dims)
		for i := range list {
			told[dims[i]] = &list[i]
		}
		return told, err
	}
	errs, thrown := make([]error, len(told)), make([]any, len(told))
	var all sync.WaitGroup
	for _, d := range dims {
		ask := func() {
			groups, limit, err := o.groups(ctx, o.grouping(q, []int{d}), true)
			t := tallied(groups)
			t.cut = limit
			told[d], errs[d] = &t, err
		}
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

// extents are what the codes of dimension d, which t counts, have at that frequency.
func (o *over) extents(d int, t *tally, freq data.Freq) map[string]*extent {
	codes := map[string]*extent{}
	of := make([]*extent, len(t.codes)) // by place
	for _, c := range t.counts {
		if t.periods[c.period].Freq() != freq {
			continue
		}
		if of[c.code] == nil {
			name := o.code(d, t.codes[c.code])
			if codes[name] == nil {
				codes[name] = &extent{}
			}
			of[c.code] = codes[name]
		}
		of[c.code].add(t, c)
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

// filled counts by period how many codes of dimension d, which t counts, have a
// value; the total only where there is no other.
func (o *over) filled(d int, t *tally, codes map[string]*extent) (periods []data.Period, counts []int) {
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
		for p, has := range x.at {
			if has {
				n[t.periods[p]]++
			}
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
