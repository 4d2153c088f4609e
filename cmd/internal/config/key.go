package config

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// keyForms says in messages what else than a character is a key.
const keyForms = `a name such as enter, tab, esc, space, up, pgdown or f5, or one with ctrl+, alt+ or shift+ before it`

// isKey reports whether s names a key as Bubble Tea does: a character or the
// name of a key, with modifiers before it.
func isKey(s string) bool {
	for {
		before, rest, ok := strings.Cut(s, "+")
		if !ok || !slices.Contains([]string{"ctrl", "alt", "shift", "meta", "hyper", "super"}, before) {
			break
		}
		s = rest
	}
	if utf8.RuneCountInString(s) == 1 {
		r, _ := utf8.DecodeRuneInString(s)
		return unicode.IsGraphic(r) && !unicode.IsSpace(r)
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(s, "f")); err == nil && s[0] == 'f' {
		return n >= 1 && n <= 63
	}
	return slices.Contains([]string{"enter", "tab", "esc", "space", "backspace", "delete", "insert", "up", "down",
		"left", "right", "home", "end", "pgup", "pgdown", "begin", "find", "select", "menu", "pause", "printscreen"}, s)
}
