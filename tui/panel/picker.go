package panel

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// choice is one row of a picker: what it is called, what stands beside it, and
// what it does.
type choice struct {
	head, name, code string
	notes            []string // unit, figures, span
	chosen           bool
	action           state.Action
}

// pickerRows are the rows of the picker that lies over the page of st, those that
// match what was typed best first.
func pickerRows(e *Env, st state.State) []choice {
	type key struct {
		overlay state.Overlay
		subject subjectKey
		drawn   state.Codes
		groups  bool
		tag     lang.Tag
		query   string
	}
	k := key{st.Overlay, subjectKey{st.Subject, st.Sector, st.Freq, lensOf(st).plain()}, st.Subject.Entities, st.Subject.Groups, e.Lang.Tag(), st.Query}
	return memoised(e.Set, k, func() []choice {
		var all []choice
		switch st.Overlay {
		case state.IndicatorsOverlay:
			all = e.indicatorChoices(st)
		case state.EntitiesOverlay:
			all = e.entityChoices(st)
		case state.DimensionsOverlay:
			all = e.dimensionChoices(st)
		}
		return matching(all, st.Query)
	})
}

// matching are the choices that a query finds, the best first.
func matching(all []choice, query string) []choice {
	if strings.TrimSpace(query) == "" {
		return all
	}
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = fold(c.name + " " + c.code + " " + c.head)
	}
	query = fold(query)
	var out []choice
	for _, m := range fuzzy.Find(query, names) {
		out = append(out, all[m.Index])
	}
	// Letters found here and there are worth less than what somebody began to write.
	rank := func(c choice) int {
		switch name := fold(c.name); {
		case fold(c.code) == query || strings.HasPrefix(name, query):
			return 0
		case strings.Contains(" "+name, " "+query):
			return 1
		}
		return 2
	}
	slices.SortStableFunc(out, func(a, b choice) int { return rank(a) - rank(b) })
	return out
}

// span writes the first and the last period.
func (e *Env) span(first, last data.Period) string {
	switch {
	case first.IsZero():
		return ""
	case first == last:
		return e.Lang.Short(first)
	}
	return e.Lang.Short(first) + "–" + e.Lang.Short(last)
}

func (e *Env) indicatorChoices(st state.State) []choice {
	now := e.Set.subject(st).indicator.ID
	var out []choice
	for _, in := range e.Set.ds.Indicators {
		shape := e.Set.shapeOf(in.ID)
		if shape.Figures == 0 {
			continue
		}
		out = append(out, choice{name: e.indicator(in.ID), code: in.ID, chosen: in.ID == now,
			notes:  []string{e.unit(in.Unit), e.Lang.N(lang.FiguresN, shape.Figures), e.span(shape.First, shape.Last)},
			action: state.Action{Name: state.ChangeIndicator, Text: in.ID}})
	}
	return out
}

// shapeOf is what an indicator holds.
func (s *Set) shapeOf(indicator string) data.Shape {
	type key struct{ shapeOf string }
	return memoised(s, key{indicator}, func() data.Shape {
		shape, err := data.ShapeOf(s.q.Context(), s.store, data.Query{Indicator: indicator})
		if err != nil {
			return data.Shape{}
		}
		return shape
	})
}

func (e *Env) entityChoices(st state.State) []choice {
	x := e.Set.subject(st)
	drawn, groups := e.Set.entities(st), e.Set.groups(x.by)
	var out, behind []choice
	for _, c := range x.codes {
		one := choice{name: e.code(x.by, c.Code), code: c.Code, chosen: slices.Contains(drawn, c.Code),
			notes:  []string{"", e.Lang.N(lang.FiguresN, c.Figures), e.span(c.First, c.Last)},
			action: state.Action{Name: state.ToggleEntity, Text: c.Code}}
		if groups[c.Code] {
			one.notes[0] = e.Lang.T(lang.GroupWord)
			behind = append(behind, one)
			continue
		}
		out = append(out, one)
	}
	col := e.Lang.Collator()
	byName := func(a, b choice) int { return col.CompareString(a.name, b.name) }
	slices.SortStableFunc(out, byName)
	slices.SortStableFunc(behind, byName)
	return append(out, behind...)
}

// dimensionChoices are, of each dimension with several codes, its codes, and that
// the entities may be of it.
func (e *Env) dimensionChoices(st state.State) []choice {
	x := e.Set.subject(st)
	var out []choice
	whole := e.Set.shapeOf(x.indicator.ID)
	for _, d := range whole.Dimensions {
		if len(d.Codes) < 2 {
			continue
		}
		name := e.dimension(d.ID)
		head := name
		if d.Cut > 0 {
			head += " (" + e.Lang.F(lang.ListCut, e.count(len(d.Codes))) + ")"
		}
		out = append(out, choice{head: head, name: e.Lang.F(lang.ByDimension, name), code: d.ID, chosen: d.ID == x.by,
			notes: []string{"", "", ""}, action: state.Action{Name: state.ChangeBy, Text: d.ID}})
		if d.ID == x.by {
			continue
		}
		now := ""
		for _, k := range x.kept {
			if k.dimension == d.ID {
				now = k.code
			}
		}
		if e.Set.addsUp(x.indicator) {
			out = append(out, choice{head: head, name: e.Lang.T(lang.AllAdded), chosen: now == "", notes: []string{"", "", ""},
				action: state.Action{Name: state.ChangeCode, Text: d.ID + "="}})
		}
		for _, c := range d.Codes {
			out = append(out, choice{head: head, name: e.code(d.ID, c.Code), code: c.Code, chosen: c.Code == now,
				notes:  []string{"", e.Lang.N(lang.FiguresN, c.Figures), e.span(c.First, c.Last)},
				action: state.Action{Name: state.ChangeCode, Text: d.ID + "=" + c.Code}})
		}
	}
	return out
}

// IsPicker reports whether an overlay chooses what the panels of any figures show.
func IsPicker(o state.Overlay) bool {
	return o == state.IndicatorsOverlay || o == state.EntitiesOverlay || o == state.DimensionsOverlay
}

// PickerTitle is the name of a picker and what is to be known of it.
func PickerTitle(e *Env, st state.State) (name string, notes []string) {
	switch st.Overlay {
	case state.IndicatorsOverlay:
		return e.Lang.T(lang.PickIndicator), nil
	case state.EntitiesOverlay:
		x := e.Set.subject(st)
		notes = []string{e.Lang.F(lang.PickedFull, len(e.Set.entities(st)), state.MaxEntities)}
		if x.cut() > 0 {
			notes = append(notes, e.Lang.F(lang.ListCut, e.count(len(x.codes))))
		}
		return e.Lang.T(lang.PickEntity), notes
	}
	return e.Lang.T(lang.PickDimension), nil
}

// DrawPicker draws the entry of a picker and the rows that match it.
func DrawPicker(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	drawEntry(g, r, "/ ", st.Query)
	rows := pickerRows(e, st)
	list := grid.Rect{X: r.X, Y: r.Y + 2, W: r.W, H: r.H - 2}
	if len(rows) == 0 {
		m := e.Lang.T(lang.NoData)
		if st.Query != "" {
			m = e.Lang.F(lang.NothingFound, st.Query)
		}
		message(g, list, m, theme.Dim)
		return Zones{}
	}
	cols := []column{{Width: 1, Style: theme.Accent, Text: func(i int) string { return chosen(e, rows[i].chosen) }}}
	if st.Overlay == state.DimensionsOverlay {
		heads := make([]string, len(rows))
		for i, c := range rows {
			heads[i] = c.head
		}
		cols = append(cols, column{Width: nameWidth(heads, r.W/4), Style: theme.Dim, Text: func(i int) string { return heads[i] }})
	}
	cols = append(cols, column{Style: theme.Ink, Strong: true, Text: func(i int) string { return rows[i].name }})
	if r.W >= 60 {
		cols = append(cols, column{Width: min(18, r.W/6), Style: theme.Dim, Text: func(i int) string { return rows[i].code }})
	}
	for n := range 3 {
		w := 0
		for _, c := range rows {
			w = max(w, grid.Width(c.notes[n]))
		}
		if w > 0 {
			cols = append(cols, column{Width: w, Right: n > 0, Style: theme.Dim, Text: func(i int) string { return rows[i].notes[n] }})
		}
	}
	top := drawList(g, list, len(rows), st.Sel[state.ListOverlay], e.Glyphs.Pointer, cols)
	return Zones{List: list, Top: top, HasList: true}
}

// pickerLines reads the rows of a picker.
func pickerLines(e *Env, st state.State) []string {
	var out []string
	for i, c := range pickerRows(e, st) {
		name := c.name
		if c.head != "" {
			name = c.head + ": " + name
		}
		if c.chosen {
			name += ": " + e.Lang.T(lang.Kept)
		}
		out = append(out, numberedRow(i, append([]string{name, c.code}, c.notes...)...))
	}
	return out
}
