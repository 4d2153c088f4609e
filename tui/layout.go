package tui

import (
	"slices"

	"accord/tui/grid"
	"accord/tui/state"
)

// The smallest window that accord draws in; below it a sentence says so.
const (
	MinWidth  = 40
	MinHeight = 12
)

// Shape is how the panels of the overview are arranged.
type Shape uint8

// Shapes.
const (
	ShapeTooSmall Shape = iota
	ShapeSingle         // the focused panel large, the others one line each
	ShapeStacked        // four panels one below the other
	ShapeQuarters       // two by two
	ShapePage           // one page fills the body
)

// Layout is where everything lies. Panels are in the order of their places.
// Rectangles that are not used are empty; none overlaps another.
type Layout struct {
	Shape  Shape
	Header grid.Rect
	// Caption and Notes are the bands of the story, below the header and above
	// the footer.
	Caption, Notes grid.Rect
	Strip          grid.Rect // key figures
	Panels         [state.PanelCount]grid.Rect
	Lines          [state.PanelCount]grid.Rect // panels that are one line
	Body           grid.Rect                   // of a page
	Footer         grid.Rect
}

// Arrange lays out a window of w × h cells, with that many panels on the overview
// as there are in places. The bands of the story are taken from the room between
// header and footer.
//
//	header                     header              header
//	(caption)                  (caption)           (caption)
//	strip of key figures       strip               (page)
//	+--------++-------+        +------------+
//	| trade  || freight|       | focused    |
//	+--------++-------+        |            |
//	+--------++-------+        +------------+
//	| agreem.|| projects|      2 freight …
//	+--------++-------+        3 agreements …
//	(notes)                    (notes)             (notes)
//	footer                     footer              footer
func Arrange(w, h int, b Bands, s state.State, places []state.Panel) Layout {
	if w < MinWidth || h < MinHeight {
		return Layout{Body: grid.Rect{W: max(0, w), H: max(0, h)}}
	}
	l := Layout{Header: grid.Rect{W: w, H: 1}, Footer: grid.Rect{Y: h - 1, W: w, H: 1}}
	body := grid.Rect{Y: 1 + b.Caption, W: w, H: h - 2 - b.Caption - b.Notes}
	if b.Caption > 0 {
		l.Caption = grid.Rect{Y: 1, W: w, H: b.Caption}
	}
	if b.Notes > 0 {
		l.Notes = grid.Rect{Y: h - 1 - b.Notes, W: w, H: b.Notes}
	}
	h -= b.Caption + b.Notes // what is left decides the shape
	if s.Page != state.Overview {
		l.Shape, l.Body = ShapePage, body
		return l
	}
	switch {
	case w >= 100 && h >= 28:
		body = l.strip(body, 3, 1)
		l.quarters(body, len(places))
	case w >= 60 && h >= 48:
		body = l.strip(body, map[bool]int{true: 3, false: 2}[w >= 88], 0)
		l.stack(body, len(places))
	default:
		body = l.strip(body, map[bool]int{true: 3, false: 2}[w >= 100 && h >= 20], 0)
		l.single(body, max(0, slices.Index(places, s.Focus)), len(places))
	}
	return l
}

// strip takes the rows of the key figures from the top of body, with margin
// rows above and below.
func (l *Layout) strip(body grid.Rect, rows, margin int) grid.Rect {
	l.Strip = grid.Rect{X: 2, Y: body.Y + margin, W: body.W - 4, H: rows}
	used := rows + 2*margin
	return grid.Rect{X: body.X, Y: body.Y + used, W: body.W, H: body.H - used}
}

// quarters gives the charts somewhat more than half of the height, and the
// panels on the left somewhat more than half of the width: they hold a legend
// of two reporters and the list of titles. Of three panels the first has the
// left side for itself, of two the larger one.
func (l *Layout) quarters(b grid.Rect, n int) {
	l.Shape = ShapeQuarters
	lw, th := b.W*53/100, b.H*56/100
	left := grid.Rect{X: b.X, Y: b.Y, W: lw, H: b.H}
	right := grid.Rect{X: b.X + lw, Y: b.Y, W: b.W - lw, H: b.H}
	upper := func(r grid.Rect) grid.Rect { r.H = th; return r }
	lower := func(r grid.Rect) grid.Rect { r.Y, r.H = r.Y+th, r.H-th; return r }
	switch n {
	case 1:
		l.Panels[0] = b
	case 2:
		l.Panels[0], l.Panels[1] = left, right
	case 3:
		l.Panels[0], l.Panels[1], l.Panels[2] = left, upper(right), lower(right)
	default:
		l.Panels = [...]grid.Rect{upper(left), upper(right), lower(left), lower(right)}
	}
}

func (l *Layout) stack(b grid.Rect, n int) {
	l.Shape = ShapeStacked
	y := b.Y
	for p := range n {
		h := (b.Y + b.H - y) / (n - p)
		l.Panels[p] = grid.Rect{X: b.X, Y: y, W: b.W, H: h}
		y += h
	}
}

// single draws the focused panel large; the others are one line each where
// that leaves the focused one enough.
func (l *Layout) single(b grid.Rect, focus, n int) {
	l.Shape = ShapeSingle
	lines := 0
	if b.H >= 14 {
		lines = n - 1
	}
	l.Panels[focus] = grid.Rect{X: b.X, Y: b.Y, W: b.W, H: b.H - lines}
	y := b.Y + b.H - lines
	for p := range n {
		if p != focus && lines > 0 {
			l.Lines[p] = grid.Rect{X: b.X, Y: y, W: b.W, H: 1}
			y++
		}
	}
}

// overlay is the rectangle of an overlay over a window of w × h: in the middle,
// at most mw × mh, a margin around it where there is room.
func overlay(w, h, mw, mh int) grid.Rect {
	bw, bh := min(w-2, mw), min(h-2, mh)
	if w > 60 {
		bw = min(w-6, mw)
	}
	return grid.Rect{X: (w - bw) / 2, Y: max(1, (h-bh)/2), W: bw, H: bh}
}
