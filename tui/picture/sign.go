package picture

import "math"

// signOf is a sign that many fonts lack or draw too wide: arrows, checks,
// crosses, the sign of a break.
func signOf(r rune) (shape, bool) {
	const x, y = markX, markY
	switch r {
	case '→':
		return shape{rect(1, y-.6, 7, y+.6), polygon(6, y-3, 9.6, y, 6, y+3)}, true
	case '←':
		return shape{rect(4, y-.6, 10, y+.6), polygon(5, y-3, 5, y+3, 1.4, y)}, true
	case '↑':
		return shape{rect(x-.6, 7, x+.6, 15.5), polygon(x-3, 8.6, x, 5, x+3, 8.6)}, true
	case '↓':
		return shape{rect(x-.6, 5, x+.6, 13.5), polygon(x-3, 11.9, x+3, 11.9, x, 15.5)}, true
	case '↵':
		return shape{rect(3.4, 11.4, 9.4, 12.6), rect(8.2, 6, 9.4, 12.6), polygon(4.4, 9, 4.4, 15, .8, 12)}, true
	case '⇧':
		return shape{polygon(x, 4.5, 10, 10, 7.6, 10, 7.6, 15.5, 3.4, 15.5, 3.4, 10, 1, 10),
			polygon(x, 6.1, 3.6, 8.9, 4.5, 8.9, 4.5, 14.4, 6.5, 14.4, 6.5, 8.9, 7.4, 8.9)}, true
	case '✓':
		return shape{stroke(1.6, 11, 4.3, 14.2, .75), stroke(4.3, 14.2, 8.8, 6.4, .75)}, true
	case '✗', '×':
		d := 3.4
		if r == '×' {
			d = 2.8
		}
		return shape{stroke(x-d, y-d, x+d, y+d, .7), stroke(x-d, y+d, x+d, y-d, .7)}, true
	case '₼': // which DejaVu lacks
		return shape{rect(x-.65, 3.4, x+.65, 15), contour{x: 1.2, y: 15, steps: []step{
			{x: 1.2, y: 9.6}, {x: x, y: 9.6 - (x - 1.2), r: x - 1.2, right: true}, {x: 2*x - 1.2, y: 9.6, r: x - 1.2, right: true},
			{x: 2*x - 1.2, y: 15}, {x: 2*x - 2.4, y: 15},
			{x: 2*x - 2.4, y: 9.6}, {x: x, y: 9.6 - (x - 2.4), r: x - 2.4}, {x: 2.4, y: 9.6, r: x - 2.4}, {x: 2.4, y: 15},
		}}}, true
	case '≠':
		return shape{rect(1.5, y-2.2, 9.5, y-1), rect(1.5, y+1, 9.5, y+2.2), stroke(3.2, y+4.6, 7.8, y-4.6, .6)}, true
	}
	return nil, false
}

// stroke is a straight line, half on either side.
func stroke(x0, y0, x1, y1, half float64) contour {
	l := math.Hypot(x1-x0, y1-y0)
	dx, dy := (x1-x0)/l*half, (y1-y0)/l*half
	return polygon(x0-dx+dy, y0-dy-dx, x1+dx+dy, y1+dy-dx, x1+dx-dy, y1+dy+dx, x0-dx-dy, y0-dy+dx)
}

// circle is the direction of the i-th of n points on a circle.
func circle(i, n int) (dx, dy float64) {
	a := 2 * math.Pi * float64(i) / float64(n)
	return math.Cos(a), math.Sin(a)
}
