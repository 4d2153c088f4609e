package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"

	"accord/cmd/internal/config"
	"accord/data/clean"
	"accord/tui"
	"accord/tui/follow"
)

// presentFlags are the options of the dashboard that are about who else looks.
func presentFlags() []string { return []string{"listen", "authorized-keys", "public"} }

// stageHere is a server for the dashboard on this terminal: others look over SSH
// at what its user presents.
type stageHere struct {
	s    *server
	cmd  *cobra.Command
	l    net.Listener
	host gossh.Signer
	life context.CancelFunc

	ctx  context.Context
	stop context.CancelFunc

	mu   sync.Mutex
	over bool
	done chan struct{} // closed when every session has ended; nil before begin
}

// stageHere takes the address and the keys for a presentation on this terminal,
// while something can still be told there.
func (c *Command) stageHere(ctx context.Context, cmd *cobra.Command, cfg *config.Config) (*stageHere, error) {
	life, end := context.WithCancel(context.WithoutCancel(ctx)) // sessions are drained after the signal
	s, host, err := c.newServer(life, cfg, io.Discard)
	if err != nil {
		end()
		return nil, err
	}
	l, err := net.Listen("tcp", cfg.Serve.Listen)
	if err != nil {
		end()
		return nil, failure{exitFailed, listenError(cfg.Serve.Listen, err)}
	}
	done := func() {}
	if cfg.Serve.Metrics != "" {
		if _, done, err = s.metrics.listen(cfg.Serve.Metrics); err != nil {
			_ = l.Close() // nobody has come yet
			end()
			return nil, err
		}
	}
	quiet := *c
	quiet.Stderr = io.Discard // there is a dashboard on it
	s.c = &quiet
	p := &stageHere{s: s, cmd: cmd, l: l, host: host, life: func() { done(); end() }}
	p.ctx, p.stop = context.WithCancel(context.WithoutCancel(ctx))
	return p, nil
}

// begin lets others in, once there is something to look at, and seats the user
// of this terminal as who presents it.
func (p *stageHere) begin(all shelf, o *tui.Options) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over {
		return
	}
	p.s.shows, o.Where = all, p.where()
	seat := p.s.hub.Join(follow.Person{Name: p.s.c.userName(), Role: "presenter", MayPresent: true, Following: true})
	seat.Present(follow.View{State: o.State, Dataset: o.ID})
	o.Stage = seat
	p.done = make(chan struct{})
	go func() {
		defer close(p.done)
		if err := p.s.run(p.ctx, p.cmd, p.l, p.host, nil); err != nil {
			p.s.log.Error("nobody can come in any more", "error", err.Error())
		}
	}()
}

// end gives every terminal back.
func (p *stageHere) end() {
	p.stop()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.over = true
	if p.done != nil {
		<-p.done
	}
	_ = p.l.Close() // which the server has done, if there was one
	p.life()
}

// where is what others write to look.
func (p *stageHere) where() string {
	at, ok := p.l.Addr().(*net.TCPAddr)
	if !ok {
		return p.l.Addr().String()
	}
	host := at.IP.String()
	if at.IP.IsUnspecified() {
		if name, err := os.Hostname(); err == nil {
			host = clean.Text(name)
		}
	}
	return fmt.Sprintf("ssh -p %d %s", at.Port, host)
}

// userName is what the user of this terminal is called.
func (c *Command) userName() string {
	for _, v := range []string{"USER", "LOGNAME", "USERNAME"} {
		if name := clean.Text(c.getenv(v)); name != "" {
			return name
		}
	}
	return "accord"
}

// untilHangup is ctx until the terminal is closed: a program without a server
// just ends then, one with sessions gives them back before.
func untilHangup(ctx context.Context) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(ctx, syscall.SIGHUP)
}
