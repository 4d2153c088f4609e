package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"accord/data"
	"accord/data/clean"
	"accord/data/store"
)

// bulk is the rows of a load that are in columns. Until they are settled the
// observations of the dataset are those in which something occurs first.
type bulk struct {
	table   *store.Table
	crowded []string // columns that have too many words to be dimensions
	lost    []string // columns of comments that have too many
	ready   *data.Bulk
}

// settle makes what is known of the rows before one of them is asked for; lists
// are the codes that occur, by dimension.
func (b *bulk) settle(ld *loader, lists [][]string, c *columns) {
	b.ready = &data.Bulk{Grouper: b.table, Rows: int64(b.table.Len()), Codes: lists, AtLeast: !b.table.Below()}
	for d, list := range lists {
		if len(list) > data.MostCodes {
			b.ready.Codes[d] = nil
		}
	}
	occur := b.table.Periods()
	for _, f := range data.Freqs() {
		of := slices.DeleteFunc(slices.Clone(occur), func(p data.Period) bool { return p.Freq() != f })
		if len(of) == 0 {
			continue
		}
		if b.ready.Freqs = append(b.ready.Freqs, f); len(b.ready.Freqs) == 1 {
			b.ready.First, b.ready.Last = of[0], of[len(of)-1]
		}
	}
	facts := &data.Facts{AtLeast: b.ready.AtLeast}
	for i := range c.whole {
		if c.whole[i].Load() && c.parts[i].Load() {
			facts.Totals = append(facts.Totals, data.ColumnWord{Column: clean.Text(c.passing.columns[i].Name), Word: clean.Text(c.wholeWord(i))})
		}
	}
	if a, b, both := b.table.Mirrored(ld.ds.DimIndex(data.DimRefArea), ld.ds.DimIndex(data.DimCounterpart)); both && !c.early {
		facts.BothSides = [2]string{a, b}
	}
	ld.ds.Facts = facts
	if n := len(ld.ds.Understood); n > 0 { // a file of accord's own needs no understanding
		u := &ld.ds.Understood[n-1]
		u.Notes = append(u.Notes, "the rows are facts, which are added up over what is not told apart; --rows claims takes each as a claim about a figure")
		for _, name := range b.crowded {
			u.Notes = append(u.Notes, fmt.Sprintf("the column %q has more than a million different words: it is left out, and its rows are added up", clean.Text(name)))
		}
		for _, name := range b.lost {
			u.Notes = append(u.Notes, fmt.Sprintf("the comments in %q are more than a million different ones: they are left out", clean.Text(name)))
		}
	}
}

// wholeWord is the word for the total in a column of the table.
func (c *columns) wholeWord(column int) string {
	if f, ok := c.of.(*foreignPassing); ok {
		for _, found := range slices.Sorted(maps.Keys(f.reading.Count.Totals)) { // "column: word"
			if word, of := strings.CutPrefix(found, c.passing.columns[column].Name+": "); of {
				return word
			}
		}
	}
	return "_T"
}

// end puts the rows in columns in the place of those that were read.
func (b *bulk) end(ds *data.Dataset) {
	if b == nil {
		return
	}
	ds.Observations, ds.Bulk = nil, b.ready
	for i := range ds.Indicators {
		ds.Indicators[i].Decimals = max(ds.Indicators[i].Decimals, min(b.table.Decimals(), 3))
	}
}
