package tui

import (
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

// drawWaiting draws what stands in the window before the first frame: what is
// asked, or why there is no answer, and the keys that help. Before that is worth
// saying nothing stands there.
func (a *App) drawWaiting(g *grid.Grid) {
	l, name := a.env.Lang, a.opts.Name
	if name == "" {
		name = a.env.Set.Dataset().Title.In(string(l.Tag()), a.env.Set.Dataset().Languages...)
	}
	name = grid.Shorten(name, g.W-waitingRoom)
	var lines []middle
	switch x := a.standing; {
	case x.Lost.Since != "":
		lines = lostLines(l, name, x.Lost)
	case x.Asking.Is:
		lines = []middle{{l.F(lang.WaitingFor, name), theme.Ink | theme.Bold}, {x.Asking.words(l), theme.Dim}}
	default:
		return
	}
	lines = append(lines, middle{}, middle{l.F(lang.WaitingKeys, a.keys.Key("reload"), a.keys.Key("leave")), theme.Dim})
	drawMiddle(g, lines, a.opts.Glyphs)
}

// waitingRoom is how many columns are for the words about a dataset beside its name.
const waitingRoom = 30

// lostLines say why somebody gives no answer, and when that is asked again.
func lostLines(l *lang.Catalog, name string, x Lost) []middle {
	lines := []middle{{l.F(lang.WaitingLost, name), theme.Warn | theme.Bold}, {x.Why, theme.Ink}}
	if x.Next != "" {
		lines = append(lines, middle{l.F(lang.LostNext, x.Next), theme.Dim})
	}
	return lines
}

// middle is a line in the middle of an empty window.
type middle struct {
	text  string
	style grid.Style
}

// drawMiddle draws lines one below the other under the name of the program, those
// that are too long on several rows.
func drawMiddle(g *grid.Grid, lines []middle, glyphs theme.GlyphName) {
	y := max(0, g.H/2-3)
	for _, m := range append([]middle{{"accord", theme.Accent | theme.Bold}}, lines...) {
		rows := grid.Wrap(m.text, max(1, g.W-2))
		if len(rows) == 0 {
			y++
		}
		for _, text := range rows {
			g.Text(max(1, (g.W-grid.Width(text))/2), y, text, m.style)
			y++
		}
	}
	if glyphs == theme.ASCII {
		g.Replace(theme.Plain)
	}
}
