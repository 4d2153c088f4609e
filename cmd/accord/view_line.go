package main

import (
	"fmt"
	"path"
	"strings"

	"github.com/kballard/go-shellquote"
	"github.com/spf13/pflag"
)

// written are the flags that the text of --view holds; those that stand beside
// it on the command line come before them. The text may begin with the name of
// the program and of a dataset, as a copied command line does: the dataset is
// the one of the command line all the same.
func (v viewFlags) written() (viewFlags, error) {
	words, err := shellquote.Split(v.line)
	if err != nil {
		return v, usagef("--view: %s", strings.ToLower(err.Error()))
	}
	if len(words) > 0 && !strings.HasPrefix(words[0], "-") && path.Base(words[0]) != "accord" {
		return v, usagef("--view: %q is no option of a view; write it as the key y copies it", words[0])
	}
	for len(words) > 0 && !strings.HasPrefix(words[0], "-") {
		words = words[1:]
	}
	var w viewFlags
	set := pflag.NewFlagSet("view", pflag.ContinueOnError)
	w.add(set)
	given := map[string]string{}
	switch err := set.ParseAll(words, func(f *pflag.Flag, value string) error {
		if first, twice := given[f.Name]; twice && first != value {
			return fmt.Errorf("--%s stands twice, as %s and %s; leave out one", f.Name, first, value)
		}
		given[f.Name] = value
		return set.Set(f.Name, value)
	}); {
	case err != nil:
		return v, usagef("--view: %s; write it as the key y copies it", err)
	case set.NArg() > 0:
		return v, usagef("--view: %q is no option of a view", set.Arg(0))
	case set.Changed("view"):
		return v, usagef("--view: a view cannot hold another one")
	}
	v.set.Visit(func(f *pflag.Flag) {
		if set.Lookup(f.Name) != nil && f.Name != "view" && err == nil {
			err = set.Set(f.Name, f.Value.String())
		}
	})
	if err != nil {
		return v, usagef("--view: %s", err)
	}
	return w, nil
}
