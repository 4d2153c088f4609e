package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"accord/data"
	"accord/data/diag"
	"accord/data/load"
	"accord/data/write"
)

// conversion is what accord convert is asked for.
type conversion struct {
	to, output      string
	force, setAside bool
	reading         load.Options
}

// longForms are the forms of the long table of observations.
func longForms() map[string]func(io.Writer, *data.Dataset) error {
	return map[string]func(io.Writer, *data.Dataset) error{"csv": write.CSV, "jsonl": write.JSONLines, "sdmx-csv": write.SDMXCSV}
}

// forms are the names of all forms.
func forms() []string { return []string{"dataset", "csv", "jsonl", "sdmx-csv"} }

func (c *Command) convert() *cobra.Command {
	var x conversion
	cmd := &cobra.Command{
		Use:   "convert [DATASET…]",
		Short: "Write a dataset in another form",
		Long: `convert reads datasets and files and writes them in one form.

  dataset    a folder with dataset.toml and one CSV a table, which keeps
             everything; it needs -o
  csv        the observations as one CSV in the long layout
  jsonl      the observations as JSON Lines: one object a row
  sdmx-csv   the observations as SDMX-CSV 2.0

The last three go to stdout, or to a file with -o; what they have no place for
is told on stderr. Several inputs become one dataset when nothing in one
contradicts the others. Where an input has errors nothing is written and the
exit status is 1; with --set-aside the rows that can be used are.`,
		Example: `  accord convert trade.csv freight.csv -o mine
  accord convert mine --to jsonl | head -3
  accord convert mine --to sdmx-csv -o mine.csv`,
		ValidArgsFunction: completeDataset,
		RunE: func(cmd *cobra.Command, args []string) error {
			cfg, err := c.settings(cmd)
			if err != nil {
				return err
			}
			if err := x.check(); err != nil {
				return err
			}
			if x.reading, err = c.loadOptions(); err != nil {
				return err
			}
			x.reading.Rows = load.RowsClaims // each of them is written
			if len(args) == 0 {
				args = []string{c.datasetName(cfg, nil)}
			}
			return c.convertAll(cmd.Context(), args, x)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&x.to, "to", "dataset", "`form`: "+strings.Join(forms(), ", "))
	f.StringVarP(&x.output, "output", "o", "", "write to this `path`: a folder for dataset, else a file")
	f.BoolVar(&x.force, "force", false, "write into a folder that is not empty; replace a file")
	f.BoolVar(&x.setAside, "set-aside", false, "leave out rows that cannot be used")
	return cmd
}

// check finds what is wrong with the request before anything is read.
func (x conversion) check() error {
	if x.to != "dataset" {
		if longForms()[x.to] == nil {
			return usagef("--to %s: no such form%s", x.to, diag.Suggest(x.to, forms()))
		}
		return nil
	}
	switch ext := strings.ToLower(filepath.Ext(x.output)); {
	case x.output == "" || x.output == "-":
		return usagef("a dataset is a folder; name it with -o, or write --to csv for a table on stdout")
	case ext == ".csv":
		return usagef("-o %s would be a folder; write --to csv for a table, or give the folder another name", x.output)
	case ext == ".jsonl" || ext == ".ndjson":
		return usagef("-o %s would be a folder; write --to jsonl for a table, or give the folder another name", x.output)
	}
	if !x.force {
		if err := vacant(x.output); err != nil {
			return fmt.Errorf("%w, or write into it with --force", err)
		}
	}
	return nil
}

// convertAll reads the datasets of those names and writes them as one.
func (c *Command) convertAll(ctx context.Context, names []string, x conversion) error {
	ds, err := c.gather(ctx, names, x)
	if err != nil {
		return err
	}
	if form := longForms()[x.to]; form != nil {
		if x.output == "" || x.output == "-" {
			err = form(c.Stdout, ds)
		} else {
			err = writeFile(x.output, x.force, func(w io.Writer) error { return form(w, ds) })
		}
		if err == nil {
			c.tellBeyond(x.to, ds)
			c.tellUnreadable(ctx, x.to, ds)
		}
	} else {
		err = c.writeDataset(ctx, ds, x.output)
	}
	if err == nil && ds.SetAside > 0 {
		c.tell("%s left out: what was wrong stands above", plural(ds.SetAside, "row"))
		return failure{status: exitProblems}
	}
	return err
}

// gather loads datasets and merges them.
func (c *Command) gather(ctx context.Context, names []string, x conversion) (*data.Dataset, error) {
	var sets []*data.Dataset
	bad := false
	for _, name := range names {
		ds, problems, err := c.loadWith(ctx, name, x.reading)
		if err != nil {
			return nil, err
		}
		c.problems(problems)
		if ds == nil || problems.Errors() > 0 && !x.setAside {
			bad = true
			continue
		}
		if ds.Bulk != nil {
			return nil, fmt.Errorf("convert %s: its rows are in a table that is only asked for sums; print these by accord query", name)
		}
		sets = append(sets, ds)
	}
	switch {
	case bad:
		if !x.setAside {
			c.tell("nothing was written; mend what stands above, or leave out such rows with --set-aside")
		}
		return nil, failure{status: exitProblems}
	case len(sets) == 1:
		return sets[0], nil
	}
	ds, contradictions := data.Merge(sets...)
	if ds == nil {
		c.problems(contradictions)
		c.tell("nothing was written: the inputs contradict each other")
		return nil, failure{status: exitProblems}
	}
	return ds, nil
}

// writeDataset writes ds as a folder, after a look at whether it can be read.
func (c *Command) writeDataset(ctx context.Context, ds *data.Dataset, dir string) error {
	files := write.Folder(ds)
	err := c.writeFolder(ctx, dir, files, func(staged string) error {
		_, problems, err := load.Load(ctx, staged, load.Options{})
		if err != nil || problems.Errors() == 0 {
			return err
		}
		for i := range problems { // what is staged is not where it would be
			problems[i].At.Path = filepath.Join(dir, filepath.Base(problems[i].At.Path))
			problems[i].Related = diag.Position{}
		}
		c.problems(problems)
		c.tell("nothing was written: the dataset would have these errors")
		return failure{status: exitProblems}
	})
	if err == nil {
		c.tell("wrote %s: %s in %s", dir, plural(countRows(ds), "row"), plural(len(files), "file"))
	}
	return err
}

// countRows counts the rows of all tables of ds.
func countRows(ds *data.Dataset) int {
	n := len(ds.Observations) + len(ds.Agreements) + len(ds.Projects) + len(ds.Events) + len(ds.Sources)
	for _, p := range ds.Projects {
		n += len(p.Facts)
	}
	return n
}

// tellBeyond says what a form has left out.
func (c *Command) tellBeyond(form string, ds *data.Dataset) {
	if list := write.Beyond(ds); len(list) > 0 {
		rows := "no observations: there are none"
		if n := len(ds.Observations); n > 0 {
			rows = "the " + plural(n, "observation")
		}
		c.tell("%s holds %s; it has no place for %s", form, rows, strings.Join(list, ", "))
	}
}

// tried is how many rows at most are read back to see whether a form can be.
const tried = 10_000

// tellUnreadable warns when accord would not read a form back as it was: as
// where a dataset has named a dimension so that the form takes it for something
// else. Rows from all over the table are tried.
func (c *Command) tellUnreadable(ctx context.Context, form string, ds *data.Dataset) {
	if len(ds.Observations) == 0 {
		return
	}
	sample := *ds
	sample.Observations = nil
	for i := 0; i < len(ds.Observations); i += 1 + len(ds.Observations)/tried {
		sample.Observations = append(sample.Observations, ds.Observations[i])
	}
	var b bytes.Buffer
	if err := longForms()[form](&b, &sample); err != nil { // it was just written
		return
	}
	back, problems, err := load.Load(ctx, "-", load.Options{Stdin: &b})
	if err == nil {
		err = problems.Err()
	}
	switch {
	case ctx.Err() != nil:
		return
	case err != nil:
	case len(back.Observations) != len(sample.Observations):
		err = errors.New("rows would be missing")
	default:
		for _, d := range ds.Dimensions {
			if back.DimIndex(d.ID) < 0 {
				err = fmt.Errorf("the dimension %s would be missing", d.ID)
			}
		}
	}
	if err != nil {
		c.tell("warning: accord does not read this %s back as it was: %v; --to dataset keeps everything", form, err)
	}
}
