package tui

import (
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// helpRow is one line of the help: a heading, or a binding with its keys.
type helpRow struct {
	keys, text string
	head       bool
	// idle is true for what would do nothing where the reader is.
	idle bool
}

// helpRows are the lines of the help where in is.
func helpRows(in Input) []helpRow {
	var rows []helpRow
	here := in.State
	here.Overlay = state.NoOverlay
	screen := Screen{Env: in.Env, W: in.W, H: in.H}
	group := lang.Msg(0)
	for _, b := range in.Keys.Bindings() {
		if len(b.Keys) == 0 || b.help(in.Env) == "" {
			continue
		}
		if b.Group != group {
			if group != 0 {
				rows = append(rows, helpRow{})
			}
			group = b.Group
			rows = append(rows, helpRow{text: in.Env.Lang.T(group), head: true})
		}
		keys := ""
		for _, k := range b.Keys {
			keys += show(k) + " "
		}
		idle := b.Group == lang.HelpLook && state.Apply(here, b.Action, screen) == here ||
			b.Group == lang.HelpStage && in.Audience.News.Me.ID == 0 || b.Group == lang.HelpTell && screen.Scenes() == 0
		rows = append(rows, helpRow{keys: keys, text: b.help(in.Env), idle: idle})
	}
	return rows
}

// helpColumns is how many columns the help has in a window of width w.
func helpColumns(w int) int { return max(1, min(3, w/56)) }

// drawHelp draws every key with what it does; what does nothing here is faint.
// A help that is longer than the window starts at the selected row, and says at
// its end how many rows are below.
func drawHelp(g *grid.Grid, r grid.Rect, in Input) {
	rows := helpRows(in)
	cols := helpColumns(in.W)
	per := (len(rows) + cols - 1) / cols
	if per > r.H {
		per = r.H
		rows = rows[min(in.State.Sel[state.ListOverlay], len(rows)-per*cols):]
		if left := len(rows) - per*cols; left > 0 {
			rows = rows[:per*cols]
			rows[len(rows)-1] = helpRow{text: in.Env.Lang.F(lang.MoreRows, left+1), head: true}
		}
	}
	w := r.W / cols
	for i, x := range rows {
		at, y := r.X+i/per*w, r.Y+i%per
		text, key := theme.Dim, theme.Accent
		if x.idle {
			text, key = theme.Faint, theme.Faint
		}
		if x.head {
			g.Text(at, y, x.text, theme.Ink|theme.Bold)
			continue
		}
		g.Text(at, y, x.keys, key)
		g.Text(at+16, y, grid.Shorten(x.text, w-18), text)
	}
}
