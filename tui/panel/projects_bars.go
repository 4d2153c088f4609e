package panel

import (
	"slices"
	"strconv"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

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
