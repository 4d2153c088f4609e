package load

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"accord/data/diag"
)

// csvTable is a CSV file: UTF-8, comma, a header row.
type csvTable struct {
	ld     *loader
	of     *spec
	file   *diag.File
	header []string // as written
	to     []int    // by column of the file: the column of the spec, −1 for none
	body   int      // offset of the first row after the header
}

// openCSV reads the header of file. It returns nil when the file has no rows
// that could be read; why is reported.
func (ld *loader) openCSV(s *spec, file *diag.File) table {
	if d, ok := notText(file); ok {
		ld.report(d)
		return nil
	}
	t := &csvTable{ld: ld, of: s, file: file}
	if strings.TrimSpace(file.Text) == "" {
		ld.report(file.Mark(0, 0).Errorf("empty", "the file is empty; expected a header row: %s", strings.Join(s.names(), ",")))
		return nil
	}
	ld.meter.opened(len(file.Text))
	ok := false
	t.scanFrom(0, true, func(rec record) bool {
		ok = t.readHeader(rec)
		t.body = rec.end
		return false
	})
	if !ok {
		return nil
	}
	rows := false
	t.scan(t.body, false, func(record) bool { rows = true; return false })
	if !rows && strings.TrimSpace(file.Text[t.body:]) == "" {
		ld.report(file.Mark(0, 0).Warningf("empty", "the file has a header and no rows"))
	}
	return t
}

func (t *csvTable) spec() *spec { return t.of }

// record is one record of the file: its cells and where they stand.
type record struct {
	cells []string
	start []int // offset of each cell
	end   int   // offset after the record
}

// scan calls yield for the records from offset on, until it returns false.
// With tell, broken ones are reported and counted. After a quote that is never
// closed it goes on with the next line, so that one slip does not hide the
// rest of the file.
func (t *csvTable) scan(offset int, tell bool, yield func(record) bool) {
	for offset < len(t.file.Text) {
		offset = t.scanFrom(offset, tell, yield)
	}
}

// scanFrom reads up to a broken record or the end, and returns where to go on.
func (t *csvTable) scanFrom(base int, tell bool, yield func(record) bool) int {
	c := csv.NewReader(strings.NewReader(t.file.Text[base:]))
	c.FieldsPerRecord = -1
	c.ReuseRecord = true
	line := t.file.Position(base).Line - 1
	var rec record
	for {
		before := base + int(c.InputOffset())
		cells, err := c.Read()
		var broken *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return len(t.file.Text)
		case errors.As(err, &broken):
			at := t.file.Offset(line+broken.StartLine, 1)
			return max(t.broken(at, tell), before+1)
		case err != nil: // a reader from memory has no other error
			return len(t.file.Text)
		}
		rec.cells, rec.start, rec.end = cells, rec.start[:0], base+int(c.InputOffset())
		for i := range cells {
			l, col := c.FieldPos(i)
			rec.start = append(rec.start, t.file.Offset(line+l, col))
		}
		if !yield(rec) {
			return len(t.file.Text)
		}
	}
}

// broken is about the record at offset, whose quotes are wrong; it returns the
// offset of the next line.
func (t *csvTable) broken(offset int, tell bool) int {
	text := t.file.Text
	i := offset
	complain := func(at, width int, format string, args ...any) int {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n + 1
		}
		if tell {
			t.ld.report(t.file.Mark(at, width).Errorf("quote", format, args...))
			t.ld.ds.SetAside++
		}
		return end
	}
	for i < len(text) {
		if text[i] != '"' { // a bare cell: no quote may stand in it
			n := strings.IndexAny(text[i:], ",\n\"")
			switch {
			case n < 0:
				return len(text)
			case text[i+n] == '"':
				return complain(i+n, 1, "a quote stands inside a cell without quotes; put the whole cell in quotes and write each quote in it twice: \"\"")
			}
			i += n + 1
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
		if i < len(text) && !strings.HasPrefix(text[i:], ",") && !strings.HasPrefix(text[i:], "\n") && !strings.HasPrefix(text[i:], "\r\n") {
			// The quote may close early, or the one at open may lack its
			// twin on a line above: both are seen from where it opens.
			return complainQuote(complain, text, open, i)
		}
		i++
	}
	return len(text)
}

func complainQuote(complain func(at, width int, format string, args ...any) int, text string, open, i int) int {
	if strings.Contains(text[open:i], "\n") {
		return complain(open, 1, "the quote that opens here is not closed on its line; write a closing quote, and a quote within the cell twice: \"\"")
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return complain(i-1, 1, "the quote is followed by %q; expected a comma or the end of the row; write a quote within the cell twice: \"\"", string(r))
}

// notText refuses a file that is not UTF-8 text, at the first byte that is not.
func notText(file *diag.File) (diag.Diag, bool) {
	text := file.Text
	if len(text) > 1 && (text[:2] == "\xff\xfe" || text[:2] == "\xfe\xff") {
		return file.Mark(0, 2).Errorf("encoding", "the file is in UTF-16; expected UTF-8; save it as CSV UTF-8"), true
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return file.Mark(i, 1).Errorf("encoding", "the file is not text: it holds a NUL byte; expected a CSV file in UTF-8"), true
	}
	if utf8.ValidString(text) {
		return diag.Diag{}, false
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			return file.Mark(i, 1).Errorf("encoding", "the byte 0x%02x is not UTF-8; save the file as CSV UTF-8", text[i]), true
		}
		i += n
	}
	return diag.Diag{}, false
}
