package data

import "context"

// Grouper adds up the rows of a table that are not in [Dataset.Observations],
// because there are too many of them or they are elsewhere. It answers one
// question, from which a store makes frames; so a table in memory and one in a
// database come to the same figures by the same rules.
type Grouper interface {
	// Group returns the groups that g asks for, ordered by their codes and then by
	// their periods. It fails with the cause of ctx when that is done; any other
	// error says why there is no answer, and there is never half of one.
	Group(ctx context.Context, g Grouping) ([]Group, error)
}

// Parter is a [Grouper] that can give the first groups where all are too many.
type Parter interface {
	Grouper
	// GroupPart is Group, but for an answer that has more rows than the limit: of
	// that it returns the groups of the first codes in the order of what stands
	// in the table, all periods of each, and the limit, which is 0 when nothing
	// is left out. It fails with [FaultLimit] where not even those of the first
	// codes fit.
	GroupPart(ctx context.Context, g Grouping) (groups []Group, limit int, err error)
}

// GroupPart asks g for the first groups where all are too many, if it can give
// them; see [Parter].
func GroupPart(ctx context.Context, g Grouper, what Grouping) (groups []Group, limit int, err error) {
	if p, can := g.(Parter); can {
		return p.GroupPart(ctx, what)
	}
	groups, err = g.Group(ctx, what)
	return groups, 0, err
}

// Grouping asks for the sums of rows that have the same codes, period by period.
type Grouping struct {
	// Dims are the places in [Dataset.Dimensions] of the dimensions that groups
	// are told apart by, ascending.
	Dims []int
	// Where keeps rows as [Query.Where] does.
	Where []Filter
	// Freq keeps the periods of one frequency; [FreqNone] keeps all.
	Freq Freq
	// From and To keep the periods that lie within; zero is open.
	From, To Period
}

// Group is what rows with the same codes and the same period come to. Rows that
// differ in status or bound, and those without a value, are groups of their own:
// what their sum may be called is for [SumCells] to say.
type Group struct {
	// Codes has one code a dimension of [Grouping.Dims], in that order; "" where
	// the table says nothing.
	Codes  []string
	Period Period
	// Sum is in the unit of the table; NaN when Missing.
	Sum float64
	// Missing is true for rows without a value.
	Missing bool
	Bound   Bound
	Status  Status
	// Decimals is how many decimals the rows are written with, of different ones
	// the most; −1 where the engine does not know.
	Decimals int
	// Rows is how many rows were added up.
	Rows int64
}
