// Package diag is what is said about bad input: where it stands, what was
// found, what was expected and what to write, under the name of the rule.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Position is a place in a file: the path as the user gave it, line and column
// from 1, the column in bytes. Line or Col is 0 where it is not known; the
// zero Position is "nowhere".
type Position struct {
	Path      string
	Line, Col int
}

// String writes path:line:col, less what is not known.
func (p Position) String() string {
	switch {
	case p.Path == "" && p.Line == 0:
		return "-"
	case p.Line == 0:
		return p.Path
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.Path, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Col)
}

// Compare orders positions by path, line and column.
func (p Position) Compare(q Position) int {
	return cmp.Or(cmp.Compare(p.Path, q.Path), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Col, q.Col))
}

// Severity tells whether what was found can be used.
type Severity uint8

// Severities.
const (
	Error   Severity = iota // the row or file cannot be used
	Warning                 // it is used as it stands, and may not be what was meant
)

// String is the word for s.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Diag is one problem.
type Diag struct {
	At       Position
	Severity Severity
	// Rule is the short name of the rule that was broken, such as "period".
	Rule string
	// Message says what was found, what was expected and what to write; lower
	// case, without a full stop.
	Message string
	// Line is the source line without its end, "" when there is none to show;
	// Width is how many bytes from At.Col on the caret underlines (0 is 1).
	Line  string
	Width int
	// Related is a second place, such as the first of two duplicates.
	Related Position
}

// List is every problem of a load.
type List []Diag

// Sort orders l by position, then rule and message, and removes equal ones.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diag) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	*l = slices.Compact(*l)
}

// Errors is the number of problems of severity Error.
func (l List) Errors() int {
	n := 0
	for _, d := range l {
		if d.Severity == Error {
			n++
		}
	}
	return n
}

// Err returns l as an error when it holds an error, else nil.
func (l List) Err() error {
	if l.Errors() == 0 {
		return nil
	}
	return failure(l)
}

type failure List

// Error is the first error and how many more there are.
func (f failure) Error() string {
	n := List(f).Errors()
	for _, d := range f {
		if d.Severity != Error {
			continue
		}
		s := fmt.Sprintf("%s: %s [%s]", d.At, d.Message, d.Rule)
		if n > 1 {
			s += fmt.Sprintf(" (and %d more)", n-1)
		}
		return s
	}
	return ""
}
