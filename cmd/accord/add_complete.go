package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"accord/data"
	"accord/data/load"
)

// completeAdd completes the table, then columns and, after the =, the codes
// that the dataset declares.
func (c *Command) completeAdd(f *addFlags) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return load.Tables(), cobra.ShellCompDirectiveNoFileComp
		}
		ds := c.known(cmd, f)
		if ds == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		column, _, value := strings.Cut(word, "=")
		var list []string
		if value {
			for _, code := range codesOf(ds, args[0], column) {
				list = append(list, column+"="+code)
			}
			return begin(list, word), cobra.ShellCompDirectiveNoFileComp
		}
		for _, name := range load.Columns(ds, args[0]) {
			given := func(arg string) bool { return strings.EqualFold(arg[:max(strings.IndexByte(arg, '='), 0)], name) }
			if !slices.ContainsFunc(args[1:], given) {
				list = append(list, name+"=")
			}
		}
		return begin(list, word), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}

// begin are those of list that begin with word.
func begin(list []string, word string) []string {
	return slices.DeleteFunc(list, func(s string) bool {
		return len(s) < len(word) || !strings.EqualFold(s[:len(word)], word)
	})
}

// known is the dataset that is added to, nil when it cannot be read.
func (c *Command) known(cmd *cobra.Command, f *addFlags) *data.Dataset {
	name := f.dataset
	if name == "" {
		cfg, err := c.settings(cmd)
		if err != nil {
			return nil
		}
		name = cfg.Dataset
	}
	if name == "" {
		return nil
	}
	ds, _, err := load.Load(cmd.Context(), name, load.Options{})
	if err != nil {
		return nil
	}
	return ds
}

// codesOf are the words that may stand in a column.
func codesOf(ds *data.Dataset, table, column string) []string {
	code := func(c data.Code) string { return c.ID }
	if i := ds.DimIndex(strings.ToUpper(column)); table == "observations" && i >= 0 {
		switch ds.Dimensions[i].ID {
		case data.DimIndicator:
			return listOf(ds.Indicators, func(x data.Indicator) string { return x.ID })
		case data.DimFlow:
			return []string{data.FlowExports, data.FlowImports, data.FlowTurnover}
		}
		return listOf(ds.Dimensions[i].Codes, code)
	}
	switch strings.ToLower(column) {
	case "source":
		return listOf(ds.Sources, func(x data.Source) string { return x.ID })
	case "compiling_org":
		return listOf(ds.Reporters, func(x data.Reporter) string { return x.ID })
	case "unit_measure", "unit", "cost_unit":
		return listOf(ds.Units, code)
	case "sectors":
		return listOf(ds.Sectors, code)
	case "level":
		return listOf(ds.Levels, code)
	case "parties", "country":
		return listOf(ds.Areas, code)
	case "type":
		return listOf(ds.EventTypes, code)
	case "project":
		return listOf(ds.Projects, func(x data.Project) string { return x.ID })
	case "variant_of", "about", "agreements":
		return listOf(ds.Agreements, func(x data.Agreement) string { return x.ID })
	case "obs_bound", "bound", "cost_bound":
		return []string{">", "<", "~"}
	case "status":
		if table == "agreements" {
			return listOf(data.AgreementStatuses(), func(s data.AgreementStatus) string { return string(s) })
		}
	}
	return nil
}

func listOf[T any](list []T, word func(T) string) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = word(x)
	}
	return out
}
