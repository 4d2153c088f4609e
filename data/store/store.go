// Package store answers queries from memory. The observations are sorted once,
// by what they are about and by preference; what remains is kept in columns:
// codes of dimensions are small numbers in the dataset's own order, periods
// are numbers on a calendar, and a cell is one place in every column.
package store

import (
	"accord/data"
)

// store is immutable after New but for the views kept ready, which have a lock
// of their own; so it is safe for any number of readers.
type store struct {
	lens  lens // what a view was made for; zero for the store itself
	views views

	ds    *data.Dataset
	dicts []dict // one a dimension, in the order of the dataset
	ind   int    // the dimension INDICATOR, −1 when there is none
	apart []bool // by dimension: its codes overlap and are never summed

	periods  []data.Period // every period that occurs, ascending
	steps    []int         // by period: its number on the calendar of its frequency
	calendar map[data.Freq]calendar

	series []series // by indicator, frequency and codes
	spans  []span   // by code of INDICATOR: its part of series
	cols   columns
	rows   []int32 // observations in order of preference, cell by cell
	rules  []rule  // by place in rows: why it stands before the next one

	source []string // of all cells, where they are sums of rows in bulk
}

// series is one line of cells with the same codes and frequency.
type series struct {
	codes []uint32 // one a dimension; of total codes the canonical one
	freq  data.Freq
	cells span
	// foreign is a unit that does not fit the indicator's, "" when all do.
	foreign string
}

// span is a range of places, hi exclusive.
type span struct{ lo, hi int }

// columns has one place a cell; the cells of a series stand together,
// ascending by period.
type columns struct {
	period   []int32 // place in store.periods
	value    []float64
	low      []float64
	high     []float64
	decimals []int16
	bound    []data.Bound
	status   []data.Status
	why      []string // "" when there is a value
	lacks    []bool   // there is a value, of a sum that lacks parts
	org      []string
	sources  [][]string
	rows     []span // claims, as places in store.rows
}

// New returns a store over the observations of ds, which must not change any
// more, and over its Bulk where it has one. A claim whose unit is not that of its
// indicator makes the queries that meet it fail; one whose number is too large to
// be scaled has no value.
func New(ds *data.Dataset) data.Store {
	if ds.Bulk != nil {
		return Over(ds, ds.Bulk.Grouper)
	}
	return newStore(ds)
}

func newStore(ds *data.Dataset) *store {
	s := &store{ds: ds, ind: ds.DimIndex(data.DimIndicator), apart: keptApart(ds)}
	s.build()
	return s
}

// cell is the cell at place i of the columns.
func (s *store) cell(i int) data.Cell {
	c := &s.cols
	claims := c.rows[i].hi - c.rows[i].lo
	if c.why[i] != "" {
		m := data.Missing(c.why[i])
		m.Status, m.Claims, m.Org, m.Sources = c.status[i], claims, c.org[i], c.sources[i]
		return m
	}
	why := ""
	if c.lacks[i] {
		why = data.WhyPart
	}
	return data.Cell{
		OK: true, Why: why, Value: c.value[i], Decimals: int(c.decimals[i]),
		Bound: c.bound[i], Status: c.status[i], Low: c.low[i], High: c.high[i],
		Claims: claims, Org: c.org[i], Sources: c.sources[i],
	}
}
