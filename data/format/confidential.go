package format

import (
	"strings"
	"time"

	"accord/data"
)

// withheld says in words why a value of that CONF_STATUS is not to be shown, ""
// for one that may be. An embargo holds until the day of EMBARGO_DATE has come,
// and for ever where no day is given or nobody says which day it is.
func withheld(conf, until string, today time.Time) string {
	code, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(conf)), ":")
	if _, none := absent(code); none {
		return ""
	}
	switch code {
	case "", "F", "_Z", "~":
		return ""
	case "N":
		return "not for publication"
	case "E":
		end, err := data.ParsePeriod(until)
		switch {
		case err != nil:
			return "under embargo"
		case !today.IsZero() && !today.Before(end.Start()):
			return ""
		}
		return "under embargo until " + end.String()
	}
	if strings.HasPrefix(code, "FREE") {
		return ""
	}
	return "confidential" // C, D, S, the reasons A, O, T, G, M, X, and what is not known to be free
}
