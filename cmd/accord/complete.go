package main

import (
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// completeDataset completes paths of datasets.
func completeDataset(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"toml", "csv", "tsv", "json", "jsonl", "ndjson", "gz", "zst", "xlsx"}, cobra.ShellCompDirectiveFilterFileExt
}

// completeRoot completes the first word: a command, which is offered without
// any doing of ours but not beside files, or else a dataset.
func completeRoot(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	for _, name := range available(cmd) {
		if len(args) == 0 && strings.HasPrefix(name, typed) {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
	}
	return completeDataset(cmd, args, typed)
}

// completeView completes the options of a view from the dataset that the command
// line names.
func (c *Command) completeView(cmd *cobra.Command) {
	_ = cmd.RegisterFlagCompletionFunc("prefer", c.completeFrom(reporters))
	_ = cmd.RegisterFlagCompletionFunc("sector", c.completeFrom(func(n *names, _ string) []string {
		var ids []string
		for _, s := range n.ds.Sectors {
			ids = append(ids, s.ID)
		}
		return ids
	}))
}

// optionWord is a word that an option takes, as its help lists it, and what it
// means in brackets.
const optionWord = `^([A-Za-z0-9=_-]+)(?: \((.*)\))?$`

// completeOptions lets a shell complete the words of the options of all
// commands from where their help lists them: after a colon, with commas between.
// It offers files only to the options that take one.
func completeOptions(cmd *cobra.Command) {
	word := regexp.MustCompile(optionWord)
	complete := func(f *pflag.Flag) {
		kind, help := pflag.UnquoteUsage(f)
		_, done := cmd.GetFlagCompletionFunc(f.Name)
		if done || kind == "file" || kind == "path" || kind == "dataset" || f.Value.Type() == "bool" {
			return
		}
		_, list, _ := strings.Cut(help, ": ")
		list, _, _ = strings.Cut(list, ";")
		list, _, _ = strings.Cut(list, " (default")
		var words []cobra.Completion
		for item := range strings.SplitSeq(list, ", ") {
			m := word.FindStringSubmatch(item)
			if m == nil {
				words = nil
				break
			}
			words = append(words, cobra.CompletionWithDesc(m[1], m[2]))
		}
		_ = cmd.RegisterFlagCompletionFunc(f.Name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)) // it has none yet
	}
	cmd.PersistentFlags().VisitAll(complete)
	cmd.LocalNonPersistentFlags().VisitAll(complete)
	for _, sub := range cmd.Commands() {
		completeOptions(sub)
	}
}
