package panel

import (
	"slices"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// projects is the panel of project status by sector: stacked bars, the list,
// and one project in full.
type projects struct{ set *Set }

func (*projects) on(s *Set) Panel { return &projects{s} }

func newProjects(s *Set) *projects { return &projects{s} }

// Orders of the list of projects.
const (
	projectsByNumber = iota
	projectsByTitle
	projectsBySector
	projectsByStatus
	projectsSorts
)

type projectsKey struct {
	sort     int
	reverse  bool
	sector   string
	from, to int
	lang     lang.Tag
}

// rows are the indexes of the projects that st keeps, in its order.
func (p *projects) rows(e *Env, st state.State) []int {
	l := state.ListProjects
	k := projectsKey{st.Sort[l], st.Reverse[l], st.Sector, st.From, st.To, lang.English}
	if e != nil {
		k.lang = e.Lang.Tag()
	}
	return memoised(p.set, k, func() []int {
		var out []int
		for i, x := range p.set.ds.Projects {
			if hasSector(st, x.Sectors) && p.alive(st, x) {
				out = append(out, i)
			}
		}
		if e != nil {
			p.sort(e, out, k.sort)
		}
		if k.reverse {
			slices.Reverse(out)
		}
		return out
	})
}

// alive reports whether anything is known of x within the years of st.
func (p *projects) alive(st state.State, x data.Project) bool {
	if st.From == 0 && st.To == 0 {
		return true
	}
	first, last := 0, 0
	for _, q := range []data.Period{x.ActualStart, x.PlannedStart, x.AsOf, x.ActualEnd, x.PlannedEnd} {
		if q.IsZero() {
			continue
		}
		if first == 0 || q.Year() < first {
			first = q.Year()
		}
		last = max(last, q.Year())
	}
	return first != 0 && (st.To == 0 || first <= st.To) && (st.From == 0 || last >= st.From)
}

func (p *projects) sort(e *Env, rows []int, by int) {
	col := e.Lang.Collator()
	all := p.set.ds.Projects
	slices.SortStableFunc(rows, func(i, j int) int {
		switch by {
		case projectsByTitle:
			return col.CompareString(e.text(all[i].Title), e.text(all[j].Title))
		case projectsBySector:
			return col.CompareString(e.shares(all[i].Sectors), e.shares(all[j].Sectors))
		case projectsByStatus:
			return int(all[i].Declared) - int(all[j].Declared)
		}
		return 0
	})
}

// Slots, Rows, Views, Sorts and Freqs implement [Panel].
func (p *projects) Slots(state.State) []data.Period { return nil }

func (p *projects) Rows(st state.State) int {
	return len(p.rows(nil, state.State{Sector: st.Sector, From: st.From, To: st.To}))
}

// Views is two: bars of status by sector, and the dates of each project.
func (p *projects) Views() int { return 2 }

func (p *projects) Sorts() int { return projectsSorts }

func (p *projects) Freqs(state.State) []data.Freq { return nil }

// Title implements [Panel].
func (p *projects) Title(e *Env, st state.State) (name string, notes []string) {
	name = e.Lang.T(lang.PanelProjects)
	if len(p.set.ds.Projects) == 0 {
		return name, nil
	}
	order := []lang.Msg{lang.SortID, lang.SortTitle, lang.SortSector, lang.SortStatus}[st.Sort[state.ListProjects]%projectsSorts]
	if p.gantt(st) {
		name = e.Lang.T(lang.PanelDates)
	}
	return name, []string{e.Lang.T(order), e.Lang.N(lang.Projects, len(p.rows(e, st)))}
}

// Draw implements [Panel].
func (p *projects) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State, zoomed bool) Zones {
	rows := p.rows(e, st)
	if len(rows) == 0 {
		m := lang.NothingLeft
		if len(p.set.ds.Projects) == 0 {
			m = lang.NoData
		}
		message(g, r, e.Lang.T(m), theme.Dim)
		return Zones{}
	}
	left, roomy := r, zoomed || r.H >= 17
	if r.W >= besideWidth && roomy {
		left.W = r.W*9/20 - 1
		if x, ok := p.selected(e, st); ok {
			drawRecord(g, grid.Rect{X: r.X + left.W + 2, Y: r.Y, W: r.W - left.W - 2, H: r.H}, e, projectRecord(e, x))
		}
	}
	if p.gantt(st) {
		top := p.drawDates(g, left, e, st, rows)
		return Zones{List: grid.Rect{X: left.X, Y: left.Y + 1, W: left.W, H: left.H - 1}, Top: top, HasList: true}
	}
	bars := p.drawBars(g, left, e, st, rows, roomy)
	list := grid.Rect{X: left.X, Y: left.Y + bars + 1, W: left.W, H: left.H - bars - 1}
	if list.H < 3 || !roomy {
		return Zones{}
	}
	top := drawList(g, list, len(rows), st.Sel[state.ListProjects], e.Glyphs.Pointer, p.columns(e, rows, list.W))
	return Zones{List: list, Top: top, HasList: true}
}

// Over implements [Panel]: nothing here depends on the time cursor.
func (p *projects) Over(*grid.Grid, grid.Rect, *Env, state.State, bool, Zones) {}

// Key implements [Panel].
func (p *projects) Key(st state.State) state.State {
	l := state.ListProjects
	k := state.State{Sector: st.Sector, From: st.From, To: st.To, Counting: st.Counting}
	k.Sel[l], k.Sort[l], k.Reverse[l] = st.Sel[l], st.Sort[l], st.Reverse[l]
	k.View[state.PanelProjects] = st.View[state.PanelProjects]
	return k
}

func (e *Env) sector(id string) string { return e.label(e.Set.ds.Sectors, id) }

func (p *projects) columns(e *Env, rows []int, w int) []column {
	at := func(i int) data.Project { return p.set.ds.Projects[rows[i]] }
	cols := []column{
		{Width: 4, Style: theme.Dim, Text: func(i int) string { return at(i).ID }},
		{Style: theme.Ink, Strong: true, Text: func(i int) string { return e.text(at(i).Title) }},
	}
	if w >= 60 {
		names := make([]string, len(rows))
		for i := range rows {
			names[i] = e.shares(at(i).Sectors)
		}
		cols = append(cols, column{Width: nameWidth(names, w/5), Style: theme.Dim, Text: func(i int) string { return names[i] }})
	}
	return append(cols,
		column{Width: 14, Mark: func(i int) grid.Style { return activityStyle(at(i).Declared) }, Text: func(i int) string { return activityName(e, at(i).Declared) }},
		column{Width: 1, Style: theme.Warn, Text: func(i int) string {
			if at(i).Conflict(e.Now) != "" {
				return "!"
			}
			return ""
		}})
}

func (p *projects) selected(e *Env, st state.State) (data.Project, bool) {
	rows := p.rows(e, st)
	if len(rows) == 0 {
		return data.Project{}, false
	}
	return p.set.ds.Projects[rows[min(st.Sel[state.ListProjects], len(rows)-1)]], true
}
