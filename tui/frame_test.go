package tui

import (
	"fmt"
	"testing"

	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// shot is one golden frame.
type shot struct {
	name   string
	lang   lang.Tag
	glyphs theme.GlyphName
	state  state.State
	w, h   int
}

// shots are the frames that are kept as text: every page in four sizes, the
// overview in every language, the overlays, and one with ASCII only.
func shots() []shot {
	var out []shot
	add := func(name string, tag lang.Tag, gl theme.GlyphName, st state.State, w, h int) {
		out = append(out, shot{fmt.Sprintf("%s-%dx%d", name, w, h), tag, gl, st, w, h})
	}
	for _, pg := range []state.Page{state.Overview, state.Trade, state.Freight, state.Agreements, state.Projects, state.Sources} {
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 36}, {200, 60}} {
			add(string(pg), lang.English, theme.Braille, at(pg), size[0], size[1])
		}
	}
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		add("overview-ru", lang.Russian, theme.Braille, at(state.Overview), size[0], size[1])
		add("overview-az", lang.Azerbaijani, theme.Braille, at(state.Overview), size[0], size[1])
		for _, o := range []state.Overlay{state.HelpOverlay, state.FilterOverlay, state.SearchOverlay, state.ClaimsOverlay, state.PaletteOverlay} {
			st := at(state.Overview)
			st.Overlay = o
			if o == state.SearchOverlay {
				st.Query = "samur"
			}
			add("overlay-"+string(o), lang.English, theme.Braille, st, size[0], size[1])
		}
	}
	add("overview-ascii", lang.English, theme.ASCII, at(state.Overview), 120, 36)
	return out
}

// TestGoldenFrames compares whole screens, as text that can be read by eye.
func TestGoldenFrames(t *testing.T) {
	for _, s := range shots() {
		t.Run(s.name, func(t *testing.T) {
			in := input(env(t, s.lang, s.glyphs), s.state, s.w, s.h)
			checked(t, in)
			golden(t, s.name, Render(in).Plain()+"\n")
		})
	}
}

// TestGoldenColours keeps one frame with its escape sequences.
func TestGoldenColours(t *testing.T) {
	in := input(env(t, lang.English, theme.Braille), at(state.Overview), 120, 36)
	golden(t, "overview-dark-120x36", Render(in).ANSI(theme.New(theme.Dark).SGR)+"\n")
}

// TestASCIIGlyphsAreASCII checks that a frame for a plain terminal has nothing
// but ASCII, apart from the words of the dataset and the catalogue.
func TestASCIIGlyphsAreASCII(t *testing.T) {
	e := env(t, lang.English, theme.ASCII)
	for _, st := range views() {
		g := Render(input(e, st, 120, 36))
		for y := range g.H {
			for x := range g.W {
				if r := g.At(x, y).Rune; r >= 0x2500 && r < 0x2900 {
					t.Fatalf("%+v: cell %d,%d is %q", st, x, y, r)
				}
			}
		}
	}
}

// TestRenderIsDeterministic draws each view twice, the second time from
// another Set of the same dataset.
func TestRenderIsDeterministic(t *testing.T) {
	for _, st := range views() {
		one := Render(input(env(t, lang.Russian, theme.Braille), st, 120, 36)).ANSI(styleNumber)
		two := Render(input(envOf(panel.NewSet(dataset(t)), lang.Russian, theme.Braille), st, 120, 36)).ANSI(styleNumber)
		if one != two {
			t.Errorf("%+v: two frames of one view differ", st)
		}
	}
}
