package tui

import (
	"slices"

	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/theme"
)

// drawHeader draws the name of the program and of the dataset on the left, what
// is kept of it on the right. What does not fit is left out from the right,
// the title last.
func drawHeader(g *grid.Grid, r grid.Rect, in Input) {
	e := in.Env
	x := g.Text(r.X+1, r.Y, "accord", theme.Accent|theme.Bold)
	years, sector := panel.FilterText(e, in.State)
	type part struct {
		text  string
		style grid.Style
	}
	right := []part{{years, theme.Dim}, {sector, theme.Dim}, {e.Lang.T(lang.LanguageName), theme.Dim}}
	if in.State.Sector != "" {
		right[1].style = theme.Accent
	}
	if in.State.From != 0 || in.State.To != 0 {
		right[0].style = theme.Accent
	}
	for _, note := range panel.LensText(e, in.State) { // what is not as usual comes first
		right = append([]part{{note, theme.Accent}}, right...)
	}
	title := e.Set.Dataset().Title.In(string(e.Lang.Tag()), e.Set.Dataset().Languages...)
	room := r.W - x - 4
	keep := min(grid.Width(title), room*2/3)
	if text, brief := in.Audience.status(e); text != "" {
		keep = min(keep, room/3) // who presents matters more than of what
		if grid.Width(text) > room-keep-5 {
			text = brief
		}
		right = append([]part{{grid.Shorten(text, room-keep-5), theme.Accent | theme.Bold}}, right...)
	}
	w := 0
	right = slices.DeleteFunc(right, func(p part) bool { return p.text == "" })
	for i, p := range right {
		if need := w + grid.Width(p.text) + 5; need > room-keep {
			right = right[:i]
			break
		}
		w += grid.Width(p.text) + 5
	}
	g.Text(x+2, r.Y, grid.Shorten(title, room-w), theme.Ink|theme.Bold)
	at := r.X + r.W - 1 - max(0, w-5)
	for i, p := range right {
		if i > 0 {
			at = g.Text(at, r.Y, "  "+string(e.Glyphs.Separator)+"  ", theme.Faint)
		}
		at = g.Text(at, r.Y, p.text, p.style)
	}
}
