package panel

import (
	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

// coverageStates are the states of cells in the order of the legend.
func coverageStates() [5]data.CoverageState {
	return [...]data.CoverageState{data.CoveragePresent, data.CoverageFlagged, data.CoverageStale, data.CoverageMissing, data.CoverageNone}
}

// coverRune is the shape of a state.
func (e *Env) coverRune(s data.CoverageState) rune {
	for i, x := range coverageStates() {
		if x == s && i < len(e.Glyphs.Cover) {
			return e.Glyphs.Cover[i]
		}
	}
	return e.Glyphs.Missing
}

func coverStyle(s data.CoverageState) grid.Style {
	switch s {
	case data.CoveragePresent:
		return theme.Series(0)
	case data.CoverageFlagged:
		return theme.Series(1)
	case data.CoverageStale, data.CoverageMissing:
		return theme.Dim
	}
	return theme.Faint
}

// coverWord is the word for a state.
func (e *Env) coverWord(s data.CoverageState) string {
	if s == data.CoverageStale {
		return e.Lang.F(lang.CoverageStale, staleYears)
	}
	return e.Lang.T(map[data.CoverageState]lang.Msg{data.CoveragePresent: lang.CoveragePresent, data.CoverageFlagged: lang.CoverageFlagged,
		data.CoverageMissing: lang.CoverageStated, data.CoverageNone: lang.CoverageNone}[s])
}

// coverageLayout is how a grid shares its width: names on the left, then cells
// of one width; of more periods than fit the last are shown.
type coverageLayout struct {
	indicator, area int // columns of the names
	cell            int // columns of a cell
	left            int // the first column of the cells
	first           int // the first period shown
	labels          []string
	codes           bool // areas are named by their codes, for want of room
}

// coverageMost bounds the names of indicators.
const coverageMost = 36

// coverageLeast is how many periods are to be seen before areas give up their
// names.
const coverageLeast = 8

// areaCode is the code of the area of a row, a dash where it is all of them.
func areaCode(c covered, row int) string {
	for d, id := range c.grid.By {
		if code := c.grid.Rows[row].Key[d]; id == data.DimRefArea && !data.IsTotal(id, code) {
			return code
		}
	}
	return "–"
}

// coverageLayout measures once a language, grid and width.
func (s *Set) coverageLayout(e *Env, k coverageKey, c covered, w int) coverageLayout {
	type key struct {
		coverageKey
		tag lang.Tag
		w   int
	}
	return memoised(s, key{k, e.Lang.Tag(), w}, func() coverageLayout {
		names := s.coverageNames(e, k, c)
		inds, areas := []string{e.Lang.T(lang.HeadIndicator)}, []string{e.Lang.T(lang.HeadReporter)}
		for _, n := range names {
			inds, areas = append(inds, n[0]), append(areas, n[1])
		}
		l := coverageLayout{labels: make([]string, len(c.grid.Periods))}
		widest := 0
		for i, p := range c.grid.Periods {
			l.labels[i] = e.Lang.Short(p)
			widest = max(widest, grid.Width(l.labels[i]))
		}
		l.indicator = nameWidth(inds, min(coverageMost, w*2/5))
		l.area = nameWidth(areas, min(20, w/5))
		if over := 2 + l.indicator + 2 + l.area + 2 + 2*coverageLeast - w; over > 0 {
			l.codes = true
			l.area = 0
			for i := range names {
				l.area = max(l.area, grid.Width(areaCode(c, i)))
			}
			l.indicator = nameWidth(inds, w-2-2-l.area-2-2*coverageLeast)
		}
		l.left = 2 + l.indicator + 2 + l.area + 2
		room := w - l.left
		n := len(c.grid.Periods)
		switch {
		case n*(widest+1) <= room:
			l.cell = min(8, max(widest+1, room/max(1, n)))
		case n*3 <= room:
			l.cell = 3
		default:
			l.cell = 2
		}
		l.first = max(0, n-max(1, room/l.cell))
		return l
	})
}

// drawCoverage draws the grid with its headings.
func drawCoverage(g *grid.Grid, r grid.Rect, e *Env, k coverageKey, c covered, sel int) Zones {
	l := e.Set.coverageLayout(e, k, c, r.W)
	names := e.Set.coverageNames(e, k, c)
	drawCoverageHead(g, r, e, l)
	list := grid.Rect{X: r.X, Y: r.Y + 1, W: r.W, H: r.H - 1}
	if list.H <= 0 {
		return Zones{}
	}
	top := listTop(len(names), sel, list.H)
	for y := 0; y < list.H && top+y < len(names); y++ {
		row, at := top+y, list.Y+y
		var flags grid.Style
		strong := theme.Ink
		if row == sel {
			flags, strong = theme.Selected, theme.Ink|theme.Bold
			g.Fill(grid.Rect{X: r.X, Y: at, W: r.W, H: 1}, ' ', theme.Ink|flags)
			g.Set(r.X, at, e.Glyphs.Pointer, theme.Accent|theme.Bold|flags)
		}
		if row == sel || y == 0 || names[row][0] != names[row-1][0] { // else it is said by the row above
			g.Text(r.X+2, at, grid.Shorten(names[row][0], l.indicator), strong|flags)
		}
		area := names[row][1]
		if l.codes {
			area = areaCode(c, row)
		}
		g.Text(r.X+2+l.indicator+2, at, grid.Shorten(area, l.area), theme.Dim|flags)
		for j := l.first; j < len(l.labels); j++ {
			s := c.grid.Rows[row].Cells[j].State()
			g.Set(r.X+l.left+(j-l.first)*l.cell, at, e.coverRune(s), coverStyle(s)|flags)
		}
	}
	return Zones{List: list, Top: top, HasList: true}
}

// drawCoverageHead writes as many periods as fit over their cells, always the
// last.
func drawCoverageHead(g *grid.Grid, r grid.Rect, e *Env, l coverageLayout) {
	g.Text(r.X+2, r.Y, grid.Shorten(e.Lang.T(lang.HeadIndicator), l.indicator), theme.Dim)
	if !l.codes {
		g.Text(r.X+2+l.indicator+2, r.Y, grid.Shorten(e.Lang.T(lang.HeadReporter), l.area), theme.Dim)
	}
	drawCoverageLabels(g, r, l)
}

// drawCoverageLabels writes the periods over or under their cells.
func drawCoverageLabels(g *grid.Grid, r grid.Rect, l coverageLayout) {
	end := r.X + r.W // the column before which the next label to the left must end
	for j := len(l.labels) - 1; j >= l.first; j-- {
		w := grid.Width(l.labels[j])
		x := r.X + l.left + (j-l.first)*l.cell
		if j == len(l.labels)-1 {
			x = min(x, end-w)
		}
		if x+w > end {
			continue
		}
		g.Text(x, r.Y, l.labels[j], theme.Dim)
		end = x - 1
	}
}
