package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"sync"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/term"
)

// tty is the terminal that the program was started in: keys from one stream, the
// picture to another.
type tty struct {
	keys, out any

	mu     sync.Mutex
	before *term.State // of keys, while the program has them
	undo   func()      // has the output read as before
}

// take has every key given to the program as it is pressed, without an echo,
// until [tty.giveBack].
func (t *tty) take() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if fd, ok := descriptor(t.keys); ok {
		before, err := term.MakeRaw(fd)
		if err != nil {
			return fmt.Errorf("the terminal does not give single keys: %w", err)
		}
		if t.before == nil {
			t.before = before
		}
	}
	if fd, ok := descriptor(t.out); ok && t.undo == nil {
		t.undo = showSequences(fd)
	}
	return nil
}

// giveBack has the terminal edit lines again, if it did.
func (t *tty) giveBack() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if fd, ok := descriptor(t.keys); ok && t.before != nil {
		_ = term.Restore(fd, t.before) // when that fails there is nothing left to try
		t.before = nil
	}
	if t.undo != nil {
		t.undo()
		t.undo = nil
	}
}

// stop gives the terminal back, stops the process and, when it goes on, takes
// the terminal again.
func (t *tty) stop() {
	t.giveBack()
	stopProcess()
	_ = t.take() // without single keys the program can still be ended
}

// again takes the terminal that a shell has set up for itself while the program
// was stopped by somebody who did not ask.
func (t *tty) again() {
	t.mu.Lock()
	taken := t.before != nil
	t.mu.Unlock()
	if taken {
		_ = t.take()
	}
}

// descriptor is that of a stream; false unless it is a terminal.
func descriptor(stream any) (int, bool) {
	f, ok := stream.(interface{ Fd() uintptr })
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	return int(f.Fd()), true
}

// follow tells of the sizes of the terminal, and has the program stopped where
// the system asks for it, until ctx is done.
func (t *tty) follow(ctx context.Context, size func(any) (int, int, bool), send func(tea.Msg)) {
	signals := make(chan os.Signal, 1)
	if len(terminalSignals()) == 0 {
		return
	}
	signal.Notify(signals, terminalSignals()...)
	defer signal.Stop(signals)
	for {
		select {
		case <-ctx.Done():
			return
		case s := <-signals:
			if asksToStop(s) {
				send(tea.SuspendMsg{})
				continue
			}
			t.again()
			if w, h, ok := size(t.out); ok {
				send(tea.WindowSizeMsg{Width: w, Height: h})
			}
		}
	}
}
