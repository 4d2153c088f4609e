package data

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// mostGrid bounds a coverage grid.
const mostGrid = 1 << 20

// CoverageQuery asks how much of a picture is data. INDICATOR is a dimension
// like the others.
type CoverageQuery struct {
	// Where keeps the observations whose dimension has one of the codes, as
	// Query.Where does.
	Where []Filter
	// By are the dimensions whose codes make the rows.
	By   []string
	Freq Freq
	// From and To keep the periods that lie within; zero is open.
	From, To Period
	// StaleYears is how old the newest publication of a cell may be at the
	// dataset's date before it is stale; 0 calls nothing stale.
	StaleYears int
}

// CoverageState is the one word for a cell of a [Grid].
type CoverageState string

// States, from the best to none.
const (
	CoveragePresent CoverageState = "present" // a figure that is exact and normal
	CoverageFlagged CoverageState = "flagged" // every figure has a status or a bound
	CoverageStale   CoverageState = "stale"   // nothing was published about it for long
	CoverageMissing CoverageState = "missing" // a source says that there is none
	CoverageNone    CoverageState = ""        // nobody said anything
)

// GridCell is what is known of one row and period.
type GridCell struct {
	// Claims counts all observations, revisions included; Values those with a
	// number, Flagged those of them with a status that is not normal or a
	// bound. Of facts, which are shown as sums, all are flagged where one has no
	// number, and none counts where nothing is known of the sum.
	Claims, Values, Flagged int
	// Newest is the latest date of publication, zero when none is dated.
	Newest Period
	// Sources are the ids of the sources of all observations, in the dataset's
	// order of observations.
	Sources []string
	// Stale is true when Newest lies more than CoverageQuery.StaleYears before
	// the dataset's date. Where either is not known it is false.
	Stale bool
}

// State is the one word for c; stale goes before flagged.
func (c GridCell) State() CoverageState {
	switch {
	case c.Claims == 0:
		return CoverageNone
	case c.Values == 0:
		return CoverageMissing
	case c.Stale:
		return CoverageStale
	case c.Flagged == c.Values:
		return CoverageFlagged
	}
	return CoveragePresent
}

// GridRow is the cells of one combination of codes.
type GridRow struct {
	// Key are the codes of the dimensions of Grid.By. Total codes stand as one:
	// _T, of TRADE_FLOW T.
	Key []string
	// Cells has one cell a period of the grid.
	Cells []GridCell
}

// Grid is rows × periods of what is there.
type Grid struct {
	By   []string
	Freq Freq
	// Periods are ascending; regular frequencies have no hole.
	Periods []Period
	// Rows are in the dataset's order of codes, undeclared ones last by name.
	Rows []GridRow
	// Total sums all cells up by their state: how much of the picture is data.
	Total map[CoverageState]int
}

// Coverage counts the observations of ds, and its rows in bulk, behind every
// cell. It fails with [ErrQuery] on a dimension that ds does not have, and on a
// grid that is too large to be drawn. A selection without observations has no rows.
func Coverage(ctx context.Context, ds *Dataset, q CoverageQuery) (Grid, error) {
	g := Grid{By: q.By, Freq: q.Freq, Total: map[CoverageState]int{}}
	by := make([]int, len(q.By))
	for i, id := range q.By {
		if by[i] = ds.DimIndex(id); by[i] < 0 {
			return Grid{}, fmt.Errorf("%w: no dimension %q", ErrQuery, id)
		}
	}
	picked, err := q.pick(ds)
	if err != nil {
		return Grid{}, err
	}
	ds, bulk, err := q.withBulk(ctx, ds, by)
	if err != nil {
		return Grid{}, err
	}
	for i := range bulk {
		picked = append(picked, len(ds.Observations)-len(bulk)+i)
	}
	if g.Periods, err = coveredPeriods(ds, picked); err != nil {
		return Grid{}, err
	}
	rows, place := coveredRows(ds, picked, by)
	if len(rows)*len(g.Periods) > mostGrid {
		return Grid{}, fmt.Errorf("%w: a grid of %d rows and %d periods is too large", ErrQuery, len(rows), len(g.Periods))
	}
	for i := range rows {
		rows[i].Cells = make([]GridCell, len(g.Periods))
	}
	sums := map[*GridCell]bool{} // those of facts, and whether these are never below zero
	for k, i := range picked {
		o := &ds.Observations[i]
		at, _ := slices.BinarySearchFunc(g.Periods, o.Period, Period.Compare)
		c := &rows[place[k]].Cells[at]
		c.count(o, 1)
		if n := i - (len(ds.Observations) - len(bulk)); n >= 0 {
			c.count(o, int(bulk[n].Rows)-1)
			sums[c] = ds.Bulk.AtLeast
		} else if ds.Facts != nil {
			sums[c] = ds.Facts.AtLeast
		}
	}
	for c, atLeast := range sums {
		c.sum(atLeast)
	}
	for _, r := range rows {
		for j := range r.Cells {
			c := &r.Cells[j]
			c.Stale = q.StaleYears > 0 && !c.Newest.IsZero() && !ds.Updated.IsZero() &&
				c.Newest.End().AddDate(q.StaleYears, 0, 0).Before(ds.Updated.Start())
			g.Total[c.State()]++
		}
	}
	g.Rows = rows
	return g, nil
}

// sum makes c what is known of the sum of its rows, which are facts: where some of
// them have no value it is no more than a bound, or nothing; see [Facts.AtLeast].
func (c *GridCell) sum(atLeast bool) {
	switch {
	case c.Values == c.Claims:
	case atLeast:
		c.Flagged = c.Values
	default:
		c.Values, c.Flagged = 0, 0
	}
}

// count adds o to c, so many times.
func (c *GridCell) count(o *Observation, times int) {
	c.Claims += times
	if o.Source != "" && !slices.Contains(c.Sources, o.Source) {
		c.Sources = append(c.Sources, o.Source)
	}
	if !o.Missing && o.Value == o.Value {
		c.Values += times
		if o.Status != 0 || o.Bound != Exact {
			c.Flagged += times
		}
	}
	if cmp.Or(cmp.Compare(o.Vintage.start, c.Newest.start), cmp.Compare(o.Vintage.end, c.Newest.end)) > 0 || c.Newest.IsZero() {
		c.Newest = o.Vintage
	}
}
