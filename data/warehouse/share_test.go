package warehouse

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"accord/data"
)

func TestShareIsLeftByTheLast(t *testing.T) {
	s := newShare(time.Now, time.Minute, 100, func(string) int { return 1 })
	asked, began, stopped, answer := atomic.Int32{}, make(chan struct{}), make(chan struct{}), make(chan string)
	ask := func(ctx context.Context) (string, error) {
		if asked.Add(1) == 1 {
			close(began)
		}
		select {
		case <-ctx.Done():
			close(stopped)
			return "", ctx.Err()
		case a := <-answer:
			return a, nil
		}
	}
	type outcome struct {
		value string
		err   error
	}
	wait := func(ctx context.Context) chan outcome {
		c := make(chan outcome, 1)
		go func() {
			v, err := s.get(ctx, "k", ask)
			c <- outcome{v, err}
		}()
		return c
	}
	waiting := func(n int) func() bool {
		return func() bool {
			s.mu.Lock()
			defer s.mu.Unlock()
			return s.flights["k"] != nil && s.flights["k"].waiting == n
		}
	}
	first, leaveFirst := context.WithCancel(t.Context())
	a := wait(first)
	<-began
	b := wait(t.Context())
	eventually(t, "both wait", waiting(2))
	leaveFirst()
	if x := <-a; !errors.Is(x.err, context.Canceled) {
		t.Errorf("who left has %+v", x)
	}
	answer <- "yes"
	if x := <-b; x.value != "yes" || asked.Load() != 1 {
		t.Errorf("who stayed has %+v after %d questions", x, asked.Load())
	}

	s.forget()
	asked.Store(0)
	began = make(chan struct{})
	last, leaveLast := context.WithCancel(t.Context())
	c := wait(last)
	<-began
	leaveLast()
	<-c
	<-stopped
	if !s.asOf().IsZero() {
		t.Error("what was taken back is kept")
	}
}

func TestAnswersAreKeptForAWhile(t *testing.T) {
	c := &clock{now: time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)}
	s := newShare(c.Now, time.Minute, 10, func(n int) int { return n })
	asked := 0
	get := func(key string, n int) {
		t.Helper()
		if v, err := s.get(t.Context(), key, func(context.Context) (int, error) { asked++; return n, nil }); err != nil || v != n {
			t.Fatalf("%v %v", v, err)
		}
	}
	want := func(n int, why string) {
		t.Helper()
		if asked != n {
			t.Errorf("%s: asked %d times, want %d", why, asked, n)
		}
	}
	get("a", 4)
	began := c.Now()
	get("a", 4)
	want(1, "the same again")
	c.turn(30 * time.Second)
	get("b", 4)
	want(2, "another")
	if !s.asOf().Equal(began) {
		t.Errorf("as of %v, want %v", s.asOf(), began)
	}
	get("c", 4) // for which the oldest goes
	get("b", 4)
	want(3, "what was kept")
	get("a", 4)
	want(4, "what went")
	c.turn(time.Minute)
	if !s.asOf().IsZero() {
		t.Error("what is stale counts")
	}
	get("a", 4)
	want(5, "what is stale")
	get("large", 11)
	get("large", 11)
	want(7, "what is too large to be kept")
	_, err := s.get(t.Context(), "e", func(context.Context) (int, error) { return 0, errors.New("no") })
	if err == nil {
		t.Error("no error")
	}
	get("e", 1)
	want(8, "after an error")
	defer func() {
		if recover() != "oh" {
			t.Error("a panic does not come to who asked")
		}
	}()
	_, _ = s.get(t.Context(), "p", func(context.Context) (int, error) { panic("oh") })
}

// counting counts what is asked of an engine.
type counting struct {
	engine
	n atomic.Int32
}

func (c *counting) run(ctx context.Context, st statement, yield func([][]byte) error) error {
	c.n.Add(1)
	return c.engine.run(ctx, st, yield)
}

// Many sessions that look at the same ask once.
func TestSessionsShareQuestions(t *testing.T) {
	for _, s := range servers(t) {
		t.Run(string(s.address.Engine), func(t *testing.T) {
			spec := s.small(t)
			slowly := ", pg_sleep(0.5)"
			if s.is(ClickHouse) {
				slowly = " WHERE sleep(0.5) = 0"
			}
			spec.Select, spec.Table = "SELECT year, r, v FROM "+spec.Table+slowly, ""
			table := open(t, spec, data.StandardDimensions())
			if _, err := table.Survey(t.Context()); err != nil {
				t.Fatal(err)
			}
			c := &counting{engine: table.engine}
			table.engine = c
			table.answers.forget() // of the figures that have come with it
			var all sync.WaitGroup
			for range 50 {
				all.Go(func() {
					if groups, err := group(table); err != nil || len(groups) != 3 {
						t.Errorf("%v %v", groups, err)
					}
				})
			}
			all.Wait()
			if n := c.n.Load(); n != 1 {
				t.Errorf("asked %d times", n)
			}
			if table.Standing().AsOf.IsZero() {
				t.Error("nothing says as of when")
			}
			table.Forget()
			if _, err := group(table); err != nil || c.n.Load() == 1 {
				t.Errorf("it is not asked again: %v", err)
			}
		})
	}
}
