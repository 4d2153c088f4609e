package load

import (
	"cmp"
	"slices"
	"strings"

	"accord/data"
	"accord/data/clean"
	"accord/data/format"
	"accord/data/scan"
	"accord/data/store"
)

// settle tells the table what its words mean, and the loader what the dataset is
// about: by reading the rows in which words occur first.
func (c *columns) settle(ld *loader, found *scan.Result) error {
	aside, claim := ld.claims(c.reading)
	c.rows.Begin(aside)
	ld.bulk = &bulk{table: c.table}
	seen := make([]*data.Observation, len(found.Entries)) // what the rows have come to
	var others []int
	for i := range found.Entries {
		if i%1024 == 0 && ld.ctx.Err() != nil {
			return ld.ctx.Err()
		}
		e, n := &found.Entries[i], len(ld.ds.Observations)
		c.rows.Row(e.Text, e.Before, e.Rows, func(o *format.Observed) { claim(o) })
		if len(ld.ds.Observations) == n {
			continue
		}
		o := ld.ds.Observations[n]
		seen[i] = &o
		if e.Rows > 0 {
			others = append(others, i)
		}
	}
	spec := ld.tableSpec(c.reading)
	w := store.TableWords{Values: make([]data.Observation, 0)}
	lists := make([][]string, len(spec.Dims))
	for d, dim := range ld.ds.Dimensions {
		var codes []string
		if column := spec.Dims[d]; column >= 0 && found.Words[column] != nil {
			codes, lists[d] = c.codes(found.Words[column], seen, d, column)
		} else {
			constant := "" // also of a column that has too many words
			if i := slices.IndexFunc(seen, func(o *data.Observation) bool { return o != nil }); i >= 0 && column < 0 {
				constant = seen[i].Dims[d]
			}
			codes, lists[d] = []string{constant}, []string{constant}
		}
		w.IDs, w.Codes = append(w.IDs, dim.ID), append(w.Codes, codes)
	}
	for i, column := range spec.Dims {
		if column >= 0 && found.Words[column] == nil {
			for k := range ld.ds.Observations {
				ld.ds.Observations[k].Dims[i] = ""
			}
			for _, o := range seen {
				if o != nil {
					o.Dims[i] = ""
				}
			}
			ld.bulk.crowded = append(ld.bulk.crowded, c.reading.Columns[column].Name)
		}
	}
	for _, word := range found.Words[spec.Period] {
		w.Periods = append(w.Periods, c.period(word, seen, spec.Period))
	}
	values := slices.IndexFunc(c.reading.Columns, func(x format.Column) bool { return x.Role == format.RoleValue })
	for _, word := range found.Words[values] {
		o := data.Observation{Missing: true, Status: data.StatusMissing}
		if word.Entry >= 0 && seen[word.Entry] != nil {
			o = *seen[word.Entry]
		}
		w.Values = append(w.Values, o)
	}
	for _, i := range others {
		o := seen[i]
		for d := range lists {
			if !slices.Contains(lists[d], o.Dims[d]) {
				w.Codes[d], lists[d] = append(w.Codes[d], o.Dims[d]), append(lists[d], o.Dims[d])
			}
		}
		if !slices.Contains(w.Periods, o.Period) {
			w.Periods = append(w.Periods, o.Period)
		}
		w.Others = append(w.Others, *o)
	}
	for _, o := range seen {
		if o != nil {
			w.Unit, w.Path = o.Unit, o.At.Path
			break
		}
	}
	w.Before = found.Before
	if err := c.table.Know(ld.ctx, w); err != nil {
		return err
	}
	c.count(found, spec, values, w)
	c.rows.End(found.ASCII)
	ld.understood(c.reading)
	ld.bulk.settle(ld, lists, c)
	return nil
}

// codes are what the words of a column are on dimension d, and each of them once
// in the order of first rows. A word that no row has stands for any of them.
func (c *columns) codes(words []scan.Word, seen []*data.Observation, d, column int) (codes, list []string) {
	codes = make([]string, len(words))
	order := make([]int, 0, len(words))
	for i, w := range words {
		switch {
		case w.Entry >= 0 && seen[w.Entry] != nil:
			codes[i] = seen[w.Entry].Dims[d]
		case w.Entry >= 0 || i >= scan.Numbered:
			text, _, _ := c.rows.Cell(column, w.Text)
			codes[i] = clean.Text(text)
		default:
			continue
		}
		order = append(order, i)
	}
	place := func(i int) int {
		if e := words[i].Entry; e >= 0 {
			return e
		}
		return len(seen) + i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(place(a), place(b)) })
	once := map[string]bool{}
	for _, i := range order {
		if !once[codes[i]] {
			once[codes[i]] = true
			list = append(list, codes[i])
		}
	}
	for i, w := range words {
		if w.Entry < 0 && i < scan.Numbered && len(list) > 0 {
			codes[i] = list[0]
		}
	}
	return codes, list
}

// period is what a word of the column of periods is.
func (c *columns) period(w scan.Word, seen []*data.Observation, column int) data.Period {
	if w.Entry >= 0 && seen[w.Entry] != nil {
		return seen[w.Entry].Period
	}
	text, _, _ := c.rows.Cell(column, w.Text)
	p, _ := data.ParsePeriod(clean.Text(text)) // judged before, or no row has it
	return p
}

// count adds what the rows in the table are to what was found while reading.
func (c *columns) count(found *scan.Result, spec store.TableSpec, values int, w store.TableWords) {
	taken := format.Taken{Rows: c.table.Rows(), Values: map[string]int{}, Totals: map[string]int{}}
	for code, n := range c.table.CountValues(len(found.Words[values])) {
		switch o := &w.Values[code]; {
		case n == 0: // its rows stand alone
		case o.Missing:
			taken.Values[strings.TrimSpace(found.Words[values][code].Text)] += n
		case o.Bound != data.Exact:
			taken.Bounds += n
		}
	}
	for d, column := range spec.Dims {
		if column < 0 || found.Words[column] == nil || !c.whole[column].Load() {
			continue
		}
		for code, n := range c.table.CountCodes(d, len(found.Words[column])) {
			if word := found.Words[column][code].Text; c.rows.IsTotal(column, word) {
				taken.Totals[c.reading.Columns[column].Name+": "+strings.TrimSpace(word)] += n
			}
		}
	}
	c.rows.Take(taken)
}
