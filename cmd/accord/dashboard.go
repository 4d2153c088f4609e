package main

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"accord/data"
	"accord/data/diag"
	"accord/data/load"
	"accord/tui"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/theme"
)

// dashboard opens the dashboard until the user leaves it: on the terminal, or
// as a conversation in plain text.
func (c *Command) dashboard(cmd *cobra.Command, args []string, view viewFlags, plain bool) error {
	cfg, err := c.settings(cmd)
	if err != nil {
		return err
	}
	w, h, out := c.Terminal(c.Stdout)
	_, _, in := c.Terminal(c.Stdin)
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
	name := datasetName(cfg, args)
	ds, problems, err := c.open(cmd.Context(), name)
	if err != nil {
		return err
	}
	tag := c.language(cfg)
	st, err := view.state(&panel.Env{Set: panel.NewSet(ds), Lang: lang.New(tag), Glyphs: theme.GlyphSet(theme.GlyphName(cfg.Glyphs)), Problems: problems}, w, h)
	if err != nil {
		return err
	}
	o := tui.Options{Dataset: ds, Name: name, Problems: problems, Keys: cfg.Bindings(), Theme: theme.Name(cfg.Theme), Lang: tag,
		Glyphs: theme.GlyphName(cfg.Glyphs), Mouse: cfg.Mouse, State: st, Export: exportTo("."), Now: c.Now}
	opts, err := c.loadOptions()
	if err != nil {
		return err
	}
	if name != "" {
		o.Load = func(ctx context.Context) (*data.Dataset, diag.List, error) {
			return load.Load(ctx, name, opts)
		}
	}
	if plain {
		return c.converse(cmd.Context(), o, w)
	}
	return c.run(cmd.Context(), tui.New(o), max(c.profile(cfg, c.Stdout), colorprofile.ASCII), w, h)
}

// run shows a model on the terminal. A panic in it gives the terminal back
// before it is told.
func (c *Command) run(ctx context.Context, model tea.Model, p colorprofile.Profile, w, h int) error {
	if c.wrap != nil {
		model = c.wrap(model)
	}
	g := &guard{model: model}
	program := tea.NewProgram(g, tea.WithContext(ctx), tea.WithInput(c.Stdin), tea.WithOutput(c.Stdout),
		tea.WithEnvironment(c.Environ), tea.WithColorProfile(p), tea.WithWindowSize(w, h), tea.WithoutSignalHandler())
	g.quit = program.Quit
	_, err := program.Run()
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
