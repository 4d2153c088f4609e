package grid

import (
	"strconv"
	"unicode/utf8"
)

// span are cells side by side in a row that are written in one style, or blanks
// that any style without a background writes.
type span struct {
	y, from, to int // up to to, which is no part of it
	blank       bool
	sgr         string
	look        look
}

// mostSpans is up to how many spans the best way through them is looked for: of
// more it would take longer than to write them.
const mostSpans = 64

// eraseAlone is how many blanks are worth to be erased where nothing follows
// them.
const eraseAlone = 5

// mostGap is how many bytes between cells that are new are worth to be written
// again.
const mostGap = 3

// scattered appends what the rows from above to below do, but goes from each span
// to the one that is written in the fewest bytes from there: a style is set once
// for what lies about in several rows. It returns nil where that is too much.
func (d *differ) scattered(b []byte) []byte {
	var room [mostSpans]span
	left := d.spans(room[:0])
	if len(left) == 0 {
		return nil
	}
	d.pen = pen{b: b, looks: d.looks, w: d.w, x: -1, params: d.params}
	for len(left) > 0 {
		best, least := 0, 1<<30
		for i := range left {
			if n := d.costs(&left[i], least); n < least {
				best, least = i, n
			}
		}
		d.write(left[best])
		left = append(left[:best], left[best+1:]...) // of several that cost the same it is the first
	}
	return d.b
}

// spans appends what is new; nothing when there is no room for it.
func (d *differ) spans(all []span) []span {
	for y := range d.new.Grid.H {
		if d.at(y); d.equal() {
			continue
		}
		for x := 0; x < len(d.row); {
			switch {
			case d.unchanged(x):
				x++
				continue
			case len(all) == cap(all):
				return nil
			case d.row[x].Rune == 0 && x > 0:
				x-- // half of a wide character cannot be written
			}
			s := d.span(x)
			s.y = y
			all = append(all, s)
			x = s.to
		}
	}
	return all
}

// span is the one that begins at x.
func (d *differ) span(x int) span {
	end := x
	for end < len(d.row) && d.row[end] == (Cell{Rune: ' '}) && !d.unchanged(end) {
		end++
	}
	next := end < len(d.row) && !d.unchanged(end) && d.row[end].Style < Background
	if end > x && (end-x >= eraseAlone || !next) {
		return span{from: x, to: d.erased(x), blank: true}
	}
	style, first, gap := d.row[end].Style, x, 0
	for x = end; x < len(d.row); x++ {
		c := d.row[x]
		blank := c == Cell{Rune: ' '} && style < Background
		switch same := d.unchanged(x); {
		case c.Rune == 0: // half of what was taken
			end = x + 1
			continue
		case !blank && c.Style != style || same && c.Rune > utf8.MaxRune || x-end >= eraseWithin:
			x = len(d.row)
			continue
		case same:
			if gap += utf8.RuneLen(c.Rune); gap > mostGap {
				x = len(d.row)
			}
			continue
		}
		gap = 0
		if !blank {
			end = x + 1
		}
	}
	for n := 0; end < len(d.row) && d.row[end] == (Cell{Rune: ' '}) && style < Background && !d.unchanged(end); n++ {
		if n == eraseAlone {
			end -= n // which are erased
			break
		}
		end++
	}
	s := span{from: first, to: end, sgr: d.looks.SGR(style)}
	s.look = lookOf(s.sgr)
	return s
}

// erased is where blanks from x on end that are to be seen now and were not all
// before.
func (d *differ) erased(x int) (end int) {
	for i := x; i < len(d.row) && d.row[i] == (Cell{Rune: ' '}); i++ {
		if !d.unchanged(i) {
			end = i + 1
		}
	}
	return end
}

// costs is in how many bytes s is reached and its style is set; what is more than
// the least is not counted.
func (d *differ) costs(s *span, least int) int {
	var room [16]byte
	d.at(s.y)
	n := 0
	if !d.near(s.from, s.y) {
		n = len(d.way(room[:0], s.from, s.y))
	} else {
		n = s.from - d.x
	}
	switch {
	case n >= least:
	case !s.blank:
		if !d.set || d.looks.SGR(d.style) != s.sgr {
			n += len(d.setting(s.sgr, s.look))
		}
	case !d.set || d.style >= Background:
		n += len("\x1b[m")
	}
	return n
}

// write writes s.
func (d *differ) write(s span) {
	d.at(s.y)
	d.reach(s.from, s.y)
	if s.blank && (!d.set || d.style >= Background) {
		d.use(0)
	}
	switch n := s.to - s.from; {
	case s.blank && n >= 3 && d.blankFrom(s.to):
		d.b = append(d.b, "\x1b[K"...)
	case s.blank && n >= eraseAlone && d.erases:
		d.b = append(strconv.AppendInt(append(d.b, "\x1b["...), int64(n), 10), 'X')
	default:
		for x := s.from; x < s.to; {
			d.reach(x, s.y) // again after what nobody knows the width of
			x += d.put(x)
		}
	}
}

// blankFrom reports whether the row is blank from x on.
func (d *differ) blankFrom(x int) bool {
	for ; x < len(d.row); x++ {
		if d.row[x] != (Cell{Rune: ' '}) {
			return false
		}
	}
	return true
}
