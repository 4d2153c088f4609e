package tui

import (
	"strconv"

	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// overlayBox is the border and the rectangle of the overlay of in.
func overlayBox(in Input) (box, grid.Rect) {
	e, st := in.Env, in.State
	b := box{focused: true}
	switch st.Overlay {
	case state.HelpOverlay:
		b.name = e.Lang.T(lang.HelpTitle)
		return b, in.overlay(helpWidth(in.W)+4, (len(helpLines(in))+helpColumns(in.W)-1)/helpColumns(in.W)+2)
	case state.PaletteOverlay:
		b.name = e.Lang.T(lang.PaletteTitle)
		return b, in.overlay(84, 24)
	case state.RosterOverlay:
		return rosterBox(in)
	case state.ShelfOverlay:
		b.name = e.Lang.T(lang.ShelfTitle)
		return b, in.overlay(120, max(len(in.Shelf), 1)+2)
	case state.IndicatorsOverlay, state.EntitiesOverlay, state.DimensionsOverlay:
		b.name, b.notes = panel.PickerTitle(e, st)
		return b, in.overlay(110, 30)
	case state.FilterOverlay:
		b.name = e.Lang.T(lang.FilterTitle)
		return b, in.overlay(64, panel.Rows(e, st)+4)
	case state.SearchOverlay:
		b.name = e.Lang.T(lang.SearchTitle)
		return b, in.overlay(130, 30)
	case state.ClaimsOverlay:
		b.name = e.Lang.T(lang.ClaimsTitle)
		if n := panel.Rows(e, st); n > 0 {
			at := min(st.Sel[state.ListOverlay], n-1) + 1
			b.notes = []string{strconv.Itoa(at) + " / " + strconv.Itoa(n)}
			return b, in.overlay(116, max(2*n+2, 5))
		}
		return b, in.overlay(116, 20)
	}
	w := in.overlay(100, 30).W
	b.name = panel.RecordKind(e, st.Record)
	return b, in.overlay(100, panel.RecordHeight(e, st.Record, w-4)+2)
}

func overlayRect(in Input) grid.Rect {
	_, r := overlayBox(in)
	return r
}

// overlay is the rectangle of an overlay of at most mw × mh, which leaves the
// bands of the story in sight.
func (in Input) overlay(mw, mh int) grid.Rect {
	b := in.tale().bands()
	r := overlay(in.W, in.H-b.Caption-b.Notes, mw, mh)
	r.Y += b.Caption
	return r
}

// covered reports whether something lies over the page. What rows are to hold is
// typed on the page itself, so that these are seen.
func covered(st state.State) bool {
	return st.Overlay != state.NoOverlay && st.Overlay != state.FindOverlay
}

// drawOverlay draws what lies over the page.
func drawOverlay(g *grid.Grid, in Input) panel.Zones {
	e, st := in.Env, in.State
	if !covered(st) {
		return panel.Zones{}
	}
	b, r := overlayBox(in)
	g.Restyle(g.Bounds(), func(grid.Style) grid.Style { return theme.Faint }) // what lies below steps back
	drawTale(g, in.layout(), in, in.tale())
	g.Fill(r, ' ', theme.Ink)
	inner := drawBox(g, r, in, b)
	defer g.Clip(inner)()
	switch st.Overlay {
	case state.HelpOverlay:
		drawHelp(g, inner, in)
	case state.PaletteOverlay:
		return drawPalette(g, inner, in)
	case state.RosterOverlay:
		return drawRoster(g, inner, in)
	case state.ShelfOverlay:
		return panel.DrawShelf(g, inner, e, st, in.Shelf)
	case state.IndicatorsOverlay, state.EntitiesOverlay, state.DimensionsOverlay:
		return panel.DrawPicker(g, inner, e, st)
	case state.FilterOverlay:
		return panel.DrawFilter(g, inner, e, st)
	case state.SearchOverlay:
		return panel.DrawSearch(g, inner, e, st)
	case state.ClaimsOverlay:
		return panel.DrawClaims(g, inner, e, st)
	case state.RecordOverlay:
		panel.DrawRecord(g, inner, e, st.Record)
	}
	return panel.Zones{}
}
