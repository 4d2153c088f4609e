package main

import (
	"errors"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"accord/cmd/internal/config"
	"accord/data/diag"
	"accord/data/load"
	"accord/tui"
)

// root is the tree of commands; without the name of one the dashboard opens.
func (c *Command) root() *cobra.Command {
	var view tui.ViewFlags
	var plain, present bool
	var play time.Duration
	cmd := &cobra.Command{
		Use:   "accord [DATASET...]",
		Short: "A terminal dashboard for cooperation indicators",
		Long: `accord shows cooperation indicators in a terminal: trade volume, freight growth,
signed agreements, and project status by sector.

A DATASET is a folder with dataset.toml, a .toml file, or a table as a statistics
office or a database publishes it; - is what comes on stdin: rows in the long
layout, as CSV or JSON Lines, are shown while they come. Without one the bundled
dataset opens; of several one is chosen first. A folder is read again when one of
its files changes; what cannot be used then does not replace what is shown.`,
		Example: `  accord                                  open the bundled dataset
  accord mine/ --page trade --lang ru     open a dataset on its trade page
  accord mine/ theirs/                    choose from several datasets; ctrl+o leads back
  accord figures.csv --watch              and read it again when it changes
  producer | accord -                     show rows as they come
  accord --play 15s                       let the story of the dataset go on by itself
  accord mine/ --present --public         and let others look over SSH
  accord render --size 120x36             print one frame
  accord query mine/ --format csv         print its numbers
  accord check mine/                      list every problem of a dataset`,
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              datasetArg,
		ValidArgsFunction: completeRoot,
		PersistentPreRun:  func(*cobra.Command, []string) { c.started = true },
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.dashboard(cmd, args, view, play, c.wantsPlain(plain), present)
		},
	}
	cmd.SetFlagErrorFunc(flagError)
	cmd.PersistentFlags().SortFlags = false
	cmd.Flags().SortFlags = false
	view.Add(cmd.Flags())
	c.completeView(cmd)
	cmd.Flags().Bool("mouse", true, "take the mouse")
	cmd.Flags().String("watch", config.Auto, "read the files again `when` they change: auto (those of a folder), always, never, poll (look every second)")
	cmd.Flags().Lookup("watch").NoOptDefVal = config.Always
	cmd.Flags().Bool("no-watch", false, "read the files again only when a key asks for it")
	cmd.Flags().Int("stream-rows", load.StreamRows, "keep the newest `n` rows of a stream")
	cmd.Flags().DurationVar(&play, "play", 0, "let the story go on by itself, each scene for this `time` unless it says another, such as 15s")
	cmd.Flags().BoolVar(&plain, "plain", false, "talk in lines of "+plainHelp)
	serve := config.Defaults().Serve
	cmd.Flags().BoolVar(&present, "present", false, "let others look over SSH, and follow what you show")
	cmd.Flags().String("listen", serve.Listen, "with --present, listen on this `address`")
	cmd.Flags().String("authorized-keys", "", "with --present, let in who has a key of this `file`")
	cmd.Flags().Bool("public", false, "with --present, let everybody look")
	c.persistent(cmd)
	cmd.AddCommand(
		c.render(),
		c.query(),
		c.check(),
		c.add(),
		c.recordScene(),
		c.inspect(),
		c.convert(),
		c.newDataset(),
		c.serve(),
		c.schema(),
		c.keys(),
		c.config(),
		c.doctor(),
		c.man(),
	)
	c.reads(cmd)
	cmd.SetIn(c.Stdin)
	c.said.Writer = c.Stdout
	cmd.SetOut(&c.said) // before the completion command, which keeps it
	cmd.SetErr(c.Stderr)
	cmd.SetHelpCommand(helpCommand(cmd))
	cmd.InitDefaultCompletionCmd()
	for _, sub := range cmd.Commands() {
		if sub.Name() == "completion" {
			strictGroup(sub)
		}
	}
	completeOptions(cmd)
	return cmd
}

// persistent adds the flags that every command knows.
func (c *Command) persistent(cmd *cobra.Command) {
	f := cmd.PersistentFlags()
	f.String("config", "", "read the configuration from this `file`")
	f.String("theme", "auto", "`name` of the theme: auto, dark, light, mono, high-contrast")
	f.String("lang", "auto", "`language`: auto, en, ru, az")
	f.String("glyphs", "braille", "glyph `set`: braille, block, ascii")
	f.String("color", "auto", "use colours `when`: auto, always, never")
}

// datasetArg accepts one dataset, for the dashboard several. A word that is no file
// and much like a command is said to be one.
func datasetArg(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if len(args) > 1 && cmd.HasParent() {
		return usagef("%s takes one dataset, not %d: %s", cmd.CommandPath(), len(args), strings.Join(args, " "))
	}
	if cmd.HasParent() {
		return nil
	}
	for i, a := range args {
		if i > 0 && slices.Contains(available(cmd), a) {
			return usagef("%s is a command, which stands first; write accord %s %s", a, a, strings.Join(slices.Delete(slices.Clone(args), i, i+1), " "))
		}
		if err := notCommand(cmd, a); err != nil {
			return err
		}
	}
	return nil
}

// notCommand complains about a word that is neither a file nor a command.
func notCommand(cmd *cobra.Command, word string) error {
	if _, err := os.Lstat(word); err == nil || strings.ContainsAny(word, `/\.:`) || word == "-" {
		return nil
	}
	return usagef("%q is neither a command nor a dataset%s", word, strings.Replace(diag.Suggest(word, available(cmd)), "known:", "commands:", 1))
}

// flagError says which flag was meant.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return usagef("%s", err)
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			known = append(known, f.Name)
		}
	})
	name := unknown.GetSpecifiedName()
	if unknown.GetSpecifiedShortnames() != "" {
		return usagef("unknown option -%s; see %s --help", name, cmd.CommandPath())
	}
	return usagef("unknown option --%s%s", name, diag.Suggest(name, known))
}
