package tui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/tui/follow"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// Where the window has fewer columns, the aside says the time alone.
const (
	asideFrom  = 64
	asideWidth = 18
	timeWidth  = 6
)

// aside is what stands at the right of the caption in a window of w columns: how
// much of the scene is over, and for how long the story has gone on.
func aside(p follow.Play, e *panel.Env, w int) (text string, reserved int) {
	if !p.On {
		return "", 0
	}
	s := int(p.Elapsed / time.Second)
	clock := fmt.Sprintf("%d:%02d", s/60, s%60)
	if w < asideFrom {
		return clock, timeWidth
	}
	word := strings.Repeat(string(e.Glyphs.Full), p.Done) + strings.Repeat(string(e.Glyphs.Empty), 10-p.Done)
	switch {
	case p.Paused:
		word = e.Lang.T(lang.StoryPaused)
	case p.Waiting:
		word = e.Lang.T(lang.StoryWaits)
	}
	return word + "  " + clock, asideWidth
}

// DefaultDwell is how long a scene stays where neither it nor the reader says.
const DefaultDwell = 15 * time.Second

// patience is how long a story waits for somebody who looks around before it
// goes on, or the time of a scene where that is more.
const patience = time.Minute

// kiosk lets the story go on by itself. Time is counted in ticks of a second, by
// the clock of the app; a machine that slept does not skip scenes.
type kiosk struct {
	every   time.Duration // how long a scene stays that does not say
	on      bool
	paused  bool
	touched time.Time     // when somebody last looked around; zero when nobody does
	last    time.Time     // of the last tick
	shown   time.Duration // of the present scene
	elapsed time.Duration
	number  int // of the run: ticks of an earlier one do not count
}

// tickMsg is a second that has passed in a run of the story.
type tickMsg int

const tick = time.Second

// mostTick is how much time one tick can count for.
const mostTick = 2 * tick

// play begins to let the story go on, pauses it, or goes on.
func (a *App) play() tea.Cmd {
	k := &a.kiosk
	switch {
	case !k.on:
		if a.begin(k.every); k.on && a.stage.news.Follows() {
			a.leave()
		}
		return a.run()
	case k.paused || !k.touched.IsZero():
		if !k.touched.IsZero() {
			a.resume()
		}
		k.paused = false
		return a.run()
	}
	k.paused = true
	k.number++ // the last tick counts no more
	return nil
}

// begin lets the story go on from the present scene, else from its first, once
// its clock ticks.
func (a *App) begin(every time.Duration) {
	if every <= 0 {
		every = DefaultDwell
	}
	if a.screen().Scenes() == 0 {
		a.tell(a.env.Lang.T(lang.StoryNone))
		return
	}
	if a.state.Scene == 0 {
		a.show(state.Do(state.NextScene))
	}
	a.kiosk = kiosk{every: every, on: true, number: a.kiosk.number}
}

// run makes the clock of the story tick.
func (a *App) run() tea.Cmd {
	if !a.kiosk.on {
		return nil
	}
	a.kiosk.number++
	a.kiosk.last = a.opts.Now()
	return a.tick()
}

func (a *App) tick() tea.Cmd {
	n := a.kiosk.number
	return tea.Tick(tick, func(time.Time) tea.Msg { return tickMsg(n) })
}

// ticked counts the time that has passed, and shows the next scene when that is
// over: after the last the first.
func (a *App) ticked(n tickMsg) tea.Cmd {
	k := &a.kiosk
	if int(n) != k.number || !k.on || k.paused {
		return nil
	}
	now := a.opts.Now()
	passed := min(max(0, now.Sub(k.last)), mostTick)
	k.last = now
	if !k.touched.IsZero() {
		if now.Sub(k.touched) >= max(patience, a.dwell()) {
			a.resume()
		}
		return a.tick()
	}
	k.shown += passed
	k.elapsed += passed
	if k.shown >= a.dwell() {
		k.shown = 0
		next := state.Do(state.NextScene)
		if a.state.Scene >= a.screen().Scenes() {
			next = state.Do(state.FirstScene)
		}
		a.show(next)
	}
	return a.tick()
}

// show shows a scene without a trace in the history: nobody did it.
func (a *App) show(act state.Action) {
	a.change(step{to: func(st state.State, f Screen) (state.State, string) { return state.Apply(st, act, f), "" }})
}

// resume shows the scene again that somebody has left to look around.
func (a *App) resume() {
	a.show(state.Do(state.ReturnScene))
	a.kiosk.touched, a.kiosk.shown = time.Time{}, 0
}

// dwell is how long the present scene stays.
func (a *App) dwell() time.Duration {
	if s, is := panel.Told(a.env, a.state); is && s.Dwell > 0 {
		return s.Dwell
	}
	return a.kiosk.every
}

// touch notes what a reader has done while the story goes on. Another scene
// begins anew; whoever looks around is waited for; who leaves the story ends it.
func (a *App) touch(before state.State, by state.Name) {
	k := &a.kiosk
	if !k.on || a.state == before {
		return
	}
	switch by {
	case state.LeaveStory:
		a.endPlay()
	case state.NextScene, state.PrevScene, state.FirstScene, state.LastScene, state.GoToScene, state.ReturnScene:
		k.touched, k.shown = time.Time{}, 0
	default:
		if k.touched = a.opts.Now(); !moved(a.atHand(), a.state) { // back by another way
			k.touched = time.Time{}
		}
	}
}

// playing is how far the story has come: that of the reader, else of who is
// followed.
func (a *App) playing() follow.Play {
	k, n := &a.kiosk, a.stage.news
	switch {
	case k.on:
	case n.Follows():
		return n.View.Play
	default:
		return follow.Play{}
	}
	dwell := max(a.dwell(), data.MinDwell)
	return follow.Play{On: true, Paused: k.paused, Waiting: !k.touched.IsZero() && !k.paused, Elapsed: k.elapsed.Truncate(time.Second), Done: int(min(10, 10*k.shown/dwell))}
}

// endPlay ends the story of the reader's own.
func (a *App) endPlay() {
	if k := &a.kiosk; k.on {
		*k = kiosk{every: k.every, number: k.number + 1}
	}
}
