package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"accord/cmd/internal/config"
	"accord/data/clean"
	"accord/data/diag"
	"accord/tui"
)

// Exit statuses. They are part of the interface: scripts rely on them.
const (
	exitFine        = 0
	exitProblems    = 1 // problems in the data
	exitUsage       = 2 // wrong usage or configuration
	exitFailed      = 3 // it could not be done
	exitInterrupted = 130
)

// Command is one run of the program. What it reads and writes is given to it,
// so that a test is a run like any other.
type Command struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Environ is the environment as "name=value"; of a name that stands twice
	// the last one counts.
	Environ []string
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Terminal tells whether a stream is a terminal, and its size in cells;
	// nil asks the stream.
	Terminal func(stream any) (w, h int, ok bool)
	// OpenTTY opens the terminal that the program was started in, for keys
	// where stdin has none; nil asks the system.
	OpenTTY func() (io.ReadCloser, error)

	// wrap stands between the dashboard and the terminal; for tests.
	wrap func(tui.Model) tui.Model
	args []string
	// input is how files in formats of others are to be read.
	input input
	// guest is the session that the program runs for, nil where it runs for who
	// started it.
	guest *visit
	// started is true once a command runs: what fails before is wrong usage.
	started bool
	said    saying
}

// failure is an error that decides the exit status. A failure without an error
// has been told already.
type failure struct {
	status int
	err    error
}

func (f failure) Error() string {
	if f.err == nil {
		return fmt.Sprintf("exit status %d", f.status)
	}
	return f.err.Error()
}

func (f failure) Unwrap() error { return f.err }

// usagef is the failure of wrong usage.
func usagef(format string, args ...any) error {
	return failure{exitUsage, fmt.Errorf(format, args...)}
}

// Main runs the program with args, the command line less the program's name,
// and returns its exit status.
func (c *Command) Main(ctx context.Context, args []string) (status int) {
	defer func() {
		if r := recover(); r != nil {
			status = c.crashed(newCrash(r, 0, 0))
		}
	}()
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Terminal == nil {
		c.Terminal = terminalSize
	}
	if c.OpenTTY == nil {
		c.OpenTTY = openTTY
	}
	c.args = args
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()

	root := c.root()
	root.SetArgs(append([]string{}, args...)) // nil would mean those of the process
	err := root.ExecuteContext(ctx)
	if c.said.err != nil && (err == nil || !c.started) {
		err = failure{exitFailed, c.said.err}
	}
	return c.status(ctx, err)
}

// saying is stdout for what the library prints, such as help: it remembers what
// the library does not tell, that it could not be written.
type saying struct {
	io.Writer
	err error
}

// Write implements [io.Writer].
func (s *saying) Write(b []byte) (int, error) {
	n, err := s.Writer.Write(b)
	if s.err == nil {
		s.err = err
	}
	return n, err
}

// status tells what went wrong and returns the exit status of it.
func (c *Command) status(ctx context.Context, err error) int {
	var f failure
	var p config.Problem
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return exitFine // whoever read has seen enough
	case ctx.Err() != nil, errors.Is(err, tea.ErrInterrupted):
		return exitInterrupted
	case errors.As(err, &p):
		c.problems(p.List)
		return exitUsage
	case !errors.As(err, &f):
		f = failure{map[bool]int{true: exitFailed, false: exitUsage}[c.started], err}
	}
	if f.err != nil {
		c.tell("accord: %s", f.err)
	}
	return f.status
}

// tell writes a line to stderr, cleaned of what a terminal would obey.
func (c *Command) tell(format string, args ...any) {
	for line := range strings.Lines(fmt.Sprintf(format, args...)) {
		fmt.Fprintln(c.Stderr, clean.Text(strings.TrimSuffix(line, "\n")))
	}
}

// problems writes a list to stderr; as with tell, when that fails there is
// nobody left to tell.
func (c *Command) problems(list diag.List) { _ = diag.Print(c.Stderr, list) }

// getenv reads a variable of the environment, "" when it is not set.
func (c *Command) getenv(name string) string {
	for i := len(c.Environ) - 1; i >= 0; i-- {
		if k, v, ok := strings.Cut(c.Environ[i], "="); ok && k == name {
			return v
		}
	}
	return ""
}
