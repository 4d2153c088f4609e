package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"github.com/charmbracelet/colorprofile"
	"github.com/kballard/go-shellquote"
	"github.com/spf13/pflag"

	"accord/cmd/internal/config"
	"accord/data"
	"accord/data/write"
	"accord/tui"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/theme"
)

// serve does what somebody came for, and returns the exit status and the kind
// of the session.
func (v *visit) serve(sess ssh.Session) (status int, kind string) {
	pty, _, terminal := sess.Pty()
	c := v.command(sess, pty.Term, terminal)
	args, err := shellquote.Split(sess.RawCommand())
	if err != nil {
		c.tell("accord: the command cannot be read: %s", err)
		return exitUsage, "command"
	}
	if v.isCommand(args) {
		return v.run(c, args), strings.TrimSpace("command " + v.commandName(args))
	}
	o, err := v.wishes(c, args)
	if err != nil {
		return c.status(v.ctx, err), "session"
	}
	kind = "dashboard"
	plain := o.plain || !terminal || slices.Contains([]string{"", "dumb", "unknown"}, pty.Term)
	if plain {
		kind = "talk"
	}
	v.s.metrics.sessions.WithLabelValues(kind).Inc()
	defer v.s.metrics.sessions.WithLabelValues(kind).Dec()
	v.log.Info("a session has begun", "kind", kind, "term", pty.Term)
	return c.status(v.ctx, v.look(c, sess, o, terminal, plain)), kind
}

// command is a run of the program for a visit: its streams, its environment, and
// nothing of ours.
func (v *visit) command(sess ssh.Session, term string, terminal bool) *Command {
	env := slices.DeleteFunc(v.env.all(), func(s string) bool { return terminal && strings.HasPrefix(s, "TERM=") })
	if terminal {
		env = append(env, "TERM="+term)
	}
	c := &Command{Stdin: sess, Stdout: sess, Stderr: sess.Stderr(), Environ: env, Now: v.s.c.Now, wrap: v.s.c.wrap, guest: v,
		OpenTTY: func() (io.ReadCloser, error) { return nil, errors.New("no terminal") },
		Terminal: func(any) (int, int, bool) {
			w, h := v.size.get()
			return w, h, terminal
		}}
	c.started = true
	return c
}

// look shows a dataset: plain in words, else as a picture.
func (v *visit) look(c *Command, sess ssh.Session, o *wishes, terminal, plain bool) error {
	w, h := v.size.get()
	if plain && (!terminal || w < 1) {
		w = plainWidth
	}
	seat, lost := v.join(sess, o), true
	v.seat.Store(seat)
	defer func() { seat.Leave(lost) }()
	profile := max(c.profile(o.cfg, c.Stdout), colorprofile.ASCII)
	if _, missing := o.show.ready(); missing != nil && !plain {
		wait := v.opening(c, o, seat)
		err := v.show(c, sess, wait, profile, w, h)
		if err == nil {
			err = wait.Err()
		}
		lost = err != nil || v.ended() || v.ctx.Err() != nil
		return err
	} else if missing != nil {
		if err := v.waits(c, o.show); err != nil {
			return err
		}
	}
	opts, err := v.options(c, o, w, h)
	if err != nil {
		return err
	}
	opts.Stage = seat
	if plain {
		if opts.Choose {
			told := c.Stderr
			if terminal {
				told = c.Stdout // a client may print the other one later, amid the conversation
			}
			_, _ = fmt.Fprintf(told, "accord: there are %s; open NAME shows another\n", strings.Join(v.s.shows.names(), ", "))
			opts.Choose = false
		}
		var keys io.Reader = sess
		if terminal {
			keys = newTeletype(sess)
		}
		err = c.converse(v.ctx, keys, opts, w)
		lost = err != nil
		return err
	}
	err = v.show(c, sess, tui.New(opts), profile, w, h)
	lost = err != nil || v.ended() || v.ctx.Err() != nil
	return err
}

// wishes are what somebody asks for on the command line of a session.
type wishes struct {
	cfg   *config.Config
	show  *show
	plain bool
	play  time.Duration
	view  tui.ViewFlags
	asked bool // a view or a dataset was asked for
}

// wishes reads the command line of a session: the name of a dataset, a view, and
// what is one's own.
func (v *visit) wishes(c *Command, args []string) (*wishes, error) {
	o := &wishes{}
	f := pflag.NewFlagSet("accord", pflag.ContinueOnError)
	f.SetOutput(io.Discard)
	o.view.Add(f)
	f.BoolVar(&o.plain, "plain", false, "")
	f.DurationVar(&o.play, "play", 0, "")
	own := ownFlags()
	for _, name := range own {
		f.String(name, "", "")
	}
	f.Bool("mouse", true, "")
	if err := f.Parse(args); err != nil {
		return nil, usagef("%s; a session knows the options of a view, and --play, --plain, --mouse, --%s", err, strings.Join(own, ", --"))
	}
	if f.NArg() > 1 {
		return nil, usagef("a session shows one dataset, not %d: %s", f.NArg(), strings.Join(f.Args(), " "))
	}
	given := map[string]string{}
	f.Visit(func(x *pflag.Flag) {
		if slices.Contains(own, x.Name) || x.Name == "mouse" {
			given[x.Name] = x.Value.String()
		} else if x.Name != "plain" {
			o.asked = true
		}
	})
	o.asked = o.asked || f.NArg() > 0
	if err := playable(o.play, f.Changed("play"), o.plain); err != nil {
		return nil, err
	}
	var err error
	if o.cfg, err = config.Load(v.source(c, given)); err != nil {
		return nil, failure{exitUsage, err}
	}
	if o.show, err = v.s.shows.find(f.Arg(0)); err == nil && f.NArg() == 0 {
		o.show = v.s.shows.atHand()
	}
	return o, err
}

// ownFlags are the options that say how somebody wants to read.
func ownFlags() []string { return []string{"theme", "lang", "glyphs", "color"} }

// source is the configuration of the server, as a visit changes it.
func (v *visit) source(c *Command, flags map[string]string) config.Source {
	path := v.s.cfg.Load().Path
	if path != "" {
		flags["config"] = path
	}
	return config.Source{Flags: flags, Getenv: c.getenv, Alone: true}
}

// options are what the dashboard of a visit starts with.
func (v *visit) options(c *Command, o *wishes, w, h int) (tui.Options, error) {
	cfg, tag := o.cfg, c.language(o.cfg)
	shown := v.shown(o.show)
	now := shown.Now
	env := panel.Env{Lang: lang.New(tag), Glyphs: theme.GlyphSet(theme.GlyphName(cfg.Glyphs)), Problems: now.Problems}
	st, err := stateOf(v.ctx, o.view, now.Set, env, w, h)
	if err != nil {
		return tui.Options{}, err
	}
	opts := tui.Options{Dataset: now.Set.Dataset(), Set: now.Set, Name: shown.Name, Problems: now.Problems, Flow: now.Flow, Feed: shown.Feed,
		ID: shown.ID, Open: v.other, Close: shown.Close, Keys: cfg.Bindings(), Theme: theme.Name(cfg.Theme), Lang: tag, Glyphs: theme.GlyphName(cfg.Glyphs), Mouse: cfg.Mouse, State: st,
		Play: o.play, Notes: v.notes(), Record: copied, Pool: &v.s.pool, Sheets: v.s.sheets, Now: c.Now, Context: v.ctx}
	if len(v.s.shows) > 1 {
		opts.Shelf, opts.Choose = v.s.shows.list, !o.asked
	}
	return opts, nil
}

// notes are for who may present: nobody else sees that screen.
func (v *visit) notes() tui.Notes {
	if v.who.may("presenter") {
		return tui.NotesShown
	}
	return tui.NotesNever
}

// copied is a scene as a text for a dataset.toml of the visitor's own.
func copied(ds *data.Dataset, s data.Scene) (at, text string, err error) {
	return "", write.Scene(ds, s), nil
}

// The least time between two frames: more where many look, since a frame that
// nobody misses delays those of others.
const (
	paceFew  = time.Second / 60
	paceMany = time.Second / 30
	many     = 250
)

// pace is the time between two frames of a session.
func (s *server) pace() time.Duration {
	if s.count() > many {
		return paceMany
	}
	return paceFew
}

// show shows a model on the terminal of a visit until somebody leaves or the
// visit is ended.
func (v *visit) show(c *Command, sess ssh.Session, model tui.Model, p colorprofile.Profile, w, h int) error {
	if c.wrap != nil {
		model = c.wrap(model)
	}
	g := &guard{model: model}
	program := tui.NewProgram(v.ctx, g, tui.Terminal{Out: sess, W: w, H: h, Profile: p, Environ: c.Environ,
		Pace: v.s.pace, Filter: v.filter, Counted: v.s.metrics.ofFrame(), Broken: g.broken})
	g.quit = program.Quit
	if !v.runs(program.Quit) {
		return nil
	}
	running, stop := context.WithCancel(v.ctx)
	defer stop()
	go v.resize(running, program.Send)
	go listen(running, hangup{sess, v}, c.getenv("TERM"), program.Send)
	err := program.Run()
	if x := g.crashed(); x != nil {
		v.panicked(*x)
		return failure{exitFailed, errors.New("something went wrong in accord itself; whoever runs it finds more in its log")}
	}
	switch {
	case v.ended(), v.ctx.Err() != nil:
		return nil // which is told by who ended it
	case err != nil:
		return fmt.Errorf("dashboard: %w", err)
	}
	return nil
}

// hangup is a keyboard whose end is the end of the visit: a program does not see
// it by itself.
type hangup struct {
	keys io.Reader
	v    *visit
}

// Read implements [io.Reader].
func (x hangup) Read(p []byte) (int, error) {
	n, err := x.keys.Read(p)
	if err != nil {
		x.v.finish("left", "")
	}
	return n, err
}

// filter keeps a size beyond the bound from the program.
func (v *visit) filter(msg tea.Msg) tea.Msg {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		w, h := v.clamp(uint32(max(0, size.Width)), uint32(max(0, size.Height)))
		return tea.WindowSizeMsg{Width: w, Height: h}
	}
	return msg
}

// resizeEvery is the time between two sizes that are drawn: a window that is
// being pulled says dozens a second.
const resizeEvery = 50 * time.Millisecond

// resize tells the program of sizes, the last one of many.
func (v *visit) resize(ctx context.Context, send func(tea.Msg)) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-v.size.bell:
			w, h := v.size.get()
			send(tea.WindowSizeMsg{Width: w, Height: h})
			pause := time.NewTimer(resizeEvery)
			select {
			case <-ctx.Done():
			case <-pause.C:
			}
			pause.Stop()
		}
	}
}
