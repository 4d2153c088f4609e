package panel

import (
	"slices"
	"strconv"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// recordsPage is every row of the observations as it was read: what the figures
// of the other pages are made of. Only the rows in sight are looked at.
type recordsPage struct{ still }

// Title implements [Page].
func (recordsPage) Title(e *Env, st state.State) (name string, notes []string) {
	name = e.Lang.T(lang.PageRecords)
	rows := e.Set.ds.Rows
	if rows == nil {
		return name, nil
	}
	o := e.order(st)
	if o.making {
		notes = append(notes, e.Lang.F(lang.RowsMaking, int(o.share*100)))
	}
	by := e.Lang.T(lang.RowsAsRead)
	if cols := e.tableColumns(); o.key.by != "" {
		for _, c := range cols {
			if c.ID == o.key.by {
				by = e.Lang.F(lang.RowsBy, c.name)
			}
		}
	}
	notes = append(notes, by)
	if o.n != rows.Len() {
		return name, append(notes, e.Lang.F(lang.RowsKept, e.count(o.n), e.Lang.N(lang.RowsN, rows.Len())))
	}
	return name, append(notes, e.Lang.N(lang.RowsN, o.n))
}

// Rows, Sorts and Record implement [Page].
func (recordsPage) Rows(e *Env, st state.State) int {
	if e.Set.ds.Rows == nil {
		return 0
	}
	return e.order(st).n
}

func (recordsPage) Sorts(e *Env) int {
	if n := len(e.tableColumns()); n > 0 {
		return n + 1
	}
	return 0
}

func (recordsPage) Record(e *Env, st state.State) string {
	if i, ok := e.rowUnder(st); ok {
		return "row:" + strconv.Itoa(i+1)
	}
	return ""
}

// rowUnder is the number of the selected row.
func (e *Env) rowUnder(st state.State) (int, bool) {
	if e.Set.ds.Rows == nil {
		return 0, false
	}
	o := e.order(st)
	if o.n == 0 {
		return 0, false
	}
	return o.row(min(st.Sel[state.ListRecords], o.n-1), st.Reverse[state.ListRecords]), true
}

// rooms of the page: the table, its last row for where the selected row stands,
// and the selected row in full beside it or below.
const (
	recordBeside = 150 // columns from which it stands beside
	recordWidth  = 52
	recordBelow  = 26 // rows from which it stands below
	recordRows   = 9
	narrowPeriod = 12 // of the column of periods in a narrow window
)

// Draw implements [Page].
func (p recordsPage) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	rows := e.Set.ds.Rows
	if rows == nil {
		message(g, r, e.Lang.T(lang.RowsElsewhere), theme.Dim)
		return Zones{}
	}
	o := e.order(st)
	if st.Overlay == state.FindOverlay || st.Find != "" {
		p.drawFind(g, grid.Rect{X: r.X, Y: r.Y, W: r.W, H: 1}, e, st, o)
		r.Y, r.H = r.Y+1, r.H-1
	}
	if o.n == 0 {
		m := lang.NothingLeft
		if rows.Len() == 0 {
			m = lang.NoData
		}
		message(g, r, e.Lang.T(m), theme.Dim)
		return Zones{}
	}
	sel := min(st.Sel[state.ListRecords], o.n-1)
	reverse := st.Reverse[state.ListRecords]
	number := o.row(sel, reverse)
	list, full := r, grid.Rect{}
	switch {
	case r.W >= recordBeside:
		list.W = r.W - recordWidth - 2
		full = grid.Rect{X: r.X + list.W + 2, Y: r.Y, W: recordWidth, H: r.H}
	case r.H >= recordBelow:
		list.H = r.H - recordRows - 1
		full = grid.Rect{X: r.X, Y: r.Y + list.H + 1, W: r.W, H: recordRows}
	}
	drawRecordIn(g, full, e, rowRecord(e, number))
	if list.H >= 5 {
		list.H--
		p.drawPlace(g, grid.Rect{X: list.X, Y: list.Y + list.H, W: list.W, H: 1}, e, o, sel, number)
	}
	cols := e.tableColumns()
	if list.W < 100 && len(cols) > 0 { // a range takes the room of many dates
		cols = slices.Clone(cols)
		cols[0].width = min(cols[0].width, narrowPeriod)
	}
	shown, widths := fitting(cols, st.Column, list.W-columnGap)
	by := st.Sort[state.ListRecords] - 1
	heads := e.drawHeadings(g, grid.Rect{X: list.X, Y: list.Y, W: list.W, H: 1}, cols, shown, widths, st.Column, by, reverse)
	list.Y, list.H = list.Y+1, list.H-1
	top := listTop(o.n, sel, list.H)
	seen := make([]data.Observation, max(0, min(list.H, o.n-top)))
	for i := range seen {
		seen[i] = rows.Row(o.row(top+i, reverse))
	}
	drawn := make([]column, len(shown))
	for k, i := range shown {
		c := cols[i]
		drawn[k] = column{Width: widths[k], Right: c.Number(), Style: theme.Dim, Strong: c.Number(),
			Text: func(row int) string { return e.cellOf(&seen[row-top], c.ID) }}
		if i < pinned {
			drawn[k].Style = theme.Ink
		}
	}
	drawList(g, list, o.n, sel, e.Glyphs.Pointer, drawn)
	return Zones{List: list, Top: top, HasList: true, Heads: heads}
}

// drawFind draws what rows are to hold, and how many do.
func (recordsPage) drawFind(g *grid.Grid, r grid.Rect, e *Env, st state.State, o *Order) {
	found := e.Lang.N(lang.RowsN, o.n)
	if o.making {
		found = e.Lang.F(lang.RowsMaking, int(o.share*100))
	}
	end := r.X + r.W - grid.Width(found)
	if st.Overlay != state.FindOverlay {
		x := g.Text(r.X, r.Y, "/ ", theme.Dim)
		g.Text(x, r.Y, grid.Shorten(st.Find, end-x-2), theme.Ink|theme.Bold)
	} else if x := drawEntry(g, r, "/ ", st.Find); st.Find == "" {
		g.Text(x+2, r.Y, grid.Shorten(e.Lang.T(lang.RowsHint), r.X+r.W-x-2), theme.Dim)
		return
	}
	g.Text(end, r.Y, found, theme.Dim)
}

// drawPlace draws where the selected row stands: in its file, and in the list.
func (recordsPage) drawPlace(g *grid.Grid, r grid.Rect, e *Env, o *Order, sel, number int) {
	at := e.Lang.F(lang.RowOf, e.count(sel+1), e.count(o.n))
	end := r.X + r.W - grid.Width(at)
	g.Text(end, r.Y, at, theme.Dim)
	row := e.Set.ds.Rows.Row(number)
	if row.At.Line > 0 {
		g.Text(r.X+columnGap, r.Y, grid.Shorten(row.At.String(), end-r.X-2*columnGap), theme.Dim)
	}
}
