package load

import (
	"fmt"
	"slices"
	"strings"

	"accord/data"
	"accord/data/diag"
)

// repeats tells of rows that contradict others: which have their key in a layout
// where that tells figures apart. In columns they are facts and are added up, which
// is to be known.
func (c *columns) repeats(ld *loader) error {
	x, err := c.table.Repeats(ld.ctx)
	if err != nil || x.Rows == 0 {
		return err
	}
	if x.First.At.Line < x.Of.At.Line { // rows that were read one by one are the last in a table
		x.First, x.Of = x.Of, x.First
	}
	about := slices.DeleteFunc(slices.Clone(x.First.Dims), func(s string) bool { return s == "" || data.IsTotal("", s) })
	about = append(about, x.First.Period.String())
	rows := "it is the only row that does"
	if x.Rows > 1 {
		rows = fmt.Sprintf("%d rows do so with one before them", x.Rows)
	}
	d := diag.Mark{Position: x.First.At}.Warningf("duplicate", "second row for (%s); %s, and all are added up; remove them, give a revision its own VINTAGE, or take each row as a claim by --rows claims",
		strings.Join(about, ", "), rows)
	ld.report(d.With(x.Of.At))
	return nil
}
