package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/state"
)

func (r robot) click(x, y int) robot {
	r.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	r.Update(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
	return r
}

func (r robot) wheel(x, y int, b tea.MouseButton) robot {
	r.Update(tea.MouseWheelMsg{X: x, Y: y, Button: b})
	return r
}

// find is where a text begins on the screen within rows from and to.
func (r robot) find(text string, from, to int) (x, y int) {
	r.t.Helper()
	g := Render(r.input())
	want := []rune(text)
	for y := max(0, from); y < min(to, g.H); y++ {
	next:
		for x := range g.W {
			for i, c := range want {
				if g.At(x+i, y).Rune != c {
					continue next
				}
			}
			return x, y
		}
	}
	r.t.Fatalf("%q is not in rows %d to %d\n%s", text, from, to, g.Plain())
	return 0, 0
}

func TestClickFocusesAPanel(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 50}, {60, 20}} {
		r := sit(t, size[0], size[1])
		for _, p := range []state.Panel{state.PanelProjects, state.PanelFreight, state.PanelAgreements, state.PanelTrade} {
			l := Arrange(r.w, r.h, Bands{}, r.state, r.env.Set.Places())
			box := l.Panels[p]
			if box.W == 0 {
				box = l.Lines[p]
			}
			if box.W == 0 {
				continue
			}
			r.click(box.X+2, box.Y)
			if r.state.Focus != p {
				t.Errorf("%v: a click on panel %d focuses %d", size, p+1, r.state.Focus+1)
			}
			r.sameAsFresh()
		}
		r.click(1, 0)
		if r.state.Focus != state.PanelTrade {
			t.Errorf("%v: a click on the header moves the focus", size)
		}
	}
}

// TestClickOnAChartMovesTheCursor clicks above each label of the time axis.
func TestClickOnAChartMovesTheCursor(t *testing.T) {
	for _, page := range []bool{false, true} {
		r := sit(t, 200, 60)
		if page {
			r.keys("z")
		}
		plot := Arrange(r.w, r.h, Bands{}, r.state, r.env.Set.Places()).Panels[state.PanelTrade]
		if page {
			plot = Arrange(r.w, r.h, Bands{}, r.state, r.env.Set.Places()).Body
		}
		for _, year := range []int{2013, 2017, 2021, 2025} {
			label := data.Year(year).String()
			x, y := r.findLabel(label, plot)
			r.click(x+1, y-3)
			if r.state.Cursor != data.Year(year) {
				t.Errorf("zoomed %v: a click above %s moves the cursor to %v", page, label, r.state.Cursor)
			}
			r.sees(label)
		}
	}
}

// findLabel is where the lowest row of plot that begins with 2011 has label:
// the time axis.
func (r robot) findLabel(label string, plot grid.Rect) (x, y int) {
	r.t.Helper()
	g := Render(r.input())
	has := func(x, y int, s string) bool {
		for i, c := range s {
			if g.At(x+i, y).Rune != c {
				return false
			}
		}
		return true
	}
	for y := plot.Y + plot.H - 2; y > plot.Y; y-- {
		axis := false
		for x := plot.X; x < plot.X+12; x++ {
			axis = axis || has(x, y, "2011")
		}
		for x := plot.X; axis && x < plot.X+plot.W; x++ {
			if has(x, y, label) {
				return x, y
			}
		}
	}
	r.t.Fatalf("%s is not on the time axis\n%s", label, g.Plain())
	return 0, 0
}

func TestDragMovesTheCursor(t *testing.T) {
	r := sit(t, 120, 36)
	plot := Arrange(r.w, r.h, Bands{}, r.state, r.env.Set.Places()).Panels[state.PanelTrade]
	x1, y := r.findLabel("2013", plot)
	x2, _ := r.findLabel("2019", plot)
	y -= 4
	r.Update(tea.MouseClickMsg{X: x1 + 1, Y: y, Button: tea.MouseLeft})
	if r.state.Cursor != data.Year(2013) {
		t.Fatalf("the button goes down at %v", r.state.Cursor)
	}
	r.Update(tea.MouseMotionMsg{X: x2 + 1, Y: y, Button: tea.MouseLeft})
	if r.state.Cursor != data.Year(2019) {
		t.Errorf("dragged to 2019, the cursor is at %v", r.state.Cursor)
	}
	r.Update(tea.MouseReleaseMsg{X: x2 + 1, Y: y, Button: tea.MouseLeft})
	r.Update(tea.MouseMotionMsg{X: x1 + 1, Y: y, Button: tea.MouseLeft})
	if r.state.Cursor != data.Year(2019) {
		t.Errorf("after the button is let go the cursor goes on to %v", r.state.Cursor)
	}
	r.Update(tea.MouseMotionMsg{X: x1 + 1, Y: y})
	if r.state.Cursor != data.Year(2019) {
		t.Errorf("the pointer alone moves the cursor to %v", r.state.Cursor)
	}
}

func TestWheelMovesWhatLiesUnderIt(t *testing.T) {
	r := sit(t, 120, 36)
	l := Arrange(r.w, r.h, Bands{}, r.state, r.env.Set.Places())
	trade, list := l.Panels[state.PanelTrade], l.Panels[state.PanelAgreements]
	x, y := trade.X+trade.W/2, trade.Y+trade.H/3
	r.wheel(x, y, tea.MouseWheelUp)
	if r.state.Cursor != data.Year(2022) {
		t.Errorf("the wheel over the chart moves the cursor to %v", r.state.Cursor)
	}
	r.wheel(x, y, tea.MouseWheelDown).wheel(x, y, tea.MouseWheelRight).wheel(x, y, tea.MouseWheelLeft)
	if r.state.Cursor != data.Year(2023) {
		t.Errorf("down, right and left again, the cursor is at %v", r.state.Cursor)
	}
	r.wheel(list.X+4, list.Y+4, tea.MouseWheelDown).wheel(list.X+4, list.Y+4, tea.MouseWheelDown)
	if r.state.Focus != state.PanelAgreements || r.state.Sel[state.ListAgreements] != 2 {
		t.Errorf("over the list the wheel selects row %d of panel %d", r.state.Sel[state.ListAgreements], r.state.Focus+1)
	}
	r.keys("?")
	before := r.state
	r.wheel(60, 18, tea.MouseWheelDown)
	if r.state.Sel[state.ListOverlay] != 1 || r.state.Sel[state.ListAgreements] != before.Sel[state.ListAgreements] {
		t.Errorf("over the help the wheel leaves %v", r.state.Sel)
	}
}

func TestASecondClickOpens(t *testing.T) {
	r := sit(t, 120, 36).keys("3", "z")
	x, y := r.find("2025-10-13", 0, 36)
	r.click(x, y)
	if r.state.Sel[state.ListAgreements] != 1 || r.state.Overlay != state.NoOverlay {
		t.Fatalf("the first click gives %+v", r.state)
	}
	x, y = r.find("2025-10-13", 0, 36)
	r.click(x, y)
	if r.state.Overlay != state.RecordOverlay {
		t.Errorf("the second click gives %+v", r.state)
	}
	r.sees("13 October 2025")
	r.click(0, 0) // beside the overlay
	if r.state.Overlay != state.NoOverlay || r.state.Page != state.Agreements {
		t.Errorf("a click beside the overlay gives %+v", r.state)
	}
}

func TestClickInOverlays(t *testing.T) {
	r := sit(t, 120, 36).keys("/").typing("samur")
	_, top := r.find("▸", 0, 36)
	r.click(30, top+2)
	if r.state.Sel[state.ListOverlay] != 2 {
		t.Errorf("a click on the third hit selects row %d", r.state.Sel[state.ListOverlay])
	}
	r.click(30, top+2)
	if r.state.Overlay != state.RecordOverlay {
		t.Errorf("the second click gives %+v", r.state)
	}
	r.keys("esc", "esc", "f")
	x, y := r.find("Energy", 0, 36)
	r.click(x, y).click(x, y)
	if r.state.Sector != "energy" {
		t.Errorf("two clicks on Energy keep %q", r.state.Sector)
	}
	r.sees("Energy").sameAsFresh()
}

func TestMouseIsAToggle(t *testing.T) {
	r := sit(t, 120, 36)
	if m := r.View().MouseMode; m != tea.MouseModeCellMotion {
		t.Errorf("the mouse mode is %v", m)
	}
	r.keys("M").sees("mouse off")
	if m := r.View().MouseMode; m != tea.MouseModeNone {
		t.Errorf("switched off, the mouse mode is %v", m)
	}
	r.keys("M")
	if m := r.View().MouseMode; m != tea.MouseModeCellMotion {
		t.Errorf("switched on again, the mouse mode is %v", m)
	}
}

// TestClicksAnywhereAreHarmless clicks, drags and turns the wheel in every
// fourth cell of every view, and outside of the window.
func TestClicksAnywhereAreHarmless(t *testing.T) {
	sts := views()
	if testing.Short() || raceDetector {
		sts = sts[:12]
	}
	r := sit(t, 100, 30)
	for _, st := range sts {
		for y := -1; y < 32; y += 2 {
			for x := -1 + y&2; x < 104; x += 7 {
				r.state = st
				r.click(x, y)
				r.state = st
				r.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
				r.Update(tea.MouseMotionMsg{X: 99 - x, Y: y, Button: tea.MouseLeft})
				r.wheel(x, y, tea.MouseWheelDown)
				invariants(t, st, state.Action{Name: "mouse"}, r.state, Screen{Env: r.env, W: r.w, H: r.h})
			}
		}
		r.sameAsFresh()
	}
}
