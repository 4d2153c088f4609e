package chart

import (
	"math"

	"accord/tui/grid"
	"accord/tui/theme"
)

// Bar is one bar of a slot.
type Bar struct {
	// OK is false where there is no value; its place stays empty.
	OK    bool
	Value float64
	// Text stands beyond the bar's end, where there is room for all of it.
	Text             string
	Style, TextStyle grid.Style
	// Hollow draws the bar lighter than its end: a value that is not final.
	Hollow bool
}

const maxBarWidth = 7

// Bars draws groups[slot] as bars side by side, above and below a zero line.
// When not all slots fit, the last ones are shown and Geometry.First says from
// where. A value other than zero has at least the smallest bar there is.
func Bars(g *grid.Grid, r grid.Rect, p Plot, groups [][]Bar) Geometry {
	n := max(p.labels(), len(groups))
	if n == 0 {
		return Geometry{}
	}
	e, up, down := barExtent(groups, r.H)
	f, ok := newFrame(g, r, p, func(rows int) scale { return barScale(e, rows, up, down) })
	if !ok {
		return Geometry{}
	}
	f.between = true
	defer g.Clip(r)()
	b := &bars{frame: f, groups: groups, side: 1}
	for _, group := range groups {
		b.side = max(b.side, len(group))
	}
	b.arrange(n)
	f.ground()
	f.zeroLine()
	for i := range f.xs.n {
		b.slot(f.first + i)
	}
	b.writeAll()
	f.events()
	return f.finish()
}

// barExtent is the range of the values, and how many rows text needs above and
// below them.
func barExtent(groups [][]Bar, rows int) (e extent, up, down int) {
	e.add(0)
	for _, group := range groups {
		for _, b := range group {
			if !b.drawn() {
				continue
			}
			e.add(b.Value)
			switch {
			case b.Text == "" || rows < 6:
			case b.Value >= 0:
				up = 1
			default:
				down = 1
			}
		}
	}
	return e, up, down
}

func (b Bar) drawn() bool { return b.OK && finite(b.Value) }

type bars struct {
	*frame
	groups [][]Bar
	side   int // bars in the largest group
	width  int // columns of a bar
	gap    int // columns between two bars of a group
}

// arrange shares the columns among the slots.
func (b *bars) arrange(n int) {
	shown := min(n, max(1, b.plot.W/(b.side+1)))
	b.first = n - shown
	slot := b.plot.W / shown
	if b.side > 1 && slot >= 3*b.side+1 {
		b.gap = 1
	}
	air := max(1, slot*2/5)
	b.width = (slot - air - b.gap*(b.side-1)) / b.side
	b.width = min(max(b.width, 1), maxBarWidth)
	if b.side == 1 && b.width%2 == 0 {
		b.width-- // an odd width has a middle column, for the cursor
	}
	b.columns = float64(b.plot.W) / float64(shown)
	xs := make([]int, shown)
	for i := range xs {
		xs[i] = b.plot.X + min(int((float64(i)+0.5)*b.columns), b.plot.W-1)
	}
	b.xs = listed(xs)
}

// left is the first column of the k-th bar of a slot.
func (b *bars) left(slot, k int) int {
	total := b.side*b.width + (b.side-1)*b.gap
	return b.xs.at(slot-b.first) - total/2 + k*(b.width+b.gap)
}

func (b *bars) group(slot int) []Bar {
	if slot >= len(b.groups) {
		return nil
	}
	return b.groups[slot]
}

// zeroLine draws the line that bars stand on, also when zero is no tick.
func (f *frame) zeroLine() {
	if y, ok := f.y(0); ok {
		f.g.Fill(grid.Rect{X: f.plot.X, Y: y, W: f.plot.W, H: 1}, f.glyphs.Zero, theme.Faint)
	}
}

func (b *bars) slot(slot int) {
	for k, bar := range b.group(slot) {
		if bar.drawn() && bar.Value != 0 {
			b.column(b.left(slot, k), bar)
		}
	}
}

// eighths is the height of a bar in eighths of a row, at least one.
func (b *bars) eighths(v float64) int {
	rows := float64(b.scale.baseRow) - b.scale.row(math.Abs(v))
	return max(1, int(math.Round(rows*8)))
}

// column fills the cells of a bar from the zero line outwards.
func (b *bars) column(x int, bar Bar) {
	shapes, d := &b.glyphs.Low, -1
	if bar.Value < 0 {
		shapes, d = &b.glyphs.High, 1
	}
	height := b.eighths(bar.Value)
	for i := 0; i*8 < height; i++ {
		y := b.plot.Y + b.scale.baseRow + d*(i+1)
		if y < b.plot.Y || y >= b.plot.Y+b.plot.H {
			return
		}
		r := shapes[min(8, height-i*8)]
		if bar.Hollow && height > (i+1)*8 {
			r = b.glyphs.Shade
		}
		b.g.Fill(grid.Rect{X: x, Y: y, W: b.width, H: 1}, r, bar.Style)
	}
}
