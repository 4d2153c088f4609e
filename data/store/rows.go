package store

import (
	"math"
	"slices"
	"sync"
	"unicode/utf8"

	"accord/data"
)

// rows are the rows of a dataset as numbers that are in the order of their
// columns. What they are made of stays where it is; a column is numbered when it
// is first asked for.
type rows struct {
	ds      *data.Dataset
	n       int
	row     func(i int) data.Observation
	columns func() []data.RowColumn
	number  func(column string) *rowColumn

	mu       sync.Mutex
	numbered map[string]*rowColumn
}

// rowColumn is a column as numbers.
type rowColumn struct {
	// words are its different cells by code, in its order, the empty one last;
	// nil of numbers.
	words []string
	// periods are the words of a column of periods as what they are.
	periods []data.Period
	// keys writes the code of each row, or what orders its number: numbers are
	// ordered by what they amount to, with the multiplier of their unit.
	keys func(rows []uint32, out []uint64)
	// plain writes what tells numbers apart as they were written; nil of codes.
	plain func(rows []uint32, out []uint64)
}

// Rows returns the rows of ds, whose observations must not change any more; nil
// where they are in a database.
func Rows(ds *data.Dataset) data.Rows {
	if ds.Bulk != nil {
		if t, ok := ds.Bulk.Grouper.(*Table); ok {
			return newTableRows(ds, t)
		}
		if len(ds.Observations) == 0 {
			return nil
		}
	}
	r := &rows{ds: ds, n: len(ds.Observations), row: func(i int) data.Observation { return ds.Observations[i] }}
	r.columns = sync.OnceValue(func() []data.RowColumn { return observedColumns(ds) })
	r.number = func(column string) *rowColumn { return observedColumn(ds, column) }
	return r
}

// Len, Columns and Row implement [data.Rows].
func (r *rows) Len() int                   { return r.n }
func (r *rows) Columns() []data.RowColumn  { return r.columns() }
func (r *rows) Row(i int) data.Observation { return r.row(i) }
func (r *rows) has(column string) bool {
	return slices.ContainsFunc(r.Columns(), func(c data.RowColumn) bool { return c.ID == column })
}

// column is a column as numbers.
func (r *rows) column(id string) *rowColumn {
	r.mu.Lock()
	defer r.mu.Unlock()
	c, ok := r.numbered[id]
	if !ok {
		if r.numbered == nil {
			r.numbered = map[string]*rowColumn{}
		}
		c = r.number(id)
		r.numbered[id] = c
	}
	return c
}

// rowColumnIDs are the columns that rows of ds may have, in reading order: when
// and how much first, since a narrow window may have no room for the others.
func rowColumnIDs(ds *data.Dataset) []string {
	ids := []string{data.TimePeriod, data.RowValue, data.RowUnit}
	for _, d := range ds.Dimensions {
		ids = append(ids, d.ID)
	}
	return append(ids, data.RowStatus, data.RowOrg, data.RowSource, data.RowVintage, data.RowComment)
}

// observedColumns are the columns in which an observation says something. The
// period and the value are always among them.
func observedColumns(ds *data.Dataset) []data.RowColumn {
	var out []data.RowColumn
	for _, id := range rowColumnIDs(ds) {
		c := data.RowColumn{ID: id, Width: observedWidth(ds, id)}
		if c.Width > 0 || id == data.TimePeriod || c.Number() {
			out = append(out, c)
		}
	}
	return out
}

// observedWidth is the width of the widest cell of a column. Each different cell
// is written once.
func observedWidth(ds *data.Dataset, id string) int {
	obs := ds.Observations
	switch id {
	case data.RowValue:
		return widestNumber(obs)
	case data.TimePeriod:
		return widest(obs, func(o *data.Observation) data.Period { return o.Period }, data.Period.String)
	case data.RowVintage:
		return widest(obs, func(o *data.Observation) data.Period { return o.Vintage }, data.Period.String)
	case data.RowStatus:
		return widest(obs, func(o *data.Observation) data.Status { return o.Status }, data.Status.String)
	case data.RowUnit:
		return widest(obs, func(o *data.Observation) data.Unit { return o.Unit }, data.Unit.Words)
	}
	return widest(obs, cellOf(ds, id), itself)
}

// cellOf reads the cells of a column that is kept as text.
func cellOf(ds *data.Dataset, id string) func(*data.Observation) string {
	if d := ds.DimIndex(id); d >= 0 {
		return func(o *data.Observation) string { return code(o, d) }
	}
	return func(o *data.Observation) string { return o.Cell(ds, id) }
}

func itself(s string) string { return s }

func widest[T comparable](obs []data.Observation, of func(*data.Observation) T, text func(T) string) int {
	var last T
	seen, w := map[T]bool{last: true}, utf8.RuneCountInString(text(last))
	for i := range obs {
		if cell := of(&obs[i]); cell != last && !seen[cell] {
			seen[cell] = true
			w = max(w, utf8.RuneCountInString(text(cell)))
			last = cell
		}
	}
	return w
}

// widestNumber is the width of the widest value.
func widestNumber(obs []data.Observation) int {
	w := 0
	for i := range obs {
		o := &obs[i]
		if o.Missing {
			continue
		}
		sign := 0
		if o.Value < 0 {
			sign = 1
		}
		w = max(w, sign+numberWidth(math.Abs(o.Value), o.Decimals))
	}
	return w
}

// numberWidth is the width of v with that many decimals.
func numberWidth(v float64, decimals int) int {
	w := 1
	if v >= 1 && v <= math.MaxFloat64 {
		w = int(math.Log10(v)) + 1
	}
	if decimals > 0 {
		w += 1 + decimals
	}
	return w
}

// observedColumn numbers a column of the observations.
func observedColumn(ds *data.Dataset, id string) *rowColumn {
	obs := ds.Observations
	switch id {
	case data.RowValue:
		values := make([]uint64, len(obs))
		for i := range obs {
			values[i] = noNumber
			if o := &obs[i]; !o.Missing {
				values[i] = numberKey(o.Value * math.Pow10(o.Unit.Mult))
			}
		}
		return &rowColumn{keys: taken(values), plain: func(rows []uint32, out []uint64) {
			for i, r := range rows {
				out[i] = noNumber
				if o := &obs[r]; !o.Missing {
					out[i] = numberKey(o.Value)
				}
			}
		}}
	case data.TimePeriod:
		return coded(obs, func(o *data.Observation) data.Period { return o.Period }, comparePeriods, data.Period.String)
	case data.RowVintage:
		return coded(obs, func(o *data.Observation) data.Period { return o.Vintage }, comparePeriods, data.Period.String)
	case data.RowStatus:
		return coded(obs, func(o *data.Observation) data.Status { return o.Status }, written(data.Status.String), data.Status.String)
	case data.RowUnit:
		return coded(obs, func(o *data.Observation) data.Unit { return o.Unit }, written(data.Unit.Words), data.Unit.Words)
	}
	return coded(obs, cellOf(ds, id), compareWords, itself)
}

// written orders cells as their texts.
func written[T any](text func(T) string) func(a, b T) int {
	return func(a, b T) int { return compareWords(text(a), text(b)) }
}

// coded numbers the different cells of a column in their order.
func coded[T comparable](obs []data.Observation, of func(*data.Observation) T, compare func(a, b T) int, text func(T) string) *rowColumn {
	first := map[T]uint32{}
	var cells []T
	codes := make([]uint32, len(obs))
	for i := range obs {
		cell := of(&obs[i])
		c, ok := first[cell]
		if !ok {
			c = uint32(len(cells))
			first[cell] = c
			cells = append(cells, cell)
		}
		codes[i] = c
	}
	out := &rowColumn{words: make([]string, 0, len(cells))}
	rank := ranked(cells, compare)
	sorted := make([]T, len(cells))
	for c, r := range rank {
		sorted[r] = cells[c]
	}
	for i, c := range codes {
		codes[i] = rank[c]
	}
	for _, cell := range sorted {
		out.words = append(out.words, text(cell))
		if p, is := any(cell).(data.Period); is {
			out.periods = append(out.periods, p)
		}
	}
	out.keys = taken(codes)
	return out
}

// ranked is the rank of each of the cells, which differ.
func ranked[T any](cells []T, compare func(a, b T) int) []uint32 {
	order := make([]uint32, len(cells))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return compare(cells[a], cells[b]) })
	rank := make([]uint32, len(cells))
	for r, c := range order {
		rank[c] = uint32(r)
	}
	return rank
}

// comparePeriods orders periods in time, none last.
func comparePeriods(a, b data.Period) int {
	switch {
	case a.IsZero() && !b.IsZero():
		return 1
	case b.IsZero() && !a.IsZero():
		return -1
	}
	return a.Compare(b)
}

// compareWords orders cells as bytes, so that the order is the same in every
// language; the empty one last.
func compareWords(a, b string) int {
	switch {
	case a == b:
		return 0
	case a == "":
		return 1
	case b == "" || a < b:
		return -1
	}
	return 1
}

// noNumber is the key of a row without a number: behind all numbers.
const noNumber = math.MaxUint64

// numberKey orders numbers as unsigned integers: negative ones have all their
// bits turned round, the others the first.
func numberKey(v float64) uint64 {
	if v == 0 {
		v = 0 // −0 is zero
	}
	b := math.Float64bits(v)
	if b>>63 != 0 {
		return ^b
	}
	return b | 1<<63
}

// taken reads keys that are at hand.
func taken[T uint8 | uint16 | uint32 | uint64](all []T) func(rows []uint32, out []uint64) {
	return func(rows []uint32, out []uint64) {
		for i, r := range rows {
			out[i] = uint64(all[r])
		}
	}
}
