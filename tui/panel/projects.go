package panel

import (
	"slices"
	"strconv"
	"strings"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// projects is the panel of project status by sector: stacked bars, the list,
// and one project in full.
type projects struct{ set *Set }

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
func (p *projects) Views() int                    { return 0 }
func (p *projects) Sorts() int                    { return projectsSorts }
func (p *projects) Freqs(state.State) []data.Freq { return nil }

// Title implements [Panel].
func (p *projects) Title(e *Env, st state.State) (name string, notes []string) {
	name = e.Lang.T(lang.PanelProjects)
	if len(p.set.ds.Projects) == 0 {
		return name, nil
	}
	order := []lang.Msg{lang.SortID, lang.SortTitle, lang.SortSector, lang.SortStatus}[st.Sort[state.ListProjects]%projectsSorts]
	return name, []string{e.Lang.T(order), strconv.Itoa(len(p.rows(e, st)))}
}

// sectorCount is a sector and its projects by status.
type sectorCount struct {
	id     string
	counts map[data.ActivityStatus]int
	total  int
}

// bySector counts every project of rows once in each of its sectors, the
// fullest sector first.
func (p *projects) bySector(rows []int) []sectorCount {
	var out []sectorCount
	for _, i := range rows {
		x := p.set.ds.Projects[i]
		for _, s := range x.Sectors {
			k := slices.IndexFunc(out, func(c sectorCount) bool { return c.id == s.Sector })
			if k < 0 {
				k = len(out)
				out = append(out, sectorCount{id: s.Sector, counts: map[data.ActivityStatus]int{}})
			}
			out[k].counts[x.Declared]++
			out[k].total++
		}
	}
	slices.SortStableFunc(out, func(a, b sectorCount) int { return b.total - a.total })
	return out
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
	bars := p.drawBars(g, left, e, rows, roomy)
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
	k := state.State{Sector: st.Sector, From: st.From, To: st.To}
	k.Sel[l], k.Sort[l], k.Reverse[l] = st.Sel[l], st.Sort[l], st.Reverse[l]
	return k
}

// drawBars draws a stacked bar a sector, the legend and the conflicts, and
// returns the rows used. brief leaves room for the list.
func (p *projects) drawBars(g *grid.Grid, r grid.Rect, e *Env, rows []int, brief bool) int {
	all := p.bySector(rows)
	foot := 3
	if r.H < 8 {
		foot = min(1, max(0, r.H-2))
	}
	show := min(len(all), max(1, r.H-foot))
	if brief {
		show = min(len(all), max(1, r.H/3))
	}
	name, most := 0, 1
	for _, c := range all {
		name = max(name, grid.Width(e.sector(c.id)))
		most = max(most, c.total)
	}
	name = min(name, r.W*2/5)
	y := r.Y
	for i, c := range all[:show] {
		if i == show-1 && len(all) > show && !brief {
			g.Text(r.X, y, e.Lang.F(lang.MoreRows, len(all)-show+1), theme.Dim)
			y++
			break
		}
		g.Text(r.X, y, grid.Shorten(e.sector(c.id), name), theme.Ink)
		var parts []chart.Part
		for _, s := range statusOrder() {
			if n := c.counts[s]; n > 0 {
				parts = append(parts, chart.Part{Value: float64(n), Style: activityStyle(s) | theme.Bold, Rune: e.stage(s)})
			}
		}
		num := strconv.Itoa(c.total)
		chart.Stacked(g, r.X+name+2, y, max(0, r.W-name-6), parts, float64(most), e.Glyphs)
		g.Text(r.X+r.W-len(num), y, num, theme.Dim)
		y++
	}
	if r.Y+r.H-y > 4 {
		y++
	}
	if left := r.Y + r.H - y; left > 0 {
		y += groups(g, grid.Rect{X: r.X, Y: y, W: r.W, H: min(2, left)}, "  ", p.legend(e, rows)...)
	}
	if n := p.conflicts(e, rows); n > 0 && y < r.Y+r.H {
		g.Text(r.X, y, grid.Shorten(e.Lang.N(lang.Conflicts, n), r.W), theme.Warn)
		y++
	}
	return y - r.Y
}

// statusOrder is the order of the pieces of a bar: what is done first, as in a
// bar of progress.
func statusOrder() []data.ActivityStatus {
	return []data.ActivityStatus{data.ActivityClosed, data.ActivityFinalisation, data.ActivityImplementation,
		data.ActivityPipeline, data.ActivitySuspended, data.ActivityCancelled, data.ActivityUnknown}
}

// stage is the piece of a bar for a status.
func (e *Env) stage(s data.ActivityStatus) rune {
	return e.Glyphs.Stages[slices.Index(statusOrder(), s)]
}

func (e *Env) sector(id string) string { return e.label(e.Set.ds.Sectors, id) }

// legend is every status that occurs, with how many projects have it.
func (p *projects) legend(e *Env, rows []int) [][]word {
	counts := map[data.ActivityStatus]int{}
	for _, i := range rows {
		counts[p.set.ds.Projects[i].Declared]++
	}
	var out [][]word
	for _, s := range statusOrder() {
		if counts[s] == 0 {
			continue
		}
		out = append(out, []word{{text: string(e.stage(s)) + string(e.stage(s)) + " ", style: activityStyle(s) | theme.Bold},
			{text: activityName(e, s) + " ", style: theme.Dim}, {text: strconv.Itoa(counts[s]), style: theme.Ink}})
	}
	return out
}

func (p *projects) conflicts(e *Env, rows []int) int {
	n := 0
	for _, i := range rows {
		if p.set.ds.Projects[i].Conflict(e.Now) != "" {
			n++
		}
	}
	return n
}

func activityStyle(s data.ActivityStatus) grid.Style {
	switch s {
	case data.ActivityClosed:
		return theme.Series3
	case data.ActivityFinalisation:
		return theme.Series7
	case data.ActivityImplementation:
		return theme.Series1
	case data.ActivityPipeline:
		return theme.Series2
	case data.ActivityCancelled:
		return theme.Series4
	case data.ActivitySuspended:
		return theme.Series5
	}
	return theme.Faint
}

func activityName(e *Env, s data.ActivityStatus) string {
	return e.Lang.T(map[data.ActivityStatus]lang.Msg{data.ActivityUnknown: lang.ActivityUnknown,
		data.ActivityPipeline: lang.ActivityPipeline, data.ActivityImplementation: lang.ActivityImplementation,
		data.ActivityFinalisation: lang.ActivityFinalisation, data.ActivityClosed: lang.ActivityClosed,
		data.ActivityCancelled: lang.ActivityCancelled, data.ActivitySuspended: lang.ActivitySuspended}[s])
}

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

// Sentence implements [Panel].
func (p *projects) Sentence(e *Env, st state.State) string {
	rows := p.rows(e, st)
	if len(rows) == 0 {
		return e.Lang.T(lang.NoData)
	}
	counts := map[data.ActivityStatus]int{}
	for _, i := range rows {
		counts[p.set.ds.Projects[i].Declared]++
	}
	var said []string
	for _, s := range data.ActivityStatuses() {
		if counts[s] > 0 {
			said = append(said, activityName(e, s)+" "+strconv.Itoa(counts[s]))
		}
	}
	return e.Lang.F(lang.SayProjects, e.Lang.N(lang.Projects, len(rows)), e.Lang.N(lang.Sectors, len(p.bySector(rows))), strings.Join(said, ", "))
}

func projectRecord(e *Env, p data.Project) record {
	rc := record{title: e.text(p.Title)}
	rc.titles(e, p.Title)
	rc.add(e.Lang.T(lang.FieldSector), e.shares(p.Sectors))
	rc.add(e.Lang.T(lang.FieldPlace), p.Location)
	declared := activityName(e, p.Declared)
	if p.Words != "" {
		declared += " · “" + p.Words + "”"
	}
	if !p.AsOf.IsZero() {
		declared += " · " + e.Lang.Date(p.AsOf)
	}
	rc.add(e.Lang.T(lang.FieldDeclared), declared)
	rc.add(e.Lang.T(lang.FieldInferred), activityName(e, p.Inferred(e.Now)))
	if m, ok := map[string]lang.Msg{"ended": lang.ConflictEnded, "overdue": lang.ConflictOverdue, "begun": lang.ConflictBegun, "not begun": lang.ConflictNotBegun}[p.Conflict(e.Now)]; ok {
		rc.fields = append(rc.fields, field{label: e.Lang.T(lang.FieldConflict), words: []word{{text: e.Lang.T(m), style: theme.Warn}}})
	}
	rc.add(e.Lang.T(lang.FieldDates), e.dates(p))
	if p.Cost.Known {
		rc.add(e.Lang.T(lang.FieldCost), e.amount(p.Cost))
	}
	rc.add(e.Lang.T(lang.FieldPartners), strings.Join(p.Partners, ", "))
	for _, id := range p.Agreements {
		if a, ok := e.Set.ds.Agreement(id); ok {
			rc.add(e.Lang.T(lang.KindAgreement), a.Date.String()+" · "+e.text(a.Title))
		}
	}
	rc.add(e.Lang.T(lang.FieldNote), p.Note)
	rc.source(e, p.Source)
	if len(p.Facts) > 0 {
		rc.heading(e.Lang.T(lang.Facts))
	}
	for _, f := range p.Facts {
		rc.fields = append(rc.fields, field{label: f.AsOf.String(), words: factWords(e, f)})
	}
	return rc
}

// dates writes the planned and actual start and end.
func (e *Env) dates(p data.Project) string {
	var out []string
	for _, x := range []struct {
		m        lang.Msg
		from, to data.Period
	}{{lang.Planned, p.PlannedStart, p.PlannedEnd}, {lang.Actual, p.ActualStart, p.ActualEnd}} {
		if x.from.IsZero() && x.to.IsZero() {
			continue
		}
		out = append(out, e.Lang.T(x.m)+" "+e.Lang.Date(x.from)+" – "+e.Lang.Date(x.to))
	}
	return strings.Join(out, "; ")
}

func (e *Env) amount(a data.Amount) string {
	return strings.TrimSpace(e.Lang.Bounded(a.Value, a.Decimals, a.Bound) + " " + e.unit(a.Unit))
}

// factWords are what was stated, the number in front, and where.
func factWords(e *Env, f data.Fact) []word {
	ws := []word{{text: strings.ReplaceAll(f.Kind, "_", " "), style: theme.Dim}}
	if f.Amount.Known {
		ws = append(ws, word{text: e.amount(f.Amount), style: theme.Ink | theme.Bold})
	}
	ws = append(ws, word{text: f.Words, style: theme.Ink})
	src, _ := e.Set.ds.Source(f.Source)
	return append(ws, word{text: strings.TrimSpace(f.Source + " " + src.Publisher), style: theme.Dim})
}
