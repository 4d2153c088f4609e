package tui

import (
	"strings"
	"testing"

	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// In every language and at every width the footer has the key that leads to all
// the others, and below an overlay the one that leads out.
func TestFooterAlwaysLeadsOn(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := env(t, tag, theme.Braille)
		for _, w := range []int{40, 60, 80, 100, 200} {
			for _, page := range state.Pages() {
				for _, over := range []state.Overlay{state.NoOverlay, state.FilterOverlay, state.ClaimsOverlay, state.PaletteOverlay} {
					st := state.New()
					st.Page, st.Overlay = page, over
					lines := strings.Split(Render(input(e, st, w, 24)).Plain(), "\n")
					foot, want := lines[len(lines)-1], "? "+e.Lang.T(lang.KeyHelp)
					if over != state.NoOverlay {
						want = "esc " + e.Lang.T(lang.KeyBack)
					}
					if !strings.Contains(foot, want) {
						t.Errorf("%s, %d columns, %s %s: no %q in %q", tag, w, page, over, want, foot)
					}
				}
			}
		}
	}
}
