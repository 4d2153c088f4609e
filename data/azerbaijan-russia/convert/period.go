package main

import (
	"fmt"
	"strings"
)

// period turns the period of a fact into FREQ and TIME_PERIOD.
func period(r row) (freq, form string, err error) {
	p := r["period"]
	switch r["freq"] {
	case "A", "M", "Q":
		return r["freq"], p, nil
	case "H":
		return "S", strings.Replace(p, "-H", "-S", 1), nil
	case "YTD":
		first, last, ok := strings.Cut(p, "/")
		if !ok || !strings.HasSuffix(first, "-01") || first[:4] != last[:4] {
			return "", "", fmt.Errorf("%s: %q does not run from January", r["id"], p)
		}
		return "YTD", first[:4] + "-YTD-" + last[5:], nil
	case "RANGE", "SEASON", "SPAN":
		return "R", r["period_start"] + "/" + r["period_end"], nil
	case "OTHER": // a plan for a year is dated by that year
		if year, ok := strings.CutSuffix(p, " plan"); ok && len(year) == 4 {
			return "A", year, nil
		}
		return "A", "", nil // a judgement must date it
	}
	return "", "", fmt.Errorf("%s: unknown frequency %q", r["id"], r["freq"])
}

// remark joins what a source says with the note on it.
func remark(r row) string {
	if r["note"] == "" {
		return r["paraphrase"]
	}
	return r["paraphrase"] + " — Note: " + r["note"]
}
