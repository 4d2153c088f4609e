package grid

import (
	"slices"
	"strconv"
	"unicode/utf8"
)

// Picture is a sheet as a terminal shows it.
type Picture struct {
	Grid  *Grid
	Looks Looks
}

// Diff appends to b what makes a terminal that shows old show p. Both have the
// same size; an old one without a sheet is a screen that was just cleared. The
// style of the terminal's pen does not matter before, and is not set to
// anything certain after. With erases the terminal knows how to erase some cells
// of a row (ECH), as all but the oldest do.
//
// A cell that looks the same is not written again. The cursor is moved within
// the screen only, and is never relied upon behind the last column or behind a
// character of which terminals disagree how wide it is.
func (p Picture) Diff(b []byte, old Picture, erases bool) []byte {
	g := p.Grid
	d := differ{pen: pen{b: b, looks: p.Looks, w: g.W, x: -1}, new: p, old: old, erases: erases, same: old.Grid != nil && old.Looks == p.Looks}
	d.quick = d.same && len(g.clusters) == 0 && len(old.Grid.clusters) == 0
	for y := range g.H {
		if d.at(y); !d.equal() {
			d.line(y)
		}
	}
	rows := d.b
	if s := d.scattered(rows[len(rows):]); s != nil && len(s) < len(rows)-len(b) {
		return append(rows[:len(b)], s...)
	}
	return rows
}

// differ writes the rows of a picture.
type differ struct {
	pen
	new, old Picture
	same     bool // styles look as before
	quick    bool // and cells that are equal do
	erases   bool
	row, was []Cell
}

// at goes to row y.
func (d *differ) at(y int) {
	w := d.new.Grid.W
	d.row, d.was = d.new.Grid.cells[y*w:(y+1)*w], nil
	if d.old.Grid != nil {
		d.was = d.old.Grid.cells[y*w : (y+1)*w]
	}
}

// equal reports whether nothing is new in the row, where that is quickly known.
func (d *differ) equal() bool { return d.quick && slices.Equal(d.row, d.was) }

// eraseFrom is how many cells are worth to be erased rather than written over at
// the end of a row, eraseWithin elsewhere, where the cursor has to be moved.
const (
	eraseFrom   = 6
	eraseWithin = 10
)

// line writes what is new in row y.
func (d *differ) line(y int) {
	last := len(d.row) - 1
	for last >= 0 && d.unchanged(last) {
		last--
	}
	blank := len(d.row) // from here on the row is blank
	for blank > 0 && d.row[blank-1] == (Cell{Rune: ' '}) {
		blank--
	}
	for x := 0; x <= last; x++ {
		if d.unchanged(x) {
			continue
		}
		if d.row[x].Rune == 0 && x > 0 {
			x-- // half of a wide character cannot be written
		}
		if x >= blank && last-x >= eraseFrom {
			d.reach(x, y)
			d.use(0)
			d.b = append(d.b, "\x1b[K"...)
			return
		}
		d.reach(x, y)
		if n := d.blanks(x, last); n >= eraseWithin {
			d.b = append(strconv.AppendInt(append(d.b, "\x1b["...), int64(n), 10), 'X')
			x += n - 1
			continue
		}
		x += d.put(x) - 1
	}
}

// blanks is how many cells from x on can be erased as the pen is, up to the last
// that has changed.
func (d *differ) blanks(x, last int) int {
	if !d.erases || !d.set || d.style >= Background {
		return 0
	}
	n := 0
	for i := x; i <= last && d.row[i] == (Cell{Rune: ' '}); i++ {
		if !d.unchanged(i) {
			n = i + 1 - x
		}
	}
	return n
}

// put writes the character at x, where the cursor is, and returns its width.
func (d *differ) put(x int) int {
	c := d.row[x]
	if c != (Cell{Rune: ' '}) || !d.set || d.style >= Background { // a blank looks the same in most styles
		d.use(c.Style)
	}
	d.b = d.new.Grid.content(d.b, c)
	w := 1
	for x+w < len(d.row) && d.row[x+w].Rune == 0 {
		w++
	}
	d.x += w
	if w > 1 || c.Rune > utf8.MaxRune || d.x >= d.w {
		d.x = -1
	}
	return w
}

// reach brings the cursor to x, y: over a few cells by writing them again.
func (d *differ) reach(x, y int) {
	if d.near(x, y) {
		for d.x < x {
			d.b = d.new.Grid.content(d.b, d.row[d.x])
			d.x++
		}
		return
	}
	d.move(x, y)
}

// near reports whether x, y is reached by writing the cells before it in no more
// bytes than the cursor is moved in.
func (d *differ) near(x, y int) bool {
	if d.x < 0 || d.y != y || x <= d.x {
		return false
	}
	room := step(x - d.x)
	for _, c := range d.row[d.x:x] {
		if c.Rune == 0 || c.Rune > utf8.MaxRune || !d.set {
			return false
		}
		if c.Style != d.style && (c != Cell{Rune: ' '} || d.style >= Background) {
			return false
		}
		if room -= utf8.RuneLen(c.Rune); room < 0 {
			return false
		}
	}
	return true
}

// unchanged reports whether the cell at x looks as it did.
func (d *differ) unchanged(x int) bool {
	c, was := d.row[x], Cell{Rune: ' '}
	if d.was != nil {
		was = d.was[x]
	}
	if d.same && c == was && c.Rune <= utf8.MaxRune {
		return true
	}
	switch {
	case c.Rune > utf8.MaxRune:
		if was.Rune <= utf8.MaxRune || d.new.Grid.clusters[c.Rune-utf8.MaxRune-1] != d.old.Grid.clusters[was.Rune-utf8.MaxRune-1] {
			return false
		}
	case c.Rune != was.Rune:
		return false
	case c.Rune == ' ' && c.Style < Background && was.Style < Background:
		return true
	}
	if d.same {
		return c.Style == was.Style
	}
	return d.old.Grid != nil && d.new.Looks.SGR(c.Style) == d.old.Looks.SGR(was.Style)
}
