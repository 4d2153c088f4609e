package panel

import (
	"accord/tui/lang"
	"accord/tui/state"
)

// Lines implements [Reader]: a line a row of the grid, then the total.
func (coveragePage) Lines(e *Env, st state.State) []string {
	k := e.Set.coverageKey(st)
	c := e.Set.coverage(k)
	switch {
	case c.err != nil:
		return []string{c.err.Error()}
	case len(c.grid.Rows) == 0:
		return []string{e.Lang.T(lang.CoverageNothing)}
	}
	number := func(n int) string { return e.Lang.Number(float64(n), 0) }
	names := e.Set.coverageNames(e, k, c)
	var out []string
	for i, row := range c.grid.Rows {
		counts, with, _ := ofRow(row)
		s := e.Lang.F(lang.CoverageRow, names[i][0]+", "+names[i][1], number(with), number(len(row.Cells)))
		for _, x := range coverageStates() {
			if counts[x] > 0 {
				s += "; " + e.coverWord(x) + " " + number(counts[x])
			}
		}
		out = append(out, numberedRow(i, s))
	}
	return append(out, e.Lang.F(lang.CoverageTotal, number(c.with), number(c.cells), e.covers(c.with, c.cells)))
}
