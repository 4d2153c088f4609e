package main

import (
	"context"
	"fmt"
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

// twice says what sums of facts count more than once.
func twice(f *data.Facts) (notes []string) {
	if f == nil {
		return nil
	}
	for _, t := range f.Totals {
		notes = append(notes, fmt.Sprintf("the column %q has the total %q beside its parts, and the sums hold both; --where '%s!=%s' leaves it out", t.Column, t.Word, t.Column, t.Word))
	}
	if f.BothSides[0] != "" {
		notes = append(notes, fmt.Sprintf("%s and %s report on each other, and the sums hold what both say of one flow", f.BothSides[0], f.BothSides[1]))
	}
	return notes
}
