package load

import (
	"context"
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
	// Polling is true when the system cannot tell when a file changes, and the
	// files are looked at every now and then instead.
	Polling bool
	// Flow is how much has come so far; the zero Flow when it is no stream.
	Flow Flow
}

// Flow is how much of a stream has come.
type Flow struct {
	// Live is true for every stream.
	Live bool
	// Rows is the number of rows that have come, Shown of those that the
	// dataset has taken into account, Aside of those that could not be used,
	// Dropped of the oldest ones that had to give way to new ones.
	Rows, Shown, Aside, Dropped int
	// Rate is how many rows came a second of late.
	Rate int
	// Ended is true when no more will come.
	Ended bool
}

// Feed gives the states of a dataset, one after the other. Of several that
// nobody has asked for only the last is kept: a slow reader misses states and
// delays nothing. A feed has one reader.
type Feed struct {
	box      chan Snapshot // at most one
	again    chan struct{}
	progress atomic.Pointer[Progress]
}

func newFeed() *Feed {
	return &Feed{box: make(chan Snapshot, 1), again: make(chan struct{}, 1)}
}

// Next waits for the next state. It returns false when there will be none any
// more, or when ctx is done.
func (f *Feed) Next(ctx context.Context) (Snapshot, bool) {
	select {
	case s, ok := <-f.box:
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

// Progress is how far the load has come that is under way; false when there is
// none.
func (f *Feed) Progress() (Progress, bool) {
	if p := f.progress.Load(); p != nil {
		return *p, true
	}
	return Progress{}, false
}

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
	f.progress.Store(&Progress{})
	defer f.progress.Store(nil)
	tell := opts.Progress
	opts.Progress = func(p Progress) {
		f.progress.Store(&p)
		if tell != nil {
			tell(p)
		}
	}
	var s Snapshot
	s.Dataset, s.Problems, s.Err = Load(ctx, name, opts)
	return s
}
