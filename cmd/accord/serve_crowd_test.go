package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// someOf is n, fewer where time is short, and fewer still where everything is
// slow.
func someOf(n int) int {
	switch {
	case racing:
		return max(4, n/25)
	case testing.Short():
		return max(4, n/10)
	}
	return n
}

// onlooker is somebody whose terminal is not drawn: what was written last is
// kept, and looked through.
type onlooker struct {
	conn *gossh.Client
	keys io.WriteCloser
	done chan error

	mu   sync.Mutex
	seen string
}

// Write takes what the session writes.
func (x *onlooker) Write(p []byte) (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.seen += string(p)
	x.seen = x.seen[max(0, len(x.seen)-128<<10):]
	return len(p), nil
}

// sees waits for words.
func (x *onlooker) sees(words string) error {
	for end := time.Now().Add(60 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		x.mu.Lock()
		is := strings.Contains(x.seen, words)
		x.mu.Unlock()
		if is {
			return nil
		}
		if time.Now().After(end) {
			return fmt.Errorf("%q does not come", words)
		}
	}
}

// onlook opens a session over a connection; out takes what it writes, nil leaves
// it unread.
func (s *serving) onlook(c net.Conn, w, h int) (*onlooker, error) {
	conf := &gossh.ClientConfig{User: "anybody", HostKeyCallback: gossh.InsecureIgnoreHostKey()}
	conn, chans, reqs, err := gossh.NewClientConn(c, s.addr, conf)
	if err != nil {
		return nil, err
	}
	x := &onlooker{conn: gossh.NewClient(conn, chans, reqs), done: make(chan error, 1)}
	sess, err := x.conn.NewSession()
	if err != nil {
		return nil, err
	}
	sess.Stdout = x
	if x.keys, err = sess.StdinPipe(); err != nil {
		return nil, err
	}
	if err := errors.Join(sess.RequestPty("xterm-256color", h, w, gossh.TerminalModes{}), sess.Shell()); err != nil {
		return nil, err
	}
	go func() { x.done <- sess.Wait() }()
	return x, nil
}

// each does something for every i below n, some at a time.
func each(t *testing.T, n int, do func(i int) error) {
	t.Helper()
	var wg sync.WaitGroup
	turns := make(chan struct{}, 32)
	for i := range n {
		wg.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			if err := do(i); err != nil {
				t.Errorf("%d: %v", i, err)
			}
		})
	}
	wg.Wait()
	if t.Failed() {
		t.FailNow()
	}
}

// leftovers is what is there of goroutines and open files before anybody came.
func leftovers(t *testing.T, s *serving) (gone func()) {
	t.Helper()
	if c, err := net.Dial("tcp", s.addr); err == nil { // whoever accepts is there
		c.Close()
	}
	time.Sleep(200 * time.Millisecond)
	goroutines, files := runtime.NumGoroutine(), openFiles(t)
	return func() {
		t.Helper()
		for end := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
			now, open := runtime.NumGoroutine(), openFiles(t)
			if now <= goroutines+2 && open <= files {
				return
			}
			if time.Now().After(end) {
				b := make([]byte, 1<<20)
				t.Fatalf("%d goroutines of %d before and %d files of %d are left\n%s", now, goroutines, open, files, b[:runtime.Stack(b, true)])
			}
		}
	}
}

// Five hundred come at once, look at a dataset that is replaced while they do,
// and leave, most of them without a word.
func TestACrowd(t *testing.T) {
	n := someOf(500)
	dir := filepath.Join(t.TempDir(), "shared")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	manifest := func(title string) {
		text := "accord = 1\ntitle = \"" + title + "\"\n[[indicator]]\nid = \"TRADE\"\nunit = \"USD\"\nname = \"Trade\"\n"
		if err := replaceFile(filepath.Join(dir, "dataset.toml"), []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "observations.csv"), []byte(goodCSV), 0o600); err != nil {
		t.Fatal(err)
	}
	manifest("Before")
	s := serve(t, []string{"SESSIONS=1000", "SESSIONS_PER_ADDRESS=1000", "CONNECTIONS_PER_SECOND=10000", "UNAUTHENTICATED=1000"}, "--public", dir)
	gone := leftovers(t, s)
	crowd := make([]*onlooker, n)
	each(t, n, func(i int) (err error) {
		c, err := net.Dial("tcp", s.addr)
		if err == nil {
			crowd[i], err = s.onlook(c, 120, 40)
		}
		return err
	})
	each(t, n, func(i int) error { return crowd[i].sees("Before") })
	manifest("Afterwards")
	each(t, n, func(i int) error { return crowd[i].sees("Afterwards") })
	each(t, n, func(i int) error {
		_, err := io.WriteString(crowd[i].keys, "?")
		return errors.Join(err, crowd[i].sees("Keys"))
	})
	each(t, n, func(i int) error {
		if i%5 > 0 {
			return crowd[i].conn.Close() // as when a client is killed
		}
		_, err := io.WriteString(crowd[i].keys, "Q")
		if ended := <-crowd[i].done; err != nil || ended != nil {
			return errors.Join(err, ended)
		}
		return crowd[i].conn.Close()
	})
	crowd = nil
	gone()
}

// stuckWire is a connection of somebody who stops to read: neither a byte is
// taken nor is the connection closed.
type stuckWire struct {
	net.Conn
	stuck, free chan struct{}
}

// Read implements [io.Reader].
func (c *stuckWire) Read(p []byte) (int, error) {
	select {
	case <-c.stuck:
		<-c.free
		return 0, io.EOF
	default:
		return c.Conn.Read(p)
	}
}

// Fifty who do not read cost no more than what is on the way to them, delay
// nobody, and are cut.
func TestFiftyStalledReaders(t *testing.T) {
	n := someOf(50)
	s := serve(t, []string{"SESSIONS_PER_ADDRESS=1000", "CONNECTIONS_PER_SECOND=10000", "STALLED=2s"}, "--public")
	gone := leftovers(t, s)
	stuck, free := make(chan struct{}), make(chan struct{})
	list := make([]*onlooker, n)
	each(t, n, func(i int) error {
		c, err := net.Dial("tcp", s.addr)
		if err != nil {
			return err
		}
		list[i], err = s.onlook(&stuckWire{c, stuck, free}, 400, 120)
		return errors.Join(err, list[i].sees("Trade volume"))
	})
	c, err := net.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	other, err := s.onlook(c, 80, 24)
	if err != nil {
		t.Fatal(err)
	}
	if err := other.sees("Trade volume"); err != nil {
		t.Fatal(err)
	}
	heap := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / (1 << 20)
	}
	before, most := heap(), 0.0
	close(stuck)
	words := []string{"Keys", "Freight"}
	for i := 0; strings.Count(s.told.String(), "why=stalled") < n; i++ {
		if i > 4000 {
			t.Fatalf("%d of %d were cut", strings.Count(s.told.String(), "why=stalled"), n)
		}
		for _, x := range list {
			_, _ = io.WriteString(x.keys, "\x0c") // all of it again; who was cut does not take it
		}
		if i%20 == 0 {
			other.mu.Lock()
			other.seen = ""
			other.mu.Unlock()
			if _, err := io.WriteString(other.keys, "?"); err != nil {
				t.Fatal(err)
			}
			if err := other.sees(words[i/20%2]); err != nil {
				t.Fatal(err)
			}
			most = max(most, heap()-before)
		}
		time.Sleep(5 * time.Millisecond)
	}
	if each := most / float64(n); each > 1 {
		t.Errorf("a reader that does not read costs %.1f MB", each)
	}
	close(free)
	for _, x := range append(list, other) {
		_ = x.conn.Close()
	}
	list, other = nil, nil
	gone()
}
