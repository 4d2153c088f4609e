package load

import (
	"fmt"
	"slices"
	"strings"

	"accord/data"
	"accord/data/diag"
	"accord/data/format"
)

// keep puts bytes that can be read together only aside, up to a limit.
func (s *stream) keep(b []byte) {
	if s.whole.Write(b); int64(s.whole.Len()) > s.opts.MaxBytes {
		s.refuse = fmt.Errorf("read stdin: more than %d bytes that are neither CSV in the long layout nor JSON Lines; save them in a file and give its path", s.opts.MaxBytes)
	}
}

// begin looks at the first row: whether the rest can be read row by row. It
// returns false while that cannot be said; last is true when no more will come.
func (s *stream) begin(last bool) bool {
	text := string(s.pieces.rest)
	head, _, ok := strings.Cut(strings.TrimLeft(strings.TrimPrefix(text, "\ufeff"), " \t\r\n"), "\n")
	switch {
	case !ok && !last && len(text) < maxRow:
		return false
	case s.opts.Format.Format == "" && isJSONLines(stdinPath, text):
		s.pieces.json, s.json = true, newJSONTable(s.ld)
		s.pieces.rest = []byte(strings.TrimPrefix(text, "\ufeff"))
		return true
	case !isLong(head, s.opts.Format):
		s.whole = &strings.Builder{}
		s.keep(s.pieces.rest)
		return false
	}
	// The header is read here, with what may stand before it; it is a line.
	at := strings.Index(text, head) + len(head)
	at = min(at+1, len(text))
	t, isCSV := s.ld.openCSV(observationSpec(s.ld.ds), diag.NewFile(stdinPath, text[:at])).(*csvTable)
	if !isCSV || t == nil {
		s.whole = &strings.Builder{} // which says why
		s.keep(s.pieces.rest)
		return false
	}
	if i := slices.IndexFunc(s.ld.list, func(d diag.Diag) bool { return d.Rule == "empty" }); i >= 0 { // so far
		s.empty = s.ld.list[i : i+1 : i+1]
		s.ld.list = slices.Concat(s.ld.list[:i], s.ld.list[i+1:])
	}
	s.csv = t
	s.pieces.begun = strings.Count(text[:at], "\n")
	s.pieces.rest = []byte(text[at:])
	return true
}

// isLong reports whether a line is the header of a CSV in the long layout.
func isLong(head string, o format.Options) bool {
	if !ownLayout(head, o) {
		return false
	}
	names := strings.Split(strings.ToUpper(head), ",")
	for i, n := range names {
		names[i] = strings.Trim(n, "\" \t\r")
	}
	return slices.Contains(names, data.TimePeriod) && slices.Contains(names, "OBS_VALUE")
}

// read reads whole rows, before which that many lines have come.
func (s *stream) read(text string, before int) {
	first := len(s.ld.ds.Observations)
	switch file := diag.NewPart(stdinPath, text, before); {
	case s.json != nil:
		s.json.each(file)
		first = min(first, len(s.ld.ds.Observations))
	default:
		if _, wrong := notText(file); wrong {
			s.readEach(text, before)
			break
		}
		s.readCSV(file)
	}
	s.intern(first)
	s.drop()
}

func (s *stream) readCSV(file *diag.File) {
	t := *s.csv
	t.file, t.body = file, 0
	t.each(s.ld.observed)
}

// readEach reads rows of which some are no text: those are set aside.
func (s *stream) readEach(text string, before int) {
	rows := pieces{begun: before}
	read := func(row string, at int) {
		file := diag.NewPart(stdinPath, row, at)
		d, wrong := notText(file)
		if !wrong {
			s.readCSV(file)
			return
		}
		s.ld.report(d)
		s.ld.ds.SetAside++
	}
	for line := range strings.Lines(text) {
		if rows.add([]byte(line)); rows.end > 0 {
			read(rows.take())
		}
	}
	if row, at := rows.all(); row != "" {
		read(row, at)
	}
}

// intern makes equal codes of the rows from first on share their memory, and
// keeps nothing else of the text that they were read from.
func (s *stream) intern(first int) {
	for i := first; i < len(s.ld.ds.Observations); i++ {
		o := &s.ld.ds.Observations[i]
		for d := range o.Dims {
			s.word(&o.Dims[d])
		}
		s.word(&o.Org)
		s.word(&o.Source)
		s.word(&o.Unit.ID)
		o.Comment = strings.Clone(o.Comment)
	}
}

// maxWords bounds the codes that share their memory; the others are copies.
const maxWords = 1 << 16

func (s *stream) word(code *string) {
	if *code == "" {
		return
	}
	kept, ok := s.words[*code]
	if !ok {
		kept = strings.Clone(*code)
		if len(s.words) < maxWords {
			s.words[kept] = kept
		}
	}
	*code = kept
}

// drop lets the oldest rows go that are too many.
func (s *stream) drop() {
	n := len(s.ld.ds.Observations) - s.opts.MaxRows
	for i := range max(n, 0) {
		delete(s.ld.keys, string(s.ld.keyOf(&s.ld.ds.Observations[i])))
		s.dropped++
	}
	if n > 0 {
		s.ld.ds.Observations = s.ld.ds.Observations[n:]
	}
}
