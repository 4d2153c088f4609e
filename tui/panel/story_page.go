package panel

import (
	"strconv"
	"strings"

	"accord/data"
	"accord/data/clean"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// storyPage is the list of the scenes that the dataset tells, the selected one
// in full below it.
type storyPage struct{ still }

// Title implements [Page].
func (storyPage) Title(e *Env, _ state.State) (name string, notes []string) {
	return e.Lang.T(lang.PageStory), []string{e.Lang.N(lang.ScenesN, len(e.Set.ds.Scenes))}
}

// Rows implements [Page].
func (storyPage) Rows(e *Env, _ state.State) int { return len(e.Set.ds.Scenes) }

// selected is the number of the selected scene, from 0.
func (storyPage) selected(e *Env, st state.State) int {
	return max(0, min(st.Sel[state.ListStory], len(e.Set.ds.Scenes)-1))
}

// Draw implements [Page].
func (p storyPage) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	scenes := e.Set.ds.Scenes
	if len(scenes) == 0 {
		message(g, r, e.Lang.T(lang.StoryNone), theme.Dim)
		return Zones{}
	}
	sel := p.selected(e, st)
	list := r
	if r.H >= 14 { // captions want the whole width
		list.H = min(len(scenes), max(r.H*3/5, r.H-12))
		p.detail(g, grid.Rect{X: r.X, Y: r.Y + list.H + 1, W: min(r.W, 110), H: r.H - list.H - 1}, e, sel)
	}
	digits := len(strconv.Itoa(len(scenes)))
	top := drawList(g, list, len(scenes), sel, e.Glyphs.Pointer, []column{
		{Width: digits, Right: true, Text: func(i int) string { return strconv.Itoa(i + 1) }, Mark: func(i int) grid.Style {
			if i+1 == st.Scene { // the one that is told
				return theme.Accent | theme.Bold
			}
			return theme.Dim
		}},
		{Style: theme.Ink, Strong: true, Text: func(i int) string { return SceneText(e, scenes[i].Caption) }},
	})
	return Zones{List: list, Top: top, HasList: true}
}

// detail draws one scene in full: the caption, and below it the rest beside its
// labels.
func (p storyPage) detail(g *grid.Grid, r grid.Rect, e *Env, i int) {
	parts, wide := p.parts(e, i), 0
	for _, x := range parts {
		wide = max(wide, grid.Width(x[0]))
	}
	y, end := r.Y, r.Y+r.H
	for k, x := range parts {
		if y >= end {
			return
		}
		at, style := grid.Rect{X: r.X, Y: y, W: r.W, H: end - y}, theme.Ink
		if k == 0 {
			style |= theme.Bold
		} else {
			g.Text(r.X, y, x[0], theme.Dim)
			at.X, at.W = r.X+wide+2, r.W-wide-2
		}
		y += flow(g, at, e.Glyphs.Ellipsis, word{text: x[1], style: style})
		if k == 0 {
			y++
		}
	}
}

// parts are what there is to say of a scene, each with its label: the caption
// without one, the notes for whom they are for, how it is opened, how long it
// stays.
func (storyPage) parts(e *Env, i int) [][2]string {
	s := e.Set.ds.Scenes[i]
	out := [][2]string{{"", SceneText(e, s.Caption)}}
	if notes := SceneText(e, s.Notes); e.Notes && notes != "" {
		out = append(out, [2]string{e.Lang.T(lang.StoryNotes), notes})
	}
	out = append(out, [2]string{e.Lang.T(lang.StoryView), clean.Text(s.View)})
	if s.Dwell > 0 {
		out = append(out, [2]string{e.Lang.T(lang.StoryDwell), s.Dwell.String()})
	}
	return out
}

// Sentence implements [Page]: how many scenes there are, the first and the last.
func (storyPage) Sentence(e *Env, _ state.State) string {
	scenes := e.Set.ds.Scenes
	if len(scenes) == 0 {
		return e.Lang.T(lang.StoryNone)
	}
	return e.Lang.F(lang.SayStory, e.Lang.N(lang.ScenesN, len(scenes)), SceneText(e, scenes[0].Caption), SceneText(e, scenes[len(scenes)-1].Caption))
}

// Lines implements [Reader].
func (p storyPage) Lines(e *Env, _ state.State) []string {
	var out []string
	for i := range e.Set.ds.Scenes {
		said := []string{}
		for k, x := range p.parts(e, i) {
			if x[0] != "" {
				x[1] = x[0] + ": " + x[1]
			}
			if k == 0 || x[0] == e.Lang.T(lang.StoryNotes) {
				said = append(said, x[1])
			}
		}
		out = append(out, numberedRow(i, said...))
	}
	return out
}

// Table implements [Tabler].
func (p storyPage) Table(e *Env, st state.State) Table {
	t := Table{Columns: []string{"#", "id", e.Lang.T(lang.KeyScene), e.Lang.T(lang.StoryView), e.Lang.T(lang.StoryDwell)}}
	for i, s := range e.Set.ds.Scenes {
		dwell := ""
		if s.Dwell > 0 {
			dwell = s.Dwell.String()
		}
		t.add(strconv.Itoa(i+1), s.ID, SceneText(e, s.Caption), clean.Text(s.View), dwell)
		if i == p.selected(e, st) {
			t.choose()
		}
	}
	return t
}

// Told is the scene that st tells; false where it tells none that there is.
func Told(e *Env, st state.State) (data.Scene, bool) {
	if all := e.Set.ds.Scenes; st.Scene > 0 && st.Scene <= len(all) {
		return all[st.Scene-1], true
	}
	return data.Scene{}, false
}

// SceneText is a caption or the notes of a scene in the language of e, as one
// line; "" where there are none. Who may read notes is not looked at here.
func SceneText(e *Env, t data.Text) string {
	return clean.Text(strings.Join(strings.Fields(e.text(t)), " "))
}
