package state

import "unicode/utf8"

// edit changes the text that an overlay asks for.
func edit(s State, a Action) State {
	if !s.Typing() {
		return s
	}
	text, list := &s.Query, ListOverlay
	if s.Overlay == FindOverlay {
		text, list = &s.Find, ListRecords
	}
	switch a.Name {
	case Type:
		*text = bounded(*text + a.Text)
	case Erase:
		if *text != "" {
			_, n := utf8.DecodeLastRuneInString(*text)
			*text = (*text)[:len(*text)-n]
		}
	case EraseAll:
		*text = ""
	}
	s.Sel[list] = 0
	return s
}

// bounded is what is taken of a text.
func bounded(s string) string {
	if utf8.RuneCountInString(s) <= MaxQuery {
		return s
	}
	return string([]rune(s)[:MaxQuery])
}

// MaxQuery is the longest search text, in characters. What is pasted beyond it
// is not taken.
const MaxQuery = 200
