package data

import (
	"context"
	"slices"
)

// Shape is what a selection of one indicator holds, told without drawing it.
type Shape struct {
	// Figures is how many cells have a value, First and Last the first and the
	// last period with one; zero where nothing has.
	Figures     int
	First, Last Period
	// Freqs are the frequencies with a value, the longest period first.
	Freqs []Freq
	// Dimensions are those of the dataset but INDICATOR, in order, each with the
	// codes that occur.
	Dimensions []ShapeDimension
	// Periods are those in which a code of Query.By has a value, ascending, and
	// Filled how many of the codes have one in each. The total counts as a code
	// only where there is no other.
	Periods []Period
	Filled  []int
}

// ShapeDimension is a dimension of a [Shape].
type ShapeDimension struct {
	ID    string
	Codes []ShapeCode // in the dataset's order; total codes stand as one
	// Cut is the limit of rows of the store where Codes are only the first of
	// more; 0 when they are all. Of those of Query.By nothing is counted then:
	// Periods are all that there are, and Filled is nil.
	Cut int
}

// ShapeCode is a code of a dimension and what has it.
type ShapeCode struct {
	Code        string
	Figures     int
	First, Last Period
}

// Dimension is the dimension of that name; without codes when there is none.
func (s Shape) Dimension(id string) ShapeDimension {
	for _, d := range s.Dimensions {
		if d.ID == id {
			return d
		}
	}
	return ShapeDimension{ID: id}
}

// Code finds a code; any total code finds the one that stands for all.
func (d ShapeDimension) Code(code string) (ShapeCode, bool) {
	return find(d.Codes, func(c ShapeCode) bool {
		return c.Code == code || IsTotal(d.ID, code) && IsTotal(d.ID, c.Code)
	})
}

// Total is the code that stands for the whole of the dimension; false where all
// codes are parts.
func (d ShapeDimension) Total() (ShapeCode, bool) {
	return find(d.Codes, func(c ShapeCode) bool { return IsTotal(d.ID, c.Code) })
}

// shaper is a store that knows what it holds.
type shaper interface {
	Shape(ctx context.Context, q Query) (Shape, error)
}

// ShapeOf tells what the indicator and the filters of q select at the frequency
// of q, of [FreqNone] at the longest that has data; periods and transformation
// do not matter. Query.By names at most one dimension, whose codes are counted
// period by period. It fails with ErrQuery as Query does, and where the store
// cannot tell.
func ShapeOf(ctx context.Context, s Store, q Query) (Shape, error) {
	if k, ok := s.(shaper); ok {
		return k.Shape(ctx, q)
	}
	return Shape{}, nil
}

// knower is a store of rows in bulk that knows which codes have a value.
type knower interface {
	Known(ctx context.Context, q Query) ([][]string, error)
}

// KnownOf tells which codes of the dimensions of q.By occur together in rows of
// [Dataset.Bulk] with a value, of any period and frequency: each combination once,
// in the order of q.By, total codes of a dimension as one. The filters of q count;
// of rows that are not in bulk nothing is told. It fails with ErrQuery as Query
// does.
func KnownOf(ctx context.Context, s Store, q Query) ([][]string, error) {
	if k, ok := s.(knower); ok {
		return k.Known(ctx, q)
	}
	return nil, nil
}

// Covered is the last period in which nearly as many codes have a figure as in
// any other: four of five. The figures of the newest period are often few. It is
// zero where there is none.
func (s Shape) Covered() Period {
	if len(s.Filled) == 0 {
		return Period{}
	}
	most := slices.Max(s.Filled)
	for i := len(s.Filled) - 1; i >= 0; i-- {
		if 5*s.Filled[i] >= 4*most {
			return s.Periods[i]
		}
	}
	return Period{}
}
