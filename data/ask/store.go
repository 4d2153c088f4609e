package ask

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"accord/data"
)

// atHand is a store that answers for a question from what is on a desk, and
// notes what is lacking.
type atHand struct {
	st data.Store
	d  *Desk
	q  *Question
}

// Store is st, which takes time, for q: it answers at once or with [ErrLacking].
// The contexts of its methods do not matter.
func (d *Desk) Store(st data.Store, q *Question) data.Store { return atHand{st, d, q} }

// For is the answer to a question of that name about args, which ask gets: for q
// at once or with [ErrLacking] where d keeps the answers. Without a desk, or a
// question, ask is called.
func For[T any](d *Desk, q *Question, name string, ask func(context.Context) (T, error), args ...any) (T, error) {
	if d == nil || q == nil {
		v, err := ask(q.Context())
		q.failed(err)
		return v, err
	}
	key := fmt.Sprintf("%s %#v", name, args)
	x := q.got[key]
	if x == nil {
		x = d.known(key)
	}
	if x == nil {
		q.lack(missing{key, func(ctx context.Context) (any, error) { return ask(ctx) }})
		var none T
		return none, ErrLacking
	}
	q.Note(Heard{At: x.at})
	return x.value.(T), x.err
}

// Query implements [data.Store]. One period of a frame is asked for with all the
// others, which a cursor will want next, unless those are too many.
func (s atHand) Query(ctx context.Context, q data.Query) (data.Frame, error) {
	if q.From.IsZero() || q.From != q.To || q.Freq != q.From.Freq() || !q.AsOf.IsZero() {
		return s.query(q)
	}
	all := q
	all.From, all.To = data.Period{}, data.Period{}
	f, err := s.asked(all)
	switch {
	case err == nil && f.Cut == 0:
		return only(f, q), nil
	case errors.Is(err, ErrLacking):
		return f, err
	}
	return s.query(q)
}

// only is a copy of what the frame f has of the one period of q.
func only(f data.Frame, q data.Query) data.Frame {
	f.Query = q
	at, found := slices.BinarySearchFunc(f.Periods, q.From, data.Period.Compare)
	if !found {
		f.Periods, f.Series = nil, nil
		return f
	}
	f.Periods, f.Series = f.Periods[at:at+1:at+1], slices.Clone(f.Series)
	cells := make([]data.Cell, len(f.Series))
	for i := range f.Series {
		cells[i] = f.Series[i].Cells[at]
		f.Series[i].Cells = cells[i : i+1 : i+1]
	}
	return f
}

// query is the answer to q, which whoever asks may change.
func (s atHand) query(q data.Query) (data.Frame, error) {
	f, err := s.asked(q)
	f.Series = slices.Clone(f.Series)
	for i := range f.Series {
		f.Series[i].Cells = slices.Clone(f.Series[i].Cells)
	}
	return f, err
}

// asked is the answer to q, of which others have the same.
func (s atHand) asked(q data.Query) (data.Frame, error) {
	return For(s.d, s.q, "query", func(ctx context.Context) (data.Frame, error) { return s.st.Query(ctx, q) }, q)
}

// Claims implements [data.Store].
func (s atHand) Claims(_ context.Context, where map[string]string, p data.Period) ([]data.Claim, error) {
	cs, err := For(s.d, s.q, "claims", func(ctx context.Context) ([]data.Claim, error) { return s.st.Claims(ctx, where, p) }, where, p)
	return slices.Clone(cs), err
}

// ClaimsAs implements [data.Perspective].
func (s atHand) ClaimsAs(ctx context.Context, q data.Query, p data.Period) ([]data.Claim, error) {
	if x, is := s.st.(data.Summed); is { // one question for all periods: a cursor must not wait at each
		if sums, are := x.SumsOf(q, p.Freq()); are {
			f, err := s.Query(ctx, sums)
			if err != nil {
				return nil, err
			}
			return x.SumAt(f, q, p), nil
		}
	}
	cs, err := For(s.d, s.q, "claims as", func(ctx context.Context) ([]data.Claim, error) { return data.ClaimsAs(ctx, s.st, q, p) }, q, p)
	return slices.Clone(cs), err
}

// Freqs implements [data.Store].
func (s atHand) Freqs(_ context.Context, q data.Query) ([]data.Freq, error) {
	fs, err := For(s.d, s.q, "freqs", func(ctx context.Context) ([]data.Freq, error) { return s.st.Freqs(ctx, q) }, q)
	return slices.Clone(fs), err
}

// Shape tells what a selection holds, as [data.ShapeOf] does.
func (s atHand) Shape(_ context.Context, q data.Query) (data.Shape, error) {
	return For(s.d, s.q, "shape", func(ctx context.Context) (data.Shape, error) { return data.ShapeOf(ctx, s.st, q) }, q)
}

// weigh is about how many cells an answer has.
func weigh(value any) int {
	n := 16
	switch v := value.(type) {
	case data.Frame:
		for _, s := range v.Series {
			n += 1 + len(s.Cells)
		}
	case []data.Claim:
		n += 4 * len(v)
	case data.Shape:
		n += len(v.Periods)
		for _, d := range v.Dimensions {
			n += len(d.Codes)
		}
	}
	return n
}

// mostRounds bounds how often one thing is drawn until nothing is lacking; what
// is drawn asks for more in a handful of rounds.
const mostRounds = 1000

// Answered calls draw until every answer that it asks its question for is at
// hand, and waits for them in between. It fails with the failure of the store,
// or the cause of ctx when that is done; draw has drawn something incomplete
// then. A nil desk is that of a store that answers at once.
func (d *Desk) Answered(ctx context.Context, draw func(*Question)) (Heard, error) {
	q := New(ctx)
	for range mostRounds {
		q.again()
		draw(q)
		switch {
		case q.err != nil:
			return q.heard, q.err
		case d == nil || !q.heard.Lacking:
			return q.heard, nil
		}
		if err := d.fetch(ctx, q); err != nil {
			return q.heard, err
		}
	}
	return q.heard, fmt.Errorf("%d rounds of questions have not led to an end", mostRounds)
}
