package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"

	"accord/cmd/internal/config"
	"accord/tui"
	"accord/tui/follow"
	"accord/tui/grid"
)

func (c *Command) serve() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve [DATASET…]",
		Short: "Show datasets over SSH",
		Long: `serve lets people look at datasets over SSH: ssh -p 23234 HOST opens the dashboard
in their own size, language and colours. Who is let in stands in a file of keys as
OpenSSH has it; role="presenter" or role="editor" among the options of a line, or
the section [serve.roles] of the configuration, says what somebody may do beside
looking. With --public everybody may look, with or without a key.

The commands render, query, check, keys and, for editors, add run for visitors as
they do here: ssh HOST query --format csv. Datasets are called by the names of
their files or folders; no other file can be named. Everything else that SSH
knows is refused: shells, subsystems, forwarding of ports, agents and X11.

What bounds a session stands in the section [serve] of the configuration: accord
config prints it. SIGHUP reads configuration, keys and datasets again; SIGTERM
gives every terminal back and ends the server.`,
		Example: `  accord serve --authorized-keys ~/.ssh/authorized_keys mine/
  accord serve --public --listen 0.0.0.0:23234
  ssh -p 23234 127.0.0.1
  ssh -p 23234 127.0.0.1 query --indicator TRADE --format csv`,
		ValidArgsFunction: completeDataset,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runServe(cmd, args)
		},
	}
	d := config.Defaults().Serve
	f := cmd.Flags()
	f.SortFlags = false
	f.String("listen", d.Listen, "listen on this `address`")
	f.String("authorized-keys", "", "let in who has a key of this `file`")
	f.Bool("public", false, "let everybody look")
	f.String("host-key", "", "the host key is in this `file` (default: made once, in the folder for states)")
	f.String("log-format", d.Log, "`form` of the log: text, json")
	f.String("log-file", "", "write the log to this `file` instead of stderr")
	f.String("metrics", "", "measures can be read at this `address` of this machine, in the form of Prometheus")
	_ = cmd.RegisterFlagCompletionFunc("log-format", cobra.FixedCompletions([]string{config.LogText, config.LogJSON}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// server is what the sessions of a process share.
type server struct {
	c       *Command
	cfg     atomic.Pointer[config.Config]
	log     *slog.Logger
	logTo   *logFile
	metrics *metrics
	limits  *limits
	keys    *keyFile
	shows   shelf
	hub     *follow.Hub
	turns   chan struct{}   // one for each command that runs
	pool    grid.Pool       // of the sheets that frames are drawn on
	sheets  *tui.Sheets     // parts of frames, for all who look at the same
	life    context.Context // of every session

	mu     sync.Mutex
	visits map[*visit]struct{}
	ending bool
}

// sharedCells is how many cells of parts of frames are kept: 16 MB.
const sharedCells = 1 << 21

func (s *server) add(v *visit) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.visits[v] = struct{}{}
}

func (s *server) remove(v *visit) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.visits, v)
}

// all are the sessions that are open.
func (s *server) all() []*visit {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]*visit, 0, len(s.visits))
	for v := range s.visits {
		list = append(list, v)
	}
	return list
}

func (s *server) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.visits)
}

func (s *server) closing() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ending
}

// collectAt is how much may be garbage before it is collected, in percent of what
// is in use, unless GOGC says otherwise. With 500 sessions half of the usual takes
// 330 MB instead of 400, two percent more of the time, and shorter pauses.
const collectAt = 50

// runServe serves until somebody ends it.
func (c *Command) runServe(cmd *cobra.Command, args []string) error {
	cfg, err := c.settings(cmd)
	if err != nil {
		return err
	}
	life, end := context.WithCancel(context.WithoutCancel(cmd.Context())) // sessions are drained after the signal
	defer end()
	s, host, err := c.newServer(life, cfg, c.Stderr)
	if err != nil {
		return err
	}
	if s.shows, err = c.shows(life, cfg, args, s.log); err != nil {
		return err
	}
	l, err := net.Listen("tcp", cfg.Serve.Listen)
	if err != nil {
		return failure{exitFailed, listenError(cfg.Serve.Listen, err)}
	}
	defer l.Close()
	if cfg.Serve.Metrics != "" {
		at, done, err := s.metrics.listen(cfg.Serve.Metrics)
		if err != nil {
			return err
		}
		defer done()
		c.tell("accord: measures are at %s", at)
	}
	if c.getenv("GOGC") == "" {
		defer debug.SetGCPercent(debug.SetGCPercent(collectAt))
	}
	s.announce(l.Addr(), host)
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	defer signal.Stop(hup)
	return s.run(cmd.Context(), cmd, l, host, hup)
}

// newServer is a server that shows nothing yet, and its host key. The log goes
// to talk unless a file is named for it; life is that of the sessions.
func (c *Command) newServer(life context.Context, cfg *config.Config, talk io.Writer) (*server, gossh.Signer, error) {
	if cfg.Serve.AuthorizedKeys == "" && !cfg.Serve.Public {
		return nil, nil, usagef("nobody could come in: write --authorized-keys and a file of keys, or --public to let everybody look")
	}
	s := &server{c: c, visits: map[*visit]struct{}{}, hub: &follow.Hub{}, metrics: newMetrics(), limits: newLimits(cfg.Serve),
		turns: make(chan struct{}, cfg.Serve.Commands), life: life, sheets: &tui.Sheets{Cells: sharedCells}}
	s.cfg.Store(cfg)
	s.metrics.watch(s.hub.Counts)
	var err error
	if s.log, s.logTo, err = openLog(cfg, talk, s.metrics.lost.Inc); err != nil {
		return nil, nil, failure{exitFailed, err}
	}
	keys, problems, err := openKeys(cfg.Serve.AuthorizedKeys, cfg.Serve.Roles, s.log)
	if err != nil {
		return nil, nil, failure{exitFailed, err}
	}
	s.keys = keys
	c.problems(problems)
	path := cfg.Serve.HostKey
	if path == "" {
		path = c.hostKeyPath()
	}
	host, err := hostKey(path)
	if err != nil {
		return nil, nil, failure{exitFailed, err}
	}
	return s, host, nil
}

// listenError says why nothing can be listened to at an address.
func listenError(address string, err error) error {
	var op *net.OpError
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("listen on %s: another program listens there already; end it or write another address", address)
	}
	if errors.As(err, &op) {
		err = op.Err
	}
	return fmt.Errorf("listen on %s: %w", address, err)
}

// announce says what is served, where, and to whom.
func (s *server) announce(at net.Addr, host gossh.Signer) {
	cfg := s.cfg.Load().Serve
	s.c.tell("accord: serving %s on %s", strings.Join(s.shows.names(), ", "), at)
	s.c.tell("accord: host key %s", gossh.FingerprintSHA256(host.PublicKey()))
	if cfg.AuthorizedKeys != "" {
		s.c.tell("accord: %s in %s", plural(len(s.keys.now()), "key"), cfg.AuthorizedKeys)
	}
	if cfg.Public {
		s.c.tell("accord: everybody who reaches this address may look, with or without a key (--public)")
	}
}

// run serves on l until ctx is done, then drains the sessions. At each hup it
// reads everything again; nil for never.
func (s *server) run(ctx context.Context, cmd *cobra.Command, l net.Listener, host gossh.Signer, hup <-chan os.Signal) error {
	srv, err := wish.NewServer(func(x *ssh.Server) error { s.configure(x, host); return nil })
	if err != nil {
		return err
	}
	for _, x := range s.shows {
		x.forget = s.sheets.Forget
		go x.run()
	}
	failed := make(chan error, 1)
	go func() {
		for _, x := range s.shows {
			if x.whole(ctx) != nil {
				return
			}
		}
		failed <- srv.Serve(l)
	}()
	look := time.NewTicker(keysEvery)
	defer look.Stop()
	for {
		select {
		case <-hup:
			s.reload(cmd)
		case <-look.C:
			s.sendAway()
			s.askPresenter()
		case err := <-failed:
			return failure{exitFailed, fmt.Errorf("listen on %s: %w", l.Addr(), err)}
		case <-ctx.Done():
			return s.drain(srv)
		}
	}
}

// drain takes nobody in any more and ends every session: terminals are given
// back, and who does not answer in time is disconnected.
func (s *server) drain(srv *ssh.Server) error {
	s.mu.Lock()
	s.ending = true
	s.mu.Unlock()
	open := s.all()
	s.log.Info("the server is closing", "sessions", len(open))
	for _, v := range open {
		v.finish("closing", "the server is closing")
	}
	ctx, cancel := context.WithTimeout(context.Background(), s.cfg.Load().Serve.Drain)
	defer cancel()
	soon := time.NewTicker(10 * time.Millisecond)
	defer soon.Stop()
	for s.count() > 0 && ctx.Err() == nil {
		select {
		case <-soon.C:
		case <-ctx.Done():
		}
	}
	_ = srv.Close()
	s.log.Info("the server has closed", "cut", s.count())
	return nil
}
