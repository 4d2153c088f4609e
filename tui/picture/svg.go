package picture

import (
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"accord/tui/grid"
	"accord/tui/theme"
)

// fontStack are monospaced fonts of the usual systems; runs are held to their
// cells in each of them.
const fontStack = `'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,'Liberation Mono',monospace`

// fontSize is the size at which a character of most of these fonts is as wide as
// a cell.
const fontSize = "16.6"

// SVG is g as a picture that stands alone, in the colours of th. It refers to
// nothing outside of itself.
func SVG(g *grid.Grid, th *theme.Theme, a About) []byte {
	classes := Classes{}
	body := elements(g, classes)
	var b strings.Builder
	w, h := g.W*CellW, g.H*CellH
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-labelledby="title desc"`, w, h, w, h)
	if a.Lang != "" {
		fmt.Fprintf(&b, ` lang="%s"`, escape(a.Lang))
	}
	b.WriteString(">\n")
	fmt.Fprintf(&b, "<title id=\"title\">%s</title>\n", escape(a.Title))
	fmt.Fprintf(&b, "<desc id=\"desc\">%s</desc>\n", escape(joinLines(a.Description, a.Command, a.Sources)))
	fmt.Fprintf(&b, "<style>text{%s}%s</style>\n", TextCSS, classes.CSS(th))
	fmt.Fprintf(&b, "<rect width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", w, h, Hex(th.Paint(0).Paper))
	b.WriteString(body)
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// Inline is g as a picture within an HTML page: without colours of its own,
// which are those of the classes that it adds to c, and without a background.
// id names it on the page; label is read out instead of it.
func Inline(g *grid.Grid, id, label string, c Classes) string {
	w, h := g.W*CellW, g.H*CellH
	return fmt.Sprintf("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s\">\n<title id=\"%s\">%s</title>\n%s</svg>\n",
		w, h, escape(id), escape(id), escape(label), elements(g, c))
}

// TextCSS is the style of all writing in a picture.
const TextCSS = "font-family:" + fontStack + ";font-size:" + fontSize + "px;white-space:pre"

// Classes are the classes of style that a picture uses, by the style that each
// stands for.
type Classes map[string]class

type class struct {
	style grid.Style
	paper bool
}

// CSS gives the classes the colours of th.
func (c Classes) CSS(th *theme.Theme) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(c)) {
		p := th.Paint(c[name].style)
		switch {
		case c[name].paper:
			fmt.Fprintf(&b, ".%s{fill:%s}", name, Hex(p.Paper))
		case p.Bold:
			fmt.Fprintf(&b, ".%s{fill:%s;font-weight:bold}", name, Hex(p.Ink))
		default:
			fmt.Fprintf(&b, ".%s{fill:%s}", name, Hex(p.Ink))
		}
	}
	return b.String()
}

// ink is the class of writing or of shapes in a style.
func (c Classes) ink(s grid.Style) string {
	s &^= theme.Underline
	name := "c" + strconv.FormatUint(uint64(s), 16)
	c[name] = class{style: s}
	return name
}

// back is the class of the background of a style.
func (c Classes) back(s grid.Style) string {
	s &= theme.Selected
	name := "p" + strconv.FormatUint(uint64(s), 16)
	c[name] = class{style: s, paper: true}
	return name
}

// elements writes what is on g as elements of SVG.
func elements(g *grid.Grid, c Classes) string {
	p := &svgPainter{classes: c, rects: map[string][]contour{}, paths: map[string]*strings.Builder{}}
	walk(g, p)
	var b strings.Builder
	b.WriteString(p.under.String())
	for _, name := range slices.Sorted(maps.Keys(p.rects)) {
		for _, r := range joined(p.rects[name]) {
			writeContour(p.path(name), r)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.paths)) {
		fmt.Fprintf(&b, "<path class=\"%s\" d=\"%s\"/>\n", name, p.paths[name])
	}
	b.WriteString(p.over.String())
	return b.String()
}

// svgPainter collects the elements of a picture: shapes in one path a style.
type svgPainter struct {
	classes     Classes
	rects       map[string][]contour
	paths       map[string]*strings.Builder
	under, over strings.Builder
}

func (p *svgPainter) path(name string) *strings.Builder {
	if p.paths[name] == nil {
		p.paths[name] = &strings.Builder{}
	}
	return p.paths[name]
}

func (p *svgPainter) paper(x, y, w int, s grid.Style) {
	fmt.Fprintf(&p.under, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
		p.classes.back(s), x*CellW, y*CellH, w*CellW, CellH)
}

func (p *svgPainter) shape(x, y int, _ rune, s shape, st grid.Style) {
	name := p.classes.ink(st &^ theme.Bold)
	for _, c := range s {
		c = c.moved(float64(x*CellW), float64(y*CellH))
		if c.steps == nil {
			p.rects[name] = append(p.rects[name], c)
		} else {
			writeContour(p.path(name), c)
		}
	}
}

func (p *svgPainter) text(x, y, w int, chars []string, st grid.Style) {
	fmt.Fprintf(&p.over, "<text class=\"%s\" x=\"%d\" y=\"%d\"", p.classes.ink(st), x*CellW, y*CellH+baseline)
	fmt.Fprintf(&p.over, " textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">%s</text>\n",
		w*CellW, escape(strings.Join(chars, "")))
}

func (p *svgPainter) underline(x, y, w int, st grid.Style) {
	name := p.classes.ink(st &^ theme.Bold)
	p.rects[name] = append(p.rects[name], lineUnder(x, y, w))
}

// lineUnder is the line under w cells, in units of the picture.
func lineUnder(x, y, w int) contour {
	left, top := float64(x*CellW), float64(y*CellH+CellH-3)
	return rect(left, top, left+float64(w*CellW), top+1)
}

// writeContour writes c as a closed part of a path.
func writeContour(b *strings.Builder, c contour) {
	if c.steps == nil {
		b.WriteString("M" + number(c.x) + " " + number(c.y) + "h" + number(c.w) + "v" + number(c.h) + "h" + number(-c.w) + "z")
		return
	}
	b.WriteString("M" + number(c.x) + " " + number(c.y))
	x, y := round(c.x), round(c.y)
	for _, s := range c.steps {
		// Relative to what was written, so that roundings do not add up.
		dx, dy := round(s.x)-x, round(s.y)-y
		if s.r == 0 {
			b.WriteString("l" + number(dx) + " " + number(dy))
		} else {
			turn := "0"
			if s.right {
				turn = "1"
			}
			r := number(s.r)
			b.WriteString("a" + r + " " + r + " 0 0 " + turn + " " + number(dx) + " " + number(dy))
		}
		x, y = round(s.x), round(s.y)
	}
	b.WriteString("z")
}

// joined puts rectangles together that share a side: a border is one line then,
// without a seam between cells.
func joined(list []contour) []contour {
	type side struct{ at, a, b float64 }
	beside := map[side]int{} // right side → rectangle
	var wide []contour
	for _, r := range list {
		if i, ok := beside[side{round(r.x), r.y, r.h}]; ok && round(wide[i].x+wide[i].w) == round(r.x) {
			wide[i].w += r.w
			beside[side{round(wide[i].x + wide[i].w), r.y, r.h}] = i
			continue
		}
		wide = append(wide, r)
		beside[side{round(r.x + r.w), r.y, r.h}] = len(wide) - 1
	}
	below := map[side]int{} // lower side → rectangle
	var out []contour
	for _, r := range wide {
		if i, ok := below[side{round(r.y), r.x, r.w}]; ok && round(out[i].y+out[i].h) == round(r.y) {
			out[i].h += r.h
			below[side{round(out[i].y + out[i].h), r.x, r.w}] = i
			continue
		}
		out = append(out, r)
		below[side{round(r.y + r.h), r.x, r.w}] = len(out) - 1
	}
	return out
}

// number writes v with at most two decimals.
func number(v float64) string {
	v = round(v)
	if v == 0 {
		return "0" // not −0
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// escape makes s text of XML.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes everything
	return strings.ReplaceAll(b.String(), "&#xA;", "\n")
}

func joinLines(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n")
}
