package main

import (
	"context"
	"os"

	"accord/cmd/internal/config"
	"accord/data"
	"accord/data/load"
	"accord/tui"
	"accord/tui/panel"
)

// feed is where the dashboard gets the states of a dataset from. The panels of
// each state are made here, where nobody waits for them.
type feed struct {
	ctx  context.Context
	feed *load.Feed
	last *data.Dataset // of which set is
	set  *panel.Set
}

// follow begins to read the dataset of that name; early is true where its first
// rows are wanted before the rest of them are there.
func (c *Command) follow(ctx context.Context, cfg *config.Config, name string, early bool) (*feed, error) {
	opts, err := c.loadOptions()
	if err != nil {
		return nil, err
	}
	opts.Early = early
	if name == load.Stdin {
		opts.MaxRows = cfg.StreamRows
		return &feed{ctx: ctx, feed: load.Stream(ctx, c.Stdin, opts)}, nil
	}
	return &feed{ctx: ctx, feed: load.Watch(ctx, name, opts, following(cfg.Watch, name))}, nil
}

// following is how the files of a dataset are watched. What somebody edits is a
// folder; a file alone is rather looked at.
func following(how, name string) load.Following {
	switch how {
	case config.Always:
		return load.Events
	case config.Poll:
		return load.Polls
	case config.Auto:
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			return load.Events
		}
	}
	return load.Never
}

// first waits for the dataset as it is now.
func (f *feed) first() (load.Snapshot, error) {
	s, ok := f.feed.Next(f.ctx)
	if !ok {
		return s, f.ctx.Err()
	}
	set, err := f.make(s.Dataset)
	if err != nil {
		return s, err
	}
	s.Problems = withScenes(f.ctx, set, s.Problems)
	return s, nil
}

// usable is first, of which something can be used; it fails with [unusable] where
// nothing can.
func (f *feed) usable() (load.Snapshot, error) {
	s, err := f.first()
	switch {
	case err != nil:
	case s.Dataset == nil && s.Err != nil:
		err = s.Err
	case s.Dataset == nil:
		err = unusable{s.Problems}
	}
	return s, err
}

// make makes the panels of ds, unless it is the last one again.
func (f *feed) make(ds *data.Dataset) (*panel.Set, error) {
	switch {
	case ds == nil:
		return nil, nil
	case ds != f.last:
		if err := waitsFor(ds); err != nil {
			return nil, err
		}
		set, err := panel.OpenSet(f.ctx, ds)
		if err != nil {
			return nil, err
		}
		f.last, f.set = ds, set
	}
	return f.set, nil
}

// waitsFor is why the database of ds has told nothing of what is in it, where that
// may pass by itself: without, most panels would be lacking. Nil is that it has.
func waitsFor(ds *data.Dataset) error {
	if ds.Bulk == nil {
		return nil
	}
	if s, is := data.StandingOf(ds.Bulk.Grouper); is && s.Fault != nil && s.Fault.Temporary() {
		return s.Fault
	}
	return nil
}

// Next implements [tui.Feed].
func (f *feed) Next() (tui.Update, bool) {
	s, ok := f.feed.Next(f.ctx)
	if !ok {
		return tui.Update{}, false
	}
	set, err := f.make(s.Dataset)
	if err == nil {
		err = s.Err
	}
	return tui.Update{Set: set, Problems: withScenes(f.ctx, set, s.Problems), Err: err, Polling: s.Polling, Flow: s.Flow}, true
}

// Refresh implements [tui.Feed].
func (f *feed) Refresh() { f.feed.Refresh() }

// Stop ends a reading of which a part is on the screen.
func (f *feed) Stop() { f.feed.Stop() }

// Progress implements [tui.Feed].
func (f *feed) Progress() (data.Progress, bool) { return f.feed.Progress() }
