package store

import (
	"math"
	"sort"
	"strconv"
	"sync"
	"unicode/utf8"

	"accord/data"
	"accord/data/diag"
)

// tableRows are the rows of a table in columns: those of the text in its order,
// then those that were read one by one.
type tableRows struct {
	*Table
	ds *data.Dataset
	// rest is a dataset of the rows that were read one by one.
	rest *data.Dataset
	// near has for every row whose number divides by nearRows the segment that it
	// is in.
	near []int32
}

const nearRows = 1 << 10

func newTableRows(ds *data.Dataset, t *Table) *rows {
	rest := *ds
	rest.Observations = t.words.Others
	x := tableRows{Table: t, ds: ds, rest: &rest, near: t.nearSegments()}
	return &rows{ds: ds, n: t.Len(), row: x.row, columns: sync.OnceValue(x.columns), number: x.number}
}

// nearSegments is tableRows.near.
func (t *Table) nearSegments() (near []int32) {
	for k, s := range t.segments {
		for len(near)*nearRows < t.starts[k]+s.n {
			near = append(near, int32(k))
		}
	}
	return near
}

// segment is the segment of row i, and its first row.
func (x tableRows) segment(i int) (s *segment, from int) {
	k := int(x.near[i/nearRows])
	for i >= x.starts[k]+x.segments[k].n {
		k++
	}
	return x.segments[k], x.starts[k]
}

func (x tableRows) row(i int) data.Observation {
	if i >= x.rows {
		return x.words.Others[i-x.rows]
	}
	s, from := x.segment(i)
	at := i - from
	o := data.Observation{Dims: make([]string, x.dimsOf()), Unit: x.words.Unit, At: x.at(s, at)}
	for d := range o.Dims {
		dim := &x.dims[d]
		place := dim.of[s.codes[d].at(at)]
		o.Dims[d] = dim.codes[place]
		if x.units != nil && x.words.IDs[d] == data.DimIndicator {
			o.Unit = x.units[place]
		}
	}
	o.Period = x.period[x.times[s.time.at(at)]]
	said := x.said(s, at)
	o.Org, o.Source, o.Vintage, o.Comment = said.Org, said.Source, said.Vintage, said.Comment
	v := s.numbers.at(at)
	if v.word >= 0 {
		w := &x.words.Values[v.word]
		all := said.colour().over(w.Missing, colour{w.Status, w.Bound})
		o.Value, o.Missing, o.Status, o.Bound, o.Decimals = w.Value, w.Missing, all.status, all.bound, w.Decimals
		return o
	}
	o.Status, o.Bound = said.Status, said.Bound
	o.Value, o.Decimals = v.float(), int(v.scale)
	switch {
	case v.text != "":
		o.Decimals = decimalsOf(v.text)
	case s.written != nil:
		o.Decimals = int(s.written[at])
	}
	return o
}

// at is where a row of a segment stands; nothing while that is not known.
func (x tableRows) at(s *segment, row int) diag.Position {
	if s.seq >= len(x.words.Before) {
		return diag.Position{}
	}
	line := x.words.Before[s.seq] + row + 1
	if k := sort.Search(len(s.jumps), func(i int) bool { return int(s.jumps[i].Row) > row }); k > 0 {
		line += int(s.jumps[k-1].Lines)
	}
	return diag.Position{Path: x.words.Path, Line: line, Col: 1}
}

// float is the number nearest to v.
func (v value) float() float64 {
	if v.text != "" {
		f, _ := strconv.ParseFloat(v.text, 64) // which was judged when it was read
		return f
	}
	if v.m >= -1<<53 && v.m <= 1<<53 { // both are exact, and so is a division rounded once
		return float64(v.m) / float64(powersOf10[v.scale])
	}
	f, _ := strconv.ParseFloat(strconv.FormatInt(v.m, 10)+"e-"+strconv.Itoa(int(v.scale)), 64)
	return f
}

// columns are the columns in which a row says something.
func (x tableRows) columns() []data.RowColumn {
	var out []data.RowColumn
	for _, id := range rowColumnIDs(x.ds) {
		c := data.RowColumn{ID: id, Width: observedWidth(x.rest, id)}
		see := func(s string) { c.Width = max(c.Width, utf8.RuneCountInString(s)) }
		switch id {
		case data.RowValue:
			for _, s := range x.segments {
				c.Width = max(c.Width, 1+s.width())
			}
		case data.TimePeriod:
			for _, p := range x.period {
				see(p.String())
			}
		case data.RowUnit:
			see(x.words.Unit.Words())
			for _, u := range x.units {
				see(u.Words())
			}
		case data.RowStatus:
			for _, c := range x.statusCells() {
				see(c.String())
			}
		case data.RowVintage:
			for _, b := range x.beside {
				for i := range b.said {
					see(b.said[i].Vintage.String())
				}
			}
			see(x.words.All.Vintage.String())
		case data.RowOrg, data.RowSource, data.RowComment:
			of := saidOf(id)
			for _, b := range x.beside {
				for i := range b.said {
					see(of(&b.said[i]))
				}
			}
			see(of(&x.words.All))
		default:
			if d := x.ds.DimIndex(id); d >= 0 {
				for _, code := range x.dims[d].codes {
					see(code)
				}
			}
		}
		if c.Width > 0 || id == data.TimePeriod || c.Number() {
			out = append(out, c)
		}
	}
	return out
}

// width is how many characters the longest number of s has about.
func (s *segment) width() int {
	w := 0
	if s.mixed == nil {
		w = numberWidth(float64(s.most)/math.Pow10(int(s.scale)), int(s.scale))
	} else {
		w = 20
	}
	for _, text := range s.texts {
		w = max(w, len(text))
	}
	return w
}

// number numbers a column.
func (x tableRows) number(id string) *rowColumn {
	switch id {
	case data.RowValue:
		if x.units != nil {
			return &rowColumn{keys: x.valuesByUnit(), plain: x.values(1, func(o *data.Observation) float64 { return o.Value })}
		}
		unit := math.Pow10(x.words.Unit.Mult)
		c := &rowColumn{keys: x.values(unit, func(o *data.Observation) float64 { return o.Value * math.Pow10(o.Unit.Mult) })}
		c.plain = c.keys
		if unit != 1 || len(x.words.Others) > 0 {
			c.plain = x.values(1, func(o *data.Observation) float64 { return o.Value })
		}
		return c
	case data.TimePeriod:
		cells := make([]data.Period, len(x.times))
		for word, at := range x.times {
			cells[word] = x.period[at]
		}
		return tableColumn(x, cells, func(s *segment) *codes { return &s.time },
			func(o *data.Observation) data.Period { return o.Period }, comparePeriods, data.Period.String)
	case data.RowVintage:
		vintage := func(y *Said) data.Period { return y.Vintage }
		return besideColumn(x, vintage, func(o *data.Observation) data.Period { return o.Vintage }, comparePeriods, data.Period.String)
	case data.RowStatus:
		return x.statuses()
	case data.RowUnit:
		unit := func(o *data.Observation) data.Unit { return o.Unit }
		if x.units == nil {
			return tableColumn(x, []data.Unit{x.words.Unit}, nil, unit, written(data.Unit.Words), data.Unit.Words)
		}
		d := x.ds.DimIndex(data.DimIndicator)
		cells := make([]data.Unit, len(x.dims[d].of))
		for word, code := range x.dims[d].of {
			cells[word] = x.units[code]
		}
		return tableColumn(x, cells, func(s *segment) *codes { return &s.codes[d] }, unit, written(data.Unit.Words), data.Unit.Words)
	case data.RowOrg, data.RowSource, data.RowComment:
		return besideColumn(x, saidOf(id), cellOf(x.ds, id), compareWords, itself)
	}
	if d := x.ds.DimIndex(id); d >= 0 {
		dim := &x.dims[d]
		cells := make([]string, len(dim.of))
		for word, code := range dim.of {
			cells[word] = dim.codes[code]
		}
		return tableColumn(x, cells, func(s *segment) *codes { return &s.codes[d] }, cellOf(x.ds, id), compareWords, itself)
	}
	return tableColumn(x, []string{""}, nil, cellOf(x.ds, id), compareWords, itself)
}

// tableColumn numbers a column: cells are what the words of segments are, the
// first for all rows where of is nil, and rest reads the rows behind them.
func tableColumn[T comparable](x tableRows, cells []T, of func(*segment) *codes, rest func(*data.Observation) T,
	compare func(a, b T) int, text func(T) string) *rowColumn {
	place := map[T]uint32{}
	var all []T
	number := func(cell T) uint32 {
		at, ok := place[cell]
		if !ok {
			at = uint32(len(all))
			place[cell] = at
			all = append(all, cell)
		}
		return at
	}
	words, others := make([]uint32, len(cells)), make([]uint32, len(x.words.Others))
	for i, cell := range cells {
		words[i] = number(cell)
	}
	for i := range others {
		others[i] = number(rest(&x.words.Others[i]))
	}
	rank := ranked(all, compare)
	for i, at := range words {
		words[i] = rank[at]
	}
	for i, at := range others {
		others[i] = rank[at]
	}
	out := &rowColumn{words: make([]string, len(all))}
	sorted := make([]T, len(all))
	for at, r := range rank {
		sorted[r], out.words[r] = all[at], text(all[at])
	}
	if periods, is := any(sorted).([]data.Period); is {
		out.periods = periods
	}
	out.keys = x.each(func(s *segment, from int, rows []uint32, out []uint64) {
		if of == nil {
			for i := range rows {
				out[i] = uint64(words[0])
			}
			return
		}
		of(s).ranks(words, from, rows, out)
	}, func(i int) uint64 { return uint64(others[i]) })
	return out
}

// ranks writes what words[c] is of the number c of each of rows, which lie in the
// segment that begins with the row from.
func (c *codes) ranks(words []uint32, from int, rows []uint32, out []uint64) {
	switch {
	case c.u8 != nil:
		for i, r := range rows {
			out[i] = uint64(words[c.u8[int(r)-from]])
		}
	case c.u16 != nil:
		for i, r := range rows {
			out[i] = uint64(words[c.u16[int(r)-from]])
		}
	case c.u32 != nil:
		for i, r := range rows {
			out[i] = uint64(words[c.u32[int(r)-from]])
		}
	default:
		for i := range rows {
			out[i] = uint64(words[c.same])
		}
	}
}

// each makes the keys of a column: within reads rows of one segment, which
// begins with the row from, and other a row behind them all.
func (x tableRows) each(within func(s *segment, from int, rows []uint32, out []uint64), other func(i int) uint64) func(rows []uint32, out []uint64) {
	return func(rows []uint32, out []uint64) {
		for i := 0; i < len(rows); {
			r := int(rows[i])
			if r >= x.rows {
				out[i] = other(r - x.rows)
				i++
				continue
			}
			s, from := x.segment(r)
			end := i + 1
			for end < len(rows) && int(rows[end]) >= from && int(rows[end]) < from+s.n {
				end++
			}
			within(s, from, rows[i:end], out[i:end])
			i = end
		}
	}
}

// values are the keys of the column of values, times a factor.
func (x tableRows) values(factor float64, rest func(*data.Observation) float64) func(rows []uint32, out []uint64) {
	return x.each(func(s *segment, from int, rows []uint32, out []uint64) {
		if s.i32 != nil && !s.odd { // the plain case
			by := float64(powersOf10[s.scale])
			for i, r := range rows {
				out[i] = numberKey(float64(s.i32[int(r)-from]) / by * factor)
			}
			return
		}
		for i, r := range rows {
			out[i] = noNumber
			v := s.numbers.at(int(r) - from)
			if v.word < 0 {
				out[i] = numberKey(v.float() * factor)
			} else if o := &x.words.Values[v.word]; !o.Missing {
				out[i] = numberKey(o.Value * factor)
			}
		}
	}, func(i int) uint64 {
		if o := &x.words.Others[i]; !o.Missing {
			return numberKey(rest(o))
		}
		return noNumber
	})
}
