package main

import (
	"fmt"
	"io"
	"regexp"
	"strconv"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"golang.org/x/term"

	"accord/cmd/internal/config"
	"accord/tui/lang"
	"accord/tui/theme"
)

// terminalSize is the size of the terminal that stream is; false when it is
// none.
func terminalSize(stream any) (w, h int, ok bool) {
	f, isFile := stream.(interface{ Fd() uintptr })
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, 0, false
	}
	w, h, err := term.GetSize(int(f.Fd()))
	return w, h, err == nil
}

// openTTY opens the terminal that the program was started in.
func openTTY() (io.ReadCloser, error) {
	in, out, err := tea.OpenTTY()
	if err != nil {
		return nil, err
	}
	if out != in {
		_ = out.Close() // only keys are wanted
	}
	return in, nil
}

// profile is how many colours to use on out.
func (c *Command) profile(cfg *config.Config, out io.Writer) colorprofile.Profile {
	p, _ := c.colours(cfg, out)
	return p
}

// colours is how many colours to use on out, and what decided it. A flag stands
// before NO_COLOR, that before everything else; NO_COLOR counts when it is not
// empty, whatever it says. Without colours weight and underlining remain.
func (c *Command) colours(cfg *config.Config, out io.Writer) (colorprofile.Profile, string) {
	origin := cfg.Origin("color")
	explicit := origin.Flag != "" || origin.Env != ""
	set := func(name string) string { return name + "=" + c.getenv(name) }
	switch {
	case explicit && cfg.Color == config.Never:
		return colorprofile.ASCII, origin.String()
	case explicit && cfg.Color == config.Always:
		return colorprofile.TrueColor, origin.String()
	case c.getenv("NO_COLOR") != "":
		return colorprofile.ASCII, set("NO_COLOR")
	case c.getenv("CLICOLOR") == "0":
		return colorprofile.ASCII, set("CLICOLOR")
	case cfg.Color == config.Never:
		return colorprofile.ASCII, origin.String()
	case cfg.Color == config.Always:
		return colorprofile.TrueColor, origin.String()
	}
	if v := c.getenv("CLICOLOR_FORCE"); v != "" && v != "0" {
		return max(colorprofile.ANSI, colorprofile.Env(c.Environ)), set("CLICOLOR_FORCE") + ", " + set("TERM")
	}
	if _, _, ok := c.Terminal(out); !ok {
		return colorprofile.NoTTY, "the output is no terminal"
	}
	p := max(colorprofile.Detect(out, c.Environ), colorprofile.Env(c.Environ))
	if c.getenv("COLORTERM") != "" && p == colorprofile.TrueColor {
		return p, set("COLORTERM")
	}
	return p, set("TERM")
}

// look is the theme for that profile. Where nobody can be asked what the
// background is, it is taken to be dark.
func look(name string, p colorprofile.Profile) *theme.Theme {
	switch {
	case p <= colorprofile.ASCII:
		name = string(theme.Mono)
	case name == config.Auto:
		name = string(theme.Dark)
	}
	return theme.New(theme.Name(name)).ForProfile(p)
}

// language is the language of the interface: the chosen one, else that of the
// locale.
func (c *Command) language(cfg *config.Config) lang.Tag {
	if cfg.Language != config.Auto {
		return lang.Tag(cfg.Language)
	}
	_, value := c.locale()
	tag, _ := lang.Match(value)
	return tag
}

// locale is the variable that says in which language to speak, and its value;
// "" when none does.
func (c *Command) locale() (name, value string) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := c.getenv(name); v != "" {
			return name, v
		}
	}
	return "", ""
}

// The largest frame that is printed.
const (
	maxWidth  = 400
	maxHeight = 120
)

// size reads the size of a frame, such as 120x36.
func size(s string) (w, h int, err error) {
	m := regexp.MustCompile(`^(\d{1,6})[xX×](\d{1,6})$`).FindStringSubmatch(s)
	if m == nil {
		return 0, 0, fmt.Errorf("--size is %q; expected columns and rows; write --size 120x36", s)
	}
	w, _ = strconv.Atoi(m[1]) // digits only, and few
	h, _ = strconv.Atoi(m[2])
	if w < 1 || h < 1 || w > maxWidth || h > maxHeight {
		return 0, 0, fmt.Errorf("--size is %s; expected something from 1x1 to %dx%d", s, maxWidth, maxHeight)
	}
	return w, h, nil
}
