package store

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"sync"

	"accord/data"
	"accord/data/scan"
)

// Table is rows in columns: codes of dimensions and periods are small numbers, in
// as many bytes as they need, and values are whole numbers with a decimal mark,
// so that sums are exact in any order. Statuses, bounds, sources and comments are
// small numbers, too, and take no room where all rows of a piece say the same. Rows
// that need more than that are few and are kept as observations behind the others.
//
// A table is filled piece by piece, by several goroutines at once, and told what
// its codes mean by [Table.Know]; after that it does not change. It is a
// [data.Grouper].
type Table struct {
	spec TableSpec
	lone bool // nothing is done that is not asked for

	mu       sync.Mutex
	segments []*segment // by their place in the text once the table is known

	learned
}

// TableSpec says which of the columns of a text are kept.
type TableSpec struct {
	// Dims has for each dimension of the dataset the column of its codes, −1 where
	// it has none; Period is the column of the periods.
	Dims   []int
	Period int
	// Beside are the columns that say something else of a row: its status, bound,
	// source, comment …
	Beside []int
}

// TableWords says what the numbers in a table mean.
type TableWords struct {
	// IDs are the dimensions of the dataset.
	IDs []string
	// Codes has for each dimension what each word of its column is: a code of
	// the dataset. Where a dimension has no column it is the one code of all rows.
	Codes [][]string
	// Periods are what the words of the column of periods are.
	Periods []data.Period
	// Values are what the words of the column of values are: observations that
	// are missing, with the status that says why, or have a bound.
	Values []data.Observation
	// Beside has for each column beside the figures what each of its words says, and
	// All what is said of all rows. Two columns say different things.
	Beside [][]Said
	All    Said
	// Unit is the unit of all rows, but for those about the indicators in Units.
	Unit  data.Unit
	Units map[string]data.Unit
	// Others are rows that were read one by one.
	Others []data.Observation
	// Before is as in [scan.Result], and Path the file of the rows.
	Before []int
	Path   string
}

// learned is what a table has once its words are known.
type learned struct {
	words  TableWords
	dims   []tableDim // those of the dataset, then the columns beside the figures
	beside []beside
	units  []data.Unit   // by place in the codes of the indicator; nil where all have one
	times  []uint32      // by word of the column of periods: its place in period
	period []data.Period // that occur, ascending
	starts []int         // by segment: the number of its first row
	rows   int           // in segments
	scale  uint8         // the most decimals of any number
	// plain is true where the sum of all numbers fits into 64 bits.
	plain bool
	// gone is what most rows without a number say, nil where there are none; usual
	// tells by word of the column of values which ones say that.
	gone  *data.Observation
	usual []bool
	// even is true where all numbers are written with the same decimals.
	even bool
	sums cubes
}

// tableDim is a dimension of a table.
type tableDim struct {
	column int
	codes  []string // that occur, each once, by name
	of     []uint32 // by word: its place in codes
	total  []bool   // by place in codes
}

// segment is the rows of a piece of the text.
type segment struct {
	seq   int
	n     int
	codes []codes // by dimension, and by column beside the figures
	time  codes
	jumps []scan.Jump
	numbers
}

// codes is a column of small numbers: one slice of the three, or none where all
// rows have one number.
type codes struct {
	same uint32
	u8   []uint8
	u16  []uint16
	u32  []uint32
}

// packedCodes is list in as few bytes as it needs.
func packedCodes(list []uint32) codes {
	if len(list) == 0 {
		return codes{}
	}
	low, high := list[0], list[0]
	for _, c := range list {
		low, high = min(low, c), max(high, c)
	}
	switch {
	case low == high:
		return codes{same: low}
	case high <= math.MaxUint8:
		out := make([]uint8, len(list))
		for i, c := range list {
			out[i] = uint8(c)
		}
		return codes{u8: out}
	case high <= math.MaxUint16:
		out := make([]uint16, len(list))
		for i, c := range list {
			out[i] = uint16(c)
		}
		return codes{u16: out}
	}
	return codes{u32: slices.Clone(list)}
}

// at is the number of row i.
func (c *codes) at(i int) uint32 {
	switch {
	case c.u8 != nil:
		return uint32(c.u8[i])
	case c.u16 != nil:
		return uint32(c.u16[i])
	case c.u32 != nil:
		return c.u32[i]
	}
	return c.same
}

// NewTable returns an empty table.
func NewTable(spec TableSpec) *Table { return &Table{spec: spec} }

// Add adds the rows of a piece. It may be called by several goroutines at once.
func (t *Table) Add(p scan.Piece) error {
	s := &segment{seq: p.Seq, n: p.Rows, codes: make([]codes, len(t.spec.Dims)+len(t.spec.Beside))}
	for d, column := range slices.Concat(t.spec.Dims, t.spec.Beside) {
		if column >= 0 {
			s.codes[d] = packedCodes(p.Codes[column])
		}
	}
	s.time = packedCodes(p.Codes[t.spec.Period])
	s.jumps = slices.Clone(p.Jumps)
	var ok bool
	if s.numbers, ok = packedNumbers(p); !ok {
		return ErrNumbers
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.segments = append(t.segments, s)
	return nil
}

// ErrNumbers is why rows cannot be kept: too many of their numbers are longer
// than a table has room for.
var ErrNumbers = errors.New("too many numbers have more than 18 digits")

// Part is a table of the rows that have been added until now, about which nothing
// is known yet.
func (t *Table) Part() *Table {
	t.mu.Lock()
	defer t.mu.Unlock()
	return &Table{spec: t.spec, segments: slices.Clone(t.segments)}
}

// Know ends the filling and says what the numbers mean; ctx is asked whether
// anybody still waits.
func (t *Table) Know(ctx context.Context, w TableWords) error {
	slices.SortFunc(t.segments, func(a, b *segment) int { return cmp.Compare(a.seq, b.seq) })
	t.learned = learned{words: w, dims: make([]tableDim, len(t.spec.Dims))}
	for i, column := range t.spec.Beside {
		b, dim := newBeside(column, w.Beside[i])
		t.beside, t.dims = append(t.beside, b), append(t.dims, dim)
	}
	for d, column := range t.spec.Dims {
		if t.dims[d] = newTableDim(column, w.Codes[d]); column >= 0 && len(w.Codes[d]) == 1 {
			t.Drop(d) // pieces that came before it had too many words have numbers of these
		}
		for _, code := range t.dims[d].codes {
			t.dims[d].total = append(t.dims[d].total, data.IsTotal(w.IDs[d], code))
		}
	}
	if ind := slices.Index(w.IDs, data.DimIndicator); ind >= 0 && len(w.Units) > 0 {
		for _, code := range t.dims[ind].codes {
			t.units = append(t.units, t.unitOf(code))
		}
	}
	t.period, t.times = numbered(w.Periods, data.Period.Compare)
	for i := range w.Values {
		o := &w.Values[i]
		if t.gone == nil && o.Missing {
			t.gone = o
		}
		t.usual = append(t.usual, o.Missing && o.Status == t.gone.Status && o.Bound == t.gone.Bound)
	}
	bound, fits := 0.0, true
	for _, s := range t.segments {
		t.starts = append(t.starts, t.rows)
		t.rows += s.n
		t.scale = max(t.scale, s.scale)
	}
	t.even = true
	for _, s := range t.segments {
		fits = fits && s.mixed == nil
		t.even = t.even && s.written == nil && s.scale == t.scale
		bound += float64(s.n) * float64(s.most) * math.Pow10(int(t.scale-s.scale))
	}
	t.plain = fits && bound < math.MaxInt64/2
	return ctx.Err()
}

// UnitOf is the unit of the rows about an indicator; false where there are none.
func (t *Table) UnitOf(indicator string) (u data.Unit, has bool) {
	d := slices.Index(t.words.IDs, data.DimIndicator)
	return t.unitOf(indicator), d >= 0 && slices.Contains(t.dims[d].codes, indicator)
}

// unitOf is the unit of rows about an indicator.
func (t *Table) unitOf(indicator string) data.Unit {
	if u, ok := t.words.Units[indicator]; ok {
		return u
	}
	return t.words.Unit
}

// newTableDim is a dimension whose words are those codes.
func newTableDim(column int, words []string) tableDim {
	x := tableDim{column: column}
	x.codes, x.of = numbered(words, strings.Compare)
	return x
}

// numbered is each of list once, in its order, and which of them each place of the
// list has.
func numbered[T comparable](list []T, compare func(a, b T) int) (each []T, of []uint32) {
	at := make(map[T]uint32, len(list))
	for _, x := range list {
		at[x] = 0
	}
	each = make([]T, 0, len(at))
	for x := range at {
		each = append(each, x)
	}
	slices.SortFunc(each, compare)
	for i, x := range each {
		at[x] = uint32(i)
	}
	of = make([]uint32, len(list))
	for i, x := range list {
		of[i] = at[x]
	}
	return each, of
}

// Len is the number of rows.
func (t *Table) Len() int { return t.rows + len(t.words.Others) }

// Rows is the number of rows that were not read one by one.
func (t *Table) Rows() int { return t.rows }

// Periods are those that rows have, ascending.
func (t *Table) Periods() []data.Period {
	seen, n := make([]bool, len(t.period)), 0
	see := func(at int) {
		if !seen[at] {
			seen[at] = true
			n++
		}
	}
	for i := range t.words.Others {
		if at, found := slices.BinarySearchFunc(t.period, t.words.Others[i].Period, data.Period.Compare); found {
			see(at)
		}
	}
	for _, s := range t.segments {
		for i := 0; i < s.n && n < len(seen); i++ { // of most texts few rows tell
			see(int(t.times[s.time.at(i)]))
		}
	}
	var out []data.Period
	for at, p := range t.period {
		if seen[at] {
			out = append(out, p)
		}
	}
	return out
}

// Below reports whether some number in the table is below zero.
func (t *Table) Below() bool {
	return slices.ContainsFunc(t.segments, func(s *segment) bool { return s.below }) ||
		slices.ContainsFunc(t.words.Values, func(o data.Observation) bool { return o.Value < 0 }) ||
		slices.ContainsFunc(t.words.Others, func(o data.Observation) bool { return o.Value < 0 })
}

// Decimals is the most decimals that a number in the table is written with.
func (t *Table) Decimals() int { return int(t.scale) }

// CountCodes counts the rows of each of n words of the column of dimension d; the
// columns beside the figures follow the dimensions.
func (t *Table) CountCodes(d, n int) []int {
	out := make([]int, n)
	for _, s := range t.segments {
		for i := range s.n {
			out[s.codes[d].at(i)]++
		}
	}
	return out
}

// CountValues counts the rows of each of n words of the column of values.
func (t *Table) CountValues(n int) []int {
	out := make([]int, n)
	for _, s := range t.segments {
		for i := 0; s.odd && i < s.n; i++ {
			if v := s.numbers.at(i); v.word >= 0 {
				out[v.word]++
			}
		}
	}
	return out
}

// Fresh is t without the sums that are kept ready for the next question, and without
// making any while nobody waits: what one question costs.
func (t *Table) Fresh() *Table {
	u := &Table{spec: t.spec, segments: t.segments, lone: true}
	l := &t.learned
	u.learned = learned{words: l.words, dims: l.dims, beside: l.beside, units: l.units, times: l.times, period: l.period, starts: l.starts, rows: l.rows,
		scale: l.scale, plain: l.plain, even: l.even, gone: l.gone, usual: l.usual}
	return u
}
