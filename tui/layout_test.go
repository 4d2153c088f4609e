package tui

import (
	"fmt"
	"strings"
	"testing"

	"accord/tui/grid"
	"accord/tui/state"
)

// parts are the rectangles of l that are in use, each with its name.
func (l Layout) parts() map[string]grid.Rect {
	all := map[string]grid.Rect{"header": l.Header, "caption": l.Caption, "notes": l.Notes, "strip": l.Strip, "body": l.Body, "footer": l.Footer}
	for p := range state.Panel(state.PanelCount) {
		all[string(p.Page())] = l.Panels[p]
		all["~"+string(p.Page())] = l.Lines[p]
	}
	for name, r := range all {
		if r == (grid.Rect{}) {
			delete(all, name)
		}
	}
	return all
}

// sketch draws the rectangles of l as boxes, one character for 4 columns and
// for 2 rows, with the size of each inside. Rectangles of fewer than 5 rows
// are one line.
func sketch(l Layout, w, h int) string {
	const sx, sy = 4, 2
	g := grid.New(w/sx, (h+sy-1)/sy)
	for name, r := range l.parts() {
		x, y, right, bottom := r.X/sx, r.Y/sy, (r.X+r.W)/sx-1, (r.Y+r.H)/sy-1
		if r.H < 5 {
			continue
		}
		for i := x; i <= right; i++ {
			g.Set(i, y, '-', 0)
			g.Set(i, bottom, '-', 0)
		}
		for i := y; i <= bottom; i++ {
			g.Set(x, i, '|', 0)
			g.Set(right, i, '|', 0)
		}
		for _, c := range [][2]int{{x, y}, {right, y}, {x, bottom}, {right, bottom}} {
			g.Set(c[0], c[1], '+', 0)
		}
		g.Text(x+1, y, name[:min(len(name), right-x-1)], 0)
		if bottom > y+1 {
			g.Text(x+1, y+1, fmt.Sprintf("%dx%d", r.W, r.H), 0)
		}
	}
	var lines []string
	for _, name := range []string{"header", "caption", "strip", "~trade", "~freight", "~agreements", "~projects", "notes", "footer"} {
		if r, ok := l.parts()[name]; ok {
			lines = append(lines, fmt.Sprintf("%s %d,%d %dx%d", name, r.X, r.Y, r.W, r.H))
		}
	}
	return g.Plain() + "\n" + strings.Join(lines, "\n")
}

// TestArrangeDrawsTheseBoxes compares the layout of typical windows with
// testdata/layout.golden.
func TestArrangeDrawsTheseBoxes(t *testing.T) {
	projects := state.State{Page: state.Overview, Focus: state.PanelProjects}
	var b strings.Builder
	for _, c := range []struct {
		w, h  int
		bands Bands
		state state.State
		shape Shape
	}{
		{40, 12, Bands{}, state.New(), ShapeSingle},
		{40, 12, Bands{}, projects, ShapeSingle},
		{60, 20, Bands{}, state.New(), ShapeSingle},
		{60, 20, Bands{}, projects, ShapeSingle},
		{80, 24, Bands{}, state.New(), ShapeSingle},
		{80, 50, Bands{}, state.New(), ShapeStacked},
		{100, 30, Bands{}, state.New(), ShapeQuarters},
		{120, 36, Bands{}, state.New(), ShapeQuarters},
		{200, 60, Bands{}, state.New(), ShapeQuarters},
		{40, 12, Bands{}, at(state.Freight), ShapePage},
		{80, 24, Bands{}, at(state.Trade), ShapePage},
		{120, 36, Bands{}, at(state.Sources), ShapePage},
		{39, 12, Bands{}, state.New(), ShapeTooSmall},
		{40, 11, Bands{}, state.New(), ShapeTooSmall},
		{40, 12, Bands{3, 0}, state.New(), ShapeSingle},
		{80, 24, Bands{2, 3}, at(state.Trade), ShapePage},
		{120, 36, Bands{3, 5}, state.New(), ShapeQuarters},
	} {
		l := Arrange(c.w, c.h, c.bands, c.state, sharedSet().Places())
		if l.Shape != c.shape {
			t.Errorf("%dx%d %s: shape is %d; want %d", c.w, c.h, c.state.Page, l.Shape, c.shape)
		}
		told := ""
		if c.bands != (Bands{}) {
			told = fmt.Sprintf(", %d and %d rows of a story", c.bands.Caption, c.bands.Notes)
		}
		fmt.Fprintf(&b, "%dx%d %s, panel %d%s\n%s\n\n", c.w, c.h, c.state.Page, c.state.Focus+1, told, sketch(l, c.w, c.h))
	}
	golden(t, "layout", trimLines(b.String()))
}

func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// TestArrangeKeepsRectanglesApart walks through every size of window.
func TestArrangeKeepsRectanglesApart(t *testing.T) {
	for w := 0; w <= 250; w++ {
		for h := 0; h <= 90; h++ {
			for _, pg := range state.Pages() {
				for focus := range state.Panel(state.PanelCount) {
					checkLayout(t, w, h, Bands{}, state.State{Page: pg, Focus: focus})
					if h >= MinHeight { // the most that a story takes
						checkLayout(t, w, h, Bands{3, 0}, state.State{Page: pg, Focus: focus})
					}
					if h >= 18 {
						checkLayout(t, w, h, Bands{4, max(2, min(h/7, 8))}, state.State{Page: pg, Focus: focus})
					}
					if t.Failed() {
						return
					}
					if pg != state.Overview {
						break // the focus has no say on a page of its own
					}
				}
			}
		}
	}
}

func checkLayout(t *testing.T, w, h int, b Bands, st state.State) {
	t.Helper()
	l := Arrange(w, h, b, st, sharedSet().Places())
	if small := w < MinWidth || h < MinHeight; small != (l.Shape == ShapeTooSmall) {
		t.Fatalf("%dx%d %s: shape %d", w, h, st.Page, l.Shape)
	}
	var rects []grid.Rect
	add := func(r grid.Rect) {
		if r.W < 0 || r.H < 0 {
			t.Fatalf("%dx%d %s focus %d: %+v has a negative size", w, h, st.Page, st.Focus, r)
		}
		if r.W == 0 || r.H == 0 {
			return
		}
		if r.X < 0 || r.Y < 0 || r.X+r.W > w || r.Y+r.H > h {
			t.Fatalf("%dx%d %s focus %d: %+v leaves the window", w, h, st.Page, st.Focus, r)
		}
		for _, o := range rects {
			if r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H {
				t.Fatalf("%dx%d %s focus %d: %+v and %+v overlap", w, h, st.Page, st.Focus, r, o)
			}
		}
		rects = append(rects, r)
	}
	for _, r := range []grid.Rect{l.Header, l.Caption, l.Strip, l.Body, l.Notes, l.Footer} {
		add(r)
	}
	shown := 0
	for p := range state.Panel(state.PanelCount) {
		add(l.Panels[p])
		add(l.Lines[p])
		if l.Panels[p].W > 0 {
			shown++
			if l.Panels[p].H < 5 || l.Panels[p].W < 30 {
				t.Fatalf("%dx%d focus %d: panel %s has no room: %+v", w, h, st.Focus, p.Page(), l.Panels[p])
			}
		}
	}
	switch l.Shape {
	case ShapeSingle:
		if l.Panels[st.Focus].W != w || shown != 1 {
			t.Fatalf("%dx%d: the focused panel %s is not the one that is shown", w, h, st.Focus.Page())
		}
	case ShapeStacked, ShapeQuarters:
		if shown != state.PanelCount {
			t.Fatalf("%dx%d: %d panels shown; want all", w, h, shown)
		}
	case ShapePage:
		if l.Body.W != w || l.Body.H != h-2-b.Caption-b.Notes {
			t.Fatalf("%dx%d: the page does not fill the body: %+v", w, h, l.Body)
		}
	}
}

// TestArrangeLeavesNoGap checks that panels reach from the strip to the footer.
func TestArrangeLeavesNoGap(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {80, 50}, {100, 30}, {120, 36}, {121, 37}, {200, 60}, {250, 90}} {
		w, h := size[0], size[1]
		l := Arrange(w, h, Bands{}, state.New(), sharedSet().Places())
		cells := 0
		for p := range state.Panel(state.PanelCount) {
			cells += l.Panels[p].W*l.Panels[p].H + l.Lines[p].W*l.Lines[p].H
		}
		top := h
		for _, r := range l.Panels {
			if r.W > 0 {
				top = min(top, r.Y)
			}
		}
		if want := w * (l.Footer.Y - top); cells != want {
			t.Errorf("%dx%d: panels cover %d cells of the %d between row %d and the footer", w, h, cells, want, top)
		}
	}
}

func TestOverlayStaysInTheWindow(t *testing.T) {
	for w := MinWidth; w <= 250; w++ {
		for h := MinHeight; h <= 90; h++ {
			for _, want := range [][2]int{{64, 24}, {130, 30}, {1000, 1000}, {54, 3}} {
				r := overlay(w, h, want[0], want[1])
				if r.X < 0 || r.Y < 1 || r.X+r.W > w || r.Y+r.H > h || r.W <= 4 || r.H <= 2 {
					t.Fatalf("%dx%d: overlay of %v is %+v", w, h, want, r)
				}
			}
		}
	}
}
