package tui

import (
	"fmt"
	"strings"

	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// tale is what a frame says of the scene that is told: its number and its caption
// in a band below the header, and the notes of the speaker above the footer.
type tale struct {
	number  string
	caption []string // lines
	notes   []string // lines
	margin  int      // blank rows above the caption
	aside   string   // at the right of the caption: how far the story has come
	// reserved are the columns that the aside has, whether it says something or not.
	reserved int
}

// Bands are the rows that the story takes from a window: those of the caption,
// with the margin above it, and those of the notes.
type Bands struct{ Caption, Notes int }

func (t tale) bands() Bands {
	if len(t.caption) == 0 {
		return Bands{}
	}
	return Bands{t.margin + len(t.caption), len(t.notes)}
}

// A caption that is wider than this is hard to read.
const captionWidth = 120

// tale is what in says of its scene; nothing where none is told, and on the page
// that lists them all.
func (in Input) tale() (t tale) {
	s, is := panel.Told(in.Env, in.State)
	if !is || in.State.Page == state.Story || in.W < MinWidth || in.H < MinHeight {
		return t
	}
	e := in.Env
	t.number = fmt.Sprintf("%d/%d", in.State.Scene, len(e.Set.Dataset().Scenes))
	t.aside, t.reserved = aside(in.Play, e, in.W)
	if in.H >= 30 {
		t.margin = 1
	}
	room := in.W - 2 - len(t.number) - 2
	if t.reserved > 0 {
		room -= t.reserved + 2
	}
	room = min(room, captionWidth)
	least := 2
	if in.W < 60 {
		least = 3
	}
	t.caption = atMost(balanced(panel.SceneText(e, s.Caption), room), max(least, min(in.H/8, 4)), room)
	if !e.Notes || in.H < 18 {
		return t
	}
	label := grid.Width(e.Lang.T(lang.StoryNotes)) + 2
	room = min(in.W-2-label, captionWidth)
	t.notes = atMost(wrapped(panel.SceneText(e, s.Notes), room), max(2, min(in.H/7, 8)), room)
	return t
}

// wrapped are the lines of s in w cells; a per cent sign stays with its number.
func wrapped(s string, w int) []string {
	lines := grid.Wrap(strings.ReplaceAll(s, " %", "\u00a0%"), w)
	for i, l := range lines {
		lines[i] = strings.ReplaceAll(l, "\u00a0%", " %")
	}
	return lines
}

// balanced are the lines of s in at most w cells, none of them more than the
// others by much: no word is left alone in the last.
func balanced(s string, w int) []string {
	lines := wrapped(s, w)
	if len(lines) < 2 {
		return lines
	}
	for narrow := (grid.Width(s) + len(lines) - 1) / len(lines); narrow < w; narrow += 2 {
		if x := wrapped(s, narrow); len(x) <= len(lines) {
			return x
		}
	}
	return lines
}

// atMost are the first n lines; where there are more the last ends in an ellipsis.
func atMost(lines []string, n, w int) []string {
	if len(lines) <= n {
		return lines
	}
	rest := strings.Join(lines[n-1:], " ")
	return append(lines[:n-1:n-1], grid.Shorten(rest, w))
}

// drawTale draws the caption in one band and the notes in the other.
func drawTale(g *grid.Grid, l Layout, in Input, t tale) {
	if len(t.caption) == 0 {
		return
	}
	r := l.Caption
	y := r.Y + t.margin
	x := g.Text(r.X+1, y, t.number, theme.Accent|theme.Bold) + 2
	for i, s := range t.caption {
		g.Text(x, y+i, s, theme.Ink|theme.Bold)
	}
	if t.aside != "" {
		g.Text(r.X+r.W-1-grid.Width(t.aside), y, t.aside, theme.Dim)
	}
	label := in.Env.Lang.T(lang.StoryNotes)
	for i, s := range t.notes {
		if i == 0 {
			g.Text(l.Notes.X+1, l.Notes.Y, label, theme.Accent)
		}
		g.Text(l.Notes.X+1+grid.Width(label)+2, l.Notes.Y+i, s, theme.Ink)
	}
}

// layout is where everything of in lies.
func (in Input) layout() Layout {
	return Arrange(in.W, in.H, in.tale().bands(), in.State, in.Env.Set.Places())
}
