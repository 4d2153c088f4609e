package write

import (
	"errors"
	"strings"
)

// ErrOpenQuote is about a table whose last quote is never closed: what is
// written after it would become part of that cell.
var ErrOpenQuote = errors.New("a quote of the table is never closed")

// AppendCSV adds rows, whose cells are in the order of the header, to a CSV
// file with commas. Where every name of the header stands in quotes, so does
// every new cell. It fails with [ErrOpenQuote].
func AppendCSV(text string, rows [][]string) (Appended, error) {
	if strings.Count(text, `"`)%2 != 0 {
		return Appended{}, ErrOpenQuote
	}
	p := newPen(text)
	always := allQuoted(text)
	var out Appended
	for _, cells := range rows {
		row := AppendedRow{At: p.at()}
		for i, s := range cells {
			if i > 0 {
				p.put(",")
			}
			row.Cells = append(row.Cells, p.at())
			// A line of nothing would be no row.
			if always || needsQuotes(s) || len(cells) == 1 && s == "" {
				s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
			}
			p.put(s)
		}
		row.End = p.at()
		p.put(p.newline)
		out.Rows = append(out.Rows, row)
	}
	out.Text = p.String()
	return out, nil
}

// needsQuotes reports whether a reader would take s bare for something else: a
// blank at its beginning is dropped by some.
func needsQuotes(s string) bool {
	return strings.ContainsAny(s, ",\"\r\n") || strings.HasPrefix(s, byteOrderMark) ||
		s != "" && (strings.TrimSpace(s) != s || s == `\.`)
}

// allQuoted reports whether every cell of the first line of text is in quotes.
func allQuoted(text string) bool {
	line, _, _ := strings.Cut(strings.TrimPrefix(text, byteOrderMark), "\n")
	line = strings.TrimSuffix(line, "\r")
	if line == "" {
		return false
	}
	for cell := range strings.SplitSeq(line, ",") {
		if len(cell) < 2 || cell[0] != '"' || cell[len(cell)-1] != '"' {
			return false
		}
	}
	return true
}
