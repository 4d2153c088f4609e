package panel

import (
	"strconv"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/state"
	"accord/tui/theme"
)

// gantt reports whether the face with the dates is shown.
func (p *projects) gantt(st state.State) bool { return st.View[state.PanelProjects] == 1 }

// ganttSpan is the years that the dates of rows lie in.
func (p *projects) ganttSpan(rows []int) (first, last int) {
	for _, i := range rows {
		x := p.set.ds.Projects[i]
		for _, q := range []data.Period{x.PlannedStart, x.ActualStart, x.PlannedEnd, x.ActualEnd, x.AsOf} {
			if q.IsZero() {
				continue
			}
			if first == 0 || q.Year() < first {
				first = q.Year()
			}
			last = max(last, q.Year())
		}
	}
	return first, last
}

// drawDates draws one row a project: a thin line from the planned start to the
// planned end, a heavy one over what has happened, an open end where nothing
// says that it ended, and a dotted column for today. It returns the first row
// shown.
func (p *projects) drawDates(g *grid.Grid, r grid.Rect, e *Env, st state.State, rows []int) (top int) {
	first, last := p.ganttSpan(rows)
	if first == 0 {
		return 0
	}
	last = max(last, e.Now.Year())
	name := min(34, r.W*2/5)
	axis := grid.Rect{X: r.X + 2 + name + 2, Y: r.Y, W: r.W - name - 4, H: 1}
	at := func(d data.Period, end bool) int {
		t := d.Start()
		if end {
			t = d.End()
		}
		years := float64(t.Year()-first) + float64(t.YearDay()-1)/366
		return axis.X + min(axis.W-1, max(0, int(years/float64(last-first+1)*float64(axis.W))))
	}
	drawYearTicks(g, axis, first, last)
	list := grid.Rect{X: r.X, Y: r.Y + 1, W: r.W, H: r.H - 1}
	top = drawList(g, list, len(rows), st.Sel[state.ListProjects], e.Glyphs.Pointer, []column{
		{Width: name, Style: theme.Ink, Strong: true, Text: func(i int) string { return e.text(p.set.ds.Projects[rows[i]].Title) }},
	})
	today := at(e.Now, false)
	for y := 0; y < list.H && top+y < len(rows); y++ {
		x := p.set.ds.Projects[rows[top+y]]
		flags := grid.Style(0)
		if top+y == min(st.Sel[state.ListProjects], len(rows)-1) {
			flags = theme.Selected
		}
		g.Set(today, list.Y+y, e.Glyphs.Cursor, theme.Faint|flags)
		p.drawSpan(g, list.Y+y, e, x, at, today, flags)
	}
	return top
}

// drawSpan draws the dates of one project.
func (p *projects) drawSpan(g *grid.Grid, y int, e *Env, x data.Project, at func(data.Period, bool) int, today int, flags grid.Style) {
	stroke := func(from, to int, c rune, s grid.Style) {
		for i := from; i <= to; i++ {
			g.Set(i, y, c, s|flags)
		}
	}
	style := activityStyle(x.Declared)
	if !x.PlannedStart.IsZero() || !x.PlannedEnd.IsZero() {
		from, to := x.PlannedStart, x.PlannedEnd
		if from.IsZero() {
			from = firstOf(x.ActualStart, x.AsOf, to)
		}
		if to.IsZero() || to.Compare(from) < 0 {
			to = from
		}
		stroke(at(from, false), at(to, true), e.Glyphs.Dotted, theme.Dim)
	}
	switch {
	case !x.ActualStart.IsZero() && !x.ActualEnd.IsZero():
		stroke(at(x.ActualStart, false), at(x.ActualEnd, true), e.Glyphs.Segment, style)
	case !x.ActualStart.IsZero():
		known := at(firstOf(x.AsOf, x.ActualStart), true)
		stroke(at(x.ActualStart, false), known, e.Glyphs.Segment, style)
		if known < today {
			g.Set(known+1, y, e.Glyphs.Right, style|flags) // nothing says that it ended
		}
	case !x.ActualEnd.IsZero():
		g.Set(at(x.ActualEnd, true), y, e.Glyphs.Exact, style|flags)
	case x.PlannedStart.IsZero() && x.PlannedEnd.IsZero() && !x.AsOf.IsZero():
		g.Set(at(x.AsOf, false), y, e.Glyphs.Provisional, style|flags) // only that it was spoken of
	}
}

// firstOf is the first period that is known.
func firstOf(all ...data.Period) data.Period {
	for _, p := range all {
		if !p.IsZero() {
			return p
		}
	}
	return data.Period{}
}

// drawYearTicks writes as many years over an axis as fit.
func drawYearTicks(g *grid.Grid, axis grid.Rect, first, last int) {
	years := last - first + 1
	step := 1
	for _, s := range []int{1, 2, 5, 10, 20, 50} {
		step = s
		if axis.W*s/max(1, years) >= 6 {
			break
		}
	}
	for y := first; y <= last; y++ {
		if y%step == 0 {
			g.Text(axis.X+(y-first)*axis.W/years, axis.Y, strconv.Itoa(y), theme.Dim)
		}
	}
}
