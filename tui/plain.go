package tui

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"accord/data/clean"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// Plain is the view of in as text for a screen reader or a braille display:
// what is kept, the key figures, a sentence a panel or the rows of a page, and
// the numbered choices of what can be done from there. Its lines have at most
// in.W columns and are broken between words; it has no colour, no box, no
// braille pattern and no control character but the line feed. in.H does not
// matter: nothing is cut off.
func Plain(in Input) string {
	e := *in.Env.Seen(in.State)
	e.Glyphs = theme.GlyphSet(theme.Braille) // whose separator can be told from text
	in.Env = &e
	if in.Keys == nil {
		in.Keys = DefaultKeys()
	}
	var out []string
	out = append(out, plainHead(in)...)
	out = append(out, plainTale(in)...)
	out = append(out, "")
	out = append(out, plainBody(in)...)
	for i, n := range footerNotes(in, func(string) string { return "" }) {
		if i == 0 {
			out = append(out, "")
		}
		out = append(out, n.text)
	}
	out = append(out, "", in.Env.Lang.T(lang.PlainChoices))
	for i, c := range choices(in) {
		out = append(out, strconv.Itoa(i+1)+" "+c.text)
	}
	return plainText(out, in.W)
}

// plainHead is the title, and what is kept of the dataset.
func plainHead(in Input) []string {
	e := in.Env
	title := e.Set.Dataset().Title.In(string(e.Lang.Tag()), e.Set.Dataset().Languages...)
	years, sector := panel.FilterText(e, in.State)
	kept := append([]string{years, sector}, panel.LensText(e, in.State)...)
	if status, _ := in.Audience.status(e); status != "" {
		kept = append([]string{status}, kept...)
	}
	return []string{"accord: " + title, strings.Join(kept, "; ")}
}

// plainTale is the scene that is told, and the notes for whom they are for.
func plainTale(in Input) []string {
	s, is := panel.Told(in.Env, in.State)
	if !is {
		return nil
	}
	e := in.Env
	out := []string{"", e.Lang.F(lang.SayScene, in.State.Scene, len(e.Set.Dataset().Scenes), panel.SceneText(e, s.Caption))}
	if notes := panel.SceneText(e, s.Notes); e.Notes && notes != "" {
		out = append(out, e.Lang.Title(e.Lang.T(lang.StoryNotes))+": "+notes)
	}
	return out
}

// plainBody is what lies over the page, else the page, else the key figures and
// the sentences of the overview.
func plainBody(in Input) []string {
	e, st := in.Env, in.State
	switch {
	case covered(st):
		return plainOverlay(in)
	case st.Page != state.Overview:
		return plainPage(in)
	}
	out := append(panel.FigureLines(e, st), "")
	for _, p := range e.Set.Places() {
		pn := e.Set.Panel(p)
		name, _ := pn.Title(e, st)
		out = append(out, name+". "+pn.Sentence(e, st))
	}
	return out
}

// plainPage is the name of a page with its notes, its sentence, and the rows.
func plainPage(in Input) []string {
	e, st := in.Env, in.State
	name, notes := "", []string(nil)
	if p, ok := st.Page.Panel(); ok {
		name, notes = e.Set.Panel(p).Title(e, st)
	} else if pg, ok := panel.PageOf(st.Page); ok {
		name, notes = pg.Title(e, st)
	}
	out := []string{e.Lang.F(lang.PlainPage, strings.Join(append([]string{name}, notes...), "; "))}
	said, lines := panel.Describe(e, st), panel.Lines(e, st)
	if slices.Equal(said, lines) { // that there is nothing is said once
		said = nil
	}
	return append(append(out, said...), lines...)
}

// plainOverlay is the name of what lies over the page, and its rows.
func plainOverlay(in Input) []string {
	b, _ := overlayBox(in)
	out := []string{b.name + ":"}
	switch in.State.Overlay {
	case state.HelpOverlay:
		for _, r := range helpRows(in) {
			out = append(out, strings.TrimSpace(r.keys+" "+r.text))
		}
		return out
	case state.RosterOverlay:
		return append(out, rosterLines(in)...)
	case state.ShelfOverlay:
		return append(out, shelfLines(in)...)
	case state.PaletteOverlay:
		for i, c := range commands(in.Env, in.Keys, in.State.Query) {
			out = append(out, "#"+strconv.Itoa(i+1)+" "+c.name+": "+c.text)
		}
		return out
	}
	return append(out, panel.Lines(in.Env, in.State)...)
}

// plainText makes lines harmless and breaks those that are longer than w
// columns; w below 1 breaks none.
func plainText(lines []string, w int) string {
	var b strings.Builder
	for _, l := range lines {
		l = clean.Text(strings.Map(plainRune, strings.NewReplacer(" · ", ", ", "…", "...").Replace(l)))
		l = strings.Join(strings.FieldsFunc(l, func(r rune) bool { return r == ' ' }), " ")
		if l == "" || w < 1 {
			b.WriteString(l + "\n")
			continue
		}
		for _, part := range breakLine(l, w) {
			b.WriteString(part + "\n")
		}
	}
	return b.String()
}

// plainRune takes away what a screen reader spells out as a shape, or shows on
// a braille display as letters that are none: boxes, blocks, geometric shapes,
// arrows and braille patterns.
func plainRune(r rune) rune {
	switch {
	case r == '·':
		return ','
	case r >= 0x2190 && r <= 0x21ff:
		return theme.Plain(r)
	case r >= 0x2500 && r <= 0x27bf, r >= 0x2800 && r <= 0x28ff, r == utf8.RuneError:
		return -1
	}
	return r
}

// breakLine breaks a line between words. A blank that does not break, such as
// the one within a number, stays within its line.
func breakLine(s string, w int) []string {
	var out []string
	line, width := "", 0
	for _, word := range strings.Split(s, " ") {
		n := grid.Width(word)
		if width > 0 && width+1+n <= w {
			line, width = line+" "+word, width+1+n
			continue
		}
		if width > 0 {
			out = append(out, line)
		}
		for n > w {
			head, used := grid.Head(word, w)
			out = append(out, head)
			word, n = word[len(head):], n-used
		}
		line, width = word, n
	}
	if width > 0 {
		out = append(out, line)
	}
	return out
}
