package store

import (
	"slices"
	"sort"
	"strconv"
	"sync"
	"unicode/utf8"

	"accord/data"
)

// TableRows returns the rows of t one by one; ds is the dataset that they are of.
// Rows that were read by themselves stand behind the others.
func TableRows(ds *data.Dataset, t *Table) data.Rows {
	r := &rows{ds: ds, n: t.Len(), row: t.row}
	r.columns = sync.OnceValue(func() []data.RowColumn { return t.rowColumns(ds) })
	r.number = func(column string) *rowColumn { return t.rowColumn(ds, column) }
	return r
}

// segmentOf is the segment of row i, and the number of its first row; near is where
// it is looked for first. It is nil for a row that was read by itself.
func (t *Table) segmentOf(i, near int) (at int, s *segment) {
	if i >= t.rows {
		return near, nil
	}
	if near >= len(t.starts) || i < t.starts[near] || i >= t.starts[near]+t.segments[near].n {
		near = sort.SearchInts(t.starts, i+1) - 1
	}
	return near, t.segments[near]
}

// row is the row of that number.
func (t *Table) row(i int) data.Observation {
	at, s := t.segmentOf(i, 0)
	if s == nil {
		return t.words.Others[i-t.rows]
	}
	i -= t.starts[at]
	o := t.words.Like
	v := s.numbers.at(i)
	switch {
	case v.word >= 0:
		o = t.words.Values[v.word]
	case v.text != "":
		o.Value, _ = strconv.ParseFloat(v.text, 64) // was read before
		o.Decimals = decimalsOf(v.text)
	default:
		o.Value, o.Decimals = v.float(), int(v.scale)
		if s.written != nil {
			o.Decimals = int(s.written[i])
		}
	}
	o.Dims = make([]string, len(t.dims))
	for d := range t.dims {
		o.Dims[d] = t.dims[d].codes[t.dims[d].of[s.codes[d].at(i)]]
	}
	o.Period = t.period[t.times[s.time.at(i)]]
	return o
}

// float is the float64 nearest to a plain number.
func (v value) float() float64 {
	if v.m < 1<<53 && v.m > -1<<53 {
		return float64(v.m) / float64(powersOf10[v.scale]) // both are exact
	}
	f, _ := strconv.ParseFloat(strconv.FormatInt(v.m, 10)+"e-"+strconv.Itoa(int(v.scale)), 64)
	return f
}

// rowColumns are the columns in which a row says something.
func (t *Table) rowColumns(ds *data.Dataset) []data.RowColumn {
	var out []data.RowColumn
	for _, id := range rowColumnIDs(ds) {
		c := data.RowColumn{ID: id}
		if id == data.RowValue {
			c.Width = t.widest()
		} else {
			words, _ := t.cells(ds, id)
			for _, w := range words {
				c.Width = max(c.Width, utf8.RuneCountInString(w))
			}
		}
		if c.Width > 0 || id == data.TimePeriod || c.Number() {
			out = append(out, c)
		}
	}
	return out
}

// widest is the width of the widest value.
func (t *Table) widest() int {
	most := 0.0
	for _, s := range t.segments {
		most = max(most, value{m: s.most, scale: s.scale}.float())
	}
	for i := range t.words.Others {
		if o := &t.words.Others[i]; !o.Missing {
			most = max(most, o.Value, -o.Value)
		}
	}
	return numberWidth(most, t.Decimals()) + 1
}

// cells are the different cells of a column other than that of the values, and
// which of them a row has, by its segment, nil for a row that was read by itself.
func (t *Table) cells(ds *data.Dataset, id string) (words []string, of func(s *segment, i int) uint32) {
	if d := ds.DimIndex(id); d >= 0 {
		x := &t.dims[d]
		return x.codes, func(s *segment, i int) uint32 {
			if s == nil {
				return uint32(max(0, slices.Index(x.codes, t.words.Others[i].Dims[d])))
			}
			return x.of[s.codes[d].at(i)]
		}
	}
	if id == data.TimePeriod {
		for _, p := range t.period {
			words = append(words, p.String())
		}
		return words, func(s *segment, i int) uint32 {
			if s == nil {
				return uint32(max(0, slices.Index(t.period, t.words.Others[i].Period)))
			}
			return uint32(t.times[s.time.at(i)])
		}
	}
	// What is said beside the value is the same for nearly all rows.
	add := func(o *data.Observation) uint32 {
		w := o.Cell(ds, id)
		if i := slices.Index(words, w); i >= 0 {
			return uint32(i)
		}
		words = append(words, w)
		return uint32(len(words) - 1)
	}
	usual := add(&t.words.Like)
	var odd, others []uint32
	for i := range t.words.Values {
		odd = append(odd, add(&t.words.Values[i]))
	}
	for i := range t.words.Others {
		others = append(others, add(&t.words.Others[i]))
	}
	return words, func(s *segment, i int) uint32 {
		switch {
		case s == nil:
			return others[i]
		case s.odd:
			if v := s.numbers.at(i); v.word >= 0 {
				return odd[v.word]
			}
		}
		return usual
	}
}

// rowColumn numbers a column.
func (t *Table) rowColumn(ds *data.Dataset, id string) *rowColumn {
	if id == data.RowValue {
		keys := func(rows []uint32, out []uint64) {
			t.each(rows, func(k int, s *segment, i int) {
				out[k] = noNumber
				if s == nil {
					if o := &t.words.Others[i]; !o.Missing {
						out[k] = numberKey(o.Value)
					}
					return
				}
				v := s.numbers.at(i)
				switch {
				case v.word >= 0:
					if o := &t.words.Values[v.word]; !o.Missing {
						out[k] = numberKey(o.Value)
					}
				case v.text != "":
					f, _ := strconv.ParseFloat(v.text, 64)
					out[k] = numberKey(f)
				default:
					out[k] = numberKey(v.float())
				}
			})
		}
		return &rowColumn{keys: keys, plain: keys}
	}
	words, of := t.cells(ds, id)
	rank := ranked(words, compareWords)
	if id == data.TimePeriod {
		rank = ranked(t.period, comparePeriods)
	}
	out := &rowColumn{words: make([]string, len(words))}
	if id == data.TimePeriod {
		out.periods = make([]data.Period, len(words))
	}
	for c, r := range rank {
		if out.words[r] = words[c]; out.periods != nil {
			out.periods[r] = t.period[c]
		}
	}
	out.keys = func(rows []uint32, keys []uint64) {
		t.each(rows, func(k int, s *segment, i int) { keys[k] = uint64(rank[of(s, i)]) })
	}
	return out
}

// each calls f with the place of each of rows in the list, and where it is: its
// segment and its place in it, or nil and its place in the others.
func (t *Table) each(rows []uint32, f func(k int, s *segment, i int)) {
	at := 0
	var s *segment
	for k, r := range rows {
		if at, s = t.segmentOf(int(r), at); s == nil {
			f(k, nil, int(r)-t.rows)
			continue
		}
		f(k, s, int(r)-t.starts[at])
	}
}
