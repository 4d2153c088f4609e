package store

import (
	"slices"

	"accord/data"
)

// Said is what a word of a column beside the figures says of the figure in its
// row; the zero value is nothing.
type Said struct {
	Status               data.Status
	Bound                data.Bound
	Org, Source, Comment string
	Vintage              data.Period
}

// add adds what another word of the row says: comments stand one behind the other,
// of all else that both say the later counts.
func (s *Said) add(x *Said) {
	s.Status |= x.Status
	if x.Bound != data.Exact {
		s.Bound = x.Bound
	}
	if x.Org != "" {
		s.Org = x.Org
	}
	if x.Source != "" {
		s.Source = x.Source
	}
	if s.Comment != "" && x.Comment != "" {
		s.Comment += "; "
	}
	s.Comment += x.Comment
	if !x.Vintage.IsZero() {
		s.Vintage = x.Vintage
	}
}

// colour is what of a word is told apart in sums.
type colour struct {
	status data.Status
	bound  data.Bound
}

func (s *Said) colour() colour { return colour{s.Status, s.Bound} }

// over is c where a row says x of its value itself. A column that says why there
// is no value says more than a mark in its place.
func (c colour) over(missing bool, x colour) colour {
	if !missing || !c.status.Missing() {
		c.status |= x.status
	}
	if x.bound != data.Exact {
		c.bound = x.bound
	}
	return c
}

// beside is a column beside the figures.
type beside struct {
	said    []Said   // by word
	colours []colour // each once, the plain one first
}

// newBeside is a column whose words say that, and what its dimension is: the
// colours in their order.
func newBeside(column int, said []Said) (beside, tableDim) {
	b, x := beside{said: said, colours: []colour{{}}}, tableDim{column: column, of: make([]uint32, len(said))}
	for i := range said {
		at := slices.Index(b.colours, said[i].colour())
		if at < 0 {
			at = len(b.colours)
			b.colours = append(b.colours, said[i].colour())
		}
		x.of[i] = uint32(at)
	}
	x.codes = make([]string, len(b.colours)) // they have no names
	return b, x
}

// dimsOf are the dimensions of the dataset.
func (t *Table) dimsOf() int { return len(t.spec.Dims) }

// coloured are the places of dims, and those of the columns beside the figures
// whose words sums are told apart by.
func (t *Table) coloured(dims []int) []int {
	out := slices.Clone(dims)
	for i := range t.beside {
		if len(t.beside[i].colours) > 1 {
			out = append(out, t.dimsOf()+i)
		}
	}
	return out
}

// colourOf is what the columns beside the figures say in the cell of a key of c,
// and the key without them.
func (t *Table) colourOf(c *cube, key uint64) (said colour, plain uint64) {
	plain = key
	for i, d := range c.dims {
		if d < t.dimsOf() {
			continue
		}
		code := c.code(key, i)
		said = said.over(false, t.beside[d-t.dimsOf()].colours[code])
		plain -= uint64(code) * c.stride(i)
	}
	return said, plain
}

// uncoloured is a key of c without what the columns beside the figures say, and of
// the first period.
func (t *Table) uncoloured(c *cube, key uint64) uint64 {
	_, plain := t.colourOf(c, key)
	return plain - plain%c.period
}

// said is what the columns beside the figures say of a row.
func (t *Table) said(s *segment, row int) Said {
	out := t.words.All
	for i := range t.beside {
		if c := &s.codes[t.dimsOf()+i]; int(c.at(row)) < len(t.beside[i].said) {
			out.add(&t.beside[i].said[c.at(row)])
		}
	}
	return out
}

// Follows reports whether each code of dimension d stands with one word of the i-th
// column beside the figures only; codes are those of its words.
func (t *Table) Follows(i, d int, codes []string) bool {
	first := map[string]int{}
	is := make([]int, len(codes)) // by word: a word that means the same
	for word, code := range codes {
		at, ok := first[code]
		if !ok {
			at = word
			first[code] = at
		}
		is[word] = at
	}
	with := make([]int64, len(codes)) // by word: that of the other column, from 1
	for _, s := range t.segments {
		x, y := &s.codes[d], &s.codes[t.dimsOf()+i]
		n := s.n
		if x.constant() && y.constant() {
			n = min(n, 1)
		}
		for row := range n {
			word := int(x.at(row))
			if word >= len(is) {
				return false
			}
			old, said := &with[is[word]], int64(y.at(row))+1
			if *old == 0 {
				*old = said
			} else if *old != said {
				return false
			}
		}
	}
	return true
}

// Drop forgets a column: that of the i-th dimension, which all rows have one code of
// then, or behind these one beside the figures, which says nothing then. Parts of the
// table keep it.
func (t *Table) Drop(i int) {
	for k, s := range t.segments {
		if !s.codes[i].constant() || s.codes[i].same != 0 {
			own := *s
			own.codes = slices.Clone(s.codes)
			own.codes[i] = codes{}
			t.segments[k] = &own
		}
	}
}

// constant reports whether all rows have one number.
func (c *codes) constant() bool { return c.u8 == nil && c.u16 == nil && c.u32 == nil }
