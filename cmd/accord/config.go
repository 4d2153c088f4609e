package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func (c *Command) config() *cobra.Command {
	var path bool
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Print the effective configuration",
		Long: `config prints every setting as a configuration file, and behind each value
where it is from: a flag, the environment, a line of a file, or the default.

A flag stands before ACCORD_THEME and the like, these before the file, and that
before the default. The file is the one that --config or ACCORD_CONFIG names,
else ./config.toml when its first key is accord, else accord/config.toml in
$XDG_CONFIG_HOME.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := c.settings(cmd)
			if err != nil {
				return err
			}
			if !path {
				return cfg.Print(c.Stdout)
			}
			if cfg.Path == "" {
				c.tell("no configuration file; looked for %s", strings.Join(c.source(cmd).Places(), " and "))
				return nil
			}
			_, err = fmt.Fprintln(c.Stdout, cfg.Path)
			return err
		},
	}
	cmd.Flags().BoolVar(&path, "path", false, "print the path of the file that was read")
	return cmd
}
