package tui

import (
	"strings"
	"testing"

	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// TestHelpIsWholeInEveryWindow scrolls through the help from the smallest window
// to a large one: every line of every binding is on the screen, to its last word.
func TestHelpIsWholeInEveryWindow(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := env(t, tag, theme.Braille)
		for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {120, 36}, {168, 40}, {200, 60}} {
			st := state.New()
			st.Overlay = state.HelpOverlay
			in := input(e, st, size[0], size[1])
			said := ""
			for _, x := range helpLines(in) {
				said += " " + strings.TrimSpace(x.text)
			}
			want := ""
			for _, x := range helpRows(in) {
				want += " " + x.text
			}
			if got, want := strings.Join(strings.Fields(said), ""), strings.Join(strings.Fields(want), ""); got != want {
				t.Fatalf("%s %v: the lines say %q; want %q", tag, size, got, want)
			}
			shown := map[string]bool{}
			for sel := range helpLines(in) {
				in.State.Sel[state.ListOverlay] = sel
				b := overlayRect(in)
				g := grid.New(b.W-4, b.H-2)
				drawHelp(g, g.Bounds(), in)
				for _, l := range strings.Split(g.Plain(), "\n") {
					w := []rune(l)
					for c := range helpColumns(in.W) {
						from := c * (g.W / helpColumns(in.W))
						to := min(len(w), from+g.W/helpColumns(in.W))
						if from < to {
							shown[strings.Join(strings.Fields(string(w[from:to])), " ")] = true
						}
					}
				}
			}
			for _, x := range helpLines(in) {
				if line := strings.Join(strings.Fields(x.keys+" "+x.text), " "); line != "" && !shown[line] {
					t.Errorf("%s %v: %q is nowhere", tag, size, line)
				}
			}
		}
	}
}
