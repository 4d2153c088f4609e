package config

import (
	"fmt"
	"maps"
	"slices"

	"accord/data/diag"
)

// Source is where configuration is looked for.
type Source struct {
	// Flags are the values of the flags that were given, by the flag's name.
	Flags map[string]string
	// Getenv reads a variable of the environment, "" when it is not set.
	Getenv func(string) string
	// Home is the folder that holds accord/config.toml, "" for none.
	Home string
	// Alone is true when no file is looked for but one that Flags name.
	Alone bool
}

// Problem is everything that is wrong with a configuration file.
type Problem struct{ List diag.List }

// Error is the first problem and how many more there are.
func (p Problem) Error() string { return p.List.Err().Error() }

// Load reads the configuration: a flag stands before the environment, that
// before the file, that before the default. It fails with a [Problem] when the
// file is wrong, with a plain error when a flag or a variable is, or when the
// file that was asked for cannot be read.
func Load(src Source) (*Config, error) {
	c := Defaults()
	path, err := src.find()
	if err != nil {
		return nil, err
	}
	if path != "" {
		if err := c.read(path); err != nil {
			return nil, err
		}
	}
	for _, s := range settings() {
		if v := src.Getenv(s.env); v != "" {
			if err := c.take(s, v, s.env, Origin{Env: s.env}); err != nil {
				return nil, err
			}
		}
		if v, ok := src.Flags[s.flag]; ok && s.flag != "" {
			if err := c.take(s, v, "--"+s.flag, Origin{Flag: s.flag}); err != nil {
				return nil, err
			}
		}
	}
	return c, nil
}

// take sets s to v, which stands under name.
func (c *Config) take(s setting, v, name string, from Origin) error {
	if s.known != nil && !slices.Contains(s.known, v) {
		return fmt.Errorf("%s is %q, which is not a value for it%s", name, v, diag.Suggest(v, s.known))
	}
	if s.check != nil {
		if wrong := s.check(v); wrong != "" {
			return fmt.Errorf("%s is %q; %s", name, v, wrong)
		}
	}
	s.set(c, v)
	c.origins[s.key] = from
	return nil
}

// rebind makes the key table of c, with the keys that a file gives.
func (c *Config) rebind(keys map[string][]string) ([]clash, error) {
	table, clashes, err := c.table.Rebind(keys)
	if err != nil {
		return nil, err
	}
	for _, b := range table.Bindings() {
		c.Keys[b.Name] = b.Keys
	}
	c.table = table
	out := make([]clash, len(clashes))
	for i, x := range clashes {
		out[i] = clash(x)
	}
	return out, nil
}

type clash struct{ Key, First, Second string }

// Equal reports whether two configurations have the same values, wherever
// these are from.
func (c *Config) Equal(d *Config) bool {
	for _, s := range settings() {
		if s.get(c) != s.get(d) {
			return false
		}
	}
	return maps.Equal(c.Serve.Roles, d.Serve.Roles) && maps.EqualFunc(c.Keys, d.Keys, slices.Equal[[]string])
}
