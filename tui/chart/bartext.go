package chart

import "accord/tui/grid"

// texts writes what stands beyond the ends of bars: of the selected slot
// first, then from the last to the first, each only where it does not touch
// another or a bar.
func (b *bars) texts() {
	if s := b.p.Selected; s >= b.first && s-b.first < len(b.xs) {
		b.slotTexts(s)
	}
	for i := len(b.xs) - 1; i >= 0; i-- {
		if slot := b.first + i; slot != b.p.Selected {
			b.slotTexts(slot)
		}
	}
}

func (b *bars) slotTexts(slot int) {
	group := b.group(slot)
	for k, bar := range group {
		if !bar.drawn() || bar.Text == "" {
			continue
		}
		w := grid.Width(bar.Text)
		x := b.left(slot, k) + (b.width-w)/2
		switch {
		case len(group) == 1 || w <= b.width+b.gap:
		case k == 0: // beside its neighbour, outwards
			x = b.left(slot, k) + b.width - w
		case k == len(group)-1:
			x = b.left(slot, k)
		}
		y, d := b.beyond(bar)
		if !b.write(x, y, w, bar) {
			b.write(x, y+d, w, bar)
		}
	}
}

// beyond is the row after the end of a bar, and the direction outwards.
func (b *bars) beyond(bar Bar) (y, d int) {
	y, d = b.plot.Y+b.scale.baseRow, -1
	if bar.Value < 0 {
		d = 1
	}
	if bar.Value != 0 {
		y += d * ((b.eighths(bar.Value) + 7) / 8)
	}
	return y + d, d
}

// write draws the text of a bar where nothing but ground is, with a blank on
// both sides, and reports whether it did.
func (b *bars) write(x, y, w int, bar Bar) bool {
	x = min(max(x, b.plot.X), b.plot.X+b.plot.W-w)
	if x < b.plot.X || y < b.plot.Y || y >= b.plot.Y+b.plot.H {
		return false
	}
	for c := x - 1; c <= x+w; c++ {
		if b.plot.Contains(c, y) && !isGround(b.g.At(c, y), b.glyphs) {
			return false
		}
	}
	for _, c := range [...]int{x - 1, x + w} {
		if b.plot.Contains(c, y) && b.g.At(c, y).Rune == b.glyphs.GridDot {
			b.g.Set(c, y, ' ', 0)
		}
	}
	b.g.Text(x, y, bar.Text, bar.TextStyle)
	return true
}
