package main

import (
	"cmp"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/kballard/go-shellquote"

	"accord/cmd/internal/config"
	"accord/data/diag"
	"accord/tui"
	"accord/tui/grid"
	"accord/tui/picture"
	"accord/tui/report"
	"accord/tui/state"
	"accord/tui/theme"
)

// form is what a frame is written as.
type form string

const (
	formText form = "text"
	formANSI form = "ansi"
	formSVG  form = "svg"
	formPNG  form = "png"
	formHTML form = "html"
	formCSV  form = "csv"
	formJSON form = "json"
)

func formNames() []string {
	var names []string
	for _, f := range []form{formText, formANSI, formSVG, formPNG, formHTML, formCSV, formJSON} {
		names = append(names, string(f))
	}
	return names
}

// forTerminal reports whether a terminal can show the form.
func (f form) forTerminal() bool { return f == formText || f == formANSI }

// frame reports whether the form shows the cells of a frame, whose size matters.
func (f form) frame() bool { return f != formHTML && f != formCSV && f != formJSON }

// endings are the endings of file names that say a form.
func endings() map[string]form {
	return map[string]form{".txt": formText, ".text": formText, ".ansi": formANSI, ".ans": formANSI, ".svg": formSVG, ".png": formPNG,
		".html": formHTML, ".htm": formHTML, ".csv": formCSV, ".json": formJSON}
}

// form decides what the frame is written as, and refuses options that do not go
// together.
func (c *Command) form(cfg *config.Config, f *renderFlags) (form, error) {
	if f.output == "-" {
		f.output = ""
	}
	out, err := c.asked(cfg, f)
	if err != nil {
		return "", err
	}
	f.plain = f.plain || f.format == "" && f.output == "" && c.wantsPlain(false)
	switch _, _, terminal := c.Terminal(c.Stdout); {
	case f.plain && out != formText:
		if f.format != "" || f.output != "" {
			return "", usagef("--plain is text and cannot be written as %s; leave out one", out)
		}
		out = formText
	case out == formPNG && f.output == "" && terminal:
		return "", usagef("a PNG says nothing on a terminal; write -o frame.png")
	}
	return out, f.scales(out)
}

// scales refuses a scale that a form does not have.
func (f *renderFlags) scales(as form) error {
	switch {
	case f.scale != 1 && as != formPNG:
		return usagef("--scale %d is for PNG, and this is %s; an SVG is sharp at every size", f.scale, as)
	case f.scale < 1 || f.scale > picture.MaxScale:
		return usagef("--scale %d: expected 1 to %d", f.scale, picture.MaxScale)
	}
	return nil
}

// asked is the form that --format says, else the ending of -o, else what fits
// the output.
func (c *Command) asked(cfg *config.Config, f *renderFlags) (form, error) {
	if f.format != "" {
		if !slices.Contains(formNames(), f.format) {
			return "", usagef("--format %s: no such form%s", f.format, diag.Suggest(f.format, formNames()))
		}
		return form(f.format), nil
	}
	if f.output != "" {
		ending := strings.ToLower(filepath.Ext(f.output))
		if out, ok := endings()[ending]; ok {
			return out, nil
		}
		return "", usagef("-o %s: %q says no form; end it with .txt, .ansi, .svg, .png, .html, .csv or .json, or write --format", f.output, ending)
	}
	if c.profile(cfg, c.Stdout) > colorprofile.ASCII {
		return formANSI, nil
	}
	return formText, nil
}

// drawing is a view on its way to a form: its text, or its cells and what pictures
// say of themselves.
type drawing struct {
	text  []byte
	frame *grid.Grid
	about picture.About
}

// draw draws in for a form.
func (c *Command) draw(in tui.Input, cfg *config.Config, as form, f renderFlags, dataset string) (d drawing, err error) {
	if f.plain {
		d.text = []byte(tui.Plain(in))
		return d, nil
	}
	v := report.View{Env: in.Env, State: in.State, Command: renderLine(in, cfg, as, f, dataset)}
	switch as {
	case formHTML:
		light, dark := c.pageThemes(cfg)
		d.text, err = v.HTML(light, dark)
		return d, err
	case formJSON:
		d.text, err = v.JSON()
		return d, err
	case formCSV:
		var left int
		if d.text, left = v.CSV(); left > 0 {
			c.tell("accord: %d more rows are not written; keep fewer by --find, --sector, --from and --to, or write them all by accord convert", left)
		}
		return d, nil
	}
	d.frame, d.about = tui.Render(in), v.About()
	if f.caption {
		d.frame = v.Captioned(d.frame)
	}
	return d, nil
}

// encode writes a drawing as a form.
func (c *Command) encode(d drawing, cfg *config.Config, as form, f renderFlags) ([]byte, error) {
	if d.frame == nil {
		return d.text, nil
	}
	switch as {
	case formSVG:
		return picture.SVG(d.frame, c.pictureTheme(cfg), d.about), nil
	case formPNG:
		file, missing, err := picture.PNG(d.frame, c.pictureTheme(cfg), d.about, f.scale)
		if len(missing) > 0 {
			c.tell("accord: the font of pictures lacks %s, which are drawn as boxes; an SVG takes them from the reader's fonts", spaced(missing))
		}
		if err != nil {
			return nil, failure{exitUsage, err}
		}
		return file, nil
	case formANSI:
		out := c.Stdout
		if f.output != "" {
			out = io.Discard
		}
		p := c.profile(cfg, out)
		if p == colorprofile.NoTTY { // a file can hold every colour
			p = colorprofile.TrueColor
		}
		return []byte(d.frame.ANSI(look(cfg.Theme, p).SGR) + "\n"), nil
	}
	return []byte(d.frame.Plain() + "\n"), nil
}

// pictureTheme is the theme of a picture, which no terminal limits: only an
// explicit wish takes the colours away.
func (c *Command) pictureTheme(cfg *config.Config) *theme.Theme {
	p := colorprofile.TrueColor
	if cfg.Color == config.Never {
		p = colorprofile.ASCII
	}
	return look(cfg.Theme, p)
}

// pageThemes are the looks of a page: that of the reader's system, unless one was
// asked for.
func (c *Command) pageThemes(cfg *config.Config) (light, dark *theme.Theme) {
	if cfg.Theme == config.Auto && cfg.Color != config.Never {
		return theme.New(theme.Light), theme.New(theme.Dark)
	}
	return c.pictureTheme(cfg), nil
}

// renderLine is the command line that writes the same file again, on another
// machine and on another day.
func renderLine(in tui.Input, cfg *config.Config, as form, f renderFlags, dataset string) string {
	words := []string{"accord", "render"}
	if dataset != "" {
		words = append(words, dataset)
	}
	words = append(words, tui.Flags(in.Env, in.State)...)
	if in.State.Overlay == state.RecordOverlay {
		words = append(words, "--record", in.State.Record)
	}
	if as.frame() {
		words = append(words, "--size", strconv.Itoa(in.W)+"x"+strconv.Itoa(in.H))
	}
	words = append(words, "--today", in.Env.Now.String(), "--lang", string(in.Env.Lang.Tag()))
	if in.Env.Glyphs.Name != theme.Braille {
		words = append(words, "--glyphs", string(in.Env.Glyphs.Name))
	}
	switch {
	case as == formText, as == formCSV, as == formJSON:
	case as == formHTML && cfg.Theme == config.Auto: // whichever the reader likes
	default:
		words = append(words, "--theme", cmp.Or(strings.Replace(cfg.Theme, config.Auto, "", 1), string(theme.Dark)))
	}
	if f.scale != 1 {
		words = append(words, "--scale", strconv.Itoa(f.scale))
	}
	words = append(words, "--format", string(as))
	return shellquote.Join(words...)
}

// spaced writes runes with blanks between them.
func spaced(runes []rune) string {
	return strings.Join(strings.Split(string(runes), ""), " ")
}
