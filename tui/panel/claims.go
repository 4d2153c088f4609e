package panel

import (
	"slices"
	"strings"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// claimed is one claim as a list shows it: the series it belongs to and what
// was said.
type claimed struct {
	style grid.Style
	name  string
	data.Claim
	drawn bool // the preferred claim of its series
}

// claimsOf are the claims about some series at p, those drawn first in each.
func (s *Set) claimsOf(indicator string, lines []series, name func(series) string, p data.Period, ln lens) []claimed {
	var out []claimed
	for _, l := range lines {
		cs, err := data.ClaimsAs(s.q.Context(), s.store, s.query(indicator, l.where, p.Freq(), ln.plain()), p)
		if err != nil {
			continue
		}
		for i, c := range cs {
			out = append(out, claimed{style: l.style, name: name(l), Claim: c, drawn: i == 0})
		}
	}
	return out
}

// claimsKey is what the claims at a period depend on; without a period it
// stands for the busiest one.
type claimsKey struct {
	state state.State
	at    data.Period
	tag   lang.Tag
	panel state.Panel
}

// claims are the claims under the cursor, of the figures and of the growth that
// was stated with them. They are shared: nobody changes them.
func (t *trade) claims(e *Env, st state.State) []claimed {
	tl := t.timeline(st)
	slot := state.Slot(tl.periods, t.set.at(st))
	if slot < 0 {
		return nil
	}
	p := tl.periods[slot]
	return memoised(t.set, claimsKey{t.Key(st), p, e.Lang.Tag(), state.PanelTrade}, func() []claimed {
		tl := t.timeline(st) // here too: claims of a time line that lacks a series are not to be kept
		out := t.set.claimsOf(t.spec.Indicator, tl.series, func(s series) string { return t.lineName(e, st, s) }, p, lensOf(st))
		if t.spec.Growth != "" {
			stated := e.Lang.T(lang.StatedGrowth)
			out = append(out, t.set.claimsOf(t.spec.Growth, tl.series, func(s series) string { return t.lineName(e, st, s) + ", " + stated }, p, lensOf(st))...)
		}
		return slices.Clip(out)
	})
}

// mostClaims is the number of claims at the period that has most.
func (t *trade) mostClaims(e *Env, st state.State) int {
	return memoised(t.set, claimsKey{state: t.Key(st), panel: state.PanelTrade}, func() int {
		return most(t.Slots(st), st, func(st state.State) int { return len(t.claims(e, st)) })
	})
}

// mostClaims is the number of claims at the period that has most.
func (f *freight) mostClaims(e *Env, st state.State) int {
	return memoised(f.set, claimsKey{state: f.Key(st), panel: state.PanelFreight}, func() int {
		return most(f.Slots(st), st, func(st state.State) int { return len(f.claims(e, st)) })
	})
}

// most is the largest of what count says with the cursor at each slot; of very
// many slots what it says where the cursor is.
func most(slots []data.Period, st state.State, count func(state.State) int) int {
	if len(slots) > longAxis {
		return count(st)
	}
	n := 0
	for _, p := range slots {
		st.Cursor = p
		n = max(n, count(st))
	}
	return n
}

// why is the word for the rule that put a claim before the next.
func (e *Env) why(c data.Claim) string {
	switch c.Why {
	case "only":
		return e.Lang.T(lang.WhyOnly)
	case "pinned":
		if s := e.text(c.Reason); s != "" {
			return s
		}
		return e.Lang.T(lang.WhyPinned)
	case "reporter":
		return e.Lang.T(lang.WhyReporter)
	case "status":
		return e.Lang.T(lang.WhyStatus)
	case "vintage":
		return e.Lang.T(lang.WhyVintage)
	case "source", "order":
		return e.Lang.T(lang.WhySource)
	case "newest":
		return e.Lang.T(lang.PreferNewest)
	case "lowest":
		return e.Lang.T(lang.PreferLowest)
	case "highest":
		return e.Lang.T(lang.PreferHighest)
	case "chosen reporter":
		return e.Lang.T(lang.PreferReporter)
	}
	return ""
}

// drawClaims draws claims, two rows each: what was said by whom and when, then
// where. It returns how many rows it drew from, so that a list can scroll.
func drawClaims(g *grid.Grid, r grid.Rect, e *Env, cs []claimed, sel int, selectable bool) (top int) {
	sel = min(sel, max(0, len(cs)-1))
	if len(cs) == 0 {
		message(g, r, e.Lang.T(lang.ClaimsNone), theme.Dim)
		return 0
	}
	fit := max(1, r.H/2)
	if selectable {
		top = listTop(len(cs), sel, fit)
	}
	shown := cs[top:min(len(cs), top+fit)]
	draw := func(g *grid.Grid) {
		for i, c := range shown {
			drawClaim(g, grid.Rect{X: r.X, Y: r.Y + i*2, W: r.W, H: 2}, e, c)
		}
	}
	if !selectable {
		draw(g)
	} else {
		type key struct { // the list is shared, so that its place in memory tells it apart
			first *claimed
			shown int
		}
		pictured(g, r, e, key{&shown[0], len(shown)}, func(g *grid.Grid) []chart.Geometry {
			draw(g)
			return nil
		})
		row := grid.Rect{X: r.X, Y: r.Y + (sel-top)*2, W: r.W, H: 2}
		g.Restyle(row, func(s grid.Style) grid.Style { return s | theme.Selected })
		g.Set(row.X, row.Y, e.Glyphs.Pointer, theme.Accent|theme.Bold|theme.Selected)
	}
	if left := len(cs) - top - fit; left > 0 && !selectable && r.H%2 == 1 {
		g.Text(r.X+2, r.Y+r.H-1, e.Lang.F(lang.MoreRows, left), theme.Dim)
	}
	return top
}

// drawClaimRows draws claims, one row each: what was said by whom, in which
// source and when. It says how many there is no room for.
func drawClaimRows(g *grid.Grid, r grid.Rect, e *Env, cs []claimed, unit data.Unit) {
	if len(cs) == 0 {
		message(g, r, e.Lang.T(lang.ClaimsNone), theme.Dim)
		return
	}
	said := make([]string, len(cs))
	values, names := 7, 0
	for i, c := range cs {
		cell := c.cell()
		said[i] = string(e.markOf(cell)) + " " + e.Lang.Cell(cell, 6)
		if c.Unit != unit {
			said[i] += " " + e.unit(c.Unit)
		}
		values = max(values, grid.Width(said[i]))
		if w := grid.Width(c.name); w <= r.W/3 { // a long one pushes what follows
			names = max(names, w)
		}
	}
	fit := min(r.H, len(cs))
	if len(cs) > r.H {
		fit = max(0, r.H-1)
	}
	for i, c := range cs[:fit] {
		name := c.name + strings.Repeat(" ", max(0, names-grid.Width(c.name)))
		ws := []word{{text: name, style: theme.Ink}, {text: " " + c.Source, style: theme.Dim, keep: true},
			{text: " " + listDate(c.Vintage), style: theme.Dim, keep: true}}
		if c.drawn {
			ws = append(ws, word{text: " " + e.Lang.T(lang.Preferred), style: theme.Dim, keep: true})
		}
		if w := e.Lang.Status(c.Status); w != "" {
			ws = append(ws, word{text: " " + w, style: theme.Dim, keep: true})
		}
		g.Text(r.X+2, r.Y+i, said[i], theme.Ink|theme.Bold)
		line(g, r.X+2+values+2, r.Y+i, r.X+r.W, ws...)
	}
	if left := len(cs) - fit; left > 0 && r.H > 0 {
		g.Text(r.X+2, r.Y+r.H-1, e.Lang.F(lang.MoreRows, left), theme.Dim)
	}
}

// cell is the claim as a cell of a frame. Why is of a missing one only: beside a
// number it would say that a part of it is missing.
func (c claimed) cell() data.Cell {
	x := data.Cell{OK: !c.Missing, Value: c.Value, Decimals: c.Decimals, Bound: c.Bound, Status: c.Status, Sources: []string{c.Source}}
	if c.Missing {
		x.Why = data.WhyStatus
	}
	return x
}

func drawClaim(g *grid.Grid, r grid.Rect, e *Env, c claimed) {
	end := r.X + r.W
	cell := c.cell()
	ws := []word{{text: "  "}, {text: string(e.markOf(cell)) + " ", style: c.style | theme.Bold}, {text: e.Lang.Cell(cell, 6), style: theme.Ink | theme.Bold},
		{text: " " + e.unit(c.Unit), style: theme.Dim}}
	if w := e.Lang.Status(c.Status); w != "" {
		ws = append(ws, word{text: " " + w, style: theme.Dim})
	}
	ws = append(ws, word{text: "  " + c.name, style: theme.Ink})
	if c.drawn {
		ws = append(ws, word{text: "  " + e.Lang.T(lang.Preferred), style: theme.Accent, keep: true})
		if w := e.why(c.Claim); w != "" && c.Why != "only" {
			ws = append(ws, word{text: ": " + w, style: theme.Dim})
		}
	}
	line(g, r.X, r.Y, end, ws...)
	if r.H > 1 {
		line(g, r.X+4, r.Y+1, end, e.citation(c.Source, c.Vintage, c)...)
	}
}

// citation is where and when a claim was published and who vouches for it.
func (e *Env) citation(id string, vintage data.Period, c claimed) []word {
	src, _ := e.Set.ds.Source(id)
	var parts []string
	for _, s := range []string{id, e.Lang.Date(vintage), e.reporter(c.Org), src.Publisher} {
		if s != "" && !slices.Contains(parts, s) { // who publishes what it vouches for is named once
			parts = append(parts, s)
		}
	}
	if src.Title != "" {
		parts = append(parts, title(src))
	}
	return []word{{text: strings.Join(parts, " · "), style: theme.Dim}}
}

// title is the title of a source; a description that is not the publisher's
// own headline stands in brackets.
func title(s data.Source) string {
	if s.TitleBasis == data.TitleStated || s.Title == "" {
		return s.Title
	}
	return "[" + s.Title + "]"
}

// distinct counts the different sources of claims.
func distinct(cs []claimed) int {
	var ids []string
	for _, c := range cs {
		if !slices.Contains(ids, c.Source) {
			ids = append(ids, c.Source)
		}
	}
	return len(ids)
}
