package tui

import (
	"testing"
	"unicode"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// TestNoWordIsFaint draws every page in every language with all kinds of figures:
// faint is for structure, because it is too weak to be read.
func TestNoWordIsFaint(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := env(t, tag, theme.Braille)
		for _, pg := range state.Pages() {
			for _, tr := range []data.Transform{data.Level, data.GrowthYear} {
				for _, table := range []bool{false, true} {
					for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
						st := at(pg)
						st.Transform, st.Table = tr, table
						g := Render(input(e, st, size[0], size[1]))
						for y := range g.H {
							for x := range g.W {
								if c := g.At(x, y); c.Style&0xff == theme.Faint && (unicode.IsLetter(c.Rune) || unicode.IsDigit(c.Rune)) {
									t.Fatalf("%s %s %v: %q at %d,%d is faint in\n%s", tag, pg, size, c.Rune, x, y, g.Plain())
								}
							}
						}
					}
				}
			}
		}
	}
}
