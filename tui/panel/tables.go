package panel

import (
	"slices"
	"strconv"

	"accord/data"
	"accord/data/clean"
	"accord/tui/lang"
	"accord/tui/state"
)

// Table is what a page shows, as rows of text for other programs: one figure
// or one record a row. Column names are fixed words whatever the language,
// numbers are written with a point and as many decimals as are known, and a
// figure that is missing is an empty cell.
type Table struct {
	Columns []string
	// Rows have one cell a column, in the order of the screen.
	Rows [][]string
	// Sources are the ids of the sources that the rows rest on, in the order
	// in which they first occur.
	Sources []string
}

// Tabler is a panel or a page that can be written as a table.
type Tabler interface {
	Table(e *Env, s state.State) Table
}

// TableOf is what st shows as a table: what lies over the page where that is a
// list of claims, else the page, else the focused panel. It is false where
// there is no table.
func TableOf(e *Env, st state.State) (Table, bool) {
	e = e.Seen(st)
	if st.Overlay == state.ClaimsOverlay {
		if cs := claimsUnder(e, st); len(cs) > 0 {
			return claimsTable(e, cs), true
		}
	}
	if p, ok := PageOf(st.Page); ok {
		t, is := p.(Tabler)
		if !is {
			return Table{}, false
		}
		return t.Table(e, st), true
	}
	if t, is := e.Set.panels[st.Focused()].(Tabler); is {
		return t.Table(e, st), true
	}
	return Table{}, false
}

// SourcesOn are the ids of the sources of everything that st shows: of the
// overview those of all four panels.
func SourcesOn(e *Env, st state.State) []string {
	if st.Page != state.Overview || st.Overlay == state.ClaimsOverlay {
		t, _ := TableOf(e, st)
		return t.Sources
	}
	var out Table
	for p := range state.Panel(state.PanelCount) {
		st.Focus = p
		t, _ := TableOf(e, st)
		out.cite(t.Sources...)
	}
	return out.Sources
}

// Citations writes sources as lines of text: id, date, publisher, title and
// address as far as they are known. Ids that the dataset does not know are
// left alone.
func Citations(e *Env, ids []string) []string {
	var out []string
	for _, id := range ids {
		s, _ := e.Set.ds.Source(id)
		line := id
		for _, part := range []string{listDate(s.Date), s.Publisher, title(s), s.URL} {
			if part != "" {
				line += " · " + part
			}
		}
		out = append(out, clean.Text(line))
	}
	return out
}

// cite adds the sources that are not there yet.
func (t *Table) cite(ids ...string) {
	for _, id := range ids {
		if id != "" && !slices.Contains(t.Sources, id) {
			t.Sources = append(t.Sources, id)
		}
	}
}

// add puts a row below the others.
func (t *Table) add(cells ...string) {
	for i, c := range cells {
		cells[i] = clean.Text(c)
	}
	t.Rows = append(t.Rows, cells)
}

// figureColumns are those of a table of figures. Status is in the codes of
// CL_OBS_STATUS, note says in words why there is no value.
func figureColumns() []string {
	return []string{"period", "series", "value", "bound", "status", "sources", "unit", "note"}
}

// figures writes a timeline period by period. name names its series.
func (e *Env) figures(tl timeline, name func(series) string) Table {
	t := Table{Columns: figureColumns()}
	for i, p := range tl.periods {
		for _, s := range tl.series {
			t.figure(e, p.String(), name(s), s.cells[i], tl.unit)
		}
	}
	return t
}

// figure adds one cell of a frame.
func (t *Table) figure(e *Env, period, name string, c data.Cell, u data.Unit) {
	value, bound, note := "", "", ""
	if c.OK {
		value, bound = plainNumber(c.Value, c.Decimals), c.Bound.String()
	} else {
		note = e.Lang.Why(c)
	}
	t.cite(c.Sources...)
	t.add(period, name, value, bound, c.Status.String(), joined(c.Sources), e.unit(u), note)
}

// plainNumber writes v as programs read it.
func plainNumber(v float64, decimals int) string {
	return strconv.FormatFloat(v, 'f', max(0, decimals), 64)
}

// joined writes ids in one cell.
func joined(ids []string) string {
	out := ""
	for i, id := range ids {
		if i > 0 {
			out += " "
		}
		out += id
	}
	return out
}

// Table implements [Tabler].
func (t *trade) Table(e *Env, st state.State) Table {
	return e.figures(t.timeline(st), func(s series) string { return t.viewName(e, st) + ": " + t.lineName(e, st, s) })
}

// Table implements [Tabler].
func (f *freight) Table(e *Env, st state.State) Table {
	if len(f.faces) == 0 {
		return Table{Columns: figureColumns()}
	}
	fc := f.faces[f.face(st)]
	what := e.Lang.T(lang.PanelFreight)
	if !fc.growth {
		what = e.indicator(fc.indicator)
	}
	tl := f.timeline(st)
	t := Table{Columns: figureColumns()}
	for i, p := range tl.periods {
		for _, s := range tl.series {
			if s.cells[i].OK { // its axis has periods of many kinds, and most series few of them
				t.figure(e, p.String(), what+", "+f.scope(e, fc)+": "+f.lineName(e, fc, s), s.cells[i], tl.unit)
			}
		}
	}
	return t
}
