package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"accord/data/clean"
	"accord/data/format"
	"accord/data/write"
)

func (c *Command) newDataset() *cobra.Command {
	return &cobra.Command{
		Use:   "new DIR",
		Short: "Make a dataset to begin with",
		Long: `new makes a folder with a small dataset: dataset.toml, in which a comment
explains every key, and one CSV a table with a row or two. It is complete: check
finds nothing wrong with it, and it can be shown.`,
		Example: `  accord new mine
  accord check mine
  accord mine`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return usagef("%s takes the name of the new folder", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := args[0]
			if err := vacant(dir); err != nil {
				return err
			}
			whole, err := filepath.Abs(dir)
			if err != nil {
				return err
			}
			name := clean.Text(filepath.Base(whole))
			files, err := write.Starter(format.DatasetID(name), name)
			if err != nil {
				return err
			}
			if err := c.writeFolder(cmd.Context(), dir, files, func(string) error { return nil }); err != nil {
				return err
			}
			c.tell("made %s with %s; look at %s, and open it with accord %s", dir, plural(len(files), "file"), filepath.Join(dir, write.Manifest), dir)
			return nil
		},
	}
}
