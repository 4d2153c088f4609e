// Package clean makes text from outside harmless: nothing that it returns can
// move a cursor, colour a terminal, turn the direction of writing or hide
// itself.
package clean

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text returns s as one line of plain text in Unicode form NFC. Line ends,
// tabs and other white space become a blank; control, direction-turning,
// invisible and unassigned characters become visible escapes such as \x1b and
// \u202e; bytes that are not UTF-8 become U+FFFD. Text that is already clean is returned as
// it is, without a copy.
func Text(s string) string {
	if plain(s) {
		return s
	}
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	i := indexUnclean(s)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	b.WriteString(s[:i])
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case strings.HasPrefix(s[i:], "\r\n"):
			b.WriteByte(' ')
			n = 2
		default:
			b.WriteString(Rune(r))
		}
		i += n
	}
	// What stands now beside a combining mark may take it in.
	return norm.NFC.String(b.String())
}

// Rune returns r as [Text] would write it.
func Rune(r rune) string {
	switch {
	case r == utf8.RuneError:
		return string(utf8.RuneError)
	case isBlank(r):
		return " "
	case !Unsafe(r):
		return string(r)
	case r < 0x100:
		return fmt.Sprintf(`\x%02x`, r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}

// Index returns the position in bytes of the first character of s that no
// honest text has any use for and that character; −1 when there is none.
// White space of every kind is honest.
func Index(s string) (int, rune) {
	if plain(s) {
		return -1, 0
	}
	for i, r := range s {
		if Unsafe(r) {
			return i, r
		}
	}
	return -1, 0
}

// Unsafe reports whether r is a control character, turns the direction of
// writing, is invisible, or is no character of Unicode, so that nobody can tell
// how wide a terminal draws it. Line ends and tabs are not unsafe.
func Unsafe(r rune) bool {
	switch {
	case r < 0x20:
		return !isBlank(r)
	case r < 0x7f:
		return false
	case r < 0xa0:
		return r != 0x85
	case unicode.Is(unicode.Cf, r):
		return !visibleFormat(r)
	}
	return r == 0x115f || r == 0x1160 || r == 0x3164 || r == 0xffa0 || // fillers
		!unicode.IsGraphic(r) && !isBlank(r) // for private use, or not assigned
}

// visibleFormat knows the few format characters that are drawn: signs that
// span digits in Arabic, Syriac and Kaithi.
func visibleFormat(r rune) bool {
	return r >= 0x600 && r <= 0x605 || r == 0x6dd || r == 0x70f || r == 0x890 || r == 0x891 ||
		r == 0x8e2 || r == 0x110bd || r == 0x110cd
}

func isBlank(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// plain reports whether s is made of characters that need no second look: they
// are printable and stand in NFC for themselves whatever is beside them.
func plain(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < 0x20 || c == 0x7f {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !usual(r) {
			return false
		}
		i += n
	}
	return true
}

// usual knows the letters and signs of European scripts.
func usual(r rune) bool {
	return r >= 0xa0 && r <= 0x2ff && r != 0xad || // Latin
		r >= 0x400 && r <= 0x52f && (r < 0x483 || r > 0x489) || // Cyrillic less its combining marks
		r >= 0x2010 && r <= 0x2027 || r >= 0x2030 && r <= 0x205e // dashes, quotes
}

func indexUnclean(s string) int {
	for i, r := range s {
		if isBlank(r) || Unsafe(r) || r == utf8.RuneError {
			return i
		}
	}
	return -1
}
