package warehouse

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"accord/data"
)

// several are the tables of one dataset, maybe in different databases. A question goes
// to those that have what it is about, and their groups together are its answer: no
// two of them have the same figures.
type several struct {
	tables []*Table
	codes  [][][]string // of each table as it was when the dataset was read; nil where nobody knows
	dims   []string
}

// Together is the bulk of a dataset that has those of several tables; of one it is
// that. The tables are of the same dimensions.
func Together(tables []*Table, bulks []*data.Bulk) *data.Bulk {
	if len(bulks) == 1 {
		return bulks[0]
	}
	s := &several{tables: tables, dims: tables[0].dims}
	out := &data.Bulk{Grouper: s, Distant: true, AtLeast: true, Codes: make([][]string, len(s.dims))}
	for _, b := range bulks {
		known := b.Codes
		if b.Rows < 0 { // it was not asked, and may have others than are declared
			known = nil
		}
		s.codes = append(s.codes, known)
		if out.AtLeast = out.AtLeast && b.AtLeast; b.Rows < 0 || out.Rows < 0 {
			out.Rows = -1
		} else {
			out.Rows += b.Rows
		}
		out.Freqs = append(out.Freqs, b.Freqs...)
	}
	slices.SortFunc(out.Freqs, func(a, b data.Freq) int { return slices.Index(data.Freqs(), a) - slices.Index(data.Freqs(), b) })
	out.Freqs = slices.Compact(out.Freqs)
	for _, b := range bulks {
		if len(b.Freqs) == 0 || b.Freqs[0] != out.Freqs[0] {
			continue
		}
		if out.First.IsZero() || b.First.Start().Before(out.First.Start()) {
			out.First = b.First
		}
		if out.Last.IsZero() || b.Last.Start().After(out.Last.Start()) {
			out.Last = b.Last
		}
	}
	for d := range s.dims {
		var all []string
		for _, b := range bulks {
			if d >= len(b.Codes) || b.Codes[d] == nil {
				all = nil
				break
			}
			all = append(all, b.Codes[d]...)
		}
		slices.Sort(all)
		if all = slices.Compact(all); len(all) <= data.MostCodes {
			out.Codes[d] = all
		}
	}
	return out
}

// Overlap reports whether tables with those codes, by dimension, may have the same
// figures: whether no dimension keeps them apart. Total codes are one.
func Overlap(dims []string, a, b [][]string) bool {
	for d, id := range dims {
		if d < len(a) && d < len(b) && len(a[d]) > 0 && len(b[d]) > 0 && !slices.ContainsFunc(a[d], func(x string) bool {
			return slices.ContainsFunc(b[d], func(y string) bool { return x == y || data.IsTotal(id, x) && data.IsTotal(id, y) })
		}) {
			return false
		}
	}
	return true
}

// about are the tables that may have rows that where keeps.
func (s *several) about(where []data.Filter) []*Table {
	var list []*Table
next:
	for i, t := range s.tables {
		for _, f := range where {
			d := slices.Index(s.dims, f.Dimension)
			if d < 0 || d >= len(s.codes[i]) || s.codes[i][d] == nil {
				continue
			}
			if !slices.ContainsFunc(s.codes[i][d], func(c string) bool { return matches(f, c) }) {
				continue next
			}
		}
		list = append(list, t)
	}
	return list
}

// Group implements [data.Grouper].
func (s *several) Group(ctx context.Context, g data.Grouping) ([]data.Group, error) {
	tables := s.about(g.Where)
	answers := make([][]data.Group, len(tables))
	all, within := errgroup.WithContext(ctx)
	for i, t := range tables {
		all.Go(func() (err error) {
			answers[i], err = t.Group(within, g)
			return err
		})
	}
	if err := all.Wait(); err != nil {
		if cause := context.Cause(ctx); cause != nil {
			return nil, cause
		}
		return nil, err
	}
	if len(answers) == 1 {
		return answers[0], nil
	}
	list := slices.Concat(answers...)
	slices.SortStableFunc(list, compareGroups)
	return list, nil
}

// GroupPart implements [data.Parter]. Of several tables no part is true by itself,
// because one code may have rows in each of them.
func (s *several) GroupPart(ctx context.Context, g data.Grouping) (groups []data.Group, limit int, err error) {
	if tables := s.about(g.Where); len(tables) == 1 {
		return tables[0].GroupPart(ctx, g)
	}
	groups, err = s.Group(ctx, g)
	return groups, 0, err
}

// Standing implements [data.Remote]: a fault of any is one of all, and the oldest
// answer counts.
func (s *several) Standing() data.Standing {
	var out data.Standing
	var engines []string
	for _, t := range s.tables {
		x := t.Standing()
		if !slices.Contains(engines, x.Engine) {
			engines = append(engines, x.Engine)
		}
		if out.AsOf.IsZero() || !x.AsOf.IsZero() && x.AsOf.Before(out.AsOf) {
			out.AsOf = x.AsOf
		}
		out.Fault = cmp.Or(out.Fault, x.Fault)
	}
	out.Engine = strings.Join(engines, ", ")
	return out
}

// Fresh implements [data.Remote].
func (s *several) Fresh() (least time.Duration) {
	for i, t := range s.tables {
		if f := t.Fresh(); i == 0 || f < least {
			least = f
		}
	}
	return least
}

// Forget implements [data.Remote].
func (s *several) Forget() {
	for _, t := range s.tables {
		t.Forget()
	}
}

// Changed implements [data.Remote].
func (s *several) Changed(ctx context.Context) (bool, error) {
	for _, t := range s.tables {
		if changed, err := t.Changed(ctx); changed || err != nil {
			return changed, err
		}
	}
	return false, nil
}
