package main

import (
	"github.com/spf13/cobra"

	"accord/data/load"
)

// completeAdd completes the name of the table.
func (c *Command) completeAdd(*addFlags) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return load.Tables(), cobra.ShellCompDirectiveNoFileComp
		}
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
}
