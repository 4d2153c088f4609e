package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/vt"

	"accord/tui"
	"accord/tui/term"
)

// screen is a terminal without a window: what the program writes is drawn on
// it.
type screen struct {
	mu  sync.Mutex
	emu *vt.Emulator
	raw bytes.Buffer
}

func (s *screen) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.raw.Write(b)
	return s.emu.Write(b)
}

// String is the text on the screen.
func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.emu.String()
}

// written is everything that was written to the screen.
func (s *screen) written() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.String()
}

// line is what lies between keyboard and program: it keeps what is typed until
// it is read, as the kernel does.
type line struct {
	waiting chan []byte
	rest    []byte // of the last chunk; the reader's
	closed  chan struct{}
}

func (l *line) Write(b []byte) (int, error) {
	select {
	case l.waiting <- bytes.Clone(b):
		return len(b), nil
	case <-l.closed:
		return 0, io.ErrClosedPipe
	}
}

func (l *line) Read(b []byte) (int, error) {
	if len(l.rest) == 0 {
		select {
		case l.rest = <-l.waiting:
		case <-l.closed:
			return 0, io.EOF
		}
	}
	n := copy(b, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// session is the dashboard on a screen.
type session struct {
	t      *testing.T
	screen *screen
	keys   io.Writer
	stderr *bytes.Buffer
	status chan int
	dir    string
	cancel context.CancelFunc
}

func open(t *testing.T, wrap func(tui.Model) tui.Model, args ...string) *session {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	c, _, errs := newCommand(t, "COLORTERM=truecolor")
	emu := vt.NewEmulator(100, 30)
	keys := &line{waiting: make(chan []byte, 256), closed: make(chan struct{})}
	s := &session{t: t, screen: &screen{emu: emu}, keys: keys, stderr: errs, status: make(chan int, 1), cancel: cancel, dir: c.getenv("XDG_STATE_HOME")}
	go func() { _, _ = io.Copy(keys, emu) }() // what the terminal answers
	c.Stdin, c.Stdout, c.Terminal, c.wrap = keys, s.screen, terminalOf(100, 30), wrap
	t.Cleanup(func() {
		cancel()
		close(keys.closed)
		if pipe, ok := emu.InputPipe().(io.Closer); ok {
			_ = pipe.Close()
		}
	})
	go func() { s.status <- c.Main(ctx, args) }()
	return s
}

// press types a key.
func (s *session) press(key string) {
	s.t.Helper()
	if _, err := io.WriteString(s.keys, key); err != nil {
		s.t.Fatal(err)
	}
}

// waitFor waits until the screen shows text.
func (s *session) waitFor(text string) {
	s.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if strings.Contains(s.screen.String(), text) {
			return
		}
	}
	s.t.Fatalf("%q does not come; the screen:\n%s\nstderr: %s", text, s.screen.String(), s.stderr)
}

// end waits for the exit status.
func (s *session) end() int {
	s.t.Helper()
	select {
	case status := <-s.status:
		return status
	case <-time.After(patience):
		s.t.Fatalf("the program does not end; the screen:\n%s", s.screen.String())
		return -1
	}
}

// givenBack reports whether the alternate screen was left after it was entered
// and the cursor shown again.
func (s *session) givenBack() bool {
	raw := s.screen.written()
	return strings.Contains(raw, "\x1b[?1049h") && strings.LastIndex(raw, "\x1b[?1049l") > strings.LastIndex(raw, "\x1b[?1049h") &&
		strings.LastIndex(raw, "\x1b[?25h") > strings.LastIndex(raw, "\x1b[?25l")
}

func TestDashboardOpensAndEnds(t *testing.T) {
	s := open(t, nil)
	s.waitFor("Trade volume")
	s.press("3")
	s.press("z")
	s.waitFor("esc back")
	s.press("q")
	s.waitFor("tab panel")
	s.press("q")
	if got := s.end(); got != exitFine || s.stderr.Len() > 0 {
		t.Errorf("status %d, stderr %s", got, s.stderr)
	}
	if !s.givenBack() {
		t.Error("the terminal is not given back")
	}
}

func TestDashboardTakesTheSameOptions(t *testing.T) {
	s := open(t, nil, "--page", "sources", "--lang", "ru", "--config", file(t, "config.toml", "accord = 1\n[keys]\nquit = [\";\"]\n"))
	s.waitFor("Источники")
	s.press(";")
	if got := s.end(); got != exitFine {
		t.Errorf("status %d: %s", got, s.stderr)
	}
}

func TestDashboardIsInterrupted(t *testing.T) {
	s := open(t, nil)
	s.waitFor("Trade volume")
	s.cancel()
	if got := s.end(); got != exitInterrupted {
		t.Errorf("status %d: %s", got, s.stderr)
	}
	if !s.givenBack() {
		t.Error("the terminal is not given back")
	}
}

func TestDashboardNeedsATerminal(t *testing.T) {
	for name, c := range map[string]struct {
		in, out bool
		env     string
		want    string
	}{
		"no output": {true, false, "", "the output is none"},
		"no input":  {false, true, "", "the input is none"},
		"dumb":      {true, true, "TERM=dumb", "TERM=dumb"},
	} {
		cmd, out, errs := newCommand(t, c.env)
		cmd.Terminal = func(f any) (int, int, bool) {
			_, isOut := f.(io.Writer)
			return 80, 24, f == any(out) && c.out && isOut || f != any(out) && c.in
		}
		if got := cmd.Main(context.Background(), nil); got != exitUsage || !strings.Contains(errs.String(), c.want) || !strings.Contains(errs.String(), "accord render") {
			t.Errorf("%s: status %d, %s", name, got, errs)
		}
		if out.Len() > 0 {
			t.Errorf("%s: %q is written to the output", name, out)
		}
	}
}

// broken panics where it is told to.
type broken struct {
	tui.Model
	where string
	armed bool
}

func (b *broken) Init() tea.Cmd {
	if b.where == "init" {
		panic("broken on purpose")
	}
	return b.Model.Init()
}

func (b *broken) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "x" {
		switch b.where {
		case "update":
			panic("broken on purpose")
		case "view":
			b.armed = true
		case "command":
			return b, func() tea.Msg { panic("broken on purpose") }
		case "batch":
			return b, tea.Batch(tea.ClearScreen, func() tea.Msg { panic("broken on purpose") })
		}
	}
	m, cmd := b.Model.Update(msg)
	b.Model = m.(tui.Model)
	return b, cmd
}

func (b *broken) Frame() term.Frame {
	if b.armed {
		panic("broken on purpose")
	}
	return b.Model.Frame()
}

// However it breaks, the terminal is given back first, then stderr says what
// this is and where the record of it lies.
func TestPanicGivesTheTerminalBack(t *testing.T) {
	for _, where := range []string{"update", "view", "command", "batch"} {
		t.Run(where, func(t *testing.T) {
			s := open(t, func(m tui.Model) tui.Model { return &broken{Model: m, where: where} }, "--page", "trade")
			s.waitFor("Trade volume")
			s.press("x")
			if got := s.end(); got != exitFailed {
				t.Errorf("status %d", got)
			}
			if !s.givenBack() {
				t.Error("the terminal is not given back")
			}
			s.wantRecord("window: 100x30", "(*broken)")
		})
	}
	t.Run("init", func(t *testing.T) {
		s := open(t, func(m tui.Model) tui.Model { return &broken{Model: m, where: "init"} }, "--page", "trade")
		if got := s.end(); got != exitFailed {
			t.Errorf("status %d", got)
		}
		s.wantRecord("(*broken)")
	})
}

// wantRecord checks what is told about a defect and what is kept of it.
func (s *session) wantRecord(parts ...string) {
	s.t.Helper()
	told := s.stderr.String()
	for _, part := range []string{"broken on purpose", "a defect of accord", "open an issue in the repository that accord came from"} {
		if !strings.Contains(told, part) {
			s.t.Errorf("stderr does not say %q:\n%s", part, told)
		}
	}
	files, err := filepath.Glob(filepath.Join(s.dir, "accord", "crash-20261123-*.txt"))
	if err != nil || len(files) != 1 {
		s.t.Fatalf("records: %v %v", files, err)
	}
	if !strings.Contains(told, files[0]) {
		s.t.Errorf("stderr does not name %s:\n%s", files[0], told)
	}
	text, err := os.ReadFile(files[0])
	if err != nil {
		s.t.Fatal(err)
	}
	for _, part := range append(parts, `arguments: "--page" "trade"`, "panic: broken on purpose", "goroutine ") {
		if !strings.Contains(string(text), part) {
			s.t.Errorf("the record lacks %q:\n%s", part, text)
		}
	}
}

// A defect outside of the dashboard is told in the same way.
func TestPanicElsewhere(t *testing.T) {
	c, _, errs := newCommand(t)
	c.Stdout = panics{}
	if got := c.Main(context.Background(), []string{"render"}); got != exitFailed || !strings.Contains(errs.String(), "a defect of accord") {
		t.Errorf("status %d: %s", got, errs)
	}
}

type panics struct{}

func (panics) Write([]byte) (int, error) { panic("broken on purpose") }

// A record that cannot be kept is shown instead.
func TestPanicWithoutAPlaceForTheRecord(t *testing.T) {
	c, _, errs := newCommand(t, "XDG_STATE_HOME="+file(t, "a-file", ""))
	c.Stdout = panics{}
	if got := c.Main(context.Background(), []string{"render"}); got != exitFailed || !strings.Contains(errs.String(), "goroutine ") {
		t.Errorf("status %d: %s", got, errs)
	}
}
