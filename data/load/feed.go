package load

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync/atomic"

	"accord/data"
	"accord/data/diag"
)

// Snapshot is a dataset as it was found at one moment.
type Snapshot struct {
	// Dataset is nil when nothing can be used of it.
	Dataset  *data.Dataset
	Problems diag.List
	// Err is about what is not a problem of the data, as with [Load].
	Err error
	// Polling is true when the files are looked at every now and then because
	// the system cannot tell when one changes, which nobody has asked for.
	Polling bool
	// Flow is how much has come so far; the zero Flow where it is no stream and
	// not the first rows of a large table.
	Flow data.Flow
}

// Feed gives the states of a dataset, one after the other. Of several that
// nobody has asked for only the last is kept: a slow reader misses states and
// delays nothing. A feed has one reader.
type Feed struct {
	box      chan Snapshot // at most one
	again    chan struct{}
	progress atomic.Pointer[data.Progress]
	stop     atomic.Pointer[context.CancelCauseFunc] // of the load under way
	fault    any                                     // a panic, once box is closed
}

func newFeed() *Feed {
	return &Feed{box: make(chan Snapshot, 1), again: make(chan struct{}, 1)}
}

// Next waits for the next state. It returns false when there will be none any
// more, or when ctx is done. A panic of the load comes out here, where somebody
// can do something about it.
func (f *Feed) Next(ctx context.Context) (Snapshot, bool) {
	select {
	case s, ok := <-f.box:
		if !ok && f.fault != nil {
			panic(f.fault)
		}
		return s, ok
	case <-ctx.Done():
		return Snapshot{}, false
	}
}

// Refresh asks for the files to be read again now. The outcome is the next
// state, changed or not. It means nothing to a stream.
func (f *Feed) Refresh() {
	select {
	case f.again <- struct{}{}:
	default: // asked already
	}
}

// errStopped is why a load has ended of which the reader wanted no more.
var errStopped = errors.New("stopped")

// Stop ends a load of which a part has been given: that stays, and the next state
// says so. It means nothing at any other time.
func (f *Feed) Stop() {
	if stop := f.stop.Load(); stop != nil {
		(*stop)(errStopped)
	}
}

// Progress is how far the load has come that is under way; false when there is
// none.
func (f *Feed) Progress() (data.Progress, bool) {
	if p := f.progress.Load(); p != nil {
		return *p, true
	}
	return data.Progress{}, false
}

// end says that no more will come; it is deferred by the feed's goroutine.
func (f *Feed) end() {
	f.fault = caught(recover())
	close(f.box)
}

// caught is the value of a panic, which may be nil, with its place.
func caught(value any) any {
	if _, again := value.(fault); again || value == nil {
		return value
	}
	return fault{value, debug.Stack()}
}

// fault is a panic of another goroutine, with the place that it comes from.
type fault struct {
	value any
	stack []byte
}

// String is the value, and then the place.
func (f fault) String() string { return fmt.Sprintf("%v\n\n%s", f.value, f.stack) }

// Origin is the value of the panic, and the stack where it was.
func (f fault) Origin() (value any, stack string) { return f.value, string(f.stack) }

// put makes s the next state; only the feed's own goroutine calls it.
func (f *Feed) put(s Snapshot) {
	select {
	case <-f.box: // which nobody has taken
	default:
	}
	f.box <- s
}

// load reads the dataset and tells [Feed.Progress] meanwhile.
func (f *Feed) load(ctx context.Context, name string, opts Options) Snapshot {
	f.progress.Store(&data.Progress{})
	defer f.progress.Store(nil)
	tell := opts.Progress
	opts.Progress = func(p data.Progress) {
		f.progress.Store(&p)
		if tell != nil {
			tell(p)
		}
	}
	var s, part Snapshot
	if give := opts.partial; give != nil {
		var cancel context.CancelCauseFunc
		ctx, cancel = context.WithCancelCause(ctx)
		defer cancel(nil)
		defer f.stop.Store(nil)
		opts.partial = func(ds *data.Dataset, flow data.Flow) {
			f.stop.Store(&cancel)
			part = Snapshot{Dataset: ds, Flow: flow}
			give(ds, flow)
		}
	}
	s.Dataset, s.Problems, s.Err = Load(ctx, name, opts)
	if s.Err != nil && errors.Is(context.Cause(ctx), errStopped) {
		part.Flow.Ended = true
		return part
	}
	return s
}
