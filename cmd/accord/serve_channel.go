package main

import (
	"encoding/binary"
	"io"
	"slices"
	"strings"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/time/rate"
)

// session answers the opening of a channel of that type: it is the way of
// everything that comes in. What the library would take without a bound is
// bounded here before the library sees it.
func (s *server) session(_ *ssh.Server, conn *gossh.ServerConn, opening gossh.NewChannel, ctx ssh.Context) {
	l, ok := ctx.Value(wireKey{}).(*wire)
	who, known := visitorOf(conn.Permissions)
	if !ok || !known {
		_ = opening.Reject(gossh.Prohibited, "accord does not know who you are")
		return
	}
	no := s.limits.begin(l.from)
	if no == nil && s.closing() {
		s.limits.end(l.from)
		no = &turnedAway{"closing", "the server is closing"}
	}
	if no != nil {
		s.metrics.refused.WithLabelValues(no.word).Inc()
		s.log.Warn("a session is refused", "from", l.from.String(), "name", who.name, "why", no.word)
		_ = opening.Reject(gossh.ResourceShortage, "accord: "+no.sentence)
		return
	}
	v := newVisit(s, l, conn, who)
	defer v.over()
	one := &ssh.Server{Handler: v.handle}
	_ = ssh.EmulatePty()(one) // which cannot fail
	ssh.DefaultSessionHandler(one, conn, &tap{NewChannel: opening, v: v}, ctx)
}

// tap is a channel that is being opened, with what a visit watches over.
type tap struct {
	gossh.NewChannel
	v *visit
}

// Accept implements [gossh.NewChannel].
func (t *tap) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	ch, reqs, err := t.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	out := make(chan *gossh.Request)
	go func() {
		defer close(out)
		defer t.v.cancel() // nobody is there any more
		for req := range reqs {
			if t.v.request(req) {
				select {
				case out <- req:
				case <-t.v.done:
					refuse(req)
				}
			}
		}
	}()
	return &watched{Channel: ch, v: t.v}, out, nil
}

func refuse(req *gossh.Request) { _ = req.Reply(false, nil) }

// Bounds of what a client says before its session begins.
const (
	maxEnv      = 24
	maxEnvValue = 128
)

// request reports whether the library may see a request; others are answered.
func (v *visit) request(req *gossh.Request) bool {
	switch req.Type {
	case "shell", "exec":
		return true
	case "env":
		var kv struct{ Name, Value string }
		if gossh.Unmarshal(req.Payload, &kv) == nil && allowedEnv(kv.Name, kv.Value) && v.env.count() < maxEnv {
			v.env.add(kv.Name + "=" + kv.Value)
			_ = req.Reply(true, nil)
			return false
		}
	case "pty-req":
		var pty ptyRequest
		if v.who.noPTY || gossh.Unmarshal(req.Payload, &pty) != nil || !printable(pty.Term) || len(pty.Term) > maxEnvValue || len(pty.Modes) > 4<<10 {
			break
		}
		w, h := v.clamp(pty.Columns, pty.Rows)
		v.size.put(w, h)
		pty.Columns, pty.Rows, pty.Width, pty.Height = uint32(w), uint32(h), 0, 0
		req.Payload = gossh.Marshal(&pty)
		return true
	case "window-change":
		if len(req.Payload) >= 8 {
			v.size.put(v.clamp(binary.BigEndian.Uint32(req.Payload), binary.BigEndian.Uint32(req.Payload[4:])))
			_ = req.Reply(true, nil)
			return false
		}
	case "signal":
		var sig struct{ Name string }
		if gossh.Unmarshal(req.Payload, &sig) == nil && slices.Contains([]string{"HUP", "INT", "KILL", "QUIT", "TERM"}, sig.Name) {
			v.cancel()
		}
	}
	refuse(req) // subsystems, agents, X11 and whatever else there may be
	return false
}

// ptyRequest is the request of RFC 4254, 6.2.
type ptyRequest struct {
	Term                         string
	Columns, Rows, Width, Height uint32
	Modes                        string
}

// allowedEnv reports whether a variable is one that a session has a use for.
func allowedEnv(name, value string) bool {
	locale, isLocale := strings.CutPrefix(name, "LC_")
	if !slices.Contains([]string{"LANG", "COLORTERM", "NO_COLOR", "TERM"}, name) &&
		!(isLocale && len(locale) < 32 && strings.Trim(locale, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "") {
		return false
	}
	return len(value) <= maxEnvValue && printable(value)
}

// printable reports whether s has nothing but printable ASCII.
func printable(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' })
}

// clamp is the window that is drawn for one that was asked for. A client that
// does not know its size says 0.
func (v *visit) clamp(w, h uint32) (int, int) {
	if w == 0 || h == 0 {
		w, h = 80, 24
	}
	return int(min(w, uint32(v.max.Columns))), int(min(h, uint32(v.max.Rows)))
}

// watched is a channel with somebody who counts.
type watched struct {
	gossh.Channel
	v *visit
}

// Read implements [io.Reader]: keys, with the parts of pastes that are too long
// taken out.
func (w *watched) Read(p []byte) (int, error) {
	for {
		n, err := w.Channel.Read(p)
		if n = w.v.input.take(p[:n]); n > 0 || err != nil || w.v.ended() {
			if n == 0 && err == nil {
				err = io.EOF
			}
			return n, err
		}
	}
}

// piece is how much is written at once, so that a slow reader can be told from
// one that does not read.
const piece = 16 << 10

// Write implements [io.Writer].
func (w *watched) Write(p []byte) (int, error) { return w.v.write(w.Channel, p) }

// Stderr implements [gossh.Channel].
func (w *watched) Stderr() io.ReadWriter {
	raw := w.Channel.Stderr()
	return struct {
		io.Reader
		io.Writer
	}{raw, writerFunc(func(p []byte) (int, error) { return w.v.write(raw, p) })}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// write writes in pieces. When one is not taken for too long, the connection is
// closed: nothing else wakes up who waits for it.
func (v *visit) write(to io.Writer, p []byte) (n int, err error) {
	for len(p) > 0 && err == nil {
		stalled := time.AfterFunc(v.max.Stalled, func() {
			v.finish("stalled", "")
			_ = v.wire.Close()
		})
		var k int
		k, err = to.Write(p[:min(len(p), piece)])
		stalled.Stop()
		n, p = n+k, p[k:]
	}
	return n, err
}

// typing bounds what somebody types and pastes. One goroutine reads.
type typing struct {
	v    *visit
	keys *rate.Limiter // bytes
	last func()        // a key was pressed
	// bounded is how many bytes may come in all, where it is no keyboard.
	bounded, got int

	pasting       bool
	kept, dropped int
	match         int // of the beginning or the end of a paste
}

// newTyping bounds what a visitor types to that many bytes a second.
func newTyping(v *visit, perSecond int) typing {
	return typing{v: v, last: v.pressed, keys: rate.NewLimiter(rate.Limit(perSecond), 4*perSecond+v.max.Paste)}
}

const (
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
	// maxDropped is how much of one paste is listened to.
	maxDropped = 64 << 20
)

// take keeps of p what the program may see, and returns how much that is.
func (i *typing) take(p []byte) int {
	if len(p) == 0 {
		return 0
	}
	i.last()
	if i.bounded > 0 {
		if i.got += len(p); i.got > i.bounded {
			i.v.finish("input", "the command was given more than it may read")
			return 0
		}
		return len(p)
	}
	out := p[:0]
	for _, b := range p {
		if i.pasting && i.match == 0 && b != pasteEnd[0] && i.kept >= i.v.max.Paste {
			i.dropped++
			continue
		}
		mark := pasteBegin
		if i.pasting {
			mark = pasteEnd
			i.kept++
		}
		switch {
		case b == mark[i.match]:
			i.match++
		case b == mark[0]:
			i.match = 1
		default:
			i.match = 0
		}
		if i.match == len(mark) {
			i.pasting, i.match, i.kept, i.dropped = !i.pasting, 0, 0, 0
		}
		out = append(out, b)
	}
	if i.dropped > maxDropped || !i.keys.AllowN(time.Now(), len(out)) {
		i.v.finish("flood", "more was typed than anybody can read")
		return 0
	}
	return len(out)
}
