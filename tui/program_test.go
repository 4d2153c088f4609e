package tui

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"accord/tui/term"
)

// terminal is an emulated terminal with a program in it.
type terminal struct {
	t       *testing.T
	program *Program
	keys    *io.PipeWriter
	done    chan error

	mu      sync.Mutex
	em      *vt.Emulator
	visible bool
	written int
	raw     strings.Builder // what was written
}

// Write takes what the program writes.
func (x *terminal) Write(p []byte) (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.written += len(p)
	x.raw.Write(p)
	return x.em.Write(p)
}

// launch runs a model in a terminal of w × h.
func launch(t *testing.T, m Model, w, h int, prepare ...func(*vt.Emulator)) *terminal {
	t.Helper()
	x := &terminal{t: t, em: vt.NewEmulator(w, h), visible: true, done: make(chan error, 1)}
	for _, f := range prepare {
		f(x.em)
	}
	x.em.SetCallbacks(vt.Callbacks{CursorVisibility: func(v bool) { x.visible = v }})
	if _, err := x.em.Write([]byte("$ accord\r\n")); err != nil {
		t.Fatal(err)
	}
	in, keys := io.Pipe()
	x.keys = keys
	go io.Copy(keys, x.em) // its answers come as input, as a terminal's do
	x.program = NewProgram(context.Background(), m, Terminal{In: in, Out: x, W: w, H: h,
		Profile: colorprofile.TrueColor, Environ: []string{"TERM=xterm-256color"}})
	go func() { x.done <- x.program.Run() }()
	t.Cleanup(func() {
		x.program.Kill()
		keys.Close()
		in.Close()
	})
	return x
}

// screen is the text in the terminal.
func (x *terminal) screen() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	var b strings.Builder
	for y := range x.em.Height() {
		for c := 0; c < x.em.Width(); c++ {
			cell := x.em.CellAt(c, y)
			if cell == nil || cell.Content == "" {
				if cell == nil || cell.Width > 0 {
					b.WriteByte(' ')
				}
				continue
			}
			b.WriteString(cell.Content)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// waitFor waits until is holds of the screen.
func (x *terminal) waitFor(what string, is func(screen string) bool) {
	x.t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for !is(x.screen()) {
		if time.Now().After(deadline) {
			x.t.Fatalf("waited in vain for %s\n%s", what, x.screen())
		}
		time.Sleep(2 * time.Millisecond)
	}
}

func (x *terminal) shows(texts ...string) {
	x.t.Helper()
	for _, s := range texts {
		x.waitFor(s, func(screen string) bool { return strings.Contains(screen, s) })
	}
}

// press writes what a keyboard sends.
func (x *terminal) press(keys string) {
	x.t.Helper()
	if _, err := io.WriteString(x.keys, keys); err != nil {
		x.t.Fatal(err)
	}
}

// ends waits for the program to end.
func (x *terminal) ends() error {
	x.t.Helper()
	select {
	case err := <-x.done:
		return err
	case <-time.After(10 * time.Second):
		x.t.Fatal("the program does not end")
		return nil
	}
}

// restored fails the test unless the terminal is as it was before.
func (x *terminal) restored() {
	x.t.Helper()
	x.mu.Lock()
	alt, visible := x.em.IsAltScreen(), x.visible
	x.mu.Unlock()
	if alt || !visible {
		x.t.Errorf("alternate screen %v, cursor visible %v; want the main screen with a cursor", alt, visible)
	}
	if s := x.screen(); !strings.HasPrefix(s, "$ accord") {
		x.t.Errorf("the main screen is not restored\n%s", s)
	}
}

func (x *terminal) bytes() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.written
}

// settled waits until nothing was written for some frames.
func (x *terminal) settled() int {
	n, since := x.bytes(), time.Now()
	for time.Since(since) < 100*time.Millisecond {
		time.Sleep(5 * time.Millisecond)
		if now := x.bytes(); now != n {
			n, since = now, time.Now()
		}
	}
	return n
}

func TestProgramShowsTheKeyFigures(t *testing.T) {
	x := launch(t, newApp(t), 120, 36)
	x.shows("> 4.3 bn USD", "> 11 %", "51 signed", "Trade volume", "? help")
	x.mu.Lock()
	alt, visible := x.em.IsAltScreen(), x.visible
	x.mu.Unlock()
	if !alt || visible {
		t.Errorf("alternate screen %v, cursor visible %v", alt, visible)
	}
}

// TestProgramScreenIsTheFrame walks through views and compares the terminal
// with the frame, cell by cell: what is not written again is still there.
func TestProgramScreenIsTheFrame(t *testing.T) {
	x := launch(t, newApp(t), 120, 36)
	shadow := sit(t, 120, 36)
	for _, step := range []struct{ send, key string }{
		{"", ""}, {"\x1b[D", "left"}, {"\x1b[D", "left"}, {"v", "v"}, {"t", "t"}, {"z", "z"}, {"\x1b[C", "right"}, {"s", "s"}, {"?", "?"},
		{"?", "?"}, {"3", "3"}, {"j", "j"}, {"\x1b[6~", "pgdown"}, {"S", "S"}, {"G", "G"}, {"q", "q"}, {"A", "A"}, {"A", "A"}, {"A", "A"}, {"B", "B"},
		{"2", "2"}, {"z", "z"}, {"\x1b[D", "left"}, {"\x1b[C", "right"}, {"\x1b[C", "right"}, {"v", "v"}, {"v", "v"}, {"v", "v"}, {"V", "V"},
	} {
		if step.send != "" {
			x.press(step.send)
			shadow.keys(step.key)
		}
		want := trimLines(shadow.screen())
		x.waitFor("the frame after "+step.key+"\n"+want, func(screen string) bool {
			return strings.TrimRight(trimLines(screen), "\n") == strings.TrimRight(want, "\n")
		})
	}
}

func TestProgramSearches(t *testing.T) {
	x := launch(t, newApp(t), 80, 24)
	x.shows("> 4.3 bn USD")
	x.press("/tourism")
	x.shows("Roadmap on tourism")
	x.press("\r")
	x.shows("S103")
	x.press("/") // no text entry any more
	x.shows("Search")
}

func TestProgramPastes(t *testing.T) {
	x := launch(t, newApp(t), 120, 36)
	x.shows("> 4.3 bn USD")
	x.press("/")
	x.shows("Search")
	x.press("\x1b[200~samur\nbridge\x1b[201~")
	x.shows("/ samur bridge")
}

func TestProgramResizes(t *testing.T) {
	x := launch(t, newApp(t), 120, 36)
	x.shows("Project status by sector")
	for _, size := range [][2]int{{80, 24}, {200, 60}, {60, 20}} {
		x.mu.Lock()
		x.em.Resize(size[0], size[1])
		x.mu.Unlock()
		x.program.Send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		want := strings.TrimRight(trimLines(sit(t, size[0], size[1]).screen()), "\n")
		x.waitFor("the frame of the new size\n"+want, func(screen string) bool {
			return strings.TrimRight(trimLines(screen), "\n") == want
		})
	}
}

func TestProgramQuitRestoresTheTerminal(t *testing.T) {
	x := launch(t, newApp(t), 80, 24)
	x.shows("> 4.3 bn USD")
	x.press("z")
	x.press("Q")
	if err := x.ends(); err != nil {
		t.Errorf("quit ends with %v", err)
	}
	x.restored()
}

// faulty is an app that panics when it is told to.
type faulty struct {
	*App
	view bool
}

func (f *faulty) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg {
	case "update":
		panic("in Update")
	case "view":
		f.view = true
	}
	_, cmd := f.App.Update(msg)
	return f, cmd
}

func (f *faulty) Frame() term.Frame {
	if f.view {
		panic("in Frame")
	}
	return f.App.Frame()
}

func TestProgramPanicRestoresTheTerminal(t *testing.T) {
	for _, where := range []string{"update", "view"} {
		x := launch(t, &faulty{App: newApp(t)}, 80, 24)
		x.shows("> 4.3 bn USD")
		x.program.Send(where)
		if err := x.ends(); !errors.Is(err, tea.ErrProgramPanic) {
			t.Errorf("a panic in %s ends with %v", where, err)
		}
		x.restored()
	}
}

// TestProgramWritesLittle counts what a step of the cursor costs.
func TestProgramWritesLittle(t *testing.T) {
	x := launch(t, newApp(t), 120, 36)
	x.shows("> 4.3 bn USD")
	first := x.settled()
	const steps = 8
	for range steps {
		x.press("\x1b[D")
		x.settled()
	}
	each := (x.settled() - first) / steps
	t.Logf("first frame %d bytes, a step of the cursor %d bytes", first, each)
	if each == 0 || each > 2000 {
		t.Errorf("a step of the cursor writes %d bytes", each)
	}
}

func TestProgramIsSilentWhenIdle(t *testing.T) {
	x := launch(t, newApp(t), 120, 36)
	x.shows("> 4.3 bn USD")
	before := x.settled()
	time.Sleep(300 * time.Millisecond)
	if n := x.bytes() - before; n != 0 {
		t.Errorf("an idle program writes %d bytes", n)
	}
	x.program.Send(tea.MouseMotionMsg{X: 10, Y: 10})
	x.press("\x1b[I") // focus
	time.Sleep(100 * time.Millisecond)
	if n := x.bytes() - before; n != 0 {
		t.Errorf("what changes nothing writes %d bytes", n)
	}
}
