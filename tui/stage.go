package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"accord/tui/follow"
	"accord/tui/lang"
	"accord/tui/state"
)

// Stage is the seat of an app among those who look at the same thing: one of
// them presents, others follow. But for Next nothing of it waits. A
// [follow.Seat] is one.
type Stage interface {
	// Now is what is true, Next waits until that has changed; false when it
	// will not any more.
	Now() follow.News
	Next() bool
	// Watch says whether it matters who is here, Describe what the reader
	// looks at and with what.
	Watch(on bool)
	Describe(w, h int, lang, dataset string)
	// Follow says whether the reader wants to see what is presented.
	Follow(on bool)
	// Publish shows a view to those who follow; the others are as in
	// [follow.Seat].
	Publish(v follow.View)
	Present(v follow.View) follow.Refusal
	Stop() follow.Refusal
	Offer(id int) follow.Refusal
	TakeBack() follow.Refusal
}

// stage is what the app knows of its seat.
type stage struct {
	news follow.News
	// taken is the view of the presenter as it came to be shown here, serial the
	// number of the one that was wanted last, and covered is true while something
	// of the reader's own lies over it.
	taken   state.State
	serial  uint64
	covered bool
	// told is the notice that news were told with, fresh how many views it
	// stays for.
	told  string
	fresh int

	published follow.View
	pointer   state.Pointer
	pointed   state.State // where the pointer was when it moved
	seen      described
}

// described is what the seat was told of the reader.
type described struct {
	w, h          int
	lang, dataset string
	watching      bool
}

// newsMsg says that there are news for the seat. It does not bring them: until it
// comes the reader may have done something that they know nothing of.
type newsMsg struct{}

// attend waits for news, outside of Update.
func (a *App) attend() tea.Cmd {
	seat := a.opts.Stage
	if seat == nil {
		return nil
	}
	return func() tea.Msg {
		if seat.Next() {
			return newsMsg{}
		}
		return nil
	}
}

// settle brings the app and its seat together after something has happened: a
// presenter's view is published, and a reader who has gone elsewhere no longer
// follows.
func (a *App) settle(set bool) (cmd tea.Cmd) {
	seat, s := a.opts.Stage, &a.stage
	if seat == nil {
		return nil
	}
	if d := (described{a.w, a.h, string(a.env.Lang.Tag()), a.opts.ID, a.state.Overlay == state.RosterOverlay}); d != s.seen {
		seat.Describe(d.w, d.h, d.lang, d.dataset)
		if d.watching != s.seen.watching {
			seat.Watch(d.watching)
			s.news.Roster = seat.Now().Roster // what else is new is heard when it is told
		}
		s.seen = d
	}
	switch {
	case s.news.Me.Driving:
		if v := a.presented(); v != s.published {
			s.published = v
			seat.Publish(v)
		}
	case s.news.Follows():
		switch {
		case a.opts.ID != s.news.View.Dataset:
			a.leave()
		case set: // the view is fitted to the dataset as it is now
			return a.take("")
		default:
			a.left()
		}
	}
	return nil
}

// presented is what a presenter shows: the view without what is of no use to
// others, and the pointer while it still points at something.
func (a *App) presented() follow.View {
	s := &a.stage
	if s.pointed.Page != a.state.Page || s.pointed.Overlay != a.state.Overlay {
		s.pointer = state.Pointer{}
	}
	v := a.state
	if own(v.Overlay) {
		v = bare(v)
	}
	return follow.View{State: v, Pointer: s.pointer, Dataset: a.opts.ID, Play: a.playing()}
}

// own reports whether an overlay is everybody's own: it is not shown to those
// who follow, and opening it leads nowhere else.
func own(o state.Overlay) bool {
	return o == state.HelpOverlay || o == state.PaletteOverlay || o == state.RosterOverlay || o == state.ShelfOverlay
}

// bare is s with nothing laid over it.
func bare(s state.State) state.State {
	s.Overlay, s.Under, s.Record, s.Query, s.Sel[state.ListOverlay] = state.NoOverlay, state.NoOverlay, "", "", 0
	return s
}

// under is the view to with what is the reader's own over st.
func under(st, to state.State) state.State {
	if own(st.Overlay) {
		to = bare(to)
		to.Overlay, to.Query, to.Sel[state.ListOverlay] = st.Overlay, st.Query, st.Sel[state.ListOverlay]
	}
	return to
}

// left notices that the reader has gone elsewhere.
func (a *App) left() {
	s := &a.stage
	covered := own(a.state.Overlay)
	switch {
	case a.state == s.taken:
	case covered && bare(a.state) == bare(s.taken):
	case s.covered && a.state == bare(s.taken): // what lay over it is closed
		_ = a.take("") // of the dataset that is shown already
	default:
		covered = false
		a.leave()
	}
	s.covered = covered
}

// leave is to look around.
func (a *App) leave() {
	a.follows(false)
	a.tell(a.env.Lang.F(lang.StageLeft, a.key("follow"), a.whose()))
}

// key is what the reader presses for an action, or types where there are no
// keys.
func (a *App) key(name string) string {
	if a.patient {
		return name
	}
	return a.keys.Key(name)
}

// whose is the name of who presents, or did so until the connection was lost.
func (a *App) whose() string {
	if n := a.stage.news; n.Driver.ID != 0 {
		return n.Driver.Name
	}
	return a.stage.news.Lost
}

func (a *App) follows(on bool) {
	a.opts.Stage.Follow(on)
	a.stage.news.Me.Following = on // what else is new is heard when it is told
}

// take shows the view of the presenter, as far as it fits here. What the reader
// has laid over it stays. by is as in [step].
func (a *App) take(by state.Name) tea.Cmd {
	s := &a.stage
	v := s.news.View
	s.serial = s.news.Serial
	a.endPlay()
	cmd, ok := a.turnTo(v.Dataset)
	if !ok {
		a.follows(false)
		a.tell(a.env.Lang.F(lang.StageElsewhere, a.whose(), v.Dataset))
		return nil
	}
	a.asking.steps = slices.DeleteFunc(a.asking.steps, func(x step) bool { return x.takes }) // which is older
	a.change(step{by: by, takes: true, to: func(st state.State, f Screen) (state.State, string) {
		to, _ := fitted(v.State, f)
		if by == state.Follow { // who begins to follow sees nothing but that
			return to, ""
		}
		return under(st, to), ""
	}})
	if s.fresh--; s.fresh < 0 && s.told != "" && a.notice == s.told {
		a.notice, s.told = "", ""
	}
	return cmd
}

// hear takes news: what is new in them is told, and a view that is followed is
// taken.
func (a *App) hear(n follow.News) tea.Cmd {
	s := &a.stage
	old := s.news
	s.news = n
	if text := a.newsWords(old, n); text != "" {
		a.tell(text)
		s.told, s.fresh = text, 3
	}
	if n.Me.Driving && !old.Me.Driving {
		s.published, s.pointer = follow.View{}, state.Pointer{}
		if old.On && !(old.Follows() && n.Serial == s.serial) {
			return a.take("") // who takes over goes on from what everybody sees
		}
	}
	if !n.Follows() || old.Follows() && n.Serial == s.serial {
		return nil
	}
	if old.Follows() {
		return a.take("")
	}
	return a.take(state.Follow) // there is a way back to where the reader was
}

// newsWords is what has changed from old to n, in words.
func (a *App) newsWords(old, n follow.News) string {
	l, key := a.env.Lang, a.key
	switch {
	case n.Lost != "" && n.Driver.ID == 0 && (old.Lost != n.Lost || old.Driver.ID != 0):
		if n.Me.MayPresent || n.CanTakeBack {
			return l.F(lang.StageLostMay, n.Lost, key("present"))
		}
		return l.F(lang.StageLostNote, n.Lost)
	case old.On && !n.On && old.Me.Driving:
		return l.T(lang.StageYouStopped)
	case old.On && !n.On && old.Driver.ID != 0:
		return l.F(lang.StageStopped, old.Driver.Name)
	case n.Driver.ID == old.Driver.ID || n.Driver.ID == 0:
		return ""
	case n.Me.Driving && a.opts.Where != "" && !old.On:
		return l.F(lang.StageYoursAt, a.opts.Where)
	case n.Me.Driving:
		return l.F(lang.StageYours, key("present"))
	case n.CanTakeBack:
		return l.F(lang.StageGiven, n.Driver.Name, key("take-back"))
	case old.Me.Driving:
		return l.F(lang.StageBack, n.Driver.Name)
	case n.Me.Following:
		return l.F(lang.StageBegun, n.Driver.Name, key("follow"))
	}
	return l.F(lang.StageBegunAlone, n.Driver.Name, key("follow"))
}
