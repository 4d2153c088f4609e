package main

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"accord/cmd/internal/config"
	"accord/data/clean"
	"accord/tui/follow"
)

// visit is one session of somebody, from the opening of its channel to its end.
type visit struct {
	s    *server
	wire *wire
	who  visitor
	max  config.Serve // as it was when the visit began
	log  *slog.Logger

	ctx    context.Context
	cancel context.CancelFunc
	done   <-chan struct{}
	env    words
	size   window
	input  typing
	began  time.Time
	conn   gossh.Conn
	seat   atomic.Pointer[follow.Seat] // nil until there is something to look at
	asking atomic.Bool                 // whether somebody is there

	mu     sync.Mutex
	key    time.Time // when the last key was pressed
	end    *ending   // nil while the visit goes on
	quit   func()    // ends the program and gives the terminal back; nil where there is none
	timers []*time.Timer
}

// ending is why a visit ends: a word for the log, and what is said to who was
// here, which may be nothing.
type ending struct{ word, sentence string }

// farewell is how long a terminal may take to be given back.
const farewell = 3 * time.Second

func newVisit(s *server, l *wire, conn gossh.Conn, who visitor) *visit {
	v := &visit{s: s, wire: l, conn: conn, who: who, max: s.cfg.Load().Serve, began: time.Now()}
	v.log = s.log.With("from", l.from.String(), "name", who.name, "role", who.role)
	v.ctx, v.cancel = context.WithCancel(s.life)
	v.done = v.ctx.Done()
	v.key = v.began
	v.size.bell = make(chan struct{}, 1)
	v.input = newTyping(v, v.max.InputRate)
	v.wire.open(1)
	s.add(v)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.timers = []*time.Timer{
		time.AfterFunc(v.max.Total, func() { v.finish("total", "the session has lasted "+spanWords(v.max.Total)) }),
		time.AfterFunc(v.max.Idle, v.idle),
	}
	return v
}

// spanWords is a time as a configuration has it.
func spanWords(d time.Duration) string { return config.Span(d) }

// pressed notes that a key was pressed.
func (v *visit) pressed() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.key = time.Now()
}

// idle ends a visit in which no key was pressed for too long. Only keys count:
// what we write ourselves keeps nobody here.
func (v *visit) idle() {
	v.mu.Lock()
	left := v.max.Idle - time.Since(v.key)
	if left > 0 && v.end == nil {
		v.timers = append(v.timers[:1], time.AfterFunc(left, v.idle))
	}
	v.mu.Unlock()
	if left <= 0 {
		v.finish("idle", fmt.Sprintf("no key was pressed for %s", spanWords(v.max.Idle)))
	}
}

// finish ends the visit: the program gives the terminal back, and the sentence
// is said. Whoever does not take that in time is disconnected.
func (v *visit) finish(word, sentence string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.end != nil {
		return
	}
	v.end = &ending{word, sentence}
	if v.quit != nil {
		go v.quit() // it waits for the program, which may wait for us
	} else {
		v.cancel()
	}
	v.timers = append(v.timers, time.AfterFunc(farewell, func() { _ = v.wire.Close() }))
}

// ended reports whether the visit has been ended.
func (v *visit) ended() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.end != nil
}

// runs takes what ends the program of the visit; false when it has ended before
// that.
func (v *visit) runs(quit func()) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.quit = quit
	return v.end == nil
}

// over takes the visit away.
func (v *visit) over() {
	v.cancel()
	v.mu.Lock()
	for _, t := range v.timers {
		t.Stop()
	}
	if v.end == nil {
		v.end = &ending{word: "left"}
	}
	v.mu.Unlock()
	v.s.remove(v)
	v.s.limits.end(v.wire.from)
	v.wire.open(-1)
}

// handle is the handler of the library for one session.
func (v *visit) handle(sess ssh.Session) {
	status, kind := exitFailed, "session"
	defer func() {
		if r := recover(); r != nil {
			v.panicked(newCrash(carried(r), 0, 0))
			v.say(sess, "something went wrong in accord itself; whoever runs it finds more in its log")
		}
		v.mu.Lock()
		end := v.end
		v.mu.Unlock()
		word := "left"
		if end != nil {
			word = end.word
			if end.sentence != "" {
				v.say(sess, end.sentence+", and the session was ended")
				status = exitFailed
			}
		}
		v.s.metrics.ended.WithLabelValues(word).Inc()
		v.log.Info("a session has ended", "kind", kind, "why", word, "status", status, "took", time.Since(v.began).Round(time.Millisecond).String())
		_ = sess.Exit(status)
	}()
	status, kind = v.serve(sess)
}

// say writes a sentence to somebody.
func (v *visit) say(sess ssh.Session, sentence string) {
	fmt.Fprintf(sess.Stderr(), "accord: %s\n", clean.Text(sentence))
}

// panicked keeps what is known of a defect; only this visit ends by it.
func (v *visit) panicked(x crash) {
	v.s.metrics.panics.Inc()
	stack := x.stack
	if stack == "" {
		stack = string(debug.Stack())
	}
	v.log.Error("a session has crashed", "panic", fmt.Sprint(x.value), "stack", stack)
}

// words is a list that two goroutines may use.
type words struct {
	mu   sync.Mutex
	list []string
}

func (w *words) add(s string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.list = append(w.list, s)
}

func (w *words) count() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.list)
}

func (w *words) all() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]string{}, w.list...)
}

// window is the size of a terminal: the last one that was told of.
type window struct {
	mu   sync.Mutex
	w, h int
	bell chan struct{}
}

func (x *window) put(w, h int) {
	x.mu.Lock()
	x.w, x.h = w, h
	x.mu.Unlock()
	select {
	case x.bell <- struct{}{}:
	default: // nobody has looked at the one before
	}
}

func (x *window) get() (w, h int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.w, x.h
}
