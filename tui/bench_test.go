package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// benchmarkCold draws a frame of pg that nothing was calculated for yet: every
// query, every cell and the string with its colours.
func benchmarkCold(b *testing.B, pg state.Page, w, h int) {
	ds := dataset(b)
	th := theme.New(theme.Dark)
	keys := DefaultKeys()
	cat, glyphs := lang.New(lang.English), theme.GlyphSet(theme.Braille)
	b.ReportAllocs()
	for b.Loop() {
		e := &panel.Env{Set: panel.NewSet(ds), Lang: cat, Glyphs: glyphs, Now: day(testNow)}
		_ = Render(Input{Env: e, State: at(pg), W: w, H: h, Keys: keys}).ANSI(th.SGR)
	}
}

func BenchmarkFrameCold200x60(b *testing.B) { benchmarkCold(b, state.Overview, 200, 60) }

func BenchmarkPageCold200x60(b *testing.B) {
	for _, pg := range state.Pages() {
		b.Run(string(pg), func(b *testing.B) { benchmarkCold(b, pg, 200, 60) })
	}
}

// BenchmarkPageNewRow200x60 moves through whole lists, so that nothing that
// belongs to the selected row alone is still there from the last time.
func BenchmarkPageNewRow200x60(b *testing.B) {
	for _, pg := range []state.Page{state.Agreements, state.Align, state.Sources} {
		b.Run(string(pg), func(b *testing.B) {
			a := newApp(b)
			a.state = at(pg)
			a.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
			rows, n := a.screen().Rows(a.state), 0
			b.ReportAllocs()
			for b.Loop() {
				key := tea.KeyDown
				if n/rows%2 == 1 {
					key = tea.KeyUp
				}
				n++
				a.Update(tea.KeyPressMsg{Code: key})
				_ = a.Frame()
			}
		})
	}
}

// benchmarkKey presses two keys by turns, four times each: from the message to
// the cells, as a session pays for it before they are written.
func benchmarkKey(b *testing.B, pg state.Page, there, back rune, w, h int) {
	a := newApp(b)
	a.state = at(pg)
	a.Update(tea.WindowSizeMsg{Width: w, Height: h})
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		key := there
		if n/4%2 == 1 {
			key = back
		}
		n++
		a.Update(tea.KeyPressMsg{Code: key})
		_ = a.Frame()
	}
}

func BenchmarkFrameAfterKey200x60(b *testing.B) {
	benchmarkKey(b, state.Overview, tea.KeyLeft, tea.KeyRight, 200, 60)
}

func BenchmarkFrameAfterKey120x36(b *testing.B) {
	benchmarkKey(b, state.Overview, tea.KeyLeft, tea.KeyRight, 120, 36)
}

func BenchmarkPageAfterKey200x60(b *testing.B) {
	for _, pg := range state.Pages()[1:] {
		there, back := tea.KeyLeft, tea.KeyRight
		app := newApp(b)
		app.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
		st := at(pg)
		if _, list := st.List(); list && app.screen().Rows(st) > 0 {
			there, back = tea.KeyDown, tea.KeyUp
		}
		b.Run(string(pg), func(b *testing.B) { benchmarkKey(b, pg, there, back, 200, 60) })
	}
}

// BenchmarkSceneAfterKey200x60 tells the story there and back, and moves the
// cursor within a scene.
func BenchmarkSceneAfterKey200x60(b *testing.B) {
	b.Run("scenes", func(b *testing.B) {
		a := newApp(b)
		a.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
		n := 0
		b.ReportAllocs()
		for b.Loop() {
			key := "n"
			if n/11%2 == 1 {
				key = "N"
			}
			n++
			a.Update(tea.KeyPressMsg{Code: rune(key[0]), Text: key})
			_ = a.Frame()
		}
	})
	b.Run("cursor", func(b *testing.B) {
		a := newApp(b)
		a.state = sceneState(2)
		a.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
		n := 0
		b.ReportAllocs()
		for b.Loop() {
			key := tea.KeyLeft
			if n/4%2 == 1 {
				key = tea.KeyRight
			}
			n++
			a.Update(tea.KeyPressMsg{Code: key})
			_ = a.Frame()
		}
	})
}
