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
	c := &common{ds: ds, desk: newDesk(ds), next: &generations{}}
	if _, err := c.desk.Answered(ctx, c.arranged); err != nil {
		return nil, err
	}
	return c.root, nil
}

// takesTime reports whether ds has rows that are too many or too far away for an
// answer at once.
func takesTime(ds *data.Dataset) bool { return ds.Bulk != nil || len(ds.Observations) > manyRows }

// manyRows is how many observations are gone through while somebody draws.
const manyRows = 100_000

// TakesTime reports whether answers take so long that nobody may wait for them
// while drawing: s is bound to a question then.
func (s *Set) TakesTime() bool { return s.desk != nil }

// Fresh is how long an answer is taken for what the store would still say; 0 is
// always.
func (s *Set) Fresh() time.Duration {
	if s.desk == nil {
		return 0
	}
	if r, is := remote(s.ds); is {
		return max(r.Fresh(), leastFresh)
	}
	return 0
}

// remote is what ds has on another machine.
func remote(ds *data.Dataset) (data.Remote, bool) {
	if ds.Bulk == nil {
		return nil, false
	}
	r, is := ds.Bulk.Grouper.(data.Remote)
	return r, is
}

// Changed reports whether the engine has other codes or periods than the dataset of
// s was made of.
func (s *Set) Changed(ctx context.Context) (bool, error) {
	if r, is := remote(s.ds); is {
		return r.Changed(ctx)
	}
	return false, nil
}

// leastFresh is how long answers are on the screen at least before they are asked
// for anew.
const leastFresh = 5 * time.Second

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

// Heard is what is known of the answers that s was given for its question.
func (s *Set) Heard() ask.Heard { return s.q.Heard() }

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

// Given is Answered for what may fail: of the errors of draw that counts which it
// gives when every answer is at hand.
func (s *Set) Given(ctx context.Context, draw func(*Set) error) error {
	var failed error
	if _, err := s.Answered(ctx, func(s *Set) { failed = draw(s) }); err != nil {
		return err
	}
	return failed
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
	mu    sync.Mutex
	last  *common // nil while there is one only
	began time.Time
}

// Renewed is s with everything that may have changed to be asked anew: the same
// one for all who want that within the time of age.
func (s *Set) Renewed(age time.Duration) *Set {
	g := s.next
	if g == nil { // nothing changes
		return s.root
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.last != nil && g.last != s.common && time.Since(g.began) < age {
		return g.last.root
	}
	if r, is := remote(s.ds); is {
		r.Forget()
	}
	c := &common{ds: s.ds, first: s.first, last: s.last, cursor: s.cursor, sectors: s.sectors,
		places: s.places, pages: s.pages, desk: newDesk(s.ds), next: g}
	c.root = c.bound(nil, s.root.panels)
	g.last, g.began = c, time.Now()
	return c.root
}

// newDesk is the desk of a dataset whose answers take time. What an engine keeps
// and gives again counts from when it was asked for that.
func newDesk(ds *data.Dataset) *ask.Desk {
	r, is := remote(ds)
	if !is {
		return ask.NewDesk(nil)
	}
	return ask.NewDesk(func() time.Time { return r.Standing().AsOf })
}
