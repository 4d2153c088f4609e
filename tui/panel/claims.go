package panel

import (
	"context"
	"slices"
	"strings"

	"accord/data"
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
		cs, err := data.ClaimsAs(context.Background(), s.ds.Store, s.query(indicator, l.where, p.Freq(), ln.plain()), p)
		if err != nil {
			continue
		}
		for i, c := range cs {
			out = append(out, claimed{style: l.style, name: name(l), Claim: c, drawn: i == 0})
		}
	}
	return out
}

// claims are the claims under the cursor, of the figures and of the growth that
// was stated with them.
func (t *trade) claims(e *Env, st state.State) []claimed {
	tl := t.timeline(st)
	slot := state.Slot(tl.periods, t.set.at(st))
	if slot < 0 {
		return nil
	}
	p := tl.periods[slot]
	out := t.set.claimsOf(t.spec.Indicator, tl.series, func(s series) string { return t.lineName(e, st, s) }, p, lensOf(st))
	if t.spec.Growth != "" {
		stated := e.Lang.T(lang.StatedGrowth)
		out = append(out, t.set.claimsOf(t.spec.Growth, tl.series, func(s series) string { return t.lineName(e, st, s) + ", " + stated }, p, lensOf(st))...)
	}
	return out
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
	if len(cs) == 0 {
		message(g, r, e.Lang.T(lang.ClaimsNone), theme.Dim)
		return 0
	}
	fit := max(1, r.H/2)
	if selectable {
		top = listTop(len(cs), sel, fit)
	}
	for i := top; i < len(cs) && i < top+fit; i++ {
		y := r.Y + (i-top)*2
		if y+1 >= r.Y+r.H && r.H > 1 {
			break
		}
		row := grid.Rect{X: r.X, Y: y, W: r.W, H: 2}
		drawClaim(g, row, e, cs[i])
		if selectable && i == sel {
			g.Restyle(row, func(s grid.Style) grid.Style { return s | theme.Selected })
			g.Set(r.X, y, e.Glyphs.Pointer, theme.Accent|theme.Bold|theme.Selected)
		}
	}
	if left := len(cs) - top - fit; left > 0 && !selectable && r.H%2 == 1 {
		g.Text(r.X+2, r.Y+r.H-1, e.Lang.F(lang.MoreRows, left), theme.Dim)
	}
	return top
}

func drawClaim(g *grid.Grid, r grid.Rect, e *Env, c claimed) {
	end := r.X + r.W
	cell := data.Cell{OK: !c.Missing, Why: data.WhyStatus, Value: c.Value, Decimals: c.Decimals, Bound: c.Bound, Status: c.Status}
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
		if s != "" {
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
