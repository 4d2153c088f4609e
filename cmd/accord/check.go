package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"accord/data"
	"accord/data/diag"
	"accord/tui/panel"
)

func (c *Command) check() *cobra.Command {
	var format string
	var strict, connect bool
	cmd := &cobra.Command{
		Use:   "check [DATASET]",
		Short: "List every problem of a dataset",
		Long: `check lists every problem of a dataset: where it stands, what was found and
what to write. Its exit status is 0 when there is no error, 1 when there are
errors (with --strict, warnings as well), 3 when the dataset cannot be read.

A database that the dataset names is asked only with --connect: whether the table
and its columns are there, and fit what is said of them.`,
		Example: `  accord check mine/
  accord check mine/ --format github     annotations in a workflow`,
		Args:              datasetArg,
		ValidArgsFunction: completeDataset,
		RunE: func(cmd *cobra.Command, args []string) error {
			cfg, err := c.settings(cmd)
			if err != nil {
				return err
			}
			print, err := c.printer(format)
			if err != nil {
				return err
			}
			opts, err := c.loadOptions()
			if err != nil {
				return err
			}
			opts.Offline = !connect
			ds, problems, err := c.loadWith(cmd.Context(), c.datasetName(cfg, args), opts)
			if err != nil {
				return err
			}
			setAside := 0
			if ds != nil && len(ds.Scenes) > 0 {
				err := c.waiting(cmd.Context(), ds, c.datasetName(cfg, args), func(ctx context.Context) error {
					set, err := panel.OpenSet(ctx, ds)
					problems = withScenes(ctx, set, problems)
					return err
				})
				if err != nil {
					return err
				}
			}
			if ds != nil {
				setAside = ds.SetAside
			}
			if err := print(problems, setAside); err != nil {
				return err
			}
			c.tell("%s", summary(ds, problems, setAside))
			if problems.Errors() > 0 || strict && len(problems) > 0 {
				return failure{status: exitProblems}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "`form`: text, json, github")
	cmd.Flags().BoolVar(&connect, "connect", false, "ask the database that the dataset names, too")
	cmd.Flags().BoolVar(&strict, "strict", false, "warnings count as well")
	return cmd
}

// printer writes problems in a form.
func (c *Command) printer(format string) (func(diag.List, int) error, error) {
	switch format {
	case "text":
		return func(l diag.List, _ int) error { return diag.Print(c.Stdout, l) }, nil
	case "json":
		return func(l diag.List, n int) error { return diag.PrintJSON(c.Stdout, l, n) }, nil
	case "github":
		return func(l diag.List, _ int) error { return diag.PrintGitHub(c.Stdout, l) }, nil
	}
	return nil, usagef("--format %s: no such form%s", format, diag.Suggest(format, []string{"text", "json", "github"}))
}

// summary says in a line what the check has found.
func summary(ds *data.Dataset, problems diag.List, setAside int) string {
	s := diag.Summary(problems, setAside)
	if ds == nil {
		return s + "; nothing of it can be used"
	}
	if len(problems) > 0 {
		return s
	}
	rows, files := extent(ds)
	s = fmt.Sprintf("%s in %s of %s", s, plural(rows, "row"), plural(files, "file"))
	if n := len(ds.Scenes); n > 0 {
		s += " and " + plural(n, "scene")
	}
	return s
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// extent counts the rows of ds and the files that they stand in; what a load
// has made up itself, such as the sources that a lone CSV mentions, is no row.
func extent(ds *data.Dataset) (rows, files int) {
	paths := map[string]bool{}
	see := func(at diag.Position) {
		if at.Path != "" {
			rows++
			paths[at.Path] = true
		}
	}
	for _, x := range ds.Observations {
		see(x.At)
	}
	for _, x := range ds.Agreements {
		see(x.At)
	}
	for _, x := range ds.Projects {
		see(x.At)
		for _, f := range x.Facts {
			see(f.At)
		}
	}
	for _, x := range ds.Events {
		see(x.At)
	}
	for _, x := range ds.Sources {
		see(x.At)
	}
	if b := ds.Bulk; b != nil {
		rows += int(max(b.Rows, 0))
		paths[ds.Path] = true
	}
	return rows, len(paths)
}
