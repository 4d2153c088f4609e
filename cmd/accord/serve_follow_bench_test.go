package main

import (
	"bufio"
	"crypto/ed25519"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// arrivals is the screen of somebody who only notes when something comes.
type arrivals struct {
	first atomic.Int64 // when the first bytes came since it was set to 0, in nanoseconds
	bytes atomic.Int64
}

func (a *arrivals) Write(p []byte) (int, error) {
	a.bytes.Add(int64(len(p)))
	a.first.CompareAndSwap(0, time.Now().UnixNano())
	return len(p), nil
}

// waits reports whether nothing has come yet.
func (a *arrivals) waits() bool { return a.first.Load() == 0 }

// BenchmarkFollow is how long it takes from a key of who presents to the bytes
// that each viewer gets of it, and how many these are. The server is a process
// of its own; presenter and viewers, in windows of 120 × 40, share its machine.
// An operation is a key,
// and the next one is pressed when all have got it, five a second at most.
//
//	go test ./cmd/accord -run '^$' -bench '^BenchmarkFollow$' -benchtime 50x
func BenchmarkFollow(b *testing.B) {
	for _, n := range []int{1, 20, 200, 450} {
		b.Run(fmt.Sprintf("viewers=%d", n), func(b *testing.B) { followed(b, n) })
	}
}

func followed(b *testing.B, n int) {
	addr, signer := followServer(b)
	viewers := make([]*arrivals, n)
	for i := range viewers {
		viewers[i] = &arrivals{}
		attend(b, addr, nil, viewers[i])
	}
	mine := &arrivals{}
	keys := attend(b, addr, signer, mine)
	press := func(k string) {
		if _, err := keys.Write([]byte(k)); err != nil {
			b.Fatal(err)
		}
	}
	time.Sleep(500 * time.Millisecond)
	press("P")
	time.Sleep(time.Second)
	steps := []string{"\x1b[D", "\x1b[D", "\x1b[D", "]", "\x1b[C", "\x1b[C", "\x1b[C", "["}
	var took []time.Duration
	var bytes int64
	i := 0
	for b.Loop() {
		for _, v := range viewers {
			bytes -= v.bytes.Load()
			v.first.Store(0)
		}
		at := time.Now()
		press(steps[i%len(steps)])
		i++
		time.Sleep(200 * time.Millisecond)
		for end := at.Add(3 * time.Second); time.Now().Before(end) && slices.ContainsFunc(viewers, (*arrivals).waits); {
			time.Sleep(10 * time.Millisecond)
		}
		for _, v := range viewers {
			bytes += v.bytes.Load()
			if v.waits() {
				b.Fatal("a viewer gets nothing for three seconds")
			}
			took = append(took, time.Duration(v.first.Load()-at.UnixNano()))
		}
	}
	slices.Sort(took)
	ms := func(share int) float64 { return took[(len(took)-1)*share/100].Seconds() * 1000 }
	b.ReportMetric(ms(50), "p50-ms")
	b.ReportMetric(ms(99), "p99-ms")
	b.ReportMetric(ms(100), "max-ms")
	b.ReportMetric(float64(bytes)/float64(len(took)), "bytes/key")
	b.ReportMetric(0, "ns/op")
}

// followServer starts a server with one presenter's key.
func followServer(b *testing.B) (addr string, presenter gossh.Signer) {
	b.Helper()
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		b.Fatal(err)
	}
	if presenter, err = gossh.NewSignerFromKey(private); err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	keys := filepath.Join(dir, "keys")
	line := `role="presenter" ` + strings.TrimSpace(string(gossh.MarshalAuthorizedKey(presenter.PublicKey()))) + " leyla\n"
	if err := os.WriteFile(keys, []byte(line), 0o600); err != nil {
		b.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(self, "serve", "--listen", "127.0.0.1:0", "--public", "--authorized-keys", keys, "--log-file", filepath.Join(dir, "log"))
	cmd.Env = []string{asProgram + "=1", "HOME=" + dir, "XDG_STATE_HOME=" + dir, "ACCORD_SERVE_SESSIONS_PER_ADDRESS=1000", "ACCORD_SERVE_SESSIONS=1000",
		"ACCORD_SERVE_CONNECTIONS_PER_SECOND=10000"}
	out, err := cmd.StderrPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	lines := bufio.NewReader(out)
	for addr == "" {
		line, err := lines.ReadString('\n')
		if err != nil {
			b.Fatal(err)
		}
		if m := servingOn.FindStringSubmatch(line); m != nil {
			addr = m[1]
		}
	}
	return addr, presenter
}

// attend opens a session and returns its keyboard.
func attend(b *testing.B, addr string, key gossh.Signer, to *arrivals) (keys interface{ Write([]byte) (int, error) }) {
	b.Helper()
	conf := &gossh.ClientConfig{User: "somebody", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: 20 * time.Second}
	conf.Auth = []gossh.AuthMethod{gossh.KeyboardInteractive(func(_, _ string, q []string, _ []bool) ([]string, error) { return make([]string, len(q)), nil })}
	if key != nil {
		conf.Auth = []gossh.AuthMethod{gossh.PublicKeys(key)}
	}
	c, err := gossh.Dial("tcp", addr, conf)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { c.Close() })
	sess, err := c.NewSession()
	if err != nil {
		b.Fatal(err)
	}
	if keys, err = sess.StdinPipe(); err != nil {
		b.Fatal(err)
	}
	sess.Stdout = to
	if err := sess.RequestPty("xterm-256color", 40, 120, gossh.TerminalModes{}); err != nil {
		b.Fatal(err)
	}
	if err := sess.Shell(); err != nil {
		b.Fatal(err)
	}
	return keys
}
