package tui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"accord/data/ask"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// step is a change of the view.
type step struct {
	by state.Name // the action that it can be taken back by; "" for none
	to func(state.State, Screen) (st state.State, notice string)
	// takes is true for one that leads to the view of who presents.
	takes bool
}

// asking is how an app deals with a dataset whose answers take time. The view
// that is wanted is App.state; while answers for it are lacking the last complete
// frame stays on the screen, and a command waits for the answers.
type asking struct {
	// steps are the changes after App.state that could not be made yet, because
	// what they lead to depends on answers; turn counts what becomes of them.
	steps []step
	turn  int
	// shown is the view of the last complete frame, good that frame, nil before
	// the first, past the history then, and at when the oldest answer in it was
	// asked for.
	shown state.State
	good  *grid.Grid
	over  state.State // shown, with what is laid over it meanwhile
	past  history
	at    time.Time
	lacks bool // the frame on the screen is not that of the wanted view

	// next is the Set that asks everything anew and takes the place of the present
	// one with its first complete frame; nil for none.
	next *panel.Set
	due  time.Time // the frame with answers of then is waited for to grow old

	job   job
	fails int // since the last answer
}

// job is what a command waits for.
type job struct {
	n       int // counts jobs
	of      wanted
	cancel  context.CancelFunc
	began   time.Time
	running bool
	made    *grid.Grid // the frame, once it is there
}

// wanted is all that the frame depends on that a job is for.
type wanted struct {
	state  state.State
	turn   int
	w, h   int
	lang   lang.Tag
	glyphs theme.GlyphName
	set    *panel.Set
}

const (
	// saidAfter is how long answers may take before the footer says what is
	// waited for, saidEvery the time between two words of it.
	saidAfter = 200 * time.Millisecond
	saidEvery = 200 * time.Millisecond
	// mostSteps is how many keys are kept that wait for an answer.
	mostSteps = 64
)

func (a *App) wanted() wanted {
	set := a.env.Set
	if a.asking.next != nil {
		set = a.asking.next
	}
	return wanted{a.state, a.asking.turn, a.w, a.h, a.env.Lang.Tag(), a.env.Glyphs.Name, set}
}

// Prepare waits for the answers that the first frame of that size is drawn from, so
// that the first that is seen is whole. What another machine is asked may take
// longer than nothing may be seen: the frame says that it waits for it.
func (a *App) Prepare(w, h int) {
	if !a.env.Set.TakesTime() || a.env.Set.Fresh() > 0 {
		return
	}
	in, env := a.input(), *a.env
	in.W, in.H = clampSize(w, h)
	in.Env, in.Sheets = &env, nil
	_, _ = a.env.Set.Answered(a.opts.Context, func(s *panel.Set) { // what fails is asked again when it is drawn
		env.Set = s
		Render(in)
	})
}

// atHand is what panels draw with that wait for nothing: where answers take time,
// from those that are there.
func (a *App) atHand() *panel.Env {
	if !a.env.Set.TakesTime() {
		return a.env
	}
	env := *a.env
	env.Set = a.env.Set.For(ask.New(context.Background()))
	return &env
}

// seen is the view on the screen: the wanted one, or the one that stays until
// that is there.
func (a *App) seen() state.State {
	if a.asking.lacks && a.asking.good != nil {
		return a.asking.over
	}
	return a.state
}

// sight is what the frame on the screen was drawn from.
func (a *App) sight() Input {
	in := a.input()
	in.State = a.seen()
	return in
}

// change makes a change of the view, or keeps it until the answers are there that
// it depends on.
func (a *App) change(s step) {
	if len(a.asking.steps) == 0 {
		f := a.screen()
		st, notice := s.to(a.state, f)
		if !f.Env.Set.Heard().Lacking {
			a.arrive(s, st, notice)
			return
		}
	}
	if len(a.asking.steps) < mostSteps {
		a.asking.steps = append(a.asking.steps, s)
		a.asking.turn++
		a.drawn = key{} // the view is not the wanted one any more
	}
}

// arrive makes st the view.
func (a *App) arrive(s step, st state.State, notice string) {
	before := a.state
	a.state = st
	if s.takes {
		a.stage.taken, a.stage.covered = st, own(st.Overlay)
	}
	if s.by != "" {
		a.history.note(before, st, s.by)
		a.touch(before, s.by)
	}
	if notice != "" {
		a.tell(notice)
	}
}

// drawAtHand draws the wanted view on an empty sheet, else what stands in for it.
func (a *App) drawAtHand(g *grid.Grid) {
	x := &a.asking
	if len(x.steps) == 0 {
		in := a.input()
		renderOn(g, in)
		heard := in.Env.Set.Heard()
		if heard.Lacking && x.job.made != nil && x.job.of == a.wanted() { // an answer was given up since, to make room
			g.Clear()
			g.Blit(0, 0, x.job.made)
			heard.Lacking = false
		}
		if !heard.Lacking {
			x.lacks, x.shown, x.past, x.at = false, a.state, a.history, heard.At
			x.good = grid.New(g.W, g.H)
			x.good.Blit(0, 0, g)
			return
		}
	}
	x.lacks = true
	g.Clear()
	a.drawStandIn(g)
}

// drawStandIn draws what stays on the screen while answers are waited for: the
// last view, with what the reader has laid over the wanted one if that can be
// drawn, else the last frame as it was.
func (a *App) drawStandIn(g *grid.Grid) {
	x := &a.asking
	if x.good == nil {
		a.drawWaiting(g)
		return
	}
	over := x.shown
	over.Overlay, over.Under, over.Record, over.Query = a.state.Overlay, a.state.Under, a.state.Record, a.state.Query
	over.Sel[state.ListOverlay] = a.state.Sel[state.ListOverlay]
	for _, st := range []state.State{over, x.shown} {
		in := a.input()
		in.State = st
		g.Clear()
		x.over = st
		if renderOn(g, in); !in.Env.Set.Heard().Lacking {
			return
		}
	}
	g.Clear()
	g.Blit(0, 0, x.good)
	in := a.input()
	in.State = x.shown
	foot := in.layout().Footer
	g.Fill(foot, ' ', theme.Ink)
	drawFooter(g, foot, in)
}

// want comes after every message: it asks for what the wanted view lacks, and
// stops asking for what nobody wants any more.
func (a *App) want() tea.Cmd {
	x := &a.asking
	if !a.env.Set.TakesTime() || a.w == 0 || a.h == 0 {
		return nil
	}
	a.Frame()
	if x.lacks || x.next != nil {
		if x.job.of == a.wanted() { // it is under way, or waits to be asked again
			return nil
		}
		return a.ask()
	}
	a.rest()
	return a.growsOld()
}

// rest ends what was asked for.
func (a *App) rest() {
	x := &a.asking
	x.job.stop()
	x.job.of, x.fails = wanted{}, 0
	a.standing.Asking, a.standing.Lost = Asking{}, Lost{}
}

func (j *job) stop() {
	if j.cancel != nil {
		j.cancel()
	}
	j.running, j.cancel = false, nil
}

// answeredMsg is that the frame of a job is there, or why it is not.
type answeredMsg struct {
	n    int
	made []arrival // what became of the steps
	g    *grid.Grid
	err  error
}

// arrival is a step with the view that it led to.
type arrival struct {
	step
	st     state.State
	notice string
}

// ask waits for the answers that the wanted view lacks, outside of Update.
func (a *App) ask() tea.Cmd {
	x := &a.asking
	n, began := x.job.n+1, a.opts.Now()
	if x.job.running { // the reader has waited since
		began = x.job.began
	}
	x.job.stop()
	ctx, cancel := context.WithCancel(a.opts.Context)
	x.job = job{n: n, of: a.wanted(), cancel: cancel, began: began, running: true}
	if a.standing.Asking.Is {
		a.standing.Asking = a.asked()
	}
	steps := slices.Clone(x.steps)
	if x.next != nil {
		steps = append(steps, a.reselect())
	}
	job := a.job(steps)
	return tea.Batch(func() tea.Msg {
		m := job(ctx, func(in Input) *grid.Grid { return Render(in) })
		m.n = n
		return m
	}, tea.Tick(saidAfter, func(time.Time) tea.Msg { return waitedMsg{n} }))
}

// job is what a command does for the wanted view: it makes the steps and draws
// until nothing is lacking.
func (a *App) job(steps []step) func(context.Context, func(Input) *grid.Grid) answeredMsg {
	in, env, set := a.input(), *a.env, a.wanted().set
	in.Env, in.Sheets, env.Lang = &env, nil, lang.New(a.env.Lang.Tag())
	from, keys := a.state, a.keys
	return func(ctx context.Context, draw func(Input) *grid.Grid) (m answeredMsg) {
		_, m.err = set.Answered(ctx, func(s *panel.Set) {
			env.Set = s
			m.made, in.State = nil, from
			for _, step := range steps {
				st, notice := step.to(in.State, Screen{Env: &env, W: in.W, H: in.H, Keys: keys, Audience: in.Audience})
				if s.Heard().Lacking {
					return
				}
				m.made, in.State = append(m.made, arrival{step, st, notice}), st
			}
			m.g = draw(in)
		})
		return m
	}
}

// answered takes the outcome of a job.
func (a *App) answered(m answeredMsg) tea.Cmd {
	x := &a.asking
	if m.n != x.job.n || !x.job.running {
		return nil // of a view that nobody wants any more
	}
	x.job.stop()
	if m.err != nil {
		return a.failed(m.err)
	}
	a.rest()
	if x.next != nil {
		a.sheets.Forget(a.env.Set)
		a.env.Set, x.next = x.next, nil
		a.env.Now = today(a.opts.Now)
	}
	for _, s := range m.made {
		a.arrive(s.step, s.st, s.notice)
	}
	x.steps = nil
	x.turn++
	x.job.of, x.job.made = a.wanted(), m.g
	a.drawn = key{}
	return nil
}

// waitedMsg is the time to say what is waited for.
type waitedMsg struct{ n int }

// waited says what is waited for, and how long.
func (a *App) waited(m waitedMsg) tea.Cmd {
	if m.n != a.asking.job.n || !a.asking.job.running {
		return nil
	}
	if a.asking.lacks || a.standing.Asking.Is { // what is asked anew by itself disturbs nobody
		a.standing.Asking = a.asked()
	}
	return tea.Tick(saidEvery, func(time.Time) tea.Msg { return waitedMsg{m.n} })
}

// asked is what the footer says of the job.
func (a *App) asked() Asking {
	took := a.opts.Now().Sub(a.asking.job.began)
	return Asking{Is: true, Tenths: int(took / (100 * time.Millisecond)), What: a.what(), Over: a.seen().Overlay != state.NoOverlay}
}

// what is the name of the wanted page, "" where that is the one on the screen or
// its name is one of the answers.
func (a *App) what() string {
	env := a.atHand()
	name := panel.PageName(env, a.state)
	if name == env.Lang.T(lang.NoFigure) || a.state.Page == a.asking.shown.Page {
		return ""
	}
	return name
}

// stays gives up the wanted view for the one on the screen; false when these are
// the same, or nothing was said yet of waiting.
func (a *App) stays() bool {
	x := &a.asking
	said := a.standing.Asking.Is || a.standing.Lost.Since != "" && x.lacks
	if !said || x.good == nil {
		return false
	}
	a.abandon()
	a.tell(a.env.Lang.T(lang.AskingEnded))
	return true
}

// abandon returns to the view on the screen.
func (a *App) abandon() {
	x := &a.asking
	if x.lacks && x.good != nil {
		a.state, a.history = x.over, x.past
	}
	x.steps, x.next = nil, nil
	x.turn++
	a.rest()
	a.drawn = key{}
}
