package chart

import "accord/tui/grid"

// writeAll writes what stands beyond the ends of bars, each only where it does
// not touch another or a bar: of the selected slot first, then from the last
// to the first. Where not all have room, only of the selected, the last, the
// highest and the lowest, because a random choice of them reads as noise.
func (b *bars) writeAll() {
	all, high, low := b.survey()
	last := b.first + b.xs.n - 1
	if s := b.p.Selected; s >= b.first && s <= last {
		b.slotTexts(s)
	}
	for slot := last; slot >= b.first; slot-- {
		if slot != b.p.Selected && (all || slot == last || slot == high || slot == low) {
			b.slotTexts(slot)
		}
	}
}

// survey reports whether there is room for every text, and the slots of the
// highest and the lowest bar.
func (b *bars) survey() (all bool, high, low int) {
	high, low = -1, -1
	hi, lo, width := 0.0, 0.0, 0
	for i := range b.xs.n {
		for _, bar := range b.group(b.first + i) {
			if !bar.drawn() {
				continue
			}
			if bar.Text != "" {
				width += grid.Width(bar.Text) + 1
			}
			if bar.Value > hi {
				hi, high = bar.Value, b.first+i
			}
			if bar.Value < lo {
				lo, low = bar.Value, b.first+i
			}
		}
	}
	return width <= b.plot.W+1, high, low
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
	b.frame.texts = append(b.frame.texts, grid.Rect{X: x, Y: y, W: w, H: 1})
	return true
}
