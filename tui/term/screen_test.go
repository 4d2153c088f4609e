package term

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"accord/tui/grid"
	"accord/tui/theme"
)

// emulated is a terminal.
type emulated struct {
	mu   sync.Mutex
	em   *vt.Emulator
	seen bytes.Buffer
}

func newEmulated(t *testing.T, w, h int) *emulated {
	e := &emulated{em: vt.NewEmulator(w, h)}
	go io.Copy(io.Discard, e.em) // its answers
	t.Cleanup(func() {
		if pipe, ok := e.em.InputPipe().(io.Closer); ok {
			_ = pipe.Close()
		}
	})
	return e
}

func (e *emulated) Write(p []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.seen.Write(p)
	return e.em.Write(p)
}

// cell is what can be seen of a cell: of a blank nothing of the foreground.
func (e *emulated) cell(x, y int) string {
	c := e.em.CellAt(x, y)
	if c == nil {
		return "nothing"
	}
	s := c.Style
	if c.Content == " " || c.Content == "" {
		if c.Width == 0 {
			return "second half"
		}
		s.Fg, s.Attrs = nil, s.Attrs&^(1<<0|1<<1) // bold, faint
		c.Content = " "
	}
	return fmt.Sprintf("%q %d %s", c.Content, c.Width, s.String())
}

// sheet draws at random, by a generator: texts of several scripts, boxes and
// bars in styles, over an old sheet or a blank one.
func sheet(r *rand.Rand, w, h int, old *grid.Grid) *grid.Grid {
	g := grid.New(w, h)
	if old != nil && r.IntN(3) > 0 {
		g.Blit(0, 0, old)
	}
	texts := []string{"Trade 4.3 bn", "Товарооборот", "Gömrük ə", "⣿⡇⠁⠂", "──┼──", "▁▃▅▇█", "日本語の貿易", "🇦🇿🇷🇺", "👩‍🌾 x", "e\u0301\u0302é", "      ", "0", "Ω ≈ ±", "한국"}
	for range r.IntN(12) {
		st := grid.Style(r.IntN(24)) | grid.Style(r.IntN(8))<<8
		x, y := r.IntN(w+4)-2, r.IntN(h)
		switch r.IntN(6) {
		case 0:
			g.Fill(grid.Rect{X: x, Y: y, W: r.IntN(w + 1), H: r.IntN(4)}, ' ', st)
		case 1:
			g.Fill(grid.Rect{X: x, Y: y, W: r.IntN(w + 1), H: r.IntN(4)}, '─', st)
		case 2:
			g.Restyle(grid.Rect{X: x, Y: y, W: r.IntN(w + 1), H: 1}, func(s grid.Style) grid.Style { return s | theme.Selected })
		default:
			g.Text(x, y, texts[r.IntN(len(texts))], st)
		}
	}
	return g
}

// same compares the terminal with another one on which every cell of a frame
// was written by itself.
func (e *emulated) same(t *testing.T, f Frame) {
	t.Helper()
	g := f.Grid
	other := newEmulated(t, g.W, g.H)
	for y := range g.H {
		for x := range g.W {
			if c := g.Char(x, y); c != "" {
				fmt.Fprintf(other, "\x1b[%d;%dH%s%s", y+1, x+1, f.Looks.SGR(g.At(x, y).Style), c)
			}
		}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	for y := range g.H {
		for x := range g.W {
			if got, want := e.cell(x, y), other.cell(x, y); got != want {
				t.Fatalf("%d×%d, cell %d,%d: %s; want %s", g.W, g.H, x, y, got, want)
			}
		}
	}
}

// settle waits until nothing is being written.
func (s *Screen) settle() {
	for {
		s.mu.Lock()
		done := !s.busy && !s.pending() && s.timer == nil
		s.mu.Unlock()
		if done {
			return
		}
		time.Sleep(100 * time.Microsecond)
	}
}

// tour shows random frames on a terminal that is resized now and then, and
// compares after each that was waited for.
func tour(t *testing.T, seed uint64, frames int) {
	r := rand.New(rand.NewPCG(seed, 1))
	w, h := 1+r.IntN(90), 1+r.IntN(30)
	e := newEmulated(t, w, h)
	s := New(e, Options{Ask: r.IntN(2) == 0, Erases: r.IntN(4) > 0})
	if r.IntN(2) == 0 {
		s.Synchronize()
	}
	looks := func() *theme.Theme {
		names := theme.Names()
		profiles := []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII}
		return theme.New(names[r.IntN(len(names))]).ForProfile(profiles[r.IntN(len(profiles))])
	}
	th := looks()
	var pool grid.Pool
	var last *grid.Grid
	for range frames {
		switch r.IntN(12) {
		case 0:
			for range 1 + r.IntN(4) { // a storm: only the last size is drawn for
				w, h = 1+r.IntN(90), 1+r.IntN(30)
				e.mu.Lock()
				e.em.Resize(w, h)
				e.mu.Unlock()
			}
			s.Redraw()
		case 1:
			th = looks()
		case 2:
			s.Redraw()
		case 3:
			s.Suspend()
			s.Resume()
		}
		old := last
		if old != nil && (old.W != w || old.H != h) {
			old = nil
		}
		last = sheet(r, w, h, old)
		g := pool.Get(w, h)
		g.Blit(0, 0, last)
		f := Frame{Picture: grid.Picture{Grid: g, Looks: th}, Title: "t", Mouse: Mouse(r.IntN(3))}
		s.Show(f)
		if r.IntN(4) > 0 {
			s.settle()
			e.same(t, Frame{Picture: grid.Picture{Grid: last, Looks: th}})
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if e.em.IsAltScreen() {
		t.Error("the alternate screen is not left")
	}
}

func TestTheTerminalShowsTheFrame(t *testing.T) {
	n := uint64(40)
	if testing.Short() {
		n = 15
	}
	for seed := range n {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { tour(t, seed, 25) })
	}
}

func FuzzTheTerminalShowsTheFrame(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { tour(t, seed, 12) })
}

// slow is a terminal that does not read until it is told to.
type slow struct {
	read chan struct{}
	mu   sync.Mutex
	got  []string
}

func (s *slow) Write(p []byte) (int, error) {
	<-s.read
	s.mu.Lock()
	defer s.mu.Unlock()
	s.got = append(s.got, string(p))
	return len(p), nil
}

func text(w int, s string) Frame {
	g := grid.New(w, 1)
	g.Text(0, 0, s, 0)
	return Frame{Picture: grid.Picture{Grid: g, Looks: theme.New(theme.Dark)}}
}

// Nobody waits for a terminal that does not read, which gets the last frame
// when it does.
func TestASlowTerminalSkipsFrames(t *testing.T) {
	out := &slow{read: make(chan struct{})}
	var written, passed atomic.Int64
	s := New(out, Options{Counted: func(was bool) {
		if was {
			written.Add(1)
		} else {
			passed.Add(1)
		}
	}})
	for i := range 1000 {
		s.Show(text(20, fmt.Sprintf("frame %d", i)))
		s.Send("\x1b]52;c;" + strings.Repeat("x", 64<<10) + "\a")
	}
	s.mu.Lock()
	queued := s.queued
	s.mu.Unlock()
	if queued > maxQueued+64<<10 {
		t.Errorf("%d bytes wait", queued)
	}
	close(out.read)
	s.settle()
	e := newEmulated(t, 20, 1)
	for _, b := range out.got {
		_, _ = e.Write([]byte(b))
	}
	e.same(t, text(20, "frame 999"))
	if len(out.got) > 2 || written.Load() > 2 || written.Load()+passed.Load() != 1000 {
		t.Errorf("%d writings; %d frames written and %d passed over", len(out.got), written.Load(), passed.Load())
	}
}

// What looks the same is not written again, and so is nothing of what does not.
func TestNothingIsWrittenForNothing(t *testing.T) {
	e := newEmulated(t, 20, 1)
	s := New(e, Options{})
	f := text(20, "one two")
	s.Show(f)
	s.settle()
	before := e.seen.Len()
	s.Show(f)
	s.Show(text(20, "one two"))
	s.settle()
	s.Synchronize()
	s.Show(text(20, "one two"))
	s.settle()
	if n := e.seen.Len() - before; n != 0 {
		t.Errorf("%d bytes: %q", n, e.seen.String()[before:])
	}
	s.Show(text(20, "one twa"))
	s.settle()
	if got, want := e.seen.String()[before:], "\x1b[?2026h\x1b[1;7H\x1b[ma\x1b[?2026l"; got != want {
		t.Errorf("%q; want %q", got, want)
	}
}

// Frames keep their distance, and the last of them comes.
func TestPace(t *testing.T) {
	e := newEmulated(t, 20, 1)
	const pace = 20 * time.Millisecond
	s := New(e, Options{Pace: func() time.Duration { return pace }})
	began, writings := time.Now(), 0
	for i := 0; time.Since(began) < 5*pace; i++ {
		s.Show(text(20, fmt.Sprint(i)))
		s.mu.Lock()
		if s.busy {
			writings++
		}
		s.mu.Unlock()
		time.Sleep(time.Millisecond)
	}
	s.Show(text(20, "the end"))
	s.settle()
	e.same(t, text(20, "the end"))
	if writings > 40 {
		t.Errorf("there was always somebody writing: %d", writings)
	}
}

// A terminal is taken over and given back by the same modes, also for a while.
func TestModesAreGivenBack(t *testing.T) {
	e := newEmulated(t, 20, 3)
	s := New(e, Options{Ask: true})
	s.Send("before")
	s.settle()
	if e.seen.Len() > 0 {
		t.Errorf("before the first frame %q is written", e.seen.String())
	}
	f := text(20, "x")
	f.Title, f.Mouse = "accord", Clicks
	s.Show(f)
	s.settle()
	s.CountGraphemes()
	s.settle()
	for _, seq := range []string{"\x1b[?1049h", "\x1b[?25l", "\x1b[?2004h", "\x1b[?1002h", "\x1b[?1006h", "\x1b]2;accord\a", "\x1b[>1u", "\x1b[>4;2m", "\x1b[?2026$p", "before", "\x1b[?2027h"} {
		if !strings.Contains(e.seen.String(), seq) {
			t.Errorf("%q is not written", seq)
		}
	}
	given := "\x1b[>4m\x1b[<1u\x1b[0m\x1b[H\x1b[2J\x1b[?1049l\x1b[?25h\x1b[?2004l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b]2;\a\x1b[?2027l"
	for _, end := range []func(){s.Suspend, s.Resume, func() { _ = s.Close() }} {
		e.seen.Reset()
		end()
		s.settle()
		all := e.seen.String()
		if strings.HasSuffix(all, given) == strings.Contains(all, "\x1b[?1049h") {
			t.Errorf("%q", all)
		}
	}
	e.seen.Reset()
	s.Show(text(20, "y"))
	s.Send("late")
	s.settle()
	if e.seen.Len() > 0 {
		t.Errorf("after the end %q is written", e.seen.String())
	}
}

// failing is a terminal that has gone.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("gone") }

func TestATerminalThatHasGone(t *testing.T) {
	s := New(failing{}, Options{})
	for i := range 3 {
		s.Show(text(20, fmt.Sprint(i)))
		s.mu.Lock()
		for s.busy {
			s.quiet.Wait()
		}
		s.mu.Unlock()
	}
	if err := s.Close(); err == nil || err.Error() != "gone" {
		t.Errorf("closing gives %v", err)
	}
}

// badLooks panics when it is looked at.
type badLooks struct{}

func (badLooks) SGR(grid.Style) string { panic("no looks") }

func TestAPanicIsTold(t *testing.T) {
	told := make(chan any, 1)
	s := New(io.Discard, Options{Broken: func(r any) { told <- r }})
	f := text(20, "x")
	f.Looks = badLooks{}
	s.Show(f)
	if r := <-told; r != "no looks" {
		t.Errorf("told of %v", r)
	}
	_ = s.Close() // which does not wait for ever
}
