package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"accord/data"
	"accord/data/load"
)

// completeQuery lets a shell complete the words of the options from the
// dataset that the command line names.
func (c *Command) completeQuery(cmd *cobra.Command) {
	fixed := func(words ...string) cobra.CompletionFunc {
		return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
	}
	var freqs []string
	for _, f := range data.Freqs() {
		freqs = append(freqs, string(f))
	}
	for flag, complete := range map[string]cobra.CompletionFunc{
		"transform": fixed("N", "D", "G1", "GY", "I=", "A=3", "C", "SHARE", "CAGR"), "freq": fixed(append(freqs, "all")...),
		"prefer":    c.completeFrom(reporters),
		"indicator": c.completeFrom(func(n *names, typed string) []string { return listed(typed, n.indicatorIDs()) }),
		"by":        c.completeFrom(func(n *names, typed string) []string { return listed(typed, n.columnIDs()) }),
		"where":     c.completeFrom(filters),
	} {
		if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
			panic(err) // a flag that does not exist: a slip in this file
		}
	}
}

// completeFrom completes from a dataset; where it cannot be read there is
// nothing to complete.
func (c *Command) completeFrom(words func(n *names, typed string) []string) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		const done = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
		cfg, err := c.settings(cmd)
		if err != nil {
			return nil, done
		}
		name := c.datasetName(cfg, args)
		if name == "-" { // what the command itself will want to read
			return nil, done
		}
		ctx := cmd.Context()
		if ctx == nil {
			ctx = context.Background()
		}
		ds, _, err := load.Load(ctx, name, load.Options{})
		if err != nil || ds == nil {
			return nil, done
		}
		return words(newNames(ds), typed), done
	}
}

func (n *names) indicatorIDs() (ids []string) {
	for _, x := range n.ds.Indicators {
		ids = append(ids, x.ID)
	}
	return ids
}

func (n *names) columnIDs() []string {
	ids := []string{data.TimePeriod}
	for _, d := range n.ds.Dimensions {
		ids = append(ids, d.ID)
	}
	return ids
}

// listed completes the last word of a list with commas.
func listed(typed string, known []string) (out []string) {
	before := typed[:strings.LastIndex(typed, ",")+1]
	for _, id := range known {
		out = append(out, before+id)
	}
	return out
}

// filters completes DIMENSION=CODE.
func filters(n *names, typed string) (out []string) {
	word, list, ok := strings.Cut(typed, "=")
	if !ok {
		for _, d := range n.ds.Dimensions {
			out = append(out, d.ID+"=")
		}
		return out
	}
	id, _, ok := n.dimension(strings.TrimSuffix(word, "!"))
	if !ok {
		return nil
	}
	for _, s := range listed(list, n.codesOf(id)) {
		out = append(out, word+"="+s)
	}
	return out
}

// reporters completes a preference.
func reporters(n *names, _ string) []string {
	out := []string{"default", "newest", "lowest", "highest"}
	for _, r := range n.ds.Reporters {
		out = append(out, string(data.PreferReporter(r.ID)))
	}
	return out
}
