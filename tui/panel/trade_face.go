package panel

import (
	"context"
	"errors"
	"slices"

	"accord/data"
	"accord/data/ask"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// face is one choice of series.
type face struct {
	kind  lang.Msg // ViewTurnover, ViewFlow, ViewReporter
	areas []string // the two ends of a flow, or the one reporter
	lines []series
}

// choices are the faces that the dataset has data for: turnover as each area
// reports it; between two partners each direction as both ends report it; and
// all flows of one area.
func (t *trade) choices() []face {
	if t.spec.Indicator == "" {
		return nil
	}
	at := func(n int, area, flow string) series {
		w := map[string]string{}
		for d, c := range t.spec.Where {
			w[d] = c
		}
		if area != "" {
			w[data.DimRefArea] = area
		}
		if flow != "" {
			w[data.DimFlow] = flow
		}
		return series{area: area, flow: flow, where: w, style: theme.Series(n)}
	}
	areas := t.areas()
	total := face{kind: lang.ViewTurnover}
	for i, a := range areas {
		total.lines = append(total.lines, at(i, a, data.FlowTurnover))
	}
	if len(areas) == 0 {
		total.lines = append(total.lines, at(0, "", ""))
	}
	faces := []face{total}
	if p := t.set.ds.Partners; len(p) == 2 {
		for i, ends := range [][]string{{p[0], p[1]}, {p[1], p[0]}} {
			faces = append(faces, face{kind: lang.ViewFlow, areas: ends, lines: []series{
				at(i, ends[0], data.FlowExports), at(1-i, ends[1], data.FlowImports)}})
		}
	}
	for _, a := range areas {
		faces = append(faces, face{kind: lang.ViewReporter, areas: []string{a}, lines: []series{
			at(0, a, data.FlowTurnover), at(1, a, data.FlowExports), at(2, a, data.FlowImports)}})
	}
	known := t.occurs()
	return slices.DeleteFunc(faces, func(f face) bool { return !slices.ContainsFunc(f.lines, known) })
}

// occurs tells of a line whether anything is known of it. Of rows in bulk it asks
// once for all areas and flows, which may be hundreds.
func (t *trade) occurs() func(series) bool {
	each := func(l series) bool { return len(t.set.freqs(t.spec.Indicator, l.where)) > 0 }
	ds := t.set.ds
	by := []string{data.DimRefArea, data.DimFlow}
	if !ds.Bulk.Has(ds, t.spec.Indicator) || ds.DimIndex(by[0]) < 0 || ds.DimIndex(by[1]) < 0 {
		return each
	}
	q := data.Query{Indicator: t.spec.Indicator, By: by}
	for _, d := range ds.Dimensions {
		if code, fixed := t.spec.Where[d.ID]; fixed && !slices.Contains(by, d.ID) {
			q.Where = append(q.Where, data.Filter{Dimension: d.ID, Codes: []string{code}})
		}
	}
	has, err := ask.For(t.set.desk, t.set.q, "lines known", func(ctx context.Context) ([][]string, error) { return data.KnownOf(ctx, ds.Store, q) }, q)
	switch {
	case errors.Is(err, ask.ErrLacking):
		return func(series) bool { return false } // until it is there
	case err != nil:
		return each
	}
	return func(l series) bool {
		return slices.ContainsFunc(has, func(key []string) bool {
			for i, d := range by {
				if code, fixed := l.where[d]; fixed && code != key[i] && !(data.IsTotal(d, code) && data.IsTotal(d, key[i])) {
					return false
				}
			}
			return true
		})
	}
}

// areas are the reporting areas that occur, partners first.
func (t *trade) areas() []string {
	k := t.set.ds.DimIndex(data.DimRefArea)
	var out []string
	occurs := map[string]bool{}
	for _, code := range t.set.ds.Occurring(k, t.spec.Indicator) {
		if code != "" {
			occurs[code] = true
		}
	}
	for _, a := range t.set.ds.Partners {
		if occurs[a] {
			out = append(out, a)
			delete(occurs, a)
		}
	}
	var rest []string
	for a := range occurs {
		rest = append(rest, a)
	}
	slices.Sort(rest)
	return append(out, rest...)
}

func (t *trade) face(st state.State) int {
	if v := st.View[state.PanelTrade]; v < len(t.faces) {
		return v
	}
	return 0
}

// viewName says which flows are drawn.
func (t *trade) viewName(e *Env, st state.State) string {
	if st.Sector != "" {
		return e.sector(st.Sector)
	}
	f := t.faces[t.face(st)]
	switch f.kind {
	case lang.ViewFlow:
		return e.Lang.F(f.kind, e.label(t.set.ds.Areas, f.areas[0]), e.label(t.set.ds.Areas, f.areas[1]))
	case lang.ViewReporter:
		return e.Lang.F(f.kind, e.label(t.set.ds.Areas, f.areas[0]))
	}
	return e.Lang.T(f.kind)
}

// lineName is the name of a series among those of its face.
func (t *trade) lineName(e *Env, st state.State, s series) string {
	if s.key != nil {
		return t.sectorName(e, s)
	}
	if t.faces[t.face(st)].kind == lang.ViewReporter {
		return e.Lang.T(map[string]lang.Msg{data.FlowExports: lang.FlowExports, data.FlowImports: lang.FlowImports, data.FlowTurnover: lang.FlowTurnover}[s.flow])
	}
	if s.area == "" {
		return e.indicator(t.spec.Indicator)
	}
	return e.label(t.set.ds.Areas, s.area)
}
