package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"accord/data/clean"

	"github.com/rivo/uniseg"
)

// windowCells is how much of a source line is shown; a longer one is cut on
// both sides of the caret.
const windowCells = 96

// Print writes list for people: a line "path:line:col: message [rule]" for each
// problem, then the source line with a caret under the place. Everything is
// cleaned of what a terminal would obey. It fails when w does.
func Print(w io.Writer, list List) error {
	b := bufio.NewWriter(w)
	for _, d := range list {
		word := ""
		if d.Severity == Warning {
			word = "warning: "
		}
		fmt.Fprintf(b, "%s: %s%s [%s]\n", clean.Text(d.At.String()), word, clean.Text(d.Message), d.Rule)
		gutter := ""
		if d.Line != "" && d.At.Line > 0 {
			number := fmt.Sprint(d.At.Line)
			gutter = strings.Repeat(" ", len(number))
			text, caret := underline(d.Line, d.At.Col-1, d.Width)
			fmt.Fprintf(b, "%s |\n%s | %s\n%s | %s\n", gutter, number, text, gutter, caret)
		}
		if d.Related != (Position{}) {
			if gutter == "" {
				gutter = "  "
			}
			word := "see"
			if d.Rule == "duplicate" {
				word = "first at"
			}
			fmt.Fprintf(b, "%s | %s %s\n", gutter, word, clean.Text(d.Related.String()))
		}
	}
	return b.Flush()
}

// Summary counts what list holds, in words: "2 errors and 1 warning in 2
// files; 3 rows set aside".
func Summary(list List, setAside int) string {
	files := map[string]bool{}
	for _, d := range list {
		files[d.At.Path] = true
	}
	errors := list.Errors()
	var s string
	switch warnings := len(list) - errors; {
	case len(list) == 0:
		s = "no problems"
	case warnings == 0:
		s = count(errors, "error")
	case errors == 0:
		s = count(warnings, "warning")
	default:
		s = count(errors, "error") + " and " + count(warnings, "warning")
	}
	if len(list) > 0 {
		s += " in " + count(len(files), "file")
	}
	if setAside > 0 {
		s += "; " + count(setAside, "row") + " set aside"
	}
	return s
}

func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// piece is one character of a source line as it is shown.
type piece struct {
	offset int // of the character in the line
	text   string
	cells  int
}

// underline returns line as it is shown and the caret under the width bytes at
// offset, both cut to a window around the caret.
func underline(line string, offset, width int) (text, caret string) {
	line, offset, before, after := near(line, offset, width)
	pieces := display(line)
	from, to := len(pieces), len(pieces)
	for i, p := range pieces {
		if p.offset >= offset && from == len(pieces) {
			from = i
		}
		if p.offset >= offset+max(width, 1) {
			to = i
			break
		}
	}
	first, last := window(pieces, from, to)
	var t, c strings.Builder
	if first > 0 || before {
		t.WriteString("…")
		c.WriteString(" ")
	}
	for i := first; i < last; i++ {
		p := pieces[i]
		t.WriteString(p.text)
		switch {
		case i < from:
			c.WriteString(strings.Repeat(" ", p.cells))
		case i == from:
			c.WriteString("^" + strings.Repeat("~", max(p.cells-1, 0)))
		case i < to:
			c.WriteString(strings.Repeat("~", p.cells))
		}
	}
	if from >= last {
		c.WriteString("^")
	}
	if last < len(pieces) || after {
		t.WriteString("…")
	}
	return strings.TrimRight(t.String(), " "), c.String()
}

// reach is how many bytes on either side of the caret are looked at: enough to
// fill the window, and a line of megabytes costs no more than another.
const reach = 2048

// near cuts a very long line to the surroundings of the caret, and says on
// which sides.
func near(line string, offset, width int) (string, int, bool, bool) {
	offset = min(max(offset, 0), len(line))
	from, to := offset-reach, min(offset+min(width, reach), len(line))+reach
	before, after := from > 0, to < len(line)
	if after {
		for to > offset && !utf8.RuneStart(line[to]) {
			to--
		}
		line = line[:to]
	}
	if before {
		for from < offset && !utf8.RuneStart(line[from]) {
			from++
		}
		line, offset = line[from:], offset-from
	}
	return line, offset, before, after
}

// display cuts line into what is shown of it: clusters in cells, tabs expanded
// to eight, unsafe characters as escapes.
func display(line string) []piece {
	pieces := make([]piece, 0, len(line))
	column, state, offset := 0, -1, 0
	for rest := line; rest != ""; {
		var cluster string
		var cells int
		cluster, rest, cells, state = uniseg.FirstGraphemeClusterInString(rest, state)
		text := cluster
		if cluster == "\t" {
			cells = 8 - column%8
			text = strings.Repeat(" ", cells)
		} else if shown := visible(cluster); shown != cluster {
			text, cells = shown, uniseg.StringWidth(shown)
		}
		pieces = append(pieces, piece{offset, text, cells})
		column += cells
		offset += len(cluster)
	}
	return pieces
}

// visible is a cluster with what a terminal would obey made harmless; unlike
// [clean.Text] it does not compose letters, because the line is the author's.
func visible(cluster string) string {
	var b strings.Builder
	for _, r := range cluster {
		b.WriteString(clean.Rune(r))
	}
	return b.String()
}

// window chooses the pieces to show: all when they fit, else a run of
// windowCells cells that has the start of the caret a third from its left.
func window(pieces []piece, from, to int) (first, last int) {
	total := 0
	for _, p := range pieces {
		total += p.cells
	}
	if total <= windowCells {
		return 0, len(pieces)
	}
	first = min(from, len(pieces))
	for cells := 0; first > 0 && cells+pieces[first-1].cells <= windowCells/3; first-- {
		cells += pieces[first-1].cells
	}
	cells := 0
	for last = first; last < len(pieces) && cells+pieces[last].cells <= windowCells; last++ {
		cells += pieces[last].cells
	}
	for first > 0 && cells+pieces[first-1].cells <= windowCells { // the caret is near the end
		first--
		cells += pieces[first].cells
	}
	return first, last
}
