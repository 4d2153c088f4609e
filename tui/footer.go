package tui

import (
	"strings"

	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// footerKeys are the bindings that do something where st is, the most useful
// first.
func footerKeys(in Input) []string {
	st := in.State
	screen := Screen{Env: in.Env, W: in.W, H: in.H}
	switch st.Overlay {
	case state.SearchOverlay, state.FindOverlay, state.PaletteOverlay, state.IndicatorsOverlay, state.EntitiesOverlay, state.DimensionsOverlay:
		return []string{"up", "open", "back"}
	case state.FilterOverlay:
		return []string{"up", "left", "open", "reset", "back"}
	case state.ClaimsOverlay:
		return []string{"up", "open", "back"}
	case state.HelpOverlay:
		return []string{"up", "back"}
	case state.RosterOverlay:
		if in.Audience.News.Me.Driving {
			return []string{"up", "hand-over", "back"}
		}
		return []string{"up", "back"}
	case state.RecordOverlay:
		if _, is := panel.Told(in.Env, st); is {
			return []string{"next-scene", "back"}
		}
		return []string{"back"}
	}
	out := in.Audience.keys()
	if _, is := panel.Told(in.Env, st); is {
		if moved(in.Env, st) {
			out = append(out, "scene")
		}
		out = append(out, "next-scene")
	}
	if in.Play.On && !in.Audience.News.Follows() { // which is not the reader's to pause
		out = append(out, "play")
	}
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
		if p := st.Focused(); p == state.PanelTrade || p == state.PanelSeries {
			out = append(out, "transform")
		}
		if st.Focused() >= state.PanelSeries {
			out = append(out, "entities")
			if len(in.Env.Set.Dataset().Indicators) > 1 {
				out = append(out, "indicators")
			}
		}
		if len(screen.Freqs(st)) > 1 {
			out = append(out, "frequency")
		}
		out = append(out, "sources")
	}
	switch st.Page {
	case state.Records:
		out = append(out, "left")
	case state.Compare:
		out = append(out, "view", "left", "transform")
	case state.Align:
		out = append(out, "view")
	}
	if screen.Scenes() > 0 && st.Scene == 0 && st.Page == state.Overview {
		out = append(out, "story")
	}
	return append(out, "filter", "search", "commands", "help", "leave")
}

// helpRoom is how many cells of the footer the key of the help takes in any
// language, with the margins: what has to be known leaves it where it can.
const helpRoom = 14

// drawFooter draws the keys that do something here, and on the right what the
// reader has to know.
func drawFooter(g *grid.Grid, r grid.Rect, in Input) {
	end := r.X + r.W - 1
	for i, n := range footerNotes(in, in.Keys.Key) {
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
	for _, h := range fitting(hintsOf(in), end-x) {
		x = g.Text(x, r.Y, h.key, theme.Accent|theme.Bold)
		x = g.Text(x+1, r.Y, h.word, theme.Dim) + hintGap
	}
}

// hint is a key of the footer with its word. The one that stays leads to all
// the others: help, or out of what is laid over a page.
type hint struct {
	key, word string
	stays     bool
}

const hintGap = 2

func (h hint) width() int { return grid.Width(h.key) + 1 + grid.Width(h.word) }

func hintsOf(in Input) []hint {
	names := footerKeys(in)
	stays := "help"
	if in.State.Overlay != state.NoOverlay {
		stays = "back"
	}
	var out []hint
	for _, name := range names {
		if b, ok := in.Keys.named(name); ok && len(b.Keys) > 0 && b.Short != 0 {
			word := b.Short
			if name == "left" && in.State.Page == state.Records {
				word = lang.KeyColumns
			}
			out = append(out, hint{footerKey(in, b), in.Env.Lang.T(word), name == stays})
		}
	}
	return out
}

// fitting are as many hints as there is room for, the first of them and the
// one that stays.
func fitting(all []hint, room int) []hint {
	room += hintGap // behind the last one there is none
	for _, h := range all {
		if h.stays {
			room -= h.width() + hintGap
		}
	}
	var out []hint
	full := false
	for _, h := range all {
		if h.stays {
			if room >= 0 {
				out = append(out, h)
			}
			continue
		}
		if full = full || room < h.width()+hintGap; !full {
			room -= h.width() + hintGap
			out = append(out, h)
		}
	}
	return out
}

// footerKey is the key of b; keys that go in pairs stand together.
func footerKey(in Input, b Binding) string {
	switch b.Name {
	case "left":
		return in.Keys.Key("left") + in.Keys.Key("right")
	case "up":
		return in.Keys.Key("up") + in.Keys.Key("down")
	case "next-scene":
		return strings.TrimSpace(in.Keys.Key("next-scene") + " " + in.Keys.Key("prev-scene"))
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
// say how many there are, and the notice, from the right to the left. keyOf is the
// key of a binding, "" where there are no keys.
func footerNotes(in Input, keyOf func(name string) string) (notes []note) {
	problems := keyOf("problems")
	if in.Env.Set.Fresh() > 0 {
		in.Standing.AsOf = in.Env.Set.Heard().At
	}
	text, style := in.Standing.text(in.Env.Lang, problems, keyOf("reload"), in.W-helpRoom)
	if text != "" {
		notes = append(notes, note{text, style, style == theme.Warn || in.Standing.Asking.Is})
	}
	if n := len(in.Env.Problems); n > 0 && in.Standing.Stale == "" && in.State.Page != state.Problems && (in.Notice == "" || text == "") {
		notes = append(notes, note{strings.TrimSpace(problems + " " + in.Env.Lang.N(lang.Problems, n)), theme.Warn, false})
	}
	if s, is := panel.Told(in.Env, in.State); is && s.View != "" && scene(in.Env, in.State.Scene-1).err != nil && in.Notice == "" && text == "" {
		notes = append(notes[:0], note{strings.TrimSpace(problems + " " + in.Env.Lang.T(lang.StoryBroken)), theme.Warn, false})
	}
	if in.Notice != "" {
		if text == "" { // it goes with the next key
			notes = nil
		}
		notes = append(notes, note{in.Notice, theme.Dim, true})
	}
	take := "present" // in words
	if problems != "" {
		take = in.Keys.Key("present")
	}
	if offer := in.Audience.offer(in.Env.Lang, take); offer != "" {
		notes = append([]note{{offer, theme.Accent | theme.Bold, true}}, notes...)
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
