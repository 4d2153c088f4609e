package panel

import (
	"slices"
	"strings"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

type partsKey struct {
	lens     lens
	freq     data.Freq
	from, to int
}

// parts is the panel's indicator by sector and product, where it is published
// so: one series a part, the largest first, in the longest frequency that has
// several.
func (t *trade) parts(st state.State) timeline {
	if t.spec.Indicator == "" {
		return timeline{}
	}
	k := partsKey{lensOf(st), st.Freq, st.From, st.To}
	return memoised(t.set, k, func() timeline {
		freqs := data.Freqs()
		if slices.Contains(freqs, k.freq) {
			freqs = append([]data.Freq{k.freq}, freqs...)
		}
		for _, f := range freqs {
			if tl := t.partsOf(st, f); len(tl.series) > 1 || tl.err != nil {
				return tl
			}
		}
		return timeline{}
	})
}

func (t *trade) partsOf(st state.State, freq data.Freq) timeline {
	by := append([]string{data.DimActivity}, t.sectorDims()...)
	l := lensOf(st)
	f, err := t.set.store.Query(t.set.q.Context(), data.Query{Indicator: t.spec.Indicator, By: by, Freq: freq,
		Transform: l.transform, Base: l.base, Window: l.window, Prefer: l.prefer, AsOf: l.asOf})
	if err != nil {
		return timeline{err: err}
	}
	var frames []data.Frame
	var lines []series
	for _, s := range f.Series {
		w := map[string]string{}
		part := false
		for i, d := range by {
			w[d] = s.Key[i]
			part = part || d != data.DimRefArea && d != data.DimFlow && !data.IsTotal(d, s.Key[i])
		}
		if !part {
			continue
		}
		one := f
		one.Series = []data.Series{s}
		frames = append(frames, one)
		lines = append(lines, series{area: w[data.DimRefArea], flow: w[data.DimFlow], where: w, key: s.Key})
	}
	tl := join(st, frames, lines)
	slices.SortStableFunc(tl.series, func(a, b series) int {
		ra, rb := reachOf(a), reachOf(b)
		switch {
		case ra[1] > rb[1]:
			return -1
		case ra[1] < rb[1]:
			return 1
		}
		return 0
	})
	for i := range tl.series {
		tl.series[i].style = theme.Series(i)
	}
	return tl
}

// partName is what tells a part from the others: its product, or its sector
// where it is the whole of one, then flow and reporter.
func (t *trade) partName(e *Env, s series) string {
	name := ""
	for i, d := range t.sectorDims() {
		if c := s.key[i+1]; d != data.DimRefArea && d != data.DimFlow && !data.IsTotal(d, c) {
			name += t.set.ds.DimLabel(d, c, string(e.Lang.Tag())) + ", "
		}
	}
	if name == "" {
		name = e.sector(s.key[0]) + ", "
	}
	if m, ok := map[string]lang.Msg{data.FlowExports: lang.FlowExports, data.FlowImports: lang.FlowImports, data.FlowTurnover: lang.FlowTurnover}[s.flow]; ok {
		name += e.Lang.T(m) + ", "
	}
	if s.area != "" {
		name += e.label(t.set.ds.Areas, s.area) + ", "
	}
	return strings.TrimSuffix(name, ", ")
}

// The smallest chart among several, and the gap between two.
const (
	smallWidth  = 26
	smallHeight = 6
	smallGap    = 2
)

// drawParts draws a small chart a part, all with one scale: of as many as fit,
// those among which the selected one is.
func drawParts(g *grid.Grid, r grid.Rect, e *Env, st state.State, t *trade, tl timeline, slot int) Zones {
	n := len(tl.series)
	sel := min(st.Sel[state.ListCompare], n-1)
	cols := max(1, min(n, (r.W+smallGap)/(smallWidth+smallGap)))
	rows := max(1, min((n+cols-1)/cols, r.H/smallHeight))
	h, first := r.H, 0
	if n > cols*rows { // the last row says which these are
		h--
		rows = max(1, min(rows, h/smallHeight))
		first = sel / (cols * rows) * (cols * rows)
		g.Text(r.X, r.Y+h, e.Lang.F(lang.CompareSome, first+1, min(n, first+cols*rows), n), theme.Dim)
	}
	r.H = h
	w := (r.W+smallGap)/cols - smallGap
	smalls := make([]small, 0, cols*rows)
	for i, s := range tl.series[first:min(n, first+cols*rows)] {
		cell := grid.Rect{X: r.X + i%cols*(w+smallGap), Y: r.Y + i/cols*(h/rows), W: w, H: h/rows - 1}
		if rows == 1 {
			cell.H = h
		}
		smalls = append(smalls, small{cell, t.partName(e, s), s, first+i == sel})
	}
	return drawSmalls(g, r, e, st, tl, smalls, reachOf(tl.series...), slot)
}
