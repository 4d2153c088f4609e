package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"accord/data"
	"accord/data/diag"
)

// openFor reads the dataset of a query. A column of a plain table that --by or
// --where names is one of codes, even when its cells are numbers; with --value
// the rows are facts, which are added up, and codes stay as they are written.
func (c *Command) openFor(ctx context.Context, name string, f queryFlags) (*data.Dataset, diag.List, error) {
	opts, err := c.loadOptions()
	if err != nil {
		return nil, nil, err
	}
	if f.valueGiven {
		opts.AddUp, opts.Format.Figures = true, f.value
		opts.Format.Verbatim = !strings.EqualFold(f.transform, string(data.Share)) // which must know totals
	}
	opts.Format.Codes = append(opts.Format.Codes, f.by...)
	for _, w := range f.where {
		opts.Format.Codes = append(opts.Format.Codes, whereName(w))
	}
	return c.openWith(ctx, name, opts)
}

// twice says what sums of facts count more than once: over columns that q does not
// tell apart.
func twice(ds *data.Dataset, q question) (notes []string) {
	f := ds.Facts
	if f == nil {
		return nil
	}
	n := newNames(ds)
	for _, t := range f.Totals {
		id := n.concept(t.Column)
		if slices.Contains(q.By, id) || slices.ContainsFunc(q.Where, func(w data.Filter) bool { return w.Dimension == id }) {
			continue
		}
		notes = append(notes, fmt.Sprintf("the column %q has the total %q beside its parts, and the sums hold both; --where '%s!=%s' leaves it out", t.Column, t.Word, t.Column, t.Word))
	}
	if f.BothSides[0] != "" && !slices.Contains(q.By, data.DimRefArea) && !slices.Contains(q.By, data.DimCounterpart) {
		notes = append(notes, fmt.Sprintf("%s and %s report on each other, and the sums hold what both say of one flow", f.BothSides[0], f.BothSides[1]))
	}
	return notes
}
