package format

import (
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"accord/data"
	"accord/data/diag"
)

// Scan is how the rows of a file can be added up as they go by: its plan was
// made from the beginning of the file, and each row can be understood by itself
// from words that mean the same wherever they stand.
type Scan struct {
	r     *Reading
	x     *reader
	csv   *csv.Reader // of the rows that are read, which come from next
	next  fed
	lines int // of the rows before the one at hand
	rec   Record
	// Offset is where the rows begin, in bytes from the beginning of the file,
	// and Before how many lines stand before them.
	Offset, Before int
	// Comma stands between the cells, Mark before the decimals.
	Comma, Mark byte
}

// Scan returns how the rows of a file can be scanned of which head is the
// beginning, whole rows, from which r was opened; false when they cannot: only
// a plain long table in UTF-8 can that has more rows than evidence is drawn
// from, one column of periods and one of figures in an amount, and beside them
// dimensions and their titles only.
func (r *Reading) Scan(head []byte) (*Scan, bool) {
	s := r.sheet
	if !r.Plain() || !s.Cut || s.rows.delimiter == 0 || s.rows.delimiter >= 0x80 || r.Compression != "" ||
		r.Encoding.Value != "utf-8" || s.Options.Encoding != "" || s.compound > 0 || r.HeaderRows > 1 ||
		s.Options.comment != 0 || s.Options.names != nil || len(r.footnotes) > 0 || len(r.Reasons) > 0 {
		return nil, false
	}
	c := &Scan{r: r, Offset: s.rows.offset, Before: s.rows.before, Comma: byte(s.rows.delimiter), Mark: '.'}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		c.Offset += 3
	}
	periods, values := 0, 0
	for i := range r.Columns {
		col := &r.Columns[i]
		switch {
		case col.Split != "":
			return nil, false
		case col.Concept == data.DimIndicator && len(col.Codes) > 0: // which are titles, which state units
			return nil, false
		case col.Role == RoleAside || col.Role == RoleDimension:
		case col.Role == RoleTitle && col.Concept != data.DimIndicator: // likewise
		case col.Role == RolePeriod && !partForm(col.Form):
			periods++
		case col.Role == RoleValue && col.Period == "" && !col.Ambiguous && !col.Unit.IsRatio():
			values++
			if col.Decimal != "" {
				c.Mark = col.Decimal[0]
			}
			if col.Group == string(c.Mark) {
				return nil, false
			}
		default:
			return nil, false
		}
	}
	return c, periods == 1 && values == 1 && (c.Mark == '.' || c.Mark == ',')
}

// Sampled reports whether the file has more rows than evidence is drawn from.
func (r *Reading) Sampled() bool { return r.sheet.Cut }

// Begin begins to read rows; tell is told what is wrong with them.
func (c *Scan) Begin(tell func(diag.Diag)) {
	c.x = newReader(c.r, tell)
	c.csv = csv.NewReader(&c.next)
	c.csv.Comma, c.csv.FieldsPerRecord, c.csv.ReuseRecord = c.r.sheet.rows.delimiter, -1, true
}

// Row reads a row that stands for so many, with its line end and the lines
// before it in the file, and calls yield for its claim.
func (c *Scan) Row(text string, before, times int, yield func(*Observed)) {
	c.next.text = text
	cells, err := c.csv.Read()
	if err != nil { // the scan has read it: its quotes are right
		return
	}
	file := diag.NewPart(c.r.sheet.Name, text, before)
	c.rec.Cells, c.rec.Start, c.rec.End = cells, c.rec.Start[:0], len(text)
	for i := range cells {
		line, col := c.csv.FieldPos(i)
		c.rec.Start = append(c.rec.Start, file.Offset(line-c.lines+before, col))
	}
	c.lines += strings.Count(text, "\n")
	recs := Records{File: file, Delimiter: c.csv.Comma}
	row := Row{Cells: cells, Line: file.Position(c.rec.Start[0]).Line, mark: func(i int) diag.Mark {
		if i < 0 || i >= len(c.rec.Start) {
			return file.Mark(c.rec.Start[0], 0)
		}
		return file.Mark(c.rec.Start[i], recs.Width(c.rec, i))
	}}
	c.x.times = times
	c.x.row(row, func(o *Observed) bool { yield(o); return true })
}

// fed is a reader of one row after the other.
type fed struct{ text string }

// Read implements [io.Reader].
func (f *fed) Read(b []byte) (int, error) {
	if f.text == "" {
		return 0, io.EOF
	}
	n := copy(b, f.text)
	f.text = f.text[n:]
	return n, nil
}

// End ends the reading; ascii says whether the file is nothing but ASCII.
func (c *Scan) End(ascii bool) {
	c.r.Count = c.x.count
	if c.r.Encoding.Why == onlyASCII && !ascii {
		c.r.Encoding.Why = validUTF8
	}
}

// Taken is what is known of rows that were not read.
type Taken struct {
	Rows int
	// Bounds is how many have a number with a bound; Values counts them by the words
	// that stand for no number, Totals by the words for the total of a dimension,
	// with the name of their column.
	Bounds         int
	Values, Totals map[string]int
}

// Take counts rows that were not read as those that were.
func (c *Scan) Take(t Taken) {
	n := &c.x.count
	n.Rows += t.Rows
	n.Observations += t.Rows
	n.Bounds += t.Bounds
	for word, rows := range t.Values {
		if word = strings.TrimFunc(word, blank); word == "" {
			n.Empty += rows
		} else {
			n.Absent[word] += rows
		}
	}
	for word, rows := range t.Totals {
		n.Totals[word] += rows
	}
}

// Number is the number that a cell of the values is another way to write, as
// digits with a decimal point; false where it says anything more.
func (c *Scan) Number(i int, cell string) (digits string, ok bool) {
	n, ok := dressed(strings.TrimFunc(cell, blank))
	if !ok || n.bound != "" || n.percent || n.mark != "" {
		return "", false
	}
	digits, _, ok = c.Cell(i, cell)
	return digits, ok && digits != ""
}

// IsTotal reports whether a word of column i is one for the total of a dimension.
func (c *Scan) IsTotal(i int, word string) bool {
	_, known := c.r.Columns[i].Codes[strings.TrimFunc(word, blank)]
	return !known && c.r.Columns[i].Totals && totalWord(strings.TrimFunc(word, blank))
}

// Cell is what a cell of column i comes to by itself: the text that a row with
// it has in the concept of the column, and whether that is a total; "" for a
// figure that is missing. It is false where the row has to be read to know.
func (c *Scan) Cell(i int, cell string) (text string, total, ok bool) {
	col := &c.r.Columns[i]
	cell = strings.TrimFunc(cell, blank)
	switch col.Role {
	case RoleDimension:
		if text = cell; cell == "~" { // the dimension is switched off
			text, cell = "", ""
		}
		if to, known := col.Codes[cell]; known {
			text = to
		} else if col.Totals && totalWord(cell) {
			text = "_T"
		}
		return text, data.IsTotal(col.Concept, text), cell != "" || !c.titled(col.Concept)
	case RolePeriod:
		text, ok = canonical(col.Form, cell)
		return text, false, ok && !remarkable(cell)
	case RoleValue:
		if _, gone := c.r.missing(cell, c.r.Missing); gone || cell == "" {
			return "", false, true
		}
		n, ok := dressed(cell)
		if !ok || n.mark != "" || cell[0] == ':' {
			return "", false, false
		}
		digits, wrong := notation{decimal: col.Decimal, group: col.Group, ambiguous: col.Ambiguous}.plain(n.digits)
		return digits, false, wrong == ""
	case RoleTitle: // in several languages it says which the file has
		_, one := Languages(cell)[""]
		return cell, false, one
	}
	return cell, false, true
}

// titled reports whether a column has titles of that dimension, which stand for
// codes that are missing.
func (c *Scan) titled(concept string) bool {
	return slices.ContainsFunc(c.r.Columns, func(x Column) bool { return x.Role == RoleTitle && x.Concept == concept })
}
