package warehouse

import (
	"strconv"
	"strings"
	"time"

	"accord/data"
)

// timed is a period as it stands in a table.
type timed struct {
	raw    string
	null   bool
	period data.Period
	rows   int64
}

// readPeriod reads what stands in a column of periods: a text in the forms of
// [data.ParsePeriod]; a number as a year, a year and a month, or a day; a day as
// the period of frequency f that begins on it.
func readPeriod(raw string, k kind, f data.Freq) (data.Period, bool) {
	raw = strings.TrimSpace(raw)
	switch {
	case k.day():
		t, err := time.Parse(time.DateOnly, raw)
		if err != nil || t.Year() < 1 || t.Year() > 9999 {
			return data.Period{}, false
		}
		return periodFrom(t, f), true
	case k == kindDecimal:
		raw, _, _ = strings.Cut(raw, ".")
	}
	if k.number() {
		n, err := strconv.Atoi(raw)
		if err != nil {
			return data.Period{}, false
		}
		switch {
		case n >= 1000 && n <= 9999:
			return data.Year(n), true
		case n >= 1000_01 && n <= 9999_12:
			return parsed(raw[:4] + "-" + raw[4:])
		case n >= 1000_01_01 && n <= 9999_12_31:
			return parsed(raw[:4] + "-" + raw[4:6] + "-" + raw[6:])
		}
		return data.Period{}, false
	}
	return parsed(raw)
}

func parsed(s string) (data.Period, bool) {
	p, err := data.ParsePeriod(s)
	return p, err == nil
}

// periodFrom is the period of frequency f that begins at t.
func periodFrom(t time.Time, f data.Freq) data.Period {
	y, m := t.Year(), int(t.Month())
	switch f {
	case data.FreqAnnual:
		return data.Year(y)
	case data.FreqQuarter:
		return data.Quarter(y, (m+2)/3)
	case data.FreqMonth:
		return data.Month(y, m)
	case data.FreqWeek:
		return data.NewPeriod(data.FreqWeek, t, t.AddDate(0, 0, 7))
	}
	return data.Day(y, t.Month(), t.Day())
}

// freqOfDays is the longest period of which all days are the first: of a table
// that writes months as their first days, the month. Days are days where there
// are too few of them to say.
func freqOfDays(days []timed) data.Freq {
	if len(days) < 2 {
		return data.FreqDay
	}
	f := data.FreqAnnual
	for _, d := range days {
		t, err := time.Parse(time.DateOnly, d.raw)
		switch {
		case err != nil:
		case t.Day() != 1:
			return data.FreqDay
		case t.YearDay() != 1:
			f = data.FreqMonth
		}
	}
	return f
}

// withinWindow reports whether p is of frequency f and lies within from and to;
// what is zero is open.
func withinWindow(p data.Period, f data.Freq, from, to data.Period) bool {
	return (f == data.FreqNone || p.Freq() == f) &&
		(from.IsZero() || !p.Start().Before(from.Start())) && (to.IsZero() || !p.End().After(to.End()))
}
