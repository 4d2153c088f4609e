package tui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sahilm/fuzzy"

	tea "charm.land/bubbletea/v2"

	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// command is one entry of the palette.
type command struct {
	text, key, name string
	action          state.Action
}

// commands are all actions and pages by what they do, those that match query
// best first; all of them for an empty query.
func commands(e *panel.Env, k *Keys, query string) []command {
	var all []command
	for _, b := range k.Bindings() {
		if b.Action.Name == state.TogglePalette || b.Action.Name == state.Open || b.help(e) == "" {
			continue
		}
		c := command{text: b.help(e), name: b.Name, action: b.Action}
		if len(b.Keys) > 0 {
			c.key = show(b.Keys[0])
		}
		all = append(all, c)
	}
	for _, p := range e.Set.Pages() {
		all = append(all, command{text: e.Lang.F(lang.GoToPage, panel.PageName(e, state.State{Page: p})), name: string(p),
			action: state.Action{Name: state.GoTo, Text: string(p)}})
	}
	if query == "" {
		return all
	}
	if n, err := strconv.Atoi(query); err == nil && n > 0 {
		all = append(all, command{text: e.Lang.F(lang.GoToRow, query), name: query, action: state.Action{Name: state.SelectRow, N: n - 1}})
	}
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = c.text + " " + c.name
	}
	var out []command
	for _, m := range fuzzy.Find(query, names) {
		out = append(out, all[m.Index])
	}
	slices.SortStableFunc(out, func(a, b command) int { return a.rank(query) - b.rank(query) })
	return out
}

// rank is 0 for the command whose name is query, 1 where the name begins with
// it, 2 where a word of the text does, 3 otherwise: letters found here and
// there are worth less than what somebody began to write.
func (c command) rank(query string) int {
	query = strings.ToLower(query)
	switch {
	case c.name == query:
		return 0
	case strings.HasPrefix(c.name, query):
		return 1
	case strings.Contains(" "+strings.ToLower(c.text), " "+query):
		return 2
	}
	return 3
}

// command carries out the selected entry of the palette.
func (a *App) command() tea.Cmd {
	t, ok := a.screen().Target(a.state)
	a.apply(state.Do(state.Back))
	if !ok {
		return nil
	}
	return a.do(t)
}

// drawPalette draws the entry and the commands that match it.
func drawPalette(g *grid.Grid, r grid.Rect, in Input) panel.Zones {
	return panel.DrawCommands(g, r, in.Env, in.State, paletteRows(in))
}

func paletteRows(in Input) []panel.Command {
	found := commands(in.Env, in.Keys, in.State.Query)
	out := make([]panel.Command, len(found))
	for i, c := range found {
		out[i] = panel.Command{Text: c.text, Key: c.key, Name: c.name}
	}
	return out
}
