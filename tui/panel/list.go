package panel

import (
	"strings"

	"accord/tui/grid"
	"accord/tui/theme"
)

// column is one column of a list. Width is in cells; the column with Width 0
// takes what the others leave.
type column struct {
	Width int
	Right bool
	Style grid.Style
	// Strong is true for the column that becomes ink and bold in the selected
	// row.
	Strong bool
	Text   func(row int) string
	// Mark overrides Style for a row; nil keeps it.
	Mark func(row int) grid.Style
}

// drawList draws rows of columns with the selected one kept in sight. It
// returns the first row shown. Nothing is drawn in a list without rows.
func drawList(g *grid.Grid, r grid.Rect, rows, sel int, pointer rune, cols []column) (top int) {
	return drawListBar(g, r, bar{width: r.W, ground: theme.Ink, strong: theme.Ink | theme.Bold}, rows, sel, pointer, cols)
}

// bar is how the selected row stands out: over how many columns, and in which
// style. The narrower, the less a step to another row writes.
type bar struct {
	width          int
	ground, strong grid.Style
}

// drawListBar is drawList with a bar of its own.
func drawListBar(g *grid.Grid, r grid.Rect, b bar, rows, sel int, pointer rune, cols []column) (top int) {
	if rows == 0 || r.H <= 0 || r.W <= 0 {
		return 0
	}
	sel = min(max(sel, 0), rows-1)
	top = listTop(rows, sel, r.H)
	fit := widths(cols, r.W-2)
	for y := 0; y < r.H && top+y < rows; y++ {
		row := top + y
		chosen := row == sel
		var flags grid.Style
		if chosen {
			flags = theme.Selected
			g.Fill(grid.Rect{X: r.X, Y: r.Y + y, W: b.width, H: 1}, ' ', b.ground|flags)
			g.Set(r.X, r.Y+y, pointer, theme.Accent|theme.Bold|flags)
		}
		x := r.X + 2
		for i, c := range cols {
			if fit[i] <= 0 {
				continue
			}
			if x >= r.X+b.width {
				flags = 0
			}
			st := c.Style
			if c.Mark != nil {
				st = c.Mark(row)
			}
			if chosen && c.Strong {
				st = b.strong
			}
			s := grid.Shorten(c.Text(row), fit[i])
			at := x
			if c.Right {
				at += fit[i] - grid.Width(s)
			}
			g.Text(at, r.Y+y, s, st|flags)
			x += fit[i] + 2
		}
	}
	return top
}

// listTop is the first row to show so that sel stays in sight. It depends on
// nothing but its arguments, so that every viewer of one state sees the same
// rows in a window of the same height: the list moves by half a window when
// the selection leaves it.
func listTop(rows, sel, height int) int {
	if rows <= height || height <= 0 {
		return 0
	}
	half := max(1, height/2)
	top := 0
	if sel >= height {
		top = ((sel-height)/half + 1) * half
	}
	return min(top, rows-height)
}

// nameWidth is the width of a column of names: that of the longest, but no
// more than most unless a first word needs it, because a name may be shortened
// after a word and never within one.
func nameWidth(names []string, most int) int {
	whole, first := 0, 0
	for _, n := range names {
		whole = max(whole, grid.Width(n))
		head, rest, cut := strings.Cut(n, " ")
		w := grid.Width(head)
		if cut && rest != "" {
			w++
		}
		first = max(first, w)
	}
	return max(min(whole, most), first)
}

// widths gives the flexible column what the others leave, and drops columns
// from the right while it would have less than a third.
func widths(cols []column, room int) []int {
	fit := make([]int, len(cols))
	flex, used := -1, 0
	for i, c := range cols {
		fit[i] = c.Width
		if c.Width == 0 {
			flex = i
			continue
		}
		used += c.Width + 2
	}
	if flex < 0 {
		return fit
	}
	for i := len(cols) - 1; i >= 0 && room-used < room/3; i-- {
		if i != flex && fit[i] > 3 {
			used -= fit[i] + 2
			fit[i] = 0
		}
	}
	fit[flex] = max(0, room-used)
	return fit
}
