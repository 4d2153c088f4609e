package data_test

import (
	"errors"
	"testing"
	"time"

	"accord/data"
)

func TestParsePeriod(t *testing.T) {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	span := func(f data.Freq, a, b time.Time) data.Period { return data.NewPeriod(f, a, b) }
	tests := []struct {
		in   string
		want data.Period
		text string // how it is written back; "" for in
	}{
		{"2024", data.Year(2024), ""},
		{"2024-A1", data.Year(2024), "2024"},
		{"1960 [YR1960]", data.Year(1960), "1960"},
		{" 2024 ", data.Year(2024), "2024"},
		{"2024-S2", data.HalfYear(2024, 2), ""},
		{"2024H1", data.HalfYear(2024, 1), "2024-S1"},
		{"2024-T3", span(data.FreqTrimester, day(2024, 9, 1), day(2025, 1, 1)), ""},
		{"2024-Q1", data.Quarter(2024, 1), ""},
		{"2012Q1", data.Quarter(2012, 1), "2012-Q1"},
		{"2025Q01", data.Quarter(2025, 1), "2025-Q1"},
		{"Q3/2020", data.Quarter(2020, 3), "2020-Q3"},
		{"2024-03", data.Month(2024, 3), ""},
		{"2024-M03", data.Month(2024, 3), "2024-03"},
		{"2010M10", data.Month(2010, 10), "2010-10"},
		{"2024-m10", data.Month(2024, 10), "2024-10"},
		{"2024-03-05", data.Day(2024, 3, 5), ""},
		{"2024-D060", data.Day(2024, 2, 29), "2024-02-29"},
		{"2024-YTD-08", data.YearToDate(2024, 8), ""},
		{"2024-YTD-12", data.YearToDate(2024, 12), ""},
		{"2019/20", span(data.FreqRange, day(2019, 1, 1), day(2021, 1, 1)), "2019-01-01/2020-12-31"},
		{"1999/00", span(data.FreqRange, day(1999, 1, 1), day(2001, 1, 1)), "1999-01-01/2000-12-31"},
		{"2024-03-21/2024-09-22", span(data.FreqRange, day(2024, 3, 21), day(2024, 9, 23)), ""},
		{"2017/2023", span(data.FreqRange, day(2017, 1, 1), day(2024, 1, 1)), "2017-01-01/2023-12-31"},
		{"2012-01/2012-09", span(data.FreqRange, day(2012, 1, 1), day(2012, 10, 1)), "2012-01-01/2012-09-30"},
		{"2024-01-01/P1Y", data.Year(2024), "2024"},
		{"2024-04-01/P3M", data.Quarter(2024, 2), "2024-Q2"},
		{"2024-07-01/P6M", data.HalfYear(2024, 2), "2024-S2"},
		{"2024-02-01/P3M", span(data.FreqRange, day(2024, 2, 1), day(2024, 5, 1)), "2024-02-01/2024-04-30"},
		{"2024-02-29/P1D", data.Day(2024, 2, 29), "2024-02-29"},
		{"2024-03-05T12:30:00", span(data.FreqInstant, day(2024, 3, 5).Add(12*time.Hour+30*time.Minute), day(2024, 3, 5).Add(12*time.Hour+30*time.Minute+time.Second)), ""},
		{"2020-W53", span(data.FreqWeek, day(2020, 12, 28), day(2021, 1, 4)), ""},
		{"2021-W01", span(data.FreqWeek, day(2021, 1, 4), day(2021, 1, 11)), ""},
		{"2015-W01", span(data.FreqWeek, day(2014, 12, 29), day(2015, 1, 5)), ""},
	}
	for _, test := range tests {
		got, err := data.ParsePeriod(test.in)
		if err != nil {
			t.Errorf("ParsePeriod(%q): %v", test.in, err)
			continue
		}
		if got != test.want {
			t.Errorf("ParsePeriod(%q) = %s (%s to %s), want %s", test.in, got, got.Start(), got.End(), test.want)
		}
		text := test.text
		if text == "" {
			text = test.in
		}
		if got.String() != text {
			t.Errorf("ParsePeriod(%q) is written %q, want %q", test.in, got, text)
		}
	}
}

func TestParsePeriodRefuses(t *testing.T) {
	for _, in := range []string{
		"", "24", "0000", "2024-", "2024-00", "2024-13", "2024-S0", "2024-S3", "2024-H3", "2024-T4",
		"2024-Q0", "2024-Q5", "2024-W00", "2024-W54", "2021-W53", "2024-D000", "2023-D366", "2024-A2",
		"2023-02-29", "2024-02-30", "05.03.2024", "05/03/2024", "03/2024", "2024.03", "202403", "2024-3",
		"2024-YTD-00", "2024-YTD-13", "2024-YTD", "2024-X1", "Q5/2020", "Q3/20", "2019/21", "2019/18",
		"2024-09/2024-03", "2024/P0Y", "2024/P", "2024/PY", "2024-03-05T25:00:00", "2024 г.", "n/a", "２０２４",
		"2024-03-05T12:00:00/2024-04", "2024-01-01T12:00:00/P1Y", "9999/00", "9999-12-31/P10D",
	} {
		if p, err := data.ParsePeriod(in); !errors.Is(err, data.ErrPeriod) {
			t.Errorf("ParsePeriod(%q) = %s, %v; want ErrPeriod", in, p, err)
		}
	}
}

// FuzzParsePeriod checks that whatever is read is a span of time that is
// written and read back as itself, and never disappears on the way.
func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2024", "2024-S1", "2024-T2", "Q3/2020", "2019/20", "2024-W53", "2024-YTD-08",
		"2024-03-21/2024-09-22", "2024-01-01/P3M", "2024-D366", "1960 [YR1960]", "0001-W01", "9999", "9999-12-31/P1D",
		"2024-03-05T12:00:00.5Z", "2024-03-05T00:00:00/P1D"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := data.ParsePeriod(s)
		if err != nil {
			if !errors.Is(err, data.ErrPeriod) || !p.IsZero() {
				t.Fatalf("ParsePeriod(%q) = %s, %v", s, p, err)
			}
			return
		}
		if !p.Start().Before(p.End()) || p.Freq() == data.FreqNone {
			t.Fatalf("ParsePeriod(%q) is empty: %s to %s", s, p.Start(), p.End())
		}
		q, err := data.ParsePeriod(p.String())
		if err != nil || q != p {
			t.Fatalf("ParsePeriod(%q) = %s, which reads as %s, %v", s, p, q, err)
		}
		if n := p.Shift(1); !n.IsZero() && p.Freq() != data.FreqYearToDate && !n.Start().Equal(p.End()) {
			t.Fatalf("%s is not followed by %s", p, n)
		}
	})
}

func TestPeriodSteps(t *testing.T) {
	parse := func(s string) data.Period {
		if s == "" {
			return data.Period{}
		}
		p, err := data.ParsePeriod(s)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	tests := []struct{ in, before, yearAgo string }{
		{"2024", "2023", "2023"},
		{"2024-S1", "2023-S2", "2023-S1"},
		{"2024-T1", "2023-T3", "2023-T1"},
		{"2024-Q1", "2023-Q4", "2023-Q1"},
		{"2024-01", "2023-12", "2023-01"},
		{"2024-03-01", "2024-02-29", "2023-03-01"},
		{"2024-02-29", "2024-02-28", ""},
		{"2021-W01", "2020-W53", "2020-W01"},
		{"2020-W53", "2020-W52", ""},
		{"2024-YTD-08", "2023-YTD-08", "2023-YTD-08"},
		{"2024-03-21/2024-09-22", "", ""},
		{"2024-03-05T12:00:00", "", ""},
	}
	for _, test := range tests {
		p := parse(test.in)
		if got := p.Shift(-1); got != parse(test.before) {
			t.Errorf("%s.Shift(-1) = %s, want %q", p, got, test.before)
		}
		if got := p.YearAgo(); got != parse(test.yearAgo) {
			t.Errorf("%s.YearAgo() = %s, want %q", p, got, test.yearAgo)
		}
	}
}

// Every day of four centuries is in the week that says so, and weeks follow
// each other without a gap.
func TestISOWeeks(t *testing.T) {
	for d := time.Date(1804, 1, 2, 0, 0, 0, 0, time.UTC); d.Year() < 2204; d = d.AddDate(0, 0, 7) {
		w := data.NewPeriod(data.FreqWeek, d, d.AddDate(0, 0, 7))
		if got, err := data.ParsePeriod(w.String()); err != nil || got != w {
			t.Fatalf("week of %s is written %s, which reads as %s, %v", d, w, got.Start(), err)
		}
		if y, n := d.ISOWeek(); n != w.Within() || y != d.AddDate(0, 0, 3).Year() {
			t.Fatalf("%s: week %d of %d, Within %d", d, n, y, w.Within())
		}
		if !w.Shift(1).Start().Equal(w.End()) {
			t.Fatalf("%s is followed by %s", w, w.Shift(1))
		}
	}
}

func TestPeriodOrder(t *testing.T) {
	a, b, c := data.Month(2024, 1), data.Quarter(2024, 1), data.Year(2024)
	if a.Compare(b) >= 0 || b.Compare(c) >= 0 || c.Compare(data.Month(2024, 2)) >= 0 || a.Compare(a) != 0 {
		t.Error("periods are not ordered by start, then end")
	}
	if b.Compare(data.YearToDate(2024, 3)) >= 0 {
		t.Error("periods with one span are not ordered by frequency")
	}
	if !c.Contains(b) || b.Contains(c) || !c.Contains(c) {
		t.Error("a year contains its quarters, and not the other way round")
	}
}

// A period that is written as a start and a duration is read as one of its own
// frequency again.
func TestDuration(t *testing.T) {
	for in, want := range map[string]string{
		"2024-YTD-08":           "2024-01-01/P8M",
		"2024-YTD-12":           "2024-01-01/P1Y",
		"2017/2023":             "2017-01-01/P7Y",
		"2024-03-21/2024-09-22": "2024-03-21/P186D",
		"2024-01-31/2024-02-28": "2024-01-31/P29D",
		"2024-02-29/2025-02-27": "2024-02-29/P365D",
		"2024-03-05/2024-03-05": "2024-03-05/P1D",
		"0001-01-02/9999-12-30": "0001-01-02/P3652057D",
		"2024-02/2024-03":       "2024-02-01/P2M",
		"2024":                  "2024-01-01/P1Y",
		"2024-W09":              "2024-02-26/P7D",
	} {
		p, err := data.ParsePeriod(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Duration(); got != want {
			t.Errorf("%s lasts %s, want %s", in, got, want)
		}
		back, err := data.ParsePeriod(want)
		if err != nil {
			t.Error(err)
		}
		if q, ok := back.As(p.Freq()); !ok || q != p {
			t.Errorf("%s as %s is %s, %v", want, p.Freq(), q, ok)
		}
	}
	for in, f := range map[string]data.Freq{"2024": data.FreqQuarter, "2024-03": data.FreqYearToDate, "2024-02-01/P8M": data.FreqYearToDate,
		"2024-01-01/P13M": data.FreqYearToDate, "2024-03-05": data.FreqInstant, "2024-03-05T12:00:00": data.FreqRange, "2024-Q1": data.FreqNone} {
		p, err := data.ParsePeriod(in)
		if err != nil {
			t.Fatal(err)
		}
		if q, ok := p.As(f); ok {
			t.Errorf("%s as %s is %s", in, f, q)
		}
	}
}
