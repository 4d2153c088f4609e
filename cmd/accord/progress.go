package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"accord/data"
	"accord/data/clean"
	"accord/data/diag"
	"accord/data/load"
	"accord/tui/grid"
)

const (
	// progressAfter is how long a load may take before anything is said of it.
	progressAfter = 300 * time.Millisecond
	// progressEvery is the time between two words of it, on a terminal that
	// overwrites the one before, and where each is a line of its own.
	progressEvery     = 100 * time.Millisecond
	progressLineEvery = 5 * time.Second
)

// load reads a dataset and says on stderr how far it has come, where that is a
// terminal and somebody would have to wait.
func (c *Command) load(ctx context.Context, name string) (*data.Dataset, diag.List, error) {
	opts, err := c.loadOptions()
	if err != nil {
		return nil, nil, err
	}
	return c.loadWith(ctx, name, opts)
}

// loadWith is load with options of its own.
func (c *Command) loadWith(ctx context.Context, name string, opts load.Options) (*data.Dataset, diag.List, error) {
	w, _, tty := c.Terminal(c.Stderr)
	if _, _, typed := c.Terminal(c.Stdin); tty && !(typed && name == load.Stdin) {
		p := &progressLine{out: c.Stderr, name: name, w: w, began: time.Now(), plain: c.getenv("TERM") == "dumb" || c.wantsPlain(false)}
		opts.Progress = p.tell
		defer p.clear()
	}
	type loaded struct {
		ds       *data.Dataset
		problems diag.List
	}
	x, err := interruptible(ctx, func() (x loaded, err error) {
		x.ds, x.problems, err = load.Load(ctx, name, opts)
		return x, err
	})
	return x.ds, x.problems, err
}

// interruptible returns what work returns, or at once when ctx is done: whoever
// interrupts does not want to wait for a step of the work to end.
func interruptible[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type outcome struct {
		made  T
		err   error
		panic any
	}
	done := make(chan outcome, 1)
	go func() {
		var x outcome
		defer func() { done <- x }()
		defer func() { x.panic = carried(recover()) }()
		x.made, x.err = work()
	}()
	select {
	case x := <-done:
		if x.panic != nil {
			panic(x.panic)
		}
		return x.made, x.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

// progressLine is a line on a terminal that says how far a load has come.
type progressLine struct {
	out   io.Writer
	name  string
	w     int
	plain bool // lines follow one another instead of one changing
	began time.Time

	mu    sync.Mutex // a load that was interrupted may still have a word
	told  time.Time
	stage data.Stage
	over  bool
}

// tell says how far the load has come, if it is time to.
func (p *progressLine) tell(at data.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, every := time.Now(), progressEvery
	if p.plain {
		every = progressLineEvery
	}
	if p.over || now.Sub(p.began) < max(progressAfter, every) || now.Sub(p.told) < every && at.Stage == p.stage {
		return
	}
	p.told, p.stage = now, at.Stage
	p.write(progressText(p.name, at, now.Sub(p.began)))
}

// write puts a text in the place of the one before. The caller has the lock.
func (p *progressLine) write(text string) {
	text = grid.Shorten(clean.Text(text), max(p.w-1, 20))
	if p.plain {
		fmt.Fprintln(p.out, text)
		return
	}
	fmt.Fprint(p.out, "\r"+text+"\x1b[K")
}

// clear takes the line away; nothing comes after it.
func (p *progressLine) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.over = true
	if !p.told.IsZero() && !p.plain {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}

// progressText is how far a load has come that has taken so long.
func progressText(name string, at data.Progress, took time.Duration) string {
	e := message.NewPrinter(language.English)
	if name = filepath.Base(name); name == load.Stdin {
		name = "stdin"
	}
	var b strings.Builder
	b.WriteString(map[data.Stage]string{data.Reading: "reading ", data.Parsing: "understanding ", data.Arranging: "arranging "}[at.Stage] + name)
	if share, ok := at.Share(); ok {
		e.Fprintf(&b, ", %d %% of %.1f MB", int(100*share), float64(at.Total)/1e6)
	} else if at.Done > 0 && at.Stage == data.Reading {
		e.Fprintf(&b, ", %.1f MB", float64(at.Done)/1e6)
	}
	if at.Rows > 0 {
		e.Fprintf(&b, ", %d rows", at.Rows)
		if at.Stage == data.Parsing {
			e.Fprintf(&b, ", %d a second", int(float64(at.Rows)/took.Seconds()))
		}
	}
	return b.String()
}
