package store

import (
	"encoding/binary"
	"math"
	"slices"

	"accord/data"
)

// saidOf reads a text beside a figure.
func saidOf(id string) func(*Said) string {
	switch id {
	case data.RowOrg:
		return func(s *Said) string { return s.Org }
	case data.RowSource:
		return func(s *Said) string { return s.Source }
	}
	return func(s *Said) string { return s.Comment }
}

// besideColumn numbers what the columns beside the figures say.
func besideColumn[T comparable](x tableRows, of func(*Said) T, rest func(*data.Observation) T, compare func(a, b T) int, text func(T) string) *rowColumn {
	var none T
	var in []int
	for i, b := range x.beside {
		if slices.ContainsFunc(b.said, func(s Said) bool { return of(&s) != none }) {
			in = append(in, i)
		}
	}
	switch len(in) {
	case 0:
		return tableColumn(x, []T{of(&x.words.All)}, nil, rest, compare, text)
	case 1:
		cells := make([]T, len(x.beside[in[0]].said))
		for word := range cells {
			all := x.words.All
			all.add(&x.beside[in[0]].said[word])
			cells[word] = of(&all)
		}
		return tableColumn(x, cells, func(s *segment) *codes { return &s.codes[x.dimsOf()+in[0]] }, rest, compare, text)
	}
	cells, each := x.together(in)
	list := make([]T, len(cells))
	for i := range cells {
		list[i] = of(&cells[i])
	}
	return tableColumn(x, list, func(s *segment) *codes { return each[s] }, rest, compare, text)
}

// together numbers what several columns beside the figures say in the same rows.
func (x tableRows) together(in []int) (cells []Said, each map[*segment]*codes) {
	at := map[string]uint32{}
	each = map[*segment]*codes{}
	var key []byte
	for _, s := range x.segments {
		list := make([]uint32, s.n)
		for row := range list {
			key = key[:0]
			for _, i := range in {
				key = binary.LittleEndian.AppendUint32(key, s.codes[x.dimsOf()+i].at(row))
			}
			code, ok := at[string(key)]
			if !ok {
				code = uint32(len(cells))
				at[string(key)] = code
				cells = append(cells, x.said(s, row))
			}
			list[row] = code
		}
		c := packedCodes(list)
		each[s] = &c
	}
	return cells, each
}

// colours are what the columns beside the figures say of statuses and bounds: in
// the order of [tableRows.colour].
func (x tableRows) colours() []colour {
	list := []colour{x.words.All.colour()}
	for _, b := range x.beside {
		var next []colour
		for _, c := range list {
			for _, d := range b.colours {
				next = append(next, c.over(false, d))
			}
		}
		list = next
	}
	return list
}

// colour is the place in the colours of a row.
func (x tableRows) colour(s *segment, row int) int {
	at := 0
	for i := range x.beside {
		d := x.dimsOf() + i
		at = at*len(x.beside[i].colours) + int(x.dims[d].of[s.codes[d].at(row)])
	}
	return at
}

// statusCells are the statuses that rows may have: of each colour that of a number,
// then those of the words that stand for one.
func (x tableRows) statusCells() []data.Status {
	var cells []data.Status
	for _, c := range x.colours() {
		cells = append(cells, c.status)
		for i := range x.words.Values {
			w := &x.words.Values[i]
			cells = append(cells, c.over(w.Missing, colour{w.Status, w.Bound}).status)
		}
	}
	return cells
}

// statuses is the column of statuses.
func (x tableRows) statuses() *rowColumn {
	cells := x.statusCells()
	c := tableColumn(x, cells, nil, func(o *data.Observation) data.Status { return o.Status }, written(data.Status.String), data.Status.String)
	place := map[string]uint64{}
	for i, word := range c.words {
		place[word] = uint64(i)
	}
	rank := make([]uint64, len(cells))
	for i, cell := range cells {
		rank[i] = place[cell.String()]
	}
	behind, step := c.keys, 1+len(x.words.Values)
	c.keys = x.each(func(s *segment, from int, rows []uint32, out []uint64) {
		for i, r := range rows {
			row := int(r) - from
			at := x.colour(s, row) * step
			if s.odd {
				at += 1 + s.numbers.at(row).word
			}
			out[i] = rank[at]
		}
	}, func(i int) uint64 {
		var key [1]uint64
		behind([]uint32{uint32(x.rows + i)}, key[:])
		return key[0]
	})
	return c
}

// valuesByUnit are the keys of the column of values, each in the unit of its
// indicator.
func (x tableRows) valuesByUnit() func(rows []uint32, out []uint64) {
	d := x.ds.DimIndex(data.DimIndicator)
	factor := make([]float64, len(x.dims[d].of))
	for word, code := range x.dims[d].of {
		factor[word] = math.Pow10(x.units[code].Mult)
	}
	return x.each(func(s *segment, from int, rows []uint32, out []uint64) {
		for i, r := range rows {
			row := int(r) - from
			out[i] = noNumber
			v, by := s.numbers.at(row), factor[s.codes[d].at(row)]
			if v.word < 0 {
				out[i] = numberKey(v.float() * by)
			} else if o := &x.words.Values[v.word]; !o.Missing {
				out[i] = numberKey(o.Value * by)
			}
		}
	}, func(i int) uint64 {
		if o := &x.words.Others[i]; !o.Missing {
			return numberKey(o.Value * math.Pow10(o.Unit.Mult))
		}
		return noNumber
	})
}
