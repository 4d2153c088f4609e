package main

import (
	"github.com/spf13/cobra"

	"accord/data/diag"
)

// helpCommand explains the commands of root; an unknown one is an error, which
// the library's own help command lets pass.
func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Explain a command",
		RunE: func(_ *cobra.Command, args []string) error {
			at := root
			for _, word := range args {
				next := child(at, word)
				if next == nil {
					return usagef("help: no command is called %q%s", word, diag.Suggest(word, available(at)))
				}
				at = next
			}
			at.InitDefaultHelpFlag()
			return at.Help()
		},
	}
}

// strictGroup makes a command that only holds others refuse unknown ones.
func strictGroup(cmd *cobra.Command) {
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usagef("%s knows no %q%s", cmd.CommandPath(), args[0], diag.Suggest(args[0], available(cmd)))
		}
		return cmd.Help()
	}
}

// available are the names of the commands under cmd.
func available(cmd *cobra.Command) []string {
	var list []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			list = append(list, sub.Name())
		}
	}
	return list
}

func child(cmd *cobra.Command, name string) *cobra.Command {
	for _, sub := range cmd.Commands() {
		if sub.Name() == name {
			return sub
		}
	}
	return nil
}
