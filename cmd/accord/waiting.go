package main

import (
	"context"
	"fmt"
	"time"

	"accord/data"
)

// waiting does what waits for answers about ds, and says on stderr how long it has
// been waiting, where that is a terminal and it takes a while. Whoever interrupts
// does not wait for the engine to notice.
func (c *Command) waiting(ctx context.Context, ds *data.Dataset, name string, ask func(context.Context) error) error {
	if ds.Bulk == nil {
		return ask(ctx)
	}
	w, _, tty := c.Terminal(c.Stderr)
	if !tty {
		return c.unlessDone(ctx, ask)
	}
	p := &progressLine{out: c.Stderr, name: name, w: w, began: time.Now(), plain: c.getenv("TERM") == "dumb" || c.wantsPlain(false)}
	ended := make(chan struct{})
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(progressEvery)
		defer tick.Stop()
		for {
			select {
			case <-ended:
				return
			case <-tick.C:
				p.ask()
			}
		}
	}()
	defer p.clear()
	defer func() { close(ended); <-gone }()
	return c.unlessDone(ctx, ask)
}

// unlessDone returns what ask returns, or at once when ctx is done.
func (c *Command) unlessDone(ctx context.Context, ask func(context.Context) error) error {
	_, err := interruptible(ctx, func() (struct{}, error) { return struct{}{}, ask(ctx) })
	return err
}

// ask says how long an answer has been waited for, if it is time to.
func (p *progressLine) ask() {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, every := time.Now(), progressEvery
	if p.plain {
		every = progressLineEvery
	}
	if p.over || now.Sub(p.began) < max(progressAfter, every) || now.Sub(p.told) < every {
		return
	}
	p.told = now
	p.write(fmt.Sprintf("asking for %.1f s: %s", now.Sub(p.began).Seconds(), p.name)) // of which the end may be cut off
}
