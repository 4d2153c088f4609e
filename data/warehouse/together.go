package warehouse

import (
	"context"
	"slices"
	"sync"
	"time"

	"accord/data"
)

// What is drawn asks several things at once, of which one often holds another: the
// sums by flow can be added up from those by reporter and flow. Such a question waits a
// moment for its finer ones, and then for the answer of one of them rather than put
// the same work to the engine twice.

const (
	// gathering is how long a question waits for those that are asked with it.
	gathering = 3 * time.Millisecond
	// togetherFor is how long ago a question may have been asked that another one
	// still waits for: what takes long is not made to take longer.
	togetherFor = 50 * time.Millisecond
)

// asked is a question that the engine is asked, or is about to be.
type asked struct {
	survey *Survey
	of     data.Grouping
	key    string // of its answer
	ask    func(context.Context) (answer, error)
	at     time.Time
}

// underway are the questions that are being asked. It is safe for concurrent use.
type underway struct {
	mu   sync.Mutex
	list []*asked
}

func (u *underway) add(x *asked) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.list = append(u.list, x)
}

func (u *underway) remove(x *asked) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.list = slices.DeleteFunc(u.list, func(y *asked) bool { return y == x })
}

// least is the question with the fewest dimensions of those that are wanted; nil for
// none.
func (u *underway) least(wanted func(*asked) bool) (least *asked) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, y := range u.list {
		if wanted(y) && (least == nil || len(y.of.Dims) < len(least.of.Dims)) {
			least = y
		}
	}
	return least
}

// together answers x from the answer of a finer question that is asked at the same
// time; false where the engine has to be asked.
func (t *Table) together(ctx context.Context, x *asked) (answer, bool) {
	if !x.survey.m.value.kind.exact() { // whose sums may not be added up
		return answer{}, false
	}
	select {
	case <-time.After(gathering):
	case <-ctx.Done():
		return answer{}, false
	}
	now := t.now()
	finer := t.underway.least(func(y *asked) bool {
		// More dimensions, so that no two wait for each other.
		return len(y.of.Dims) > len(x.of.Dims) && y.survey == x.survey && now.Sub(y.at) < togetherFor &&
			x.survey.covers(y.of, x.of) && t.finer(x.survey, y.of, x.of)
	})
	if finer == nil { // or it has been answered meanwhile
		_, list, ok := t.derived(x.survey, x.of)
		return answer{survey: x.survey, of: x.of, list: list}, ok
	}
	a, err := t.answers.get(ctx, finer.key, finer.ask)
	if err != nil { // such as one with too many rows
		return answer{}, false
	}
	_, list, exact := t.coarser(x.survey, a, x.of)
	return answer{survey: x.survey, of: x.of, list: list}, exact
}
