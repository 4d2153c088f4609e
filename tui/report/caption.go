package report

import (
	"strings"

	"accord/data/clean"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/theme"
)

// How many sources are written out under a frame, and how many with publisher
// and year; of more the ids have to do.
const (
	fewSources  = 10
	someSources = 40
)

// Captioned is the frame with the command line that made it and its sources in
// rows of their own below, so that a picture can go without its file's name.
func (v View) Captioned(frame *grid.Grid) *grid.Grid {
	lines := v.caption(frame.W - 2)
	if len(lines) == 0 {
		return frame
	}
	g := grid.New(frame.W, frame.H+len(lines)+2)
	g.Blit(0, 0, frame)
	for i, l := range lines {
		g.Text(1, frame.H+1+i, l, theme.Dim)
	}
	if v.Env.Glyphs.Name == theme.ASCII {
		g.Replace(theme.Plain)
	}
	return g
}

// caption are the lines below a frame, w cells wide.
func (v View) caption(w int) []string {
	var out []string
	add := func(s string) { out = append(out, grid.Wrap(s, w)...) }
	if v.Command != "" {
		add(clean.Text(v.Command))
	}
	e := v.seen()
	switch ids := panel.SourcesOn(e, v.State); {
	case len(ids) == 0:
	case len(ids) > fewSources && len(ids) <= someSources:
		var all []string
		for _, c := range panel.Cite(e, ids) {
			all = append(all, strings.Join(strings.Fields(c.ID+" "+c.Publisher+" "+c.Date[:min(4, len(c.Date))]), " "))
		}
		add(e.Lang.T(lang.PageSources) + ": " + strings.Join(all, " · "))
	case len(ids) > fewSources:
		add(e.Lang.T(lang.PageSources) + ": " + clean.Text(strings.Join(ids, " ")))
	default:
		add(e.Lang.T(lang.PageSources) + ":")
		for _, l := range v.Citations() {
			add(l)
		}
	}
	return out
}

// Text is the frame as text, the command line that makes it, and its sources.
func (v View) Text(frame *grid.Grid) string {
	var b strings.Builder
	for l := range strings.SplitSeq(frame.Plain(), "\n") {
		b.WriteString(strings.TrimRight(l, " ") + "\n")
	}
	b.WriteString("\n" + clean.Text(v.Command) + "\n")
	if lines := v.Citations(); len(lines) > 0 {
		b.WriteString("\n" + v.Env.Lang.T(lang.PageSources) + "\n" + strings.Join(lines, "\n") + "\n")
	}
	return b.String()
}
