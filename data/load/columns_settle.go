package load

import (
	"math"
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
	read := c.of.reader(ld)
	ld.bulk = &bulk{table: c.table}
	seen := make([]*data.Observation, len(found.Entries)) // what the rows have come to
	var others []int
	for i := range found.Entries {
		if i%1024 == 0 && ld.ctx.Err() != nil {
			return ld.ctx.Err()
		}
		e, n := &found.Entries[i], len(ld.ds.Observations)
		read(e.Text, e.Before, e.Rows)
		if len(ld.ds.Observations) == n {
			if e.Rows == 0 { // the row is in the table
				return &because{"what is wrong with its rows is not in their words"}
			}
			continue
		}
		o := ld.ds.Observations[n]
		seen[i] = &o
		if e.Rows > 0 {
			others = append(others, i)
		}
	}
	spec := ld.tableSpec(c.passing.columns)
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
			ld.bulk.crowded = append(ld.bulk.crowded, c.passing.columns[column].Name)
		}
	}
	for _, word := range found.Words[spec.Period] {
		w.Periods = append(w.Periods, c.period(word, seen, spec.Period))
	}
	values := slices.IndexFunc(c.passing.columns, func(x format.Column) bool { return x.Role == format.RoleValue })
	for _, word := range found.Words[values] {
		w.Values = append(w.Values, c.figure(values, word.Text))
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
	unitsOf(found, seen, &w)
	if err := c.beside(ld, found, spec, &w); err != nil {
		return err
	}
	w.Before = found.Before
	if err := c.table.Know(ld.ctx, w); err != nil {
		return err
	}
	c.count(ld, found, spec, values, w)
	ld.bulk.settle(ld, lists, c)
	ld.bulk.ready.Source = oneSource(&w)
	if c.early || !c.of.keyed() {
		return nil
	}
	return c.repeats(ld)
}

// codes are what the words of a column are on dimension d, and those of all rows
// once in the order of first rows. A word that no row has stands for any of them.
func (c *columns) codes(words []scan.Word, seen []*data.Observation, d, column int) (codes, list []string) {
	codes = make([]string, len(words))
	order := make([]int, 0, len(words))
	for i, w := range words {
		switch {
		case w.Entry >= 0 && seen[w.Entry] != nil:
			codes[i] = seen[w.Entry].Dims[d]
		case w.Entry >= 0 || i >= scan.Numbered:
			text, _, _ := c.Cell(column, w.Text)
			codes[i] = clean.Text(text)
		default:
			continue
		}
		order = append(order, i)
	}
	once := map[string]bool{}
	add := func(code string) {
		if !once[code] {
			once[code] = true
			list = append(list, code)
		}
	}
	for _, o := range seen { // whether they are in the table or stand alone
		if o != nil {
			add(o.Dims[d])
		}
	}
	for _, i := range order { // of words that come after very many others
		add(codes[i])
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
	text, _, _ := c.Cell(column, w.Text)
	p, _ := data.ParsePeriod(clean.Text(text)) // judged before, or no row has it
	return p
}

// figure is what a word of the column of values says, whatever else its row says.
func (c *columns) figure(column int, word string) data.Observation {
	status, bound, digits := c.Figure(column, word)
	if digits == "" {
		o := data.Observation{Missing: true, Value: math.NaN()}
		o.Status, _ = data.ParseStatus(status)
		return o
	}
	var o data.Observation
	o.Bound, _ = data.ParseBound(bound)
	o.Value, o.Decimals, _ = parseNumber(digits)
	return o
}

// count adds what the rows in the table are to what was found while reading, which
// ends with that.
func (c *columns) count(ld *loader, found *scan.Result, spec store.TableSpec, values int, w store.TableWords) {
	taken := format.Taken{Rows: c.table.Rows(), Values: map[string]int{}, Totals: map[string]int{}, Flags: map[string]int{}, Actions: map[string]int{}}
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
			if word, is := c.Total(column, found.Words[column][code].Text); is {
				taken.Totals[c.passing.columns[column].Name+": "+word] += n
			}
		}
	}
	for i, column := range spec.Beside {
		list := taken.Flags
		switch c.passing.columns[column].Role {
		case format.RoleStatus:
		case format.RoleAction:
			list = taken.Actions
		default:
			continue
		}
		for code, n := range c.table.CountCodes(len(spec.Dims)+i, len(found.Words[column])) {
			if n > 0 {
				list[found.Words[column][code].Text] += n
			}
		}
	}
	c.of.end(ld, found, &taken)
	if !c.early {
		c.forget(spec)
	}
}
