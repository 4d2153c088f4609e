package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"accord/tui"
)

// locked is a buffer that two goroutines may use.
type locked struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (b *locked) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.all.Write(p)
}

func (b *locked) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.all.String()
}

// serving is a server in this process.
type serving struct {
	t      *testing.T
	addr   string
	host   string // the fingerprint of the host key
	told   *locked
	stop   context.CancelFunc
	status chan int
}

var (
	servingOn = regexp.MustCompile(`accord: serving .* on (\S+)\n`)
	hostKeyIs = regexp.MustCompile(`accord: host key (\S+)\n`)
)

// serve starts a server on a free port; settings are variables of the
// environment without ACCORD_SERVE_.
func serve(t *testing.T, settings []string, args ...string) *serving {
	t.Helper()
	return serveWith(t, func(*Command) {}, settings, args...)
}

// serveWith is serve with changes to the command before it runs.
func serveWith(t *testing.T, change func(*Command), settings []string, args ...string) *serving {
	t.Helper()
	c, _, _ := newCommand(t)
	s := &serving{t: t, told: &locked{}, status: make(chan int, 1)}
	c.Stderr = s.told
	c.Environ = append(c.Environ, "ACCORD_SERVE_CONNECTIONS_PER_SECOND=1000")
	for _, x := range settings {
		c.Environ = append(c.Environ, "ACCORD_SERVE_"+x)
	}
	change(c)
	var ctx context.Context
	ctx, s.stop = context.WithCancel(context.Background())
	go func() { s.status <- c.Main(ctx, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)) }()
	t.Cleanup(func() { s.ends() })
	s.waits("host key")
	s.addr = servingOn.FindStringSubmatch(s.told.String())[1]
	s.host = hostKeyIs.FindStringSubmatch(s.told.String())[1]
	return s
}

// waits returns once the server has told something.
func (s *serving) waits(text string) {
	s.t.Helper()
	eventually(s.t, text, func() bool {
		select {
		case status := <-s.status:
			s.status <- status
			s.t.Fatalf("the server has ended with %d: %s", status, s.told)
		default:
		}
		return strings.Contains(s.told.String(), text)
	})
}

// ends stops the server and returns its exit status.
func (s *serving) ends() int {
	s.t.Helper()
	s.stop()
	select {
	case status := <-s.status:
		s.status <- status
		return status
	case <-time.After(patience):
		s.t.Fatalf("the server does not end: %s", s.told)
	}
	return 0
}

// patience is how long a test waits for what has to come. Only a defect takes
// longer, on however busy a machine.
const patience = time.Minute

// eventually waits until something is true.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("it does not come to this: %s", what)
		}
	}
}

// keyPair makes a key; line is its public half as it stands in a file of keys.
func keyPair(t *testing.T, comment string) (key gossh.Signer, line string) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	if key, err = gossh.NewSignerFromKey(private); err != nil {
		t.Fatal(err)
	}
	return key, strings.TrimSpace(string(gossh.MarshalAuthorizedKey(key.PublicKey()))) + " " + comment + "\n"
}

// keysFile writes a file of keys.
func keysFile(t *testing.T, lines ...string) string {
	t.Helper()
	return file(t, "authorized_keys", strings.Join(lines, ""))
}

// dial logs in with keys, or without one.
func (s *serving) dial(keys ...gossh.Signer) (*gossh.Client, error) {
	conf := &gossh.ClientConfig{User: "anybody", Timeout: 10 * time.Second, HostKeyCallback: func(_ string, _ net.Addr, key gossh.PublicKey) error {
		if got := gossh.FingerprintSHA256(key); got != s.host {
			return errors.New("the host key is " + got)
		}
		return nil
	}}
	if len(keys) > 0 {
		conf.Auth = append(conf.Auth, gossh.PublicKeys(keys...))
	}
	conf.Auth = append(conf.Auth, gossh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
		return make([]string, len(questions)), nil
	}), gossh.Password("secret"))
	return gossh.Dial("tcp", s.addr, conf)
}

// client is dial for somebody who must be let in.
func (s *serving) client(keys ...gossh.Signer) *gossh.Client {
	s.t.Helper()
	c, err := s.dial(keys...)
	if err != nil {
		s.t.Fatalf("%v: %s", err, s.told)
	}
	s.t.Cleanup(func() { c.Close() })
	return c
}

// remote runs a command over SSH.
func remote(t *testing.T, c *gossh.Client, stdin, command string) outcome {
	t.Helper()
	sess, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	defer sess.Close()
	var out, errs bytes.Buffer
	sess.Stdin, sess.Stdout, sess.Stderr = strings.NewReader(stdin), &out, &errs
	return outcome{status: exitOf(t, sess.Run(command)), out: out.String(), err: errs.String()}
}

// exitOf is the exit status that a session ended with.
func exitOf(t *testing.T, err error) int {
	t.Helper()
	var exit *gossh.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitStatus()
	}
	t.Fatalf("no exit status: %v", err)
	return 0
}

func TestNobodyGetsInWithoutAKey(t *testing.T) {
	known, line := keyPair(t, "known@here")
	unknown, _ := keyPair(t, "unknown@here")
	path := keysFile(t, "no key\n", line)
	s := serve(t, nil, "--authorized-keys", path)
	if !strings.Contains(s.told.String(), path+":1: warning: this is no line with a public key") {
		t.Errorf("a malformed line is not told of: %s", s.told)
	}
	for name, keys := range map[string][]gossh.Signer{"no key": nil, "an unknown key": {unknown}} {
		if c, err := s.dial(keys...); err == nil {
			c.Close()
			t.Errorf("%s: let in", name)
		}
	}
	// A key that is only offered proves nothing: the session is of the other one.
	got := remote(t, s.client(unknown, known), "", "keys")
	if want := run(t, "keys"); got.out != want.out || got.status != 0 {
		t.Errorf("status %d: %s", got.status, got.err)
	}
	s.waits("name=known@here role=viewer")
	// A key that is taken out lets nobody in any more; one that is put in does.
	_, other := keyPair(t, "other@here")
	if err := os.WriteFile(path, []byte(other), 0o600); err != nil {
		t.Fatal(err)
	}
	if c, err := s.dial(known); err == nil {
		c.Close()
		t.Error("a key that was taken out lets in")
	}
	if err := os.WriteFile(path, []byte(other+line), 0o600); err != nil {
		t.Fatal(err)
	}
	s.client(known).Close()
	// Without the file nobody comes in.
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if c, err := s.dial(known); err == nil {
		c.Close()
		t.Error("let in without a file of keys")
	}
	if status := s.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
}

func TestNeitherKeysNorPublic(t *testing.T) {
	if got := run(t, "serve"); got.status != exitUsage || !strings.Contains(got.err, "--authorized-keys") {
		t.Errorf("%d %s", got.status, got.err)
	}
	if got := run(t, "serve", "--authorized-keys", "absent"); got.status != exitFailed || !strings.Contains(got.err, "open absent: ") {
		t.Errorf("%d %s", got.status, got.err)
	}
	open := keysFile(t)
	if err := os.Chmod(open, 0o666); err != nil {
		t.Fatal(err)
	}
	if got := run(t, "serve", "--authorized-keys", open); got.status != exitFailed || !strings.Contains(got.err, "chmod go-w") {
		t.Errorf("%d %s", got.status, got.err)
	}
}

func TestPublic(t *testing.T) {
	editor, line := keyPair(t, "editor@here")
	unknown, _ := keyPair(t, "unknown@here")
	dir := filepath.Join(t.TempDir(), "mine")
	if got := run(t, "new", dir); got.status != 0 {
		t.Fatal(got.err)
	}
	row := "add sources id=S99 title=Nine publisher=Office url=https://example.org/9"
	for name, args := range map[string][]string{"without keys": nil, "with keys": {"--authorized-keys", keysFile(t, `role="editor" `+line)}} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, nil, append([]string{"--public", dir}, args...)...)
			s.waits("everybody who reaches this address may look")
			for _, keys := range [][]gossh.Signer{nil, {unknown}} {
				c := s.client(keys...)
				if got := remote(t, c, "", "check"); got.status != 0 {
					t.Errorf("%d %s", got.status, got.err)
				}
				if got := remote(t, c, "", row); got.status != exitFailed || !strings.Contains(got.err, "add is for editors, and you are a viewer") {
					t.Errorf("%d %s", got.status, got.err)
				}
			}
			if args == nil {
				return
			}
			if got := remote(t, s.client(unknown, editor), "", row); got.status != 0 || !strings.Contains(got.out, "added 1 row") {
				t.Errorf("an editor who looks at a public server: %d %s", got.status, got.err)
			}
		})
	}
}

func TestHostKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "host_key")
	first := serve(t, nil, "--public", "--host-key", path)
	first.ends()
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v %v", info, err)
	}
	if second := serve(t, nil, "--public", "--host-key", path); second.host != first.host {
		t.Error("the host key is another one at the second start")
	}
	for name, c := range map[string]struct {
		spoil func() error
		want  string
	}{
		"read by others": {func() error { return os.Chmod(path, 0o644) }, "can be read by others (mode 0644); write chmod 600"},
		"no key":         {func() error { return errors.Join(os.Chmod(path, 0o600), os.WriteFile(path, []byte("x"), 0o600)) }, "is no private key without a passphrase"},
		"a folder":       {func() error { return errors.Join(os.Remove(path), os.Mkdir(path, 0o700)) }, "open the host key"},
	} {
		if name == "a folder" {
			continue // last
		}
		if err := c.spoil(); err != nil {
			t.Fatal(err)
		}
		if got := run(t, "serve", "--public", "--host-key", path, "--listen", "127.0.0.1:0"); got.status != exitFailed || !strings.Contains(got.err, c.want) {
			t.Errorf("%s: %d %s", name, got.status, got.err)
		}
		if err := os.Chmod(path, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPortTaken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if got := run(t, "serve", "--public", "--listen", l.Addr().String()); got.status != exitFailed || !strings.Contains(got.err, "another program listens there already") {
		t.Errorf("%d %s", got.status, got.err)
	}
	for _, at := range []string{"0.0.0.0:0", "example.org:1", "x"} {
		if got := run(t, "serve", "--public", "--listen", "127.0.0.1:0", "--metrics", at); got.status != exitUsage || !strings.Contains(got.err, "write --metrics 127.0.0.1:9123") {
			t.Errorf("%s: %d %s", at, got.status, got.err)
		}
	}
}

// One session that crashes takes no other with it.
func TestACrashEndsOneSession(t *testing.T) {
	s := serveWith(t, func(c *Command) {
		c.wrap = func(m tui.Model) tui.Model { return &broken{Model: m, where: "update"} }
	}, nil, "--public")
	a, b := s.screen(80, 24, "xterm-256color"), s.screen(80, 24, "xterm-256color")
	a.shows("Trade volume")
	b.shows("Trade volume")
	a.types("x")
	if status := a.ends(); status != exitFailed {
		t.Errorf("status %d", status)
	}
	if a.em.IsAltScreen() {
		t.Error("the alternate screen is not left")
	}
	if got := a.errs.String(); !strings.Contains(got, "something went wrong in accord itself") || strings.Contains(got, "goroutine") {
		t.Errorf("it is told: %s", got)
	}
	s.waits("a session has crashed")
	b.types("?")
	b.shows("help")
}

var _ io.Writer = (*locked)(nil)
