package picture

// Marks stand around the middle of the line of writing, a little below that of
// the cell, and are as wide as a cell allows.
const (
	markX, markY = 5.5, 10.5
	markR        = 4.2 // of a large mark
	smallR       = 3.4 // of a triangle that says more or less
	edge         = 1.2 // the line of a hollow mark
)

// markOf is a marker, a bar, an arrow or a sign of the glyph sets; false for
// everything else.
func markOf(r rune) (shape, bool) {
	const x, y = markX, markY
	switch r {
	case '●':
		return shape{disc(x, y, markR, false)}, true
	case '○':
		return ring(x, y, markR, edge), true
	case '◌':
		return around(8), true
	case '◍':
		return ruled(), true
	case '◎':
		return append(ring(x, y, markR, edge), disc(x, y, 1.6, false)), true
	case '◐':
		return append(ring(x, y, markR, edge), halfDisc()), true
	case '•':
		return shape{disc(x, y, 2.2, false)}, true
	case '·':
		return shape{disc(x, y, 1, false)}, true
	case '∙':
		return shape{disc(x, y, 1.5, false)}, true
	case '■':
		return square(markR-.7, false), true
	case '□':
		return square(markR-.7, true), true
	case '▣':
		return append(square(markR-.7, true), rect(x-1.7, y-1.7, x+1.7, y+1.7)), true
	case '▮':
		return shape{rect(x-2, y-5.5, x+2, y+5.5)}, true
	case '▰':
		return shape{bar(0, false)}, true
	case '▱':
		return shape{bar(0, false), bar(.9, true)}, true
	case '◆':
		return shape{polygon(x, y-markR-.6, x+markR, y, x, y+markR+.6, x-markR, y)}, true
	case '◇':
		return shape{polygon(x, y-markR-.6, x+markR, y, x, y+markR+.6, x-markR, y),
			polygon(x, y-markR+1.2, x-markR+1.5, y, x, y+markR-1.2, x+markR-1.5, y)}, true
	}
	if s, ok := triangleOf(r); ok {
		return s, true
	}
	return signOf(r)
}

// triangleOf is a triangle: large, small or hollow, and the pointer of a list.
func triangleOf(r rune) (shape, bool) {
	switch r {
	case '▲':
		return upright(4.4, -1, false), true
	case '▼':
		return upright(4.4, 1, false), true
	case '▴':
		return upright(smallR, -1, false), true
	case '▾':
		return upright(smallR, 1, false), true
	case '▵', '△':
		return upright(smallR+.4, -1, true), true
	case '▿', '▽':
		return upright(smallR+.4, 1, true), true
	case '▸', '▶':
		return shape{polygon(3, markY-3.6, 8.4, markY, 3, markY+3.6)}, true
	case '◂', '◀':
		return shape{polygon(8, markY-3.6, 2.6, markY, 8, markY+3.6)}, true
	}
	return nil, false
}

// upright is a triangle whose point looks up (−1) or down (1).
func upright(r, way float64, hollow bool) shape {
	tip, base := markY+way*r, markY-way*r*.8
	s := shape{polygon(markX, tip, markX+r, base, markX-r, base)}
	if hollow {
		s = append(s, polygon(markX, tip-way*2.3, markX-r+1.9, base+way*edge, markX+r-1.9, base+way*edge))
	}
	return s
}

func square(r float64, hollow bool) shape {
	s := shape{polygon(markX-r, markY-r, markX+r, markY-r, markX+r, markY+r, markX-r, markY+r)}
	if hollow {
		r -= edge
		s = append(s, polygon(markX-r, markY-r, markX-r, markY+r, markX+r, markY+r, markX+r, markY-r))
	}
	return s
}

// bar is a slanting piece of a bar, less a line of that width; turned is a hole.
func bar(less float64, hole bool) contour {
	const x0, x1, y0, y1, slant = .6, 9.8, 6.5, 14.5, 2.4
	if hole {
		return polygon(x0+slant+less, y0+less, x0+less*1.6, y1-less, x1-slant-less, y1-less, x1-less*1.6, y0+less)
	}
	return polygon(x0+slant, y0, x1, y0, x1-slant, y1, x0, y1)
}

// around are n dots on a circle: a mark of which nothing is there yet.
func around(n int) shape {
	var s shape
	for i := range n {
		dx, dy := circle(i, n)
		s = append(s, disc(markX+dx*(markR-.6), markY+dy*(markR-.6), .75, false))
	}
	return s
}

// ruled is a circle with upright lines within: about this much.
func ruled() shape {
	s := ring(markX, markY, markR, edge)
	for _, l := range [...][2]float64{{-1.6, 2.9}, {0, 3.4}, {1.6, 2.9}} {
		s = append(s, rect(markX+l[0]-.45, markY-l[1], markX+l[0]+.45, markY+l[1]))
	}
	return s
}

// halfDisc is the left half of a large mark.
func halfDisc() contour {
	const r = markR - edge/2
	return contour{x: markX, y: markY - r, steps: []step{
		{x: markX, y: markY + r},
		{x: markX - r, y: markY, r: r, right: true},
		{x: markX, y: markY - r, r: r, right: true},
	}}
}
