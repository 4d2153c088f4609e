package main

import (
	"context"
	"fmt"
	"image/color"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/lucasb-eyer/go-colorful"

	"accord/cmd/internal/config"
	"accord/tui/grid"
	"accord/tui/theme"
)

// sample is text whose width and look somebody has to know.
type sample struct{ id, text string }

// samples are what accord draws with. Some terminals give two columns to the
// characters of the first three, of which Unicode leaves the width open.
func samples() []sample {
	return []sample{
		{"lines", "╭─┬│┼╯"}, {"marks", "●▴▾◐○◆"}, {"signs", "“…–−×→"}, {"blocks", "▁▂▃▅▇█"},
		{"braille", "⠁⠉⣀⣤⣶⣿"}, {"cyrillic", "Грузы"}, {"azerbaijani", "əğıöşçüİ"},
	}
}

// notATerminal is what is found where nobody can be asked.
const notATerminal = "not a terminal"

// terminalFound says what the terminal is and can do, and what accord does
// with it.
func (c *Command) terminalFound(ctx context.Context, cfg *config.Config) ([]finding, error) {
	w, h, out := c.Terminal(c.Stdout)
	_, _, in := c.Terminal(c.Stdin)
	dumb := c.getenv("TERM") == "dumb"
	asked := in && out && !dumb
	var a answers
	if asked {
		var texts []string
		for _, s := range samples() {
			texts = append(texts, s.text)
		}
		var err error
		if a, err = c.ask(ctx, texts); err != nil {
			return nil, err
		}
	}
	list := []finding{c.whichTerminal(a, in, out), c.sizeFound(w, h, out), c.coloursFound(cfg), c.backgroundFound(cfg, a, asked)}
	list = append(list, widthsFound(cfg, a, asked)...)
	return append(list, c.mouseFound(cfg, a, asked), modeFound(a, asked, "paste", "bracketed paste",
		"pasted text is text", "pasted text arrives as if typed: paste into the search only", ansi.ModeBracketedPaste),
		modeFound(a, asked, "sync", "synchronized output", "a frame appears at once", "a frame may appear in parts", ansi.ModeSynchronizedOutput),
		clipboardFound(a, asked), keyboardFound(a, asked)), nil
}

// whichTerminal says what the terminal calls itself, and what is drawn on it.
func (c *Command) whichTerminal(a answers, in, out bool) finding {
	f := finding{ID: "terminal", Chosen: "the dashboard", Override: "--plain, ACCORD_PLAIN=1: lines of text; accord render: one frame"}
	var list []string
	for _, name := range []string{"TERM", "COLORTERM", "TERM_PROGRAM", "TMUX", "SSH_TTY"} {
		if v := c.getenv(name); v != "" {
			list = append(list, name+"="+oneLine(v))
		}
	}
	if a.name != "" {
		list = append([]string{oneLine(a.name)}, list...)
	}
	switch {
	case !out:
		list = append([]string{"the output is " + notATerminal}, list...)
	case !in:
		list = append([]string{"the input is " + notATerminal}, list...)
	}
	switch {
	case c.wantsPlain(false):
		f.Chosen = "lines of text (ACCORD_PLAIN)"
	case !in || !out:
		f.Chosen = "no dashboard; accord render and accord --plain work"
	case c.getenv("TERM") == "dumb":
		f.Chosen = "no dashboard on TERM=dumb; accord render and accord --plain work"
	case len(a.attributes) == 0 && a.name == "" && len(a.widths) == 0:
		f.Advice = fmt.Sprintf("the terminal answered nothing within %s: what follows is taken from the environment", answerTime)
	}
	f.Found = strings.Join(list, ", ")
	if f.Found == "" {
		f.Found = "TERM is not set"
	}
	return f
}

// sizeFound says how large the window is.
func (c *Command) sizeFound(w, h int, out bool) finding {
	f := finding{ID: "size", Found: notATerminal, Chosen: "accord render prints 120x36", Override: "accord render --size 80x24"}
	switch {
	case !out:
	case w < 1 || h < 1:
		f.Found = "the terminal does not say"
	default:
		f.Found, f.Chosen = fmt.Sprintf("%dx%d", w, h), "the whole window"
		if w < 40 || h < 12 {
			f.Advice = "accord needs 40x12; make the window larger"
		}
	}
	return f
}

// coloursFound says how many colours are used, and what decided it.
func (c *Command) coloursFound(cfg *config.Config) finding {
	p, why := c.colours(cfg, c.Stdout)
	words := map[colorprofile.Profile]string{colorprofile.TrueColor: "16 million", colorprofile.ANSI256: "256", colorprofile.ANSI: "16",
		colorprofile.ASCII: "none, weight and underlining remain", colorprofile.NoTTY: "none"}
	f := finding{ID: "colors", Found: oneLine(why), Chosen: words[p] + from(cfg, "color"),
		Override: "--color always, never or auto; NO_COLOR, CLICOLOR=0 and CLICOLOR_FORCE; ACCORD_COLOR"}
	if f.Found == "TERM=" {
		f.Found = "TERM is not set"
	}
	if p == colorprofile.ANSI && !theme.New(theme.Dark).ForProfile(p).Distinct() {
		f.Chosen += "; series have shapes, because sixteen colours do not tell them apart for everybody"
	}
	return f
}

// backgroundFound says what the background is, and which theme follows.
func (c *Command) backgroundFound(cfg *config.Config, a answers, asked bool) finding {
	f := finding{ID: "background", Override: "--theme dark, light, high-contrast or mono; ACCORD_THEME; the key T while it runs"}
	auto := theme.Dark
	switch bg, visible := colorful.MakeColor(orBlack(a.background)); {
	case !asked:
		f.Found = notATerminal
	case a.background == nil || !visible:
		f.Found = "the terminal does not say (OSC 11)"
	default:
		_, _, lightness := bg.Hsl()
		tone := "dark"
		if lightness >= 0.5 {
			auto, tone = theme.Light, "light"
		}
		f.Found = fmt.Sprintf("%s, %s", bg.Hex(), tone)
	}
	name := cfg.Theme
	if name == config.Auto {
		name = string(auto)
	}
	if c.profile(cfg, c.Stdout) <= colorprofile.ASCII {
		f.Chosen = "mono, because there are no colours"
		return f
	}
	f.Chosen = name + from(cfg, "theme")
	return f
}

func orBlack(c color.Color) color.Color {
	if c == nil {
		return color.Black
	}
	return c
}

// widthsFound shows each sample and says how many columns it took.
func widthsFound(cfg *config.Config, a answers, asked bool) []finding {
	var list []finding
	for i, s := range samples() {
		f := finding{ID: s.id, Found: s.text}
		want := grid.Width(s.text)
		switch {
		case !asked:
			f.Found += ", " + notATerminal
		case i >= len(a.widths):
			f.Found += ", the terminal does not say how wide"
		case a.widths[i] != want:
			f.Found += fmt.Sprintf(", %d columns instead of %d", a.widths[i], want)
			f.Advice = "set the terminal to draw characters of ambiguous width in one column, or a UTF-8 locale"
			if i < 5 { // letters of a language are not drawn with
				f.Advice += ", or write --glyphs ascii"
			}
		default:
			f.Found += fmt.Sprintf(", %d columns", want)
		}
		if s.id == "braille" {
			f.Chosen = cfg.Glyphs + from(cfg, "glyphs")
			f.Override = "--glyphs braille, block or ascii; ACCORD_GLYPHS; the key B while it runs"
		}
		list = append(list, f)
	}
	return list
}

// mouseFound says whether clicks arrive.
func (c *Command) mouseFound(cfg *config.Config, a answers, asked bool) finding {
	f := modeFound(a, asked, "mouse", "clicks and wheel", "", "", ansi.ModeMouseButtonEvent, ansi.ModeMouseExtSgr)
	f.Chosen = map[bool]string{true: "taken", false: "left to the terminal"}[cfg.Mouse] + from(cfg, "mouse")
	f.Override = "--mouse=false, ACCORD_MOUSE; the key M while it runs"
	return f
}

// modeFound says whether the terminal has modes.
func modeFound(a answers, asked bool, id, what, with, without string, modes ...ansi.Mode) finding {
	f := finding{ID: id, Found: what + ": " + notATerminal}
	if !asked {
		return f
	}
	f.Found, f.Chosen = what+": yes", with
	for _, m := range modes {
		switch v, said := a.modes[m]; {
		case !said:
			f.Found, f.Chosen = what+": the terminal does not say", ""
		case v.IsNotRecognized() || v.IsPermanentlyReset():
			f.Found, f.Chosen = what+": no", without
			return f
		}
	}
	return f
}

// clipboardFound says whether what is copied arrives.
func clipboardFound(a answers, asked bool) finding {
	f := finding{ID: "clipboard", Found: "OSC 52: the terminal does not say", Override: "the key e, which writes files"}
	switch {
	case !asked:
		f.Found = "OSC 52: " + notATerminal
	case a.clipboard:
		f.Found = "OSC 52: yes"
	default:
		for _, attribute := range a.attributes {
			if attribute == clipboardAttribute {
				f.Found = "OSC 52: yes"
			}
		}
	}
	f.Chosen = "y and ctrl+y copy through the terminal"
	return f
}

// keyboardFound says whether the terminal tells keys apart that look alike.
func keyboardFound(a answers, asked bool) finding {
	f := finding{ID: "keyboard", Found: "kitty protocol: no, or the terminal does not say",
		Chosen: "keys work at their place on Cyrillic and Azerbaijani keyboards as well", Override: "[keys] in the configuration; accord keys lists them"}
	switch {
	case !asked:
		f.Found = notATerminal
	case a.keyboard:
		f.Found = "kitty protocol: yes"
	}
	return f
}
