package diag

import "fmt"

// Mark is a piece of a source line: what a caret underlines. The zero Mark is
// "nowhere".
type Mark struct {
	Position
	Width int    // in bytes
	Line  string // the whole source line without its end
}

// Errorf returns an error at m under the name of rule.
func (m Mark) Errorf(rule, format string, args ...any) Diag {
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
