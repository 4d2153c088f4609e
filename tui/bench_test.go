package tui

import (
	"io"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

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

// benchmarkKey presses two keys by turns, four times each: from the message to
// the string, as a session pays for it before the renderer.
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
		_ = a.View()
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
		if _, list := at(pg).List(); list {
			there, back = tea.KeyDown, tea.KeyUp
		}
		b.Run(string(pg), func(b *testing.B) { benchmarkKey(b, pg, there, back, 200, 60) })
	}
}

// counter counts what is written to it.
type counter struct {
	mu sync.Mutex
	n  int
}

func (c *counter) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n += len(p)
	return len(p), nil
}

func (c *counter) total() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}

// settled waits until more than before was written and then nothing more for
// some frames, and returns the total.
func (c *counter) settled(before int) int {
	deadline := time.Now().Add(2 * time.Second)
	last, since := c.total(), time.Now()
	for time.Now().Before(deadline) {
		time.Sleep(5 * time.Millisecond)
		if n := c.total(); n != last {
			last, since = n, time.Now()
		} else if last > before && time.Since(since) > 50*time.Millisecond {
			break
		}
	}
	return last
}

// BenchmarkBytesPerCursorMove reports what the renderer writes to a terminal of
// 120 × 36 cells for one step of the time cursor.
func BenchmarkBytesPerCursorMove(b *testing.B) {
	for _, c := range []struct {
		page    state.Page
		profile colorprofile.Profile
	}{
		{state.Overview, colorprofile.TrueColor}, {state.Overview, colorprofile.ANSI256}, // the latter is what SSH gets
		{state.Trade, colorprofile.TrueColor}, {state.Freight, colorprofile.TrueColor},
	} {
		b.Run(string(c.page)+"/"+c.profile.String(), func(b *testing.B) {
			a := newApp(b)
			a.state = at(c.page)
			out := &counter{}
			in, hold := io.Pipe()
			defer hold.Close()
			p := tea.NewProgram(a, tea.WithInput(in), tea.WithOutput(out), tea.WithWindowSize(120, 36),
				tea.WithColorProfile(c.profile), tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithoutSignalHandler())
			done := make(chan error, 1)
			go func() { _, err := p.Run(); done <- err }()
			start := out.settled(0)
			n, moves := start, 0
			for b.Loop() {
				code := tea.KeyLeft
				if moves/4%2 == 1 {
					code = tea.KeyRight
				}
				moves++
				p.Send(tea.KeyPressMsg{Code: code})
				n = out.settled(n)
			}
			b.ReportMetric(float64(n-start)/float64(moves), "bytes/op")
			p.Quit()
			if err := <-done; err != nil {
				b.Fatal(err)
			}
		})
	}
}
