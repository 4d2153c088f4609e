package data

// Frame is the answer to a query: periods × series of cells. It is what
// panels, sentences, exports and tests read. Its slices may be shared with the
// store and must not be written to.
type Frame struct {
	Query Query
	// Unit is the unit of the values, after the transformation.
	Unit Unit
	// Freq is the one frequency of all periods.
	Freq Freq
	// Periods are ascending and without repetition. Regular frequencies have
	// no hole: a period without any claim has cells without a value. Ranges
	// and year-to-date periods list those that occur.
	Periods []Period
	// Series are ordered by their keys.
	Series []Series
	// Undated is, of a frame asked for as of a date, how many figures within
	// its periods rest on a claim without a date of publication, which counts
	// as known at any date. It is 0 for a frame of today.
	Undated int
	// Cut is, where Query.Part has left series out, how many rows the store may
	// give: Series are the first that fit, in the order of their codes, each of
	// them whole. It is 0 when all are there; nothing about all of them, such
	// as their sum or who is the largest, may be told of a frame that is cut.
	Cut int
}

// Series is one line of a frame.
type Series struct {
	// Key are the codes of the dimensions of Query.By, in that order.
	Key []string
	// Cells has one cell a period of the frame.
	Cells []Cell
}

// Cell is one value and what must not be lost of it.
type Cell struct {
	// OK is true when there is a value. Why says in a fixed word why there is
	// none: see the Why constants. Of a value it is "", or [WhyPart] for a sum
	// that lacks parts and is known to be no less than the others.
	OK  bool
	Why string
	// Value is in the frame's unit; NaN when not OK.
	Value    float64
	Decimals int
	Bound    Bound
	Status   Status
	// Low and High are the lowest and the highest claim, older revisions left
	// out; both equal Value when there is one claim only, and after a
	// transformation.
	Low, High float64
	// Claims is how many claims there are about this cell, older revisions
	// included; of a sum or a change, about all its parts together.
	Claims int
	// Org is the reporter whose claim is drawn, "" when the cell is made of
	// several.
	Org string
	// Spliced is true when a transformation puts figures of two different
	// organisations together; it is false for a level.
	Spliced bool
	// Sources are the ids of the sources the value rests on, the preferred
	// claim's first.
	Sources []string
}

// Reasons why a cell has no value.
const (
	WhyNoClaim  = "no figure"        // nobody published one
	WhyStatus   = "missing"          // a source says that there is none; see Status
	WhyPart     = "a part missing"   // a sum lacks one of its parts
	WhyBase     = "no base"          // the period compared with has no value
	WhyZeroBase = "base is zero"     // the period compared with is zero or negative
	WhyBreak    = "series break"     // definitions differ between the two periods
	WhySplice   = "other reporter"   // the two values are of different organisations' areas
	WhyNotAYear = "no year-ago twin" // the period has no counterpart to compare with
	WhyTooLarge = "too large"        // the number is beyond what can be calculated with
)

// Missing returns a cell without a value.
func Missing(why string) Cell {
	return Cell{Why: why, Value: nan, Low: nan, High: nan}
}

// Last returns the index of the last cell with a value, −1 when there is none.
func (s Series) Last() int {
	for i := len(s.Cells) - 1; i >= 0; i-- {
		if s.Cells[i].OK {
			return i
		}
	}
	return -1
}
