package format

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"accord/data/clean"
	"accord/data/diag"
)

// arrangement is how a text file is laid out.
type arrangement struct {
	rune      rune
	delimiter Finding
	heading   heading
	offset    int // of the last row of the header
	line      int // of the first row of the header, from 1
	preamble  []string
	notes     []string
}

// Bounds of what is looked at to find the header.
const (
	maxLook    = 200     // records
	maxColumns = 100_000 // columns of a table
	maxHeader  = 4 << 20 // bytes of a header
)

// layout finds the delimiter and the header of a text file.
func layout(file *diag.File, o Options) (arrangement, error) {
	if first := file.Line(1); len(first) > maxHeader {
		return arrangement{}, refusal{diag.Diag{At: diag.Position{Path: file.Path, Line: 1}, Rule: "header",
			Message: fmt.Sprintf("the first line has %d bytes; expected a header of at most %d", len(first), maxHeader)}}
	}
	var a arrangement
	var rows []lookedAt
	switch {
	case o.Delimiter != "":
		r, err := delimiterOf(o.Delimiter)
		if err != nil {
			return a, refusal{diag.Diag{At: diag.Position{Path: file.Path}, Rule: "delimiter", Message: err.Error()}}
		}
		a.rune, a.delimiter, rows = r, Finding{delimiterName(r), "given"}, look(file, r, o.comment)
	default:
		if r, ok := structureDelimiter(file.Text); ok {
			a.rune, a.delimiter = r, Finding{delimiterName(r), "it follows STRUCTURE"}
			rows = look(file, r, o.comment)
			break
		}
		if first := file.Line(1); strings.Contains(first, "\\TIME_PERIOD\t") || strings.Contains(first, "\\time\t") {
			a.rune, a.delimiter = '\t', Finding{delimiterName('\t'), `it follows \TIME_PERIOD`}
			rows = look(file, '\t', o.comment)
			break
		}
		a.rune, rows = bestDelimiter(file, o.comment)
		n, of := commonWidth(rows)
		a.delimiter = Finding{delimiterName(a.rune), fmt.Sprintf("%d of the first %s have %s with it",
			of, plural(len(rows), "row"), plural(n, "cell"))}
	}
	if len(rows) == 0 {
		return a, refusal{file.Mark(0, 0).Errorf("quote", "no row can be read; the quotes are wrong")}
	}
	if o.names != nil {
		a.heading = heading{last: -1, names: names(o.names), why: "the metadata beside the file say that it has none"}
		return a, nil
	}
	h := headingOf(rows, o)
	if h.first < 0 {
		return a, refusal{diag.Diag{At: diag.Position{Path: file.Path}, Rule: "header",
			Message: fmt.Sprintf("line %d, which is to be the header, is empty or not there", o.Header)}}
	}
	if n := len(h.names); n > maxColumns {
		return a, refusal{file.Mark(rows[h.first].offset, 0).Errorf("header", "the table has %d columns; expected at most %d", n, maxColumns)}
	}
	a.heading, a.offset, a.line = h, rows[h.last].offset, rows[h.first].line
	a.before(rows[:h.first])
	return a, nil
}

// before keeps the lines before the header, and says which are comments.
func (a *arrangement) before(rows []lookedAt) {
	comments := 0
	for _, r := range rows {
		if strings.HasPrefix(r.cells[0], "#") {
			comments++
		}
		var held []string
		for _, c := range r.cells {
			if c = strings.TrimSpace(c); c != "" {
				held = append(held, clean.Text(c))
			}
		}
		if len(held) > 0 {
			a.preamble = append(a.preamble, strings.Join(held, " · "))
		}
	}
	if comments > 0 {
		a.notes = append(a.notes, fmt.Sprintf("%s with # before the header %s left out; a # after it is data",
			plural(comments, "line"), verb(comments, "is", "are")))
	}
}

// lookedAt is a record of the beginning of a file.
type lookedAt struct {
	cells  []string
	offset int
	line   int
}

// look reads the first records with that delimiter; those whose quotes are
// wrong are left out, and with very many of them the delimiter is a wrong one.
func look(file *diag.File, delimiter, comment rune) []lookedAt {
	var rows []lookedAt
	records, wrong := Records{File: file, Delimiter: delimiter, Comment: comment}, 0
	for at := 0; at < len(file.Text) && wrong <= maxLook; {
		at = records.scanFrom(at, func(diag.Diag) { wrong++ }, func(rec Record) bool {
			rows = append(rows, lookedAt{slices.Clone(rec.Cells), rec.Start[0], file.Position(rec.Start[0]).Line})
			return len(rows) < maxLook
		})
	}
	return rows
}

// structureDelimiter is the character that follows STRUCTURE in the first cell
// of an SDMX-CSV 2 file, which is its delimiter.
func structureDelimiter(text string) (rune, bool) {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(text, `"`), "STRUCTURE")
	if !ok {
		return 0, false
	}
	if strings.HasPrefix(rest, "[") {
		if i := strings.IndexByte(rest, ']'); i > 0 && i < 6 {
			rest = rest[i+1:]
		}
	}
	rest = strings.TrimPrefix(rest, `"`)
	r, _ := utf8.DecodeRuneInString(rest)
	if !strings.ContainsRune(",;|\t", r) {
		return 0, false
	}
	return r, true
}

// bestDelimiter is the one with which most rows have the same number of cells,
// and more than one.
func bestDelimiter(file *diag.File, comment rune) (rune, []lookedAt) {
	best, bestScore := ',', 0.0
	rows := look(file, ',', comment)
	for _, d := range []rune{',', ';', '\t', '|'} {
		r := look(file, d, comment)
		n, of := commonWidth(r)
		if n < 2 {
			continue
		}
		share := float64(of) / float64(len(r))
		if score := share * share * float64(min(n, 12)); score > bestScore {
			best, bestScore, rows = d, score, r
		}
	}
	return best, rows
}

// commonWidth is the number of cells that most rows have, and how many have it.
func commonWidth(rows []lookedAt) (width, of int) {
	count := map[int]int{}
	for _, r := range rows {
		count[len(r.cells)]++
	}
	for n, k := range count {
		if k > of || k == of && n > width {
			width, of = n, k
		}
	}
	return width, of
}

func delimiterOf(s string) (rune, error) {
	if strings.EqualFold(s, "tab") || s == `\t` {
		return '\t', nil
	}
	if r, n := utf8.DecodeRuneInString(s); n == len(s) && r != '"' && r != '\n' && r != '\r' && r != utf8.RuneError {
		return r, nil
	}
	return 0, fmt.Errorf("the delimiter %q is not one character; write one such as , or ; or the word tab", s)
}

func delimiterName(r rune) string {
	if r == '\t' {
		return "tab"
	}
	return string(r)
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
