package main

import (
	"context"
	"io"
	"log/slog"
	"time"

	"github.com/charmbracelet/colorprofile"

	"accord/cmd/internal/config"
	"accord/data/ask"
	"accord/data/load"
	"accord/tui"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// opening makes the dashboard of a dataset that is still being read.
type opening struct {
	c    *Command
	cfg  *config.Config
	view tui.ViewFlags
	play time.Duration
	name string
	feed *feed
	// others are the names of further datasets, asked is true for a view of the
	// first.
	others []string
	asked  bool
	w, h   int
	// stage is where others look at it, nil for nobody.
	stage *stageHere
}

// openingAfter is how long the dataset may take until the dashboard opens
// without it.
const openingAfter = 100 * time.Millisecond

// talk is the dashboard as a conversation.
func (o *opening) talk(ctx context.Context, keys io.Reader) error {
	opts, err := o.options()
	if err != nil {
		return err
	}
	opts.Choose = false // the hint says how
	return o.c.converse(ctx, keys, opts, o.w)
}

// show is the dashboard on the terminal.
func (o *opening) show(ctx context.Context, keys io.Reader) error {
	model, opened, err := o.model()
	if err != nil {
		return err
	}
	err = o.c.run(ctx, keys, model, max(o.c.profile(o.cfg, o.c.Stdout), colorprofile.ASCII), o.w, o.h)
	if err == nil && opened != nil {
		err = opened()
	}
	return err
}

// model is what the terminal shows at first: the dashboard, or how far the
// dataset has come; opened, unless it is nil, says afterwards why it never came
// to the dashboard.
func (o *opening) model() (model tui.Model, opened func() error, err error) {
	type outcome struct {
		app   *tui.App
		err   error
		panic any
	}
	ready := make(chan outcome, 1)
	begin := func() {
		var x outcome
		defer func() { ready <- x }()
		defer func() { x.panic = carried(recover()) }()
		var opts tui.Options
		if opts, x.err = o.options(); x.err == nil {
			x.app = tui.New(opts)
			x.app.Prepare(o.w, o.h)
		}
	}
	go begin()
	take := func(x outcome) (*tui.App, error) {
		if x.panic != nil {
			panic(x.panic) // where somebody gives the terminal back
		}
		return x.app, x.err
	}
	timer := time.NewTimer(openingAfter)
	defer timer.Stop()
	select {
	case x := <-ready:
		if app, err := take(x); !ask.IsTemporary(err) {
			return app, nil, err
		}
		ready <- x // to be told where it is waited for
	case <-timer.C:
	}
	wait := tui.NewOpening(tui.OpeningOptions{
		Name: o.name, Stream: o.name == load.Stdin, Distant: load.IsAddress(o.name), Progress: o.feed.Progress, Keys: o.cfg.Bindings(),
		Theme: theme.Name(o.cfg.Theme), Lang: o.c.language(o.cfg), Glyphs: theme.GlyphName(o.cfg.Glyphs),
		Open: func() (*tui.App, error) { return take(<-ready) },
		Again: func() (*tui.App, error) {
			o.feed.Refresh()
			go begin()
			return take(<-ready)
		},
		Now: o.c.Now,
	})
	opened = func() error {
		if wait.Cancelled() {
			return failure{status: exitInterrupted}
		}
		return wait.Err()
	}
	return wait, opened, nil
}

// options waits for the dataset and returns what the dashboard starts with.
func (o *opening) options() (tui.Options, error) {
	s, err := o.feed.usable()
	if err != nil {
		return tui.Options{}, err
	}
	c, cfg, tag := o.c, o.cfg, o.c.language(o.cfg)
	env := panel.Env{Lang: lang.New(tag), Glyphs: theme.GlyphSet(theme.GlyphName(cfg.Glyphs)), Problems: s.Problems}
	st, err := stateOf(o.feed.ctx, o.view, o.feed.set, env, o.w, o.h)
	if err != nil {
		return tui.Options{}, err
	}
	if o.play > 0 && len(s.Dataset.Scenes) == 0 {
		return tui.Options{}, usagef("--play: the dataset tells no story; write scenes into its dataset.toml, each as [[scene]]")
	}
	opts := tui.Options{Dataset: s.Dataset, Set: o.feed.set, Name: o.name, Problems: s.Problems, Flow: s.Flow, Polling: s.Polling, Keys: cfg.Bindings(),
		Theme: theme.Name(cfg.Theme), Lang: tag, Glyphs: theme.GlyphName(cfg.Glyphs), Mouse: cfg.Mouse, State: st,
		Play: o.play, Notes: tui.NotesAsked, Record: c.recorder(o.feed.ctx, o.name), Export: exportTo("."), Now: c.Now, Context: o.feed.ctx}
	if o.name != "" {
		opts.Feed = o.feed
	}
	if o.stage != nil || len(o.others) > 0 {
		err = o.shelve(s, &opts)
	}
	return opts, err
}

// shelve has the dashboard begin with the first of several datasets, of which s is
// the state, or with one that others look at as well.
func (o *opening) shelve(s load.Snapshot, opts *tui.Options) error {
	name, log := o.name, slog.New(slog.DiscardHandler)
	if name == load.Stdin {
		name = ""
	}
	if o.stage != nil {
		log = o.stage.s.log
	}
	first := newShow(freeID(map[string]bool{}, name, s.Dataset), o.name, o.feed, s, log)
	all, err := o.c.shelve(o.feed.ctx, o.cfg, shelf{first}, o.others, log)
	if err != nil {
		return err
	}
	open := func(x *show) tui.Shown {
		shown := x.opened(o.feed.ctx, true)
		shown.Record = o.c.recorder(o.feed.ctx, x.path)
		return shown
	}
	begin := open(first)
	opts.ID, opts.Feed, opts.Close = begin.ID, begin.Feed, begin.Close
	if len(all) > 1 {
		opts.Shelf, opts.Choose = all.list, !o.asked
		opts.Open = func(id string) (tui.Shown, bool) {
			x, err := all.find(id)
			if err != nil || id == "" {
				return tui.Shown{}, false
			}
			if _, missing := x.ready(); missing != nil {
				return tui.Shown{}, false
			}
			return open(x), true
		}
	}
	if o.stage != nil {
		o.stage.begin(all, opts)
		return nil
	}
	for _, x := range all {
		go x.run()
	}
	return nil
}

// stateOf is the view that somebody asks for on the command line. What it names may
// have to be asked for.
func stateOf(ctx context.Context, view tui.ViewFlags, set *panel.Set, env panel.Env, w, h int) (st state.State, err error) {
	err = set.Given(ctx, func(s *panel.Set) error {
		env.Set = s
		if st, err = view.State(&env, w, h); err != nil {
			return failure{exitUsage, err}
		}
		return nil
	})
	return st, err
}
