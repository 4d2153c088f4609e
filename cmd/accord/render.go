package main

import (
	"context"
	"io"
	"slices"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"accord/cmd/internal/config"
	"accord/data"
	"accord/data/diag"
	"accord/tui"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/theme"
)

// renderFlags are what render knows beside the view.
type renderFlags struct {
	size, format, today string
	plain               bool
	view                viewFlags
}

func (c *Command) render() *cobra.Command {
	var f renderFlags
	cmd := &cobra.Command{
		Use:   "render [DATASET]",
		Short: "Print one frame of the dashboard",
		Long: `render prints one frame as the dashboard would draw it, without a terminal.
The same command prints the same bytes on every machine when --today is given:
project statuses are inferred as of that day.`,
		Example: `  accord render --page trade --cursor 2014 --size 100x30
  accord render --page projects --sector transport --lang ru
  accord render mine/ --format ansi --theme light > frame.txt`,
		Args:              datasetArg,
		ValidArgsFunction: completeDataset,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runRender(cmd, args, f)
		},
	}
	cmd.Flags().SortFlags = false
	f.view.add(cmd.Flags())
	cmd.Flags().StringVar(&f.size, "size", "", "columns `x` rows, such as 120x36 (default: the terminal's, else 120x36)")
	cmd.Flags().StringVar(&f.format, "format", "", "`form`: text, ansi (default: ansi on a terminal with colours, else text)")
	cmd.Flags().BoolVar(&f.plain, "plain", false, "print "+plainHelp)
	cmd.Flags().StringVar(&f.today, "today", "", "the `day` that statuses are inferred as of (default: today)")
	return cmd
}

func (c *Command) runRender(cmd *cobra.Command, args []string, f renderFlags) error {
	cfg, err := c.settings(cmd)
	if err != nil {
		return err
	}
	w, h, err := c.frameSize(f.size)
	if err != nil {
		return err
	}
	f.plain = f.plain || f.format == "" && c.wantsPlain(false)
	if f.plain && f.format == "ansi" {
		return usagef("--plain and --format ansi cannot be printed together; leave out one")
	}
	ansi, profile, err := c.format(cfg, f.format)
	if err != nil {
		return err
	}
	now, err := c.today(f.today)
	if err != nil {
		return err
	}
	ds, problems, err := c.open(cmd.Context(), datasetName(cfg, args))
	if err != nil {
		return err
	}
	env := &panel.Env{Set: panel.NewSet(ds), Lang: lang.New(c.language(cfg)), Glyphs: theme.GlyphSet(theme.GlyphName(cfg.Glyphs)), Now: now, Problems: problems}
	st, err := f.view.state(env, w, h)
	if err != nil {
		return err
	}
	in := tui.Input{Env: env, State: st, W: w, H: h, Keys: cfg.Bindings()}
	text := ""
	switch {
	case f.plain:
		text = tui.Plain(in)
	case ansi:
		text = tui.Render(in).ANSI(look(cfg.Theme, profile).SGR) + "\n"
	default:
		text = tui.Render(in).Plain() + "\n"
	}
	if _, err := io.WriteString(c.Stdout, text); err != nil {
		return err
	}
	return c.incomplete(cmd.Context(), ds, problems)
}

// incomplete tells that a frame lacks what could not be used.
func (c *Command) incomplete(_ context.Context, ds *data.Dataset, problems diag.List) error {
	if problems.Errors() == 0 {
		return nil
	}
	name := ds.Path
	c.tell("accord: %s; accord check %s lists them", diag.Summary(problems, ds.SetAside), name)
	return failure{status: exitProblems}
}

// frameSize is the size of the frame: the one asked for, else the terminal's.
func (c *Command) frameSize(asked string) (w, h int, err error) {
	if asked != "" {
		if w, h, err = size(asked); err != nil {
			return 0, 0, failure{exitUsage, err}
		}
		return w, h, nil
	}
	if w, h, ok := c.Terminal(c.Stdout); ok && w > 0 && h > 0 {
		return min(w, maxWidth), min(h, maxHeight), nil
	}
	return 120, 36, nil
}

// format decides whether the frame has styles, and of how many colours.
func (c *Command) format(cfg *config.Config, asked string) (ansi bool, p colorprofile.Profile, err error) {
	if known := []string{"", "text", "ansi"}; !slices.Contains(known, asked) {
		return false, p, usagef("--format %s: no such form%s", asked, diag.Suggest(asked, known[1:]))
	}
	p = c.profile(cfg, c.Stdout)
	switch asked {
	case "text":
		return false, p, nil
	case "ansi":
		if p == colorprofile.NoTTY { // a file can hold every colour
			p = colorprofile.TrueColor
		}
		return true, p, nil
	}
	return p > colorprofile.ASCII, p, nil
}

// today is the day that statuses are inferred as of.
func (c *Command) today(asked string) (data.Period, error) {
	if asked == "" {
		t := c.Now()
		return data.Day(t.Year(), t.Month(), t.Day()), nil
	}
	p, err := data.ParsePeriod(asked)
	if err != nil || p.Freq() != data.FreqDay {
		return p, usagef("--today is %q; expected a day; write --today 2026-11-23", asked)
	}
	return p, nil
}
