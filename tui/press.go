package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"accord/data/clean"
	"accord/tui/state"
)

// press carries out a key: as text while a search is typed, else by the table.
func (a *App) press(msg tea.KeyPressMsg) tea.Cmd {
	if a.pending != "" {
		return a.named(msg)
	}
	// What lies over the view is closed first: who has chosen something in it wants it.
	if k := msg.String(); (k == "ctrl+c" || k == "esc" && a.seen().Overlay == state.NoOverlay) && a.stays() {
		return nil
	}
	if msg.String() == "esc" && a.stops() {
		return nil
	}
	if a.state.Typing() {
		if act, ok := typed(msg); ok {
			a.apply(act)
			return nil
		}
	}
	act, ok := a.keys.Lookup(msg.String())
	if !ok && msg.BaseCode != 0 && msg.Text != "" { // of a layout that only the terminal knows
		base := msg.BaseCode
		if msg.Mod.Contains(tea.ModShift) {
			base = shifted(base)
		}
		act, ok = a.keys.Lookup(string(base))
	}
	if !ok && msg.String() == "ctrl+z" { // as in a shell, unless it is bound to something
		return tea.Suspend
	}
	if !ok {
		return nil
	}
	return a.do(act)
}

// typed is the change of the text entry that a key makes; false for keys that
// keep their meaning while text is entered (arrows, enter, escape, control).
func typed(msg tea.KeyPressMsg) (state.Action, bool) {
	switch msg.String() {
	case "backspace", "ctrl+h":
		return state.Do(state.Erase), true
	case "ctrl+u", "ctrl+w":
		return state.Do(state.EraseAll), true
	}
	if msg.Text != "" {
		return state.Action{Name: state.Type, Text: oneLine(msg.Text)}, true
	}
	return state.Action{}, false
}

// oneLine makes typed or pasted text harmless and one line.
func oneLine(s string) string {
	if len(s) > 4*state.MaxQuery {
		s = strings.ToValidUTF8(s[:4*state.MaxQuery], "")
	}
	return strings.Join(strings.Fields(clean.Text(strings.Map(blank, s))), " ") + trailing(s)
}

func blank(r rune) rune {
	if r == '\n' || r == '\r' || r == '\t' {
		return ' '
	}
	return r
}

// trailing keeps the blank that somebody has just typed between two words.
func trailing(s string) string {
	if strings.HasSuffix(s, " ") {
		return " "
	}
	return ""
}
