package tui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/data/ask"
	"accord/tui/panel"
	"accord/tui/state"
)

// anewAfter is how old answers are at most that somebody else asked for anew and
// that R takes for its own.
const anewAfter = time.Second

// oldMsg is that the answers of a frame may no longer be what the store would
// say.
type oldMsg struct{ at time.Time }

// growsOld waits until the answers on the screen are as old as they may be.
func (a *App) growsOld() tea.Cmd {
	x, fresh := &a.asking, a.env.Set.Fresh()
	if fresh <= 0 || x.at.IsZero() || x.due.Equal(x.at) {
		return nil
	}
	at := x.at
	x.due = at
	return tea.Tick(max(0, at.Add(fresh).Sub(a.opts.Now())), func(time.Time) tea.Msg { return oldMsg{at} })
}

// old asks anew for what is on the screen, unless that has been done since.
func (a *App) old(m oldMsg) tea.Cmd {
	x := &a.asking
	if x.due = (time.Time{}); x.lacks || x.next != nil || !x.at.Equal(m.at) {
		return nil
	}
	x.next = a.env.Set.Renewed(a.env.Set.Fresh() / 2)
	return a.changes()
}

// changedMsg is that the engine has other codes or periods than the dataset that is
// shown in set.
type changedMsg struct{ set *panel.Set }

// changes looks whether the dataset itself has to be read anew.
func (a *App) changes() tea.Cmd {
	if a.opts.Feed == nil {
		return nil
	}
	set, ctx := a.env.Set, a.opts.Context
	return func() tea.Msg {
		if changed, err := set.Changed(ctx); err == nil && changed { // who fails is heard of by what is on the screen
			return changedMsg{set}
		}
		return nil
	}
}

// changed has the dataset read anew, for all who look at it.
func (a *App) changed(m changedMsg) {
	if a.opts.Feed == nil || m.set.Dataset() != a.env.Set.Dataset() {
		return // which it was
	}
	if f, can := a.opts.Feed.(interface{ Changed() }); can {
		f.Changed()
		return
	}
	a.opts.Feed.Refresh()
}

// anew asks for the wanted view anew, because somebody wants to know, and which codes
// and periods there are; false where answers never grow old.
func (a *App) anew() (cmd tea.Cmd, ok bool) {
	x := &a.asking
	if a.env.Set.Fresh() <= 0 {
		return nil, false
	}
	x.next = a.env.Set.Renewed(anewAfter)
	x.job.stop()
	x.job.of = wanted{}
	a.standing.Asking = Asking{Is: true}
	return a.changes(), true
}

// reselect keeps the selected row selected in the Set that takes the place of the
// present one.
func (a *App) reselect() step {
	row := ""
	if len(a.asking.steps) == 0 {
		row = panel.Selected(a.atHand(), a.state)
	}
	return step{to: func(st state.State, f Screen) (state.State, string) {
		if row != "" {
			st = panel.Select(f.Env, st, row)
		}
		return fittedTo(st, f)
	}}
}

// againMsg is the time to ask again after a failure.
type againMsg struct{ n int }

// failed says why there is no answer, and asks again after a pause if that may
// help.
func (a *App) failed(err error) tea.Cmd {
	x := &a.asking
	a.standing.Asking = Asking{}
	if !ask.IsTemporary(err) {
		a.standing.Lost = a.standing.Lost.again(err, a.opts.Now(), 0)
		return nil
	}
	pause := ask.PauseAfter(x.fails, err)
	x.fails++
	a.standing.Lost = a.standing.Lost.again(err, a.opts.Now(), pause)
	n := x.job.n
	return tea.Tick(pause, func(time.Time) tea.Msg { return againMsg{n} })
}

// reason is what err says, without where that happened.
func reason(err error) string {
	if f := (*data.Fault)(nil); errors.As(err, &f) {
		return f.Message
	}
	return err.Error()
}

// again is x after another failure, now; pause is how long until the next try, 0
// for none.
func (x Lost) again(err error, now time.Time, pause time.Duration) Lost {
	out := Lost{Since: x.Since, Why: oneLine(reason(err))}
	if out.Since == "" {
		out.Since = now.Format("15:04")
	}
	if pause > 0 {
		out.Next = now.Add(pause).Format("15:04:05")
	}
	return out
}

// again asks again, unless something else has been asked since.
func (a *App) again(m againMsg) {
	if x := &a.asking; m.n == x.job.n && !x.job.running && a.standing.Lost.Since != "" {
		x.job.of = wanted{}
	}
}
