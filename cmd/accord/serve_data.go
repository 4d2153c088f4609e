package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"accord/cmd/internal/config"
	"accord/data"
	"accord/data/ask"
	"accord/data/load"
	"accord/tui"
	"accord/tui/panel"
)

// show is a dataset that is served: one for everybody who looks at it.
type show struct {
	id   string // what visitors call it
	path string // what the operator calls it, "" for the bundled one
	feed *feed
	log  *slog.Logger
	// forget drops what is kept of a set that nobody will look at any more.
	forget func(*panel.Set)

	mu sync.Mutex
	// good is the last state that can be looked at; without a set while there was
	// none yet, because a database is not there.
	last, good tui.Update
	fails      int    // of the tries before there was one
	number     uint64 // of last, from 1
	bell       chan struct{}
}

// shows are the datasets of those names, read once. What is wrong with them is
// told; one of which nothing can be used is a failure, unless that may pass: a
// database that is down keeps the others from nobody.
func (c *Command) shows(ctx context.Context, cfg *config.Config, names []string, log *slog.Logger) (shelf, error) {
	if len(names) == 0 {
		names = []string{cfg.Dataset}
	}
	if slices.Contains(names, load.Stdin) {
		return nil, usagef("accord serve reads datasets from files, not from stdin")
	}
	list, err := c.shelve(ctx, cfg, nil, names, log)
	if bad := (unusable{}); errors.As(err, &bad) {
		c.problems(bad.list)
		return nil, failure{status: exitProblems}
	}
	for _, x := range list {
		if _, missing := x.ready(); missing != nil {
			c.tell("accord: %s is not there yet: %s; it is asked again", x.id, missing)
		}
	}
	return list, err
}

// shelve puts the datasets of those names behind the others, read once; it fails
// with [unusable] at the first of which nothing can be used. One that is not there
// yet is asked again.
func (c *Command) shelve(ctx context.Context, cfg *config.Config, list shelf, names []string, log *slog.Logger) (shelf, error) {
	taken := map[string]bool{}
	for _, x := range list {
		taken[x.id] = true
	}
	for _, name := range names {
		f, err := c.follow(ctx, cfg, name, false)
		if err != nil {
			return nil, err
		}
		snap, err := f.usable()
		if ask.IsTemporary(err) {
			x := newShow(freeID(taken, name, snap.Dataset), name, f, load.Snapshot{Problems: snap.Problems}, log)
			x.fail(err)
			list = append(list, x)
			continue
		}
		if err != nil {
			return nil, err
		}
		list = append(list, newShow(freeID(taken, name, snap.Dataset), name, f, snap, log))
	}
	return list, nil
}

// newShow is the show of a dataset whose first state is snap.
func newShow(id, name string, f *feed, snap load.Snapshot, log *slog.Logger) *show {
	x := &show{id: id, path: name, feed: f, log: log, bell: make(chan struct{}), number: 1,
		last: tui.Update{Set: f.set, Problems: snap.Problems, Flow: snap.Flow, Polling: snap.Polling}}
	x.good = x.last
	return x
}

// freeID is what visitors call a dataset: the name of its file or folder.
func freeID(taken map[string]bool, name string, ds *data.Dataset) string {
	base := ""
	if ds != nil {
		base = ds.ID
	}
	if name != "" {
		if full, err := filepath.Abs(name); err == nil {
			name = full // of "." too
		}
		base = filepath.Base(name)
		base = strings.TrimSuffix(base, filepath.Ext(base))
	}
	id := base
	for n := 2; taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	taken[id] = true
	return id
}

// run takes the states of the dataset until there are no more. A defect of the
// reading ends the reading, and no session.
func (x *show) run() {
	defer func() {
		if r := recover(); r != nil {
			c := newCrash(r, 0, 0)
			x.log.Error("a dataset is no longer read", "dataset", x.id, "panic", fmt.Sprint(c.value), "stack", c.stack)
		}
	}()
	for {
		retry := x.retry()
		u, ok := x.feed.Next()
		if retry != nil {
			retry.Stop()
		}
		if !ok {
			return
		}
		x.take(u)
	}
}

// retry has the dataset read again after a pause, where it was never there and that
// may help; else it is nil, and nothing but somebody who asks for it does so.
func (x *show) retry() *time.Timer {
	x.mu.Lock()
	defer x.mu.Unlock()
	f := (*data.Fault)(nil)
	if x.good.Set != nil || !errors.As(x.last.Err, &f) || !f.Temporary() {
		return nil
	}
	return time.AfterFunc(time.Until(f.Retry), x.feed.Refresh)
}

// fail notes why there is no dataset yet, and when it is read again. The caller has
// the lock, where anybody else may have x.
func (x *show) fail(err error) {
	if f := (*data.Fault)(nil); errors.As(err, &f) && f.Temporary() {
		again := *f // with a pause that grows from one reading to the next
		again.Retry = time.Now().Add(ask.PauseAfter(x.fails, err))
		err = &again
	}
	x.fails++
	x.last.Err = err
}

// take makes u the state of the dataset. One that cannot be used is told to
// everybody, and the last good one stays.
func (x *show) take(u tui.Update) {
	x.mu.Lock()
	defer x.mu.Unlock()
	waited := x.good.Set == nil
	good := u.Usable(!waited && x.good.Problems.Errors() == 0)
	changed := u.Set != x.last.Set || u.Err != nil
	x.last = u
	if waited && !good {
		x.fail(u.Err)
	}
	if good {
		if old := x.good.Set; !waited && old != u.Set && x.forget != nil {
			x.forget(old)
		}
		x.good = u
	}
	x.number++
	close(x.bell)
	x.bell = make(chan struct{})
	switch {
	case waited && good:
		x.log.Info("a dataset is there now", "dataset", x.id)
	case waited:
		x.log.Warn("a dataset is not there yet", "dataset", x.id, "error", fmt.Sprint(x.last.Err))
	case !good:
		x.log.Warn("a dataset cannot be used as it is now, and the last good state stays", "dataset", x.id, "errors", u.Problems.Errors())
	case changed && !u.Flow.Live && !u.Flow.Partial: // of a stream there are many
		x.log.Info("a dataset was read again", "dataset", x.id)
	}
}

// ready is the state that can be looked at, or why there is none yet.
func (x *show) ready() (tui.Update, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.good, x.missing()
}

// missing is why there is no state yet; nil where there is one. The caller has the
// lock.
func (x *show) missing() error {
	switch {
	case x.good.Set != nil:
		return nil
	case x.last.Err != nil:
		return x.last.Err
	}
	return unusable{x.last.Problems}
}

// whole waits until the state is not of the first rows of a large table only: who
// reads it on this terminal sees those, and others come in when all of it is there.
// What they ask for in commands and words is never answered from a part.
func (x *show) whole(ctx context.Context) error {
	for {
		x.mu.Lock()
		bell, part := x.bell, x.last.Flow.Partial
		x.mu.Unlock()
		if !part {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-bell:
		}
	}
}

// await is why there is no state after the next try either, which comes for all
// who wait; who may have files read does not wait for its time.
func (x *show) await(ctx context.Context, may bool) error {
	x.mu.Lock()
	bell, err := x.bell, x.missing()
	x.mu.Unlock()
	if err == nil {
		return nil
	}
	if f := (*data.Fault)(nil); may && (!errors.As(err, &f) || time.Until(f.Retry) > soon) {
		x.feed.Refresh()
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-bell:
	}
	_, err = x.ready()
	return err
}

// soon is how long before the next try nobody has another one made.
const soon = 500 * time.Millisecond

// listen is the state that can be looked at, and what gives those that follow.
func (x *show) listen(ctx context.Context, mayRefresh bool) (tui.Update, *listener) {
	x.mu.Lock()
	defer x.mu.Unlock()
	l := &listener{ctx: ctx, show: x, may: mayRefresh, seen: x.number, again: make(chan struct{}, 1)}
	if x.last.Set != x.good.Set || x.last.Err != nil {
		l.seen-- // what is wrong is told next
	}
	return x.good, l
}

// listener gives the states of a dataset to one visit; it is a [tui.Feed].
type listener struct {
	ctx   context.Context
	show  *show
	may   bool // have the files read again
	seen  uint64
	again chan struct{}
}

// Next implements [tui.Feed].
func (l *listener) Next() (tui.Update, bool) {
	for {
		l.show.mu.Lock()
		u, number, bell := l.show.last, l.show.number, l.show.bell
		l.show.mu.Unlock()
		if number != l.seen {
			l.seen = number
			return u, true
		}
		select {
		case <-l.ctx.Done():
			return tui.Update{}, false
		case <-l.again:
			return u, true
		case <-bell:
		}
	}
}

// Refresh implements [tui.Feed]. Who only looks is told the state again: reading
// is work for the machine, and many may ask for it.
func (l *listener) Refresh() {
	if l.may {
		l.show.feed.Refresh()
		return
	}
	select {
	case l.again <- struct{}{}:
	default:
	}
}

// Changed has the dataset read again because the database has something else in it:
// once for all, whoever has noticed.
func (l *listener) Changed() { l.show.feed.Refresh() }

// Progress implements [tui.Feed].
func (l *listener) Progress() (data.Progress, bool) { return l.show.feed.Progress() }
