package format

import (
	"bytes"
	"cmp"
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
// a long table can that has more rows than evidence is drawn from, one column of
// periods and one of figures in an amount, and beside them dimensions, their titles
// and what is said of a figure: comments in several columns, else each in one.
func (r *Reading) Scan(head []byte) (*Scan, bool) {
	s := r.sheet
	if !r.Plain() && !r.SDMX() || !s.Cut || s.rows.delimiter == 0 || s.rows.delimiter >= 0x80 || r.Compression != "" ||
		r.Encoding.Value != "utf-8" || s.Options.Encoding != "" || s.compound > 0 || r.HeaderRows > 1 || r.ByUnit ||
		s.Options.comment != 0 || s.Options.names != nil || len(r.footnotes) > 0 || len(r.Reasons) > 0 {
		return nil, false
	}
	c := &Scan{r: r, Offset: s.rows.offset, Before: s.rows.before, Comma: byte(s.rows.delimiter), Mark: '.'}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		c.Offset += 3
	}
	seen := map[Role]int{}
	for i := range r.Columns {
		if !c.scans(&r.Columns[i]) {
			return nil, false
		}
		seen[r.Columns[i].Role]++
	}
	for _, role := range besideRoles() {
		if seen[role] > 1 && role != RoleComment {
			return nil, false
		}
	}
	return c, seen[RolePeriod] == 1 && seen[RoleValue] == 1 && (c.Mark == '.' || c.Mark == ',')
}

// besideRoles are the roles of columns that say something of a figure.
func besideRoles() []Role {
	return []Role{RoleStatus, RoleBound, RoleUnit, RoleMult, RoleFreq, RoleOrg, RoleSource, RoleVintage, RoleComment, RoleConf, RoleEmbargo, RoleAction}
}

// scans reports whether the words of a column mean the same wherever they stand,
// and notes how numbers are written.
func (c *Scan) scans(col *Column) bool {
	switch col.Role {
	case RoleAside:
		return true
	case RoleDimension:
		titles := col.Concept == data.DimIndicator && (len(col.Codes) > 0 || col.Split != "") // which state units
		return col.Levels == "" && (!titles || c.r.find(RoleUnit) >= 0)
	case RoleTitle:
		return col.Concept != data.DimIndicator // likewise
	case RolePeriod:
		return !partForm(col.Form)
	case RoleValue:
		if col.Decimal != "" {
			c.Mark = col.Decimal[0]
		}
		return col.Period == "" && !col.Ambiguous && !col.Unit.IsRatio() && col.Group != string(c.Mark) && col.mark == ""
	}
	return slices.Contains(besideRoles(), col.Role)
}

// Beside reports whether some column says more of the figures than what they are
// about.
func (c *Scan) Beside() bool {
	return slices.ContainsFunc(c.r.Columns, func(x Column) bool { return slices.Contains(besideRoles(), x.Role) })
}

// InCharset notes in which character set the file was before it was decoded.
func (c *Scan) InCharset(f Finding) { c.r.Encoding = f }

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
	// Flags and Actions count them by the words of those columns.
	Flags, Actions map[string]int
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
	for word, rows := range t.Flags {
		if word = strings.TrimFunc(word, blank); word != "" {
			n.Flags[word] += rows
		}
	}
	for word, rows := range t.Actions {
		if word, _, _ = strings.Cut(strings.TrimFunc(word, blank), ":"); word != "" {
			n.Actions[word] += rows
		}
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

// Total is the word for the total of a dimension in a cell of column i; false
// where it has none.
func (c *Scan) Total(i int, cell string) (word string, ok bool) {
	col := &c.r.Columns[i]
	word, _, _ = split(col.Split, strings.TrimFunc(cell, blank))
	_, known := col.coded(word)
	return word, !known && col.Totals && totalWord(word)
}

// Cell is what a cell of column i comes to by itself: the text that a row with
// it has in the concept of the column, and whether that is a total; "" for a
// figure that is missing. It is false where the row has to be read to know.
func (c *Scan) Cell(i int, cell string) (text string, total, ok bool) {
	col := &c.r.Columns[i]
	cell = strings.TrimFunc(cell, blank)
	switch col.Role {
	case RoleDimension:
		code, title, _ := split(col.Split, cell)
		if code == "" && title != "" {
			return "", false, false
		}
		if text = code; code == "~" { // the dimension is switched off
			text, code = "", ""
		}
		if to, known := col.coded(code); known {
			text = to
		} else if col.Totals && totalWord(code) {
			text = "_T"
		}
		return text, data.IsTotal(col.Concept, text), code != "" || !c.titled(col.Concept)
	case RolePeriod:
		text, _, _ = split(col.Split, cell)
		text, ok = canonical(col.Form, text)
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
	return cell, false, col.Role != RoleConf || withheld(cell, "", c.r.sheet.Options.Today) == "" || c.r.Confidential
}

// Figure is what a cell of the values says that is not a number only: the status
// where it has none, or a bound and digits with a decimal point.
func (c *Scan) Figure(i int, cell string) (status, bound, digits string) {
	cell = strings.TrimFunc(cell, blank)
	if st, gone := c.r.missing(cell, c.r.Missing); gone || cell == "" {
		return cmp.Or(st, "O"), "", ""
	}
	n, _ := dressed(cell)
	digits, _, _ = c.Cell(i, cell)
	return "", n.bound, digits
}

// Said is what a cell of column i says of the figure in its row: the text in the
// concept of the column, and a comment; of a unit also the power of ten.
func (c *Scan) Said(i int, cell string) (concept, text, comment string) {
	col := &c.r.Columns[i]
	if cell = strings.TrimFunc(cell, blank); cell == "" {
		return "", "", ""
	}
	switch col.Role {
	case RoleStatus:
		text, comment = status(col.Flags, strings.ReplaceAll(cell, "|", ","))
		if col.Flags == "own" {
			comment = col.Name + ": " + cell
		}
		return "OBS_STATUS", text, comment
	case RoleBound:
		return "OBS_BOUND", cell, ""
	case RoleUnit:
		return "UNIT_MEASURE", unitStated(cell, *col).ID, ""
	case RoleMult:
		return "UNIT_MULT", code(*col, cell), ""
	case RoleFreq:
		if text = code(*col, cell); len(text) > 3 {
			text = ""
		}
		return "FREQ", text, ""
	case RoleOrg:
		return "COMPILING_ORG", cell, ""
	case RoleSource:
		return "SOURCE", cell, ""
	case RoleVintage:
		return "VINTAGE", vintage(cell), ""
	case RoleComment:
		return "COMMENT_OBS", "", c.r.inOne(cell)
	case RoleAction:
		text, _, _ = strings.Cut(cell, ":")
		return "ACTION", text, ""
	}
	return "", "", ""
}

// titled reports whether a column has titles of that dimension, which stand for
// codes that are missing.
func (c *Scan) titled(concept string) bool {
	return slices.ContainsFunc(c.r.Columns, func(x Column) bool { return x.Role == RoleTitle && x.Concept == concept })
}
