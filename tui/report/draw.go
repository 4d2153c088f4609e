package report

import (
	"accord/tui/grid"
	"accord/tui/panel"
	"accord/tui/theme"
)

// The size of a picture on a page, in cells: wide enough for a chart with its
// legend, narrow enough to be read on a sheet of paper.
const (
	panelW, panelH = 92, 22
	pageW, pageH   = 108, 36
)

// draw is a section as a picture, without a border: the page has headings of its
// own.
func (v View) draw(s section) *grid.Grid {
	e := v.seen()
	var g *grid.Grid
	if p, ok := panel.PageOf(s.at.Page); ok {
		g = grid.New(pageW, pageH)
		p.Draw(g, g.Bounds(), e, s.at)
	} else {
		// Not as it looks alone: what would stand beside it is on the page.
		g = grid.New(panelW, panelH)
		pn := e.Set.Panel(s.at.Focused())
		pn.Over(g, g.Bounds(), e, s.at, false, pn.Draw(g, g.Bounds(), e, s.at, false))
	}
	if e.Glyphs.Name == theme.ASCII {
		g.Replace(theme.Plain)
	}
	return trimmed(g)
}

// trimmed is g without the empty rows at its end.
func trimmed(g *grid.Grid) *grid.Grid {
	h := g.H
	for h > 1 && empty(g, h-1) {
		h--
	}
	out := grid.New(g.W, h)
	out.Blit(0, 0, g)
	return out
}

func empty(g *grid.Grid, y int) bool {
	for x := range g.W {
		if c := g.At(x, y); c.Rune != ' ' || c.Style >= grid.Background {
			return false
		}
	}
	return true
}
