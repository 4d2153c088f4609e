package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"accord/data"
	"accord/data/clean"
	"accord/data/diag"
)

func (c *Command) inspect() *cobra.Command {
	var toml bool
	var form string
	cmd := &cobra.Command{
		Use:   "inspect FILE",
		Short: "Say what is understood of a file that others publish",
		Long: `inspect reads a file as a statistics office or a database publishes it, and says
what it understood and by which evidence: its format, the line of the header,
separator, encoding, how numbers and periods are written, units, marks of
missing values, flags, what each column holds, and every row it set aside.

Each finding can be overruled by an option. With --toml the whole is written as
a dataset.toml; in the folder of the file it loads to the same dataset, and is
the place to correct what was understood.`,
		Example: `  accord inspect table.csv
  accord inspect table.csv --decimal , --column 'Jahr=TIME_PERIOD'
  accord inspect table.csv --toml > dataset.toml`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("%s takes one file, not %d", cmd.CommandPath(), len(args))
			}
			return nil
		},
		ValidArgsFunction: completeDataset,
		RunE: func(cmd *cobra.Command, args []string) error {
			ds, problems, err := c.load(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return c.understood(ds, problems, args[0], form, toml)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&toml, "toml", false, "write it as a dataset.toml")
	cmd.Flags().StringVar(&form, "format", "text", "`form`: text, json")
	return cmd
}

// understood prints what was understood of the files of ds.
func (c *Command) understood(ds *data.Dataset, problems diag.List, name, form string, toml bool) error {
	switch {
	case form != "text" && form != "json":
		return usagef("--format %s: no such form%s", form, diag.Suggest(form, []string{"text", "json"}))
	case ds == nil:
		c.problems(problems)
		return failure{status: exitProblems}
	case len(ds.Understood) == 0:
		return fmt.Errorf("%s is a dataset of accord's own: nothing had to be understood; see accord check", clean.Text(name))
	case toml:
		for _, u := range ds.Understood {
			if _, err := io.WriteString(c.Stdout, u.Import); err != nil {
				return err
			}
		}
	case form == "json":
		e := json.NewEncoder(c.Stdout)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		if err := e.Encode(struct {
			Version int                  `json:"version"`
			Files   []data.Understanding `json:"files"`
		}{1, ds.Understood}); err != nil {
			return err
		}
	default:
		for _, u := range ds.Understood {
			printUnderstanding(c.Stdout, u)
		}
	}
	if len(problems) > 0 {
		c.problems(problems)
		c.tell("%s", diag.Summary(problems, ds.SetAside))
	}
	if problems.Errors() > 0 {
		return failure{status: exitProblems}
	}
	return nil
}

// printUnderstanding writes u as two lists: what holds for the file, and its
// columns.
func printUnderstanding(w io.Writer, u data.Understanding) {
	fmt.Fprintln(w, clean.Text(u.Path))
	for _, f := range u.Facts {
		why := ""
		if f.Why != "" {
			why = "  (" + f.Why + ")"
		}
		fmt.Fprintf(w, "  %-12s %s%s\n", f.What, f.Value, why)
	}
	width := 0
	for _, c := range u.Columns {
		width = max(width, utf8.RuneCountInString(c.Name)+2)
	}
	width = min(width, 32)
	fmt.Fprintln(w, "columns")
	for _, c := range u.Columns {
		role := c.Role
		if c.Concept != "" {
			role += " " + c.Concept
		}
		if c.Detail != "" {
			role += ", " + c.Detail
		}
		name := fmt.Sprintf("%q", c.Name)
		fmt.Fprintf(w, "  %s%s  %s  (%s)\n", name, strings.Repeat(" ", max(0, width-utf8.RuneCountInString(name))), role, c.Why)
	}
	for _, n := range u.Notes {
		fmt.Fprintf(w, "note: %s\n", clean.Text(n))
	}
}
