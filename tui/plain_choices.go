package tui

import (
	"slices"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// choices are what can be done in plain mode where in is, in the order of their
// numbers: on the overview the other pages first, then what changes the view,
// then the way back. What would change nothing is not offered.
func choices(in Input) []command {
	st, e := in.State, in.Env
	var out []command
	if st.Page == state.Overview && st.Overlay == state.NoOverlay {
		for _, p := range e.Set.Pages()[1:] {
			out = append(out, command{text: panel.PageName(e, state.State{Page: p}), name: string(p), action: state.Action{Name: state.GoTo, Text: string(p)}})
		}
	}
	screen := Screen{Env: e, W: in.W, H: in.H, Keys: in.Keys}
	names := append(in.Audience.keys(), choiceNames(st)...)
	if i := slices.Index(names, "commands"); i >= 0 && len(in.Shelf) > 1 {
		names = slices.Insert(names, i, "datasets")
	}
	for _, name := range names {
		if b, ok := in.Keys.named(name); ok {
			if text := choiceText(screen, st, b); text != "" {
				out = append(out, command{text: text, name: name, action: b.Action})
			}
		}
	}
	return out
}

// choiceNames are the bindings that plain mode may offer, the nearest first.
func choiceNames(st state.State) []string {
	switch {
	case st.Overlay == state.FilterOverlay:
		return []string{"reset", "back"}
	case st.Overlay != state.NoOverlay:
		return []string{"back"}
	case st.Scene != 0:
		st.Scene = 0
		return append([]string{"next-scene", "prev-scene", "scene"}, append(choiceNames(st), "leave-story")...)
	case st.Page == state.Overview:
		return []string{"left", "right", "filter", "reset", "commands", "language", "leave"}
	}
	return []string{"left", "right", "view", "frequency", "transform", "preference", "counting", "sort", "reverse-sort",
		"sources", "filter", "reset", "commands", "back"}
}

// choiceText is what a choice says, "" for one that would change nothing.
func choiceText(f Screen, st state.State, b Binding) string {
	l := f.Env.Lang
	switch b.Action.Name {
	case state.Left, state.Right:
		step, m := -1, lang.PlainEarlier
		if b.Action.Name == state.Right {
			step, m = 1, lang.PlainLater
		}
		if p := f.beside(st, step); !p.IsZero() {
			return l.F(m, l.Period(p))
		}
		return ""
	case state.Leave:
		return l.T(lang.KeyQuit)
	case state.NextLanguage, state.Follow:
		return l.T(b.Help)
	}
	if state.Apply(st, b.Action, f) == st {
		return ""
	}
	return l.T(b.Help)
}

// beside is the period step slots from the one under the time cursor; zero
// where there is none, or no time.
func (s Screen) beside(st state.State, step int) data.Period {
	here := st.Cursor
	if here.IsZero() {
		here = s.Cursor(st)
	}
	slots := s.Slots(st)
	i := state.Slot(slots, here)
	if i < 0 || i+step < 0 || i+step >= len(slots) {
		return data.Period{}
	}
	return slots[i+step]
}
