package panel

import (
	"context"
	"sync"
	"time"

	"accord/data"
	"accord/data/ask"
	"accord/tui/state"
)

// OpenSet returns the panels of ds. Of a dataset whose answers take time it waits
// for those that say which panels there are, and fails as [Set.Answered] does.
func OpenSet(ctx context.Context, ds *data.Dataset) (*Set, error) {
	if !takesTime(ds) {
		return NewSet(ds), nil
	}
	return openSet(ctx, ds, &generations{})
}

func openSet(ctx context.Context, ds *data.Dataset, n *generations) (*Set, error) {
	c := &common{ds: ds, desk: ask.NewDesk(), next: n}
	if _, err := c.desk.Answered(ctx, c.arranged); err != nil {
		return nil, err
	}
	return c.root, nil
}

// fresh is a store whose answers take time and hold for a while.
type fresh interface{ Fresh() time.Duration }

func takesTime(ds *data.Dataset) bool {
	_, is := ds.Store.(fresh)
	return is
}

// TakesTime reports whether answers take so long that nobody may wait for them
// while drawing: s is bound to a question then.
func (s *Set) TakesTime() bool { return s.desk != nil }

// Fresh is how long an answer is what the store would still say; 0 is always.
func (s *Set) Fresh() time.Duration {
	if f, is := s.ds.Store.(fresh); is {
		return f.Fresh()
	}
	return 0
}

// For is s bound to a question: what it asks and hears is noted there. Of no
// question it is s bound to none, which waits for answers as long as it takes.
func (s *Set) For(q *ask.Question) *Set {
	if q == nil {
		return s.root
	}
	return s.bound(q, s.root.panels)
}

// Root is s bound to no question, the same for all who look at the dataset.
func (s *Set) Root() *Set { return s.root }

// During makes something that is drawn with s and returns what is known of the
// answers that it is made of.
func (s *Set) During(build func()) ask.Heard { return s.q.During(build) }

// Note adds to the question of s what is known of the answers of something that
// was made before.
func (s *Set) Note(h ask.Heard) { s.q.Note(h) }

// Answered calls draw, with s bound to a question, until every answer that it
// needs is at hand; between the calls it waits for answers. It fails with the
// failure of the store or of ctx: what was drawn is incomplete then.
func (s *Set) Answered(ctx context.Context, draw func(*Set)) (ask.Heard, error) {
	return s.desk.Answered(ctx, func(q *ask.Question) { draw(s.For(q)) })
}

// bound is the Set of c for q, with the panels of another one.
func (c *common) bound(q *ask.Question, panels [state.PanelKinds]Panel) *Set {
	s := &Set{common: c, q: q, store: c.ds.Store}
	switch {
	case q == nil:
	case c.desk != nil:
		s.store = c.desk.Store(c.ds.Store, q)
	default:
		s.store = ask.Direct(c.ds.Store, q)
	}
	for i, p := range panels {
		if p != nil {
			s.panels[i] = p.on(s)
		}
	}
	return s
}

// generations are the last of the Sets that ask one store, one after the other: what
// one has heard it keeps, so that whoever wants to know it anew takes the next.
type generations struct {
	mu  sync.Mutex
	set *common
}

// mayShare is how old the answers of a Set may be that somebody else has just
// begun to ask anew.
const mayShare = time.Second
