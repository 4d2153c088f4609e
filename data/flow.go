package data

// Flow is how much of a stream of rows has come; the zero Flow is no stream.
type Flow struct {
	// Live is true for every stream.
	Live bool
	// Rows is the number of rows that have come, Shown of those that the
	// dataset takes into account, Aside of those that could not be used,
	// Dropped of the oldest ones that had to give way to new ones.
	Rows, Shown, Aside, Dropped int
	// Rate is how many rows came a second of late.
	Rate int
	// Ended is true when no more will come.
	Ended bool
	// Partial is true while the rows of a file are the first ones of those that it
	// has: Rows of them, out of the first Read of Size bytes; Size is 0 where
	// nobody knows. It is no stream, and Ended where somebody has stopped it.
	Partial    bool
	Read, Size int64
}

// Left is about how many seconds the rest of a partial table will take; false where
// nobody knows.
func (f Flow) Left() (seconds float64, ok bool) {
	if f.Read <= 0 || f.Size <= 0 || f.Rate <= 0 {
		return 0, false
	}
	return float64(f.Rows) / float64(f.Rate) * float64(max(0, f.Size-f.Read)) / float64(f.Read), true
}

// Progress is how far a load has come.
type Progress struct {
	// Stage is what it is at.
	Stage Stage
	// Done and Total are bytes of the files: how many have gone through the
	// present stage, and how many there are; Total is 0 where nobody knows.
	Done, Total int64
	// Rows is the number of rows that have been understood or set aside.
	Rows int
}

// Stage is a part of the work of a load.
type Stage uint8

// Stages, in their order.
const (
	Reading   Stage = iota // bytes come in
	Parsing                // rows are understood
	Arranging              // rows are sorted for queries
)

// Share is how much of the present stage is done, from 0 to 1; false where
// nobody knows.
func (p Progress) Share() (float64, bool) {
	if p.Total <= 0 || p.Stage == Arranging {
		return 0, false
	}
	return min(1, float64(p.Done)/float64(p.Total)), true
}
