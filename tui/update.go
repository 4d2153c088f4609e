package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/data/diag"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// Feed is where newer states of the dataset come from. It does its work
// elsewhere; the app asks for it in commands.
type Feed interface {
	// Next waits for the next state; false when there will be none any more.
	Next() (Update, bool)
	// Refresh asks for the dataset to be read again; the outcome is the next
	// state.
	Refresh()
	// Progress is how far a reading has come that is under way; false when
	// there is none.
	Progress() (data.Progress, bool)
}

// Update is a newer state of the dataset. It is a message to an [App].
type Update struct {
	// Set is nil when nothing can be used of the dataset.
	Set      *panel.Set
	Problems diag.List
	// Err is why it could not be read, or why no more of a stream comes.
	Err error
	// Polling is true when files are looked at every now and then because the
	// system does not tell of changes.
	Polling bool
	Flow    data.Flow
	from    Feed // which it came from; nil for any
}

// Usable reports whether u can take the place of a dataset with or without
// errors: a state with errors never takes that of one without. Of a stream the
// rows that are wrong are set aside, and the others are shown.
func (u Update) Usable(good bool) bool {
	switch {
	case u.Set == nil:
		return false
	case u.Flow.Live:
		return true
	}
	return u.Err == nil && (!good || u.Problems.Errors() == 0)
}

// list are the problems of u; why it could not be read is one.
func (u Update) list(name string) diag.List {
	if u.Err == nil || u.Flow.Live {
		return u.Problems
	}
	return append(diag.List{{At: diag.Position{Path: name}, Severity: diag.Error, Rule: "file", Message: u.Err.Error()}}, u.Problems...)
}

// await waits for the next state, outside of Update.
func (a *App) await() tea.Cmd {
	feed := a.opts.Feed
	if feed == nil || a.patient { // a talk is given them
		return nil
	}
	in, env, ctx := a.input(), *a.env, a.opts.Context
	in.Env, in.Sheets, env.Lang = &env, nil, lang.New(a.env.Lang.Tag())
	return func() tea.Msg {
		u, ok := feed.Next()
		if !ok {
			return nil
		}
		if u.Set != nil && u.Set != env.Set && in.W > 0 && in.H > 0 {
			// What a set calculates for a picture it keeps: of many rows that
			// takes a while, which keys must not wait for.
			_, _ = u.Set.Answered(ctx, func(s *panel.Set) { // what fails is asked again when it is drawn
				env.Set, env.Order = s, nil
				Render(in)
			})
		}
		u.from = feed
		return u
	}
}

// updated takes a newer state. One that cannot be used does not replace the
// dataset on the screen: the last good one stays, and the footer says since
// when.
func (a *App) updated(u Update) {
	a.reading, a.standing.IsReading = false, false
	problems := u.list(a.opts.Name)
	a.env.Problems = problems
	a.polls(u.Polling)
	if !u.Usable(a.good) {
		if a.standing.Stale == "" {
			a.standing.Stale = a.opts.Now().Format("15:04")
		}
		a.standing.Wrong, a.env.Stale = len(problems), a.standing.Stale
		a.drawn = key{}
		return
	}
	whole := a.standing.Flow.Partial && !u.Flow.Partial
	a.standing = Standing{Flow: u.Flow, Stops: canStop(a.opts.Feed)}
	if u.Flow.Live && u.Err != nil {
		a.standing.Broken = oneLine(u.Err.Error())
	}
	a.env.Stale, a.good = "", u.Problems.Errors() == 0
	a.env.Now = today(a.opts.Now)
	if u.Set == a.env.Set {
		return
	}
	said := a.notice != "" && a.notice == panel.UnderstoodNotice(a.env) // which counts the figures
	fit := a.reselect()
	a.sheets.Forget(a.env.Set) // they would keep the old dataset
	a.env.Set, a.asking.next = u.Set, nil
	a.change(fit)
	a.drawn = key{}
	if whole || said { // of a part it was not said
		a.tell(panel.UnderstoodNotice(a.env))
	}
}

// stopper is a feed of which the reader may end a reading.
type stopper interface{ Stop() }

func canStop(f Feed) bool {
	_, can := f.(stopper)
	return can
}

// stops ends a reading of which a part is on the screen, and nothing is laid over
// it; false where there is none.
func (a *App) stops() bool {
	f := a.standing.Flow
	feed, can := a.opts.Feed.(stopper)
	if !can || !f.Partial || f.Ended || a.state.Page != state.Overview || a.state.Overlay != state.NoOverlay {
		return false
	}
	feed.Stop()
	return true
}

// polls says once that files are looked at because nothing tells of changes.
func (a *App) polls(is bool) {
	if is && !a.polling {
		a.tell(a.env.Lang.T(lang.Polled))
	}
	a.polling = is
}

// readingMsg asks how far another reading has come.
type readingMsg struct{}

// lookAfter is how long another reading may take before the footer says how far
// it has come, lookEvery the time between two words of it.
const (
	lookAfter = 300 * time.Millisecond
	lookEvery = 200 * time.Millisecond
)

// reload asks for the dataset to be read again.
func (a *App) reload() tea.Cmd {
	if cmd, ok := a.anew(); ok {
		return cmd
	}
	if f := a.standing.Flow; a.opts.Feed == nil || a.reading || f.Live || f.Partial && !f.Ended {
		return nil
	}
	a.reading = true
	a.opts.Feed.Refresh()
	return a.lookIn(lookAfter)
}

// lookIn waits before the next look at how far a reading has come.
func (a *App) lookIn(d time.Duration) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return readingMsg{} })
}

// looked says how far another reading has come.
func (a *App) looked() tea.Cmd {
	if !a.reading {
		return nil
	}
	if p, ok := a.opts.Feed.Progress(); ok {
		a.standing.Reading, a.standing.IsReading = p, true
	}
	return a.lookIn(lookEvery)
}
