package main

import (
	"errors"
	"io"
	"net"
	"runtime"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// A client that asks for a huge window gets the largest one that is drawn, at
// its price.
func TestAHugeWindowCostsNothing(t *testing.T) {
	s := serve(t, nil, "--public")
	c := s.client()
	var before, after runtime.MemStats
	for range 2 { // the first one warms up
		x := s.screenOf(c, 400, 120, "xterm", "")
		x.shows("Trade volume")
		x.types("Q")
		x.ends()
	}
	runtime.GC()
	runtime.ReadMemStats(&before)
	x := s.screenOf(c, 60000, 60000, "xterm", "")
	x.shows("Trade volume")
	for range 50 {
		if err := x.sess.WindowChange(1<<31, 1<<31); err != nil {
			t.Fatal(err)
		}
	}
	x.types("]")
	x.shows("Trade volume ─")
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 256<<20 {
		t.Errorf("a window of 60000×60000 takes %d MB", grown>>20)
	}
	t.Logf("allocated meanwhile: %d MB", (after.TotalAlloc-before.TotalAlloc)>>20)
	x.types("Q")
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	if got := x.written(); strings.Contains(got, "[121;") || strings.Contains(got, "[401G") {
		t.Error("something is drawn beyond the bound")
	}
}

// Of many sizes the last one is drawn.
func TestAStormOfSizes(t *testing.T) {
	s := serve(t, nil, "--public")
	x := s.screen(80, 24, "xterm")
	x.shows("Trade volume")
	for i := range 2000 {
		if err := x.sess.WindowChange(20+i%20, 60+i%40); err != nil {
			t.Fatal(err)
		}
	}
	x.mu.Lock()
	x.em.Resize(120, 40)
	x.mu.Unlock()
	if err := x.sess.WindowChange(40, 120); err != nil {
		t.Fatal(err)
	}
	x.shows("4 Project status by sector")
	x.shows("─╮╭─")
}

// Connections that do not say whose they are are cut.
func TestHalfOpenConnections(t *testing.T) {
	s := serve(t, []string{"HANDSHAKE=300ms", "UNAUTHENTICATED=3"}, "--public")
	var list []net.Conn
	for _, says := range []string{"", "SSH-2.0-half\r\n", "GET / HTTP/1.1\r\n"} {
		c, err := net.Dial("tcp", s.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := io.WriteString(c, says); err != nil {
			t.Fatal(err)
		}
		if says != "GET / HTTP/1.1\r\n" { // which is cut at once
			list = append(list, c)
		}
	}
	for _, c := range list {
		_ = c.SetReadDeadline(time.Now().Add(20 * time.Second))
		if _, err := io.Copy(io.Discard, c); err != nil && strings.Contains(err.Error(), "timeout") {
			t.Errorf("a half-open connection is not cut: %v", err)
		}
	}
	s.client().Close() // and there is room again
}

func TestTooMany(t *testing.T) {
	dials := func(s *serving) error {
		c, err := s.dial()
		if err == nil {
			c.Close()
		}
		return err
	}
	t.Run("sessions", func(t *testing.T) {
		s := serve(t, []string{"SESSIONS=2"}, "--public")
		c := s.client()
		a := s.screenOf(c, 80, 24, "xterm", "")
		s.screenOf(c, 80, 24, "xterm", "")
		_, err := c.NewSession()
		if err == nil || !strings.Contains(err.Error(), "all 2 places are taken; try again later") {
			t.Errorf("a third session: %v", err)
		}
		a.shows("Trade volume")
		a.types("Q")
		a.ends()
		eventually(t, "there is room again", func() bool {
			sess, err := c.NewSession()
			if err == nil {
				sess.Close()
			}
			return err == nil
		})
	})
	t.Run("from one address", func(t *testing.T) {
		s := serve(t, []string{"SESSIONS_PER_ADDRESS=1"}, "--public")
		s.screen(80, 24, "xterm")
		if _, err := s.client().NewSession(); err == nil || !strings.Contains(err.Error(), "1 sessions from your address") {
			t.Errorf("a second session: %v", err)
		}
	})
	t.Run("strangers", func(t *testing.T) {
		s := serve(t, []string{"UNAUTHENTICATED=2"}, "--public")
		for range 2 {
			c, err := net.Dial("tcp", s.addr)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			_ = c.SetReadDeadline(time.Now().Add(20 * time.Second))
			if _, err := c.Read(make([]byte, 1)); err != nil { // it has been taken
				t.Fatal(err)
			}
		}
		if err := dials(s); err == nil || !strings.Contains(err.Error(), "too many connections are just being made") {
			t.Errorf("a third stranger: %v", err)
		}
	})
	t.Run("in a second", func(t *testing.T) {
		s := serve(t, []string{"CONNECTIONS_PER_SECOND=1"}, "--public")
		var err error
		for range 2 * burst {
			if err = dials(s); err != nil {
				break
			}
		}
		if err == nil || !strings.Contains(err.Error(), "too many connections from your address in a short time") {
			t.Errorf("many connections: %v", err)
		}
	})
}

// A session that is ended gives the terminal back and says why.
func TestSessionsEnd(t *testing.T) {
	for name, c := range map[string]struct {
		setting, want string
		term          string
	}{
		"nobody presses a key": {"IDLE=700ms", "no key was pressed for 700ms, and the session was ended", "xterm"},
		"in words":             {"IDLE=700ms", "no key was pressed for 700ms, and the session was ended", "dumb"},
		"after all":            {"TOTAL=700ms", "the session has lasted 700ms", "xterm"},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, []string{c.setting}, "--public")
			x := s.screen(80, 100, c.term)
			x.shows("Trade volume")
			if status := x.ends(); status != exitFailed {
				t.Errorf("status %d", status)
			}
			if !strings.Contains(x.errs.String(), c.want) {
				t.Errorf("it says %q", x.errs)
			}
			if x.em.IsAltScreen() || c.term != "dumb" && !strings.Contains(x.written(), "\x1b[?1049l") {
				t.Error("the alternate screen is not left")
			}
		})
	}
	s := serve(t, []string{"IDLE=700ms"}, "--public")
	x := s.screen(80, 24, "xterm")
	x.shows("Trade volume")
	for end := time.Now().Add(1500 * time.Millisecond); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		x.types("l")
	}
	x.types("?")
	x.shows("Keys ─")
}

func TestAFloodOfKeys(t *testing.T) {
	s := serve(t, []string{"PASTE=1000"}, "--public")
	x, other := s.screen(80, 24, "xterm"), s.screen(80, 24, "xterm")
	x.shows("Trade volume")
	go io.WriteString(x.keys, strings.Repeat("\x1b[C", 1<<20))
	if status := x.ends(); status != exitFailed || !strings.Contains(x.errs.String(), "more was typed than anybody can read") {
		t.Errorf("%d %s", status, x.errs)
	}
	other.types("?")
	other.shows("Keys ─")
}

// A paste of 10 MB takes no more than what is kept of it, and the session goes
// on.
func TestAPasteOfTenMegabytes(t *testing.T) {
	s := serve(t, nil, "--public")
	x := s.screen(80, 24, "xterm")
	x.shows("Trade volume")
	x.types("/")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	x.types(pasteBegin + "freight" + strings.Repeat("y", 10<<20) + pasteEnd)
	x.types("\x1b")
	x.shows("Trade volume")
	x.types("?")
	x.shows("Keys ─")
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > 200<<20 {
		t.Errorf("%d MB were allocated", got>>20)
	}
}

// What is kept of pastes, in pieces of any size.
func TestPastesAreCut(t *testing.T) {
	long := strings.Repeat("z", 500)
	for text, want := range map[string]string{
		"ab":                               "ab",
		pasteBegin + "ab" + pasteEnd + "c": pasteBegin + "ab" + pasteEnd + "c",
		pasteBegin + long + pasteEnd + "c": pasteBegin + long[:100] + pasteEnd + "c",
		pasteBegin + long + "\x1b[201" + long + pasteEnd: pasteBegin + long[:100] + "\x1b[201z" + pasteEnd,
		"\x1b\x1b[200~" + long + "\x1b\x1b[201~x":        "\x1b\x1b[200~" + long[:100] + "\x1b\x1b[201~x",
	} {
		for _, size := range []int{1, 2, 3, 7, 1000} {
			v := &visit{}
			v.max.Paste = 100
			in := newTyping(v, 1<<20)
			var got strings.Builder
			for rest := text; rest != ""; {
				p := []byte(rest[:min(size, len(rest))])
				rest = rest[len(p):]
				got.Write(p[:in.take(p)])
			}
			if got.String() != want {
				t.Errorf("in pieces of %d: %q", size, got.String())
			}
		}
	}
}

// A reader that does not read is cut, and nobody else notices.
func TestAStalledReader(t *testing.T) {
	s := serve(t, []string{"STALLED=500ms"}, "--public")
	other := s.screen(80, 24, "xterm")
	other.shows("Trade volume")
	sess, err := s.client().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	defer sess.Close()
	keys, err := sess.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sess.StdoutPipe(); err != nil { // which nobody reads
		t.Fatal(err)
	}
	if err := sess.RequestPty("xterm-256color", 120, 400, gossh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if err := sess.Shell(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the reader is cut", func() bool {
		_, _ = io.WriteString(keys, "\x0c") // draw all of it again
		time.Sleep(10 * time.Millisecond)
		return strings.Contains(s.told.String(), "why=stalled")
	})
	other.types("?")
	other.shows("Keys ─")
}

// After clients that were killed nothing is left of them.
func TestNothingIsLeft(t *testing.T) {
	s := serve(t, nil, "--public")
	s.client().Close()
	open := func() (goroutines, files int) { return runtime.NumGoroutine(), openFiles(t) }
	s.waits("serving")
	time.Sleep(100 * time.Millisecond) // the first connection is gone
	before, filesBefore := open()
	var list []*remoteScreen
	for i := range 24 {
		x := s.screenOf(s.client(), 80, 24, []string{"xterm", "dumb"}[i%2], "")
		list = append(list, x)
	}
	for _, x := range list {
		x.shows("Trade volume")
	}
	for i, x := range list {
		if i%3 == 0 {
			x.types("Q\r\x03")
			x.ends()
		}
		x.conn.Close()
		x.keys.Close()
		x.em.InputPipe().(io.Closer).Close()
	}
	eventually(t, "nothing is left", func() bool {
		now, files := open()
		return now <= before+2 && files <= filesBefore
	})
}

// Who types on in the breath in which they leave, leaves nothing behind.
func TestKeysBehindTheLastOne(t *testing.T) {
	s := serve(t, []string{"SESSIONS_PER_ADDRESS=100", "CONNECTIONS_PER_SECOND=1000"}, "--public")
	gone := leftovers(t, s)
	for i := range 12 {
		c, err := net.Dial("tcp", s.addr)
		if err != nil {
			t.Fatal(err)
		}
		x, err := s.onlook(c, 80, 24)
		if err = errors.Join(err, x.sees("Trade volume")); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(x.keys, "q"+strings.Repeat("x", 200)); err != nil {
			t.Fatal(err)
		}
		eventually(t, "who has left is gone", func() bool { return strings.Count(s.told.String(), "a session has ended") > i })
		_ = x.conn.Close()
	}
	gone()
}
