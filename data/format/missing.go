package format

import "strings"

// absent returns the status that a mark of a missing value stands for, false
// for any other text. No such mark is ever read as zero.
func absent(s string) (string, bool) {
	if s == "W" { // withheld, in tables whose footnotes say so
		return "O", true
	}
	switch strings.ToLower(s) {
	case "..", "...", "…", ":", "-", "–", "—", "−", "n/a", "na", "#n/a", "n.a.", "nan", "null", "none", "nd", "n.d.", "missing",
		"н/д", "н.д.", "нет данных", "-/-", "məlumat yoxdur", "m/y":
		return "O", true
	case "x", "х", "×": // Latin and Cyrillic: a cell that cannot hold anything
		return "M", true
	}
	return "", false
}

// reasonOf is the status that words for a missing value stand for.
func reasonOf(words string) string {
	w := strings.ToLower(words)
	for _, r := range []struct{ stem, code string }{
		{"confidential", "Q"}, {"suppressed", "Q"}, {"secret", "Q"}, {"not applicable", "M"}, {"cannot exist", "M"}, {"not collected", "L"},
		{"included elsewhere", "K"}, {"holiday", "H"},
	} {
		if strings.Contains(w, r.stem) {
			return r.code
		}
	}
	return "O"
}
