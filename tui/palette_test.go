package tui

import (
	"testing"

	"accord/tui/lang"
	"accord/tui/theme"
)

// TestPaletteBestFirst looks for what somebody who types the beginning of a
// word means by it.
func TestPaletteBestFirst(t *testing.T) {
	e := env(t, lang.English, theme.Braille)
	for query, want := range map[string]string{
		"revi": "revisions", "mir": "mirror", "Cov": "coverage", "undo": "undo", "log": "log",
		"sources": "sources", "previous pan": "prev-panel", "zm": "zoom",
	} {
		found := commands(e, DefaultKeys(), query)
		if len(found) == 0 || found[0].name != want {
			var got []string
			for _, c := range found {
				got = append(got, c.name)
			}
			t.Errorf("%q finds %v, want %s first", query, got, want)
		}
	}
	all := commands(e, DefaultKeys(), "")
	for _, c := range all {
		if found := commands(e, DefaultKeys(), c.name); len(found) == 0 || found[0].name != c.name {
			t.Errorf("the name %q does not find its command first", c.name)
		}
	}
}
