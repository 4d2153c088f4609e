package panel

import (
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// Lines implements [Reader]: a line a row of the grid, then the total.
func (coveragePage) Lines(e *Env, st state.State) []string {
	k := e.Set.coverageKey(st)
	c := e.Set.coverage(k)
	switch {
	case c.err != nil:
		return []string{e.refused(c.err)}
	case len(c.grid.Rows) == 0:
		return []string{e.Lang.T(lang.CoverageNothing)}
	}
	names := e.Set.coverageNames(e, k, c)
	var out []string
	for i, row := range c.grid.Rows {
		out = append(out, numberedRow(i, e.coverageRow(names[i], row)))
	}
	return append(out, e.coverageTotal(c))
}

// coverageRow says how much of a row is data, and what the rest is.
func (e *Env) coverageRow(name [2]string, row data.GridRow) string {
	counts, with, _ := ofRow(row)
	said := e.Lang.F(lang.CoverageRow, strings.TrimSuffix(name[0]+", "+name[1], ", "), e.count(with), e.count(len(row.Cells)))
	for _, x := range coverageStates() {
		if counts[x] > 0 {
			said += "; " + e.coverWord(x) + ": " + e.count(counts[x])
		}
	}
	return said
}

// coverageTotal says how much of the grid is data.
func (e *Env) coverageTotal(c covered) string {
	return e.Lang.F(lang.CoverageTotal, e.count(c.with), e.count(c.cells), e.covers(c.with, c.cells))
}

// count writes a whole number.
func (e *Env) count(n int) string { return e.Lang.Number(float64(n), 0) }
