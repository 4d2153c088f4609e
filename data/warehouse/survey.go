package warehouse

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"accord/data"
)

// Survey is what is in a table.
type Survey struct {
	// Types are the types of all columns of the table, by name, as the engine
	// writes them.
	Types map[string]string
	// Rows is how many rows have a period; Aside how many have none.
	Rows, Aside int64
	// BadPeriod is one of the periods that cannot be read, "" when all can.
	BadPeriod string
	// First, Last and Freqs are as those of [data.Bulk].
	First, Last data.Period
	Freqs       []data.Freq
	// Days is what days in the column of periods are added up in; [data.FreqNone]
	// where it holds no days.
	Days data.Freq
	// Codes has the codes of each dimension of the dataset, sorted; nil where
	// there are more than [data.MostCodes], which Many has the columns of.
	Codes [][]string
	Many  []string
	// Units are the units of the indicators, where a column says them.
	Units map[string]data.Unit
	// AtLeast is true where all values are known not to be below zero; see [data.Facts].
	AtLeast bool
	// At is when the table was looked at.
	At time.Time

	m    *mapping
	unit data.Unit
	days []timed
}

// Unit is the unit of the values of an indicator.
func (s *Survey) Unit(indicator string) data.Unit {
	if u, ok := s.Units[indicator]; ok {
		return u
	}
	return s.unit
}

// mostPeriods is how many different periods a table may have.
const mostPeriods = 100_000

// Survey looks at what is in the table, and remembers it for a while.
func (t *Table) Survey(ctx context.Context) (*Survey, error) {
	return t.surveys.get(ctx, "", func(ctx context.Context) (*Survey, error) {
		if err := t.pause.gate(); err != nil {
			return nil, err
		}
		s, err := t.survey(ctx)
		if err != nil {
			return nil, t.fault(ctx, err)
		}
		t.pause.answered()
		t.first.CompareAndSwap(nil, s)
		return s, nil
	})
}

// Changed implements [data.Remote].
func (t *Table) Changed(ctx context.Context) (bool, error) {
	s, err := t.Survey(ctx)
	if err != nil {
		return false, err
	}
	old := t.first.Load()
	same := s.First == old.First && s.Last == old.Last && slices.Equal(s.Freqs, old.Freqs) && slices.EqualFunc(s.Codes, old.Codes, slices.Equal)
	return !same, nil
}

func (t *Table) survey(ctx context.Context) (*Survey, error) {
	have, err := t.engine.columns(ctx, t.shape.from)
	if err != nil {
		return nil, err
	}
	s := &Survey{Types: map[string]string{}, Codes: make([][]string, len(t.dims)), unit: t.spec.Unit, At: t.now()}
	for _, f := range have {
		s.Types[f.name] = f.typ
	}
	if s.m, err = settle(t.dims, t.spec, have); err != nil {
		return nil, err
	}
	for d, code := range s.m.fixed {
		s.Codes[d] = []string{code}
	}
	if err := t.lookAround(ctx, s); err != nil {
		return nil, err
	}
	for d := range s.Codes {
		if s.m.dims[d] == nil && s.Codes[d] == nil {
			s.Codes[d] = []string{""}
		}
		if s.Codes[d] == nil {
			s.Many = append(s.Many, s.m.dims[d].name)
		}
	}
	return s, nil
}

// askPeriods finds out which periods there are, and how many rows.
func (t *Table) askPeriods(ctx context.Context, s *Survey) error {
	st, at, err := t.shape.compile([]key{{s.m.period, s.m.freq}}, nil, count, found{}, mostPeriods)
	if err != nil {
		return mismatch("column %q: %s", s.m.period.name, err)
	}
	var list []timed
	err = t.engine.run(ctx, st, func(row [][]byte) error {
		n, err := strconv.ParseInt(string(row[at.rows]), 10, 64)
		if err != nil {
			return fmt.Errorf("a count is written %q", row[at.rows])
		}
		if len(list) == mostPeriods {
			return tooManyPeriods(s.m.period)
		}
		list = append(list, timed{raw: string(row[0]), null: row[0] == nil, rows: n})
		return nil
	})
	if err != nil {
		return err
	}
	s.setPeriods(list)
	return nil
}

func tooManyPeriods(c found) error {
	return mismatch("column %q has more than %s different periods; add them up to longer ones with freq, or choose another column", c.name, thousands(mostPeriods))
}

// setPeriods takes the periods that there are.
func (s *Survey) setPeriods(list []timed) {
	s.Days = s.m.freq
	if s.m.period.kind.day() && s.Days == data.FreqNone {
		s.Days = freqOfDays(slices.DeleteFunc(slices.Clone(list), func(x timed) bool { return x.null }))
	}
	for _, x := range list {
		p, ok := readPeriod(x.raw, s.m.period.kind, s.Days)
		if x.null {
			ok, x.raw = false, "NULL"
		}
		if !ok {
			s.Aside += x.rows
			s.BadPeriod = x.raw
			continue
		}
		x.period = p
		s.Rows += x.rows
		s.days = append(s.days, x)
	}
	slices.SortFunc(s.days, func(a, b timed) int { return a.period.Compare(b.period) })
	s.spans()
}

// spans sets what is said of the periods together.
func (s *Survey) spans() {
	has := map[data.Freq]bool{}
	for _, x := range s.days {
		has[x.period.Freq()] = true
	}
	s.Freqs = slices.DeleteFunc(data.Freqs(), func(f data.Freq) bool { return !has[f] })
	for _, x := range s.days {
		if x.period.Freq() != s.Freqs[0] {
			continue
		}
		if s.First.IsZero() || x.period.Start().Before(s.First.Start()) {
			s.First = x.period
		}
		if s.Last.IsZero() || x.period.Start().After(s.Last.Start()) {
			s.Last = x.period
		}
	}
}

// periods is the condition that keeps the periods that g asks for, nil when it
// keeps all; false when there are none.
func (s *Survey) periods(g data.Grouping) (*condition, bool) {
	c := condition{column: s.m.period}
	var first, last data.Period
	raws := map[string]bool{}
	for _, x := range s.days {
		if !withinWindow(x.period, g.Freq, g.From, g.To) {
			continue
		}
		raws[x.raw] = true
		if first.IsZero() || x.period.Start().Before(first.Start()) {
			first = x.period
		}
		if last.IsZero() || x.period.End().After(last.End()) {
			last = x.period
		}
	}
	switch {
	case len(raws) == 0:
		return nil, false
	case len(raws) == len(s.days) && s.BadPeriod == "":
		return nil, true
	case s.m.period.kind.day():
		// What is new beyond an open end belongs to it.
		if !g.From.IsZero() {
			c.since = first.Start().Format(time.DateOnly)
		}
		if !g.To.IsZero() {
			c.before = last.End().Format(time.DateOnly)
		}
		return &c, true
	}
	for raw := range raws {
		c.values = append(c.values, raw)
	}
	slices.Sort(c.values)
	return &c, true
}

// askCodes finds out which codes a dimension has.
func (t *Table) askCodes(ctx context.Context, s *Survey, d int, c *mapped) error {
	st, _, err := t.shape.compile([]key{{found: c.found}}, nil, nothing, found{}, data.MostCodes)
	if err != nil {
		return err
	}
	n := 0
	var codes []string
	err = t.engine.run(ctx, st, func(row [][]byte) error {
		if n++; n <= data.MostCodes {
			codes = append(codes, c.learn(row[0]))
		}
		return nil
	})
	if err != nil || n > data.MostCodes {
		return err // without a list, the dimension has too many
	}
	s.setCodes(d, codes)
	return nil
}

// setCodes takes the codes that dimension d has.
func (s *Survey) setCodes(d int, codes []string) {
	slices.Sort(codes)
	s.Codes[d] = slices.Compact(codes)
}

// askUnits finds out which unit the values of each indicator have.
func (t *Table) askUnits(ctx context.Context, s *Survey) error {
	u := s.m.unit
	if u == nil {
		return nil
	}
	by := []key{{found: u.found}}
	about := s.m.dims[slices.Index(t.dims, data.DimIndicator)]
	if about != nil {
		by = append(by, key{found: about.found})
	}
	st, _, err := t.shape.compile(by, nil, nothing, found{}, data.MostCodes)
	if err != nil {
		return err
	}
	s.Units = map[string]data.Unit{}
	return t.engine.run(ctx, st, func(row [][]byte) error {
		indicator := t.spec.Indicator
		if about != nil {
			indicator = about.code(row[1])
		}
		unit := data.Unit{ID: u.code(row[0]), Mult: s.unit.Mult}
		if old, ok := s.Units[indicator]; ok && old != unit {
			return mismatch("column %q has the units %q and %q for %s, which are never added up; keep one of them in a select, or make the column a dimension", u.name, old.ID, unit.ID, indicator)
		}
		s.Units[indicator] = unit
		return nil
	})
}

// thousands writes n with its thousands apart.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
