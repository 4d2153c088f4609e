package picture

import "math"

// shape is what stands for a character, in units from the upper left corner of
// its cell, y downwards. It is filled by the non-zero rule: a contour that turns
// the other way cuts a hole. Nothing of it lies outside of the cell.
type shape []contour

// contour is a closed line: a rectangle, or a start and the steps from there.
type contour struct {
	x, y  float64 // the start; of a rectangle its upper left corner
	w, h  float64 // of a rectangle
	steps []step  // nil for a rectangle
}

// step is a straight line to x, y, or an arc there.
type step struct {
	x, y float64
	// r is the radius of an arc of a quarter of a circle, 0 for a line; right
	// is true when it turns with the hands of a clock.
	r     float64
	right bool
}

// rect is a rectangle between two corners.
func rect(x0, y0, x1, y1 float64) contour { return contour{x: x0, y: y0, w: x1 - x0, h: y1 - y0} }

// polygon has straight sides between points x, y, x, y …
func polygon(p ...float64) contour {
	c := contour{x: p[0], y: p[1]}
	for i := 2; i < len(p); i += 2 {
		c.steps = append(c.steps, step{x: p[i], y: p[i+1]})
	}
	return c
}

// disc is a circle; it turns left when it is a hole.
func disc(x, y, r float64, hole bool) contour {
	c := contour{x: x + r, y: y}
	down := 1.0
	if hole {
		down = -1
	}
	for _, p := range [...][2]float64{{0, down}, {-1, 0}, {0, -down}, {1, 0}} {
		c.steps = append(c.steps, step{x + p[0]*r, y + p[1]*r, r, !hole})
	}
	return c
}

// ring is a circle with a line of that width within r.
func ring(x, y, r, width float64) shape {
	return shape{disc(x, y, r, false), disc(x, y, r-width, true)}
}

// outline calls move for the start of c and line for each point after it; an arc
// becomes straight lines that lie within a hundredth of a unit of it.
func (c contour) outline(move, line func(x, y float64)) {
	x, y := round(c.x), round(c.y)
	move(x, y)
	if c.steps == nil {
		right, bottom := x+round(c.w), y+round(c.h)
		line(right, y)
		line(right, bottom)
		line(x, bottom)
		return
	}
	for _, s := range c.steps {
		s.x, s.y = round(s.x), round(s.y)
		if s.r != 0 {
			s.arc(x, y, line)
		}
		line(s.x, s.y)
		x, y = s.x, s.y
	}
}

// arc calls f for points between x, y and the end of a quarter of a circle.
func (s step) arc(x, y float64, f func(x, y float64)) {
	dx, dy := (s.x-x)/2, (s.y-y)/2
	turn := math.Pi / 2
	if !s.right {
		turn = -turn
	}
	// The middle of the circle is as far from the chord as half of it is long.
	cx, cy := x+dx-dy*math.Copysign(1, turn), y+dy+dx*math.Copysign(1, turn)
	const n = 24
	for i := 1; i < n; i++ {
		sin, cos := math.Sincos(turn * float64(i) / n)
		f(cx+(x-cx)*cos-(y-cy)*sin, cy+(x-cx)*sin+(y-cy)*cos)
	}
}

// round keeps two decimals: a hundredth of a unit cannot be seen.
func round(v float64) float64 { return math.Round(v*100) / 100 }

// moved is c at another place.
func (c contour) moved(dx, dy float64) contour {
	c.x, c.y = c.x+dx, c.y+dy
	if c.steps != nil {
		steps := make([]step, len(c.steps))
		for i, s := range c.steps {
			s.x, s.y = s.x+dx, s.y+dy
			steps[i] = s
		}
		c.steps = steps
	}
	return c
}
