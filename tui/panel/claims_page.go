package panel

import (
	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// claimsPage is every claim about the figure under the cursor: the list, the
// source of the selected one in full and, where the page is high, the chart that
// the figure stands in.
type claimsPage struct{ still }

// panelOf is the chart that a page about figures follows: the focused one, the
// first where the focus is on a list.
func (s *Set) panelOf(st state.State) state.Panel {
	if _, is := s.panels[st.Focus].(claimer); is && s.has(st.Focus) {
		return st.Focus
	}
	for _, p := range s.places {
		if _, is := s.panels[p].(claimer); is {
			return p
		}
	}
	return state.PanelTrade
}

// Title implements [Page].
func (claimsPage) Title(e *Env, st state.State) (name string, notes []string) {
	p := e.Set.panelOf(st)
	what, _ := e.Set.panels[p].Title(e, st)
	name = e.Lang.T(lang.PageClaims) + " " + string(e.Glyphs.Separator) + " " + what
	notes = append(notes, e.Lang.F(lang.Preference, e.preference(st.Prefer)))
	if !st.AsOf.IsZero() {
		notes = append(notes, e.Lang.F(lang.AsOfNote, e.Lang.Date(st.AsOf)))
	}
	if slot := state.Slot(e.Set.panels[p].Slots(st), e.Set.at(st)); slot >= 0 {
		notes = append(notes, e.Lang.Period(e.Set.panels[p].Slots(st)[slot]))
	}
	return name, notes
}

// preference is the word for which claim is drawn.
func (e *Env) preference(p data.Preference) string {
	switch p {
	case data.PreferDefault:
		return e.Lang.T(lang.PreferDefault)
	case data.PreferNewest:
		return e.Lang.T(lang.PreferNewest)
	case data.PreferLowest:
		return e.Lang.T(lang.PreferLowest)
	case data.PreferHighest:
		return e.Lang.T(lang.PreferHighest)
	}
	id, _ := p.Reporter()
	return e.reporter(id)
}

// claims are kept, because each frame asks for them more than once.
func (claimsPage) claims(e *Env, st state.State) []claimed {
	type key struct {
		panel  state.Panel
		state  state.State
		cursor data.Period
		tag    lang.Tag
	}
	p := e.Set.panelOf(st)
	return memoised(e.Set, key{p, e.Set.panels[p].Key(st), e.Set.at(st), e.Lang.Tag()}, func() []claimed {
		return e.Set.panels[p].(claimer).claims(e, st)
	})
}

// Rows, Slots and Record implement [Page].
func (c claimsPage) Rows(e *Env, st state.State) int { return len(c.claims(e, st)) }
func (claimsPage) Slots(e *Env, st state.State) []data.Period {
	return e.Set.panels[e.Set.panelOf(st)].Slots(st)
}
func (c claimsPage) Record(e *Env, st state.State) string {
	cs := c.claims(e, st)
	if i := st.Sel[state.ListClaims]; i < len(cs) && cs[i].Source != "" {
		return "source:" + cs[i].Source
	}
	return ""
}

// Draw implements [Page].
func (c claimsPage) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	cs := c.claims(e, st)
	if len(cs) == 0 {
		message(g, r, e.Lang.T(lang.ClaimsNone), theme.Dim)
		return Zones{}
	}
	sel := min(st.Sel[state.ListClaims], len(cs)-1)
	var z Zones
	if rows := contextRows(r.H); rows > 0 {
		r.H -= rows + 1
		z = drawContext(g, grid.Rect{X: r.X, Y: r.Y + r.H + 1, W: r.W, H: rows}, e, st, e.Set.panelOf(st))
	}
	list := r
	if r.W >= besideWidth && cs[sel].Source != "" {
		list.W = r.W*3/5 - 1
		DrawRecord(g, grid.Rect{X: r.X + list.W + 2, Y: r.Y, W: r.W - list.W - 2, H: r.H}, e, "source:"+cs[sel].Source)
	}
	drawClaims(g, list, e, cs, sel, true)
	return z
}
