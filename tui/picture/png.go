package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"

	"golang.org/x/image/vector"

	"accord/tui/grid"
	"accord/tui/theme"
)

// MaxScale is the largest scale of a PNG.
const MaxScale = 8

// maxPixels bounds the memory that a PNG takes while it is drawn, a byte a pixel.
const maxPixels = 100_000_000

// PNG is g as pixels, in the colours of th, scale pixels a unit (1 to
// MaxScale). Characters that the built-in font does not have are boxes; they are
// returned too, each once, in order.
func PNG(g *grid.Grid, th *theme.Theme, a About, scale int) (file []byte, missing []rune, err error) {
	if scale < 1 || scale > MaxScale {
		return nil, nil, fmt.Errorf("scale %d; expected 1 to %d", scale, MaxScale)
	}
	if w, h := g.W*CellW*scale, g.H*CellH*scale; w*h > maxPixels {
		return nil, nil, fmt.Errorf("%d × %d pixels are too many; expected %d million at most", w, h, maxPixels/1_000_000)
	}
	f, err := newFonts(scale)
	if err != nil {
		return nil, nil, err
	}
	p := &pngPainter{theme: th, scale: scale, fonts: f, masks: map[maskKey]*image.Alpha{}}
	p.colours = newColours(pairs(g, th))
	p.image = image.NewPaletted(image.Rect(0, 0, g.W*CellW*scale, g.H*CellH*scale), p.colours.palette)
	p.fill(p.image.Rect, p.ramp(0), 0)
	walk(g, p)
	var b bytes.Buffer
	if err := png.Encode(&b, p.image); err != nil {
		return nil, nil, err
	}
	slices.Sort(p.missing)
	return describe(b.Bytes(), a), slices.Compact(p.missing), nil
}

// pairs are the papers and inks that occur on g, those of plain writing first.
func pairs(g *grid.Grid, th *theme.Theme) []ramp {
	var out []ramp
	seen := map[grid.Style]bool{}
	add := func(s grid.Style) {
		if s &^= theme.Bold | theme.Underline; seen[s] {
			return
		}
		seen[s] = true
		p := th.Paint(s)
		if r := (ramp{p.Paper, p.Ink}); !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	add(0)
	for y := range g.H {
		for x := range g.W {
			add(g.At(x, y).Style)
		}
	}
	return out
}

// maskKey names what a cell, or two of them, are covered with.
type maskKey struct {
	text string
	bold bool
	w    int
}

type pngPainter struct {
	theme   *theme.Theme
	scale   int
	fonts   *fonts
	masks   map[maskKey]*image.Alpha
	colours *colours
	image   *image.Paletted
	missing []rune
}

func (p *pngPainter) ramp(s grid.Style) ramp {
	look := p.theme.Paint(s)
	return ramp{look.Paper, look.Ink}
}

// cells is the rectangle of w cells in pixels.
func (p *pngPainter) cells(x, y, w int) image.Rectangle {
	return image.Rect(x*CellW*p.scale, y*CellH*p.scale, (x+w)*CellW*p.scale, (y+1)*CellH*p.scale)
}

func (p *pngPainter) fill(r image.Rectangle, c ramp, alpha uint8) {
	index := p.colours.index(c, alpha)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := p.image.Pix[p.image.PixOffset(r.Min.X, y):p.image.PixOffset(r.Max.X, y)]
		for i := range row {
			row[i] = index
		}
	}
}

func (p *pngPainter) paper(x, y, w int, s grid.Style) { p.fill(p.cells(x, y, w), p.ramp(s), 0) }

func (p *pngPainter) underline(x, y, w int, s grid.Style) {
	c := lineUnder(x, y, w)
	at := func(v float64) int { return int(v) * p.scale }
	p.fill(image.Rect(at(c.x), at(c.y), at(c.x+c.w), at(c.y+c.h)), p.ramp(s), 255)
}

func (p *pngPainter) shape(x, y int, r rune, s shape, st grid.Style) {
	k := maskKey{string(r), false, 1}
	if p.masks[k] == nil {
		p.masks[k] = s.mask(1, p.scale)
	}
	p.stamp(x, y, 1, p.masks[k], st)
}

// stamp covers cells with ink where the mask says so.
func (p *pngPainter) stamp(x, y, w int, mask *image.Alpha, st grid.Style) {
	c, r := p.ramp(st), p.cells(x, y, w)
	for dy := range r.Dy() {
		from := mask.Pix[dy*mask.Stride : dy*mask.Stride+r.Dx()]
		to := p.image.Pix[p.image.PixOffset(r.Min.X, r.Min.Y+dy):]
		for i, alpha := range from {
			if alpha != 0 {
				to[i] = p.colours.index(c, alpha)
			}
		}
	}
}

// mask is how much of each pixel of w cells s covers.
func (s shape) mask(w, scale int) *image.Alpha {
	k := float32(scale)
	at := func(v float64) float32 { return float32(v) * k }
	r := vector.NewRasterizer(w*CellW*scale, CellH*scale)
	for _, c := range s {
		c.outline(func(x, y float64) { r.MoveTo(at(x), at(y)) }, func(x, y float64) { r.LineTo(at(x), at(y)) })
		r.ClosePath()
	}
	m := image.NewAlpha(image.Rect(0, 0, w*CellW*scale, CellH*scale))
	r.Draw(m, m.Rect, image.Opaque, image.Point{})
	return m
}

func (p *pngPainter) text(x, y, w int, chars []string, st grid.Style) {
	bold := p.theme.Paint(st).Bold
	if len(chars) > 1 {
		w = 1
	}
	for i, c := range chars {
		if c == " " {
			continue
		}
		k := maskKey{c, bold, w}
		m := p.masks[k]
		if m == nil {
			var lacks []rune
			m, lacks = p.fonts.mask(c, bold, w)
			p.masks[k] = m
			p.missing = append(p.missing, lacks...)
		}
		p.stamp(x+i, y, w, m, st)
	}
}
