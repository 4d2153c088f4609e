package panel

import (
	"slices"
	"strconv"
	"strings"

	"accord/data"
	"accord/data/clean"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// alignPage shows trade before and after something happened: the annual series
// of a face that the trade panel has too, moved so that the year of an agreement's signature
// or of an event is 0 and made an index of that year.
type alignPage struct{ still }

// anchor is what a series is aligned by.
type anchor struct {
	record string // as State.Record names it
	date   data.Period
	title  data.Text
	sector string // its first sector, "" for none
	event  bool
}

// year is the calendar year that becomes 0.
func (a anchor) year() data.Period { return data.Year(a.date.Year()) }

type anchorsKey struct {
	sector   string
	from, to int
}

// anchors are the agreements between the partners and the events that st keeps,
// the newest agreement first, the events after the oldest.
func (alignPage) anchors(e *Env, st state.State) []anchor {
	return memoised(e.Set, anchorsKey{st.Sector, st.From, st.To}, func() []anchor {
		a := e.Set.panels[state.PanelAgreements].(*agreements)
		var out []anchor
		for _, x := range e.Set.ds.Agreements {
			if !x.Counted() || !x.Concluded() || !a.between(x) || x.Date.IsZero() || !hasSector(st, x.Sectors) || !inSpan(st, x.Date) {
				continue
			}
			k := anchor{record: "agreement:" + x.ID, date: x.Date, title: x.Title}
			if len(x.Sectors) > 0 {
				k.sector = x.Sectors[0].Sector
			}
			out = append(out, k)
		}
		for _, x := range e.Set.ds.Events {
			if x.Date.IsZero() || !inSpan(st, x.Date) || !eventOf(x, st.Sector) {
				continue
			}
			k := anchor{record: "event:" + x.ID, date: x.Date, title: x.Title, event: true}
			if len(x.Sectors) > 0 {
				k.sector = x.Sectors[0]
			}
			out = append(out, k)
		}
		slices.SortStableFunc(out, func(x, y anchor) int {
			switch {
			case x.event == y.event:
				return y.date.Compare(x.date)
			case x.event:
				return 1
			}
			return -1
		})
		return out
	})
}

// selected is the anchor under the selection; false when there is none.
func (p alignPage) selected(e *Env, st state.State) (int, anchor, bool) {
	all := p.anchors(e, st)
	if len(all) == 0 {
		return 0, anchor{}, false
	}
	i := min(st.Sel[state.ListAlign], len(all)-1)
	return i, all[i], true
}

// mostOthers is how many anchors are drawn to compare with the selected one.
const mostOthers = 2

// others are up to two anchors of the same kind and sector in other years, the
// nearest in the list first.
func (p alignPage) others(e *Env, st state.State) []anchor {
	all := p.anchors(e, st)
	at, a, ok := p.selected(e, st)
	if !ok || a.sector == "" {
		return nil
	}
	years := []data.Period{a.year()}
	var out []anchor
	for d := 1; d < len(all) && len(out) < mostOthers; d++ {
		for _, i := range []int{at + d, at - d} {
			if i < 0 || i >= len(all) || len(out) == mostOthers {
				continue
			}
			if x := all[i]; x.event == a.event && x.sector == a.sector && !slices.Contains(years, x.year()) {
				years, out = append(years, x.year()), append(out, x)
			}
		}
	}
	return out
}

// Rows and Record implement [Page]; Views and Freqs are those of the trade
// panel, of which only years are aligned.
func (p alignPage) Rows(e *Env, st state.State) int { return len(p.anchors(e, st)) }
func (p alignPage) Record(e *Env, st state.State) string {
	_, a, _ := p.selected(e, st)
	return a.record
}
func (alignPage) Views(e *Env, _ state.State) int     { return e.Set.panels[state.PanelTrade].Views() }
func (alignPage) Freqs(*Env, state.State) []data.Freq { return nil }

// Title implements [Page].
func (p alignPage) Title(e *Env, st state.State) (name string, notes []string) {
	name = e.Lang.T(lang.PageAlign)
	t := e.Set.panels[state.PanelTrade].(*trade)
	if len(t.faces) == 0 {
		return name, nil
	}
	st.Sector, st.View[state.PanelTrade] = "", st.Align
	name += " " + string(e.Glyphs.Separator) + " " + t.viewName(e, st)
	notes = LensText(e, st)
	if _, a, ok := p.selected(e, st); ok {
		notes = append(notes, e.Lang.F(lang.AlignIndex, strconv.Itoa(a.year().Year())))
	}
	return name, notes
}

// Draw implements [Page].
func (p alignPage) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	rows := p.anchors(e, st)
	sel, a, ok := p.selected(e, st)
	if !ok {
		message(g, r, e.Lang.T(lang.AlignNone), theme.Dim)
		return Zones{}
	}
	list, right := r, r
	if r.W >= besideWidth {
		list.W = r.W*2/5 - 1
		right.X, right.W = r.X+list.W+2, r.W-list.W-2
	} else {
		list.H = max(2, r.H/3)
		right.Y, right.H = r.Y+list.H, r.H-list.H
	}
	top := drawList(g, list, len(rows), sel, e.Glyphs.Pointer, []column{
		{Width: 10, Style: theme.Dim, Text: func(i int) string { return listDate(rows[i].date) }},
		{Width: 1, Mark: func(i int) grid.Style { return p.markStyle(rows[i]) }, Text: func(i int) string { return string(p.mark(e, rows[i])) }},
		{Style: theme.Ink, Strong: true, Text: func(i int) string { return e.text(rows[i].title) }},
	})
	if right.H >= 12 {
		line(g, right.X, right.Y, right.X+right.W, word{text: e.text(a.title), style: theme.Ink | theme.Bold})
		right.Y, right.H = right.Y+1, right.H-1
	}
	others := p.others(e, st)
	type key struct {
		around alignedKey
		others [mostOthers]data.Period
	}
	k := key{around: alignKey(e, st, a)}
	for i, x := range others {
		k.others[i] = x.year()
	}
	pictured(g, right, e, k, func(g *grid.Grid) []chart.Geometry {
		drawAligned(g, right, e, alignedOf(e, st, a), others, st)
		return nil
	})
	return Zones{List: list, Top: top, HasList: true}
}

func (alignPage) mark(e *Env, a anchor) rune {
	if a.event {
		return e.Glyphs.Event
	}
	return e.Glyphs.Exact
}

func (alignPage) markStyle(a anchor) grid.Style {
	if a.event {
		return theme.Event
	}
	return theme.Series3
}

// Table implements [Tabler]: the index, year by year before and after.
func (p alignPage) Table(e *Env, st state.State) Table {
	t := Table{Columns: append(e.columns(lang.ColumnOffset), e.figureColumns()...)}
	_, a, ok := p.selected(e, st)
	if !ok {
		return t
	}
	one := alignedOf(e, st, a)
	for i, c := range one.offsets() {
		for _, s := range one.lines {
			var row Table
			row.figure(e, data.Year(a.year().Year()+c).String(), s.name, s.cells[i], data.IndexUnit)
			t.cite(row.Sources...)
			t.add(append([]string{strconv.Itoa(c)}, row.Rows[0]...)...)
		}
	}
	for _, l := range one.lines {
		if l.base.OK {
			t.Under = append(t.Under, Picked{clean.Text(e.text(a.title) + ". " + l.read(e, one)), t.Sources})
		}
	}
	return t
}

// read says the index of a series around year 0.
func (l alignedLine) read(e *Env, one aligned) string {
	s := e.Lang.F(lang.AlignSay, l.name, e.Lang.Period(one.year))
	for i, d := range one.offsets() {
		if c := l.cells[i]; c.OK {
			s += " " + signed(e, d) + ": " + e.spoken(c, data.IndexUnit) + ";"
		}
	}
	return strings.TrimSuffix(s, ";")
}

// Lines implements [Reader]: what can be aligned by, then the index of each
// series around the selected one, or why there is none.
func (p alignPage) Lines(e *Env, st state.State) []string {
	var out []string
	for i, x := range p.anchors(e, st) {
		out = append(out, numberedRow(i, e.Lang.Date(x.date), e.text(x.title)))
	}
	_, a, ok := p.selected(e, st)
	if !ok {
		return []string{e.Lang.T(lang.AlignNone)}
	}
	return append(out, p.said(e, st, a)...)
}

// said are what each series was before and after, or why there is no index.
func (alignPage) said(e *Env, st state.State, a anchor) []string {
	one := alignedOf(e, st, a)
	if one.err != nil {
		return []string{e.refused(one.err)}
	}
	var out []string
	for _, l := range one.lines {
		if l.base.OK {
			out = append(out, l.read(e, one))
		}
	}
	for _, w := range one.refused(e) {
		out = append(out, w.text)
	}
	return out
}
