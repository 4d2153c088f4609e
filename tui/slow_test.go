package tui

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/theme"
)

// slowStore is the store of the bundled dataset behind a door: it answers when
// the test lets it.
type slowStore struct {
	data.Store
	// door is gone through by every question; its error is the answer's.
	door  func(ctx context.Context) error
	mu    sync.Mutex
	asked int
	open  int // questions that are being answered
	cut   int // those that ended because nobody waited
}

// far is a table without rows on another machine, whose answers hold for a while.
type far struct {
	noRows
	hold    time.Duration
	forgot  int
	changed bool
}

func (s *far) Fresh() time.Duration { return s.hold }

func (s *far) Standing() data.Standing { return data.Standing{} }

func (s *far) Forget() { s.forgot++ }

func (s *far) Changed(context.Context) (bool, error) { return s.changed, nil }

// noRows is a table without rows.
type noRows struct{}

func (noRows) Group(context.Context, data.Grouping) ([]data.Group, error) { return nil, nil }

func (s *slowStore) through(ctx context.Context) error {
	s.mu.Lock()
	s.asked++
	s.open++
	door := s.door
	s.mu.Unlock()
	var err error
	if door != nil {
		err = door(ctx)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open--
	if ctx.Err() != nil {
		s.cut++
	}
	return err
}

// turn changes what questions go through from now on.
func (s *slowStore) turn(door func(ctx context.Context) error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.door = door
}

func (s *slowStore) counts() (asked, open, cut int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked, s.open, s.cut
}

func (s *slowStore) Query(ctx context.Context, q data.Query) (data.Frame, error) {
	if err := s.through(ctx); err != nil {
		return data.Frame{}, err
	}
	return s.Store.Query(ctx, q)
}

func (s *slowStore) Claims(ctx context.Context, where map[string]string, p data.Period) ([]data.Claim, error) {
	if err := s.through(ctx); err != nil {
		return nil, err
	}
	return s.Store.Claims(ctx, where, p)
}

func (s *slowStore) ClaimsAs(ctx context.Context, q data.Query, p data.Period) ([]data.Claim, error) {
	if err := s.through(ctx); err != nil {
		return nil, err
	}
	return data.ClaimsAs(ctx, s.Store, q, p)
}

func (s *slowStore) Freqs(ctx context.Context, q data.Query) ([]data.Freq, error) {
	if err := s.through(ctx); err != nil {
		return nil, err
	}
	return s.Store.Freqs(ctx, q)
}

func (s *slowStore) Shape(ctx context.Context, q data.Query) (data.Shape, error) {
	if err := s.through(ctx); err != nil {
		return data.Shape{}, err
	}
	return data.ShapeOf(ctx, s.Store, q)
}

// slowly is ds with its store behind a door that is open.
func slowly(ds *data.Dataset) (*data.Dataset, *slowStore) {
	st := &slowStore{Store: ds.Store}
	out := *ds
	out.Store, out.Bulk = st, &data.Bulk{Grouper: noRows{}}
	return &out, st
}

// written is a frame as a terminal would be told it.
func written(in Input) string {
	return Render(in).ANSI(theme.New(theme.Dark).SGR)
}

// What is drawn from a store that takes time is what is drawn from one that does
// not, on every page, whatever was asked before.
func TestSlowFramesAreTheSame(t *testing.T) {
	ds, _ := slowly(dataset(t))
	set, err := panel.OpenSet(t.Context(), ds)
	if err != nil {
		t.Fatal(err)
	}
	for i, st := range views() {
		if testing.Short() && i%5 != 0 {
			continue
		}
		e := env(t, lang.Tags()[i%3], theme.Braille)
		want := written(input(e, st, 120, 36))
		got, slow := "", *e
		heard, err := set.Answered(t.Context(), func(s *panel.Set) {
			slow.Set = s
			got = written(input(&slow, st, 120, 36))
		})
		if err != nil {
			t.Fatalf("%+v: %v", st, err)
		}
		if got != want {
			t.Errorf("the frame of %+v differs", st)
		}
		if heard.Lacking {
			t.Errorf("the frame of %+v lacks answers", st)
		}
	}
}

// A frame that lacks answers, wherever these end, is drawn without harm and
// nothing of it is kept.
func TestFramesWithoutAnswers(t *testing.T) {
	ds, store := slowly(dataset(t))
	lost := errors.New("the line is cut")
	for i, st := range views() {
		if testing.Short() && i%7 != 0 {
			continue
		}
		set, err := panel.OpenSet(t.Context(), ds)
		if err != nil {
			t.Fatal(err)
		}
		var left atomic.Int64 // questions are asked side by side
		store.turn(func(context.Context) error {
			if left.Add(-1) < 0 {
				return lost
			}
			return nil
		})
		e := *env(t, lang.English, theme.Braille)
		want := written(input(&e, st, 120, 36))
		got := ""
		for failures := 0; ; failures++ {
			left.Store(1)
			_, err := set.Answered(t.Context(), func(s *panel.Set) {
				e.Set = s
				got = written(input(&e, st, 120, 36))
			})
			if err == nil {
				break
			}
			if !errors.Is(err, lost) || failures > 500 {
				t.Fatalf("%+v: after %d failures %v", st, failures, err)
			}
		}
		store.turn(nil)
		if got != want {
			t.Errorf("the frame of %+v differs after failures", st)
		}
	}
}
