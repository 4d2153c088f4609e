package panel

import (
	"slices"

	"accord/tui/grid"
	"accord/tui/theme"
)

// ledger is a table of figures whose columns are as wide as what stands in
// them: what does not fit is left out by whole columns, never cut.
type ledger struct {
	rows int
	cols []ledgerColumn
}

// ledgerColumn is one column of a ledger. Its texts are made once and drawn
// often.
type ledgerColumn struct {
	Head  string
	Style grid.Style // of the heading
	Right bool
	// Strong is true for what becomes ink and bold in the selected row.
	Strong bool
	// Grouped is true for what is not said again in each row: the first row in
	// sight and the selected one say it, and those that differ from the one above.
	Grouped bool
	// Rank says how soon the column goes when there is no room; 0 stays.
	Rank  int
	Most  int // a bound for the width of names, 0 for none
	Cells []ledgerCell
	width int
	whole int // what the longest name needs
}

type ledgerCell struct {
	text  string
	style grid.Style
}

// add appends a column that was measured. Columns without any text are left
// out.
func (l *ledger) add(c ledgerColumn) {
	names := make([]string, 0, len(c.Cells)+1)
	said := false
	for _, x := range c.Cells {
		names = append(names, x.text)
		said = said || x.text != ""
	}
	if !said {
		return
	}
	names = append(names, c.Head)
	for _, n := range names {
		c.whole = max(c.whole, grid.Width(n))
	}
	c.width = c.whole
	if c.Most > 0 {
		c.width = nameWidth(names, c.Most)
	}
	l.cols = append(l.cols, c)
}

// width is what the columns take that fit into room, with the pointer's two.
func (l *ledger) width(room int) int {
	w := 0
	for _, c := range l.fit(room) {
		w += c.width + 2
	}
	return w
}

// fit are the columns that room has place for, in their order. The ones that
// stay are kept even when they do not fit; the sheet's clip ends them.
func (l *ledger) fit(room int) []ledgerColumn {
	used, most := 0, 0
	for _, c := range l.cols {
		most = max(most, c.Rank)
	}
	last := 0
rank:
	for rank := 0; rank <= most; rank++ {
		w := 0
		for _, c := range l.cols {
			if c.Rank == rank {
				w += c.width + 2
			}
		}
		if rank > 0 && used+w > room {
			break rank
		}
		used, last = used+w, rank
	}
	return slices.DeleteFunc(slices.Clone(l.cols), func(c ledgerColumn) bool { return c.Rank > last })
}

// spread are the columns that fit, with the room that they leave given to the
// names that are shortened, the first ones first.
func (l *ledger) spread(room int) []ledgerColumn {
	cols := l.fit(room)
	left := room - 2
	for _, c := range cols {
		left -= c.width + 2
	}
	for i := range cols {
		if more := min(cols[i].whole-cols[i].width, left+2); more > 0 {
			cols[i].width += more
			left -= more
		}
	}
	return cols
}

// draw draws the headings and as many rows as fit, with the selected one in
// sight. It returns the rectangle of the rows and the first row shown.
func (l *ledger) draw(g *grid.Grid, r grid.Rect, sel int, pointer rune) (list grid.Rect, top int) {
	list = grid.Rect{X: r.X, Y: r.Y + 1, W: r.W, H: min(r.H-1, l.rows)}
	if list.H <= 0 {
		return grid.Rect{}, 0
	}
	top = listTop(l.rows, max(sel, 0), list.H)
	cols := l.spread(r.W)
	x := r.X + 2
	for _, c := range cols {
		head := grid.Shorten(c.Head, c.width)
		at := x
		if c.Right {
			at += c.width - grid.Width(head)
		}
		g.Text(at, r.Y, head, c.Style)
		x += c.width + 2
	}
	for y := range list.H {
		l.row(g, grid.Rect{X: list.X, Y: list.Y + y, W: list.W, H: 1}, cols, top+y, y == 0, top+y == sel, pointer)
	}
	return list, top
}

func (l *ledger) row(g *grid.Grid, r grid.Rect, cols []ledgerColumn, row int, first, chosen bool, pointer rune) {
	var flags grid.Style
	if chosen {
		flags = theme.Selected
		g.Fill(r, ' ', theme.Ink|flags)
		g.Set(r.X, r.Y, pointer, theme.Accent|theme.Bold|flags)
	}
	x := r.X + 2
	for _, c := range cols {
		cell := c.Cells[row]
		if chosen && c.Strong {
			cell.style = theme.Ink | theme.Bold
		}
		s := cell.text
		if c.Grouped && !first && !chosen && s == c.Cells[row-1].text {
			s = ""
		}
		if c.Most > 0 {
			s = grid.Shorten(s, c.width)
		}
		at := x
		if c.Right {
			at += c.width - grid.Width(s)
		}
		g.Text(at, r.Y, s, cell.style|flags)
		x += c.width + 2
	}
}
