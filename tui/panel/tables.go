package panel

import (
	"slices"
	"strconv"
	"strings"

	"accord/data"
	"accord/data/clean"
	"accord/tui/lang"
	"accord/tui/state"
)

// Table is what a page shows, as rows of text for a spreadsheet: one figure or
// one record a row. Columns are called as the language calls them; numbers are
// written with a point and as many decimals as are known, and a figure that is
// missing is an empty cell.
type Table struct {
	Columns []string
	// Rows have one cell a column, in the order of the screen.
	Rows [][]string
	// Sources are the ids of the sources that the rows rest on, in the order
	// in which they first occur.
	Sources []string
	// Under is what lies under the cursor or is selected: of a chart a figure a
	// series, of a list one record.
	Under []Picked
	// Left is how many rows there are behind these, which are too many to be
	// written down.
	Left int
}

// Picked is one figure or one record in words, with the ids of the sources
// that it rests on.
type Picked struct {
	Text    string
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
			return claimsTable(e, cs, st.Sel[state.ListOverlay]), true
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

// UnderCursor is what lies under the cursor of what st shows.
func UnderCursor(e *Env, st state.State) []Picked {
	t, _ := TableOf(e, st)
	return t.Under
}

// SourcesOn are the ids of the sources of everything that st shows: of the
// overview those of all four panels.
func SourcesOn(e *Env, st state.State) []string {
	if st.Page != state.Overview || st.Overlay == state.ClaimsOverlay {
		t, _ := TableOf(e, st)
		return t.Sources
	}
	var out Table
	for _, p := range e.Set.places {
		st.Focus = p
		t, _ := TableOf(e, st)
		out.cite(t.Sources...)
	}
	return out.Sources
}

// Citation is a source as it is quoted: what is known of it, "" for what is
// not. A title that is not the publisher's own stands in square brackets.
type Citation struct {
	ID        string `json:"id"`
	Date      string `json:"date"`
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	URL       string `json:"url"`
}

// Cite looks sources up. Of ids that the dataset does not know nothing more is
// known.
func Cite(e *Env, ids []string) []Citation {
	var out []Citation
	for _, id := range ids {
		s, _ := e.Set.ds.Source(id)
		out = append(out, Citation{clean.Text(id), listDate(s.Date), clean.Text(s.Publisher), clean.Text(title(s)), clean.Text(s.URL)})
	}
	return out
}

// String writes c as a line of text.
func (c Citation) String() string {
	line := c.ID
	for _, part := range []string{c.Date, c.Publisher, c.Title, c.URL} {
		if part != "" {
			line += " · " + part
		}
	}
	return line
}

// Citations writes sources as lines of text.
func Citations(e *Env, ids []string) []string {
	var out []string
	for _, c := range Cite(e, ids) {
		out = append(out, c.String())
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

// columns are what columns are called.
func (e *Env) columns(ids ...lang.Msg) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = e.Lang.T(id)
	}
	return out
}

// figureColumns are those of a table of figures. Status is in the codes of
// CL_OBS_STATUS; note has its word, or says why there is no value.
func (e *Env) figureColumns(more ...lang.Msg) []string {
	return e.columns(append([]lang.Msg{lang.ColumnPeriod, lang.ColumnSeries, lang.ColumnValue, lang.ColumnBound, lang.ColumnStatus,
		lang.ColumnSources, lang.ColumnUnit, lang.ColumnNote}, more...)...)
}

// figures writes a timeline period by period, with the period under the cursor
// in slot. name names its series.
func (e *Env) figures(tl timeline, slot int, name func(series) string) Table {
	t := Table{Columns: e.figureColumns()}
	add := func(i int, name string, c data.Cell) {
		t.figure(e, tl.periods[i].String(), name, c, tl.unit)
		if i == slot {
			t.pick(e, e.Lang.Period(tl.periods[i]), name, c, tl.unit)
		}
	}
	for i := range tl.periods {
		for _, s := range tl.series {
			add(i, name(s), s.cells[i])
			if s.ago != nil {
				add(i, name(s)+", "+e.Lang.T(lang.YearAgo), s.ago[i])
			}
		}
	}
	return t
}

// figure adds one cell of a frame, and after it what else its columns ask for.
func (t *Table) figure(e *Env, period, name string, c data.Cell, u data.Unit, more ...string) {
	value, bound, note := "", "", e.Lang.Status(c.Status)
	if c.OK {
		value, bound = plainNumber(c.Value, c.Decimals), c.Bound.String()
	} else {
		note = e.Lang.Why(c)
	}
	t.cite(c.Sources...)
	t.add(append([]string{period, name, value, bound, c.Status.String(), joined(c.Sources), e.unit(u), note}, more...)...)
}

// pick puts a figure under the cursor; one that nobody knows is none.
func (t *Table) pick(e *Env, period, name string, c data.Cell, u data.Unit) {
	if !c.OK && c.Why == data.WhyNoClaim {
		return
	}
	t.Under = append(t.Under, Picked{clean.Text(name + ", " + period + ": " + e.spoken(c, u)), c.Sources})
}

// choose puts the record of the last row under the cursor, as its cells say it.
func (t *Table) choose(sources ...string) {
	var said []string
	for _, c := range t.Rows[len(t.Rows)-1] {
		if c != "" {
			said = append(said, c)
		}
	}
	t.Under = []Picked{{strings.Join(said, "; "), sources}}
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
	tl := t.timeline(st)
	return e.figures(tl, state.Slot(tl.periods, t.set.at(st)), func(s series) string { return t.calculated(e, st) + ": " + t.lineName(e, st, s) })
}

// Table implements [Tabler].
func (f *freight) Table(e *Env, st state.State) Table {
	if len(f.faces) == 0 {
		return Table{Columns: e.figureColumns()}
	}
	fc := f.faces[f.face(st)]
	what := e.Lang.T(lang.PanelFreight)
	if !fc.growth {
		what = e.indicator(fc.indicator)
	}
	tl := f.timeline(st)
	slot := state.Slot(tl.periods, f.set.at(st))
	t := Table{Columns: e.figureColumns()}
	for i, p := range tl.periods {
		for _, s := range tl.series {
			if !s.cells[i].OK { // its axis has periods of many kinds, and most series few of them
				continue
			}
			name := what + ", " + f.scope(e, fc) + ": " + f.lineName(e, fc, s)
			t.figure(e, p.String(), name, s.cells[i], tl.unit)
			if i == slot {
				t.pick(e, e.Lang.Period(p), name, s.cells[i], tl.unit)
			}
		}
	}
	return t
}
