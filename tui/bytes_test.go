package tui

import (
	"context"
	"io"
	"slices"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// BenchmarkBytesPerCursorMove reports what is written to a terminal of
// 120 × 36 cells for one step of the time cursor: the mean, the median and the
// most of a walk through all periods.
func BenchmarkBytesPerCursorMove(b *testing.B) {
	for _, pg := range []state.Page{state.Overview, state.Trade, state.Freight, state.Mirror, state.Claims, state.Revisions, state.Compare,
		state.Series, state.Ranking, state.Change} {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} { // the latter is what SSH gets
			b.Run(string(pg)+"/"+profile.String(), func(b *testing.B) {
				for b.Loop() {
					steps := walk(b, pg, profile)
					slices.Sort(steps)
					b.ReportMetric(mean(steps), "mean-B")
					b.ReportMetric(float64(steps[len(steps)/2]), "median-B")
					b.ReportMetric(float64(steps[len(steps)-1]), "max-B")
				}
			})
		}
	}
}

// TestCursorMoveIsLight holds what a step of the time cursor writes, on average
// over all periods, to what a slow line carries: least where only figures change,
// more where the claims about another period are listed.
func TestCursorMoveIsLight(t *testing.T) {
	for pg, most := range map[state.Page]float64{state.Overview: 160, state.Compare: 300, state.Freight: 400, state.Trade: 500} {
		steps := walk(t, pg, colorprofile.ANSI256)
		if mean := mean(steps); mean == 0 || mean >= most {
			t.Errorf("%s: a step writes %.0f bytes on average: %v", pg, mean, steps)
		}
	}
}

// TestCursorsDoNotShareRows: two charts side by side have their cursors in
// different rows, so that what changes in a row lies close together.
func TestCursorsDoNotShareRows(t *testing.T) {
	e := env(t, lang.English, theme.Braille)
	st := state.New()
	panels := Arrange(120, 36, Bands{}, st, sharedSet().Places()).Panels
	left, right := panels[state.PanelTrade], panels[state.PanelFreight]
	for _, p := range (Screen{Env: e, W: 120, H: 36}).Slots(st) {
		st.Cursor = p
		g := Render(input(e, st, 120, 36))
		dots := func(r grid.Rect, y int) bool {
			for x := r.X; x < r.X+r.W; x++ {
				if c := g.At(x, y); c.Rune == e.Glyphs.Cursor && c.Style == theme.Accent {
					return true
				}
			}
			return false
		}
		seen := 0
		for y := left.Y; y < left.Y+left.H; y++ {
			if dots(left, y) {
				seen++
				if dots(right, y) {
					t.Errorf("%v: both charts have the cursor in row %d", p, y)
				}
			}
		}
		if seen == 0 {
			t.Errorf("%v: no cursor", p)
		}
	}
}

// mean is the arithmetic mean.
func mean(steps []int) float64 {
	sum := 0
	for _, n := range steps {
		sum += n
	}
	return float64(sum) / float64(len(steps))
}

// walk steps through all periods of a page, from the first to the last, and
// returns the bytes that were written for each step.
func walk(tb testing.TB, pg state.Page, profile colorprofile.Profile) []int {
	a := newApp(tb)
	a.state = at(pg)
	slots := a.screen().Slots(a.state)
	a.state.Cursor = slots[0]
	out := &counter{}
	in, hold := io.Pipe()
	defer hold.Close()
	p := NewProgram(context.Background(), a, Terminal{In: in, Out: out, W: 120, H: 36,
		Profile: profile, Environ: []string{"TERM=xterm-256color"}})
	done := make(chan error, 1)
	go func() { done <- p.Run() }()
	n := out.settled(0)
	var steps []int
	for range slots[1:] {
		p.Send(tea.KeyPressMsg{Code: tea.KeyRight})
		before := n
		n = out.settled(before)
		steps = append(steps, n-before)
	}
	p.Quit()
	if err := <-done; err != nil {
		tb.Fatal(err)
	}
	return steps
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
