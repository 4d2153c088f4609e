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

// helpKeys are the columns of the keys of a line of the help.
const helpKeys = 16

// helpLines are the rows of the help as they stand on the screen: what does not
// fit beside its keys goes on in the next line.
func helpLines(in Input) []helpRow {
	w := helpWidth(in.W)/helpColumns(in.W) - helpKeys - 2
	var out []helpRow
	for _, x := range helpRows(in) {
		lines := grid.Wrap(x.text, w)
		if x.head || len(lines) < 2 {
			out = append(out, x)
			continue
		}
		for i, l := range lines {
			next := helpRow{text: l, idle: x.idle}
			if i == 0 {
				next.keys = x.keys
			}
			out = append(out, next)
		}
	}
	return out
}

// helpWidth is the width inside the frame of the help in a window of width w.
func helpWidth(w int) int {
	const frame = 4
	return overlay(w, 0, max(84, 54*helpColumns(w)+2)+frame, 0).W - frame
}

// helpColumns is how many columns the help has in a window of width w.
func helpColumns(w int) int { return max(1, min(3, w/56)) }

// drawHelp draws every key with what it does; the keys of what does nothing here are dim.
// A help that is longer than the window starts at the selected row, and says at
// its end how many rows are below.
func drawHelp(g *grid.Grid, r grid.Rect, in Input) {
	rows := helpLines(in)
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
		key := theme.Accent
		if x.idle {
			key = theme.Dim
		}
		if x.head {
			g.Text(at, y, x.text, theme.Ink|theme.Bold)
			continue
		}
		g.Text(at, y, x.keys, key)
		g.Text(at+helpKeys, y, grid.Shorten(x.text, w-helpKeys-2), theme.Dim)
	}
}
