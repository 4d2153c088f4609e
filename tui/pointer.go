package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// aim notes where the mouse of somebody who presents points.
func (a *App) aim(m tea.Mouse) {
	if !a.stage.news.Me.Driving || own(a.state.Overlay) {
		return
	}
	at := Locate(a.sight(), m.X, m.Y)
	p := state.Pointer{Panel: at.Panel, HasPanel: at.HasPanel, Overlay: at.Overlay, Row: at.Row + 1}
	if slots := slotsOf(a.screen(), a.seen(), at); at.Slot >= 0 && at.Slot < len(slots) {
		p.Period, p.Level = slots[at.Slot], at.Level
	}
	// Beside everything there is nothing to point at.
	p.On = !at.Outside && (at.HasPanel || p.Row > 0 || !p.Period.IsZero())
	if !p.On {
		p = state.Pointer{}
	}
	a.stage.pointer, a.stage.pointed = p, a.state
}

// slotsOf are the periods of the chart at a place.
func slotsOf(f Screen, st state.State, at Spot) []data.Period {
	if at.HasPanel && st.Page == state.Overview {
		st.Focus = at.Panel
	}
	return f.Slots(st)
}

// spotOf is anywhere in a panel.
func spotOf(p state.Panel) Spot { return Spot{Panel: p, HasPanel: true} }

// pointerName is how much of a presenter's name stands beside the pointer.
const pointerName = 14

// drawPointer draws where the presenter points, if that is in the rectangle r,
// which shows at and where things lie as z says. The name stands beside the
// place, so that what is pointed at can be seen.
func drawPointer(g *grid.Grid, r grid.Rect, in Input, at Spot, z panel.Zones) {
	p := in.Audience.Pointer
	if !p.On || p.HasPanel != at.HasPanel || at.HasPanel && p.Panel != at.Panel || p.Overlay != at.Overlay {
		return
	}
	if at.HasPanel { // whose zones lie within the panel's rectangle
		z.Chart.Plot.X, z.Chart.Plot.Y = z.Chart.Plot.X+r.X, z.Chart.Plot.Y+r.Y
		z.List.X, z.List.Y = z.List.X+r.X, z.List.Y+r.Y
	}
	name := grid.Shorten(in.Audience.News.Driver.Name, pointerName)
	left := string(in.Env.Glyphs.Left) + " " + name
	w := grid.Width(left)
	end := r.X + r.W - 1
	style := theme.Accent | theme.Bold | theme.Selected
	slots := slotsOf(Screen{Env: in.Env, W: in.W, H: in.H}, in.State, at)
	if i := slices.Index(slots, p.Period); i >= 0 && z.HasChart && !p.Period.IsZero() {
		if x, ok := z.Chart.X(i); ok {
			if at.HasPanel {
				x += r.X
			}
			rows := z.Chart.Plot.H - 1
			y := z.Chart.Plot.Y + rows - (p.Level*rows+50)/100
			if x+1+w < end {
				g.Text(x+1, y, left, style)
			} else {
				g.Text(x-w, y, name+" "+string(in.Env.Glyphs.Right), style)
			}
			return
		}
	}
	if y := z.List.Y + p.Row - 1 - z.Top; p.Row > 0 && z.HasList && y >= z.List.Y && y < z.List.Y+z.List.H {
		g.Text(z.List.X+z.List.W-w, y, left, style)
		return
	}
	if !at.Overlay { // on the upper edge, where titles are
		g.Text(max(r.X+2, end-1-w), r.Y, left, style)
	}
}
