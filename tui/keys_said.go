package tui

import (
	"accord/tui/panel"
	"accord/tui/state"
)

// help says what b does on a dataset: a key for a panel names the one that stands
// there. It is "" for a place without a panel.
func (b Binding) help(e *panel.Env) string {
	if b.Action.Name != state.FocusPanel {
		return e.Lang.T(b.Help)
	}
	places := e.Set.Places()
	if b.Action.N >= len(places) {
		return ""
	}
	if places[b.Action.N] < state.PanelSeries {
		return e.Lang.T(b.Help)
	}
	name, _ := e.Set.Panel(places[b.Action.N]).Title(e, e.Set.Start())
	return name
}
