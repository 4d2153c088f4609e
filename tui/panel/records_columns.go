package panel

import (
	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

// tableColumn is a column of the record table as it is drawn.
type tableColumn struct {
	data.RowColumn
	name  string
	width int
}

// A column is as wide as its longest cell within these limits: a comment may be
// a paragraph, and it stands in full beside or below the table.
const (
	leastColumn = 2
	mostColumn  = 26
	mostHeading = 12 // of a column whose cells are shorter
)

// tableColumns are the columns of the record table.
func (e *Env) tableColumns() []tableColumn {
	rows := e.Set.ds.Rows
	if rows == nil {
		return nil
	}
	type key struct{ tableColumns lang.Tag }
	return memoised(e.Set, key{e.Lang.Tag()}, func() []tableColumn {
		cols := rows.Columns()
		out := make([]tableColumn, len(cols))
		for i, c := range cols {
			out[i] = tableColumn{RowColumn: c, name: e.columnName(c.ID)}
			w := c.Width
			if c.Number() { // a marker, a bound, and what stands between thousands
				w += 4 + w/3
			}
			out[i].width = min(max(w, min(grid.Width(out[i].name)+2, mostHeading), leastColumn), mostColumn)
		}
		return out
	})
}

// columnName is what a column of the record table is called.
func (e *Env) columnName(id string) string {
	m, ok := map[string]lang.Msg{data.TimePeriod: lang.ColumnPeriod, data.RowValue: lang.ColumnValue, data.RowUnit: lang.ColumnUnit,
		data.RowStatus: lang.ColumnStatus, data.RowOrg: lang.ColumnReporter, data.RowSource: lang.FieldSource,
		data.RowVintage: lang.ColumnPublished, data.RowComment: lang.ColumnNote, data.DimIndicator: lang.ColumnIndicator}[id]
	if ok {
		return e.Lang.T(m)
	}
	return e.dimension(id)
}

// cellOf is the cell of o as the table shows it: as the file has it, but for
// numbers, which are written as the language writes them.
func (e *Env) cellOf(o *data.Observation, column string) string {
	if column != data.RowValue {
		return o.Cell(e.Set.ds, column)
	}
	if o.Missing {
		return string(e.Glyphs.Missing)
	}
	return string(Mark(e.Glyphs, o.Bound, o.Status)) + " " + e.Lang.Bounded(o.Value, o.Decimals, o.Bound)
}

// fitting are the columns that fit into w, the first ones and then those from as
// far to the right as the chosen one needs, and what each has of the room. The
// one that fits in part has the rest.
func fitting(cols []tableColumn, chosen, w int) (shown []int, widths []int) {
	fixed := min(pinned, len(cols))
	room := w
	for i := range fixed {
		shown, widths = append(shown, i), append(widths, cols[i].width)
		room -= cols[i].width + columnGap
	}
	first := fixed
	for need := 0; first < chosen; first++ {
		need = 0
		for i := first; i <= chosen && i < len(cols); i++ {
			need += cols[i].width + columnGap
		}
		if need-columnGap <= room {
			break
		}
	}
	for i := first; i < len(cols); i++ {
		width := min(cols[i].width, room)
		if i == len(cols)-1 {
			width = room // a comment has what is left
		}
		if width < min(cols[i].width, leastShown) {
			break
		}
		shown, widths = append(shown, i), append(widths, width)
		room -= width + columnGap
	}
	return shown, widths
}

const (
	pinned     = 2 // columns that stay: the period and the value
	columnGap  = 2
	leastShown = 6 // cells of a column that is cut
)

// drawHeadings draws the names of the columns, the one that orders the rows with
// its direction and the chosen one as a selection, and where there are more.
// It returns where they lie.
func (e *Env) drawHeadings(g *grid.Grid, r grid.Rect, cols []tableColumn, shown, widths []int, chosen, by int, down bool) (heads []Head) {
	arrow := string(e.Glyphs.Up)
	if down {
		arrow = string(e.Glyphs.Down)
	}
	x := r.X + columnGap
	for k, i := range shown {
		heads = append(heads, Head{grid.Rect{X: x, Y: r.Y, W: widths[k], H: 1}, i})
		name, style := cols[i].name, theme.Dim|theme.Bold
		if i == by {
			name, style = arrow+" "+name, theme.Ink|theme.Bold
		}
		if i == chosen {
			style = theme.Accent | theme.Bold | theme.Selected
			g.Fill(grid.Rect{X: x, Y: r.Y, W: widths[k], H: 1}, ' ', style)
		}
		name = grid.Shorten(name, widths[k])
		at := x
		if cols[i].Number() {
			at += widths[k] - grid.Width(name)
		}
		g.Text(at, r.Y, name, style)
		x += widths[k] + columnGap
	}
	if len(shown) > pinned && shown[pinned] > pinned {
		at := r.X + columnGap
		for _, w := range widths[:pinned] {
			at += w + columnGap
		}
		g.Set(at-columnGap, r.Y, e.Glyphs.Left, theme.Accent)
	}
	if n := len(shown); n > 0 && shown[n-1] < len(cols)-1 {
		g.Set(r.X+r.W-1, r.Y, e.Glyphs.Right, theme.Accent)
	}
	return heads
}
