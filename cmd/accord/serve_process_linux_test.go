package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// servingProcess is a server as a process of its own.
func servingProcess(t *testing.T, env []string, args ...string) (*process, *serving) {
	t.Helper()
	p := start(t, env, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...)
	p.waits("host key SHA256:")
	text := strings.ReplaceAll(p.output(), "\r", "")
	return p, &serving{t: t, addr: servingOn.FindStringSubmatch(text)[1], host: hostKeyIs.FindStringSubmatch(text)[1], told: &locked{}}
}

// A server that is told to end gives every terminal back first.
func TestSIGTERMGivesTerminalsBack(t *testing.T) {
	p, s := servingProcess(t, nil, "--public")
	var list []*remoteScreen
	for _, term := range []string{"xterm", "dumb", "xterm-256color"} {
		x := s.screen(80, 100, term)
		x.shows("Trade volume")
		list = append(list, x)
	}
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for _, x := range list {
		if status := x.ends(); status != exitFailed || !strings.Contains(x.errs.String(), "the server is closing") {
			t.Errorf("%d %s", status, x.errs)
		}
		if x.em.IsAltScreen() {
			t.Error("the alternate screen is not left")
		}
	}
	if _, status := p.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
}

// SIGHUP reads configuration and keys again, and no session is dropped but of
// those whose key is gone.
func TestSIGHUPReadsAgain(t *testing.T) {
	stays, staysLine := keyPair(t, "stays@here")
	goes, goesLine := keyPair(t, "goes@here")
	led, ledLine := keyPair(t, "led@here")
	keys := keysFile(t, staysLine, goesLine, `role="presenter" `+ledLine)
	dir := filepath.Dir(keys)
	conf := filepath.Join(dir, "mine.toml")
	write := func(path, text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	log := filepath.Join(dir, "log")
	write(conf, "accord = 1\n[serve]\nsessions = 50\nauthorized_keys = \"authorized_keys\"\nlog_file = \"log\"\nlog_format = \"json\"\n")
	p := start(t, nil, "serve", "--listen", "127.0.0.1:0", "--config", conf)
	p.waits("3 keys in ")
	text := strings.ReplaceAll(p.output(), "\r", "")
	s := &serving{t: t, addr: servingOn.FindStringSubmatch(text)[1], host: hostKeyIs.FindStringSubmatch(text)[1], told: &locked{}}
	a, b := s.screenOf(s.client(stays), 80, 24, "xterm", ""), s.screenOf(s.client(goes), 80, 24, "xterm", "")
	a.shows("Trade volume")
	b.shows("Trade volume")
	c := s.screenOf(s.client(led), 80, 24, "xterm", "")
	c.shows("Trade volume")
	c.types("P")
	a.shows("● following led@here")
	write(conf, "accord = 1\n[serve]\nsessions = 1\nauthorized_keys = \"authorized_keys\"\nlog_file = \"log\"\nlog_format = \"json\"\n")
	write(keys, `role="presenter" `+staysLine+ledLine)
	if err := os.Rename(log, log+".1"); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	if status := b.ends(); status != exitFailed || !strings.Contains(b.errs.String(), "your key lets you in no longer") {
		t.Errorf("%d %s", status, b.errs)
	}
	if status := c.ends(); status != exitFailed || !strings.Contains(c.errs.String(), "your key has another role now; connect again to go on as a viewer") {
		t.Errorf("%d %s", status, c.errs)
	}
	eventually(t, "the new bound holds", func() bool {
		_, err := a.conn.NewSession()
		return err != nil && strings.Contains(err.Error(), "all 1 places are taken")
	})
	a.types("?")
	a.shows("Keys ─")
	eventually(t, "the log is a new file", func() bool {
		text, err := os.ReadFile(log)
		return err == nil && strings.Contains(string(text), `"msg":"everything was read again"`)
	})
	write(conf, "accord = 1\n[serve]\nsessions = 0\n")
	if err := p.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a wrong configuration is told of", func() bool {
		text, err := os.ReadFile(log)
		return err == nil && strings.Contains(string(text), "the configuration cannot be used, and the one before stays")
	})
	a.types("\x1b")
	a.shows("Trade volume")
}

// A log that cannot be written ends nothing, and the measures say so.
func TestAFullDiskForTheLog(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip(err)
	}
	s := serve(t, nil, "--public", "--log-file", "/dev/full", "--metrics", "127.0.0.1:0")
	x := s.screen(80, 24, "xterm")
	x.shows("Trade volume")
	get := s.measures
	if got := get(); !strings.Contains(got, `accord_sessions{kind="dashboard"} 1`) || strings.Contains(got, "accord_log_errors_total 0\n") {
		t.Errorf("the measures say\n%s", got)
	}
	x.types("Q")
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	eventually(t, "the session is gone", func() bool { return strings.Contains(get(), `accord_sessions{kind="dashboard"} 0`) })
}

// The unit in README.md is one that systemd understands, where there is one to
// ask.
func TestUnitOfTheREADME(t *testing.T) {
	systemd, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip(err)
	}
	text, err := os.ReadFile(filepath.Join(top, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	unit := regexp.MustCompile("(?s)<!-- file accord.service -->\n```ini\n(.*?)```").FindSubmatch(text)
	if unit == nil {
		t.Fatal("there is no unit")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "accord.service")
	body := strings.Replace(string(unit[1]), "/usr/local/bin/accord", self, 1) // which must be there
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command(systemd, "verify", "--man=no", path).CombinedOutput(); err != nil || strings.Contains(string(said), path) {
		t.Errorf("%v: %s", err, said)
	}
}
