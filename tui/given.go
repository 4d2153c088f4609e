package tui

import (
	tea "charm.land/bubbletea/v2"

	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// givenMsg is what is to be done with something that was made of the view on the
// screen, or why it could not be made.
type givenMsg struct {
	then func() tea.Cmd
	err  error
}

// given does what of returns for the view on the screen: at once where the answers
// that it needs are at hand, else when they have come. of may be called several
// times and outside of Update: it touches nothing but what it is given.
func (a *App) given(of func(e *panel.Env, st state.State) (then func() tea.Cmd)) tea.Cmd {
	env, st := a.atHand(), a.seen()
	then := of(env, st)
	if !env.Set.Heard().Lacking {
		return then()
	}
	own, set, ctx := *a.env, a.env.Set, a.opts.Context
	own.Lang = lang.New(own.Lang.Tag())
	return func() tea.Msg {
		var m givenMsg
		_, m.err = set.Answered(ctx, func(s *panel.Set) {
			own.Set = s
			m.then = of(&own, st)
		})
		return m
	}
}

// took does what is to be done with what was made.
func (a *App) took(m givenMsg) tea.Cmd {
	if m.err != nil {
		a.tell(a.env.Lang.F(lang.NotAnswered, oneLine(m.err.Error())))
		return nil
	}
	return m.then()
}
