package grid

import "unicode/utf8"

// Reset is the sequence that ends every style.
const Reset = "\x1b[0m"

// ANSI writes the sheet as H lines joined by "\n", with the style changes that
// sgr gives: the whole escape sequence that sets a style from any other.
// The last style of each line is reset.
func (g *Grid) ANSI(sgr func(Style) string) string {
	b := make([]byte, 0, len(g.cells)*4)
	for y := range g.H {
		if y > 0 {
			b = append(b, '\n')
		}
		b = g.line(b, y, sgr)
	}
	return string(b)
}

// line appends row y to b.
func (g *Grid) line(b []byte, y int, sgr func(Style) string) []byte {
	last, style := "", Style(0)
	row := g.cells[y*g.W : (y+1)*g.W]
	for i, c := range row {
		if c.Rune == ' ' && c.Style == 0 && style < Background && i+1 < len(row) && row[i+1].Style == style {
			b = append(b, ' ') // one blank between two of a style needs no change of style
			continue
		}
		if i == 0 || c.Style != style {
			style = c.Style
			if s := sgr(style); s != last {
				b = append(b, s...)
				last = s
			}
		}
		b = g.content(b, c)
	}
	if last != "" && last != Reset {
		b = append(b, Reset...)
	}
	return b
}

// content appends the character of c to b.
func (g *Grid) content(b []byte, c Cell) []byte {
	switch {
	case c.Rune == 0:
		return b
	case c.Rune < utf8.RuneSelf:
		return append(b, byte(c.Rune))
	case c.Rune > utf8.MaxRune:
		return append(b, g.clusters[c.Rune-utf8.MaxRune-1]...)
	}
	return utf8.AppendRune(b, c.Rune)
}

// Plain writes the sheet as H lines of text without styles; blanks at the end
// of a line are left out.
func (g *Grid) Plain() string {
	var b []byte
	for y := range g.H {
		if y > 0 {
			b = append(b, '\n')
		}
		row := g.cells[y*g.W : (y+1)*g.W]
		for len(row) > 0 && row[len(row)-1].Rune == ' ' {
			row = row[:len(row)-1]
		}
		for _, c := range row {
			b = g.content(b, c)
		}
	}
	return string(b)
}
