package load

import (
	"strings"
	"unicode/utf8"

	"accord/data/diag"
	"accord/data/format"
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
	header, ok := t.records().One(0, t.broken(true))
	if t.body = header.End; !ok || !t.readHeader(header) {
		return nil
	}
	rows := false
	t.scan(t.body, false, func(format.Record) bool { rows = true; return false })
	if !rows && strings.TrimSpace(file.Text[t.body:]) == "" {
		ld.report(file.Mark(0, 0).Warningf("empty", "the file has a header and no rows"))
	}
	return t
}

func (t *csvTable) spec() *spec { return t.of }

// records are those of the file.
func (t *csvTable) records() format.Records { return format.Records{File: t.file, Delimiter: ','} }

// scan calls yield for the records from offset on, until it returns false. With
// tell, broken ones are reported and counted.
func (t *csvTable) scan(offset int, tell bool, yield func(format.Record) bool) {
	t.records().Scan(offset, t.broken(tell), yield)
}

// broken is what is told of records whose quotes are wrong; nil without tell.
func (t *csvTable) broken(tell bool) func(diag.Diag) {
	if !tell {
		return nil
	}
	return func(d diag.Diag) {
		t.ld.report(d)
		t.ld.ds.SetAside++
	}
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
