package load

import (
	"context"
	"time"

	"accord/data"
)

// Following says when a feed reads its files again without being asked.
type Following uint8

// Ways of following.
const (
	Never  Following = iota // only when [Feed.Refresh] asks for it
	Events                  // when the system says that a file has changed
	Polls                   // when a look now and then shows that it has
)

const (
	// settled is how long files must have been left alone before they are
	// read, patient how long when somebody may still be writing one of them, or
	// when what was read is wrong.
	settled = 150 * time.Millisecond
	patient = time.Second
	// pollEvery is the time between two looks at the files where nothing else
	// tells of changes, checkEvery where something should: a file on the disk
	// of another machine changes without a word.
	pollEvery  = time.Second
	checkEvery = 5 * time.Second
	// together is how long the first of many events waits for the others.
	together = 30 * time.Millisecond
)

// Watch returns the states of the dataset of that name: the first as it is
// now, and another one after each change of its files. It reads them once they
// have been left alone for a moment; a file that is gone, cut off or wrong gets
// a longer moment, so that one that is just being written or replaced is not
// judged too early. The feed ends with ctx, and at once for the bundled
// dataset, which never changes.
func Watch(ctx context.Context, name string, opts Options, how Following) *Feed {
	w := &watch{feed: newFeed(), name: name, opts: opts, how: how}
	go w.run(ctx)
	return w.feed
}

// watch is a feed of files.
type watch struct {
	feed   *Feed
	name   string
	opts   Options
	how    Following
	events *events // nil when there are none
	fell   bool    // back to looking, because the system gives no events

	read *trail // as the files were when they were last read
	good *trail // when they were last read without errors

	// next is how the files were at the last look, and since when; nil while
	// they are as they were read. writing is true once one of them has looked
	// unfinished since; doubt is what was read of them and is wrong.
	next    *trail
	since   time.Time
	writing bool
	doubt   *Snapshot
}

func (w *watch) run(ctx context.Context) {
	defer w.feed.end()
	w.put(w.load(ctx))
	if w.name == "" {
		return
	}
	defer func() { w.events.close() }()
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		timer.Reset(w.wait())
		events, lost := w.events.channels()
		select {
		case <-ctx.Done():
			return
		case <-w.feed.again:
			w.forget()
			w.put(w.load(ctx))
			continue
		case <-events:
			pause(ctx, together)
		case <-lost: // some events are
		case <-timer.C:
		}
		w.look(ctx)
	}
}

// pause waits, unless ctx is done.
func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// load reads the dataset, remembers how its files were and listens for what
// happens to them from then on.
func (w *watch) load(ctx context.Context) Snapshot {
	w.read = &trail{}
	w.read.note(w.name)
	opts := w.opts
	opts.trail = w.read
	if w.opts.Early && w.good == nil { // a part never takes the place of the whole
		opts.partial = func(ds *data.Dataset, flow data.Flow) { w.put(Snapshot{Dataset: ds, Flow: flow}) }
	}
	s := w.feed.load(ctx, w.name, opts)
	if !s.wrong() {
		w.good = w.read
	}
	w.listen()
	return s
}

// wrong reports whether something in s cannot be used.
func (s *Snapshot) wrong() bool { return s.Err != nil || s.Dataset == nil || s.Problems.Errors() > 0 }

func (w *watch) put(s Snapshot) {
	s.Polling = w.fell
	w.feed.put(s)
}

// listen asks the system for word of changes where the files are. Where it
// cannot give it, the files are looked at instead from now on.
func (w *watch) listen() {
	if w.how != Events {
		return
	}
	var err error
	if w.events == nil {
		w.events, err = newEvents()
	}
	if err == nil {
		err = w.events.follow(w.read.names)
	}
	if err != nil {
		w.events.close()
		w.how, w.fell, w.events = Polls, true, nil
	}
}

// wait is the time until the next look.
func (w *watch) wait() time.Duration {
	switch {
	case w.next != nil:
		return max(time.Until(w.since.Add(w.moment())), 0)
	case w.how == Never:
		return time.Hour
	case w.how == Polls:
		return pollEvery
	}
	return checkEvery
}

// moment is how long the files must have been left alone.
func (w *watch) moment() time.Duration {
	if w.doubt != nil || w.writing {
		return patient
	}
	return settled
}

// forget ends what has begun with a change: the files are known.
func (w *watch) forget() { w.next, w.writing, w.doubt = nil, false, nil }

// look compares the files with what is known of them, and reads them when they
// have changed and been left alone since.
func (w *watch) look(ctx context.Context) {
	if w.how == Never {
		return
	}
	now := w.read.now()
	if w.doubt == nil && now.same(w.read) { // or the same again
		w.forget()
		return
	}
	if w.next == nil || !now.same(w.next) {
		w.next, w.since, w.doubt = now, time.Now(), nil
		before := w.good
		if before == nil {
			before = w.read
		}
		w.writing = w.writing || now.unfinished(before)
	}
	if time.Since(w.since) < w.moment() {
		return
	}
	if w.doubt == nil {
		s := w.load(ctx)
		if s.wrong() { // to be told when nobody has mended it
			w.next, w.doubt = w.read, &s
			return
		}
		w.forget()
		w.put(s)
		return
	}
	s := *w.doubt
	w.forget()
	w.put(s)
}
