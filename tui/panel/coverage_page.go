package panel

import (
	"strings"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// coveragePage is how much of the picture is data: a row an indicator and
// reporter, a cell a period.
type coveragePage struct{ still }

// Title implements [Page].
func (coveragePage) Title(e *Env, st state.State) (name string, notes []string) {
	name = e.Lang.T(lang.PageCoverage)
	k := e.Set.coverageKey(st)
	if k.sector != "" {
		notes = append(notes, e.sector(k.sector))
	}
	notes = append(notes, e.Lang.Freq(k.freq))
	if c := e.Set.coverage(k); c.cells > 0 {
		notes = append(notes, e.covers(c.with, c.cells))
	}
	return name, notes
}

// covers is n of all in per cent; that all is there, or nothing, is never
// rounded to.
func (e *Env) covers(n, all int) string {
	if all == 0 {
		return "0 %"
	}
	v := float64(n) / float64(all) * 100
	switch {
	case n > 0 && v < 0.1:
		return "< " + e.Lang.Number(0.1, 1) + " %"
	case n < all && v > 99.9:
		return "> " + e.Lang.Number(99.9, 1) + " %"
	}
	return e.Lang.Number(v, 1) + " %"
}

// Rows implements [Page].
func (coveragePage) Rows(e *Env, st state.State) int {
	return len(e.Set.coverage(e.Set.coverageKey(st)).grid.Rows)
}

// Views and Freqs are the choices of the page.
func (coveragePage) Views(*Env, state.State) int             { return 1 }
func (coveragePage) Freqs(e *Env, _ state.State) []data.Freq { return e.Set.coverageFreqs() }

// Draw implements [Page].
func (p coveragePage) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	k := e.Set.coverageKey(st)
	c := e.Set.coverage(k)
	switch {
	case c.err != nil:
		message(g, r, e.refused(c.err), theme.Warn)
		return Zones{}
	case len(c.grid.Rows) == 0:
		message(g, r, e.Lang.T(lang.CoverageNothing), theme.Dim)
		return Zones{}
	}
	sel := min(st.Sel[state.ListCoverage], len(c.grid.Rows)-1)
	foot := coverageFoot(r.H)
	gap := 0
	if r.H >= 14 {
		gap = 1
	}
	h := min(r.H-foot-gap, len(c.grid.Rows)+1)
	z := drawCoverage(g, grid.Rect{X: r.X, Y: r.Y, W: r.W, H: h}, e, k, c, sel)
	below := grid.Rect{X: r.X, Y: r.Y + h + gap, W: r.W, H: r.H - h - gap}
	used := drawCoverageFoot(g, grid.Rect{X: r.X + 2, Y: below.Y, W: r.W - 2, H: below.H}, e, c, e.Set.coverageNames(e, k, c), sel)
	drawCoverageSums(g, grid.Rect{X: r.X, Y: below.Y + used + 1, W: r.W, H: below.H - used - 1}, e, k, c)
	return z
}

func coverageFoot(h int) int {
	switch {
	case h >= 20:
		return 5
	case h >= 12:
		return 4
	}
	return min(3, h/3)
}

// coverageNames are the names of the rows: the indicator, and the area that
// reports. They are made once a language.
func (s *Set) coverageNames(e *Env, k coverageKey, c covered) [][2]string {
	type key struct {
		coverageKey
		tag lang.Tag
	}
	return memoised(s, key{k, e.Lang.Tag()}, func() [][2]string {
		out := make([][2]string, len(c.grid.Rows))
		for i, r := range c.grid.Rows {
			for d, id := range c.grid.By {
				switch {
				case id == data.DimIndicator:
					out[i][0] = e.indicator(r.Key[d])
				case data.IsTotal(data.DimRefArea, r.Key[d]) && r.Key[d] != "":
					out[i][1] = e.Lang.T(lang.AreaAll)
				case r.Key[d] != "":
					out[i][1] = e.label(s.ds.Areas, r.Key[d])
				}
			}
		}
		return out
	})
}

// drawCoverageFoot counts the selected row and all rows, with the shapes and
// their words. It returns how many rows it used.
func drawCoverageFoot(g *grid.Grid, r grid.Rect, e *Env, c covered, names [][2]string, sel int) int {
	if r.H <= 0 {
		return 0
	}
	number := e.count
	row := c.grid.Rows[sel]
	counts, with, newest := ofRow(row)
	name := names[sel][0]
	if names[sel][1] != "" {
		name = strings.TrimSpace(name + ", " + names[sel][1])
	}
	total := []word{{text: e.coverageTotal(c), style: theme.Ink | theme.Bold}}
	said := []word{{text: e.Lang.F(lang.CoverageRow, name, number(with), number(len(row.Cells))), style: theme.Ink}}
	if r.H == 1 {
		return flow(g, r, e.Glyphs.Ellipsis, total...)
	}
	if r.H < 3 {
		newest, counts = data.Period{}, nil
	}
	for _, s := range coverageStates() {
		if counts[s] > 0 && s != data.CoverageNone {
			said = append(said, word{text: "  " + string(e.coverRune(s)), style: theme.Ink}, word{text: number(counts[s]), style: theme.Dim})
		}
	}
	if !newest.IsZero() {
		said = append(said, word{text: string(e.Glyphs.Separator) + " " + e.Lang.F(lang.CoverageNewest, e.Lang.Date(newest)), style: theme.Dim})
	}
	used := flow(g, grid.Rect{X: r.X, Y: r.Y, W: r.W, H: max(1, r.H/2)}, e.Glyphs.Ellipsis, said...)
	legend := [][]word{total}
	for _, s := range coverageStates() {
		if n := c.grid.Total[s]; n > 0 {
			legend = append(legend, []word{{text: string(e.coverRune(s)) + " ", style: coverStyle(s)}, {text: e.coverWord(s) + " ", style: theme.Dim}, {text: number(n), style: theme.Ink}})
		}
	}
	return used + groups(g, grid.Rect{X: r.X, Y: r.Y + used, W: r.W, H: r.H - used}, "   ", legend...)
}
