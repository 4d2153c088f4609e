package panel

import (
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// Command is one row of the palette: what it does, its key and its name.
type Command struct{ Text, Key, Name string }

// DrawCommands draws the palette: the entry, and the commands that match it.
func DrawCommands(g *grid.Grid, r grid.Rect, e *Env, st state.State, all []Command) Zones {
	drawEntry(g, r, ": ", st.Query)
	list := grid.Rect{X: r.X, Y: r.Y + 2, W: r.W, H: r.H - 2}
	if len(all) == 0 {
		message(g, list, e.Lang.F(lang.NothingFound, st.Query), theme.Dim)
		return Zones{}
	}
	top := drawList(g, list, len(all), st.Sel[state.ListOverlay], e.Glyphs.Pointer, []column{
		{Style: theme.Ink, Strong: true, Text: func(i int) string { return all[i].Text }},
		{Width: 14, Style: theme.Dim, Text: func(i int) string { return all[i].Name }},
		{Width: 8, Right: true, Style: theme.Accent, Text: func(i int) string { return all[i].Key }},
	})
	return Zones{List: list, Top: top, HasList: true}
}

// drawEntry draws a text that is being typed, its end in sight, with a block
// where the next letter will stand. It returns the column of the block.
func drawEntry(g *grid.Grid, r grid.Rect, prompt, text string) int {
	x := g.Text(r.X, r.Y, prompt, theme.Accent|theme.Bold)
	for grid.Width(text) > r.W-16 && text != "" {
		text = string([]rune(text)[1:])
	}
	x = g.Text(x, r.Y, text, theme.Ink|theme.Bold)
	g.Set(x, r.Y, ' ', theme.Ink|theme.Selected|theme.Underline)
	return x
}
