package main

import (
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"accord/cmd/internal/config"
	"accord/data/diag"
	"accord/data/load"
	"accord/data/write"
	"accord/tui/report"
)

// schemas are the JSON Schemas that can be printed, by their name.
func schemas() map[string]func() string {
	return map[string]func() string{
		"config":  config.Schema,
		"dataset": load.Schema,
		"query":   write.QuerySchema,
		"render":  report.Schema,
	}
}

func (c *Command) schema() *cobra.Command {
	known := slices.Sorted(maps.Keys(schemas()))
	return &cobra.Command{
		Use:   "schema " + strings.Join(known, "|"),
		Short: "Print a JSON Schema",
		Long: `schema prints a JSON Schema (draft 2020-12).

  config     config.toml, for editors that complete and check TOML
  dataset    dataset.toml, for the same
  query      what accord query --format json writes; its definition "cell" is a
             line of jsonl
  render     what accord render --format json writes`,
		Example:   `  accord schema dataset > dataset.schema.json`,
		ValidArgs: known,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) != 1:
				return usagef("%s takes one name: %s", cmd.CommandPath(), strings.Join(known, ", "))
			case !slices.Contains(known, args[0]):
				return usagef("%s: no schema is called %q%s", cmd.CommandPath(), args[0], diag.Suggest(args[0], known))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			_, err := io.WriteString(c.Stdout, schemas()[args[0]]())
			return err
		},
	}
}
