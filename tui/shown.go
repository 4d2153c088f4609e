package tui

import (
	tea "charm.land/bubbletea/v2"

	"accord/data"
)

// Shown is a dataset that is open, and where newer states of it come from.
type Shown struct {
	// ID is what the dataset is called where it is served, Name what
	// [Options.Name] is.
	ID, Name string
	// Now is the state that can be looked at, with a Set.
	Now Update
	// Feed gives those that follow; nil where there will be none.
	Feed Feed
	// Close ends the feed when the app turns to another dataset; nil where there
	// is nothing to end.
	Close func()
	// Record is as in [Options]; nil leaves it as it is.
	Record func(*data.Dataset, data.Scene) (at, text string, err error)
}

// turnTo shows another of the served datasets; false where there is none of
// that name. What of the view that dataset does not have is for the caller to
// fit. The command waits for newer states of it.
func (a *App) turnTo(id string) (tea.Cmd, bool) {
	if id == a.opts.ID {
		return nil, true
	}
	if a.opts.Open == nil {
		return nil, false
	}
	x, ok := a.opts.Open(id)
	if !ok || x.Now.Set == nil {
		return nil, false
	}
	if a.opts.Close != nil {
		a.opts.Close()
	}
	a.opts.ID, a.opts.Name, a.opts.Feed, a.opts.Close = x.ID, x.Name, x.Feed, x.Close
	if x.Record != nil {
		a.opts.Record = x.Record
	}
	a.standing, a.good, a.reading = Standing{Flow: x.Now.Flow, Stops: canStop(x.Feed)}, x.Now.Problems.Errors() == 0, false
	a.env.Set, a.env.Problems, a.env.Stale, a.env.Now = x.Now.Set, x.Now.Problems, "", today(a.opts.Now)
	a.drawn = key{}
	a.asking.job.stop()
	a.asking = asking{job: job{n: a.asking.job.n}}
	a.polls(x.Now.Polling)
	return a.await(), true
}
