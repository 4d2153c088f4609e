package tui

import (
	"fmt"
	"slices"
	"strings"

	"accord/tui/lang"
	"accord/tui/state"
)

// Binding is one action that keys do.
type Binding struct {
	// Name is what configuration calls it.
	Name   string
	Action state.Action
	Keys   []string
	// Help says what it does, Short is its word in the footer (0 for none),
	// Group the heading it stands under.
	Help, Short, Group lang.Msg
}

// Keys is a table of bindings. Each key does one thing.
type Keys struct {
	bindings []Binding
	byKey    map[string]int
}

// DefaultKeys are the bindings that accord ships with. Letters follow vim and
// less; every action has one, and those of moving have arrows beside it.
func DefaultKeys() *Keys {
	b := func(group lang.Msg, name string, a state.Action, help, short lang.Msg, keys ...string) Binding {
		return Binding{Name: name, Action: a, Keys: keys, Help: help, Short: short, Group: group}
	}
	do := state.Do
	k := &Keys{bindings: []Binding{
		b(lang.HelpMove, "next-panel", do(state.NextPanel), lang.DoNextPanel, lang.KeyPanel, "tab"),
		b(lang.HelpMove, "prev-panel", do(state.PrevPanel), lang.DoPrevPanel, 0, "shift+tab"),
		b(lang.HelpMove, "panel-1", state.Action{Name: state.FocusPanel, N: 0}, lang.PanelTrade, 0, "1"),
		b(lang.HelpMove, "panel-2", state.Action{Name: state.FocusPanel, N: 1}, lang.PanelFreight, 0, "2"),
		b(lang.HelpMove, "panel-3", state.Action{Name: state.FocusPanel, N: 2}, lang.PanelAgreements, 0, "3"),
		b(lang.HelpMove, "panel-4", state.Action{Name: state.FocusPanel, N: 3}, lang.PanelProjects, 0, "4"),
		b(lang.HelpMove, "open", do(state.Open), lang.DoOpen, lang.KeyOpen, "enter"),
		b(lang.HelpMove, "zoom", do(state.Zoom), lang.DoZoom, lang.KeyZoom, "z", "+"),
		b(lang.HelpMove, "back", do(state.Back), lang.KeyBack, lang.KeyBack, "esc", "backspace"),
		b(lang.HelpMove, "next-page", do(state.NextPage), lang.DoNextPage, 0, "]"),
		b(lang.HelpMove, "prev-page", do(state.PrevPage), lang.DoPrevPage, 0, "["),
		b(lang.HelpMove, "left", do(state.Left), lang.DoLeft, lang.KeyTime, "left", "h"),
		b(lang.HelpMove, "right", do(state.Right), lang.DoRight, 0, "right", "l"),
		b(lang.HelpMove, "up", do(state.Up), lang.DoUp, lang.KeyRows, "up", "k"),
		b(lang.HelpMove, "down", do(state.Down), lang.DoDown, 0, "down", "j"),
		b(lang.HelpMove, "page-up", do(state.PageUp), lang.DoPageUp, 0, "pgup", "ctrl+b", "ctrl+u"),
		b(lang.HelpMove, "page-down", do(state.PageDown), lang.DoPageDown, 0, "pgdown", "ctrl+f", "ctrl+d"),
		b(lang.HelpMove, "first", do(state.First), lang.DoFirst, 0, "home", "g"),
		b(lang.HelpMove, "last", do(state.Last), lang.DoLast, 0, "end", "G"),

		b(lang.HelpLook, "transform", do(state.NextTransform), lang.DoTransform, lang.KeyTransform, "t"),
		b(lang.HelpLook, "index", do(state.IndexHere), lang.DoIndex, 0, "i"),
		b(lang.HelpLook, "span", do(state.SetSpan), lang.DoSpan, 0, "space"),
		b(lang.HelpLook, "log", do(state.ToggleLog), lang.DoLog, 0, "L"),
		b(lang.HelpLook, "year-ago", do(state.ToggleYearAgo), lang.DoYearAgo, 0, "Y"),
		b(lang.HelpLook, "preference", do(state.NextPrefer), lang.DoPrefer, 0, "x"),
		b(lang.HelpLook, "normal-only", do(state.ToggleNormal), lang.DoNormal, 0, "d"),
		b(lang.HelpLook, "table", do(state.ToggleTable), lang.DoTable, 0, "b"),
		b(lang.HelpLook, "counting", do(state.NextCounting), lang.DoCounting, 0, "c"),
		b(lang.HelpLook, "view", do(state.NextView), lang.DoView, lang.KeyView, "v"),
		b(lang.HelpLook, "prev-view", do(state.PrevView), lang.DoPrevView, 0, "V"),
		b(lang.HelpLook, "frequency", do(state.NextFreq), lang.DoFrequency, lang.KeyFrequency, "a"),
		b(lang.HelpLook, "sort", do(state.NextSort), lang.DoSort, lang.KeySort, "o"),
		b(lang.HelpLook, "reverse-sort", do(state.ReverseSort), lang.DoReverse, 0, "O"),
		b(lang.HelpLook, "sources", do(state.ToggleClaims), lang.DoSources, lang.KeySources, "s"),

		b(lang.HelpFind, "search", do(state.ToggleSearch), lang.DoSearch, lang.KeySearch, "/"),
		b(lang.HelpFind, "filter", do(state.ToggleFilter), lang.DoFilter, lang.KeyFilter, "f", "&"),
		b(lang.HelpFind, "sources-page", do(state.OpenSources), lang.DoSourcesPage, 0, "S"),
		b(lang.HelpFind, "problems", do(state.OpenProblems), lang.DoProblems, 0, "!"),
		b(lang.HelpFind, "records", do(state.OpenRecords), lang.DoRecords, 0, "J"),
		b(lang.HelpFind, "indicators", do(state.ToggleIndicators), lang.DoIndicators, lang.KeyIndicators, "I"),
		b(lang.HelpFind, "entities", do(state.ToggleEntities), lang.DoEntities, lang.KeyEntities, "W"),
		b(lang.HelpFind, "dimensions", do(state.ToggleDimensions), lang.DoDimensions, 0, "K"),
		b(lang.HelpFind, "groups", do(state.ToggleGroups), lang.DoGroups, 0, "H"),
		b(lang.HelpFind, "similar", do(state.NextTo), lang.DoSimilar, 0, "="),
		b(lang.HelpFind, "understood", do(state.OpenUnderstood), lang.DoUnderstood, 0, "U"),
		b(lang.HelpFind, "write-import", do(state.WriteImport), lang.DoWriteImport, 0, "D"),
		b(lang.HelpFind, "undo", do(state.Undo), lang.DoUndo, 0, "u"),
		b(lang.HelpFind, "redo", do(state.Redo), lang.DoRedo, 0, "ctrl+r"),
		b(lang.HelpFind, "mark", do(state.SetMark), lang.DoMark, 0, "m"),
		b(lang.HelpFind, "go-to-mark", do(state.GoToMark), lang.DoGoToMark, 0, "'"),
		b(lang.HelpFind, "copy-view", do(state.CopyView), lang.DoCopyView, 0, "y"),
		b(lang.HelpFind, "copy-table", do(state.CopyTable), lang.DoCopyTable, 0, "ctrl+y"),
		b(lang.HelpFind, "copy-figure", do(state.CopyFigure), lang.DoCopyFigure, 0, "C"),
		b(lang.HelpFind, "export", do(state.Export), lang.DoExport, 0, "e"),
		b(lang.HelpFind, "export-picture", do(state.ExportPicture), lang.DoExportPicture, 0, "E"),
		b(lang.HelpFind, "reset", do(state.Reset), lang.DoReset, 0, "r"),
		b(lang.HelpFind, "datasets", do(state.ToggleShelf), lang.DoShelf, 0, "ctrl+o"),

		b(lang.HelpStage, "present", do(state.Present), lang.DoPresent, 0, "P"),
		b(lang.HelpStage, "follow", do(state.Follow), lang.DoFollow, lang.KeyFollow, "F"),
		b(lang.HelpStage, "audience", do(state.ToggleRoster), lang.DoRoster, lang.KeyRoster, "w"),
		b(lang.HelpStage, "hand-over", do(state.HandOver), lang.DoHandOver, lang.KeyHandOver, "X"),
		b(lang.HelpStage, "take-back", do(state.TakeBack), lang.DoTakeBack, 0, "Z"),

		b(lang.HelpTell, "next-scene", do(state.NextScene), lang.DoNextScene, lang.KeyScene, "n", "shift+right"),
		b(lang.HelpTell, "prev-scene", do(state.PrevScene), lang.DoPrevScene, 0, "N", "shift+left"),
		b(lang.HelpTell, "first-scene", do(state.FirstScene), lang.DoFirstScene, 0, "shift+home"),
		b(lang.HelpTell, "last-scene", do(state.LastScene), lang.DoLastScene, 0, "shift+end"),
		b(lang.HelpTell, "scene", do(state.ReturnScene), lang.DoReturnScene, lang.StoryMoved, "0"),
		b(lang.HelpTell, "story", do(state.OpenStory), lang.DoStory, lang.KeyStory, "9"),
		b(lang.HelpTell, "leave-story", do(state.LeaveStory), lang.DoLeaveStory, 0, "ctrl+x"),
		b(lang.HelpTell, "play", do(state.PlayStory), lang.DoPlay, lang.KeyPlay, "p"),
		b(lang.HelpTell, "notes", do(state.ToggleNotes), lang.DoNotes, 0, "8"),
		b(lang.HelpTell, "record-scene", do(state.RecordScene), lang.DoRecordScene, 0, "ctrl+n"),

		b(lang.HelpSelf, "commands", do(state.TogglePalette), lang.DoCommands, lang.KeyCommands, ":", "ctrl+p"),
		b(lang.HelpSelf, "help", do(state.ToggleHelp), lang.DoHelp, lang.KeyHelp, "?", "f1"),
		b(lang.HelpSelf, "language", do(state.NextLanguage), lang.DoLanguage, 0, "A", "f2"),
		b(lang.HelpSelf, "theme", do(state.NextTheme), lang.DoTheme, 0, "T", "f3"),
		b(lang.HelpSelf, "glyphs", do(state.NextGlyphs), lang.DoGlyphs, 0, "B", "f4"),
		b(lang.HelpSelf, "reload", do(state.Reload), lang.DoReload, 0, "R", "f5"),
		b(lang.HelpSelf, "mouse", do(state.ToggleMouse), lang.DoMouse, 0, "M", "f9"),
		b(lang.HelpSelf, "redraw", do(state.Redraw), lang.DoRedraw, 0, "ctrl+l"),
		b(lang.HelpSelf, "leave", do(state.Leave), lang.DoBack, lang.KeyQuit, "q"),
		b(lang.HelpSelf, "quit", do(state.Quit), lang.DoQuit, 0, "Q", "ctrl+c"),
	}}
	k.index()
	return k
}

func (k *Keys) index() {
	k.byKey = map[string]int{}
	for i, b := range k.bindings {
		for _, key := range b.Keys {
			k.byKey[key] = i
		}
	}
}

// Bindings are all bindings, in the order of the help.
func (k *Keys) Bindings() []Binding { return k.bindings }

// Names are the names that can be bound, in the order of the help.
func (k *Keys) Names() []string {
	out := make([]string, len(k.bindings))
	for i, b := range k.bindings {
		out[i] = b.Name
	}
	return out
}

// Clash is one key that two actions want.
type Clash struct{ Key, First, Second string }

// Rebind returns the table with other keys for the named actions. It reports
// every key that two actions would then share; such a table must not be used.
// ctrl+c quits whatever else is bound.
func (k *Keys) Rebind(keys map[string][]string) (*Keys, []Clash, error) {
	out := &Keys{bindings: slices.Clone(k.bindings)}
	for name := range keys {
		if !slices.Contains(k.Names(), name) {
			return nil, nil, fmt.Errorf("no action is called %q", name)
		}
	}
	var clashes []Clash
	owner := map[string]string{}
	for i := range out.bindings {
		b := &out.bindings[i]
		if ks, ok := keys[b.Name]; ok {
			b.Keys = slices.Clone(ks)
		}
		if b.Name == "quit" && !slices.Contains(b.Keys, "ctrl+c") {
			b.Keys = append(slices.Clone(b.Keys), "ctrl+c")
		}
		for _, key := range b.Keys {
			if first, taken := owner[key]; taken {
				clashes = append(clashes, Clash{key, first, b.Name})
			}
			owner[key] = b.Name
		}
	}
	out.index()
	return out, clashes, nil
}

// Lookup is the action of a key, as Bubble Tea names keys. A letter of another
// keyboard layout does what the key at its place does.
func (k *Keys) Lookup(key string) (state.Action, bool) {
	if i, ok := k.byKey[key]; ok {
		return k.bindings[i].Action, true
	}
	if i, ok := k.byKey[latin(key)]; ok {
		return k.bindings[i].Action, true
	}
	return state.Action{}, false
}

// Key is the first key of a named binding, as it is shown.
func (k *Keys) Key(name string) string {
	for _, b := range k.bindings {
		if b.Name == name && len(b.Keys) > 0 {
			return show(b.Keys[0])
		}
	}
	return ""
}

// show writes a key as footers and help do.
func show(key string) string {
	switch key {
	case "enter":
		return "↵"
	case "left":
		return "←"
	case "right":
		return "→"
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "shift+tab":
		return "⇧tab"
	case "shift+left":
		return "⇧←"
	case "shift+right":
		return "⇧→"
	}
	return strings.Replace(strings.Replace(key, "ctrl+", "^", 1), "shift+", "⇧", 1)
}
