package load

import (
	"strconv"
	"strings"
	"time"

	"accord/data"
)

// periodHint says what to write instead of s, which is not a period; failing
// that, what periods look like.
func periodHint(s string) string {
	if from, to, ok := strings.Cut(s, "/"); ok {
		a, errA := data.ParsePeriod(from)
		b, errB := data.ParsePeriod(to)
		if errA == nil && errB == nil && b.Compare(a) < 0 {
			return "the end " + to + " lies before the start " + from
		}
	}
	f := strings.FieldsFunc(s, func(c rune) bool { return c == '.' || c == '/' || c == '-' || c == ' ' || c == ',' })
	hint := ""
	switch {
	case len(f) == 3 && len(f[2]) == 4:
		hint = dayFirst(f)
	case len(f) == 3 && len(f[0]) == 4:
		hint = yearFirst(f)
	case len(f) == 2 && len(f[1]) == 4 && monthNamed(f[0]) > 0:
		hint = "write " + f[1] + "-" + two(monthNamed(f[0]))
	case len(f) == 2 && len(f[0]) == 4 && isDigits(f[1]) && len(f[1]) < 3:
		hint = "a year has the months 01 to 12; write " + f[0] + "-12 or the month that is meant"
		if n, _ := strconv.Atoi(f[1]); n >= 1 && n <= 12 {
			hint = "write " + f[0] + "-" + two(n)
		}
	}
	if hint == "" {
		hint = "expected " + data.PeriodForms
	}
	return hint
}

// dayFirst reads day, month, year. Which of two small numbers is the day
// cannot be told: then both readings are shown, and none is taken.
func dayFirst(f []string) string {
	year := f[2]
	if m := monthNamed(f[1]); m > 0 && isDigits(f[0]) {
		d, _ := strconv.Atoi(f[0])
		return writeDay(year, m, d)
	}
	if m := monthNamed(f[0]); m > 0 && isDigits(f[1]) {
		d, _ := strconv.Atoi(f[1])
		return writeDay(year, m, d)
	}
	if !isDigits(f[0]) || !isDigits(f[1]) || !isDigits(year) {
		return ""
	}
	a, _ := strconv.Atoi(f[0])
	b, _ := strconv.Atoi(f[1])
	first, second := writeDay(year, b, a), writeDay(year, a, b)
	switch {
	case first == "" || a == b:
		return second
	case second == "":
		return first
	}
	return first + " or " + strings.TrimPrefix(second, "write ")
}

func yearFirst(f []string) string {
	if !isDigits(f[0]) || !isDigits(f[1]) || !isDigits(f[2]) {
		return ""
	}
	m, _ := strconv.Atoi(f[1])
	d, _ := strconv.Atoi(f[2])
	if hint := writeDay(f[0], m, d); hint != "" {
		return hint
	}
	if m < 1 || m > 12 {
		return "a year has the months 01 to 12"
	}
	y, _ := strconv.Atoi(f[0])
	last := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return "the month " + f[0] + "-" + two(m) + " has the days 01 to " + strconv.Itoa(last)
}

// writeDay proposes a day, "" when there is no such day.
func writeDay(year string, m, d int) string {
	day := year + "-" + two(m) + "-" + two(d)
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return ""
	}
	return "write " + day
}

// monthNamed is the number of an English month name or its first three
// letters, 0 for any other word.
func monthNamed(s string) int {
	for m := time.January; m <= time.December; m++ {
		if name := m.String(); strings.EqualFold(s, name) || strings.EqualFold(s, name[:3]) {
			return int(m)
		}
	}
	return 0
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func two(n int) string {
	if n >= 0 && n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
