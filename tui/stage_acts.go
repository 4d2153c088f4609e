package tui

import (
	tea "charm.land/bubbletea/v2"

	"accord/tui/follow"
	"accord/tui/lang"
	"accord/tui/state"
)

// onStage carries out an action that is about presenting and following.
func (a *App) onStage(act state.Action) tea.Cmd {
	if a.opts.Stage == nil {
		a.tell(a.env.Lang.T(lang.StageNobodySees))
		return nil
	}
	switch act.Name {
	case state.Follow:
		return a.toggleFollow()
	case state.Present:
		return a.present()
	case state.HandOver:
		return a.handOver(act.N)
	}
	return a.takeBack()
}

// toggleFollow returns to the presenter, or leaves.
func (a *App) toggleFollow() tea.Cmd {
	n, l := a.stage.news, a.env.Lang
	switch {
	case n.Me.Driving:
		a.tell(l.F(lang.StageYours, a.key("present")))
	case !n.On:
		a.tell(l.T(lang.StageNobody))
	case n.Me.Following:
		a.leave()
	default:
		a.notice = ""
		a.follows(true)
		cmd := a.take(state.Follow)
		if a.notice == "" {
			a.tell(l.F(lang.StageReturned, a.whose()))
		}
		return cmd
	}
	return nil
}

// present begins to present, or ends it.
func (a *App) present() tea.Cmd {
	seat, l := a.opts.Stage, a.env.Lang
	if a.stage.news.Me.Driving {
		seat.Stop()
		return a.hear(seat.Now())
	}
	switch seat.Present(a.presented()) {
	case follow.Granted:
		return a.hear(seat.Now())
	case follow.Taken:
		a.tell(l.F(lang.StageTaken, seat.Now().Driver.Name))
	default:
		a.tell(l.T(lang.StageNotAllowed))
	}
	return nil
}

// handOver offers the presentation to the person of that ID, or to the one that
// is selected among those who are here.
func (a *App) handOver(id int) tea.Cmd {
	seat, l := a.opts.Stage, a.env.Lang
	if !a.stage.news.Me.Driving {
		a.tell(l.T(lang.StageNotYours))
		return nil
	}
	if id == 0 {
		if a.state.Overlay != state.RosterOverlay {
			a.apply(state.Do(state.ToggleRoster))
			a.tell(l.F(lang.StageWhom, a.key("open")))
			return nil
		}
		if all, i := people(a.stage.news), a.state.Sel[state.ListOverlay]; i < len(all) {
			id = all[i].ID
		}
	}
	if seat.Offer(id) != follow.Granted {
		a.tell(l.T(lang.StageOneself))
		return nil
	}
	cmd := a.hear(seat.Now())
	if n := a.stage.news; n.Me.Driving && n.Offered.ID != 0 { // it may be taken already
		a.tell(l.F(lang.StageOffer, n.Offered.Name, a.key("take-back")))
	}
	return cmd
}

// takeBack withdraws an offer, or takes back what was handed over.
func (a *App) takeBack() tea.Cmd {
	seat, l := a.opts.Stage, a.env.Lang
	driving := a.stage.news.Me.Driving
	if seat.TakeBack() != follow.Granted {
		a.tell(l.T(lang.StageNothingGiven))
		return nil
	}
	cmd := a.hear(seat.Now())
	if driving {
		a.tell(l.T(lang.StageWithdrawn))
	}
	return cmd
}

// people are those who are here, as far as the seat knows.
func people(n follow.News) []follow.Person {
	if n.Roster == nil {
		return nil
	}
	return n.Roster.People
}
