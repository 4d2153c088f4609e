// Package term writes frames to a terminal. It knows what the terminal shows
// and writes what differs; and it takes the terminal over and gives it back.
package term

import (
	"fmt"
	"io"
	"sync"
	"time"

	"accord/tui/grid"
)

// Frame is what a terminal is to show.
type Frame struct {
	// Picture fills the terminal. Its sheet belongs to the screen from the time
	// it is shown, and must not be drawn on any more; nil shows nothing new.
	grid.Picture
	// Title is that of the window.
	Title string
	// Mouse is what is to be told of it.
	Mouse Mouse
}

// Mouse is what a terminal tells of the mouse.
type Mouse uint8

// NoMouse leaves it to the terminal, for its own selection of text. Clicks are
// those, the wheel, and the way while a button is held; EveryMotion is also the
// way while none is.
const (
	NoMouse Mouse = iota
	Clicks
	EveryMotion
)

// Options are what a [Screen] is made with.
type Options struct {
	// Pace is the least time between two frames; nil is none. It is asked
	// before each frame.
	Pace func() time.Duration
	// Ask is true where the terminal may be asked what it can do. The answers
	// come as input.
	Ask bool
	// Erases is true where the terminal can erase some cells of a row (ECH).
	Erases bool
	// Counted is told of each frame whether it was written, or a later one took its
	// place before that; nil counts none. It must not wait for the screen.
	Counted func(written bool)
	// Broken is told of a panic while a frame was written, which happens outside
	// of whatever the caller watches over; nil lets it go on.
	Broken func(any)
}

// Screen is a terminal that shows frames. What is shown is written by a
// goroutine that lives only as long as there is something to write: nobody who
// shows a frame waits for the terminal, a terminal that reads slowly skips
// frames, and at most one is being written and one waits. All methods may be
// called from any goroutine.
type Screen struct {
	out  io.Writer
	opts Options

	mu     sync.Mutex
	quiet  *sync.Cond // nobody writes
	busy   bool
	timer  *time.Timer
	last   time.Time // when the last writing began
	open   bool      // the terminal is taken over
	away   bool      // given back: for a while, or for good
	closed bool
	err    error // of the last writing

	next   Frame
	wanted bool // next was not written yet
	shown  Frame
	queue  []string // sequences that belong to no frame
	queued int      // their length

	synchronized, graphemes bool
}

// New returns the screen that writes to out. Nothing is written before the first
// frame.
func New(out io.Writer, o Options) *Screen {
	s := &Screen{out: out, opts: o}
	s.quiet = sync.NewCond(&s.mu)
	return s
}

// Show shows a frame as soon as the terminal takes it, unless a later one comes
// before that.
func (s *Screen) Show(f Frame) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.Grid == nil || s.closed || f == s.latest() {
		return
	}
	skipped := s.next.Grid
	if s.wanted {
		s.counts(false)
	}
	s.next, s.wanted = f, true
	s.release(skipped)
	s.wake()
}

func (s *Screen) counts(written bool) {
	if s.opts.Counted != nil {
		s.opts.Counted(written)
	}
}

// release gives a sheet back that is not needed any more.
func (s *Screen) release(g *grid.Grid) {
	if g != nil && g != s.next.Grid && g != s.shown.Grid {
		g.Free()
	}
}

// latest is the last frame that was shown.
func (s *Screen) latest() Frame {
	if s.wanted {
		return s.next
	}
	return s.shown
}

// maxQueued bounds what waits in sequences: it is as much as somebody copies.
const maxQueued = 1 << 20

// Send writes a sequence that changes nothing of the frame, such as a text for
// the clipboard. It is dropped where the terminal does not read.
func (s *Screen) Send(sequence string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.queued > 0 && s.queued+len(sequence) > maxQueued {
		return
	}
	s.queue, s.queued = append(s.queue, sequence), s.queued+len(sequence)
	s.wake()
}

// Redraw draws the last frame anew on a cleared terminal: it was resized, or
// somebody else has written on it.
func (s *Screen) Redraw() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.again()
}

// again forgets what the terminal shows.
func (s *Screen) again() {
	if s.shown.Grid == nil {
		return
	}
	if !s.wanted {
		s.next, s.wanted = s.shown, true
	}
	forgotten := s.shown.Grid
	s.shown.Grid = nil
	s.release(forgotten)
	s.wake()
}

// Synchronize has frames written in such a way that the terminal shows each as
// a whole. Terminals that can have to be asked: mode 2026.
func (s *Screen) Synchronize() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.synchronized = true
}

// CountGraphemes has the terminal count characters of several runes as we do:
// mode 2027, for terminals that know it.
func (s *Screen) CountGraphemes() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.graphemes && !s.closed {
		s.graphemes = true
		s.queue = append(s.queue, setGraphemes)
		s.wake()
	}
}

// Suspend gives the terminal back until [Screen.Resume].
func (s *Screen) Suspend() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.giveBack()
}

// Resume takes the terminal over again and draws the last frame.
func (s *Screen) Resume() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.away = false
	s.again()
	s.wake()
}

// Close gives the terminal back for good, after what is being written. It
// returns the error of the last writing.
func (s *Screen) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return s.err
	}
	s.closed, s.wanted = true, false
	if s.timer != nil {
		s.timer.Stop()
	}
	s.giveBack()
	s.next, s.shown = Frame{}, Frame{}
	return s.err
}

// giveBack waits for what is being written and gives the terminal back.
func (s *Screen) giveBack() {
	s.away = true
	for s.busy {
		s.quiet.Wait()
	}
	if !s.open {
		return
	}
	s.open, s.busy = false, true
	b := s.takeQueue(nil)
	b = append(b, leave(s.shown, s.graphemes)...)
	s.write(b)
	s.busy = false
	s.quiet.Broadcast()
}

// wake has something written, now or when the pace allows it.
func (s *Screen) wake() {
	if s.busy || s.away || s.timer != nil {
		return
	}
	if wait := s.pause(); wait > 0 {
		s.wakeIn(wait)
		return
	}
	s.start()
}

// wakeIn has something written later.
func (s *Screen) wakeIn(d time.Duration) {
	s.timer = time.AfterFunc(d, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.timer = nil
		s.start()
	})
}

// pause is how long the next frame has to wait.
func (s *Screen) pause() time.Duration {
	if s.opts.Pace == nil || s.last.IsZero() {
		return 0
	}
	return s.opts.Pace() - time.Since(s.last)
}

// start starts to write, unless somebody does.
func (s *Screen) start() {
	if s.busy || s.away || !s.pending() {
		return
	}
	s.busy = true
	go s.run()
}

// pending reports whether there is something to write; what belongs to no frame
// waits for the first one.
func (s *Screen) pending() bool { return s.wanted || len(s.queue) > 0 && s.open }

// run writes what there is.
func (s *Screen) run() {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer func() {
		s.busy = false
		s.quiet.Broadcast()
		if r := recover(); r != nil {
			if s.opts.Broken == nil {
				panic(r)
			}
			s.wanted, s.err = false, fmt.Errorf("a frame could not be written: %v", r)
			go s.opts.Broken(r)
		}
	}()
	for {
		s.last = time.Now()
		s.write(s.frame())
		if s.err != nil || s.away || !s.pending() {
			return
		}
		if wait := s.pause(); wait > 0 {
			s.wakeIn(wait)
			return
		}
	}
}

// write writes b. Meanwhile the lock is not held.
func (s *Screen) write(b []byte) {
	if len(b) == 0 {
		return
	}
	s.mu.Unlock()
	var err error
	defer func() {
		s.mu.Lock()
		s.err = err
	}()
	_, err = s.out.Write(b)
}

// takeQueue appends what belongs to no frame.
func (s *Screen) takeQueue(b []byte) []byte {
	for _, q := range s.queue {
		b = append(b, q...)
	}
	s.queue, s.queued = nil, 0
	return b
}

// frame is what brings the terminal from what it shows to what it is to show.
func (s *Screen) frame() []byte {
	var b []byte
	if !s.open && s.wanted {
		s.open = true
		b = enter(b, s.next, s.opts.Ask)
		s.shown = Frame{Title: s.next.Title, Mouse: s.next.Mouse}
		if s.graphemes {
			b = append(b, setGraphemes...)
		}
	}
	b = s.takeQueue(b)
	if !s.wanted {
		return b
	}
	f, old := s.next, s.shown
	s.wanted, s.next = false, Frame{}
	s.counts(true)
	b = declare(b, old, f)
	if s.synchronized {
		b = append(b, beginFrame...)
	}
	before := len(b)
	if g := old.Grid; g == nil || g.W != f.Grid.W || g.H != f.Grid.H {
		b = append(b, clearScreen...)
		before = -1
		old.Picture.Grid = nil
	}
	b = f.Diff(b, old.Picture, s.opts.Erases)
	switch {
	case !s.synchronized:
	case len(b) == before:
		b = b[:before-len(beginFrame)] // nothing has changed
	default:
		b = append(b, endFrame...)
	}
	replaced := s.shown.Grid
	s.shown = f
	s.release(replaced)
	return b
}
