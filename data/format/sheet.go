package format

import (
	"slices"
	"strings"

	"accord/data/diag"
)

// brokenFunc is told of records that cannot be read.
type brokenFunc = func(diag.Diag)

// Row is one row of a sheet. It is valid until the next one is read.
type Row struct {
	Cells []string
	// Line is its number in the file, from 1.
	Line int
	mark func(i int) diag.Mark
}

// Mark is the place of cell i; of the row where it has none.
func (r Row) Mark(i int) diag.Mark { return r.mark(i) }

// Sheet is a table of cells whose layout is known: what formats look at.
type Sheet struct {
	// Name is the path of the file as the user gave it, Base its last element
	// without what tells how it is packed.
	Name, Base string
	// Plan is what is known before any format looks: encoding, delimiter,
	// header, preamble.
	Plan Plan
	// Header are the names of the columns, without blanks around them.
	Header []string
	// Sample are the first rows after the header, and Cut is true when there
	// are more.
	Sample [][]string
	Cut    bool
	// Options are what need not be found out.
	Options Options

	outside  []string // remarks between and below the rows
	meta     *metadata
	compound int // how many dimensions the first column holds, 0 for one
	header   Row
	rows     rows // of a text
	body     func(broken brokenFunc, yield func(Row) bool)
}

// rows is where the rows of a text begin, and what stands between their cells.
type rows struct {
	offset    int // in the text, without a byte order mark
	before    int // lines
	delimiter rune
}

// MaxSample is how many rows the evidence is drawn from.
const MaxSample = 5000

// sampled reads the sample.
func (s *Sheet) sampled() {
	s.body(nil, func(r Row) bool {
		if len(s.Sample) == MaxSample {
			s.Cut = true
			return false
		}
		if a := alone(r.Cells); len(s.Header) > 1 && a != "" && (len(r.Cells) == 1 || remarkable(a)) {
			s.outside = append(s.outside, a)
			return true
		}
		row := make([]string, len(s.Header))
		for i := range min(len(row), len(r.Cells)) {
			row[i] = strings.TrimSpace(r.Cells[i])
		}
		s.Sample = append(s.Sample, row)
		return true
	})
}

// column returns the index of the column of that name, without regard to case,
// −1 when there is none.
func (s *Sheet) column(name string) int {
	for i, h := range s.Header {
		if strings.EqualFold(h, name) {
			return i
		}
	}
	return -1
}

// has reports whether all columns of those names are there.
func (s *Sheet) has(names ...string) bool {
	for _, n := range names {
		if s.column(n) < 0 {
			return false
		}
	}
	return true
}

// values calls yield for the cells of column i in the sample that hold
// something.
func (s *Sheet) values(i int, yield func(string) bool) {
	for _, row := range s.Sample {
		if row[i] != "" && !yield(row[i]) {
			return
		}
	}
}

// refuse says why nothing can be made of the sheet, at its header.
func (s *Sheet) refuse(rule, format string, args ...any) error {
	return refusal{s.header.Mark(-1).Errorf(rule, format, args...)}
}

// text returns the sheet of a delimited text file.
func text(name, content string, plan Plan, o Options) (*Sheet, error) {
	file := diag.NewFile(name, content)
	if strings.TrimSpace(file.Text) == "" {
		return nil, refusal{file.Mark(0, 0).Errorf("empty", "the file is empty; expected a table with a header")}
	}
	lay, err := layout(file, o)
	if err != nil {
		return nil, err
	}
	plan.Delimiter, plan.Header, plan.HeaderWhy, plan.Preamble = lay.delimiter, lay.line, lay.heading.why, lay.preamble
	plan.Notes = append(plan.Notes, lay.notes...)
	recs := Records{File: file, Delimiter: lay.rune, Comment: o.comment}
	var rec Record // of the row that is being read
	row := Row{}
	var s *Sheet
	row.mark = func(i int) diag.Mark {
		if s.compound > 0 && i >= 0 { // its dimensions stand in one cell
			i = max(0, i-s.compound+1)
		}
		if i < 0 || i >= len(rec.Start) {
			return file.Mark(rec.Start[0], 0)
		}
		return file.Mark(rec.Start[i], recs.Width(rec, i))
	}
	plan.HeaderRows = lay.heading.rows()
	s = &Sheet{Name: name, Plan: plan, Options: o}
	head, ok := recs.One(lay.offset, nil)
	if !ok {
		return nil, refusal{file.Mark(lay.offset, 0).Errorf("header", "the header cannot be read: its quotes are wrong")}
	}
	s.Header = lay.heading.names
	start := slices.Clone(head.Start)
	head.Start = start
	s.header = Row{Line: file.Position(start[0]).Line, mark: func(i int) diag.Mark {
		if i < 0 || i >= len(start) {
			return file.Mark(start[0], 0)
		}
		return file.Mark(start[i], recs.Width(head, i))
	}}
	end := head.End
	if o.names != nil {
		end = 0 // no row is a header
	}
	s.rows = rows{end, file.Position(end).Line - 1, lay.rune}
	if dims := compoundHeader(s.Header[0]); dims != nil {
		s.compound = len(dims)
		s.Header = names(append(dims, s.Header[1:]...))
	}
	var room []string
	s.body = func(broken brokenFunc, yield func(Row) bool) {
		recs.Scan(end, broken, func(next Record) bool {
			rec = next
			room = s.expand(rec.Cells, room)
			row.Cells, row.Line = room, file.Position(rec.Start[0]).Line
			return yield(row)
		})
	}
	s.sampled()
	return s, nil
}
