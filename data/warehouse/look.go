package warehouse

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"

	"golang.org/x/sync/errgroup"

	"accord/data"
)

// look is what was asked to find out what there is, and what came.
type look struct {
	of   data.Grouping
	q    question
	st   statement
	at   columns
	rows [][][]byte
	long bool // there are more rows than the limit, and none is kept
}

// lookAround finds out which periods, codes and units there are. It asks for the sums
// of every dimension at once, because whoever looks at the table asks for them next:
// one question tells of the codes, the periods and the figures. Where these are too
// many, it asks for the codes alone.
func (t *Table) lookAround(ctx context.Context, s *Survey) error {
	about := slices.Index(t.dims, data.DimIndicator)
	var with []int // every look tells the indicators apart
	if s.m.dims[about] != nil {
		with = []int{about}
	}
	var looks []*look
	for d := range t.dims {
		if d != about && s.m.dims[d] != nil {
			looks = append(looks, &look{of: data.Grouping{Dims: slices.Sorted(slices.Values(append(slices.Clone(with), d)))}})
		}
	}
	if len(looks) == 0 {
		looks = []*look{{of: data.Grouping{Dims: with}}}
	}
	all, within := errgroup.WithContext(ctx)
	all.SetLimit(t.spec.Limits.Pool)
	for _, l := range looks {
		all.Go(func() error {
			if err := t.take(within, s, l); err != nil || !l.long {
				return err
			}
			for _, d := range l.of.Dims {
				if d != about {
					return t.askCodes(within, s, d, s.m.dims[d])
				}
			}
			return nil
		})
	}
	all.Go(func() error { return t.askUnits(within, s) })
	if err := all.Wait(); err != nil {
		return err
	}
	whole := slices.IndexFunc(looks, func(l *look) bool { return !l.long })
	if whole < 0 {
		if len(with) > 0 {
			if err := t.askCodes(ctx, s, about, s.m.dims[about]); err != nil {
				return err
			}
		}
		if err := t.askPeriods(ctx, s); err != nil {
			return err
		}
	} else if err := looks[whole].periods(s); err != nil {
		return err
	}
	for _, l := range looks {
		l.codes(s)
	}
	for _, l := range looks { // of which the periods can be read only now
		t.remember(s, l)
	}
	return nil
}

// take asks for l.
func (t *Table) take(ctx context.Context, s *Survey, l *look) (err error) {
	l.q = t.grouped(s, l.of)
	if l.st, l.at, err = t.shape.compile(l.q.by, nil, leasts, s.m.value, t.spec.Limits.Rows); err != nil {
		return mismatch("column %q: %s", s.m.period.name, err)
	}
	err = t.engine.run(ctx, l.st, func(row [][]byte) error {
		if len(l.rows) == t.spec.Limits.Rows {
			l.long = true
			return tooMany(t.spec.Limits.Rows)
		}
		kept := make([][]byte, len(row))
		for i, c := range row {
			kept[i] = bytes.Clone(c) // nil stays nil
		}
		l.rows = append(l.rows, kept)
		return nil
	})
	if l.long {
		l.rows = nil
		return context.Cause(ctx)
	}
	return err
}

// periods takes those that the rows have.
func (l *look) periods(s *Survey) error {
	var list []timed
	at, below := map[string]int{}, false
	const null = "\x00" // which no column has
	for _, row := range l.rows {
		n, err := strconv.ParseInt(string(row[l.at.rows]), 10, 64)
		if err != nil {
			return fmt.Errorf("a count is written %q", row[l.at.rows])
		}
		raw := string(row[0])
		if row[0] == nil {
			raw = null
		}
		i, known := at[raw]
		if !known {
			if len(list) == mostPeriods {
				return tooManyPeriods(s.m.period)
			}
			i = len(list)
			at[raw], list = i, append(list, timed{raw: string(row[0]), null: row[0] == nil})
		}
		list[i].rows += n
		least, err := strconv.ParseFloat(string(row[l.at.least]), 64)
		below = below || err == nil && least < 0
	}
	s.AtLeast = !below
	s.setPeriods(list)
	return nil
}

// codes takes those that the rows have, unless they are too many.
func (l *look) codes(s *Survey) {
	for i, d := range l.of.Dims {
		if l.long || s.Codes[d] != nil || s.m.dims[d] == nil {
			continue
		}
		seen := map[string]bool{}
		codes := []string{}
		for _, row := range l.rows {
			raw := row[l.q.reader.from[i]]
			key := strconv.FormatBool(raw == nil) + string(raw)
			if !seen[key] {
				seen[key] = true
				codes = append(codes, s.m.dims[d].learn(raw))
			}
		}
		if len(codes) <= data.MostCodes {
			s.setCodes(d, codes)
		}
	}
}

// remember keeps what l has told of figures for who asks for them.
func (t *Table) remember(s *Survey, l *look) {
	q, some := t.question(s, l.of)
	if !some {
		return
	}
	st, _, err := t.shape.compile(q.by, q.where, sums, s.m.value, t.spec.Limits.Rows)
	if err != nil {
		return
	}
	if l.long {
		t.long.put(keyOf(st, l.of), true, s.At)
		return
	}
	r := q.reader
	r.at = l.at
	for _, row := range l.rows {
		if r.read(row) != nil {
			return // which whoever asks for it is told
		}
	}
	l.rows = nil
	t.answers.put(keyOf(st, l.of), answer{survey: s, of: l.of, list: r.done()}, s.At)
}
