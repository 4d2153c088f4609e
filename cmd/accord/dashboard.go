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
	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"accord/data/diag"
	"accord/data/load"
	"accord/tui"
)

// dashboard opens the dashboard until the user leaves it: on the terminal, or
// as a conversation in plain text.
func (c *Command) dashboard(cmd *cobra.Command, args []string, view tui.ViewFlags, play time.Duration, plain, present bool) error {
	cfg, err := c.settings(cmd)
	if err != nil {
		return err
	}
	if f := cmd.Flags(); f.Changed("watch") && f.Changed("no-watch") {
		return usagef("--watch and --no-watch contradict each other; leave out one")
	}
	if present && plain {
		return usagef("--present and --plain contradict each other; leave out one")
	}
	for _, f := range presentFlags() {
		if !present && cmd.Flags().Changed(f) {
			return usagef("--%s says who else may look; write --present with it, or accord serve", f)
		}
	}
	if err := playable(play, cmd.Flags().Changed("play"), plain); err != nil {
		return err
	}
	name := c.datasetName(cfg, args)
	if len(args) > 1 && slices.Contains(args, load.Stdin) {
		return usagef("accord - reads one dataset, from stdin; leave out the others: %s", strings.Join(args, " "))
	}
	keys, done, err := c.keyboard(name)
	if err != nil {
		return err
	}
	defer done()
	w, h, out := c.Terminal(c.Stdout)
	_, _, in := c.Terminal(keys)
	switch {
	case plain:
		if !out || w < 1 {
			w, h = plainWidth, 0
		}
	case !out:
		return usagef("the dashboard needs a terminal, and the output is none; write accord render to print a frame")
	case !in:
		return usagef("the dashboard needs a terminal, and the input is none; write accord render to print a frame")
	case c.getenv("TERM") == "dumb":
		return usagef("the dashboard cannot be drawn on TERM=dumb; write accord --plain to talk in lines of text, or accord render to print a frame")
	}
	ctx, stop := context.WithCancel(cmd.Context()) // whatever reads the dataset ends with the dashboard
	defer stop()
	var stage *stageHere
	if present {
		here, done := untilHangup(ctx)
		defer done()
		ctx = here
		if stage, err = c.stageHere(ctx, cmd, cfg); err != nil {
			return err
		}
		defer stage.end()
	}
	feed, err := c.follow(ctx, cfg, name, !plain && len(args) < 2)
	if err != nil {
		return err
	}
	o := &opening{c: c, cfg: cfg, view: view, play: play, name: name, feed: feed, stage: stage, w: w, h: h,
		asked: play > 0 || slices.ContainsFunc(viewFlags(), cmd.Flags().Changed)}
	if len(args) > 1 {
		o.others = args[1:]
	}
	if plain {
		err = o.talk(ctx, keys)
	} else {
		err = o.show(ctx, keys)
	}
	if bad := (unusable{}); errors.As(err, &bad) {
		c.problems(bad.list)
		return failure{status: exitProblems}
	}
	return err
}

// unusable is the failure of a dataset of which nothing can be used.
type unusable struct{ list diag.List }

func (u unusable) Error() string { return u.list.Err().Error() }

// keyboard is where keys come from: stdin, or the terminal itself where stdin
// is the dataset. done gives it back.
func (c *Command) keyboard(name string) (keys io.Reader, done func(), err error) {
	if name != load.Stdin {
		return c.Stdin, func() {}, nil
	}
	if _, _, tty := c.Terminal(c.Stdin); tty {
		return nil, nil, usagef("accord - reads a dataset from stdin, which is the terminal; write producer | accord -")
	}
	tty, err := c.OpenTTY()
	if err != nil {
		return nil, nil, usagef("accord - takes keys from the terminal, and there is none; write accord render - to print a frame")
	}
	return tty, func() { _ = tty.Close() }, nil
}

// run shows a model on the terminal, with the keys from that input. A panic in
// it gives the terminal back before it is told.
func (c *Command) run(ctx context.Context, keys io.Reader, model tui.Model, p colorprofile.Profile, w, h int) error {
	if c.wrap != nil {
		model = c.wrap(model)
	}
	at := &tty{keys: keys, out: c.Stdout}
	if err := at.take(); err != nil {
		return failure{exitFailed, err}
	}
	defer at.giveBack()
	g := &guard{model: model}
	program := tui.NewProgram(ctx, g, tui.Terminal{In: keys, Out: c.Stdout, W: w, H: h, Profile: p, Environ: c.Environ,
		Stop: at.stop, Broken: g.broken})
	g.quit = program.Quit
	resized, done := context.WithCancel(ctx)
	defer done()
	go at.follow(resized, c.Terminal, program.Send)
	err := program.Run()
	at.giveBack()
	if x := g.crashed(); x != nil {
		return failure{status: c.crashed(*x)}
	}
	if errors.Is(err, tea.ErrProgramPanic) {
		return failure{status: c.crashed(newCrash(err, w, h))}
	}
	if err != nil {
		return fmt.Errorf("dashboard: %w", err)
	}
	return nil
}
