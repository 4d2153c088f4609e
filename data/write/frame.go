package write

import (
	"fmt"
	"iter"
	"slices"

	"accord/data"
)

// Answer is what queries have answered, and how it is to be written.
type Answer struct {
	// Dataset is where the frames are from; its titles name the codes.
	Dataset *data.Dataset
	// Frames are written one after the other; all must have been asked for the
	// same dimensions.
	Frames []data.Frame
	// By are the grouping columns in their order: those of Query.By of the
	// frames, and among them TIME_PERIOD, which comes last where it is not
	// named. Cells are written in the order of these columns. Nil stands for
	// Query.By.
	By []Column
	// Timeless leaves TIME_PERIOD out of the forms that have columns: the frames
	// have one period each.
	Timeless bool
	// Value is what the column of the figures is called in the forms that have
	// columns; "" is OBS_VALUE.
	Value string
	// Used leaves out the columns of a CSV that say nothing in any row.
	Used bool
	// Gaps writes the cells too about which nobody has said anything.
	Gaps bool
	// Limit is the most cells that are written; 0 is all.
	Limit int
	// Labels and Lang say how codes are written.
	Labels Labels
	Lang   string
	// Raw leaves cells of a CSV as they are that a spreadsheet would run as
	// formulas; without it they begin with an apostrophe.
	Raw bool
	// Claims lists the claims behind the cell at p of a frame of q; see
	// [data.ClaimsAs]. Nil writes cells without their claims.
	Claims func(q data.Query, p data.Period) ([]data.Claim, error)
}

// Column is a grouping column: the id of a dimension or TIME_PERIOD, and what
// the column is called; "" is the id.
type Column struct {
	ID, Name string
}

// Labels says how the codes of dimensions and organisations are written.
type Labels string

// Ways to write a code: AZ; Azerbaijan; AZ: Azerbaijan.
const (
	LabelID   Labels = "id"
	LabelName Labels = "name"
	LabelBoth Labels = "both"
)

// AllLabels returns every way to write a code.
func AllLabels() []Labels { return []Labels{LabelID, LabelName, LabelBoth} }

// Size is how many cells are written and how many there are in all, which is
// more where Limit cuts.
func (a Answer) Size() (written, all int) {
	for i := range a.Frames {
		for _, s := range a.Frames[i].Series {
			for j := range s.Cells {
				if a.speaks(&s.Cells[j]) {
					all++
				}
			}
		}
	}
	if a.Limit > 0 && a.Limit < all {
		return a.Limit, all
	}
	return all, all
}

// CutAt is how many rows the store may give where a frame is cut, so that these are
// not all; 0 when every frame is whole.
func (a Answer) CutAt() (rows int) {
	for i := range a.Frames {
		rows = max(rows, a.Frames[i].Cut)
	}
	return rows
}

// speaks reports whether c is written: somebody has said something of it, if
// only that there is no figure.
func (a Answer) speaks(c *data.Cell) bool { return a.Gaps || c.OK || c.Claims > 0 }

// row is one cell and where it stands.
type row struct {
	frame  *data.Frame
	key    []string // codes of frame.Query.By
	period data.Period
	cell   *data.Cell
	claim  *data.Claim // nil unless the row is one claim of the cell
	rank   int         // of the claim, from 1
}

// ready returns a with its defaults filled in, and refuses what does not fit
// together.
func (a Answer) ready() (Answer, error) {
	if a.By == nil && len(a.Frames) > 0 {
		for _, id := range a.Frames[0].Query.By {
			a.By = append(a.By, Column{ID: id})
		}
	}
	a.By = slices.Clone(a.By)
	if a.time() < 0 {
		a.By = append(a.By, Column{ID: data.TimePeriod})
	}
	for i := range a.By {
		if a.By[i].Name == "" {
			a.By[i].Name = a.By[i].ID
		}
	}
	if a.Value == "" {
		a.Value = "OBS_VALUE"
	}
	if a.Labels == "" {
		a.Labels = LabelID
	}
	if !slices.Contains(AllLabels(), a.Labels) {
		return a, fmt.Errorf("%w: no labels %q; known: both, id, name", data.ErrQuery, string(a.Labels))
	}
	dims := a.dimensions()
	for i := range a.Frames {
		if by := a.Frames[i].Query.By; !slices.Equal(by, dims) {
			return a, fmt.Errorf("%w: a frame is by %v and its columns are %v", data.ErrQuery, by, dims)
		}
	}
	return a, nil
}

// time is the place of TIME_PERIOD among the grouping columns, −1 when it is
// not there.
func (a Answer) time() int {
	return slices.IndexFunc(a.By, func(c Column) bool { return c.ID == data.TimePeriod })
}

// dimensions are the grouping columns less TIME_PERIOD.
func (a Answer) dimensions() []string {
	dims := make([]string, 0, len(a.By))
	for _, c := range a.By {
		if c.ID != data.TimePeriod {
			dims = append(dims, c.ID)
		}
	}
	return dims
}

// rows walks the cells that are written in the order of the grouping columns.
func (a Answer) rows() iter.Seq[row] {
	return func(yield func(row) bool) {
		left, before := a.Limit, a.time()
		for i := range a.Frames {
			f := &a.Frames[i]
			for lo := 0; lo < len(f.Series); {
				hi := lo + 1
				for hi < len(f.Series) && slices.Equal(f.Series[lo].Key[:before], f.Series[hi].Key[:before]) {
					hi++
				}
				for j, p := range f.Periods {
					for k := lo; k < hi; k++ {
						c := &f.Series[k].Cells[j]
						if !a.speaks(c) {
							continue
						}
						if !yield(row{frame: f, key: f.Series[k].Key, period: p, cell: c}) {
							return
						}
						if left--; left == 0 {
							return
						}
					}
				}
				lo = hi
			}
		}
	}
}

// claims are the claims behind the cell of r, the preferred one first.
func (a Answer) claims(r row) ([]data.Claim, error) {
	q := r.frame.Query
	q.Where = slices.Clone(q.Where)
	for i, id := range q.By {
		q.Where = append(q.Where, data.Filter{Dimension: id, Codes: []string{r.key[i]}})
	}
	return a.Claims(q, r.period)
}
