package grid

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// Shorten returns s in at most w cells: whole when it fits, else cut between
// words, with an ellipsis. A first word that is itself too long is cut where
// it must be.
func Shorten(s string, w int) string {
	clean, kind := drawable(s)
	if kind.width(clean) <= w {
		return s
	}
	if w <= 0 {
		return ""
	}
	if kind != clusters {
		return shortenRunes(clean, w)
	}
	cut, width, last := 0, 0, 0
	state, rest := -1, s
	for len(rest) > 0 {
		var c string
		c, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if c == " " && cut > 0 {
			last = cut
		}
		if width += Width(c); width > w-1 {
			break
		}
		cut += len(c)
	}
	if last > 0 && Width(s[:last])*4 >= w {
		cut = last
	}
	return strings.TrimRight(s[:cut], " ,;:–-(") + "…"
}

// shortenRunes is Shorten of a text of one cell a rune that does not fit.
func shortenRunes(s string, w int) string {
	cut, width, last, lastWidth := 0, 0, 0, 0
	for i, r := range s {
		if r == ' ' && i > 0 {
			last, lastWidth = i, width
		}
		if width++; width > w-1 {
			cut = i
			break
		}
	}
	if last > 0 && lastWidth*4 >= w {
		cut = last
	}
	return strings.TrimRight(s[:cut], " ,;:–-(") + "…"
}

// breaks reports whether a line may be broken at r.
func breaks(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }

// Wrap breaks s into lines of at most w cells, between words where it can. A
// blank that does not break stays within its line.
func Wrap(s string, w int) []string {
	if w <= 0 {
		return nil
	}
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(s, breaks) {
		width := Width(word)
		for width > w && word != "" {
			if line != "" {
				lines, line = append(lines, line), ""
			}
			head, n := Head(word, w)
			lines = append(lines, head)
			// Measuring the rest anew would take forever in a very long word.
			word, width = word[len(head):], width-n
		}
		switch {
		case line == "":
			line = word
		case Width(line)+1+width <= w:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// Head returns as many clusters of s as fit into w cells, at least one, and
// the cells they take.
func Head(s string, w int) (head string, width int) {
	cut := 0
	state, rest := -1, s
	for len(rest) > 0 {
		var c string
		c, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		n := Width(c)
		if width+n > w && cut > 0 {
			break
		}
		cut += len(c)
		width += n
	}
	return s[:cut], width
}
