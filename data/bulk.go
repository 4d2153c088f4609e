package data

import (
	"context"
	"slices"
)

// Bulk is the rows of a dataset that are not in [Dataset.Observations]: facts to
// be added up, of which there are too many to be claims one by one, or which are
// on another machine. Its indicators are its own: none of them has observations.
type Bulk struct {
	Grouper
	// Rows is how many rows there are; −1 where nobody has counted.
	Rows int64
	// First and Last are the first and the last period; zero where nothing is
	// known of them. They are of the longest frequency in Freqs.
	First, Last Period
	// Freqs are the frequencies that occur, in the order of [Freqs].
	Freqs []Freq
	// Codes has the codes that occur, one list a dimension of
	// [Dataset.Dimensions]: in the order of their first rows, or sorted where
	// rows have no order. A list is nil where there are more than [MostCodes].
	Codes [][]string
	// AtLeast is true where none of the rows is below zero; see [Facts].
	AtLeast bool
	// Source is the id of the source of all rows; "" where they state none, or
	// several.
	Source string
	// Distant is true where an answer comes over a network and may take its time.
	Distant bool
}

// GroupPart implements [Parter].
func (b *Bulk) GroupPart(ctx context.Context, g Grouping) ([]Group, int, error) {
	return GroupPart(ctx, b.Grouper, g)
}

// MostCodes is how many codes of one dimension are listed.
const MostCodes = 1 << 16

// Has reports whether the rows of b are about the indicator of that id.
func (b *Bulk) Has(d *Dataset, indicator string) bool {
	i := d.DimIndex(DimIndicator)
	return b != nil && i >= 0 && i < len(b.Codes) && slices.Contains(b.Codes[i], indicator)
}

// codes are the codes of b on dimension i.
func (b *Bulk) codes(i int) []string {
	if b == nil || i < 0 || i >= len(b.Codes) {
		return nil
	}
	return b.Codes[i]
}

// Figures is how many rows d has about figures, in Observations and in Bulk; one
// at least where nobody has counted them.
func (d *Dataset) Figures() int {
	n := len(d.Observations)
	switch {
	case d.Bulk == nil:
	case d.Bulk.Rows < 0:
		n++
	default:
		n += int(d.Bulk.Rows)
	}
	return n
}

// Occurring are the codes of the dimension at that place that rows about one of
// the indicators have, each once, "" among them; of all indicators when none is
// named. Those of observations come first, in the order of their first rows.
func (d *Dataset) Occurring(dimension int, indicators ...string) []string {
	var list []string
	seen := map[string]bool{}
	add := func(code string) {
		if !seen[code] {
			seen[code] = true
			list = append(list, code)
		}
	}
	about := d.DimIndex(DimIndicator)
	wanted := func(indicator string) bool { return len(indicators) == 0 || slices.Contains(indicators, indicator) }
	for i := range d.Observations {
		if o := &d.Observations[i]; wanted(codeOf(o, about)) {
			add(codeOf(o, dimension))
		}
	}
	own := slices.DeleteFunc(slices.Clone(d.Bulk.codes(about)), func(id string) bool { return !wanted(id) })
	if len(own) == 0 {
		return list
	}
	if dimension != about {
		own = d.Bulk.codes(dimension)
	}
	for _, code := range own {
		add(code)
	}
	return list
}

// Span is the first and the last period that rows about figures have, those
// apart that a status of skip marks; zero where there are none.
func (d *Dataset) Span(skip Status) (first, last Period) {
	see := func(p Period) {
		if p.IsZero() {
			return
		}
		if first.IsZero() || p.start < first.start {
			first = p
		}
		if last.IsZero() || p.start > last.start {
			last = p
		}
	}
	for i := range d.Observations {
		if o := &d.Observations[i]; !o.Status.Has(skip) {
			see(o.Period)
		}
	}
	if d.Bulk != nil {
		see(d.Bulk.First)
		see(d.Bulk.Last)
	}
	return first, last
}

// OccurringFreqs are the frequencies that rows about figures have, in the order
// of [Freqs].
func (d *Dataset) OccurringFreqs() []Freq {
	has := map[Freq]bool{}
	for i := range d.Observations {
		has[d.Observations[i].Period.freq] = true
	}
	if d.Bulk != nil {
		for _, f := range d.Bulk.Freqs {
			has[f] = true
		}
	}
	return slices.DeleteFunc(Freqs(), func(f Freq) bool { return !has[f] })
}
