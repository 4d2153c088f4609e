package tui

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/kballard/go-shellquote"
	"github.com/spf13/pflag"

	"accord/tui/panel"
	"accord/tui/state"
)

// ReadView is the view that a text describes, as the key that copies a view writes
// it and --view takes it. What the dataset does not have is an error.
func ReadView(e *panel.Env, line string, w, h int) (state.State, error) {
	return readView(e, ViewFlags{line: line}, w, h)
}

func readView(e *panel.Env, v ViewFlags, w, h int) (state.State, error) {
	line, ofScene := v.line, v.ofScene
	v.Add(pflag.NewFlagSet("view", pflag.ContinueOnError))
	v.line, v.ofScene = line, ofScene
	s, err := v.State(e, w, h)
	if err != nil {
		return state.New(), errors.New(strings.TrimPrefix(err.Error(), "--view: "))
	}
	return s, nil
}

// written are the flags that the text of --view holds; those that stand beside
// it on the command line come before them. The text may begin with the name of
// the program and of a dataset, as a copied command line does: the dataset is
// the one of the command line all the same.
func (v ViewFlags) written() (ViewFlags, error) {
	words, err := shellquote.Split(v.line)
	if err != nil {
		return v, fmt.Errorf("--view: %s", strings.ToLower(err.Error()))
	}
	if len(words) > 0 && !strings.HasPrefix(words[0], "-") && path.Base(words[0]) != "accord" {
		return v, fmt.Errorf("--view: %q is no option of a view; write it as the key y copies it", words[0])
	}
	for len(words) > 0 && !strings.HasPrefix(words[0], "-") {
		words = words[1:]
	}
	var w ViewFlags
	set := pflag.NewFlagSet("view", pflag.ContinueOnError)
	w.Add(set)
	given := map[string]string{}
	switch err := set.ParseAll(words, func(f *pflag.Flag, value string) error {
		if first, twice := given[f.Name]; twice && first != value {
			return fmt.Errorf("--%s stands twice, as %s and %s; leave out one", f.Name, first, value)
		}
		given[f.Name] = value
		return set.Set(f.Name, value)
	}); {
	case err != nil:
		return v, fmt.Errorf("--view: %s; write it as the key y copies it", err)
	case set.NArg() > 0:
		return v, fmt.Errorf("--view: %q is no option of a view", set.Arg(0))
	case set.Changed("view") && !set.Changed("scene"): // which may be looked at otherwise
		return v, fmt.Errorf("--view: a view cannot hold another one")
	}
	v.set.Visit(func(f *pflag.Flag) {
		to := set.Lookup(f.Name)
		if to == nil || f.Name == "view" || err != nil {
			return
		}
		if list, is := f.Value.(pflag.SliceValue); is { // whose text has brackets around it
			err, to.Changed = to.Value.(pflag.SliceValue).Replace(list.GetSlice()), true
			return
		}
		err = set.Set(f.Name, f.Value.String())
	})
	if err != nil {
		return v, fmt.Errorf("--view: %s", err)
	}
	w.whole, w.ofScene = v.whole || v.scene != "", v.ofScene
	return w, nil
}
