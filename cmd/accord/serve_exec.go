package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"accord/data"
	"accord/data/diag"
	"accord/tui"
)

// guestCommands are the commands that run for a visitor, with the options that
// they may have there beside those of a view: none that names a file of this
// machine, and none that says how a file is to be read.
func guestCommands() map[string][]string {
	return map[string][]string{
		"render": {"size", "format", "scale", "caption", "plain", "today", "output"},
		"query": {"indicator", "by", "where", "freq", "from", "to", "transform", "base", "as-of", "prefer", "columns", "labels",
			"claims", "gaps", "limit", "format", "raw"},
		"check": {"format", "strict"},
		"keys":  {"format"},
		"add":   {"dataset", "dry-run", "format"},
		"help":  nil,
	}
}

// isCommand reports whether args are a command rather than what to look at.
func (v *visit) isCommand(args []string) bool {
	if len(args) == 0 {
		return false
	}
	if _, terminal := v.ptySize(); !terminal {
		return true // a command that is not ours is refused as one
	}
	return v.commandName(args) != "" || slices.ContainsFunc((&Command{}).root().Commands(), func(c *cobra.Command) bool { return c.Name() == args[0] })
}

// commandName is the name of the command in args, "" where it is none of ours.
func (v *visit) commandName(args []string) string {
	root := (&Command{guest: v}).root()
	root.InitDefaultHelpCmd() // which is added late
	cmd, _, err := root.Find(args)
	if _, ok := guestCommands()[cmd.Name()]; err != nil || !ok {
		return ""
	}
	return cmd.Name()
}

// run runs a command for a visitor and returns its exit status.
func (v *visit) run(c *Command, args []string) (status int) {
	select {
	case v.s.turns <- struct{}{}:
		defer func() { <-v.s.turns }()
	case <-v.done:
		return exitInterrupted
	}
	defer func() {
		if r := recover(); r != nil {
			v.panicked(newCrash(r, 0, 0))
			c.tell("accord: something went wrong in accord itself; whoever runs it finds more in its log")
			status = exitFailed
		}
		name := v.commandName(args)
		v.s.metrics.commands.WithLabelValues(name, strconv.Itoa(status)).Inc()
	}()
	v.input.bounded = v.max.CommandInput
	v.log.Info("a command runs", "command", v.commandName(args))
	c.args = args
	root := c.root()
	root.SetArgs(args)
	if v.commandName(args) == "" {
		c.tell("accord: %s", noCommand(args))
		return exitUsage
	}
	root.PersistentPreRunE = func(cmd *cobra.Command, args []string) error { return v.permit(cmd, args) }
	return c.status(v.ctx, root.ExecuteContext(v.ctx))
}

// noCommand says that there is no such command for a visitor.
func noCommand(args []string) string {
	var names []string
	for name := range guestCommands() {
		names = append(names, name)
	}
	slices.Sort(names)
	return fmt.Sprintf("%q is no command that runs over SSH%s", args[0], strings.Replace(diag.Suggest(args[0], names), "known:", "there are:", 1))
}

// permit refuses what a visitor may not do.
func (v *visit) permit(cmd *cobra.Command, args []string) error {
	name := cmd.Name()
	if name == "add" && !v.who.may("editor") {
		return failure{exitFailed, fmt.Errorf("add is for editors, and you are a %s", v.who.role)}
	}
	allowed := append(append(viewFlags(), guestCommands()[name]...), append(ownFlags(), "help")...)
	var err error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		switch {
		case !slices.Contains(allowed, f.Name):
			err = usagef("--%s is about files of the machine that runs accord, and is not for use over SSH", f.Name)
		case f.Name == "output" && f.Value.String() != "-" && f.Value.String() != "":
			err = usagef("-o names a file of the machine that runs accord; leave it out and write ssh … %s … > %s", name, "FILE")
		}
	})
	if err != nil || name == "add" {
		return err
	}
	if len(args) > 0 && name != "help" && name != "keys" {
		_, err = v.s.shows.find(args[0])
	}
	return err
}

// viewFlags are the names of the options of a view.
func viewFlags() (names []string) {
	var view tui.ViewFlags
	f := pflag.NewFlagSet("", pflag.ContinueOnError)
	view.Add(f)
	f.VisitAll(func(x *pflag.Flag) { names = append(names, x.Name) })
	return names
}

// ptySize is the window of the visit; false when it has no terminal.
func (v *visit) ptySize() (w int, terminal bool) {
	w, h := v.size.get()
	return w, w > 0 && h > 0
}

// dataset is the path of the served dataset that args name; that there is one
// was looked at before.
func (v *visit) dataset(args []string) string {
	name := ""
	if len(args) > 0 {
		name = args[0]
	}
	x, err := v.s.shows.find(name)
	if err != nil {
		x = v.s.shows[0]
	}
	return x.path
}

// open is a served dataset as everybody sees it now.
func (v *visit) open(path string) (*data.Dataset, diag.List, error) {
	for _, x := range v.s.shows {
		if x.path == path {
			now, err := x.ready()
			if err != nil {
				return nil, nil, err
			}
			return now.Set.Dataset(), now.Problems, nil
		}
	}
	return nil, nil, failure{exitFailed, errors.New("there is no such dataset")}
}

// writable is the folder or file that an editor's rows go to.
func (v *visit) writable(name string) (string, error) {
	x, err := v.s.shows.find(name)
	if err != nil {
		return "", err
	}
	if info, err := os.Stat(x.path); x.path == "" || err != nil || !info.IsDir() {
		return "", failure{exitFailed, fmt.Errorf("%s is no folder of the machine that runs accord, and nothing can be added to it", x.id)}
	}
	return x.path, nil
}
