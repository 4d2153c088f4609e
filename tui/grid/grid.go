// Package grid is the sheet of cells that every frame is drawn on. A cell is a
// rune and the index of a style; the sheet becomes text at the very end, or what
// differs from another sheet does, because joining styled strings costs fifty
// times as much.
package grid

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// Style is an index into the styles of a theme. The grid does not know what
// it looks like.
type Style uint16

// Background is the least style that shows in a blank cell: those below it
// colour only what is drawn.
const Background Style = 1 << 9

// Rect is a rectangle of cells. W and H may be 0, never negative.
type Rect struct{ X, Y, W, H int }

// Inset returns r less dx columns on both sides and dy rows above and below.
func (r Rect) Inset(dx, dy int) Rect {
	return Rect{r.X + dx, r.Y + dy, max(0, r.W-2*dx), max(0, r.H-2*dy)}
}

// Contains reports whether the cell at x, y lies in r.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// intersect returns what r and s have in common.
func (r Rect) intersect(s Rect) Rect {
	x, y := max(r.X, s.X), max(r.Y, s.Y)
	return Rect{x, y, max(0, min(r.X+r.W, s.X+s.W)-x), max(0, min(r.Y+r.H, s.Y+s.H)-y)}
}

// Cell is one cell. Rune is a space where nothing was drawn, 0 in the second
// cell of a wide character, and above [utf8.MaxRune] an index of a cluster of
// several runes.
type Cell struct {
	Rune  rune
	Style Style
}

// Grid is a sheet of W × H cells. Drawing outside of it, or outside of the
// current clip, does nothing.
type Grid struct {
	W, H     int
	cells    []Cell
	clusters []string
	clip     Rect // in cells of the sheet, whatever the origin
	ox, oy   int  // where 0, 0 lies
	pool     *Pool
}

// New returns an empty sheet; negative sizes count as 0.
func New(w, h int) *Grid {
	w, h = max(0, w), max(0, h)
	g := &Grid{W: w, H: h, cells: make([]Cell, w*h)}
	g.Clear()
	return g
}

// Clear makes the sheet empty again.
func (g *Grid) Clear() {
	g.clip, g.ox, g.oy, g.clusters = Rect{0, 0, g.W, g.H}, 0, 0, nil
	if len(g.cells) > 0 {
		g.cells[0] = Cell{Rune: ' '}
	}
	for n := 1; n < len(g.cells); n *= 2 { // copying is several times as fast as setting each
		copy(g.cells[n:], g.cells[:n])
	}
}

// Bounds is the whole sheet.
func (g *Grid) Bounds() Rect { return Rect{0, 0, g.W, g.H} }

// Clip limits drawing to r and returns a function that lifts the limit again.
func (g *Grid) Clip(r Rect) func() {
	old := g.clip
	r.X, r.Y = r.X+g.ox, r.Y+g.oy
	g.clip = old.intersect(r)
	return func() { g.clip = old }
}

// Within moves the origin to the corner of r and limits drawing to r, and
// returns a function that undoes both.
func (g *Grid) Within(r Rect) func() {
	lift, ox, oy := g.Clip(r), g.ox, g.oy
	g.ox, g.oy = ox+r.X, oy+r.Y
	return func() {
		lift()
		g.ox, g.oy = ox, oy
	}
}

// At returns the cell at x, y; outside of the sheet an empty one.
func (g *Grid) At(x, y int) Cell {
	x, y = x+g.ox, y+g.oy
	if x < 0 || y < 0 || x >= g.W || y >= g.H {
		return Cell{Rune: ' '}
	}
	return g.cells[y*g.W+x]
}

// Char is what the cell at x, y shows: a blank where nothing was drawn, "" in the
// second half of a wide character, several runes where they are one character.
func (g *Grid) Char(x, y int) string {
	switch c := g.At(x, y); {
	case c.Rune == 0:
		return ""
	case c.Rune > utf8.MaxRune:
		return g.clusters[c.Rune-utf8.MaxRune-1]
	default:
		return string(c.Rune)
	}
}

// Set draws the narrow rune r at x, y.
func (g *Grid) Set(x, y int, r rune, s Style) {
	x, y = x+g.ox, y+g.oy
	if !g.clip.Contains(x, y) {
		return
	}
	g.unwide(x, y)
	if r == ' ' && s < Background {
		s = 0 // a blank without a background looks the same in every style
	}
	g.cells[y*g.W+x] = Cell{r, s}
}

// unwide blanks the other half of a wide character that is about to be cut.
func (g *Grid) unwide(x, y int) {
	i := y*g.W + x
	if g.cells[i].Rune == 0 && x > 0 {
		g.cells[i-1].Rune = ' '
	}
	if x+1 < g.W && g.cells[i+1].Rune == 0 {
		g.cells[i+1].Rune = ' '
	}
}

// Restyle gives the cells of r the style that f makes of theirs.
func (g *Grid) Restyle(r Rect, f func(Style) Style) {
	r.X, r.Y = r.X+g.ox, r.Y+g.oy
	r = r.intersect(g.clip)
	for y := r.Y; y < r.Y+r.H; y++ {
		for i := y*g.W + r.X; i < y*g.W+r.X+r.W; i++ {
			g.cells[i].Style = f(g.cells[i].Style)
		}
	}
}

// Replace puts f(r) in the place of every rune r on the sheet; f must return a
// narrow rune for a narrow one.
func (g *Grid) Replace(f func(rune) rune) {
	for i, c := range g.cells {
		if c.Rune != 0 && c.Rune <= utf8.MaxRune {
			g.cells[i].Rune = f(c.Rune)
		}
	}
}

// Fill draws the narrow rune c in every cell of r.
func (g *Grid) Fill(r Rect, c rune, s Style) {
	for y := r.Y; y < r.Y+r.H; y++ {
		for x := r.X; x < r.X+r.W; x++ {
			g.Set(x, y, c, s)
		}
	}
}

// Text draws s from x, y to the right and returns the column after it. It does
// not wrap; what lies outside of the clip is not drawn. Control characters and
// other runes without a width are dropped.
func (g *Grid) Text(x, y int, s string, st Style) int {
	s, kind := drawable(s)
	if kind != clusters {
		for _, r := range s {
			g.Set(x, y, r, st)
			x++
		}
		return x
	}
	state := -1
	for len(s) > 0 {
		var c string
		c, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		x = g.cluster(x, y, c, st)
	}
	return x
}

func (g *Grid) cluster(x, y int, c string, st Style) int {
	w := ansi.StringWidth(c)
	if w == 0 {
		return x
	}
	r, n := utf8.DecodeRuneInString(c)
	if n < len(c) {
		r = utf8.MaxRune + 1 + rune(len(g.clusters))
		g.clusters = append(g.clusters, c)
	}
	ax, ay := x+g.ox, y+g.oy
	if w > 1 && g.clip.Contains(ax, ay) != g.clip.Contains(ax+1, ay) {
		g.Set(x, y, ' ', st) // one of the two is outside and stays as it is
		g.Set(x+1, y, ' ', st)
		return x + w
	}
	g.Set(x, y, r, st)
	if w > 1 && g.clip.Contains(ax, ay) {
		g.unwide(ax+1, ay)
		g.cells[ay*g.W+ax+1] = Cell{0, st}
	}
	return x + w
}

// Blit copies src with its upper left cell at x, y. A wide character that the
// clip would cut becomes a blank, in src's picture and in what it covers.
func (g *Grid) Blit(x, y int, src *Grid) {
	x, y = x+g.ox, y+g.oy
	r := Rect{x, y, src.W, src.H}.intersect(g.clip)
	if r.W == 0 {
		return
	}
	for dy := r.Y; dy < r.Y+r.H; dy++ {
		g.unwide(r.X, dy)
		g.unwide(r.X+r.W-1, dy)
		from := (dy-y)*src.W + r.X - x
		row := g.cells[dy*g.W+r.X : dy*g.W+r.X+r.W]
		copy(row, src.cells[from:])
		if row[0].Rune == 0 {
			row[0].Rune = ' '
		}
		if end := r.X - x + r.W; end < src.W && src.cells[(dy-y)*src.W+end].Rune == 0 {
			row[r.W-1].Rune = ' '
		}
		if len(src.clusters) > 0 {
			g.adopt(row, src)
		}
	}
}

// adopt makes the clusters in cells that were copied from src the sheet's own.
func (g *Grid) adopt(row []Cell, src *Grid) {
	for i, c := range row {
		if c.Rune > utf8.MaxRune {
			g.clusters = append(g.clusters, src.clusters[c.Rune-utf8.MaxRune-1])
			row[i].Rune = utf8.MaxRune + rune(len(g.clusters))
		}
	}
}

// Width is the number of cells that [Grid.Text] draws s on.
func Width(s string) int {
	s, kind := drawable(s)
	return kind.width(s)
}

// script says how a text is to be measured.
type script uint8

const (
	ascii    script = iota // a byte a cell
	narrow                 // a rune a cell
	clusters               // anything else: combining marks, wide characters
)

// width is the number of cells of a drawable text.
func (k script) width(s string) int {
	switch k {
	case ascii:
		return len(s)
	case narrow:
		return utf8.RuneCountInString(s)
	}
	return ansi.StringWidth(s)
}

// drawable returns s without control characters and bytes that are no UTF-8,
// and how it is to be measured. What is left of an escape sequence is text.
func drawable(s string) (clean string, kind script) {
	first := 0
	for first < len(s) && s[first] >= ' ' && s[first] < 0x7f {
		first++
	}
	if first == len(s) {
		return s, ascii
	}
	kind = narrow
	for i, r := range s[first:] {
		switch {
		case r < ' ' || r == 0x7f:
			return drawable(strings.Map(printable, strings.ToValidUTF8(s, "")))
		case isC1(r) || r == utf8.RuneError && !utf8.ValidString(s[first+i:]):
			return drawable(strings.Map(printable, strings.ToValidUTF8(s, "")))
		case !alone(r):
			kind = clusters
		}
	}
	return s, kind
}

// alone reports whether r is known to take one cell and never to join with
// its neighbours: Latin, Greek, Cyrillic, and the punctuation, arrows, boxes,
// blocks and braille that accord draws with. Most text is of these, and is
// measured ten times as fast for it.
func alone(r rune) bool {
	switch {
	case r < 0x300:
		return r != 0xad // the soft hyphen may or may not show
	case r < 0x370:
		return false
	case r < 0x530:
		return r < 0x483 || r > 0x489
	case r >= 0x2010 && r <= 0x2027, r >= 0x2190 && r <= 0x21ff && r != 0x2194 && r != 0x2195 && r != 0x21a9 && r != 0x21aa:
		return true
	case r >= 0x2212 && r <= 0x2265:
		return true
	}
	return r >= 0x2500 && r <= 0x25fa && r != 0x25aa && r != 0x25ab && r != 0x25b6 && r != 0x25c0 || r >= 0x2800 && r <= 0x28ff
}

func isC1(r rune) bool { return r >= 0x80 && r < 0xa0 }

func printable(r rune) rune {
	if r < ' ' || r == 0x7f || isC1(r) {
		return -1
	}
	return r
}
