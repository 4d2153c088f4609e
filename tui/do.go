package tui

import (
	tea "charm.land/bubbletea/v2"

	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// do carries out an action: those of the program here, those of the view by
// state.Apply.
func (a *App) do(act state.Action) tea.Cmd {
	if cmd, done := a.tells(act); done {
		return cmd
	}
	switch act.Name {
	case state.Quit:
		a.asking.job.stop()
		return tea.Quit
	case state.Leave:
		if a.state.Page == state.Overview && a.state.Overlay == state.NoOverlay {
			a.asking.job.stop()
			return tea.Quit
		}
	case state.Open:
		switch a.state.Overlay {
		case state.PaletteOverlay:
			return a.command()
		case state.RosterOverlay:
			return a.onStage(state.Do(state.HandOver))
		case state.ShelfOverlay:
			return a.takeFromShelf()
		}
	case state.Undo, state.Redo:
		if len(a.asking.steps) > 0 { // which are not made yet
			a.abandon()
			return nil
		}
		before := a.state
		a.state = a.history.step(a.state, act.Name == state.Undo)
		a.touch(before, act.Name)
		a.fit() // the dataset may have changed since
		return nil
	case state.SetMark, state.GoToMark:
		a.pending = act.Name
		a.tell(a.env.Lang.T(lang.MarkLetter))
		return nil
	case state.CopyView:
		return a.copyView()
	case state.CopyTable, state.CopyFigure, state.Export, state.ExportPicture:
		if why := a.unfinished(); why != "" {
			a.tell(why)
			return nil
		}
		return a.carry(act.Name)
	case state.WriteImport:
		return a.writeImport()
	case state.NextTheme:
		a.auto = false
		a.chosen = next(theme.Names(), a.chosen)
		a.dress()
		return nil
	case state.NextLanguage:
		a.env.Lang = lang.New(next(lang.Tags(), a.env.Lang.Tag()))
		return nil
	case state.NextGlyphs:
		a.env.Glyphs = theme.GlyphSet(next(theme.GlyphNames(), a.env.Glyphs.Name))
		return nil
	case state.ToggleMouse:
		a.mouse = !a.mouse
		a.notice = ""
		if !a.mouse {
			a.notice = a.env.Lang.T(lang.MouseOff)
		}
		return nil
	case state.Follow, state.Present, state.HandOver, state.TakeBack:
		return a.onStage(act)
	case state.ToggleShelf:
		return a.lookAtShelf()
	case state.Reload:
		return a.reload()
	case state.Redraw:
		return redraw
	}
	a.apply(act)
	return nil
}

// next is the element after x, the first after the last.
func next[T comparable](all []T, x T) T {
	for i, y := range all {
		if y == x {
			return all[(i+1)%len(all)]
		}
	}
	return all[0]
}
