package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"accord/data"
	"accord/data/diag"
	"accord/data/write"
)

// queryFlags are the question as it is written on the command line.
type queryFlags struct {
	indicators, by, where, freqs      []string
	from, to, transform, base         string
	asOf, prefer                      string
	value, labels, format, columns    string
	claims, gaps, raw                 bool
	limit                             int
	valueGiven, columnsGiven, byGiven bool
}

func (c *Command) query() *cobra.Command {
	var f queryFlags
	cmd := &cobra.Command{
		Use:   "query [DATASET]",
		Short: "Print numbers as data",
		Long: `query prints the figures of a dataset, a cell a row: the grouping columns, the
value, and its bound, status, spread, reporter, sources and unit. A figure that
is missing is empty or null beside the word that says why; it is never 0.

Without --by nothing is summed: every dimension that says something is a
column. A dimension that is not in --by is reduced to its total where there is
one, else to the sum of its parts; a sum that would count something twice, or
add what has no sum, is refused in words. Figures of different frequencies are
never mixed: --freq chooses, and without it the longest is taken.

On a plain table of others --value names the column of the figures, and its rows
are facts: they are added up as they stand, over every column that is not in
--by; without TIME_PERIOD, or the column of the periods, over time as well.

--format is table where the output is a terminal and csv elsewhere. The schema
of json is printed by: accord schema query. A line of jsonl is one cell of it.
In csv a text that a spreadsheet would run as a formula begins with an
apostrophe, unless --raw.`,
		Example: `  accord query --indicator TRADE --by REF_AREA,TIME_PERIOD --where TRADE_FLOW=T
  accord query mine.csv --transform GY --from 2015 --format csv > growth.csv
  producer | accord query - --by period,sector --value amount
  accord query mine/ --format json | jq '.cells[] | select(.OBS_BOUND == ">")'`,
		Args:              datasetArg,
		ValidArgsFunction: completeDataset,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.valueGiven, f.columnsGiven, f.byGiven = cmd.Flags().Changed("value"), cmd.Flags().Changed("columns"), cmd.Flags().Changed("by")
			return c.runQuery(cmd, args, f)
		},
	}
	fs := cmd.Flags()
	fs.SortFlags = false
	fs.StringSliceVar(&f.indicators, "indicator", nil, "`ids` of the indicators (default: all)")
	fs.StringSliceVar(&f.by, "by", nil, "the grouping `columns` in their order: dimensions and TIME_PERIOD, which comes last when it is not named")
	fs.StringArrayVar(&f.where, "where", nil, "keep `DIMENSION=CODE,CODE`, or all but these and the totals with !=; may be repeated, and all must hold")
	fs.StringSliceVar(&f.freqs, "freq", nil, "`frequencies`: A, S, Q, M, W, D, YTD, R, or all (default: the longest that has figures)")
	fs.StringVar(&f.from, "from", "", "keep the periods from the beginning of this `period` on")
	fs.StringVar(&f.to, "to", "", "keep the periods up to the end of this `period`")
	fs.StringVar(&f.transform, "transform", "N", "`calculation`: N or level, D (change), G1 (% on the period before), GY (% over one year), I=2014 (index), A=3 (moving average), C (cumulated), SHARE (% of the whole), CAGR (% a year between --from and --to)")
	fs.StringVar(&f.base, "base", "", "the `period` that is 100 in an index (I)")
	fs.StringVar(&f.asOf, "as-of", "", "what was known at this `date`")
	fs.StringVar(&f.prefer, "prefer", "default", "which of rival `claims` counts: default, newest, lowest, highest, reporter=ID")
	fs.StringVar(&f.value, "value", "OBS_VALUE", "the `column` of the figures, whose rows are added up; columns that say nothing are then left out")
	fs.StringVar(&f.columns, "columns", "all", "`which` columns a csv has: all, used (those that say something)")
	fs.StringVar(&f.labels, "labels", "id", "`how` codes are written: id, name, both; names in the language of --lang")
	fs.BoolVar(&f.claims, "claims", false, "every claim behind the cells: who published what, when, and why it comes first")
	fs.BoolVar(&f.gaps, "gaps", false, "the cells too about which nobody has said anything")
	fs.IntVar(&f.limit, "limit", 0, "print so `many` cells at most, 0 for all")
	fs.StringVar(&f.format, "format", "", "`form`: table, csv, json, jsonl")
	fs.BoolVar(&f.raw, "raw", false, "leave texts as they are that a spreadsheet would run as formulas")
	c.completeQuery(cmd)
	return cmd
}

func (c *Command) runQuery(cmd *cobra.Command, args []string, f queryFlags) error {
	cfg, err := c.settings(cmd)
	if err != nil {
		return err
	}
	form, err := c.queryForm(f.format)
	if err != nil {
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	ds, problems, err := c.openFor(cmd.Context(), c.datasetName(cfg, args), f)
	if err != nil {
		return err
	}
	var a answered
	err = c.waiting(cmd.Context(), ds, c.datasetName(cfg, args), func(ctx context.Context) (err error) {
		a, err = f.answer(ctx, ds)
		return err
	})
	if err != nil {
		return err
	}
	a.Lang = string(c.language(cfg))
	if err := form(a.Answer, c.Stdout); err != nil {
		return err
	}
	for _, note := range a.notes {
		c.tell("accord: %s", note)
	}
	if err := c.incomplete(cmd.Context(), ds, problems); err != nil || a.CutAt() == 0 {
		return err
	}
	return failure{status: exitProblems} // a script must not take it for the whole
}

// queryForm is what writes the answer.
func (c *Command) queryForm(asked string) (func(write.Answer, io.Writer) error, error) {
	if asked == "" {
		asked = "csv"
		if _, _, terminal := c.Terminal(c.Stdout); terminal {
			asked = "table"
		}
	}
	forms := map[string]func(write.Answer, io.Writer) error{"table": write.Answer.Table, "csv": write.Answer.CSV, "json": write.Answer.JSON, "jsonl": write.Answer.Lines}
	form, ok := forms[asked]
	if !ok {
		return nil, usagef("--format %s: no such form%s", asked, diag.Suggest(asked, []string{"table", "csv", "json", "jsonl"}))
	}
	return form, nil
}

// check refuses what no dataset can answer.
func (f queryFlags) check() error {
	if !slices.Contains(write.AllLabels(), write.Labels(f.labels)) {
		return usagef("--labels %s: codes are not written so%s", f.labels, diag.Suggest(f.labels, []string{"id", "name", "both"}))
	}
	if known := []string{"all", "used"}; !slices.Contains(known, f.columns) {
		return usagef("--columns %s: no such choice%s", f.columns, diag.Suggest(f.columns, known))
	}
	if f.limit < 0 {
		return usagef("--limit %d: expected a number of cells, or 0 for all", f.limit)
	}
	return nil
}

// answered is an answer, and what is to be told beside it.
type answered struct {
	write.Answer
	notes []string
}

// answer asks ds.
func (f queryFlags) answer(ctx context.Context, ds *data.Dataset) (a answered, err error) {
	n := newNames(ds)
	q, err := f.question(n)
	if err != nil {
		return a, err
	}
	a.Answer = write.Answer{
		Dataset: ds, By: q.columns, Timeless: q.whole, Gaps: f.gaps, Limit: f.limit, Labels: write.Labels(f.labels), Raw: f.raw,
		Used: f.columns == "used" || f.valueGiven && !f.columnsGiven,
	}
	if f.valueGiven {
		a.Value = f.value
	}
	if a.Frames, a.notes, err = q.ask(ctx, ds); err != nil {
		return a, err
	}
	a.notes = append(a.notes, twice(ds, q)...)
	if f.claims {
		a.Claims = func(q data.Query, p data.Period) ([]data.Claim, error) { return data.ClaimsAs(ctx, ds.Store, q, p) }
	}
	switch written, all := a.Size(); {
	case all == 0:
		a.notes = append(a.notes, "nothing is known of what was asked for")
	case written < all:
		a.notes = append(a.notes, fmt.Sprintf("%d of %s; --limit 0 prints all", written, plural(all, "cell")))
	}
	if n := a.CutAt(); n > 0 {
		a.notes = append(a.notes, fmt.Sprintf("this is not all: the answer has more than %d rows, which is the limit; these are the first codes in order, each with all its periods; choose fewer by --where, --from and --to, group by less, or raise rows in [warehouse]", n))
	}
	undated := 0
	for _, x := range a.Frames {
		undated += x.Undated
	}
	if undated > 0 {
		a.notes = append(a.notes, fmt.Sprintf("%s no date of publication and counts as known at any date", figuresHave(undated)))
	}
	return a, nil
}

func figuresHave(n int) string {
	if n == 1 {
		return "1 figure has"
	}
	return fmt.Sprintf("each of %d figures has", n)
}

// asUsage makes a refusal of the store one of wrong usage, in its words.
func asUsage(indicator string, err error) error {
	words := data.Reason(err)
	if !strings.Contains(words, indicator) {
		words = indicator + ": " + words
	}
	return usagef("%s", words)
}
