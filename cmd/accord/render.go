package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"accord/data"
	"accord/data/diag"
	"accord/tui"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/theme"
)

// renderFlags are what render knows beside the view.
type renderFlags struct {
	size, format, today, output string
	plain, caption, story       bool
	scale                       int
	view                        tui.ViewFlags
}

func (c *Command) render() *cobra.Command {
	var f renderFlags
	cmd := &cobra.Command{
		Use:   "render [DATASET]",
		Short: "Print one frame of the dashboard, or write it as a picture",
		Long: `render prints one frame as the dashboard would draw it, without a terminal.
The same command prints the same bytes on every machine when --today is given:
project statuses are inferred as of that day.

With -o the frame goes to a file, whose ending says in which form. Text, ANSI, SVG
and PNG are the cells of the frame, with the command line that makes it again and
its sources in rows below; pictures also say so of themselves. HTML is one page
that needs nothing else: each panel as a picture, in words and as a table. CSV is
the table of the page (on the overview of the focused panel) and nothing but its
rows; text that a spreadsheet would run as a formula has an apostrophe in front.
JSON is {"version": 1, "title", "page", "language", "today", "command",
"sentences", "tables": [{"name", "notes", "sentence", "columns", "rows",
"sources"}], "sources": [{"id", "date", "publisher", "title", "url"}]}, to which
names are only ever added; a cell is a number, a text or null. Columns are called
as --lang calls them.

--scene draws one scene of the story that a dataset tells, --story each of them
to a file of a folder: 01-ID.svg and so on.`,
		Example: `  accord render --page trade --cursor 2014 --size 100x30
  accord render --page projects --sector transport --lang ru
  accord render --page trade --theme light -o trade.svg
  accord render mine/ -o mine.png --scale 2
  accord render --page mirror --lang az -o mirror.html
  accord render --story -o slides --theme light --lang ru
  accord render mine/ --format ansi --theme light > frame.txt`,
		Args:              datasetArg,
		ValidArgsFunction: completeDataset,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.caption = f.caption || !cmd.Flags().Changed("caption") && (f.output != "" || f.format == string(formSVG) || f.format == string(formPNG))
			if f.story {
				return c.runStory(cmd, args, f)
			}
			return c.runRender(cmd, args, f)
		},
	}
	cmd.Flags().SortFlags = false
	f.view.Add(cmd.Flags())
	c.completeView(cmd)
	cmd.Flags().StringVar(&f.size, "size", "", "columns `x` rows, such as 120x36 (default: the terminal's, else and for a file 120x36)")
	cmd.Flags().StringVar(&f.format, "format", "", "`form`: "+strings.Join(formNames(), ", ")+" (default: by the ending of -o; else ansi on a terminal with colours, text elsewhere)")
	cmd.Flags().StringVarP(&f.output, "output", "o", "", "write to this `file` instead of the standard output; - is that again")
	cmd.Flags().IntVar(&f.scale, "scale", 1, "`pixels` of a PNG per unit: 1 is 10 by 20 pixels a cell")
	cmd.Flags().BoolVar(&f.caption, "caption", false, "the command line and the sources below the frame (default: in files and pictures)")
	cmd.Flags().BoolVar(&f.plain, "plain", false, "print "+plainHelp)
	cmd.Flags().BoolVar(&f.story, "story", false, "draw every scene of the story, each to a file in the folder that -o names (default --format svg)")
	cmd.Flags().StringVar(&f.today, "today", "", "the `day` that statuses are inferred as of (default: today)")
	return cmd
}

func (c *Command) runRender(cmd *cobra.Command, args []string, f renderFlags) error {
	cfg, err := c.settings(cmd)
	if err != nil {
		return err
	}
	form, err := c.form(cfg, &f)
	if err != nil {
		return err
	}
	w, h, err := c.frameSize(f.size, f.output == "" && form.forTerminal())
	if err != nil {
		return err
	}
	now, err := c.today(f.today)
	if err != nil {
		return err
	}
	ds, problems, err := c.open(cmd.Context(), c.datasetName(cfg, args))
	if err != nil {
		return err
	}
	env := panel.Env{Lang: lang.New(c.language(cfg)), Glyphs: theme.GlyphSet(theme.GlyphName(cfg.Glyphs)), Now: now, Problems: problems}
	name, drawn := c.datasetName(cfg, args), drawing{}
	err = c.waiting(cmd.Context(), ds, name, func(ctx context.Context) error {
		set, err := panel.OpenSet(ctx, ds)
		if err != nil {
			return err
		}
		return set.Given(ctx, func(s *panel.Set) error { // which answers may have to be asked first
			e := env
			e.Set = s
			st, err := f.view.State(&e, w, h)
			if err != nil {
				return failure{exitUsage, err}
			}
			drawn, err = c.draw(tui.Input{Env: &e, State: st, W: w, H: h, Keys: cfg.Bindings()}, cfg, form, f, name)
			return err
		})
	})
	if err != nil {
		return err
	}
	content, err := c.encode(drawn, cfg, form, f)
	if err != nil {
		return err
	}
	if err := c.deliver(f.output, content); err != nil {
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

// frameSize is the size of the frame: the one asked for, else the terminal's
// where the frame is for it.
func (c *Command) frameSize(asked string, forTerminal bool) (w, h int, err error) {
	if asked != "" {
		if w, h, err = size(asked); err != nil {
			return 0, 0, failure{exitUsage, err}
		}
		return w, h, nil
	}
	if w, h, ok := c.Terminal(c.Stdout); forTerminal && ok && w > 0 && h > 0 {
		return min(w, maxWidth), min(h, maxHeight), nil
	}
	return 120, 36, nil
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
