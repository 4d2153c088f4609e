package data

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ErrPeriod is the cause of every error of [ParsePeriod].
var ErrPeriod = errors.New("not a period")

// PeriodForms lists the forms of TIME_PERIOD that [ParsePeriod] reads, by
// example, for messages.
const PeriodForms = "2024, 2024-S1, 2024-Q1, 2024-03, 2024-W09, 2024-03-05, 2024-YTD-08 or 2024-03-21/2024-09-22"

// PeriodPattern matches the forms that [ParsePeriod] reads; which days and weeks
// there are in a year it does not know.
const PeriodPattern = `^(` +
	`[0-9]{4}-?([Aa]1|[SsHh][12]|[Tt][1-3]|[Qq]0?[1-4]|[Mm](0?[1-9]|1[0-2])|[Ww][0-9]{1,2}|[Dd][0-9]{1,3})` + // reporting periods
	`|[Qq][1-4]/[0-9]{4}|[0-9]{4}-?[Yy][Tt][Dd]-(0?[1-9]|1[0-2])` +
	`|[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z?)?)?)?` + // years, months, days, instants
	`|[0-9]{4}/[0-9]{2}|[0-9]{4}[-0-9A-Za-z]*/([Pp][0-9]+[YMDymd]|[0-9]{4}[-0-9A-Za-z]*)` + // spans
	`)( \[.*\])?$`

// ParsePeriod reads a TIME_PERIOD: the forms of SDMX (2024, 2024-A1, 2024-S1,
// 2024-T1, 2024-Q1, 2024-M01, 2024-03, 2024-W09, 2024-D065, 2024-03-05,
// 2024-03-05T12:00:00, start/duration), the year-to-date 2024-YTD-08, a range
// start/end, and what files of the field write instead: 2012Q1, 2010M10,
// 2025Q01, Q3/2020, 2019/20, "1960 [YR1960]". It never guesses the order of
// day and month: 05.03.2024 is an error. Errors wrap [ErrPeriod].
func ParsePeriod(s string) (Period, error) {
	in := s
	s = strings.ToUpper(strings.TrimSpace(s))
	if i := strings.Index(s, " ["); i > 0 && strings.HasSuffix(s, "]") {
		s = s[:i]
	}
	if p, ok := parseRange(s); ok && p.end <= endOfYears {
		return p, nil
	}
	if p, ok := parseOne(s); ok {
		return p, nil
	}
	return Period{}, fmt.Errorf("%q is %w", in, ErrPeriod)
}

// endOfYears is the end of year 9999, the last that TIME_PERIOD can write.
const endOfYears = 253402300800

func parseOne(s string) (Period, bool) {
	if len(s) == 7 && s[0] == 'Q' && s[2] == '/' { // Q3/2020
		s = s[3:] + "-" + s[:2]
	}
	if len(s) < 4 {
		return Period{}, false
	}
	y, ok := digits(s[:4])
	if !ok || y == 0 {
		return Period{}, false
	}
	rest := strings.TrimPrefix(s[4:], "-")
	switch {
	case rest == "" && len(s) == 4:
		return Year(y), true
	case rest == "":
		return Period{}, false
	case strings.HasPrefix(rest, "YTD-"):
		n, ok := digits(rest[4:])
		return YearToDate(y, n), ok && n >= 1 && n <= 12
	case rest[0] >= 'A' && rest[0] <= 'Z':
		n, ok := digits(rest[1:])
		if !ok {
			return Period{}, false
		}
		return numbered(rest[0], y, n)
	case s[4] != '-':
		return Period{}, false
	case len(rest) == 2:
		n, ok := digits(rest)
		return Month(y, n), ok && n >= 1 && n <= 12
	case len(rest) == 5:
		t, err := time.Parse(time.DateOnly, s)
		return Day(t.Year(), t.Month(), t.Day()), err == nil
	}
	t, err := time.Parse("2006-01-02T15:04:05", strings.TrimSuffix(s, "Z"))
	return NewPeriod(FreqInstant, t, t.Add(time.Second)), err == nil
}

func numbered(letter byte, y, n int) (Period, bool) {
	in := func(max int) bool { return n >= 1 && n <= max }
	switch letter {
	case 'A':
		return Year(y), in(1)
	case 'S':
		return HalfYear(y, n), in(2)
	case 'H':
		return HalfYear(y, n), in(2)
	case 'T':
		return months(FreqTrimester, y, n*4-3, 4), in(3)
	case 'Q':
		return Quarter(y, n), in(4)
	case 'M':
		return Month(y, n), in(12)
	case 'W':
		p := isoWeek(y, n)
		wy, _ := p.Start().ISOWeek()
		return p, in(53) && wy == y
	case 'D':
		t := time.Date(y, 1, n, 0, 0, 0, 0, time.UTC)
		return Day(t.Year(), t.Month(), t.Day()), in(366) && t.Year() == y
	}
	return Period{}, false
}

// parseRange reads start/end, start/duration (P1Y, P3M, P10D) and the fiscal
// form 2019/20.
func parseRange(s string) (Period, bool) {
	a, b, found := strings.Cut(s, "/")
	if !found || strings.HasPrefix(a, "Q") {
		return Period{}, false
	}
	from, ok := parseOne(a)
	if !ok || from.freq == FreqInstant { // a range is of whole days
		return Period{}, false
	}
	if len(a) == 4 && len(b) == 2 {
		n, ok := digits(b)
		if !ok || (from.Year()+1)%100 != n {
			return Period{}, false
		}
		return NewPeriod(FreqRange, from.Start(), from.End().AddDate(1, 0, 0)), true
	}
	if strings.HasPrefix(b, "P") {
		return duration(from, b[1:])
	}
	to, ok := parseOne(b)
	if !ok || to.freq == FreqInstant || to.end <= from.start {
		return Period{}, false
	}
	return NewPeriod(FreqRange, from.Start(), to.End()), true
}

func duration(from Period, d string) (Period, bool) {
	if len(d) < 2 {
		return Period{}, false
	}
	n, err := strconv.ParseUint(d[:len(d)-1], 10, 22) // ten thousand years have 3.7 million days
	if err != nil || n == 0 {
		return Period{}, false
	}
	return lasting(from.Start(), int(n), d[len(d)-1])
}

// lasting is n units from t on: years, months or days.
func lasting(t time.Time, n int, unit byte) (Period, bool) {
	f := FreqRange
	switch unit {
	case 'Y':
		if n == 1 && t.YearDay() == 1 {
			f = FreqAnnual
		}
		return NewPeriod(f, t, t.AddDate(n, 0, 0)), true
	case 'M':
		if t.Day() == 1 {
			switch {
			case n == 1:
				f = FreqMonth
			case n == 3 && (t.Month()-1)%3 == 0:
				f = FreqQuarter
			case n == 6 && (t.Month()-1)%6 == 0:
				f = FreqHalfYear
			case n == 12 && t.Month() == 1:
				f = FreqAnnual
			}
		}
		return NewPeriod(f, t, t.AddDate(0, n, 0)), true
	case 'D':
		if n == 1 {
			f = FreqDay
		}
		return NewPeriod(f, t, t.AddDate(0, 0, n)), true
	}
	return Period{}, false
}

// isoWeek returns week w of ISO year y; 4 January is always in week 1.
func isoWeek(y, w int) Period {
	t := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC)
	monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7+7*(w-1))
	return NewPeriod(FreqWeek, monday, monday.AddDate(0, 0, 7))
}

func digits(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
