package tui

import (
	"image/color"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/vt"

	"accord/tui/lang"
	"accord/tui/theme"
)

// sent waits until something was written to the terminal.
func (x *terminal) sent(what, seq string) {
	x.t.Helper()
	x.waitFor(what, func(string) bool {
		x.mu.Lock()
		defer x.mu.Unlock()
		return strings.Contains(x.raw.String(), seq)
	})
}

// What Bubble Tea would do with a renderer of its own is done without one: the
// background is asked for, texts get into the clipboard, the mouse is told of or
// not, and frames come as a whole where the terminal can.
func TestProgramUsesTheTerminal(t *testing.T) {
	a := New(Options{Dataset: dataset(t), Theme: Auto, Lang: lang.English, Glyphs: theme.Braille, Mouse: true, Now: func() time.Time { return testNow }})
	x := launch(t, a, 120, 36, func(em *vt.Emulator) {
		em.SetBackgroundColor(color.White)
		_, _ = em.Write([]byte("\x1b[?2026l\x1b[?2027l")) // it knows what was set once
	})
	x.shows("> 4.3 bn USD")
	light := strings.TrimSuffix(strings.TrimPrefix(theme.New(theme.Light).SGR(theme.Accent), "\x1b[0;"), "m")
	x.sent("the colours for a light background", light)
	x.press("y")
	x.sent("a text for the clipboard", "\x1b]52;c;")
	x.press("M")
	x.sent("no mouse any more", "\x1b[?1002l")
	x.press("\x1b[D")
	x.sent("whole frames", "\x1b[?2026h")
	x.sent("the end of one", "\x1b[?2026l")
	x.sent("characters of several runes counted as one", "\x1b[?2027h")
	x.mu.Lock()
	defer x.mu.Unlock()
	if text := x.raw.String(); strings.Contains(text, "\n") {
		t.Errorf("a line is ended, and how terminals do that differs: %q", text)
	}
}

// A terminal that was resized to and fro is drawn anew, and so is one that
// somebody else has written on.
func TestProgramDrawsAnew(t *testing.T) {
	x := launch(t, newApp(t), 120, 36)
	want := strings.TrimRight(trimLines(sit(t, 120, 36).screen()), "\n")
	whole := func(screen string) bool { return strings.TrimRight(trimLines(screen), "\n") == want }
	x.waitFor("the frame", whole)
	spoil := func() {
		x.mu.Lock()
		defer x.mu.Unlock()
		_, _ = x.em.Write([]byte("\x1b[5;5Hsomebody else\x1b[7;1H\x1b[31m\x1b[K"))
	}
	spoil()
	x.program.Send(tea.WindowSizeMsg{Width: 120, Height: 36})
	x.waitFor("the frame after a resize to and fro", whole)
	spoil()
	x.press("\f") // ctrl+l
	x.waitFor("the frame after ctrl+l", whole)
}
