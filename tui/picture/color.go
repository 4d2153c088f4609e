package picture

import (
	"fmt"
	"image/color"
)

// Hex writes a colour as CSS does.
func Hex(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// mix is the colour n/of of the way from a to b.
func mix(a, b color.RGBA, n, of int) color.RGBA {
	m := func(x, y uint8) uint8 { return uint8((int(x)*(of-n) + int(y)*n + of/2) / of) }
	return color.RGBA{m(a.R, b.R), m(a.G, b.G), m(a.B, b.B), 0xff}
}

// ramp are the colours between a paper and an ink, at an index of the palette.
type ramp struct{ paper, ink color.RGBA }

// colours is the palette of a PNG: for each pair of paper and ink as many steps
// as there is room for, so that edges are smooth and the file is small.
type colours struct {
	steps   int
	at      map[ramp]uint8
	palette color.Palette
}

// newColours makes room for those pairs.
func newColours(pairs []ramp) *colours {
	c := &colours{steps: max(1, min(15, 256/max(1, len(pairs))-1)), at: map[ramp]uint8{}}
	for _, p := range pairs {
		if _, ok := c.at[p]; ok || len(c.palette)+c.steps >= 256 {
			continue
		}
		c.at[p] = uint8(len(c.palette))
		for n := range c.steps + 1 {
			c.palette = append(c.palette, mix(p.paper, p.ink, n, c.steps))
		}
	}
	return c
}

// index is the colour of a pixel that is covered by that much ink.
func (c *colours) index(p ramp, alpha uint8) uint8 {
	return c.at[p] + uint8((int(alpha)*c.steps+127)/255)
}
