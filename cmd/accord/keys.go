package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"accord/data/diag"
	"accord/tui"
	"accord/tui/grid"
	"accord/tui/lang"
)

func (c *Command) keys() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "keys",
		Short: "Print the key table",
		Long: `keys prints every action with its keys, its name in the configuration and
what it does.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := c.settings(cmd)
			if err != nil {
				return err
			}
			text := ""
			switch l := lang.New(c.language(cfg)); format {
			case "text":
				text = keyText(cfg.Bindings(), l)
			case "markdown":
				text = keyMarkdown(cfg.Bindings(), l)
			default:
				return usagef("--format %s: no such form%s", format, diag.Suggest(format, []string{"text", "markdown"}))
			}
			_, err = io.WriteString(c.Stdout, text)
			return err
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "`form`: text, markdown")
	return cmd
}

// noArgs refuses arguments.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s takes no arguments, not %q", cmd.CommandPath(), args[0])
	}
	return nil
}

// keyText is the key table in columns.
func keyText(keys *tui.Keys, l *lang.Catalog) string {
	var b strings.Builder
	group := lang.Msg(0)
	for i, k := range keys.Bindings() {
		if i == 0 || k.Group != group {
			if i > 0 {
				b.WriteByte('\n')
			}
			group = k.Group
			fmt.Fprintln(&b, l.T(group))
		}
		fmt.Fprintf(&b, "  %s%s%s\n", pad(strings.Join(k.Keys, " "), 24), pad(k.Name, 16), l.T(k.Help))
	}
	return b.String()
}

func pad(s string, w int) string { return s + strings.Repeat(" ", max(1, w-grid.Width(s))) }

// keyMarkdown is the key table for a page.
func keyMarkdown(keys *tui.Keys, l *lang.Catalog) string {
	var b strings.Builder
	b.WriteString("| keys | does | name |\n| --- | --- | --- |\n")
	group := lang.Msg(0)
	for i, k := range keys.Bindings() {
		if i == 0 || k.Group != group {
			group = k.Group
			fmt.Fprintf(&b, "| **%s** | | |\n", l.T(group))
		}
		quoted := make([]string, len(k.Keys))
		for i, key := range k.Keys {
			quoted[i] = "`" + strings.ReplaceAll(key, "|", `\|`) + "`"
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", strings.Join(quoted, " "), l.T(k.Help), k.Name)
	}
	return b.String()
}
