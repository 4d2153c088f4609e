package data

import (
	"cmp"
	"fmt"
	"time"
)

// Period is a span of time with the frequency it is reported at. It is a
// comparable value; the zero Period means "none". Start and end are UTC, the
// end is exclusive.
type Period struct {
	freq       Freq
	start, end int64 // Unix seconds
}

// NewPeriod returns the period of frequency f that starts at start and ends
// before end. It is for spans that [ParsePeriod] cannot write.
func NewPeriod(f Freq, start, end time.Time) Period {
	return Period{freq: f, start: start.Unix(), end: end.Unix()}
}

// Year returns the calendar year y.
func Year(y int) Period { return months(FreqAnnual, y, 1, 12) }

// HalfYear returns half n (1, 2) of year y.
func HalfYear(y, n int) Period { return months(FreqHalfYear, y, n*6-5, 6) }

// Quarter returns quarter n (1 to 4) of year y.
func Quarter(y, n int) Period { return months(FreqQuarter, y, n*3-2, 3) }

// Month returns month n (1 to 12) of year y.
func Month(y, n int) Period { return months(FreqMonth, y, n, 1) }

// YearToDate returns January to month n (1 to 12) of year y.
func YearToDate(y, n int) Period { return months(FreqYearToDate, y, 1, n) }

// Day returns the calendar day.
func Day(y int, m time.Month, d int) Period {
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return NewPeriod(FreqDay, t, t.AddDate(0, 0, 1))
}

func months(f Freq, y, first, n int) Period {
	t := time.Date(y, time.Month(first), 1, 0, 0, 0, 0, time.UTC)
	return NewPeriod(f, t, t.AddDate(0, n, 0))
}

// IsZero reports whether p is no period.
func (p Period) IsZero() bool { return p == Period{} }

// Freq is the frequency p is reported at.
func (p Period) Freq() Freq { return p.freq }

// Start is the first instant of p, in UTC.
func (p Period) Start() time.Time { return time.Unix(p.start, 0).UTC() }

// End is the first instant after p, in UTC.
func (p Period) End() time.Time { return time.Unix(p.end, 0).UTC() }

// Year is the calendar year in which p starts.
func (p Period) Year() int { return p.Start().Year() }

// Within is the number of p in its year (quarter 1 to 4, month 1 to 12, day 1
// to 31 …); for a year-to-date period it is the last month. It is 0 where p
// has no number.
func (p Period) Within() int {
	t := p.Start()
	switch p.freq {
	case FreqAnnual:
		return 1
	case FreqHalfYear:
		return (int(t.Month())-1)/6 + 1
	case FreqTrimester:
		return (int(t.Month())-1)/4 + 1
	case FreqQuarter:
		return (int(t.Month())-1)/3 + 1
	case FreqMonth:
		return int(t.Month())
	case FreqYearToDate:
		return int(p.End().AddDate(0, 0, -1).Month())
	case FreqWeek:
		_, w := t.ISOWeek()
		return w
	case FreqDay:
		return t.Day()
	}
	return 0
}

// Contains reports whether q lies wholly within p.
func (p Period) Contains(q Period) bool { return p.start <= q.start && q.end <= p.end }

// Compare orders periods by start, then by end, then by frequency.
func (p Period) Compare(q Period) int {
	if c := cmp.Compare(p.start, q.start); c != 0 {
		return c
	}
	if c := cmp.Compare(p.end, q.end); c != 0 {
		return c
	}
	return cmp.Compare(p.freq, q.freq)
}

// Shift returns the period n steps of p's own frequency later (earlier for a
// negative n). A year-to-date period steps by whole years, because its
// neighbours within a year overlap it; a range cannot be shifted and gives the
// zero Period.
func (p Period) Shift(n int) Period {
	t := p.Start()
	switch p.freq {
	case FreqAnnual, FreqHalfYear, FreqTrimester, FreqQuarter, FreqMonth:
		k := 12 / p.freq.PerYear()
		return months(p.freq, t.Year(), int(t.Month())+n*k, k)
	case FreqYearToDate:
		return YearToDate(t.Year()+n, p.Within())
	case FreqWeek:
		t = t.AddDate(0, 0, 7*n)
		return NewPeriod(FreqWeek, t, t.AddDate(0, 0, 7))
	case FreqDay:
		t = t.AddDate(0, 0, n)
		return NewPeriod(FreqDay, t, t.AddDate(0, 0, 1))
	}
	return Period{}
}

// YearAgo returns the same period one year earlier, or the zero Period where
// there is none (a range, a week 53, 29 February).
func (p Period) YearAgo() Period {
	switch p.freq {
	case FreqAnnual, FreqHalfYear, FreqTrimester, FreqQuarter, FreqMonth:
		return p.Shift(-p.freq.PerYear())
	case FreqYearToDate:
		return p.Shift(-1)
	case FreqDay:
		t := p.Start()
		if t.Month() == time.February && t.Day() == 29 {
			return Period{}
		}
		return Day(t.Year()-1, t.Month(), t.Day())
	case FreqWeek:
		y, w := p.Start().ISOWeek()
		q := isoWeek(y-1, w)
		if qy, _ := q.Start().ISOWeek(); qy != y-1 {
			return Period{}
		}
		return q
	}
	return Period{}
}

// String writes p in the form of SDMX TIME_PERIOD, which [ParsePeriod] reads.
func (p Period) String() string {
	if p.IsZero() {
		return ""
	}
	t := p.Start()
	switch p.freq {
	case FreqAnnual:
		return fmt.Sprintf("%04d", t.Year())
	case FreqHalfYear:
		return fmt.Sprintf("%04d-S%d", t.Year(), p.Within())
	case FreqTrimester:
		return fmt.Sprintf("%04d-T%d", t.Year(), p.Within())
	case FreqQuarter:
		return fmt.Sprintf("%04d-Q%d", t.Year(), p.Within())
	case FreqMonth:
		return fmt.Sprintf("%04d-%02d", t.Year(), int(t.Month()))
	case FreqYearToDate:
		return fmt.Sprintf("%04d-YTD-%02d", t.Year(), p.Within())
	case FreqWeek:
		y, w := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	case FreqDay:
		return t.Format(time.DateOnly)
	case FreqInstant:
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Format(time.DateOnly) + "/" + p.End().AddDate(0, 0, -1).Format(time.DateOnly)
}

// Duration writes p as its first day and how long it is, as SDMX writes a time
// range: 2024-01-01/P8M. [ParsePeriod] and [Period.As] read it.
func (p Period) Duration() string {
	if p.IsZero() {
		return ""
	}
	t, end := p.Start(), p.End()
	n := (end.Year()-t.Year())*12 + int(end.Month()) - int(t.Month())
	length := fmt.Sprintf("P%dD", (p.end-p.start)/86400)
	switch {
	case n < 1 || t.Day() > 28 || t.AddDate(0, n, 0) != end:
	case n%12 == 0:
		length = fmt.Sprintf("P%dY", n/12)
	default:
		length = fmt.Sprintf("P%dM", n)
	}
	return t.Format(time.DateOnly) + "/" + length
}

// As returns the span of p as a period of frequency f, and whether there is such
// a one: January to August is a year-to-date period as well as a range.
func (p Period) As(f Freq) (Period, bool) {
	q := Period{f, p.start, p.end}
	if p.IsZero() || f == FreqNone {
		return Period{}, false
	}
	back, err := ParsePeriod(q.String())
	return q, err == nil && back == q
}
