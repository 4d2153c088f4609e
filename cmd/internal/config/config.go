// Package config is what somebody has chosen once and for all: theme, language,
// glyphs, keys. Values come from flags, then the environment, then a file, then
// what accord ships with, and each one knows which of these it is from.
package config

import (
	"fmt"
	"strconv"

	"accord/tui"
	"accord/tui/lang"
	"accord/tui/theme"
)

// Auto is the value of a setting that accord decides by the terminal or the
// environment it is started in.
const Auto = "auto"

// Values of Config.Color and Config.Watch beside Auto; Poll is of the latter.
const (
	Always = "always"
	Never  = "never"
	Poll   = "poll"
)

// defaultStreamRows is how many rows of a stream are kept.
const defaultStreamRows = 1_000_000

// Config is the effective configuration. It must not be changed.
type Config struct {
	// Theme is the name of a theme, or Auto for the one that fits the
	// terminal's background.
	Theme string
	// Language is the tag of a language of the interface, or Auto for the
	// locale's.
	Language string
	// Glyphs is the name of a glyph set.
	Glyphs string
	// Color is Auto, Always or Never.
	Color string
	// Mouse is whether the dashboard takes the mouse.
	Mouse bool
	// Dataset is opened when no other is named; "" is the bundled one. Read
	// from a file it is relative to the file's folder.
	Dataset string
	// Watch says when the files of a dataset are read again: Auto (those of a
	// folder when they change), Always (any when they change), Never, or Poll
	// (any when a look every second shows that they have changed).
	Watch string
	// StreamRows is how many rows of a stream are kept, the newest ones.
	StreamRows int
	// Serve is how sessions over SSH are let in and bounded.
	Serve Serve
	// Keys are the keys of every action, by the action's name.
	Keys map[string][]string
	// Path is the file that was read, "" when there was none.
	Path string

	origins map[string]Origin
	table   *tui.Keys
}

// Bindings is the key table of c.
func (c *Config) Bindings() *tui.Keys { return c.table }

// Origin tells where the value of a setting is from: "theme", "keys.zoom".
func (c *Config) Origin(key string) Origin { return c.origins[key] }

// Defaults is what accord ships with.
func Defaults() *Config {
	keys := tui.DefaultKeys()
	c := &Config{Theme: Auto, Language: Auto, Glyphs: string(theme.Braille), Color: Auto, Mouse: true, Watch: Auto, StreamRows: defaultStreamRows, Serve: defaultServe(),
		Keys: map[string][]string{}, origins: map[string]Origin{}, table: keys}
	for _, b := range keys.Bindings() {
		c.Keys[b.Name] = b.Keys
	}
	return c
}

// setting is one value that is not a key binding.
type setting struct {
	key  string // in the file, with that of its section before it
	env  string
	flag string
	// known are the values that are allowed, nil for any text.
	known []string
	// bare is true for a value that is no text in the file.
	bare bool
	// check says what is wrong with a value, "" when nothing is; nil where
	// known says it.
	check func(string) string
	get   func(*Config) string
	set   func(*Config, string)
}

// settings are all settings but the keys, in the order of config.toml.
func settings() []setting {
	text := func(key, flag string, known []string, field func(*Config) *string) setting {
		return setting{key: key, env: envName(key), flag: flag, known: known,
			get: func(c *Config) string { return *field(c) },
			set: func(c *Config, v string) { *field(c) = v }}
	}
	return append([]setting{
		text("theme", "theme", append([]string{Auto}, names(theme.Names())...), func(c *Config) *string { return &c.Theme }),
		text("language", "lang", append([]string{Auto}, names(lang.Tags())...), func(c *Config) *string { return &c.Language }),
		text("glyphs", "glyphs", names(theme.GlyphNames()), func(c *Config) *string { return &c.Glyphs }),
		text("color", "color", []string{Auto, Always, Never}, func(c *Config) *string { return &c.Color }),
		{key: "mouse", env: envName("mouse"), flag: "mouse", known: []string{"true", "false"}, bare: true,
			get: func(c *Config) string { return map[bool]string{true: "true", false: "false"}[c.Mouse] },
			set: func(c *Config, v string) { c.Mouse = v == "true" }},
		text("dataset", "", nil, func(c *Config) *string { return &c.Dataset }),
		text("watch", "watch", []string{Auto, Always, Never, Poll}, func(c *Config) *string { return &c.Watch }),
		{key: "stream_rows", env: envName("stream_rows"), flag: "stream-rows", bare: true, check: checkRows,
			get: func(c *Config) string { return strconv.Itoa(c.StreamRows) },
			set: func(c *Config, v string) { c.StreamRows, _ = strconv.Atoi(v) }}, // which was checked
	}, serveSettings()...)
}

// maxStreamRows is the most rows of a stream that may be asked for: more do not
// fit into the memory of most machines.
const maxStreamRows = 100_000_000

func checkRows(v string) string {
	if n, err := strconv.Atoi(v); err != nil || n < 1 || n > maxStreamRows {
		return fmt.Sprintf("expected a number of rows from 1 to %d", maxStreamRows)
	}
	return ""
}

func names[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return out
}
