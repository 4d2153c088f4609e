package theme

import (
	"image/color"

	"accord/tui/grid"
)

// Paint is the look of a style where there is no terminal that has colours of
// its own: in a picture. Two equal values look the same.
type Paint struct {
	Ink, Paper      color.RGBA
	Bold, Underline bool
}

// Paint gives the look of s in a picture. What is without colour in a terminal
// is black, grey or white here.
func (t *Theme) Paint(s grid.Style) Paint {
	p := Paint{Bold: s&Bold != 0, Underline: s&Underline != 0}
	if !t.palette.mono {
		ink, paper := t.Color(s)
		if paper == nil {
			paper = t.palette.background
		}
		p.Ink, p.Paper = rgba(ink), rgba(paper)
		return p
	}
	p.Paper = color.RGBA{0xff, 0xff, 0xff, 0xff}
	p.Ink = color.RGBA{A: 0xff}
	switch s & tokenMask {
	case Dim, Faint:
		p.Ink = color.RGBA{0x6b, 0x6b, 0x6b, 0xff}
	case Accent, Warn, Event:
		p.Bold = true
	}
	if s&Selected != 0 {
		p.Ink, p.Paper = p.Paper, color.RGBA{A: 0xff}
	}
	return p
}

func rgba(c color.Color) color.RGBA {
	return color.RGBAModel.Convert(c).(color.RGBA)
}
