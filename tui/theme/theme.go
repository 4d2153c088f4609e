package theme

import (
	"image/color"
	"strings"

	"accord/tui/grid"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Name names a theme.
type Name string

// The themes. Mono uses no colour at all: weight, faintness, underline and
// reverse video carry the hierarchy. HighContrast is for a black background.
const (
	Dark         Name = "dark"
	Light        Name = "light"
	Mono         Name = "mono"
	HighContrast Name = "high-contrast"
)

// Names lists the themes, the default first.
func Names() []Name { return []Name{Dark, Light, Mono, HighContrast} }

const (
	tokenMask  = 1<<8 - 1
	flagShift  = 8
	flagStates = 8 // Bold, Selected and Underline, each on or off
)

// Theme is the look of every style. It is immutable and safe for concurrent
// use.
type Theme struct {
	name    Name
	palette palette
	profile colorprofile.Profile
	table   [flagStates * int(tokens)]string
}

// New builds the theme of that name in true colour; an unknown name gives
// Dark.
func New(name Name) *Theme {
	p, ok := paletteOf(name)
	if !ok {
		name, p = Dark, darkPalette()
	}
	return build(name, p, colorprofile.TrueColor)
}

// ForProfile is the same theme reduced to what a terminal of that profile can
// show: 256 or 16 colours, attributes only, or nothing at all. Colours of a
// reduced theme pass a writer that reduces again unchanged; with 16 colours
// that matters, because a writer's nearest colours are not told apart.
func (t *Theme) ForProfile(p colorprofile.Profile) *Theme {
	if p == t.profile {
		return t
	}
	return build(t.name, t.palette, p)
}

// Name is the name the theme was built with.
func (t *Theme) Name() Name { return t.name }

// Distinct reports whether the first six series can be told apart by their
// colours, also by a viewer without one of the three kinds of cones. It is
// false without colours and with sixteen, which terminals are free to choose;
// draw the series with [Glyphs.ExactOf] then.
func (t *Theme) Distinct() bool {
	return !t.palette.mono && t.profile >= colorprofile.ANSI256
}

// Background is the colour that the theme is made for; the interactive view
// never paints it. It is nil for Mono.
func (t *Theme) Background() color.Color { return t.palette.background }

// SGR is the escape sequence that sets s from any state; an unknown token
// looks like Ink. It is empty where the profile has no escape sequences.
func (t *Theme) SGR(s grid.Style) string { return t.table[index(s)] }

// Color gives the foreground and the background of s before any reduction.
// Nil means the terminal's own colour.
func (t *Theme) Color(s grid.Style) (fg, bg color.Color) {
	fg = t.palette.tokens[index(s)%int(tokens)]
	if s&Selected != 0 {
		bg = t.palette.selected
	}
	return fg, bg
}

func index(s grid.Style) int {
	token := int(s & tokenMask)
	if token >= int(tokens) {
		token = int(Ink)
	}
	return int(s>>flagShift)%flagStates*int(tokens) + token
}

func build(name Name, p palette, profile colorprofile.Profile) *Theme {
	t := &Theme{name: name, palette: p, profile: profile}
	for flags := range grid.Style(flagStates) {
		for token := range tokens {
			s := flags<<flagShift | token
			t.table[index(s)] = sequence(t.style(s), profile)
		}
	}
	return t
}

// style composes the Lip Gloss style of s.
func (t *Theme) style(s grid.Style) lipgloss.Style {
	st := lipgloss.NewStyle()
	if s&Bold != 0 {
		st = st.Bold(true)
	}
	if s&Underline != 0 {
		st = st.Underline(true)
	}
	if t.palette.mono || t.profile == colorprofile.ASCII {
		return monochrome(st, s)
	}
	fg, bg := t.Color(s)
	if t.profile == colorprofile.ANSI && bg != nil {
		// No dark grey among the sixteen lets every token stay legible.
		return st.Reverse(true)
	}
	// Ink is the terminal's own colour, as the background is: it is legible
	// whatever the terminal's colours are, and costs nothing to write.
	if own := s&tokenMask == Ink && bg == nil; fg != nil && !own {
		st = st.Foreground(t.reduced(s))
	}
	if bg != nil {
		st = st.Background(t.profile.Convert(bg))
	}
	return st
}

// reduced is the foreground of s in the profile.
func (t *Theme) reduced(s grid.Style) color.Color {
	if t.profile == colorprofile.ANSI {
		return t.palette.basic[index(s)%int(tokens)]
	}
	fg, _ := t.Color(s)
	return t.profile.Convert(fg)
}

// monochrome says without colour what the token and the selection mean.
func monochrome(st lipgloss.Style, s grid.Style) lipgloss.Style {
	if s&Selected != 0 {
		return st.Reverse(true)
	}
	switch s & tokenMask {
	case Dim, Faint:
		st = st.Faint(true)
	case Accent, Warn, Event:
		st = st.Bold(true)
	}
	return st
}

// sequence takes the escape sequence that Lip Gloss writes before a probe, and
// starts it with a reset.
func sequence(st lipgloss.Style, profile colorprofile.Profile) string {
	if profile <= colorprofile.NoTTY {
		return ""
	}
	head, _, _ := strings.Cut(st.Render("x"), "x")
	if head == "" {
		return grid.Reset
	}
	return "\x1b[0;" + strings.ReplaceAll(strings.TrimPrefix(head, "\x1b["), "m\x1b[", ";")
}
