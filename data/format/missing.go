package format

import "strings"

// absent returns the status that a mark of a missing value stands for, false
// for any other text. No such mark is ever read as zero.
func absent(s string) (string, bool) {
	switch strings.ToLower(s) {
	case "..", "...", "…", ":", "-", "–", "—", "−", "n/a", "na", "#n/a", "n.a.", "nan", "null", "none", "nd", "n.d.", "missing",
		"н/д", "н.д.", "нет данных", "-/-", "məlumat yoxdur", "m/y":
		return "O", true
	case "x", "х", "×": // Latin and Cyrillic: a cell that cannot hold anything
		return "M", true
	}
	return "", false
}
