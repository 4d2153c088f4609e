package strict

import (
	"fmt"
	"strconv"
	"strings"
)

// Quote writes s as a text of TOML, in quotes and on one line.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\ufffd") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case strconv.IsPrint(r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// QuoteKey writes s as a key of TOML: bare where TOML allows it, else in
// quotes.
func QuoteKey(s string) string {
	for i := range len(s) {
		if !isBare(s[i]) {
			return Quote(s)
		}
	}
	if s == "" {
		return Quote(s)
	}
	return s
}
