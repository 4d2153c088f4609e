package format

import "strings"

// withheld says in words why a value of that CONF_STATUS is not to be shown, ""
// for one that may be. The embargo has a date that only a clock could judge:
// until somebody says otherwise it holds.
func withheld(conf string) string {
	code, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(conf)), ":")
	switch code {
	case "", "F":
		return ""
	case "N":
		return "not for publication"
	case "E":
		return "under embargo"
	case "C", "D", "S", "A", "O", "T", "G", "M", "X":
		return "confidential"
	}
	return ""
}
