package tui

import (
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
	"slices"
	"strings"
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
	w := 0
	right = slices.DeleteFunc(right, func(p part) bool { return p.text == "" })
	for i, p := range right {
		if need := w + grid.Width(p.text) + 5; need > room-min(grid.Width(title), room*2/3) {
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

// footerKeys are the bindings that do something where st is, the most useful
// first.
func footerKeys(in Input) []string {
	st := in.State
	screen := Screen{Env: in.Env, W: in.W, H: in.H}
	switch st.Overlay {
	case state.SearchOverlay, state.PaletteOverlay:
		return []string{"up", "open", "back"}
	case state.FilterOverlay:
		return []string{"up", "left", "open", "reset", "back"}
	case state.ClaimsOverlay:
		return []string{"up", "open", "back"}
	case state.HelpOverlay:
		return []string{"up", "back"}
	case state.RecordOverlay:
		return []string{"back"}
	}
	var out []string
	if st.Page == state.Overview {
		out = append(out, "next-panel", "zoom")
	} else {
		out = append(out, "back")
	}
	if _, ok := st.List(); ok && screen.Rows(st) > 0 {
		out = append(out, "up")
		if _, ok := screen.Target(st); ok { // a figure has no record to open
			out = append(out, "open")
		}
	}
	if screen.Sorts(st) > 1 {
		out = append(out, "sort")
	}
	switch st.Page { // pages about figures follow the cursor and choose as panels do
	case state.Mirror, state.Claims, state.Revisions, state.Coverage:
		if st.Page != state.Coverage && len(screen.Slots(st)) > 1 {
			out = append(out, "left")
		}
		if st.Page != state.Claims && screen.Views(st) > 1 {
			out = append(out, "view")
		}
		if st.Page != state.Claims && len(screen.Freqs(st)) > 1 {
			out = append(out, "frequency")
		}
	}
	if _, isPanel := st.Page.Panel(); isPanel || st.Page == state.Overview {
		if len(screen.Slots(st)) > 1 {
			out = append(out, "left")
		}
		if screen.Views(st) > 1 {
			out = append(out, "view")
		}
		if st.Focused() == state.PanelTrade {
			out = append(out, "transform")
		}
		if len(screen.Freqs(st)) > 1 {
			out = append(out, "frequency")
		}
		out = append(out, "sources")
	}
	switch st.Page {
	case state.Compare:
		out = append(out, "view", "left", "transform")
	case state.Align:
		out = append(out, "view")
	}
	return append(out, "filter", "search", "commands", "help", "leave")
}

// drawFooter draws the keys that do something here, and on the right what the
// reader has to know.
func drawFooter(g *grid.Grid, r grid.Rect, in Input) {
	end := r.X + r.W - 1
	for i, n := range footerNotes(in, in.Keys.Key("problems")) {
		room := r.W / 2
		if i > 0 || n.whole {
			room = end - r.X - 1 // keys can be looked up, half of a path is no use
		}
		text := grid.Shorten(n.text, room)
		if end -= grid.Width(text); text == "" {
			break
		}
		g.Text(end, r.Y, text, n.style)
		end -= 3
	}
	x := r.X + 1
	for _, name := range footerKeys(in) {
		b, ok := in.Keys.named(name)
		if !ok || len(b.Keys) == 0 || b.Short == 0 {
			continue
		}
		key, word := footerKey(in, b), in.Env.Lang.T(b.Short)
		if x+grid.Width(key)+1+grid.Width(word) > end {
			return
		}
		x = g.Text(x, r.Y, key, theme.Accent|theme.Bold)
		x = g.Text(x+1, r.Y, word, theme.Dim) + 2
	}
}

// footerKey is the key of b; keys that go in pairs stand together.
func footerKey(in Input, b Binding) string {
	switch b.Name {
	case "left":
		return in.Keys.Key("left") + in.Keys.Key("right")
	case "up":
		return in.Keys.Key("up") + in.Keys.Key("down")
	}
	return show(b.Keys[0])
}

// note is something that the footer says beside the keys.
type note struct {
	text  string
	style grid.Style
	whole bool // it matters more than the keys
}

// footerNotes are what is true of the dataset, its problems where that does not
// say how many there are, and the notice, from the right to the left. problems is
// the key that lists these, "" where there are no keys.
func footerNotes(in Input, problems string) (notes []note) {
	text, style := in.Standing.text(in.Env.Lang, problems)
	if text != "" {
		notes = append(notes, note{text, style, style == theme.Warn})
	}
	if n := len(in.Env.Problems); n > 0 && in.Standing.Stale == "" && in.State.Page != state.Problems && (in.Notice == "" || text == "") {
		notes = append(notes, note{strings.TrimSpace(problems + " " + in.Env.Lang.N(lang.Problems, n)), theme.Warn, false})
	}
	if in.Notice != "" {
		if text == "" { // it goes with the next key
			notes = nil
		}
		notes = append(notes, note{in.Notice, theme.Dim, true})
	}
	return notes
}

func (k *Keys) named(name string) (Binding, bool) {
	for _, b := range k.bindings {
		if b.Name == name {
			return b, true
		}
	}
	return Binding{}, false
}
