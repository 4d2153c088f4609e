package main

import (
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	gossh "golang.org/x/crypto/ssh"
)

// remoteScreen is an emulated terminal with a session in it.
type remoteScreen struct {
	t     *testing.T
	conn  *gossh.Client
	sess  *gossh.Session
	keys  io.WriteCloser
	errs  *locked
	ended chan error

	mu  sync.Mutex
	em  *vt.Emulator
	raw strings.Builder
}

// Write takes what the session writes.
func (x *remoteScreen) Write(p []byte) (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.raw.Write(p)
	return x.em.Write(p)
}

// screen opens a session of a terminal of w × h; env are variables that the
// client sends.
func (s *serving) screen(w, h int, term string, env ...string) *remoteScreen {
	s.t.Helper()
	return s.screenOf(s.client(), w, h, term, "", env...)
}

// screenOf is screen for a client and a command line.
func (s *serving) screenOf(c *gossh.Client, w, h int, term, command string, env ...string) *remoteScreen {
	s.t.Helper()
	sess, err := c.NewSession()
	if err != nil {
		s.t.Fatal(err)
	}
	x := &remoteScreen{t: s.t, conn: c, sess: sess, errs: &locked{}, ended: make(chan error, 1), em: vt.NewEmulator(max(1, min(w, 1000)), max(1, min(h, 400)))}
	if x.keys, err = sess.StdinPipe(); err != nil {
		s.t.Fatal(err)
	}
	go io.Copy(x.keys, x.em) // its answers come as input, as a terminal's do
	sess.Stdout, sess.Stderr = x, x.errs
	for _, v := range env {
		name, value, _ := strings.Cut(v, "=")
		_ = sess.Setenv(name, value) // a refusal is what some tests want
	}
	if err := sess.RequestPty(term, h, w, gossh.TerminalModes{}); err != nil {
		s.t.Fatal(err)
	}
	if command == "" {
		err = sess.Shell()
	} else {
		err = sess.Start(command)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	go func() { x.ended <- sess.Wait() }()
	s.t.Cleanup(func() { sess.Close() })
	return x
}

// text is what stands on the screen.
func (x *remoteScreen) text() string {
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

// written is everything that the session has written.
func (x *remoteScreen) written() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.raw.String()
}

// shows waits until words stand on the screen.
func (x *remoteScreen) shows(words string) {
	x.t.Helper()
	for end := time.Now().Add(patience); !strings.Contains(x.text(), words); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			x.t.Fatalf("%q is not on the screen:\n%s\n%s", words, x.text(), x.errs)
		}
	}
}

// types sends keys.
func (x *remoteScreen) types(s string) {
	x.t.Helper()
	if _, err := io.WriteString(x.keys, s); err != nil {
		x.t.Fatal(err)
	}
}

// ends returns the exit status of the session.
func (x *remoteScreen) ends() int {
	x.t.Helper()
	select {
	case err := <-x.ended:
		return exitOf(x.t, err)
	case <-time.After(patience):
		x.t.Fatalf("the session does not end:\n%s", x.text())
	}
	return 0
}

// Each session has its own size, language, colours and characters, over one
// dataset.
func TestSessionsOfTheirOwn(t *testing.T) {
	s := serve(t, nil, "--public")
	en := s.screen(120, 36, "xterm-256color")
	ru := s.screen(80, 24, "xterm-256color", "LC_ALL=ru_RU.UTF-8", "COLORTERM=truecolor", "LD_PRELOAD=/x.so")
	az := s.screen(60, 20, "linux", "LANG=az_AZ.UTF-8", "NO_COLOR=yes")
	en.shows("Trade volume")
	ru.shows("Товарооборот")
	az.shows("Ticarət")
	for name, c := range map[string]struct {
		x        *remoteScreen
		has, not string
	}{
		"256 colours": {en, "38;5;", "38;2;"},
		"true colour": {ru, "38;2;", "LD_PRELOAD"},
		"no colour":   {az, "\x1b[", "38;"},
	} {
		if got := c.x.written(); !strings.Contains(got, c.has) || strings.Contains(got, c.not) {
			t.Errorf("%s: wanted %q and no %q in %q", name, c.has, c.not, got)
		}
	}
	// A bigger window is drawn whole; keys reach their own session only.
	en.em.Resize(100, 30)
	if err := en.sess.WindowChange(30, 100); err != nil {
		t.Fatal(err)
	}
	az.types("]")
	en.types("?")
	en.shows("Keys ─")
	if strings.Contains(ru.text(), "Клавиши ─") {
		t.Errorf("a key of one session acts in another:\n%s", ru.text())
	}
	ru.types("Q")
	if status := ru.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	if ru.em.IsAltScreen() {
		t.Error("the alternate screen is not left")
	}
}

// A view and one's own wishes can be on the command line of a session.
func TestSessionWithAView(t *testing.T) {
	s := serve(t, nil, "--public")
	c := s.client()
	x := s.screenOf(c, 100, 30, "xterm", "--page projects --lang ru --glyphs ascii")
	x.shows("Статус проектов")
	for command, want := range map[string]string{
		"--page nowhere":       "--page nowhere: no such page",
		"--config /etc/passwd": "unknown flag: --config",
		"/etc/passwd":          `no dataset here is called "/etc/passwd"; there are: azerbaijan-russia`,
		"a b":                  "a session shows one dataset",
		"sh -c 'id'":           "a session",
	} {
		x := s.screenOf(c, 80, 24, "xterm", command)
		if status := x.ends(); status != exitUsage || !strings.Contains(x.errs.String(), want) {
			t.Errorf("%s: %d %s", command, status, x.errs)
		}
	}
}

// A terminal that cannot draw, or none, gets words.
func TestSessionInWords(t *testing.T) {
	s := serve(t, nil, "--public")
	x := s.screen(80, 200, "dumb", "LANG=ru_RU.UTF-8")
	x.shows("Товарооборот")
	if got := x.written(); strings.Contains(got, "\x1b") {
		t.Errorf("an escape sequence goes to a dumb terminal: %q", got)
	}
	x.types("wrang\b\b\b\x15projects\r")
	x.shows("> projects")
	x.types("\x03")
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	got := remoteShell(t, s.client(), "projects\nq\n")
	if got.status != 0 || !strings.Contains(got.out, "Signed agreements.") {
		t.Errorf("%d %s", got.status, got.out)
	}
}

// remoteShell opens a session without a terminal.
func remoteShell(t *testing.T, c *gossh.Client, stdin string) outcome {
	t.Helper()
	sess, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	defer sess.Close()
	var out, errs locked
	sess.Stdin, sess.Stdout, sess.Stderr = strings.NewReader(stdin), &out, &errs
	if err := sess.Shell(); err != nil {
		t.Fatal(err)
	}
	return outcome{status: exitOf(t, sess.Wait()), out: out.String(), err: errs.String()}
}
