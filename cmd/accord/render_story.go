package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"accord/cmd/internal/config"
	"accord/data/diag"
	"accord/data/write"
	"accord/tui"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/theme"
)

// runStory draws every scene of a story into a folder. Files are written when
// all are drawn: a new folder appears as a whole, and in one that exists each
// file is replaced as a whole and files of other names stay.
func (c *Command) runStory(cmd *cobra.Command, args []string, f renderFlags) error {
	cfg, err := c.settings(cmd)
	if err != nil {
		return err
	}
	dir, as, err := c.storyForm(cmd, &f)
	if err != nil {
		return err
	}
	w, h, err := c.frameSize(f.size, false)
	if err != nil {
		return err
	}
	now, err := c.today(f.today)
	if err != nil {
		return err
	}
	name := c.datasetName(cfg, args)
	ds, problems, err := c.open(cmd.Context(), name)
	if err != nil {
		return err
	}
	if len(ds.Scenes) == 0 {
		return usagef("--story: the dataset tells no story; write scenes into its dataset.toml, each as [[scene]]")
	}
	env := panel.Env{Lang: lang.New(c.language(cfg)), Glyphs: theme.GlyphSet(theme.GlyphName(cfg.Glyphs)), Now: now, Problems: problems}
	var files []write.File
	var bad diag.List
	err = c.waiting(cmd.Context(), ds, name, func(ctx context.Context) error {
		set, err := panel.OpenSet(ctx, ds)
		if err == nil {
			files, bad, err = c.scenes(ctx, set, tui.Input{Env: &env, W: w, H: h, Keys: cfg.Bindings()}, cfg, as, f, name)
		}
		return err
	})
	if err != nil {
		return err
	}
	if len(files) > 0 {
		err = c.writeFolder(cmd.Context(), dir, files, func(string) error { return nil })
	}
	if err != nil {
		return err
	}
	if len(bad) > 0 {
		c.problems(bad)
		c.tell("accord: %s cannot be opened and was not written", plural(len(bad), "scene"))
	}
	c.tell("wrote %s to %s", plural(len(files), "scene"), dir)
	if len(bad) > 0 {
		return failure{status: exitProblems}
	}
	return c.incomplete(cmd.Context(), ds, problems)
}

// storyForm is where a story is drawn to and as what.
func (c *Command) storyForm(cmd *cobra.Command, f *renderFlags) (dir string, as form, err error) {
	for _, name := range viewFlags() {
		if cmd.Flags().Changed(name) {
			return "", "", usagef("--story draws the views of its scenes; leave out --%s, or leave out --story", name)
		}
	}
	if dir = f.output; dir == "" || dir == "-" {
		return "", "", usagef("--story draws a file a scene; name the folder for them with -o DIR")
	}
	if f.format == "" {
		f.format = string(formSVG)
		if f.plain {
			f.format = string(formText)
		}
	}
	if !slices.Contains(formNames(), f.format) {
		return "", "", usagef("--format %s: no such form%s", f.format, diag.Suggest(f.format, formNames()))
	}
	as = form(f.format)
	if f.plain && as != formText {
		return "", "", usagef("--plain is text and cannot be written as %s; leave out one", as)
	}
	return dir, as, f.scales(as)
}

// scenes are the files of all scenes whose views can be opened, in their order,
// and what is wrong with the others.
func (c *Command) scenes(ctx context.Context, set *panel.Set, in tui.Input, cfg *config.Config, as form, f renderFlags, dataset string) (files []write.File, bad diag.List, err error) {
	all := set.Dataset().Scenes
	digits := max(2, len(strconv.Itoa(len(all))))
	for i, s := range all {
		var drawn drawing
		var wrong error
		err := set.Given(ctx, func(bound *panel.Set) (err error) { // which answers may have to be asked first
			env := *in.Env
			env.Set = bound
			in := in
			in.Env = &env
			if in.State, wrong = tui.OpenScene(&env, i+1); wrong != nil {
				return nil
			}
			drawn, err = c.draw(in, cfg, as, f, dataset)
			return err
		})
		if err != nil {
			return nil, nil, err
		}
		if wrong != nil {
			bad = append(bad, s.At.Errorf("view", "the view of the scene cannot be opened: %s", wrong))
			continue
		}
		content, err := c.encode(drawn, cfg, as, f)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, write.File{Name: fmt.Sprintf("%0*d-%s%s", digits, i+1, s.ID, as.ending()), Content: content})
	}
	return files, bad, nil
}

// ending is the ending of the name of a file of the form.
func (f form) ending() string {
	if f == formText {
		return ".txt"
	}
	return "." + strings.ToLower(string(f))
}
