package panel

import (
	"cmp"
	"slices"
	"strconv"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// sectorCount is a sector and its projects by status. Counts are whole numbers
// but for those by share.
type sectorCount struct {
	id     string
	counts map[data.ActivityStatus]float64
	total  float64
}

// weights are the sectors that a project counts in, and how much: once in the
// sector with the largest share (the first of equals), once in every sector,
// or by its shares.
func weights(x data.Project, how state.Counting) []data.SectorShare {
	if len(x.Sectors) == 0 {
		return nil
	}
	switch how {
	case state.CountEvery:
		out := slices.Clone(x.Sectors)
		for i := range out {
			out[i].Percent = 100
		}
		return out
	case state.CountShare:
		return x.Sectors
	}
	largest := x.Sectors[0]
	for _, s := range x.Sectors {
		if s.Percent > largest.Percent {
			largest = s
		}
	}
	return []data.SectorShare{{Sector: largest.Sector, Percent: 100}}
}

// bySector counts the projects of rows by sector, the fullest sector first.
func (p *projects) bySector(rows []int, how state.Counting) []sectorCount {
	var out []sectorCount
	for _, i := range rows {
		x := p.set.ds.Projects[i]
		for _, s := range weights(x, how) {
			k := slices.IndexFunc(out, func(c sectorCount) bool { return c.id == s.Sector })
			if k < 0 {
				k = len(out)
				out = append(out, sectorCount{id: s.Sector, counts: map[data.ActivityStatus]float64{}})
			}
			out[k].counts[x.Declared] += s.Percent / 100
			out[k].total += s.Percent / 100
		}
	}
	slices.SortStableFunc(out, func(a, b sectorCount) int { return cmp.Compare(b.total, a.total) })
	return out
}

// drawBars draws a stacked bar a sector, the legend and the conflicts, and
// returns the rows used. brief leaves room for the list.
func (p *projects) drawBars(g *grid.Grid, r grid.Rect, e *Env, st state.State, rows []int, brief bool) int {
	all := p.bySector(rows, st.Counting)
	foot := 3
	if r.H < 8 {
		foot = min(1, max(0, r.H-2))
	}
	show := min(len(all), max(1, r.H-foot))
	if brief {
		show = min(len(all), max(1, r.H/3))
	}
	name, most := 0, 1.0
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
				parts = append(parts, chart.Part{Value: n, Style: activityStyle(s) | theme.Bold, Rune: e.stage(s)})
			}
		}
		num := e.Lang.Number(c.total, countDecimals(st.Counting))
		chart.Stacked(g, r.X+name+2, y, max(0, r.W-name-6), parts, most, e.Glyphs)
		g.Text(r.X+r.W-grid.Width(num), y, num, theme.Dim)
		y++
	}
	if r.Y+r.H-y > 4 {
		y++
	}
	if left := r.Y + r.H - y; left > 0 {
		y += groups(g, grid.Rect{X: r.X, Y: y, W: r.W, H: min(2, left)}, "  ", p.legend(e, rows)...)
	}
	if left := r.Y + r.H - y; left > 0 && (st.Counting != state.CountOnce || left > 1) {
		g.Text(r.X, y, grid.Shorten(p.proof(e, all, len(rows), st.Counting), r.W), theme.Dim)
		y++
	}
	if n := p.conflicts(e, rows); n > 0 && y < r.Y+r.H {
		g.Text(r.X, y, grid.Shorten(e.Lang.N(lang.Conflicts, n), r.W), theme.Warn)
		y++
	}
	return y - r.Y
}

// countDecimals is how many decimals counts need.
func countDecimals(how state.Counting) int {
	if how == state.CountShare {
		return 1
	}
	return 0
}

// proof says how projects are counted and what the sectors add up to, beside
// the number of projects.
func (p *projects) proof(e *Env, all []sectorCount, projects int, how state.Counting) string {
	sum := 0.0
	for _, c := range all {
		sum += c.total
	}
	way := e.Lang.T(map[state.Counting]lang.Msg{state.CountOnce: lang.CountOnce, state.CountEvery: lang.CountEvery, state.CountShare: lang.CountShare}[how])
	return way + " " + string(e.Glyphs.Separator) + " " + e.Lang.F(lang.CountTotal, e.Lang.Number(sum, countDecimals(how)), e.Lang.N(lang.Projects, projects))
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
