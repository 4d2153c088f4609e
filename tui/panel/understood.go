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

// understoodPage is what was understood of the files in formats of others: what
// was found, and by which evidence.
type understoodPage struct{ still }

// understoodRow is one line of the page: a heading, a fact, a column or a note.
type understoodRow struct {
	head, what, value, why string
}

// factWord is the word for a fact; of one that is not known its own.
func (e *Env) factWord(what string) string {
	m, ok := map[string]lang.Msg{"format": lang.FactFormat, "compression": lang.FactCompression, "encoding": lang.FactEncoding,
		"sheet": lang.FactSheet, "delimiter": lang.FactDelimiter, "header": lang.FactHeader, "preamble": lang.FactPreamble,
		"title": lang.FactTitle, "publisher": lang.FactPublisher, "updated": lang.FactUpdated, "licence": lang.FactLicence,
		"indicator": lang.FactIndicator, "periods": lang.FactPeriods, "numbers": lang.FactNumbers, "units": lang.FactUnits,
		"missing": lang.FactMissing, "flags": lang.FactFlags, "footnotes": lang.FactFootnotes, "totals": lang.FactTotals,
		"bounds": lang.FactBounds, "rows": lang.FactRows, "figures": lang.FactFigures, "empty": lang.FactEmpty, "deleted": lang.FactDeleted}[what]
	if !ok {
		return what
	}
	return e.Lang.T(m)
}

// factValue is what was found, in words of the language where it is made of a few
// fixed ones: the format, the delimiter, and how numbers are written.
func (e *Env) factValue(what, value string) string {
	switch what {
	case "format", "delimiter", "numbers":
	case "rows", "figures", "empty": // a number, of cells where they are empty
		digits, _, _ := strings.Cut(value, " ")
		if n, err := strconv.Atoi(digits); err == nil {
			return e.count(n)
		}
		return value
	default:
		return value
	}
	words := map[string]lang.Msg{"long table": lang.FoundLong, "table with periods across": lang.FoundAcross,
		"comma": lang.FoundComma, "semicolon": lang.FoundSemicolon, "tab": lang.FoundTab, "bar": lang.FoundBar,
		"decimal point": lang.FoundPoint, "decimal comma": lang.FoundDecimalComma, "whole numbers": lang.FoundWhole,
		"blank between thousands": lang.FoundThousandsBlank, "point between thousands": lang.FoundThousandsPoint,
		"comma between thousands": lang.FoundThousandsComma, "apostrophe between thousands": lang.FoundThousandsApostrophe}
	several := strings.Split(value, "; ")
	for i, one := range several {
		parts := strings.Split(one, ", ")
		for j, s := range parts {
			if m, ok := words[s]; ok {
				parts[j] = e.Lang.T(m)
			}
		}
		several[i] = strings.Join(parts, ", ")
	}
	return strings.Join(several, "; ")
}

// roleWord is the word for what a column is for; of one that is not known its
// own.
func (e *Env) roleWord(role string) string {
	m, ok := map[string]lang.Msg{"dimension": lang.RoleDimension, "title": lang.RoleTitle, "period": lang.RolePeriod, "value": lang.RoleValue,
		"status": lang.RoleStatus, "bound": lang.RoleBound, "unit": lang.RoleUnit, "aside": lang.RoleAside}[role]
	if !ok {
		return strings.ReplaceAll(role, "_", " ")
	}
	return e.Lang.T(m)
}

// understoodRows are the lines of the page.
func (s *Set) understoodRows(e *Env) []understoodRow {
	type key struct{ tag lang.Tag }
	return memoised(s, key{e.Lang.Tag()}, func() []understoodRow {
		var out []understoodRow
		for _, u := range s.ds.Understood {
			out = append(out, understoodRow{head: u.Path})
			for _, f := range u.Facts {
				out = append(out, understoodRow{what: e.factWord(f.What), value: e.factValue(f.What, f.Value), why: f.Why})
			}
			out = append(out, e.columnRows(u.Columns)...)
			for _, n := range u.Notes {
				out = append(out, understoodRow{what: e.Lang.T(lang.FactNote), value: n})
			}
		}
		if n := s.ds.SetAside; n > 0 {
			out = append(out, understoodRow{what: e.Lang.T(lang.FactAside), value: e.Lang.N(lang.RowsAside, n), why: e.Lang.T(lang.AsideWhere)})
		}
		return out
	})
}

// columnRows are a line a column, and a heading.
func (e *Env) columnRows(columns []data.UnderstoodColumn) []understoodRow {
	out := []understoodRow{{head: e.Lang.T(lang.FactColumns)}}
	for _, c := range columns {
		value := e.roleWord(c.Role)
		for _, more := range []string{c.Concept, c.Detail} {
			if more != "" {
				value += ", " + more
			}
		}
		out = append(out, understoodRow{what: c.Name, value: value, why: c.Why})
	}
	return out
}

// Title implements [Page].
func (understoodPage) Title(e *Env, _ state.State) (name string, notes []string) {
	return e.Lang.T(lang.PageUnderstood), []string{e.Lang.N(lang.FiguresN, e.Set.ds.Figures())}
}

// Rows implements [Page].
func (understoodPage) Rows(e *Env, _ state.State) int { return len(e.Set.understoodRows(e)) }

// Draw implements [Page].
func (understoodPage) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	rows := e.Set.understoodRows(e)
	if len(rows) == 0 {
		message(g, r, e.Lang.T(lang.UnderstoodNone), theme.Dim)
		return Zones{}
	}
	list := r
	sel := min(st.Sel[state.ListUnderstood], len(rows)-1)
	if r.H >= 8 { // the selected line in full, and what else can be done
		list.H = r.H - 4
		x := rows[sel]
		flow(g, grid.Rect{X: r.X, Y: r.Y + list.H + 1, W: r.W, H: 2}, e.Glyphs.Ellipsis,
			word{text: x.head + x.what, style: theme.Ink | theme.Bold}, word{text: x.value, style: theme.Ink}, word{text: x.why, style: theme.Dim})
		g.Text(r.X, r.Y+r.H-1, grid.Shorten(e.Lang.T(lang.UnderstoodHint), r.W), theme.Dim)
	}
	names := make([]string, len(rows))
	for i, x := range rows {
		names[i] = x.what
	}
	names[0] = "" // a path is no name
	top := drawList(g, list, len(rows), sel, e.Glyphs.Pointer, []column{
		{Width: max(8, nameWidth(names, r.W/4)), Text: func(i int) string {
			if rows[i].head != "" {
				return ""
			}
			return rows[i].what
		}, Style: theme.Dim},
		{Strong: true, Mark: func(i int) grid.Style {
			if rows[i].head != "" {
				return theme.Ink | theme.Bold
			}
			return theme.Ink
		}, Text: func(i int) string { return rows[i].head + rows[i].value }},
		{Width: min(56, r.W*2/5), Style: theme.Dim, Text: func(i int) string { return rows[i].why }},
	})
	return Zones{List: list, Top: top, HasList: true}
}

// Sentence implements [Page].
func (understoodPage) Sentence(e *Env, _ state.State) string {
	if said := UnderstoodNotice(e); said != "" {
		return e.Lang.Title(said) + "."
	}
	return e.Lang.T(lang.UnderstoodNone)
}

// Lines implements [Reader].
func (understoodPage) Lines(e *Env, _ state.State) []string {
	var out []string
	for i, x := range e.Set.understoodRows(e) {
		said := x.head
		if x.head == "" {
			said = x.what + ": " + x.value
		}
		out = append(out, numberedRow(i, said, x.why))
	}
	if out == nil {
		out = []string{e.Lang.T(lang.UnderstoodNone)}
	}
	return out
}

// Table implements [Tabler].
func (understoodPage) Table(e *Env, st state.State) Table {
	t := Table{Columns: []string{e.Lang.T(lang.FactWhat), e.Lang.T(lang.FactFound), e.Lang.T(lang.FactWhy)}}
	for i, x := range e.Set.understoodRows(e) {
		t.add(x.what, x.head+x.value, x.why)
		if i == st.Sel[state.ListUnderstood] {
			t.choose()
		}
	}
	return t
}

// UnderstoodNotice says in a few words what the files of others were read as; ""
// for a dataset of accord's own.
func UnderstoodNotice(e *Env) string {
	if len(e.Set.ds.Understood) == 0 {
		return ""
	}
	for _, f := range e.Set.ds.Understood[0].Facts {
		if f.What == "format" {
			return e.Lang.F(lang.ReadAs, e.factValue(f.What, f.Value), e.Lang.N(lang.FiguresN, e.Set.ds.Figures()))
		}
	}
	return ""
}
