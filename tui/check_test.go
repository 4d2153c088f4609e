package tui

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// checkFrame reports what is wrong with the frame of in, nil for nothing: its
// size, the width of its lines, the characters in it and its borders.
func checkFrame(in Input) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	g := Render(in)
	if g.W != max(0, in.W) || g.H != max(0, in.H) {
		return fmt.Errorf("the frame has %d×%d cells", g.W, g.H)
	}
	if err := checkCells(g); err != nil {
		return err
	}
	if err := checkLines(g.ANSI(noStyle), in.W, in.H); err != nil {
		return err
	}
	return checkBorders(g, in)
}

func noStyle(grid.Style) string { return "" }

// checkCells checks that no cell holds what a terminal would obey or hide.
func checkCells(g *grid.Grid) error {
	for y := range g.H {
		for x := range g.W {
			r := g.At(x, y).Rune
			if r > utf8.MaxRune || r == 0 { // clusters are checked as text
				continue
			}
			if harmful(r) {
				return fmt.Errorf("cell %d,%d holds %U", x, y, r)
			}
		}
	}
	return nil
}

// harmful reports whether r could control a terminal, turn text round or hide.
func harmful(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp) ||
		r == 0x200b || r == 0x2060 || r == 0xfeff
}

// checkLines checks that s is h lines of w columns each.
func checkLines(s string, w, h int) error {
	if h <= 0 {
		if s != "" {
			return fmt.Errorf("an empty window shows %q", s)
		}
		return nil
	}
	lines := strings.Split(s, "\n")
	if len(lines) != h {
		return fmt.Errorf("%d lines; want %d", len(lines), h)
	}
	for y, l := range lines {
		if i := strings.IndexFunc(l, harmful); i >= 0 {
			return fmt.Errorf("line %d holds %q", y, l[i:min(len(l), i+8)])
		}
		if n := ansi.StringWidth(l); n != max(0, w) {
			return fmt.Errorf("line %d is %d columns wide; want %d: %q", y, n, w, l)
		}
	}
	return nil
}

// checkBorders checks every box that is wholly in sight: those of the page, or
// that of the overlay.
func checkBorders(g *grid.Grid, in Input) error {
	l := in.layout()
	if l.Shape == ShapeTooSmall {
		return nil
	}
	if covered(in.State) {
		return checkBox(g, overlayRect(in), in.Env.Glyphs)
	}
	if l.Shape == ShapePage {
		return checkBox(g, l.Body, in.Env.Glyphs)
	}
	for _, r := range l.Panels {
		if r.W > 0 {
			if err := checkBox(g, r, in.Env.Glyphs); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkBox checks the corners and the edges of a box: the upper edge may hold
// text between its ends, the others nothing but the line.
func checkBox(g *grid.Grid, r grid.Rect, gl *theme.Glyphs) error {
	b := gl.Border
	right, bottom := r.X+r.W-1, r.Y+r.H-1
	want := func(x, y int, c rune) error {
		if got := g.At(x, y).Rune; got != c {
			return fmt.Errorf("border of %+v at %d,%d is %q; want %q", r, x, y, got, c)
		}
		return nil
	}
	type spot struct {
		x, y int
		c    rune
	}
	spots := []spot{{r.X, r.Y, b.TopLeft}, {right, r.Y, b.TopRight}, {r.X, bottom, b.BottomLeft}, {right, bottom, b.BottomRight},
		{r.X + 1, r.Y, b.Horizontal}, {right - 1, r.Y, b.Horizontal}}
	for x := r.X + 1; x < right; x++ {
		spots = append(spots, spot{x, bottom, b.Horizontal})
	}
	for y := r.Y + 1; y < bottom; y++ {
		spots = append(spots, spot{r.X, y, b.Vertical}, spot{right, y, b.Vertical})
	}
	for _, s := range spots {
		if err := want(s.x, s.y, s.c); err != nil {
			return err
		}
	}
	return nil
}

// views are views of every kind: each page, each panel in focus, each overlay.
func views() []state.State {
	var out []state.State
	for p := range state.Panel(state.PanelCount) {
		out = append(out, state.State{Page: state.Overview, Focus: p})
	}
	for _, pg := range state.Pages()[1:] {
		out = append(out, at(pg))
	}
	for _, pg := range []state.Page{state.Overview, state.Freight, state.Projects, state.Sources} {
		for _, o := range []state.Overlay{state.HelpOverlay, state.ClaimsOverlay, state.FilterOverlay, state.SearchOverlay, state.RecordOverlay, state.PaletteOverlay} {
			st := at(pg)
			st.Overlay = o
			if o == state.SearchOverlay && pg != state.Sources {
				st.Query = "azer"
			}
			if o == state.RecordOverlay {
				st.Record = map[state.Page]string{state.Overview: "agreement:A040", state.Freight: "event:E029",
					state.Projects: "project:P08", state.Sources: "source:S001"}[pg]
			}
			out = append(out, st)
		}
	}
	filtered := at(state.Overview)
	filtered.Sector, filtered.From, filtered.To = "transport", 2015, 2020
	out = append(out, filtered)
	for p := range state.Panel(state.PanelCount) { // a scene that somebody has moved away from
		out = append(out, state.State{Page: state.Overview, Focus: p, Scene: int(p)*3 + 2})
	}
	for n := range 12 {
		out = append(out, sceneState(n+1))
	}
	return out
}

// sceneState is the view of scene n of the bundled dataset, as it is told.
func sceneState(n int) state.State {
	return state.Apply(state.New(), state.Action{Name: state.GoToScene, N: n - 1}, Screen{Env: envOf(sharedSet(), lang.English, theme.Braille), W: 120, H: 36})
}

// checked fails the test with the view of in where something is wrong.
func checked(t *testing.T, in Input) {
	t.Helper()
	if err := checkFrame(in); err != nil {
		t.Fatalf("%dx%d %s %s %+v: %v", in.W, in.H, in.Env.Lang.Tag(), in.Env.Glyphs.Name, in.State, err)
	}
}

// styleNumber writes a style in a form that two frames can be compared by.
func styleNumber(s grid.Style) string { return fmt.Sprintf("\x1b[%dm", s) }
