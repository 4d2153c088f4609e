package warehouse

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"accord/data"
)

// Table is a table in a database. It is safe for any number of sessions, and
// reaches the database when it is asked for the first time.
type Table struct {
	spec     Spec
	dims     []string // ids of the dimensions of the dataset
	engine   engine
	shape    shape
	pause    *pause
	answers  *share[answer]
	parts    *share[part]
	underway underway
	long     *share[bool] // questions whose answers have more rows than the limit
	surveys  *share[*Survey]
	first    atomic.Pointer[Survey] // the oldest survey; nil before there is one
	now      func() time.Time
	// to is the unit that sums are given in, by indicator; that of the table where
	// nothing is said.
	to func(indicator string) (data.Unit, bool)
}

// mostKept is how many groups of answers are kept, which is some 100 MB.
const mostKept = 1 << 20

// mostLong is how many questions are known to have answers that are too long.
const mostLong = 1 << 10

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
	t.answers = newShare(o.Now, spec.Limits.Fresh, mostKept, func(a answer) int { return len(a.list) + 1 })
	t.long = newShare(o.Now, spec.Limits.Fresh, mostLong, func(bool) int { return 1 })
	t.parts = newShare(o.Now, spec.Limits.Fresh, mostKept, part.size)
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
	t.parts.forget()
	t.long.forget()
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
	if list, ok := t.derive(s, g); ok {
		return list, nil
	}
	if t.long.has(keyOf(st, g)) {
		return nil, t.fault(ctx, tooMany(t.spec.Limits.Rows))
	}
	x := &asked{survey: s, of: g, key: keyOf(st, g)}
	x.ask = func(ctx context.Context) (answer, error) {
		x := *x // an answer that is asked for once more is another question
		x.at = t.now()
		t.underway.add(&x)
		defer t.underway.remove(&x)
		if a, ok := t.together(ctx, &x); ok {
			return a, nil
		}
		r := q.reader
		r.at = at
		n := 0
		err := t.run(ctx, st, func(row [][]byte) error {
			if n++; n > t.spec.Limits.Rows {
				return tooMany(t.spec.Limits.Rows)
			}
			return r.read(row)
		})
		if n > t.spec.Limits.Rows {
			t.long.put(keyOf(st, g), true, t.now())
		}
		if err != nil {
			return answer{}, err
		}
		return answer{survey: s, of: g, list: r.done()}, nil
	}
	a, err := t.answers.get(ctx, x.key, x.ask)
	return q.reader.scaled(a.list), err
}

// tooMany is the fault of an answer of more than n rows.
func tooMany(n int) error {
	return &fault{reason: data.FaultLimit, limit: n, words: "the answer has more than " + thousands(n) + " rows, which is the limit; choose fewer codes or periods, group by less, or raise rows in dataset.toml"}
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
