package diag

import (
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Mark is a piece of a source line: what a caret underlines. The zero Mark is
// "nowhere".
type Mark struct {
	Position
	Width int    // in bytes
	Line  string // the whole source line without its end
}

// Errorf returns an error at m under the name of rule. Text that is quoted by
// %q is cut where it is long: the source line shows the rest.
func (m Mark) Errorf(rule, format string, args ...any) Diag {
	for i, a := range args {
		if s, ok := a.(string); ok && len(s) > maxQuoted {
			args[i] = long(s)
		}
	}
	return Diag{At: m.Position, Severity: Error, Rule: rule, Message: fmt.Sprintf(format, args...), Line: m.Line, Width: m.Width}
}

// Warningf returns a warning at m under the name of rule.
func (m Mark) Warningf(rule, format string, args ...any) Diag {
	d := m.Errorf(rule, format, args...)
	d.Severity = Warning
	return d
}

// With returns d with a second place.
func (d Diag) With(related Position) Diag {
	d.Related = related
	return d
}

// maxQuoted is how many characters of a text a message quotes.
const maxQuoted = 48

// long is a text that is cut when it is quoted.
type long string

// Format writes l by its verb.
func (l long) Format(f fmt.State, verb rune) {
	if n := 0; verb == 'q' && utf8.RuneCountInString(string(l)) > maxQuoted {
		for i := range string(l) {
			if n++; n > maxQuoted {
				fmt.Fprint(f, strconv.Quote(string(l[:i])+"…"))
				return
			}
		}
	}
	fmt.Fprintf(f, fmt.FormatString(f, verb), string(l))
}
