package warehouse

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"accord/data"
)

// Table is a table in a database. It is safe for any number of sessions, and
// reaches the database when it is asked for the first time.
type Table struct {
	spec    Spec
	dims    []string // ids of the dimensions of the dataset
	engine  engine
	shape   shape
	pause   *pause
	answers *share[[]data.Group]
	surveys *share[*Survey]
	now     func() time.Time
	// to is the unit that sums are given in, by indicator; that of the table where
	// nothing is said.
	to func(indicator string) (data.Unit, bool)
}

// mostKept is how many groups of answers are kept, which is some 100 MB.
const mostKept = 1 << 20

// Open returns the table of spec. dims are the ids of the dimensions of the
// dataset, in their order. The error is about the spec itself: nobody is reached.
func Open(spec Spec, dims []string, o Options) (*Table, error) {
	spec.Limits = spec.Limits.or(DefaultLimits())
	if o.Getenv == nil {
		o.Getenv = func(string) string { return "" }
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if err := spec.check(); err != nil {
		return nil, err
	}
	e, err := newEngine(&spec, o)
	if err != nil {
		return nil, err
	}
	t := &Table{spec: spec, dims: dims, engine: e, shape: newShape(spec, e), pause: newPause(o.Now), now: o.Now}
	t.answers = newShare(o.Now, spec.Limits.Fresh, mostKept, func(g []data.Group) int { return len(g) + 1 })
	// A dataset that is read anew leaves its table behind.
	runtime.AddCleanup(t, func(e engine) { e.close() }, e)
	t.surveys = newShare(o.Now, max(spec.Limits.Fresh, time.Minute), 1, func(*Survey) int { return 1 })
	return t, nil
}

// check refuses what no engine could answer.
func (s *Spec) check() error {
	switch {
	case (s.Table == "") == (s.Select == ""):
		return errors.New("name a table, or write a select that stands for one, and not both")
	case strings.ContainsRune(s.Table+s.Select+s.Shard, 0):
		return errors.New("the name has a character that no name has")
	case s.Shard != "" && s.Address.Engine == ClickHouse:
		return errors.New("shard is for PostgreSQL; ClickHouse adds up on its shards by itself, so remove it")
	case s.Select != "" && !startsWith(s.Select, "select") && !startsWith(s.Select, "with"):
		return errors.New("what stands for a table begins with SELECT or WITH")
	}
	return nil
}

func startsWith(s, word string) bool {
	s = strings.TrimSpace(s)
	return len(s) > len(word) && strings.EqualFold(s[:len(word)], word)
}

// Sample is the beginning of a table.
type Sample struct {
	Names, Types []string
	// Rows has a cell a column, as the engine writes it as text; "" for NULL.
	Rows [][]string
}

// Sample reads the names of the columns and at most n rows, in no order.
func (t *Table) Sample(ctx context.Context, n int) (*Sample, error) {
	if err := t.pause.gate(); err != nil {
		return nil, err
	}
	have, err := t.engine.columns(ctx, t.shape.from)
	if err != nil {
		return nil, t.fault(ctx, err)
	}
	s := &Sample{}
	names := make([]string, len(have))
	for i, f := range have {
		s.Names, s.Types = append(s.Names, f.name), append(s.Types, f.typ)
		names[i] = t.engine.quote(f.name)
	}
	st := statement{sql: "SELECT " + strings.Join(names, ", ") + " FROM " + t.shape.from + " LIMIT " + strconv.Itoa(n)}
	err = t.run(ctx, st, func(row [][]byte) error {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = string(c)
		}
		s.Rows = append(s.Rows, cells)
		return nil
	})
	return s, err
}

// Map says what the columns are for, of a table that was opened without them,
// before anybody else has it.
func (t *Table) Map(dims []string, columns []Column, indicator string, unit data.Unit) {
	t.dims, t.spec.Columns, t.spec.Indicator, t.spec.Unit = dims, columns, indicator, unit
}

// Close ends all connections; nothing is asked any more.
func (t *Table) Close() { t.engine.close() }

// InUnits makes the sums of an indicator come in the unit that to gives for it;
// false leaves them in the unit of the table.
func (t *Table) InUnits(to func(indicator string) (data.Unit, bool)) { t.to = to }

// Standing implements [data.Remote].
func (t *Table) Standing() data.Standing {
	return data.Standing{Engine: t.spec.Address.String(), AsOf: t.answers.asOf(), Fault: t.pause.last()}
}

// Fresh implements [data.Remote].
func (t *Table) Fresh() time.Duration { return t.spec.Limits.Fresh }

// Forget implements [data.Remote].
func (t *Table) Forget() {
	t.answers.forget()
	t.surveys.forget()
	t.pause.open()
}

// Group implements [data.Grouper]. An error is a [*data.Fault] or the cause of
// ctx.
func (t *Table) Group(ctx context.Context, g data.Grouping) ([]data.Group, error) {
	s, err := t.Survey(ctx)
	if err != nil {
		return nil, err
	}
	q, ok := t.question(s, g)
	if !ok {
		return nil, nil
	}
	st, at, err := t.shape.compile(q.by, q.where, sums, s.m.value, t.spec.Limits.Rows)
	if err != nil {
		return nil, t.fault(ctx, err)
	}
	return t.answers.get(ctx, keyOf(st, g), func(ctx context.Context) ([]data.Group, error) {
		r := q.reader
		r.at = at
		n := 0
		err := t.run(ctx, st, func(row [][]byte) error {
			if n++; n > t.spec.Limits.Rows {
				return tooMany(t.spec.Limits.Rows)
			}
			return r.read(row)
		})
		if err != nil {
			return nil, err
		}
		return r.done(), nil
	})
}

// tooMany is the fault of an answer of more than n rows.
func tooMany(n int) error {
	return &fault{reason: data.FaultLimit, words: "the answer has more than " + thousands(n) + " rows, which is the limit; choose fewer codes or periods, group by less, or raise rows in dataset.toml"}
}

// keyOf tells apart what is asked for.
func keyOf(st statement, g data.Grouping) string {
	var b strings.Builder
	b.WriteString(st.sql)
	for _, l := range st.args {
		for _, v := range l.values {
			b.WriteByte(0)
			b.WriteString(v)
		}
		b.WriteByte(1)
	}
	for _, d := range g.Dims { // some of which the statement may not show
		b.WriteByte(byte(d))
	}
	return b.String()
}

// question is a grouping as the table is asked for it.
type question struct {
	by     []key
	where  []condition
	reader reader
}

// question turns g into what is asked; false when no row can be meant.
func (t *Table) question(s *Survey, g data.Grouping) (question, bool) {
	m := s.m
	q := question{reader: reader{m: m, kind: m.period.kind, freq: s.Days, period: 0, status: -1, bound: -1, decimals: decimalsOf(m.value)}}
	q.by = []key{{m.period, m.freq}}
	r := &q.reader
	place := func(c *mapped) int {
		q.by = append(q.by, key{found: c.found})
		return len(q.by) - 1
	}
	for _, d := range g.Dims {
		at, of := -1, m.dims[d]
		if of != nil {
			at = place(of)
		}
		r.from, r.of, r.always = append(r.from, at), append(r.of, of), append(r.always, m.fixed[d])
	}
	if m.status != nil {
		r.status = place(m.status)
	}
	if m.bound != nil {
		r.bound = place(m.bound)
	}
	indicator := t.spec.Indicator
	for _, f := range g.Where {
		d := slices.Index(t.dims, f.Dimension)
		if f.Dimension == data.DimIndicator && len(f.Codes) == 1 {
			indicator = f.Codes[0]
		}
		if c, ok := m.dims[d]; ok {
			cond, possible := c.keep(f.Dimension, f.Codes)
			if !possible {
				return q, false
			}
			q.where = append(q.where, cond)
		} else if !matches(f, m.fixed[d]) {
			return q, false
		}
	}
	cond, some := s.periods(g)
	if !some {
		return q, false
	}
	if cond != nil {
		q.where = append(q.where, *cond)
	}
	r.scale = t.scale(s, indicator)
	return q, true
}

// matches reports whether a filter keeps rows with that code.
func matches(f data.Filter, code string) bool {
	return slices.ContainsFunc(f.Codes, func(c string) bool {
		return c == code || data.IsTotal(f.Dimension, c) && data.IsTotal(f.Dimension, code)
	})
}

// scale turns sums from the unit of the table into that of the indicator.
func (t *Table) scale(s *Survey, indicator string) func(float64) float64 {
	same := func(v float64) float64 { return v }
	if t.to == nil {
		return same
	}
	to, ok := t.to(indicator)
	from := s.Unit(indicator)
	if !ok || from.ID != to.ID || from == to {
		return same
	}
	return func(v float64) float64 {
		if w, err := from.Scale(v, to); err == nil {
			return w
		}
		return v
	}
}

// decimalsOf is how many decimals the values of a column are written with, as far
// as its type tells.
func decimalsOf(c found) int {
	switch c.kind {
	case kindInt, kindWide:
		return 0
	case kindDecimal:
		return c.scale
	}
	return -1
}

// run asks the engine unless it had better be left alone.
func (t *Table) run(ctx context.Context, st statement, yield func([][]byte) error) error {
	if err := t.pause.gate(); err != nil {
		return err
	}
	err := t.engine.run(ctx, st, yield)
	if err != nil {
		return t.fault(ctx, err)
	}
	t.pause.answered()
	return nil
}

// fault is err as the world sees it.
func (t *Table) fault(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	f := &fault{reason: data.FaultMisread, words: err.Error()}
	var bad *badMapping
	switch {
	case errors.As(err, &bad):
		f = &fault{reason: bad.reason, words: bad.words}
	default:
		errors.As(err, &f)
	}
	return t.pause.failed(f, t.spec.Address)
}

// Spec is where the table is, and what its columns are for.
func (t *Table) Spec() Spec { return t.spec }

// Dimensions are the ids of the dimensions of the dataset.
func (t *Table) Dimensions() []string { return t.dims }
