package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func (c *Command) man() *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "man",
		Short: "Print the manual pages",
		Long: `man prints the manual of accord and of each of its commands as roff, one page
after the other, or writes a file for each of them into a folder.`,
		Example: `  accord man | man -l -
  accord man --output ~/.local/share/man/man1`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, page := range pagesOf(cmd.Root()) {
				text, err := c.page(page)
				if err != nil {
					return err
				}
				if dir == "" {
					_, err = c.Stdout.Write(text)
				} else {
					err = writePage(dir, page, text)
				}
				if err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&dir, "output", "o", "", "write a file for each command into this `folder`")
	return cmd
}

// pagesOf are cmd and the commands under it, as they have a page each.
func pagesOf(cmd *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{cmd}
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() && !sub.IsAdditionalHelpTopicCommand() {
			list = append(list, pagesOf(sub)...)
		}
	}
	return list
}

// page is the manual page of cmd.
func (c *Command) page(cmd *cobra.Command) ([]byte, error) {
	now := c.Now()
	cmd.DisableAutoGenTag = true
	var b bytes.Buffer
	if err := doc.GenMan(cmd, &doc.GenManHeader{Title: strings.ToUpper(pageName(cmd)), Section: "1", Date: &now,
		Source: "accord", Manual: "User Commands"}, &b); err != nil {
		return nil, err
	}
	return option.ReplaceAll(b.Bytes(), []byte(".TP\n$1\n")), nil
}

// option is an option and the tab before what it does: man runs them together,
// and sets a paragraph with a tag as it should be.
var option = regexp.MustCompile(`(?m)^(?:\.PP\n)?(\\fB-.*)\n\t`)

func pageName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// writePage writes a page into dir, which is made when it is not there.
func writePage(dir string, cmd *cobra.Command, text []byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("man: %w", err)
	}
	return replaceFile(filepath.Join(dir, pageName(cmd)+".1"), text)
}
