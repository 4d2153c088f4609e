package picture

// Lines of boxes meet in the middle of a cell. The middle is that of a pixel at
// scale 1, so that a thin line is sharp.
const (
	midX, midY = 5.5, 10.5
	light      = 1.  // the width of a light line
	heavy      = 3.  // of a heavy one
	apart      = 1.  // of either line of a double one from the middle
	radius     = 4.5 // of a round corner
)

// arms are the lines from the middle of the characters from U+2500 on: up,
// right, down and left, each absent (0), light (1), heavy (2) or double (3).
// Dashed lines, round corners and diagonals have none.
const arms = "" +
	"0101 0202 1010 2020 0000 0000 0000 0000 0000 0000 0000 0000 0110 0210 0120 0220 " +
	"0011 0012 0021 0022 1100 1200 2100 2200 1001 1002 2001 2002 1110 1210 2110 1120 " +
	"2120 2210 1220 2220 1011 1012 2011 1021 2021 2012 1022 2022 0111 0112 0211 0212 " +
	"0121 0122 0221 0222 1101 1102 1201 1202 2101 2102 2201 2202 1111 1112 1211 1212 " +
	"2111 1121 2121 2112 2211 1122 1221 2212 1222 2122 2221 2222 0000 0000 0000 0000 " +
	"0303 3030 0310 0130 0330 0013 0031 0033 1300 3100 3300 1003 3001 3003 1310 3130 " +
	"3330 1013 3031 3033 0313 0131 0333 1303 3101 3303 1313 3131 3333 0000 0000 0000 " +
	"0000 0000 0000 0000 0001 1000 0100 0010 0002 2000 0200 0020 0201 1020 0102 2010 "

// boxOf is a character of U+2500 to U+257F.
func boxOf(r rune) shape {
	switch {
	case r >= '┄' && r <= '┋':
		n := 3 + int(r-'┄')/4
		return dashes(n, (r-'┄')%4 >= 2, (r-'┄')%2 == 1)
	case r >= '╌' && r <= '╏':
		return dashes(2, r >= '╎', (r-'╌')%2 == 1)
	case r >= '╭' && r <= '╰':
		return corner(r)
	case r == '╱':
		return shape{rising()}
	case r == '╲':
		return shape{falling()}
	case r == '╳':
		return shape{rising(), falling()}
	}
	at := int(r-0x2500) * 5
	var a [4]int
	for i := range a {
		a[i] = int(arms[at+i] - '0')
	}
	var s shape
	for i := range a {
		s = append(s, arm(a, i)...)
	}
	return s
}

// The arms in their order.
const (
	up = iota
	right
	down
	left
)

// arm is one line from the middle to an edge, or two of them. In its own
// direction every arm goes to the right; where it begins depends on what it
// meets.
func arm(a [4]int, i int) shape {
	back, side, other := a[(i+2)%4], a[(i+3)%4], a[(i+1)%4] // side lies to its left
	switch a[i] {
	case 1, 2:
		half := light / 2
		if a[i] == 2 {
			half = heavy / 2
		}
		if back == a[i] { // one line from edge to edge
			switch i {
			case right:
				return shape{rect(0, midY-half, CellW, midY+half)}
			case down:
				return shape{rect(midX-half, 0, midX+half, CellH)}
			}
			return nil
		}
		// It reaches across what it meets, so that corners are filled.
		begin := -reach(max(side, other))
		if back == 0 && side == 3 && other == 3 {
			begin = apart - light/2
		}
		return shape{turned(i, begin, -half, half)}
	case 3:
		line := func(side, other int, v float64) contour {
			begin := 0.
			switch {
			case side == 3:
				begin = apart - light/2 // the inner corner
			case back != 0:
			case other == 3:
				begin = -apart - light/2 // the outer corner
			default:
				begin = -light / 2
			}
			return turned(i, begin, v-light/2, v+light/2)
		}
		return shape{line(side, other, -apart), line(other, side, apart)}
	}
	return nil
}

// reach is how far from the middle a line of that kind is wide.
func reach(kind int) float64 {
	return [...]float64{0, light / 2, heavy / 2, apart + light/2}[kind]
}

// turned is the rectangle from begin to the edge of the cell in the direction of
// arm i, between v0 and v1 across it.
func turned(i int, begin, v0, v1 float64) contour {
	switch i {
	case up:
		return rect(midX+v0, 0, midX+v1, midY-begin)
	case down:
		return rect(midX-v1, midY+begin, midX-v0, CellH)
	case left:
		return rect(0, midY-v1, midX-begin, midY-v0)
	}
	return rect(midX+begin, midY+v0, CellW, midY+v1)
}

// dashes are n pieces of a line.
func dashes(n int, upright, strong bool) shape {
	half := light / 2
	if strong {
		half = heavy / 2
	}
	length := float64(CellW)
	if upright {
		length = CellH
	}
	var s shape
	for i := range n {
		// Two thirds are line; the gap is split between both ends, so that
		// neighbours are spaced alike.
		each := length / float64(n)
		a := each*float64(i) + each/6
		b := a + each*2/3
		if upright {
			s = append(s, rect(midX-half, a, midX+half, b))
		} else {
			s = append(s, rect(a, midY-half, b, midY+half))
		}
	}
	return s
}

// corner is a round corner: a straight line from the upper or lower edge, then
// a quarter of a circle to the side.
func corner(r rune) shape {
	toRight, toDown := r == '╭' || r == '╰', r == '╭' || r == '╮'
	sx, sy, endX, endY := 1., 1., float64(CellW), float64(CellH)
	if !toRight {
		sx, endX = -1, 0
	}
	if !toDown {
		sy, endY = -1, 0
	}
	const h = light / 2
	turn := midY + sy*radius // where the circle begins
	clockwise := toRight == toDown
	sideways := midX + sx*radius // where it ends
	c := contour{x: midX - sx*h, y: endY, steps: []step{
		{x: midX - sx*h, y: turn},
		{x: sideways, y: midY - sy*h, r: radius + h, right: clockwise},
		{x: endX, y: midY - sy*h},
		{x: endX, y: midY + sy*h},
		{x: sideways, y: midY + sy*h},
		{x: midX + sx*h, y: turn, r: radius - h, right: !clockwise},
		{x: midX + sx*h, y: endY},
	}}
	return shape{c}
}

func rising() contour {
	return polygon(0, CellH, 0, CellH-1.2, CellW-.6, 0, CellW, 0, CellW, 1.2, .6, CellH)
}

func falling() contour {
	return polygon(0, 0, .6, 0, CellW, CellH-1.2, CellW, CellH, CellW-.6, CellH, 0, 1.2)
}
