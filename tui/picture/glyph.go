package picture

// shapeOf is the shape that is drawn for r; false for writing, which is left to
// a font.
func shapeOf(r rune) (shape, bool) {
	switch {
	case r >= 0x2500 && r <= 0x257f:
		return boxOf(r), true
	case r >= 0x2580 && r <= 0x259f:
		return blockOf(r), true
	case r >= 0x2800 && r <= 0x28ff:
		return brailleOf(r), true
	}
	return markOf(r)
}

// brailleOf are the dots of a braille pattern. They stand at equal distances
// from cell to cell.
func brailleOf(r rune) shape {
	s := shape{} // nothing at all is a shape as well
	for bit, at := range [8][2]float64{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}} {
		if r&(1<<bit) != 0 {
			s = append(s, disc(3+5*at[0], 3+5*at[1], dotRadius, false))
		}
	}
	return s
}

const dotRadius = 1.25

// blockOf is a block element.
func blockOf(r rune) shape {
	const w, h = CellW, CellH
	switch {
	case r == '▀':
		return shape{rect(0, 0, w, h/2)}
	case r >= '▁' && r <= '█':
		return shape{rect(0, h-h*float64(r-'▁'+1)/8, w, h)}
	case r >= '▉' && r <= '▏':
		return shape{rect(0, 0, w*float64('▏'-r+1)/8, h)}
	case r == '▐':
		return shape{rect(w/2, 0, w, h)}
	case r >= '░' && r <= '▓':
		return hatching(float64(r-'░'+1) / 4)
	case r == '▔':
		return shape{rect(0, 0, w, h/8.)}
	case r == '▕':
		return shape{rect(w-w/8., 0, w, h)}
	}
	// Quadrants: upper left, upper right, lower left, lower right.
	quarters := [...]uint8{4, 8, 1, 13, 9, 7, 11, 2, 6, 14}[r-'▖']
	var s shape
	for bit := range 4 {
		if quarters&(1<<bit) != 0 {
			x, y := float64(bit%2)*w/2, float64(bit/2)*h/2
			s = append(s, rect(x, y, x+w/2, y+h/2))
		}
	}
	return s
}

// hatching is a shade: lines that cover that part of the cell and go on in the
// next one.
func hatching(part float64) shape {
	var s shape
	const apart = CellH / 4.
	for y := 0.; y < CellH; y += apart {
		s = append(s, rect(0, y, CellW, y+apart*part))
	}
	return s
}
