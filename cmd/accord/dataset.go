package main

import (
	"context"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"accord/cmd/internal/config"
	"accord/data"
	"accord/data/diag"
	"accord/data/load"
)

// settings is the configuration that cmd runs with.
func (c *Command) settings(cmd *cobra.Command) (*config.Config, error) {
	cfg, err := config.Load(c.source(cmd))
	if err != nil {
		return nil, failure{exitUsage, err}
	}
	return cfg, nil
}

// source is where the configuration of cmd is looked for.
func (c *Command) source(cmd *cobra.Command) config.Source {
	if c.guest != nil {
		flags := map[string]string{}
		cmd.Flags().Visit(func(f *pflag.Flag) { flags[f.Name] = f.Value.String() })
		return c.guest.source(c, flags)
	}
	src := config.Source{Flags: map[string]string{}, Getenv: c.getenv, Home: c.getenv("XDG_CONFIG_HOME")}
	if src.Home == "" {
		src.Home = xdg.ConfigHome
	}
	cmd.Flags().Visit(func(f *pflag.Flag) { src.Flags[f.Name] = f.Value.String() })
	if src.Flags["no-watch"] == "true" {
		src.Flags["watch"] = config.Never
	}
	return src
}

// datasetName is the dataset that args or the configuration name, "" for the
// bundled one.
func (c *Command) datasetName(cfg *config.Config, args []string) string {
	if c.guest != nil {
		return c.guest.dataset(args)
	}
	if len(args) > 0 {
		return args[0]
	}
	return cfg.Dataset
}

// open reads a dataset to show it. What is wrong with it is told on stderr;
// one that cannot be shown at all is a failure.
func (c *Command) open(ctx context.Context, name string) (*data.Dataset, diag.List, error) {
	opts, err := c.loadOptions()
	if err != nil {
		return nil, nil, err
	}
	return c.openWith(ctx, name, opts)
}

// openWith is open with options of its own.
func (c *Command) openWith(ctx context.Context, name string, opts load.Options) (*data.Dataset, diag.List, error) {
	if c.guest != nil {
		return c.guest.open(name)
	}
	ds, problems, err := c.loadWith(ctx, name, opts)
	if err != nil {
		return nil, nil, err
	}
	if ds == nil {
		c.problems(problems)
		return nil, nil, failure{status: exitProblems}
	}
	return ds, problems, nil
}
