package panel

import (
	"slices"
	"strings"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/state"
	"accord/tui/theme"
)

// entityRoom is how a panel of entities divides its rectangle: the plot, the
// names with the figures under the cursor beside or below it, a row of signs, and
// on a page of its own the claims.
type entityRoom struct{ plot, names, legend, claims grid.Rect }

// namesBeside is the width from which the names stand beside the plot.
const namesBeside = 58

func entityRooms(r grid.Rect, zoomed bool, n int) entityRoom {
	var out entityRoom
	if r.H >= 6 {
		out.legend = grid.Rect{X: r.X, Y: r.Y + r.H - 1, W: r.W, H: 1}
		r.H--
	}
	switch {
	case r.W >= namesBeside:
		w := min(46, r.W*2/5)
		if zoomed && r.W >= 100 {
			w = r.W*2/5 - 1
		}
		out.plot = grid.Rect{X: r.X, Y: r.Y, W: r.W - w - 2, H: r.H}
		out.names = grid.Rect{X: r.X + r.W - w, Y: r.Y, W: w, H: min(r.H, n+1)}
		if below := r.H - out.names.H - 1; zoomed && below >= 4 {
			out.claims = grid.Rect{X: out.names.X, Y: r.Y + out.names.H + 1, W: w, H: below}
		}
	default:
		rows := min(n+1, max(0, r.H-6), 4)
		if rows == 0 && r.H >= 5 {
			rows = 1
		}
		out.plot = grid.Rect{X: r.X, Y: r.Y, W: r.W, H: r.H - rows}
		out.names = grid.Rect{X: r.X, Y: r.Y + r.H - rows, W: r.W, H: rows}
	}
	return out
}

// drawEntities draws the lines by name with their figures at a slot, the largest
// first as they stand in the chart: what the chart's colours mean.
func (e *Env) drawEntities(g *grid.Grid, room entityRoom, x *subject, st state.State, tl timeline, slot int) {
	r := room.names
	if r.H <= 0 || r.W <= 0 {
		return
	}
	if r.Y > room.plot.Y { // below the plot: one after another
		read := [][]word{tl.period(e, slot)}
		for _, s := range tl.bySize(slot) {
			ws := []word{{text: string(e.Glyphs.Exact) + " ", style: s.style | theme.Bold}, {text: e.entityName(x, s) + " ", style: theme.Ink}}
			read = append(read, append(ws, valueWords(e, s.cells[slot], tl.unit)...))
		}
		groups(g, r, "   ", read...)
		return
	}
	head := append(tl.period(e, slot), word{text: "  " + e.drawnUnit(x, st), style: theme.Dim})
	line(g, r.X, r.Y, r.X+r.W, head...)
	changes := e.changesAt(x, st, tl, slot)
	for i, s := range tl.bySize(slot) {
		y := r.Y + 1 + i
		if y >= r.Y+r.H {
			return
		}
		e.drawEntity(g, grid.Rect{X: r.X, Y: y, W: r.W, H: 1}, x, s, s.cells[slot], tl.unit, changes[s.key[0]])
	}
}

// drawEntity draws one line's name, its figure and how it changed. The name gives
// way to the figure, and the change to both.
func (e *Env) drawEntity(g *grid.Grid, r grid.Rect, x *subject, s series, c data.Cell, u data.Unit, change string) {
	name := e.entityName(x, s)
	value := tableCell(e, c, u, 0, r.W)
	switch {
	case !c.OK:
		value = e.Lang.Why(c)
	case grid.Width(name)+3+grid.Width(value) > r.W: // the marker says the status, too
		value = e.Lang.Cell(c, 3)
		if u == data.Percent {
			value += " %"
		}
	}
	end := r.X + r.W
	const changeWidth = 9
	if room := r.W - 4 - grid.Width(value) - changeWidth - 2; change != "" && room >= min(grid.Width(name), 10) {
		g.Text(end-grid.Width(change), r.Y, change, changeStyle(change))
		end -= changeWidth
	}
	style := theme.Ink | theme.Bold
	if !c.OK {
		style = theme.Dim
	}
	at := max(r.X+2, end-grid.Width(value))
	g.Text(r.X, r.Y, string(e.markOf(c)), s.style|theme.Bold)
	g.Text(r.X+2, r.Y, grid.Shorten(name, at-r.X-3), theme.Ink)
	g.Text(at, r.Y, grid.Shorten(value, end-at), style)
}

func changeStyle(s string) grid.Style {
	switch {
	case strings.HasPrefix(s, "+"):
		return theme.Good
	case strings.HasPrefix(s, "−"):
		return theme.Bad
	}
	return theme.Dim
}

// changesAt are the changes on the period before of the lines of tl, written; of
// figures that were transformed there are none.
func (e *Env) changesAt(x *subject, st state.State, tl timeline, slot int) map[string]string {
	out := map[string]string{}
	if st.Transform != data.Level {
		return out
	}
	l := lensOf(st)
	l.transform = x.change()
	if tl.long() { // then one period is asked for, and not all of them
		cells, err := e.Set.column(x, l, tl.periods[slot])
		for _, s := range tl.series {
			if c := cells[s.key[0]]; err == nil && c.OK {
				out[s.key[0]] = e.changed(x, c)
			}
		}
		return out
	}
	var codes []string
	for _, s := range tl.series {
		codes = append(codes, s.key[0])
	}
	st.YearAgo = false
	changes := e.Set.entityLines(st, codes, l)
	for _, s := range changes.series {
		if i := slices.Index(changes.periods, tl.periods[slot]); i >= 0 && s.cells[i].OK {
			out[s.key[0]] = e.changed(x, s.cells[i])
		}
	}
	return out
}

// bySize are the lines of t by their figure at a slot, those without one last.
func (t timeline) bySize(slot int) []series {
	out := slices.Clone(t.series)
	slices.SortStableFunc(out, func(a, b series) int {
		x, y := a.cells[slot], b.cells[slot]
		if x.OK != y.OK {
			return map[bool]int{true: -1, false: 1}[x.OK]
		}
		if !x.OK {
			return 0
		}
		return compareDown(x.Value, y.Value)
	})
	return out
}
