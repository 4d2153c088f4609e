package main

import (
	"context"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"accord/data"
	"accord/data/load"
	"accord/tui"
)

var presentedAt = regexp.MustCompile(`ssh -p (\d+) 127\.0\.0\.1`)

// presentHere starts a dashboard that others can look at, and what they come
// in by.
func presentHere(t *testing.T, args ...string) (*session, *serving) {
	t.Helper()

	here := open(t, nil, append([]string{"--present", "--listen", "127.0.0.1:0"}, args...)...)
	here.waitFor("you present; others look with ssh -p")
	port := presentedAt.FindStringSubmatch(here.screen.String())[1]
	return here, &serving{t: t, addr: net.JoinHostPort("127.0.0.1", port), told: &locked{}}
}

// enters logs in without asking whose host it is.
func (s *serving) enters(w, h int, term string, env ...string) *remoteScreen {
	s.t.Helper()
	line, err := net.Dial("tcp", s.addr)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { line.Close() })
	return s.screenOf(s.over(line, nil), w, h, term, "", env...)
}

// A dashboard on a terminal of one's own, at which others look over SSH.
func TestPresent(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mine")
	if got := run(t, "new", dir); got.status != 0 {
		t.Fatal(got.err)
	}
	here, s := presentHere(t, "--public", dir, "--page", "projects")
	here.waitFor("● 0 following")
	viewer := s.enters(80, 24, "xterm", "LC_ALL=ru_RU.UTF-8")
	viewer.shows("● показ: accord")
	viewer.shows("Статус проектов")
	here.waitFor("● 1 following")
	mono := s.enters(120, 36, "vt100", "NO_COLOR=1")
	mono.shows("Project status by sector")
	here.press("1")
	viewer.shows("1 Товарооборот ─")
	viewer.types("]")
	viewer.shows("○ без ведущего")
	viewer.types("F")
	viewer.shows("1 Товарооборот ─")
	here.press("w")
	here.waitFor("others look with ssh -p")
	here.waitFor("guest anybody")
	here.waitFor("80×24")
	// A change of the files reaches everybody.
	text, err := os.ReadFile(filepath.Join(dir, "dataset.toml"))
	if err != nil {
		t.Fatal(err)
	}
	changed := regexp.MustCompile(`(?m)^title = .*$`).ReplaceAllString(string(text), `title = { en = "Changed here" }`)
	if err := os.WriteFile(filepath.Join(dir, "dataset.toml"), []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	here.waitFor("Changed here")
	mono.shows("Changed here")
	viewer.shows("● показ: accord")
	// What is handed over is taken, and taken back.
	here.press("j")
	here.press("X")
	viewer.shows("accord передаёт вам показ; P — принять")
	viewer.types("P")
	here.waitFor("guest anybody presents now; Z takes it back")
	here.press("w")
	viewer.types("4")
	here.waitFor("4 Project status by sector")
	mono.shows("Project status by sector ─")
	here.press("Z")
	mono.shows("● following accord")
	// Whoever looks gets the terminal back when the dashboard ends.
	here.press("Q")
	if status := here.end(); status != 0 {
		t.Errorf("status %d: %s", status, here.stderr)
	}
	for _, x := range []*remoteScreen{viewer, mono} {
		x.ends()
		if x.em.IsAltScreen() {
			t.Error("the alternate screen is not left")
		}
		if got := x.errs.String(); !strings.Contains(got, "the server is closing") {
			t.Errorf("it is told: %q", got)
		}
	}
	if strings.Contains(here.screen.written(), "level=") || here.stderr.String() != "" {
		t.Errorf("the log is written over the screen: %s", here.stderr)
	}
	if c, err := net.Dial("tcp", s.addr); err == nil {
		c.Close()
		t.Error("something still listens")
	}
}

// A presentation of the bundled dataset, with keys, that is ended by a signal.
func TestPresentWithKeys(t *testing.T) {
	key, line := keyPair(t, "leyla")
	log := filepath.Join(t.TempDir(), "log")
	here, s := presentHere(t, "--authorized-keys", keysFile(t, line), "--config", file(t, "config.toml", "accord = 1\n[serve]\nlog_file = \""+log+"\"\n"))
	conn, err := net.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, _, _, err := gossh.NewClientConn(conn, s.addr, &gossh.ClientConfig{User: "x", HostKeyCallback: gossh.InsecureIgnoreHostKey()}); err == nil {
		t.Error("somebody comes in without a key")
	}
	viewer := s.screenOf(s.over(dialled(t, s.addr), key), 100, 30, "xterm", "")
	viewer.shows("● following accord")
	here.cancel()
	here.end()
	viewer.ends()
	if viewer.em.IsAltScreen() {
		t.Error("the alternate screen is not left")
	}
	if text, err := os.ReadFile(log); err != nil || !strings.Contains(string(text), "name=leyla role=viewer") {
		t.Errorf("%v %s", err, text)
	}
}

func dialled(t *testing.T, addr string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

func TestPresentIsUsedWrongly(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for want, args := range map[string][]string{
		"write --authorized-keys and a file of keys, or --public":  {"--present"},
		"--public says who else may look; write --present with it": {"--public"},
		"--listen says who else may look; write --present with it": {"--listen", "127.0.0.1:0"},
		"--present and --plain contradict each other":              {"--present", "--plain", "--public"},
		"another program listens there already":                    {"--present", "--public", "--listen", taken.Addr().String()},
		"open absent: ":                                            {"--present", "--authorized-keys", "absent"},
	} {
		c, _, errs := newCommand(t)
		c.Terminal = terminalOf(100, 30)
		if status := c.Main(context.Background(), args); status == 0 || !strings.Contains(errs.String(), want) {
			t.Errorf("%v: %d %s", args, status, errs)
		}
	}
}

// Others come in when a table is whole: what the presenter sees of it before that
// answers nobody's question.
func TestPresentWaitsForTheWholeTable(t *testing.T) {
	part := data.Flow{Partial: true, Rows: 1, Size: 2, Read: 1}
	x := newShow("a", "a.csv", &feed{}, load.Snapshot{Flow: part}, slog.New(slog.DiscardHandler))
	came := make(chan error, 1)
	go func() { came <- x.whole(t.Context()) }()
	x.take(tui.Update{Flow: part})
	select {
	case <-came:
		t.Fatal("a part is taken for the whole")
	case <-time.After(50 * time.Millisecond):
	}
	x.take(tui.Update{})
	if err := <-came; err != nil {
		t.Error(err)
	}
	gone, stop := context.WithCancel(t.Context())
	stop()
	x.take(tui.Update{Flow: part})
	if x.whole(gone) == nil {
		t.Error("nobody waits any more, and the table is whole")
	}
}
