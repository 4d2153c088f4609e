package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// lookAtShelf lists the datasets that are served, the present one selected, or
// closes the list.
func (a *App) lookAtShelf() tea.Cmd {
	if a.opts.Shelf == nil {
		a.tell(a.env.Lang.T(lang.ShelfOne))
		return nil
	}
	a.shelve()
	a.apply(state.Do(state.ToggleShelf))
	if i := slices.IndexFunc(a.shelf, func(x panel.OnShelf) bool { return x.Here }); i >= 0 && a.state.Overlay == state.ShelfOverlay {
		a.state.Sel[state.ListOverlay] = i
	}
	return nil
}

// shelve takes the list of the datasets as they are now.
func (a *App) shelve() {
	a.shelf, a.drawn = a.opts.Shelf(), key{}
	for i := range a.shelf {
		a.shelf[i].Here = a.shelf[i].ID == a.opts.ID
	}
}

// takeFromShelf opens the dataset that is selected in the list, as it is opened
// without a view.
func (a *App) takeFromShelf() tea.Cmd {
	i := a.state.Sel[state.ListOverlay]
	if i >= len(a.shelf) {
		return nil
	}
	x := a.shelf[i]
	if x.ID == a.opts.ID {
		a.apply(state.Do(state.ToggleShelf))
		return nil
	}
	if x.Set == nil {
		a.tell(x.ID + ": " + a.env.Lang.F(lang.ShelfWaits, x.Missing))
		return nil
	}
	cmd, ok := a.turnTo(x.ID)
	if !ok {
		a.tell(a.env.Lang.F(lang.ShelfGone, x.ID))
		return nil
	}
	a.history, a.marks = history{}, nil // they are of another dataset
	a.state = a.env.Set.Start()
	a.fit()
	a.notice = panel.UnderstoodNotice(a.env)
	return cmd
}
