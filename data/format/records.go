package format

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"accord/data/diag"
)

// Record is one record of a text file: its cells, and where they stand. It is
// valid until the next one is read.
type Record struct {
	Cells []string
	Start []int // offset of each cell in the text
	End   int   // offset after the record
}

// Records reads the records of a delimited text file.
type Records struct {
	File      *diag.File
	Delimiter rune
	// Comment begins a line that is no record, 0 for none.
	Comment rune
}

// Scan calls yield for the records from offset on, until it returns false.
// Records whose quotes are wrong are told to broken, if it is not nil. After a
// quote that is never closed it goes on with the next line, so that one slip
// does not hide the rest of the file.
func (r Records) Scan(offset int, broken func(diag.Diag), yield func(Record) bool) {
	for offset < len(r.File.Text) {
		offset = r.scanFrom(offset, broken, yield)
	}
}

// One reads the record at offset, or the next one whose quotes are right; false
// when there is none.
func (r Records) One(offset int, broken func(diag.Diag)) (Record, bool) {
	var first Record
	ok := false
	if offset < len(r.File.Text) {
		r.scanFrom(offset, broken, func(rec Record) bool { first, ok = rec, true; return false })
	}
	return first, ok
}

// scanFrom reads up to a broken record or the end, and returns where to go on.
func (r Records) scanFrom(base int, broken func(diag.Diag), yield func(Record) bool) int {
	c := csv.NewReader(strings.NewReader(r.File.Text[base:]))
	c.Comma, c.Comment = r.Delimiter, r.Comment
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	line := r.File.Position(base).Line - 1
	var rec Record
	for {
		before := base + int(c.InputOffset())
		cells, err := c.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return len(r.File.Text)
		case errors.As(err, &wrong):
			at := r.File.Offset(line+wrong.StartLine, 1)
			return max(r.broken(at, broken), before+1)
		case err != nil: // a reader from memory has no other error
			return len(r.File.Text)
		}
		rec.Cells, rec.Start, rec.End = cells, rec.Start[:0], base+int(c.InputOffset())
		for i := range cells {
			l, col := c.FieldPos(i)
			rec.Start = append(rec.Start, r.File.Offset(line+l, col))
		}
		if !yield(rec) {
			return len(r.File.Text)
		}
	}
}

// Width is how many bytes cell i of rec takes in the file, quotes included.
func (r Records) Width(rec Record, i int) int {
	if i+1 < len(rec.Start) {
		return rec.Start[i+1] - utf8.RuneLen(r.Delimiter) - rec.Start[i]
	}
	return len(strings.TrimRight(r.File.Text[rec.Start[i]:rec.End], "\r\n"))
}

// broken is about the record at offset, whose quotes are wrong; it returns the
// offset of the next line.
func (r Records) broken(offset int, tell func(diag.Diag)) int {
	text := r.File.Text
	between := string(r.Delimiter)
	i := offset
	complain := func(at, width int, format string, args ...any) int {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n + 1
		}
		if tell != nil {
			tell(r.File.Mark(at, width).Errorf("quote", format, args...))
		}
		return end
	}
	for i < len(text) {
		if text[i] != '"' { // a bare cell: no quote may stand in it
			n := strings.IndexAny(text[i:], between+"\n\"")
			switch {
			case n < 0:
				return len(text)
			case text[i+n] == '"':
				return complain(i+n, 1, "a quote stands inside a cell without quotes; put the whole cell in quotes and write each quote in it twice: \"\"")
			}
			_, size := utf8.DecodeRuneInString(text[i+n:])
			i += n + size
			continue
		}
		open := i
		for i++; i < len(text); i++ {
			if text[i] == '"' {
				if i+1 < len(text) && text[i+1] == '"' {
					i++
					continue
				}
				break
			}
		}
		if i >= len(text) {
			return complain(open, 1, "the quote that opens here is never closed; write a closing quote, and a quote within the cell twice: \"\"")
		}
		i++
		if i < len(text) && !strings.HasPrefix(text[i:], between) && !strings.HasPrefix(text[i:], "\n") && !strings.HasPrefix(text[i:], "\r\n") {
			// The quote may close early, or the one at open may lack its
			// twin on a line above: both are seen from where it opens.
			return r.complainQuote(complain, open, i)
		}
		if strings.HasPrefix(text[i:], between) {
			i += len(between)
		} else {
			i++
		}
	}
	return len(text)
}

func (r Records) complainQuote(complain func(at, width int, format string, args ...any) int, open, i int) int {
	text := r.File.Text
	if strings.Contains(text[open:i], "\n") {
		return complain(open, 1, "the quote that opens here is not closed on its line; write a closing quote, and a quote within the cell twice: \"\"")
	}
	c, _ := utf8.DecodeRuneInString(text[i:])
	return complain(i-1, 1, "the quote is followed by %q; expected %s or the end of the row; write a quote within the cell twice: \"\"", string(c), delimiterWord(r.Delimiter))
}

// delimiterWord names a separator in words, with its article.
func delimiterWord(r rune) string {
	switch r {
	case ',':
		return "a comma"
	case ';':
		return "a semicolon"
	case '\t':
		return "a tab"
	case '|':
		return "a bar"
	}
	return fmt.Sprintf("%q", r)
}
