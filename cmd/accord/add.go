package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"accord/data/clean"
	"accord/data/diag"
	"accord/data/load"
)

// addFlags are what add knows beside the row.
type addFlags struct {
	dataset, file, format string
	dryRun                bool
}

func (c *Command) add() *cobra.Command {
	var f addFlags
	cmd := &cobra.Command{
		Use:   "add TABLE [COLUMN=VALUE… | -]",
		Short: "Add rows to a table of a dataset",
		Long: `add puts one row, written as COLUMN=VALUE, at the end of a table of a dataset.
With - or without a COLUMN=VALUE it reads rows from stdin as JSON Lines: on each
line an object whose keys are columns. Tables: ` + strings.Join(load.Tables(), ", ") + `.

The dataset that would result is loaded first. When a row brings an error,
nothing is added: all rows or none. The rest of the file stays as it is, byte
for byte, and a file is replaced as a whole, so that whoever reads or is killed
meanwhile finds the old or the new one. Of several writers each waits for its
turn.

The exit status is 1 when a row is refused, 3 when the file cannot be written.`,
		Example: `  accord add sources --dataset mine/ id=S4 publisher='Statistics office' url=https://example.org/4
  accord add observations --dataset mine/ TIME_PERIOD=2024 OBS_VALUE=4.3 'OBS_BOUND=>' SOURCE=S4
  producer | accord add observations --dataset mine/ -`,
		ValidArgsFunction: c.completeAdd(&f),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runAdd(cmd, f, args)
		},
	}
	fl := cmd.Flags()
	fl.SortFlags = false
	fl.StringVar(&f.dataset, "dataset", "", "the `dataset`: a folder with dataset.toml, a .toml file or a CSV in the long layout")
	fl.StringVar(&f.file, "file", "", "which `file` of the table is to have the rows, where there are several")
	fl.BoolVar(&f.dryRun, "dry-run", false, "judge the rows and write nothing")
	fl.StringVar(&f.format, "format", "text", "`form` of the answer: text, json")
	return cmd
}

func (c *Command) runAdd(cmd *cobra.Command, f addFlags, args []string) error {
	cfg, err := c.settings(cmd)
	if err != nil {
		return err
	}
	if f.format != "text" && f.format != "json" {
		return usagef("--format %s: no such form%s", f.format, diag.Suggest(f.format, []string{"text", "json"}))
	}
	if f.dataset == "" {
		f.dataset = cfg.Dataset
	}
	if c.guest != nil {
		if f.dataset, err = c.guest.writable(f.dataset); err != nil {
			return err
		}
	}
	add := load.Addition{File: f.file}
	if add.Table, err = tableArg(args); err != nil {
		return err
	}
	if f.dataset == "" {
		return usagef("%s; write --dataset and the folder of one of your own", load.ErrBundled)
	}
	var problems diag.List
	if add.Rows, problems, err = c.newRows(args[1:]); err != nil {
		return err
	}
	if problems.Errors() > 0 { // the rows that can be read are judged as well
		_, more, err := load.Append(cmd.Context(), f.dataset, add, load.Options{})
		if err != nil {
			return addError(err)
		}
		problems = append(problems, more...)
		problems.Sort()
		return c.refuse(f, problems)
	}
	if len(add.Rows) == 0 {
		return c.added(f, add.Table, &load.Amended{Path: f.dataset})
	}
	amended, problems, err := c.amend(cmd.Context(), f, add)
	if err != nil {
		return addError(err)
	}
	if amended == nil {
		return c.refuse(f, problems)
	}
	c.problems(problems)
	return c.added(f, add.Table, amended)
}

// addError gives err its exit status.
func addError(err error) error {
	if errors.Is(err, load.ErrFile) {
		return failure{exitUsage, err}
	}
	return err
}

// tableArg is the table that args name.
func tableArg(args []string) (string, error) {
	if len(args) == 0 {
		return "", usagef("add needs the name of a table: %s", strings.Join(load.Tables(), ", "))
	}
	if !slices.Contains(load.Tables(), args[0]) {
		return "", usagef("no table is called %q%s", args[0], diag.Suggest(args[0], load.Tables()))
	}
	return args[0], nil
}

// newRows are the rows that the arguments or stdin hold.
func (c *Command) newRows(args []string) ([]load.Row, diag.List, error) {
	if slices.Equal(args, []string{"-"}) || len(args) == 0 {
		if _, _, ok := c.Terminal(c.Stdin); ok && len(args) == 0 {
			return nil, nil, usagef("add has no row; write COLUMN=VALUE, or - and give JSON Lines on stdin")
		}
		text, err := io.ReadAll(io.LimitReader(c.Stdin, maxRows+1))
		if err != nil {
			return nil, nil, fmt.Errorf("read stdin: %w", err)
		}
		if len(text) > maxRows {
			return nil, nil, fmt.Errorf("read stdin: more than %d MiB; give the rows in several calls", maxRows>>20)
		}
		rows, problems := load.RowsOfJSON("stdin", string(text))
		return rows, problems, nil
	}
	row := load.Row{At: diag.Mark{Position: diag.Position{Path: "arguments"}}}
	for _, arg := range args {
		key, value, ok := strings.Cut(arg, "=")
		if !ok || key == "" {
			return nil, nil, usagef("%q is no column with a value; write COLUMN=VALUE", arg)
		}
		row.Cells = append(row.Cells, load.Cell{Key: key, Value: value,
			At: diag.Mark{Position: diag.Position{Path: "argument " + key}}})
	}
	return []load.Row{row}, nil, nil
}

// maxRows is how many bytes of rows are read from stdin.
const maxRows = 256 << 20

// amend writes the rows into the dataset. The result is nil when they are
// refused, for the problems that are listed.
func (c *Command) amend(ctx context.Context, f addFlags, add load.Addition) (*load.Amended, diag.List, error) {
	rows := func() (*load.Amended, diag.List, error) {
		return load.Append(ctx, f.dataset, add, load.Options{})
	}
	if f.dryRun {
		return rows()
	}
	return c.amendWith(ctx, f.dataset, c.lock, rows)
}

// amendWith writes what add makes of a file of a dataset, while nobody else writes
// in its folder. The result is nil when it is refused, for the problems that are
// listed.
func (c *Command) amendWith(ctx context.Context, dataset string, lock func(ctx context.Context, dir string) (func(), error), add func() (*load.Amended, diag.List, error)) (*load.Amended, diag.List, error) {
	dir, err := folderOf(dataset)
	if err != nil {
		return nil, nil, err
	}
	release, err := lock(ctx, dir)
	if err != nil {
		return nil, nil, err
	}
	defer release()
	held := []string{dir}
	for {
		amended, problems, err := add()
		if amended == nil || err != nil {
			return nil, problems, err
		}
		real, err := filepath.EvalSymlinks(amended.Path)
		if err != nil {
			return nil, nil, writeError(amended.Path, err)
		}
		// A table in a folder below may be a dataset's of its own.
		if below := filepath.Dir(real); !slices.ContainsFunc(held, func(dir string) bool { return sameFolder(dir, below) }) {
			release, err := lock(ctx, below)
			if err != nil {
				return nil, nil, err
			}
			defer release()
			held = append(held, below)
			continue
		}
		// Editors know nothing of the lock.
		if now, err := os.ReadFile(real); err == nil && string(now) != amended.Text[:amended.Was] {
			continue
		}
		return amended, problems, replaceLocked(real, []byte(amended.Text))
	}
}

func (c *Command) lock(ctx context.Context, dir string) (func(), error) {
	return lockFolder(ctx, dir, func() { c.tell("accord: waiting for another writer in %s", dir) })
}

func sameFolder(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

// folderOf is the folder of a dataset, free of links.
func folderOf(dataset string) (string, error) {
	real, err := filepath.EvalSymlinks(dataset)
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return "", fmt.Errorf("open %s: %w", dataset, err)
	}
	if info, err := os.Stat(real); err == nil && info.IsDir() {
		return real, nil
	}
	return filepath.Dir(real), nil
}

// refuse tells why nothing was added.
func (c *Command) refuse(f addFlags, problems diag.List) error {
	if f.format == "json" {
		if err := diag.PrintJSON(c.Stdout, problems, 0); err != nil {
			return err
		}
	} else {
		c.problems(problems)
	}
	c.tell("nothing was added: %s", plural(problems.Errors(), "error"))
	return failure{status: exitProblems}
}

// addition is the JSON that tells what was added.
type addition struct {
	Version int          `json:"version"`
	Table   string       `json:"table"`
	DryRun  bool         `json:"dry_run"`
	Added   []addedPlace `json:"added"`
}

type addedPlace struct {
	Path string `json:"path"`
	Line int    `json:"line"`
}

// added tells what was added and where it stands.
func (c *Command) added(f addFlags, table string, a *load.Amended) error {
	if f.format == "json" {
		out := addition{Version: 1, Table: table, DryRun: f.dryRun, Added: []addedPlace{}}
		for _, p := range a.At {
			out.Added = append(out.Added, addedPlace{clean.Text(p.Path), p.Line})
		}
		e := json.NewEncoder(c.Stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(out)
	}
	word, at := "added", a.Path
	if f.dryRun {
		word = "would add"
	}
	if n := len(a.At); n > 0 {
		at = fmt.Sprintf("%s:%d", at, a.At[0].Line)
		if last := a.At[n-1].Line; n > 1 {
			at += fmt.Sprintf("-%d", last)
		}
	}
	_, err := fmt.Fprintf(c.Stdout, "%s %s to %s\n", word, plural(len(a.At), "row"), clean.Text(at))
	return err
}
