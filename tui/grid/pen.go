package grid

import (
	"strconv"
	"strings"
)

// Looks gives the escape sequence that sets a style from any other, as
// [Grid.ANSI] takes it. Two values that are equal give the same sequences.
type Looks interface{ SGR(Style) string }

// look is what a sequence of [Looks] sets: parameters as they stand in it.
type look struct {
	attributes uint16 // bit n for the parameter n
	fg, bg     string
	plain      bool // every parameter is known, so that it can be set bit by bit
}

// lookOf reads a sequence: a reset, then attributes and colours.
func lookOf(sgr string) look {
	s, ok := strings.CutPrefix(sgr, "\x1b[0")
	s, end := strings.CutSuffix(s, "m")
	l := look{plain: ok && end}
	for s != "" && l.plain {
		s = s[1:] // the semicolon
		one, rest, more := strings.Cut(s, ";")
		n, err := strconv.Atoi(one)
		switch {
		case err != nil:
			l.plain = false
		case n > 0 && n < 10:
			l.attributes |= 1 << n
		case n >= 30 && n <= 37 || n >= 90 && n <= 97:
			l.fg = one
		case n >= 40 && n <= 47 || n >= 100 && n <= 107:
			l.bg = one
		case n == 38 || n == 48:
			size := colourSize(s)
			if size == 0 {
				l.plain = false
				break
			}
			if n == 38 {
				l.fg = s[:size]
			} else {
				l.bg = s[:size]
			}
			rest, more = s[size:], size < len(s)
			s = rest
			if !more {
				return l
			}
			continue
		default:
			l.plain = false
		}
		if !more {
			break
		}
		s = ";" + rest
	}
	return l
}

// colourSize is the length of the parameters of a colour at the beginning of s,
// 0 for none: 38;5;n or 38;2;r;g;b.
func colourSize(s string) int {
	fields := 0
	switch {
	case len(s) > 3 && s[3] == '5':
		fields = 3
	case len(s) > 3 && s[3] == '2':
		fields = 5
	}
	if fields == 0 {
		return 0
	}
	for i := range len(s) {
		if s[i] == ';' {
			if fields--; fields == 0 {
				return i
			}
		}
	}
	if fields == 1 {
		return len(s)
	}
	return 0
}

// pen is what is known of a terminal: where its cursor is and in which style it
// writes.
type pen struct {
	b      []byte
	looks  Looks
	w      int
	x, y   int // the cursor; x is -1 where nobody knows
	set    bool
	style  Style
	look   look
	params []byte
}

// use sets a style.
func (p *pen) use(s Style) {
	if p.set && s == p.style {
		return
	}
	sgr := p.looks.SGR(s)
	if p.set && sgr == p.looks.SGR(p.style) {
		p.style = s
		return
	}
	to := lookOf(sgr)
	p.b = append(p.b, p.setting(sgr, to)...)
	p.set, p.style, p.look = true, s, to
}

// setting is what sets a style, by what differs from the present one where that
// is shorter. Attributes are never taken away one by one: that is where terminals
// differ.
func (p *pen) setting(sgr string, to look) []byte {
	q := p.params[:0]
	if from := p.look; p.set && from.plain && to.plain && from.attributes&^to.attributes == 0 {
		q = append(q, "\x1b["...)
		for n := range 10 {
			if to.attributes&^from.attributes&(1<<n) != 0 {
				q = append(q, byte('0'+n), ';')
			}
		}
		q = colour(q, from.fg, to.fg, "39")
		q = colour(q, from.bg, to.bg, "49")
		if p.params = q; len(q) == len("\x1b[") {
			return nil // the same in other words
		}
		q[len(q)-1] = 'm'
	}
	if sgr == Reset {
		sgr = "\x1b[m"
	}
	if n := len(q); n == 0 || n >= len(sgr) {
		q = append(q[:0], sgr...)
		p.params = q
	}
	return q
}

// colour appends what changes a colour, "" being the terminal's own.
func colour(b []byte, from, to, own string) []byte {
	switch to {
	case from:
		return b
	case "":
		to = own
	}
	return append(append(b, to...), ';')
}

// move puts the cursor on x, y.
func (p *pen) move(x, y int) {
	p.b = p.way(p.b, x, y)
	p.x, p.y = x, y
}

// way appends the shortest way of the cursor to x, y that every terminal knows.
// Nothing of it depends on how a line ends.
func (p *pen) way(b []byte, x, y int) []byte {
	if p.x == x && p.y == y {
		return b
	}
	far := 4 + digits(y+1) + digits(x+1)
	switch {
	case x == 0 && y == 0:
		far = 3
	case x == 0:
		far = 3 + digits(y+1)
	}
	if p.x >= 0 {
		down, side, back := step(y-p.y), step(x-p.x), false
		if x < p.x && p.x-x <= side {
			side, back = p.x-x, true
		}
		home := x == 0 && side > 1
		if home {
			side, back = 1, false
		}
		if down+side < far {
			if y < p.y {
				b = appendStep(b, p.y-y, 'A')
			} else {
				b = appendStep(b, y-p.y, 'B')
			}
			switch {
			case home:
				b = append(b, '\r')
			case back:
				for range p.x - x {
					b = append(b, '\b')
				}
			case x > p.x:
				b = appendStep(b, x-p.x, 'C')
			default:
				b = appendStep(b, p.x-x, 'D')
			}
			return b
		}
	}
	b = append(b, "\x1b["...)
	if x > 0 || y > 0 {
		b = strconv.AppendInt(b, int64(y+1), 10)
	}
	if x > 0 {
		b = strconv.AppendInt(append(b, ';'), int64(x+1), 10)
	}
	return append(b, 'H')
}

// step is the length of a move by n cells.
func step(n int) int {
	switch n = max(n, -n); n {
	case 0:
		return 0
	case 1:
		return 3
	}
	return 3 + digits(n)
}

func appendStep(b []byte, n int, dir byte) []byte {
	if n == 0 {
		return b
	}
	b = append(b, "\x1b["...)
	if n > 1 {
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return append(b, dir)
}

func digits(n int) int {
	d := 1
	for ; n >= 10; n /= 10 {
		d++
	}
	return d
}
