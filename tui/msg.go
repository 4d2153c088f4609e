package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/data/diag"
	"accord/tui/lang"
	"accord/tui/panel"
)

// loadedMsg is the outcome of reading the dataset again.
type loadedMsg struct {
	ds       *data.Dataset
	problems diag.List
	err      error
}

// reload reads the dataset again, outside of Update.
func (a *App) reload() tea.Cmd {
	if a.opts.Load == nil || a.loading {
		return nil
	}
	a.loading = true
	load := a.opts.Load
	return func() tea.Msg {
		ds, problems, err := load(context.Background())
		return loadedMsg{ds, problems, err}
	}
}

// loaded takes a dataset that was read again. One with errors does not replace
// a good one: the last good one stays, and the footer says since when.
func (a *App) loaded(m loadedMsg) {
	a.loading = false
	why := ""
	switch {
	case m.err != nil:
		why = m.err.Error()
	case m.problems.Err() != nil:
		why = m.problems.Err().Error()
	case m.ds == nil:
		why = a.env.Lang.T(lang.NoFigure)
	}
	a.env.Problems = m.problems
	if why != "" {
		at := a.opts.Now().Format("15:04")
		a.notice, a.warning = a.env.Lang.F(lang.Stale, at, why), true
		a.drawn = key{}
		return
	}
	a.env.Set = panel.NewSet(m.ds)
	a.state = a.fitting(a.state)
	a.env.Now = today(a.opts.Now)
	a.notice, a.warning = "", false
}
