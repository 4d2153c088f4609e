package panel

import (
	"strconv"
	"strings"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// Reader is a panel or a page that can be read line by line, without a
// picture.
type Reader interface {
	// Lines has one line a period, or one a row of the list, which begins with
	// # and the number of the row from 1; nil where there is nothing.
	Lines(e *Env, s state.State) []string
}

// Lines reads what fills the screen in st: what lies over the page, else the
// page, else the focused panel. They may hold signs of a chart where a page
// knows no other way to be read.
func Lines(e *Env, st state.State) []string {
	e = e.Seen(st)
	switch st.Overlay {
	case state.FilterOverlay:
		return filterLines(e, st)
	case state.SearchOverlay:
		return searchLines(e, st)
	case state.ClaimsOverlay:
		if name := recordUnder(e, st); name != "" {
			return recordLines(e, name)
		}
		return claimLines(e, claimsUnder(e, st))
	case state.RecordOverlay:
		return recordLines(e, st.Record)
	case state.IndicatorsOverlay, state.EntitiesOverlay, state.DimensionsOverlay:
		return pickerLines(e, st)
	}
	if p, ok := PageOf(st.Page); ok {
		return pageLines(e, p, st)
	}
	if r, ok := e.Set.panels[st.Focused()].(Reader); ok {
		return r.Lines(e, st)
	}
	return nil
}

// pageLines reads a page as it says itself, else as its table, else off its
// picture.
func pageLines(e *Env, p Page, st state.State) []string {
	if r, ok := p.(Reader); ok {
		return r.Lines(e, st)
	}
	if t, ok := p.(Tabler); ok {
		return tableLines(t.Table(e, st), p.Rows(e, st))
	}
	plain := *e
	plain.Glyphs = theme.GlyphSet(theme.ASCII)
	g := grid.New(160, 120)
	p.Draw(g, g.Bounds(), &plain, st)
	var out []string
	for l := range strings.Lines(g.Plain()) {
		if l = strings.Join(strings.Fields(l), " "); strings.Trim(l, "-|_+*.:<>^ ") != "" {
			out = append(out, l)
		}
	}
	return out
}

// tableLines writes each row of a table as its first cell, then the others with
// the names of their columns; rows of a list carry their number.
func tableLines(t Table, list int) []string {
	var out []string
	for i, row := range t.Rows {
		var parts []string
		for k, c := range row {
			if c != "" && k > 0 {
				parts = append(parts, t.Columns[k]+" "+c)
			}
		}
		l := row[0] + ": " + strings.Join(parts, "; ")
		if list == len(t.Rows) {
			l = numberedRow(i, l)
		}
		out = append(out, l)
	}
	return out
}

// numberedRow puts the number of row i of a list, from 1, before what it says.
func numberedRow(i int, parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return "#" + strconv.Itoa(i+1) + " " + strings.Join(said, "; ")
}

// Lines implements [Reader].
func (t *trade) Lines(e *Env, st state.State) []string {
	tl := t.timeline(st)
	out := make([]string, len(tl.periods))
	for i, p := range tl.periods {
		out[i] = e.Lang.Period(p) + ": " + strings.Join(t.figures(e, st, tl, i), "; ")
	}
	return out
}

// Lines implements [Reader].
func (f *freight) Lines(e *Env, st state.State) []string {
	tl := f.timeline(st)
	out := make([]string, len(tl.periods))
	for i, p := range tl.periods {
		var said []string
		for _, s := range tl.series {
			switch c := s.cells[i]; {
			case len(tl.series) == 1:
				said = append(said, e.spoken(c, tl.unit))
			case c.OK:
				said = append(said, f.lineName(e, f.faces[f.face(st)], s)+" "+e.spoken(c, tl.unit))
			}
		}
		out[i] = e.Lang.Period(p) + ": " + strings.Join(said, "; ")
	}
	return out
}

// Lines implements [Reader].
func (a *agreements) Lines(e *Env, st state.State) []string {
	var out []string
	for i, k := range a.rows(e, st) {
		x := a.set.ds.Agreements[k]
		status := agreementStatus(e, x.Status)
		if x.VariantOf != "" {
			status += ", " + e.Lang.T(lang.TwoDates)
		} else if x.About != "" {
			status += ", " + e.Lang.T(lang.ActOf)
		}
		out = append(out, numberedRow(i, e.Lang.Date(x.Date), e.text(x.Title), a.sectors(e, x), status))
	}
	return out
}

// Lines implements [Reader]: the sectors, then the projects.
func (p *projects) Lines(e *Env, st state.State) []string {
	var out []string
	rows := p.rows(e, st)
	for _, c := range p.bySector(rows, st.Counting) {
		var parts []string
		for _, s := range data.ActivityStatuses() {
			if n := c.counts[s]; n > 0 {
				parts = append(parts, activityName(e, s)+" "+e.share(n))
			}
		}
		out = append(out, e.sector(c.id)+" "+e.share(c.total)+": "+strings.Join(parts, ", "))
	}
	for i, k := range rows {
		x := p.set.ds.Projects[k]
		conflict := ""
		if m, ok := conflictWord(x, e.Now); ok {
			conflict = e.Lang.T(lang.FieldConflict) + ": " + e.Lang.T(m)
		}
		out = append(out, numberedRow(i, e.text(x.Title), e.shares(x.Sectors), activityName(e, x.Declared), e.dates(x), conflict))
	}
	return out
}

// conflictWord is the message for the conflict of a project; false for none.
func conflictWord(x data.Project, now data.Period) (lang.Msg, bool) {
	m, ok := map[string]lang.Msg{"ended": lang.ConflictEnded, "overdue": lang.ConflictOverdue,
		"begun": lang.ConflictBegun, "not begun": lang.ConflictNotBegun}[x.Conflict(now)]
	return m, ok
}
