package ask

import (
	"context"

	"accord/data"
)

// Question is what one drawing asks of a store. It belongs to one goroutine.
type Question struct {
	ctx     context.Context
	heard   Heard
	err     error // of the asking
	missing []missing
	got     map[string]*answer // whatever becomes of them at the desk

	depth int  // of what is being made
	hush  bool // it lacks something: what it asks besides may be beside the point
}

// missing is a question of which the answer is not at hand.
type missing struct {
	key string
	ask func(ctx context.Context) (any, error)
}

// New returns a question. A store that answers at once is asked under ctx.
func New(ctx context.Context) *Question { return &Question{ctx: ctx} }

// Context is the one that a store that answers at once is asked under; of no
// question that which is never done.
func (q *Question) Context() context.Context {
	if q == nil {
		return context.Background()
	}
	return q.ctx
}

// Heard is what is known of the answers until now.
func (q *Question) Heard() Heard {
	if q == nil {
		return Heard{}
	}
	return q.heard
}

// Err is why a store that answers at once could not be asked; nil when it could.
func (q *Question) Err() error { return q.err }

// Note adds what is known of the answers of something that was made before.
func (q *Question) Note(h Heard) {
	if q != nil {
		q.heard = q.heard.With(h)
	}
}

// During makes something and returns what is known of the answers that it is
// made of. Of one thing, and of what is made in the course of it, the first
// answer that is lacking is fetched before the others are asked for: they may
// depend on it.
func (q *Question) During(build func()) Heard {
	if q == nil {
		build()
		return Heard{}
	}
	before := q.heard
	q.heard = Heard{}
	q.depth++
	build()
	if q.depth--; q.depth == 0 {
		q.hush = false
	}
	made := q.heard
	q.heard = before.With(made)
	return made
}

// again makes q ready for another drawing with what was fetched since.
func (q *Question) again() { q.heard, q.missing, q.depth, q.hush = Heard{}, nil, 0, false }

// lack notes that an answer is not at hand.
func (q *Question) lack(m missing) {
	q.heard.Lacking = true
	if q.hush {
		return
	}
	q.hush = q.depth > 0
	for _, o := range q.missing {
		if o.key == m.key {
			return
		}
	}
	q.missing = append(q.missing, m)
}

// failed notes an error of a store that answers at once.
func (q *Question) failed(err error) {
	if q != nil && !IsAnswer(err) {
		q.heard.Lacking = true
		if q.err == nil {
			q.err = err
		}
	}
}

// direct is a store that answers at once, asked for a question.
type direct struct {
	data.Store
	q *Question
}

// Direct is st, which answers at once, for q: what it fails with is noted.
func Direct(st data.Store, q *Question) data.Store { return direct{st, q} }

// Query implements [data.Store].
func (s direct) Query(ctx context.Context, q data.Query) (data.Frame, error) {
	f, err := s.Store.Query(ctx, q)
	s.q.failed(err)
	return f, err
}

// Claims implements [data.Store].
func (s direct) Claims(ctx context.Context, where map[string]string, p data.Period) ([]data.Claim, error) {
	cs, err := s.Store.Claims(ctx, where, p)
	s.q.failed(err)
	return cs, err
}

// ClaimsAs implements [data.Perspective].
func (s direct) ClaimsAs(ctx context.Context, q data.Query, p data.Period) ([]data.Claim, error) {
	cs, err := data.ClaimsAs(ctx, s.Store, q, p)
	s.q.failed(err)
	return cs, err
}

// Freqs implements [data.Store].
func (s direct) Freqs(ctx context.Context, q data.Query) ([]data.Freq, error) {
	fs, err := s.Store.Freqs(ctx, q)
	s.q.failed(err)
	return fs, err
}

// Shape tells what a selection holds, as [data.ShapeOf] does.
func (s direct) Shape(ctx context.Context, q data.Query) (data.Shape, error) {
	x, err := data.ShapeOf(ctx, s.Store, q)
	s.q.failed(err)
	return x, err
}
