package warehouse

import (
	"context"
	"sync"
	"time"
)

// share gives one answer to all who ask the same: those who ask while it is
// under way wait for it together, and for a while it is given again.
type share[T any] struct {
	now   func() time.Time
	fresh time.Duration
	most  int // the size of all answers that are kept
	size  func(T) int

	mu      sync.Mutex
	kept    map[string]answered[T]
	total   int
	flights map[string]*flight[T]
}

type answered[T any] struct {
	value T
	at    time.Time // when it was asked for
}

// flight is a question under way.
type flight[T any] struct {
	waiting int
	cancel  context.CancelFunc
	done    chan struct{}
	value   T
	err     error
	panic   any
}

func newShare[T any](now func() time.Time, fresh time.Duration, most int, size func(T) int) *share[T] {
	return &share[T]{now: now, fresh: fresh, most: most, size: size, kept: map[string]answered[T]{}, flights: map[string]*flight[T]{}}
}

// get is the answer to what key stands for, which ask gets. It is taken back
// when nobody waits for it any more.
func (s *share[T]) get(ctx context.Context, key string, ask func(context.Context) (T, error)) (T, error) {
	var none T
	if err := context.Cause(ctx); err != nil {
		return none, err
	}
	s.mu.Lock()
	if a, ok := s.kept[key]; ok {
		if s.now().Sub(a.at) < s.fresh {
			s.mu.Unlock()
			return a.value, nil
		}
		s.drop(key)
	}
	f := s.flights[key]
	if f == nil {
		f = s.depart(ctx, key, ask)
	}
	f.waiting++
	s.mu.Unlock()
	select {
	case <-f.done:
		if f.panic != nil {
			panic(f.panic) // where somebody gives the terminal back
		}
		return f.value, f.err
	case <-ctx.Done():
		s.leave(key, f)
		return none, context.Cause(ctx)
	}
}

// put keeps an answer that came with another one, which was asked for at that time.
func (s *share[T]) put(key string, v T, at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keep(key, answered[T]{v, at})
}

// has reports whether there is an answer that would be given again.
func (s *share[T]) has(key string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, ok := s.kept[key]
	return ok && s.now().Sub(a.at) < s.fresh
}

// fit are the answers that would be given again and that are wanted.
func (s *share[T]) fit(wanted func(T) bool) (list []T) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, a := range s.kept {
		if s.now().Sub(a.at) < s.fresh && wanted(a.value) {
			list = append(list, a.value)
		}
	}
	return list
}

// depart begins to ask; s is locked.
func (s *share[T]) depart(ctx context.Context, key string, ask func(context.Context) (T, error)) *flight[T] {
	// The question goes on when the first who asked leaves before the others.
	own, cancel := context.WithCancel(context.WithoutCancel(ctx))
	f := &flight[T]{cancel: cancel, done: make(chan struct{})}
	s.flights[key] = f
	at := s.now()
	go func() {
		defer cancel()
		defer s.arrive(key, f, at)
		defer func() { f.panic = recover() }()
		f.value, f.err = ask(own)
	}()
	return f
}

// arrive gives the answer to all who wait, and keeps it.
func (s *share[T]) arrive(key string, f *flight[T], at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.flights[key] == f {
		delete(s.flights, key)
		if f.err == nil && f.panic == nil {
			s.keep(key, answered[T]{f.value, at})
		}
	}
	close(f.done)
}

// leave is for who does not wait any more; the last one takes the question back.
func (s *share[T]) leave(key string, f *flight[T]) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.waiting--; f.waiting > 0 {
		return
	}
	f.cancel()
	if s.flights[key] == f { // who asks now begins anew
		delete(s.flights, key)
	}
}

// keep keeps an answer, and lets the oldest go where they are too many.
func (s *share[T]) keep(key string, a answered[T]) {
	n := s.size(a.value)
	if s.fresh <= 0 || n > s.most {
		return
	}
	s.drop(key)
	for s.total+n > s.most {
		oldest := ""
		for k, x := range s.kept {
			if oldest == "" || x.at.Before(s.kept[oldest].at) {
				oldest = k
			}
		}
		s.drop(oldest)
	}
	s.kept[key] = a
	s.total += n
}

func (s *share[T]) drop(key string) {
	if a, ok := s.kept[key]; ok {
		s.total -= s.size(a.value)
		delete(s.kept, key)
	}
}

// forget lets all answers go.
func (s *share[T]) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept, s.total = map[string]answered[T]{}, 0
	s.flights = map[string]*flight[T]{}
}

// asOf is when the oldest answer was asked for that is still given; zero for none.
func (s *share[T]) asOf() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	var oldest time.Time
	for _, a := range s.kept {
		if s.now().Sub(a.at) < s.fresh && (oldest.IsZero() || a.at.Before(oldest)) {
			oldest = a.at
		}
	}
	return oldest
}
