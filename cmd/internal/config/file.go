package config

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"

	"accord/data/diag"
	"accord/data/strict"
)

// Version is the version of the file's form, which its first line states.
const Version = 1

// file is config.toml as it is written.
type file struct {
	Accord   strict.Value[int]                                    `toml:"accord,required" eg:"1" doc:"The version of the format: 1. It stands on the first line, which makes the file one of accord."`
	Theme    strict.Value[string]                                 `toml:"theme" doc:"The colours; auto is the theme that fits the background of the terminal."`
	Language strict.Value[string]                                 `toml:"language" doc:"The language of the interface; auto is that of the locale."`
	Glyphs   strict.Value[string]                                 `toml:"glyphs" doc:"What pictures are drawn with; ascii where others are missing in the font."`
	Color    strict.Value[string]                                 `toml:"color" doc:"Whether colours are used; auto asks the terminal and NO_COLOR."`
	Mouse    strict.Value[bool]                                   `toml:"mouse" doc:"Whether the dashboard takes the mouse."`
	Dataset  strict.Value[string]                                 `toml:"dataset" doc:"The dataset that is opened when no other is named, relative to this file; the bundled one when empty."`
	Watch    strict.Value[string]                                 `toml:"watch" doc:"When the files of a dataset are read again: auto, when one of a folder changes; always, when any does; never; poll, when a look every second shows it."`
	Rows     strict.Value[int]                                    `toml:"stream_rows" doc:"How many rows of a stream are kept, the newest ones."`
	Serve    serveFile                                            `toml:"serve" doc:"Sessions over SSH: who is let in, and how much of the machine they get."`
	Keys     strict.Ordered[strict.Value[[]strict.Value[string]]] `toml:"keys" doc:"The keys of actions, by the name of the action; an empty list takes them away."`
}

// texts are the values of f that are text, by key.
func (f *file) texts() map[string]strict.Value[string] {
	return map[string]strict.Value[string]{"theme": f.Theme, "language": f.Language, "glyphs": f.Glyphs, "color": f.Color, "dataset": f.Dataset, "watch": f.Watch}
}

// read takes over what the file at path says.
func (c *Config) read(path string) error {
	text, err := readFile(path)
	if err != nil {
		return err
	}
	root, list := strict.Parse(path, text)
	if root == nil {
		return Problem{list}
	}
	var f file
	list = strict.Decode(root, &f)
	if f.Accord.IsSet() && f.Accord.Node.Kind == strict.Integer && f.Accord.V != Version {
		list = append(list, f.Accord.Mark().Errorf("version", "accord = %d is a version of the configuration that this program does not know; write accord = %d", f.Accord.V, Version))
	}
	list = append(list, c.values(&f)...)
	list = append(list, c.serve(root, &f.Serve)...)
	list = append(list, c.keys(&f)...)
	list.Sort()
	if list.Errors() > 0 {
		return Problem{list}
	}
	c.Path = path
	for _, x := range []struct {
		written string
		path    *string
	}{{f.Dataset.V, &c.Dataset}, {f.Serve.AuthorizedKeys.V, &c.Serve.AuthorizedKeys}, {f.Serve.HostKey.V, &c.Serve.HostKey}, {f.Serve.LogFile.V, &c.Serve.LogFile}} {
		if x.written != "" && !filepath.IsAbs(x.written) {
			*x.path = filepath.Join(filepath.Dir(path), x.written)
		}
	}
	return nil
}

// values takes over everything but the keys.
func (c *Config) values(f *file) (list diag.List) {
	texts := f.texts()
	for _, s := range settings() {
		v, ok := texts[s.key]
		if !ok || !v.IsSet() || v.Node.Kind != strict.String {
			continue
		}
		if s.known != nil && !slices.Contains(s.known, v.V) {
			list = append(list, v.Mark().Errorf("value", "%s is %q, which is not a value for it%s", s.key, v.V, diag.Suggest(v.V, s.known)))
			continue
		}
		s.set(c, v.V)
		c.origins[s.key] = Origin{At: v.Node.KeyMark.Position}
	}
	if f.Mouse.IsSet() && f.Mouse.Node.Kind == strict.Bool {
		c.Mouse = f.Mouse.V
		c.origins["mouse"] = Origin{At: f.Mouse.Node.KeyMark.Position}
	}
	if f.Rows.IsSet() && f.Rows.Node.Kind == strict.Integer {
		if wrong := checkRows(strconv.Itoa(f.Rows.V)); wrong != "" {
			return append(list, f.Rows.Mark().Errorf("value", "stream_rows is %d; %s", f.Rows.V, wrong))
		}
		c.StreamRows = f.Rows.V
		c.origins["stream_rows"] = Origin{At: f.Rows.Node.KeyMark.Position}
	}
	return list
}

// keys takes over the keys, and complains about those of unknown actions,
// those that no keyboard has and those that two actions want.
func (c *Config) keys(f *file) (list diag.List) {
	bound := map[string][]string{}
	places := map[[2]string]diag.Mark{} // of an action's key
	for _, e := range f.Keys {
		if _, ok := c.Keys[e.Key]; !ok {
			list = append(list, e.KeyMark.Errorf("unknown-key", "no action is called %q%s", e.Key, diag.Suggest(e.Key, c.table.Names())))
			continue
		}
		keys := []string{}
		for _, k := range e.Value.V {
			if !isKey(k.V) {
				list = append(list, k.Mark().Errorf("key", "%q is not a key; write a character, %s", k.V, keyForms))
				continue
			}
			if slices.Contains(keys, k.V) {
				list = append(list, k.Mark().Errorf("key", "%q stands twice for %s; remove one", k.V, e.Key))
				continue
			}
			keys = append(keys, k.V)
			places[[2]string{e.Key, k.V}] = k.Mark()
		}
		bound[e.Key] = keys
		c.origins["keys."+e.Key] = Origin{At: e.KeyMark.Position}
	}
	clashes, err := c.rebind(bound)
	if err != nil { // every name was looked up above
		return append(list, diag.Diag{Message: err.Error(), Rule: "key"})
	}
	for _, x := range clashes {
		list = append(list, x.problem(places))
	}
	return list
}

// problem says where both actions take the key.
func (x clash) problem(places map[[2]string]diag.Mark) diag.Diag {
	first, inFirst := places[[2]string{x.First, x.Key}]
	second, inSecond := places[[2]string{x.Second, x.Key}]
	switch {
	case inFirst && inSecond:
		if second.Compare(first.Position) < 0 {
			first, second, x.First = second, first, x.Second
		}
		return second.Errorf("key-clash", "%q is the key of %s already; take it out of one of the two", x.Key, x.First).With(first.Position)
	case inFirst:
		return first.Errorf("key-clash", "%q is %s; write %s = […] without it as well, or take another key", x.Key, byDefault(x.Second), x.Second)
	}
	return second.Errorf("key-clash", "%q is %s; write %s = […] without it as well, or take another key", x.Key, byDefault(x.First), x.First)
}

func byDefault(action string) string { return fmt.Sprintf("the key of %s by default", action) }
