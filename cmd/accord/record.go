package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"accord/data"
	"accord/data/clean"
	"accord/data/diag"
	"accord/data/load"
	"accord/data/write"
	"accord/tui"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/theme"
)

// recordFlags are what record knows beside the view.
type recordFlags struct {
	id             string
	caption, notes spokenFlags
	dwell          time.Duration
	dryRun         bool
	view           tui.ViewFlags
}

// spokenFlags are a text, and what it is in each language.
type spokenFlags struct {
	text string
	in   map[lang.Tag]*string
}

func (s *spokenFlags) add(cmd *cobra.Command, name, help string) {
	cmd.Flags().StringVar(&s.text, name, "", help)
	s.in = map[lang.Tag]*string{}
	for _, tag := range lang.Tags() {
		s.in[tag] = cmd.Flags().String(name+"-"+string(tag), "", fmt.Sprintf("the same `text` in %s", tag))
	}
}

// words is the text by language; what is said without one is in the first
// language of a dataset.
func (s *spokenFlags) words(name, first string) (data.Text, error) {
	out := data.Text{}
	for tag, text := range s.in {
		if *text != "" {
			out[string(tag)] = *text
		}
	}
	if s.text == "" {
		return out, nil
	}
	if out[first] != "" {
		return nil, usagef("--%s and --%s-%s are both the text in %s; leave out one", name, name, first, first)
	}
	out[first] = s.text
	return out, nil
}

func (c *Command) recordScene() *cobra.Command {
	var f recordFlags
	cmd := &cobra.Command{
		Use:   "record [DATASET]",
		Short: "Write a view into a dataset as a scene of its story",
		Long: `record adds a view, as options of the command line or as the text that the key y
copies, to the end of the story of a dataset: as [[scene]] in its dataset.toml.

The dataset that would result is loaded first, and the view is opened. When either
brings an error, nothing is written. The rest of the file stays as it is, byte for
byte, and it is replaced as a whole. Of several writers each waits for its turn.

The exit status is 1 when the scene is refused, 3 when the file cannot be written.`,
		Example: `  accord record mine/ --page trade --cursor 2023 --caption 'More than ever'
  accord record mine/ --view '--page agreements' --caption 'What was signed' --notes 'Ask who signed' --dwell 20s`,
		Args:              datasetArg,
		ValidArgsFunction: completeDataset,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runRecord(cmd, args, f)
		},
	}
	cmd.Flags().SortFlags = false
	f.caption.add(cmd, "caption", "what everybody reads, as a `text` in the first language of the dataset")
	f.notes.add(cmd, "notes", "what the speaker alone reads, as a `text` in that language")
	cmd.Flags().StringVar(&f.id, "id", "", "the `id` of the scene: a-z, 0-9 and hyphens (default: made of the caption)")
	cmd.Flags().DurationVar(&f.dwell, "dwell", 0, "how long the `time` is that the scene stays where the story goes on by itself, such as 20s")
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "judge the scene and write nothing")
	f.view.Add(cmd.Flags())
	c.completeView(cmd)
	return cmd
}

func (c *Command) runRecord(cmd *cobra.Command, args []string, f recordFlags) error {
	cfg, err := c.settings(cmd)
	if err != nil {
		return err
	}
	name := c.datasetName(cfg, args)
	if name == "" {
		return usagef("%s; name one of your own", load.ErrBundled)
	}
	if name == load.Stdin {
		return usagef("a scene is written into a dataset.toml, and - is none; name a folder")
	}
	ds, problems, err := c.open(cmd.Context(), name)
	if err != nil {
		return err
	}
	s := data.Scene{ID: f.id, Dwell: f.dwell}
	if s.Caption, err = f.caption.words("caption", ds.Languages[0]); err != nil {
		return err
	}
	if s.Notes, err = f.notes.words("notes", ds.Languages[0]); err != nil {
		return err
	}
	switch {
	case len(s.Caption) == 0:
		return usagef("the scene has no caption; write --caption and a sentence about what the view shows")
	case s.Dwell != 0 && (s.Dwell < data.MinDwell || s.Dwell > data.MaxDwell):
		return usagef("--dwell %s: expected a time from 1s to 1h", s.Dwell)
	}
	env := panel.Env{Lang: lang.New(c.language(cfg)), Glyphs: theme.GlyphSet(theme.GlyphName(cfg.Glyphs)), Problems: problems}
	err = c.waiting(cmd.Context(), ds, name, func(ctx context.Context) error {
		set, err := panel.OpenSet(ctx, ds)
		if err != nil {
			return err
		}
		st, err := stateOf(ctx, f.view, set, env, sceneWidth, sceneHeight)
		if err != nil {
			return err
		}
		return set.Given(ctx, func(bound *panel.Set) error {
			e := env
			e.Set = bound
			s.View = tui.ViewText(&e, st)
			return nil
		})
	})
	if err != nil {
		return err
	}
	add := func() (*load.Amended, diag.List, error) {
		return load.AppendScene(cmd.Context(), name, s, load.Options{})
	}
	var amended *load.Amended
	if f.dryRun {
		amended, problems, err = add()
	} else {
		amended, problems, err = c.amendWith(cmd.Context(), name, c.lock, add)
	}
	if err != nil {
		return err
	}
	if amended == nil {
		c.problems(problems)
		c.tell("nothing was written: %s", plural(problems.Errors(), "error"))
		return failure{status: exitProblems}
	}
	word := "wrote"
	if f.dryRun {
		word = "would write"
	}
	_, err = fmt.Fprintf(c.Stdout, "%s the scene to %s\n", word, clean.Text(amended.At[0].String()))
	return err
}

// The window in which the view of a scene is read; what it is does not depend on
// it.
const sceneWidth, sceneHeight = 120, 36

// recorder writes scenes from the dashboard into the dataset of that name, where
// that is a dataset.toml that can be written; else it returns the scene as a text
// to be copied.
func (c *Command) recorder(ctx context.Context, name string) func(*data.Dataset, data.Scene) (at, text string, err error) {
	return func(ds *data.Dataset, s data.Scene) (string, string, error) {
		if !manifested(name) {
			return "", write.Scene(ds, s), nil
		}
		lock := func(ctx context.Context, dir string) (func(), error) { return lockFolder(ctx, dir, func() {}) }
		amended, problems, err := c.amendWith(ctx, name, lock, func() (*load.Amended, diag.List, error) {
			return load.AppendScene(ctx, name, s, load.Options{})
		})
		switch {
		case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
			return "", write.Scene(ds, s), nil
		case err != nil:
			return "", "", err
		case amended == nil:
			return "", "", problems.Err()
		}
		return amended.At[0].String(), "", nil
	}
}

// manifested reports whether a dataset is a folder with a dataset.toml, or a TOML
// file.
func manifested(name string) bool {
	if strings.EqualFold(filepath.Ext(name), ".toml") {
		return true
	}
	_, err := os.Stat(filepath.Join(cmp.Or(name, "\x00"), load.Manifest))
	return err == nil
}
