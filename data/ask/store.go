package ask

import (
	"context"
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

// look finds the answer to a question of that name about args, or notes how to
// ask it.
func look[T any](s atHand, name string, ask func(context.Context) (T, error), args ...any) (T, error) {
	key := fmt.Sprintf("%s %#v", name, args)
	x := s.q.got[key]
	if x == nil {
		x = s.d.known(key)
	}
	if x == nil {
		s.q.lack(missing{key, func(ctx context.Context) (any, error) { return ask(ctx) }})
		var none T
		return none, ErrLacking
	}
	s.q.Note(Heard{At: x.at})
	return x.value.(T), x.err
}

// Query implements [data.Store].
func (s atHand) Query(_ context.Context, q data.Query) (data.Frame, error) {
	f, err := look(s, "query", func(ctx context.Context) (data.Frame, error) { return s.st.Query(ctx, q) }, q)
	f.Series = slices.Clone(f.Series) // which whoever asks may change
	for i := range f.Series {
		f.Series[i].Cells = slices.Clone(f.Series[i].Cells)
	}
	return f, err
}

// Claims implements [data.Store].
func (s atHand) Claims(_ context.Context, where map[string]string, p data.Period) ([]data.Claim, error) {
	cs, err := look(s, "claims", func(ctx context.Context) ([]data.Claim, error) { return s.st.Claims(ctx, where, p) }, where, p)
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
	cs, err := look(s, "claims as", func(ctx context.Context) ([]data.Claim, error) { return data.ClaimsAs(ctx, s.st, q, p) }, q, p)
	return slices.Clone(cs), err
}

// Freqs implements [data.Store].
func (s atHand) Freqs(_ context.Context, q data.Query) ([]data.Freq, error) {
	fs, err := look(s, "freqs", func(ctx context.Context) ([]data.Freq, error) { return s.st.Freqs(ctx, q) }, q)
	return slices.Clone(fs), err
}

// Shape tells what a selection holds, as [data.ShapeOf] does.
func (s atHand) Shape(_ context.Context, q data.Query) (data.Shape, error) {
	return look(s, "shape", func(ctx context.Context) (data.Shape, error) { return data.ShapeOf(ctx, s.st, q) }, q)
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
