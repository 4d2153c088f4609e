package clean

import (
	"regexp"
	"strings"
)

// plainNumber is a number that a spreadsheet reads as one.
var plainNumber = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)

// Inert returns a cell that no spreadsheet runs as a formula: what begins like
// one, and is no plain number, gets an apostrophe in front.
func Inert(s string) string {
	if s == "" || !strings.ContainsAny(s[:1], "=+-@\t\r\n") && !startsWide(s) || plainNumber.MatchString(s) {
		return s
	}
	return "'" + s
}

// startsWide reports whether s begins with the wide form of a sign that begins
// a formula: some spreadsheets take the two for one.
func startsWide(s string) bool {
	for _, r := range s {
		return strings.ContainsRune("＝＋－＠", r)
	}
	return false
}
