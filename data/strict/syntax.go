package strict

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"accord/data/diag"

	"github.com/BurntSushi/toml"
)

// syntax turns an error of the library into ours: its place, or that of the
// value it is about, and what to write.
func syntax(s *scanner, err error) diag.Diag {
	var e toml.ParseError
	if !errors.As(err, &e) {
		return s.file.Mark(0, 0).Errorf("syntax", "%s", lower(err.Error()))
	}
	col := max(e.Position.Col, 1)
	at := s.file.Mark(s.file.Offset(e.Position.Line, col), max(e.Position.Len, 1))
	switch msg := e.Message; {
	case strings.HasPrefix(msg, "expected value but found"):
		return noValue(s, at)
	case strings.HasPrefix(msg, "strings cannot contain newlines"):
		return at.Errorf("syntax", "the text is not closed on its line; write a closing quote, or \"\"\" around text of several lines")
	case strings.HasPrefix(msg, "expected '.' or '='"):
		return at.Errorf("syntax", "a key is followed by %s; expected =; write key = value, and a key of other characters than a-z A-Z 0-9 _ - in quotes", after(at))
	case strings.HasPrefix(msg, "expected a top-level item to end"):
		for at.Col < len(at.Line) && at.Line[at.Col-1] == ' ' {
			at.Col++
		}
		return at.Errorf("syntax", "%s follows a complete value; expected the end of the line", after(at))
	default:
		return at.Errorf("syntax", "%s", lower(msg))
	}
}

// noValue is about a value that is none. The place is found again in the
// source, because the library's points into the word.
func noValue(s *scanner, at diag.Mark) diag.Diag {
	line := at.Line
	start := at.Col - 1
	for start > 0 && start <= len(line) && !strings.ContainsRune(" \t=[,", rune(line[start-1])) {
		start--
	}
	rest := line[min(start, len(line)):]
	word := strings.TrimSpace(rest)
	if i := strings.IndexAny(word, ",]}#"); i >= 0 {
		word = strings.TrimSpace(word[:i])
	}
	if word == "" {
		return at.Errorf("syntax", "there is no value after the key; write one, or remove the line")
	}
	m := s.file.Mark(s.file.Offset(at.Position.Line, start+1), len(word))
	switch strings.ToLower(word) {
	case "true", "yes", "on":
		return m.Errorf("syntax", "%q is not a value; write true", word)
	case "false", "no", "off":
		return m.Errorf("syntax", "%q is not a value; write false", word)
	}
	return m.Errorf("syntax", "%q is not a value; text stands in quotes: write %q", word, word)
}

func after(at diag.Mark) string {
	if at.Col > len(at.Line) {
		return "the end of the line"
	}
	r, _ := utf8.DecodeRuneInString(at.Line[at.Col-1:])
	return fmt.Sprintf("%q", string(r))
}

// lower writes a message of the library in our form.
func lower(s string) string {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "toml: "), ".")
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
