package panel

import (
	"math"
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

// counted are the agreements of rows that count: concluded, documents of their
// own, and between the partners when own is true, else with others.
func (a *agreements) counted(rows []int, own bool) []data.Agreement {
	var out []data.Agreement
	for _, i := range rows {
		if x := a.set.ds.Agreements[i]; x.Counted() && x.Concluded() && a.between(x) == own {
			out = append(out, x)
		}
	}
	return out
}

// between reports whether all partners of the dataset are parties to x.
func (a *agreements) between(x data.Agreement) bool {
	for _, p := range a.set.ds.Partners {
		if len(x.Parties) > 0 && !slices.Contains(x.Parties, p) {
			return false
		}
	}
	return true
}

func (a *agreements) years(st state.State) []data.Period {
	rows := a.rows(nil, state.State{Sector: st.Sector, From: st.From, To: st.To})
	if len(rows) == 0 {
		return nil
	}
	first, last := math.MaxInt, 0
	for _, i := range rows {
		y := a.set.ds.Agreements[i].Date.Year()
		first, last = min(first, y), max(last, y)
	}
	var out []data.Period
	for y := first; y <= last; y++ {
		out = append(out, data.Year(y))
	}
	return out
}

// drawYears draws the number of agreements a year as a row of bars and, beside
// it, as many sectors as fit.
func (a *agreements) drawYears(g *grid.Grid, r grid.Rect, e *Env, st state.State, rows []int, sectors bool) {
	slots := a.Slots(st)
	counts := make([]float64, len(slots))
	for _, x := range append(a.counted(rows, true), a.counted(rows, false)...) {
		counts[x.Date.Year()-slots[0].Year()]++
	}
	x := g.Text(r.X, r.Y, strconv.Itoa(slots[0].Year())+" ", theme.Dim)
	w := min(len(slots), max(0, r.X+r.W-x-24))
	chart.Spark(g, x, r.Y, w, counts, theme.Series1, theme.Faint, e.Glyphs)
	x += w
	if len(slots) > 1 {
		x = g.Text(x, r.Y, " "+strconv.Itoa(slots[len(slots)-1].Year()), theme.Dim)
	}
	if !sectors {
		return
	}
	groups(g, grid.Rect{X: x + 3, Y: r.Y, W: r.X + r.W - x - 3, H: 1}, "  ", a.sectorCounts(e, rows)...)
}

// bySector counts the agreements of rows that count, by their first sector.
func (a *agreements) bySector(rows []int) (ids []string, counts map[string]int) {
	counts = map[string]int{}
	for _, x := range append(a.counted(rows, true), a.counted(rows, false)...) {
		for _, s := range x.Sectors[:min(1, len(x.Sectors))] {
			if counts[s.Sector]++; counts[s.Sector] == 1 {
				ids = append(ids, s.Sector)
			}
		}
	}
	slices.SortStableFunc(ids, func(x, y string) int {
		if d := counts[y] - counts[x]; d != 0 {
			return d
		}
		return strings.Compare(x, y)
	})
	return ids, counts
}

// proof says what is counted: how many documents the rows of the list are, of
// whom, and how many rows are none of their own. The parts add up to the rows.
func (a *agreements) proof(e *Env, rows []int) [][]word {
	own, others := len(a.counted(rows, true)), len(a.counted(rows, false))
	out := [][]word{{{text: e.Lang.N(lang.Agreements, own+others), style: theme.Ink}}}
	if own > 0 && others > 0 {
		out[0] = append(out[0], word{text: ": " + e.Lang.F(lang.OfPartners, own) + ", " + e.Lang.F(lang.WithOthers, others), style: theme.Dim})
	}
	if left := len(rows) - own - others; left > 0 {
		out = append(out, []word{{text: e.Lang.N(lang.RowsOut, left), style: theme.Dim}})
	}
	return out
}

// sectorCounts are the sectors with how many agreements each has, the fullest
// first.
func (a *agreements) sectorCounts(e *Env, rows []int) [][]word {
	ids, counts := a.bySector(rows)
	var all [][]word
	for _, id := range ids {
		all = append(all, []word{{text: e.label(a.set.ds.Sectors, id) + " ", style: theme.Dim}, {text: strconv.Itoa(counts[id]), style: theme.Ink}})
	}
	return all
}
