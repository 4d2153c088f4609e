package panel

import (
	"strconv"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// eventsPage is the list of everything that annotates the time axes, newest
// first, the selected one in full and, where the page is high, trade with the
// cursor at its date.
type eventsPage struct{ still }

// Title implements [Page].
func (p eventsPage) Title(e *Env, st state.State) (name string, notes []string) {
	return e.Lang.T(lang.PageEvents), []string{e.Lang.T(lang.SortDate), strconv.Itoa(p.Rows(e, st))}
}

// rows are the events that st keeps, newest first.
func (eventsPage) rows(e *Env, st state.State) []data.Event {
	type key struct {
		sector   string
		from, to int
	}
	return memoised(e.Set, key{st.Sector, st.From, st.To}, func() []data.Event {
		var out []data.Event
		all := e.Set.ds.Events
		for i := len(all) - 1; i >= 0; i-- {
			if inSpan(st, all[i].Date) && eventOf(all[i], st.Sector) {
				out = append(out, all[i])
			}
		}
		return out
	})
}

// eventOf reports whether an event concerns a sector: one without sectors
// concerns all.
func eventOf(ev data.Event, sector string) bool {
	if sector == "" || len(ev.Sectors) == 0 {
		return true
	}
	for _, s := range ev.Sectors {
		if s == sector {
			return true
		}
	}
	return false
}

// Rows and Record implement [Page].
func (p eventsPage) Rows(e *Env, st state.State) int { return len(p.rows(e, st)) }
func (p eventsPage) Record(e *Env, st state.State) string {
	if rows := p.rows(e, st); len(rows) > 0 {
		return "event:" + rows[min(st.Sel[state.ListEvents], len(rows)-1)].ID
	}
	return ""
}

// Draw implements [Page].
func (p eventsPage) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	rows := p.rows(e, st)
	if len(rows) == 0 {
		m := lang.NothingLeft
		if len(e.Set.ds.Events) == 0 {
			m = lang.NoData
		}
		message(g, r, e.Lang.T(m), theme.Dim)
		return Zones{}
	}
	sel := min(st.Sel[state.ListEvents], len(rows)-1)
	list := r
	if r.W >= besideWidth {
		list.W = r.W*3/5 - 1
		beside := grid.Rect{X: r.X + list.W + 2, Y: r.Y, W: r.W - list.W - 2, H: r.H}
		if rows := contextRows(r.H); rows > 0 {
			beside.H -= rows + 1
		}
		drawRecord(g, beside, e, eventRecord(e, rows[sel]))
		then := st
		then.Cursor = rows[sel].Date
		drawContext(g, grid.Rect{X: beside.X, Y: beside.Y + beside.H + 1, W: beside.W, H: r.H - beside.H - 1}, e, then, state.PanelTrade)
	}
	top := drawList(g, list, len(rows), sel, e.Glyphs.Pointer, p.columns(e, rows, list.W))
	return Zones{List: list, Top: top, HasList: true}
}

// placesFrom is the width of a list from which places have a column in it, and
// typesFrom that from which types have one: in a narrower list the titles, which
// tell one meeting from another, would be cut for words that are the same in
// every row.
const (
	typesFrom  = 90
	placesFrom = 110
)

func (eventsPage) columns(e *Env, rows []data.Event, w int) []column {
	out := []column{
		{Width: 10, Style: theme.Dim, Text: func(i int) string { return listDate(rows[i].Date) }},
		{Style: theme.Ink, Strong: true, Text: func(i int) string { return e.text(rows[i].Title) }},
	}
	if w >= typesFrom {
		types := make([]string, len(rows))
		for i, ev := range rows {
			types[i] = e.label(e.Set.ds.EventTypes, ev.Type)
		}
		out = append(out, column{Width: nameWidth(types, w/3), Style: theme.Dim, Text: func(i int) string { return types[i] }})
	}
	if w >= placesFrom {
		out = append(out, column{Width: 12, Style: theme.Dim, Text: func(i int) string { return rows[i].Place }})
	}
	return out
}
