package picture

import (
	"unicode/utf8"

	"accord/tui/grid"
	"accord/tui/theme"
)

// painter draws what a frame consists of.
type painter interface {
	// paper fills w cells whose background is not that of the frame.
	paper(x, y, w int, s grid.Style)
	// shape draws a shape in a cell.
	shape(x, y int, r rune, s shape, st grid.Style)
	// text writes characters over w cells: one a cell, or one over all of them.
	text(x, y, w int, chars []string, st grid.Style)
	// underline draws a line under w cells.
	underline(x, y, w int, st grid.Style)
}

// walk hands the cells of g to p: all of the paper first.
func walk(g *grid.Grid, p painter) {
	for y := range g.H {
		stretches(g, y, theme.Selected, theme.Selected, func(x, w int) { p.paper(x, y, w, g.At(x, y).Style) })
	}
	known := atlas{}
	for y := range g.H {
		row(g, y, known, p)
		stretches(g, y, theme.Underline, ^grid.Style(0), func(x, w int) { p.underline(x, y, w, g.At(x, y).Style) })
	}
}

// stretches calls f for each stretch of cells that have a flag and whose styles
// are the same in the bits of mask.
func stretches(g *grid.Grid, y int, flag, mask grid.Style, f func(x, w int)) {
	for x := 0; x < g.W; {
		s := g.At(x, y).Style & mask
		w := 1
		for x+w < g.W && g.At(x+w, y).Style&mask == s {
			w++
		}
		if s&flag != 0 {
			f(x, w)
		}
		x += w
	}
}

// row hands over the shapes of a row, and the writing between them in runs of
// one style. Two blanks end a run, and a wide character is one of its own.
func row(g *grid.Grid, y int, known atlas, p painter) {
	start, end, style := 0, 0, grid.Style(0)
	var text []string
	flush := func() {
		if len(text) > 0 {
			p.text(start, y, end-start, text, style)
		}
		text = nil
	}
	for x := range g.W {
		c, char := g.At(x, y), g.Char(x, y)
		if char == "" || char == " " {
			continue
		}
		if s, ok := known.of(c.Rune); ok {
			flush()
			p.shape(x, y, c.Rune, s, c.Style)
			continue
		}
		w := 1
		if x+1 < g.W && g.Char(x+1, y) == "" {
			w = 2
		}
		if len(text) > 0 && (c.Style != style || w > 1 || x > end+1) {
			flush()
		}
		if len(text) == 0 {
			start, end, style = x, x, c.Style
		}
		if x > end {
			text = append(text, " ")
		}
		text, end = append(text, char), x+w
		if w > 1 {
			flush()
		}
	}
	flush()
}

// atlas keeps the shapes of a frame; what is no shape is kept as nil.
type atlas map[rune]shape

// of is the shape of a rune of a cell.
func (a atlas) of(r rune) (shape, bool) {
	if r < utf8.RuneSelf || r > utf8.MaxRune {
		return nil, false
	}
	s, seen := a[r]
	if !seen {
		s, _ = shapeOf(r)
		a[r] = s
	}
	return s, s != nil
}
