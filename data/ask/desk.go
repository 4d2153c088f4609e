package ask

import (
	"context"
	"sync"
	"time"
)

// Desk asks a store and keeps what it said. Whoever asks the same at the same
// time is answered by one question, which ends when the last of them no longer
// wants to know. It is safe for concurrent use.
type Desk struct {
	since func() time.Time

	mu     sync.Mutex
	kept   map[string]*answer
	order  []*answer // those of kept that are there, oldest first
	weight int
}

// answer is one question that was put to the store, and what it said.
type answer struct {
	key string
	at  time.Time // when it was asked

	done   chan struct{} // closed when what follows is known
	value  any
	err    error
	panic  any
	weight int

	waiting int // how many want to know it; guarded by the desk
	cancel  context.CancelFunc
}

const (
	// maxWeight bounds what is kept, in cells and the like; a cell has about 150
	// bytes.
	maxWeight = 1 << 18
	// together is how many questions of one drawing are asked at a time.
	together = 4
	// grace is how long a question goes on that nobody waits for any more: who
	// presses a key often wants the same again.
	grace = 100 * time.Millisecond
)

// NewDesk returns a desk with nothing on it. since is when the oldest answer was
// given that the store itself may give again, zero for none; nil is a store that
// gives none.
func NewDesk(since func() time.Time) *Desk {
	if since == nil {
		since = func() time.Time { return time.Time{} }
	}
	return &Desk{since: since, kept: map[string]*answer{}}
}

// known is the answer to the question of that key if it is there.
func (d *Desk) known(key string) *answer {
	d.mu.Lock()
	defer d.mu.Unlock()
	if x := d.kept[key]; x != nil && x.is() {
		return x
	}
	return nil
}

// is reports whether x is there.
func (x *answer) is() bool {
	select {
	case <-x.done:
		return x.good()
	default:
		return false
	}
}

// good reports whether what was said is an answer.
func (x *answer) good() bool { return x.panic == nil && IsAnswer(x.err) }

// fetch asks everything that q lacks and returns when all answers are there, or
// with the first failure.
func (d *Desk) fetch(ctx context.Context, q *Question) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type outcome struct {
		x   *answer
		err error
	}
	room, outcomes := make(chan struct{}, together), make(chan outcome, len(q.missing))
	for _, m := range q.missing {
		go func() {
			room <- struct{}{}
			defer func() { <-room }()
			x, err := d.await(ctx, m)
			outcomes <- outcome{x, err}
		}()
	}
	var failed error
	var thrown any
	for range q.missing { // all have left before this returns
		o := <-outcomes
		switch {
		case o.x != nil && o.x.panic != nil:
			thrown = o.x.panic
			cancel()
		case o.err != nil:
			if failed == nil {
				failed = o.err
			}
			cancel()
		default:
			if q.got == nil {
				q.got = map[string]*answer{}
			}
			q.got[o.x.key] = o.x
		}
	}
	if thrown != nil {
		panic(thrown) // a defect of the store is one of whoever asked it
	}
	return failed
}

// await waits for the answer to m, asking the store unless somebody does.
func (d *Desk) await(ctx context.Context, m missing) (*answer, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d.mu.Lock()
	x := d.kept[m.key]
	if x == nil {
		x = d.begin(m)
	}
	x.waiting++
	d.mu.Unlock()
	select {
	case <-x.done:
		if IsAnswer(x.err) {
			return x, nil
		}
		return x, x.err
	case <-ctx.Done():
		d.leave(x)
		return nil, ctx.Err()
	}
}

// begin asks the store. The caller has the lock.
func (d *Desk) begin(m missing) *answer {
	ctx, cancel := context.WithCancel(context.Background())
	x := &answer{key: m.key, at: time.Now(), done: make(chan struct{}), cancel: cancel}
	d.kept[m.key] = x
	go func() {
		defer cancel()
		defer func() {
			x.panic = recover()
			d.end(x)
		}()
		x.value, x.err = m.ask(ctx)
		if old := d.since(); !old.IsZero() && old.Before(x.at) {
			x.at = old
		}
	}()
	return x
}

// end tells all who wait for x that it is known. What is no answer is not kept.
func (d *Desk) end(x *answer) {
	d.mu.Lock()
	defer d.mu.Unlock()
	defer close(x.done)
	if d.kept[x.key] != x { // nobody waited any more
		return
	}
	if !x.good() {
		delete(d.kept, x.key)
		return
	}
	x.weight = weigh(x.value)
	d.weight += x.weight
	d.order = append(d.order, x)
	for d.weight > maxWeight && len(d.order) > 1 {
		old := d.order[0]
		d.order = d.order[1:]
		d.weight -= old.weight
		delete(d.kept, old.key)
	}
}

// leave is the wish of one who waited not to wait any more.
func (d *Desk) leave(x *answer) {
	d.mu.Lock()
	defer d.mu.Unlock()
	x.waiting--
	time.AfterFunc(grace, func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		if x.waiting == 0 && d.kept[x.key] == x && !x.is() {
			delete(d.kept, x.key) // who asks from now on asks anew
			x.cancel()
		}
	})
}
