package data

import "context"

// Rows are the rows of the observations one by one, as they were read: what
// frames are made of. They are numbered from 0 in the order of the file and are
// safe for concurrent use.
type Rows interface {
	// Len is the number of rows.
	Len() int
	// Columns are the columns in which some row says something, in the order in
	// which they are read.
	Columns() []RowColumn
	// Row is the row of that number. Its strings and Dims are shared: nobody
	// changes them.
	Row(i int) Observation
	// Arrange returns the numbers of the rows that a keeps, in its order; nil
	// when those are all rows in the order of the file. It uses every core, and
	// says now and then how far it is, from 0 to 1; progress may be nil and may
	// be called by several at once. The error is that of ctx.
	Arrange(ctx context.Context, a Arrangement, progress func(share float64)) ([]uint32, error)
}

// RowColumn is one column of the rows.
type RowColumn struct {
	// ID is its concept: TIME_PERIOD, the id of a dimension, or one of those
	// below.
	ID string
	// Width is how many characters the longest cell has, as a file holds it;
	// of numbers without their bounds.
	Width int
}

// Number reports whether the cells of c are numbers, which are written to the
// right.
func (c RowColumn) Number() bool { return c.ID == RowValue }

// Columns of the rows beside the period and the dimensions.
const (
	RowValue   = "OBS_VALUE" // with its bound
	RowStatus  = "OBS_STATUS"
	RowUnit    = "UNIT_MEASURE" // with its multiplier
	RowOrg     = "COMPILING_ORG"
	RowSource  = "SOURCE"
	RowVintage = "VINTAGE"
	RowComment = "COMMENT_OBS"
)

// Arrangement says which rows are wanted, and in which order. The zero value is
// all rows in the order of the file.
type Arrangement struct {
	// By is the id of the column that orders the rows, ascending; rows that are
	// alike in it keep the order of the file, and rows that say nothing in it
	// come last. "" is the order of the file, and so is a column that is not
	// there.
	By string
	// From and To keep the rows whose periods begin in the calendar years from
	// From to To; 0 is open.
	From, To int
	// AsOf keeps the rows that were published by the end of this period, and
	// those of which nobody knows when; zero is now.
	AsOf Period
	// Where keeps the rows that have one of the codes in each dimension.
	Where []Filter
	// Find keeps the rows that have everything that is looked for.
	Find []RowFind
}

// RowFind is something looked for: a row has it when it has it in any column.
type RowFind struct {
	// Is says whether a cell of a column is what is looked for. It is asked once
	// for every different cell of the columns that do not hold numbers.
	Is func(column, cell string) bool
	// Value is a number that is looked for as it was written, whatever its
	// multiplier; only when IsNumber.
	Value    float64
	IsNumber bool
}

// Cell is the cell of o in a column of [Rows] other than its value, as a file
// holds it; d is the dataset of o. A period that is not known is "".
func (o *Observation) Cell(d *Dataset, column string) string {
	switch column {
	case TimePeriod:
		return o.Period.String()
	case RowStatus:
		return o.Status.String()
	case RowUnit:
		return o.Unit.Words()
	case RowOrg:
		return o.Org
	case RowSource:
		return o.Source
	case RowVintage:
		return o.Vintage.String()
	case RowComment:
		return o.Comment
	}
	if i := d.DimIndex(column); i >= 0 && i < len(o.Dims) {
		return o.Dims[i]
	}
	return ""
}
