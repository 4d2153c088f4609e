package write

import (
	"strings"

	"accord/data/diag"
)

// Appended is a text with rows added at its end.
type Appended struct {
	Text string
	Rows []AppendedRow
}

// AppendedRow is where a new row stands in the text; a byte order mark does not
// count, as in [diag.File]. Paths are empty.
type AppendedRow struct {
	At    diag.Position   // the first byte
	End   diag.Position   // after the last byte, without the end of the line
	Cells []diag.Position // where each cell begins, in the order of the cells
}

// Cell is the number of the cell that holds p; false when p is in none, but
// before the first of them.
func (r AppendedRow) Cell(p diag.Position) (int, bool) {
	n := -1
	for i, at := range r.Cells {
		if at.Line < p.Line || at.Line == p.Line && at.Col <= p.Col {
			n = i
		}
	}
	return n, n >= 0
}

// Holds reports whether p lies in the row.
func (r AppendedRow) Holds(p diag.Position) bool {
	p.Path = ""
	return p.Compare(r.At) >= 0 && p.Compare(r.End) <= 0
}

// pen writes at the end of a text and knows where it stands.
type pen struct {
	strings.Builder
	newline   string
	line, col int
}

// newPen begins after old, on a line of its own. The line ends are those of
// old's last line, "\n" when it has none.
func newPen(old string) *pen {
	p := &pen{newline: "\n", col: 1}
	if i := strings.LastIndexByte(old, '\n'); i > 0 && old[i-1] == '\r' {
		p.newline = "\r\n"
	}
	p.Grow(len(old) + 256)
	p.WriteString(old)
	p.line = strings.Count(old, "\n") + 1
	switch {
	case strings.TrimPrefix(old, byteOrderMark) == "" || strings.HasSuffix(old, "\n"):
	case strings.HasSuffix(old, "\r"): // half an end is there
		p.put("\n")
	default:
		p.put(p.newline)
	}
	return p
}

const byteOrderMark = "\ufeff"

func (p *pen) put(s string) {
	p.WriteString(s)
	if i := strings.LastIndexByte(s, '\n'); i >= 0 {
		p.line += strings.Count(s, "\n")
		p.col = len(s) - i
		return
	}
	p.col += len(s)
}

func (p *pen) at() diag.Position { return diag.Position{Line: p.line, Col: p.col} }
