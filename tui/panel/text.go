package panel

import (
	"errors"
	"strings"
	"time"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

// word is a piece of text with its style; lines of them are laid out together.
type word struct {
	text  string
	style grid.Style
	// keep is true for what must not be cut: when it does not fit, the line
	// ends before it.
	keep bool
}

// line draws words one after the other from x to the right, at most to the
// column before end. A word that does not fit is shortened at a blank, or left
// out when keep is set, and nothing follows it. It returns the next column.
func line(g *grid.Grid, x, y, end int, words ...word) int {
	for _, w := range words {
		room := end - x
		if room <= 0 {
			return x
		}
		if grid.Width(w.text) > room {
			if w.keep || strings.TrimSpace(w.text) == "" {
				return x
			}
			return g.Text(x, y, grid.Shorten(w.text, room), w.style)
		}
		x = g.Text(x, y, w.text, w.style)
	}
	return x
}

// width is the cells that words take.
func width(words []word) int {
	n := 0
	for _, w := range words {
		n += grid.Width(w.text)
	}
	return n
}

// groups draws groups of words that belong together, each whole or not at all,
// with gap between them, and goes on in the next row while there are rows. It
// returns how many rows were used.
func groups(g *grid.Grid, r grid.Rect, gap string, all ...[]word) int {
	x, y := r.X, r.Y
	used := 0
	for _, ws := range all {
		w := width(ws)
		if w == 0 {
			continue
		}
		if x > r.X && x+grid.Width(gap)+w > r.X+r.W {
			x, y = r.X, y+1
		}
		if y >= r.Y+r.H {
			return used
		}
		if x > r.X {
			x = g.Text(x, y, gap, theme.Dim)
		}
		x = line(g, x, y, r.X+r.W, ws...)
		used = y - r.Y + 1
	}
	return used
}

// flow draws words as one text, broken into lines between words, in at most
// r.H rows; text that does not fit ends in an ellipsis. It returns the rows
// used.
func flow(g *grid.Grid, r grid.Rect, ellipsis string, ws ...word) int {
	x, y := r.X, r.Y
	last := x // where the word before begins
	for _, w := range ws {
		for _, t := range strings.Fields(w.text) {
			for t != "" {
				n := grid.Width(t)
				if x > r.X && x+1+n > r.X+r.W {
					if y+1 >= r.Y+r.H {
						if x+grid.Width(ellipsis) > r.X+r.W { // a word gives way whole
							g.Fill(grid.Rect{X: last, Y: y, W: r.X + r.W - last, H: 1}, ' ', theme.Ink)
							x = last
						}
						g.Text(x, y, ellipsis, theme.Dim)
						return r.H
					}
					x, y = r.X, y+1
				}
				if x > r.X {
					x++
				}
				head, _ := grid.Head(t, r.X+r.W-x)
				last = x
				x = g.Text(x, y, head, w.style)
				t = t[len(head):]
			}
		}
	}
	return y - r.Y + 1
}

// listDate writes a date for a column of dates: as precisely as it is known, a
// span by its first day.
func listDate(p data.Period) string {
	if p.Freq() == data.FreqRange {
		return p.Start().Format(time.DateOnly)
	}
	return p.String()
}

// unless is the style of a message: a warning where something failed.
func unless(err error) grid.Style {
	if err != nil {
		return theme.Warn
	}
	return theme.Dim
}

// message draws a sentence in the middle of r, as empty and failed panels do.
func message(g *grid.Grid, r grid.Rect, s string, st grid.Style) {
	lines := grid.Wrap(s, max(1, min(r.W-2, 56)))
	y := r.Y + max(0, (r.H-len(lines))/2)
	for i, l := range lines {
		if i >= r.H {
			return
		}
		g.Text(r.X+max(0, (r.W-grid.Width(l))/2), y+i, l, st)
	}
}

// refused is what err says to whoever looks: of an answer that would be too long in
// the language of the screen, because that is met in the course of things.
func (e *Env) refused(err error) string {
	if f := (*data.Fault)(nil); errors.As(err, &f) && f.Limit > 0 {
		return e.Lang.F(lang.AnswerTooLong, e.count(f.Limit))
	}
	return err.Error()
}
