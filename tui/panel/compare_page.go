package panel

import (
	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
)

// comparePage lays things side by side: the two series of a face of the trade
// panel, the parts that its indicator is published by, and two periods.
type comparePage struct{ still }

// Rows implements [Page]: the series of two periods, or the parts.
func (c comparePage) Rows(e *Env, st state.State) int {
	x, at, ok := c.at(e, st)
	switch {
	case ok && x.kind == lang.CompareParts:
		return len(c.trade(e).parts(at).series)
	case ok && x.kind == lang.ComparePeriods:
		return len(c.spans(e, at).rows)
	}
	return 0
}

// comparison is one face of the page: one of the trade panel, or the parts, or
// the periods.
type comparison struct {
	kind lang.Msg // ViewFlow for two series, CompareParts, ComparePeriods
	view int      // the face of the trade panel
}

func (comparePage) trade(e *Env) *trade { return e.Set.panels[state.PanelTrade].(*trade) }

// comparisons are the faces that the dataset has something for.
func (c comparePage) comparisons(e *Env) []comparison {
	type key struct{ comparisons bool }
	return memoised(e.Set, key{true}, func() []comparison {
		t := c.trade(e)
		var out []comparison
		for i := range t.faces {
			st := state.New()
			st.View[state.PanelTrade] = i
			if a, b, _ := t.sides(st); a.cells != nil && b.cells != nil {
				out = append(out, comparison{lang.ViewFlow, i})
			}
		}
		if len(t.parts(state.New()).series) > 1 {
			out = append(out, comparison{kind: lang.CompareParts})
		}
		if len(t.faces) > 0 {
			out = append(out, comparison{kind: lang.ComparePeriods})
		}
		return out
	})
}

// at is the face that st shows, and st with the trade panel turned to it; false
// where there is nothing to compare.
func (c comparePage) at(e *Env, st state.State) (comparison, state.State, bool) {
	all := c.comparisons(e)
	if len(all) == 0 {
		return comparison{}, st, false
	}
	x := all[0]
	if st.Compare < len(all) {
		x = all[st.Compare]
	}
	st.View[state.PanelTrade] = x.view
	if x.kind != lang.ViewFlow {
		st.Sector = "" // parts and totals stand whole
	}
	return x, st, true
}

// Views and Freqs are those of the faces.
func (c comparePage) Views(e *Env, _ state.State) int { return len(c.comparisons(e)) }
func (c comparePage) Freqs(e *Env, st state.State) []data.Freq {
	x, st, ok := c.at(e, st)
	if !ok || x.kind == lang.CompareParts {
		return nil
	}
	return c.trade(e).Freqs(st)
}

// timeline is what the time cursor moves over.
func (c comparePage) timeline(e *Env, st state.State) timeline {
	x, st, ok := c.at(e, st)
	switch {
	case !ok:
		return timeline{}
	case x.kind == lang.CompareParts:
		return c.trade(e).parts(st)
	case x.kind == lang.ComparePeriods:
		st.Transform = data.Level
	}
	return c.trade(e).timeline(st)
}

// Slots implements [Page].
func (c comparePage) Slots(e *Env, st state.State) []data.Period { return c.timeline(e, st).periods }

// Title implements [Page].
func (c comparePage) Title(e *Env, st state.State) (name string, notes []string) {
	name = e.Lang.T(lang.PageCompare)
	x, at, ok := c.at(e, st)
	if !ok {
		return name, nil
	}
	what := e.Lang.T(x.kind)
	if x.kind == lang.ViewFlow {
		what = c.trade(e).viewName(e, at)
	}
	name += " " + string(e.Glyphs.Separator) + " " + what
	tl := c.timeline(e, st)
	if len(tl.series) == 0 || x.kind == lang.ComparePeriods {
		return name, LensText(e, st)
	}
	notes = append(LensText(e, st), e.Lang.Freq(tl.periods[0].Freq()))
	if st.Transform != data.Level {
		notes = append(notes, e.Lang.Transform(st.Transform, st.Base, st.Window))
	}
	if u := e.unit(tl.unit); u != "" {
		notes = append(notes, u)
	}
	return name, notes
}

// Draw implements [Page].
func (c comparePage) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	x, at, ok := c.at(e, st)
	tl := c.timeline(e, st)
	if said, empty := c.nothing(e, at, ok); empty {
		message(g, r, said, unless(tl.err))
		return Zones{}
	}
	slot := state.Slot(tl.periods, e.Set.at(st))
	switch x.kind {
	case lang.CompareParts:
		return drawParts(g, r, e, at, c.trade(e), tl, slot)
	case lang.ComparePeriods:
		return c.drawPeriods(g, r, e, at)
	}
	return c.drawSides(g, r, e, at, tl, slot)
}

// Table implements [Tabler]: the figures of what is compared, or the two
// periods with what lies between them.
func (c comparePage) Table(e *Env, st state.State) Table {
	x, at, ok := c.at(e, st)
	tl := c.timeline(e, st)
	if !ok || len(tl.periods) == 0 {
		return Table{Columns: e.figureColumns()}
	}
	t, slot := c.trade(e), state.Slot(tl.periods, e.Set.at(at))
	if x.kind == lang.ComparePeriods {
		return spansTable(e, c.spans(e, at), at.Sel[state.ListCompare])
	}
	if x.kind == lang.CompareParts {
		return e.figures(tl, slot, func(s series) string { return t.partName(e, s) })
	}
	a, b, _ := t.sides(at)
	tl.series = nil
	for _, s := range []series{a, b} {
		if s.cells != nil {
			tl.series = append(tl.series, s)
		}
	}
	return e.figures(tl, slot, func(s series) string { return t.calculated(e, at) + ": " + t.lineName(e, at, s) })
}
