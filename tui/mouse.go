package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"accord/tui/grid"
	"accord/tui/panel"
	"accord/tui/state"
)

// Spot is what lies at a place of the screen.
type Spot struct {
	Panel    state.Panel
	HasPanel bool
	// Slot and Row are what is there of a chart or a list, −1 for nothing.
	Slot, Row int
	// Column is the column whose heading is there, from 1; 0 for none.
	Column int
	// Level is how high in the plot it is where Slot is something, from 0 at the
	// bottom to 100 at the top.
	Level int
	// Overlay is true within an overlay, Outside beside one.
	Overlay, Outside bool
}

// Locate says what lies at x, y of the frame of in. It draws the part of the
// frame again, on a sheet of its own, so that the answer is the picture's.
func Locate(in Input, x, y int) Spot {
	in.Env = in.Env.Seen(in.State)
	s := Spot{Slot: -1, Row: -1}
	g := grid.New(in.W, in.H)
	places := in.Env.Set.Places()
	l := in.layout()
	if covered(in.State) {
		z := drawOverlay(g, in)
		s.Overlay = true
		s.Row = rowAt(z, x, y)
		s.Outside = s.Row < 0 && !overlayRect(in).Contains(x, y)
		return s
	}
	if l.Shape == ShapePage && l.Body.Contains(x, y) {
		z := drawPage(g, l.Body, in)
		if s.Panel, s.HasPanel = in.State.Page.Panel(); s.HasPanel {
			x, y = x-l.Body.X, y-l.Body.Y
		}
		for _, h := range z.Heads {
			if h.Contains(x, y) {
				s.Column = h.Column + 1
			}
		}
		s.Slot, s.Row, s.Level = slotAt(z, x, y), rowAt(z, x, y), levelAt(z, y)
		return s
	}
	for i, p := range places {
		if l.Panels[i].Contains(x, y) {
			z := drawPanel(g, l.Panels[i], in, p, false)
			x, y = x-l.Panels[i].X, y-l.Panels[i].Y // zones of a panel lie within its rectangle
			return Spot{Panel: p, HasPanel: true, Slot: slotAt(z, x, y), Row: rowAt(z, x, y), Level: levelAt(z, y)}
		}
		if l.Lines[i].Contains(x, y) {
			s.Panel, s.HasPanel = p, true
		}
	}
	return s
}

func rowAt(z panel.Zones, x, y int) int {
	if !z.HasList || !z.List.Contains(x, y) {
		return -1
	}
	return z.Top + y - z.List.Y
}

func slotAt(z panel.Zones, x, y int) int {
	if !z.HasChart {
		return -1
	}
	if i, ok := z.Chart.SlotAt(x, y); ok {
		return i
	}
	return -1
}

func levelAt(z panel.Zones, y int) int {
	if !z.HasChart || z.Chart.Plot.H < 2 {
		return 0
	}
	up := z.Chart.Plot.Y + z.Chart.Plot.H - 1 - y
	return max(0, min((100*up+(z.Chart.Plot.H-1)/2)/(z.Chart.Plot.H-1), 100))
}

// point carries out a mouse message: a click focuses a panel, selects a row or
// a period, and opens the row that is already selected; dragging moves the
// time cursor; the wheel moves rows or time.
func (a *App) point(msg tea.MouseMsg) {
	m := msg.Mouse()
	if a.w < MinWidth || a.h < MinHeight {
		return
	}
	a.aim(m)
	switch msg.(type) {
	case tea.MouseReleaseMsg:
		a.dragged = false
		return
	case tea.MouseMotionMsg:
		if m.Button != tea.MouseLeft || !a.dragged {
			return
		}
	}
	at := Locate(a.sight(), m.X, m.Y)
	if at.Overlay {
		a.pointOverlay(msg, at)
		return
	}
	if a.asking.lacks { // it acts on what is on the screen
		a.abandon()
	}
	if at.HasPanel && at.Panel != a.state.Focused() {
		if _, wheel := msg.(tea.MouseWheelMsg); !wheel {
			a.apply(state.Action{Name: state.FocusPanel, N: slices.Index(a.env.Set.Places(), at.Panel)})
		}
	}
	switch msg.(type) {
	case tea.MouseWheelMsg:
		a.wheel(m, at)
	case tea.MouseClickMsg, tea.MouseMotionMsg:
		if at.Slot >= 0 {
			a.dragged = true
			a.apply(state.Action{Name: state.SelectSlot, N: at.Slot})
		}
		if at.Row >= 0 {
			a.selectRow(at.Row)
		}
		if _, click := msg.(tea.MouseClickMsg); click && at.Column > 0 {
			a.sortBy(at.Column - 1)
		}
	}
}

// sortBy sorts the record table by a column, and turns the order round when it is
// sorted by it already.
func (a *App) sortBy(column int) {
	if a.state.Sort[state.ListRecords] == column+1 {
		a.apply(state.Do(state.ReverseSort))
		return
	}
	a.apply(state.Action{Name: state.SelectColumn, N: column})
	a.apply(state.Do(state.NextSort))
}

// selectRow selects a row of the current list, and opens it when it was
// selected already.
func (a *App) selectRow(row int) {
	l, ok := a.state.List()
	if !ok {
		return
	}
	if a.state.Sel[l] == row {
		a.apply(state.Do(state.Open))
		return
	}
	a.apply(state.Action{Name: state.SelectRow, N: row})
}

// wheel scrolls what lies under the pointer, whatever has the focus: the focus
// follows, as the keys would then.
func (a *App) wheel(m tea.Mouse, at Spot) {
	down := m.Button == tea.MouseWheelDown || m.Button == tea.MouseWheelRight
	if at.HasPanel && at.Panel != a.state.Focused() {
		a.apply(state.Action{Name: state.FocusPanel, N: slices.Index(a.env.Set.Places(), at.Panel)})
	}
	name := state.Up
	if down {
		name = state.Down
	}
	if at.Slot >= 0 || m.Button == tea.MouseWheelLeft || m.Button == tea.MouseWheelRight {
		name = state.Left
		if down {
			name = state.Right
		}
	}
	a.apply(state.Do(name))
}

func (a *App) pointOverlay(msg tea.MouseMsg, at Spot) {
	m := msg.Mouse()
	switch msg.(type) {
	case tea.MouseWheelMsg:
		name := state.Up
		if m.Button == tea.MouseWheelDown {
			name = state.Down
		}
		a.apply(state.Do(name))
	case tea.MouseClickMsg:
		switch {
		case at.Outside:
			a.apply(state.Do(state.Back))
		case at.Row >= 0:
			a.selectRow(at.Row)
		}
	}
}
