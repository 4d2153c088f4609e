package diag

import (
	"slices"
	"strings"
)

// File is a text and the places of its lines; it turns offsets into positions.
type File struct {
	Path   string
	Text   string
	starts []int // offset at which each line begins
	before int   // lines that stand before Text, where it is a part of a file
}

// NewFile returns a file of that text. A byte order mark is left out, so that
// the columns of the first line are those that an editor shows.
func NewFile(path, text string) *File {
	return NewPart(path, strings.TrimPrefix(text, "\ufeff"), 0)
}

// NewPart returns a part of a file that comes in pieces: text begins a line,
// before which there were others. Offsets are those within text, lines are
// those of the file.
func NewPart(path, text string, before int) *File {
	f := &File{Path: path, Text: text, starts: make([]int, 1, 1+strings.Count(text, "\n")), before: before}
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return f
		}
		i += n + 1
		f.starts = append(f.starts, i)
	}
}

// Position is the place of the byte at offset.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.Text))
	line, found := slices.BinarySearch(f.starts, offset)
	if !found {
		line--
	}
	return Position{Path: f.Path, Line: f.before + line + 1, Col: offset - f.starts[line] + 1}
}

// Offset is the place of the byte at line and col, both from 1, within the
// text.
func (f *File) Offset(line, col int) int {
	line -= f.before
	if line < 1 || line > len(f.starts) {
		return len(f.Text)
	}
	return min(f.starts[line-1]+max(col, 1)-1, len(f.Text))
}

// Line is line n (from 1) without its end, "" when there is none.
func (f *File) Line(n int) string {
	n -= f.before
	if n < 1 || n > len(f.starts) {
		return ""
	}
	end := len(f.Text)
	if n < len(f.starts) {
		end = f.starts[n] - 1
	}
	return strings.TrimSuffix(f.Text[f.starts[n-1]:end], "\r")
}

// Mark is the piece of width bytes at offset, cut at the end of its line.
func (f *File) Mark(offset, width int) Mark {
	p := f.Position(offset)
	line := f.Line(p.Line)
	return Mark{Position: p, Width: max(min(width, len(line)-p.Col+1), 0), Line: line}
}
