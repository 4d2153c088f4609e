package format

import (
	"strconv"
	"strings"
)

// fiscalYears reports whether cells such as 2019-20 are years that begin in one
// and end in the next, and not months: all of them are, and more than one of
// them, or one that can be no month.
func fiscalYears(cells []string) bool {
	seen, noMonth := map[string]bool{}, false
	for _, c := range cells {
		if _, ok := fiscalYear(c); !ok {
			return false
		}
		seen[c] = true
		_, end, _ := strings.Cut(c, "-")
		noMonth = noMonth || end > "12" || end == "00"
	}
	return len(seen) > 1 || noMonth
}

// fiscalYear writes 2019-20, 2019–20 or FY2019/20 as TIME_PERIOD has it: 2019/20.
func fiscalYear(cell string) (string, bool) {
	s := strings.NewReplacer("–", "-", "/", "-").Replace(strings.TrimSpace(cell))
	if len(s) > 2 && strings.EqualFold(s[:2], "FY") {
		s = strings.TrimSpace(s[2:])
	}
	a, b, ok := strings.Cut(s, "-")
	if !ok || !yearLike(a) || !digitsAll(b) {
		return "", false
	}
	if len(b) == 4 && b[:2] == nextYear(a)[:2] {
		b = b[2:]
	}
	if len(b) != 2 || b != nextYear(a)[2:] {
		return "", false
	}
	return a + "/" + b, true
}

func nextYear(year string) string {
	n, err := strconv.Atoi(year)
	if err != nil {
		return year
	}
	return strconv.Itoa(n + 1)
}
