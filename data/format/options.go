package format

import (
	"time"

	"accord/data/diag"
)

// Options are what is known beforehand and need not be found out; the zero
// value leaves everything to the evidence.
type Options struct {
	Format    string
	Encoding  string
	Sheet     string // of a workbook: its name
	Delimiter string // one character, or "tab"
	Header    int    // first line of the header, from 1
	// HeaderRows is how many rows the header has, 0 to find it out.
	HeaderRows int
	Decimal    string // decimal mark of every column
	Group      string // separator of thousands: "," "." " " "'" or "none"
	Dates      string // order of day, month and year: "dmy", "mdy" or "ymd"
	Missing    []string
	Unit       string
	UnitMult   int
	Indicator  string
	// Title, Publisher, URL and Updated are what the whole is called, who
	// published it, where and when; IndicatorTitle is what is measured.
	Title, Publisher, URL, Licence, Updated, IndicatorTitle string
	// Confidential reads values that are not for publication, too.
	Confidential bool
	// Today is the day up to which embargoes have ended; without it all hold.
	Today time.Time
	// Columns are what columns hold, by name; of one that stands here nothing
	// is guessed but what is left empty.
	Columns []Column
	// Codes are columns of a plain long table, named in any case, that hold codes
	// whatever their cells look like, unless they hold periods. With Verbatim
	// no code in them is read as a total or a flow: it stays as it is written.
	Codes    []string
	Verbatim bool
	// Figures is the column of a plain long table, named in any case, that holds
	// the figures whatever its cells look like; other numbers are then left out.
	Figures string
	// Sidecar are the texts of metadata files that lie beside the file, by
	// name.
	Sidecar map[string]string
	// MaxBytes is how large the text may become once it is unpacked, 0 for
	// 1 GiB.
	MaxBytes int64

	// What only metadata beside the file say: what begins a line that is no row,
	// and the names of columns of a table without a header.
	comment rune
	names   []string
}

// column returns what the options say of the column of that name.
func (o *Options) column(name string) (Column, bool) {
	for _, c := range o.Columns {
		if c.Name == name {
			return c, true
		}
	}
	return Column{}, false
}

// refusal is why a file cannot be read, at a place in it.
type refusal struct{ diag.Diag }

// Error is the message, without its place.
func (r refusal) Error() string { return r.Message }

// Refused returns the problem because of which [Open] gave up, false when err
// is another error.
func Refused(err error) (diag.Diag, bool) {
	r, ok := err.(refusal)
	return r.Diag, ok
}
