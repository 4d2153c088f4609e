package tui

import (
	"slices"
	"strings"

	"accord/data"
	"accord/tui/follow"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// Input is everything that a frame depends on. Two equal inputs give the same
// frame, wherever it is drawn: in a terminal, by render, for a viewer over SSH
// or in a test.
type Input struct {
	Env   *panel.Env
	State state.State
	W, H  int
	Keys  *Keys
	// Notice is a short message for the footer, "" for none; Standing is what
	// it says besides, until that changes.
	Notice   string
	Standing Standing
	// Audience is what there is to say of presenting and following.
	Audience Audience
	// Play is how far the story has come that goes on by itself.
	Play follow.Play
	// Shelf is which datasets there are, as far as somebody asked.
	Shelf []panel.OnShelf
	// Sheets keeps parts of frames between frames; nil draws everything anew.
	Sheets *Sheets
}

// Render draws one frame of exactly in.W × in.H cells.
func Render(in Input) *grid.Grid {
	g := grid.New(in.W, in.H)
	renderOn(g, in)
	return g
}

// renderOn draws the frame on an empty sheet of its size.
func renderOn(g *grid.Grid, in Input) {
	in.Env = in.Env.Seen(in.State)
	places, t := in.Env.Set.Places(), in.tale()
	l := Arrange(in.W, in.H, t.bands(), in.State, places)
	if l.Shape == ShapeTooSmall {
		drawTooSmall(g, in)
		return
	}
	drawHeader(g, l.Header, in)
	drawTale(g, l, in, t)
	drawStrip(g, l.Strip, in)
	for i, p := range places {
		if r := l.Panels[i]; r.W > 0 {
			z := drawPanel(g, r, in, p, false)
			drawPointer(g, r, in, spotOf(p), z)
		}
		if r := l.Lines[i]; r.W > 0 {
			drawLine(g, r, in, i, p)
			drawPointer(g, r, in, spotOf(p), panel.Zones{})
		}
	}
	if l.Shape == ShapePage {
		z := drawPage(g, l.Body, in)
		p, is := in.State.Page.Panel()
		drawPointer(g, l.Body, in, Spot{Panel: p, HasPanel: is}, z)
	}
	drawFooter(g, l.Footer, in)
	if in.State.Overlay != state.NoOverlay {
		drawPointer(g, g.Bounds(), in, Spot{Overlay: true}, drawOverlay(g, in))
	}
	if in.Env.Glyphs.Name == theme.ASCII {
		g.Replace(theme.Plain)
	}
}

// drawPanel draws a panel with its border and returns where things came to lie
// within r. What does not depend on the time cursor is drawn once and kept.
func drawPanel(g *grid.Grid, r grid.Rect, in Input, p state.Panel, zoomed bool) panel.Zones {
	pn := in.Env.Set.Panel(p)
	focused := in.State.Focused() == p
	k := in.sheetKey(partPanel+part(p), r)
	k.state, k.focused, k.zoomed = pn.Key(in.State), focused, zoomed
	sh := in.Sheets.get(in.Env.Set, k, func() sheet {
		s := grid.New(r.W, r.H)
		name, notes := pn.Title(in.Env, in.State)
		inner := drawBox(s, s.Bounds(), in, box{number: slices.Index(in.Env.Set.Places(), p) + 1, name: name, notes: notes, focused: focused})
		defer s.Clip(inner)()
		return sheet{grid: s, zones: pn.Draw(s, inner, in.Env, in.State, zoomed)}
	})
	g.Blit(r.X, r.Y, sh.grid)
	defer g.Within(r)()
	inner := inside(sh.grid.Bounds())
	defer g.Clip(inner)()
	pn.Over(g, inner, in.Env, in.State, zoomed, sh.zones)
	return sh.zones
}

// drawStrip draws the key figures.
func drawStrip(g *grid.Grid, r grid.Rect, in Input) {
	if r.W <= 0 || r.H <= 0 {
		return
	}
	k := in.sheetKey(partStrip, r)
	k.state = panel.StripKey(in.State)
	sh := in.Sheets.get(in.Env.Set, k, func() sheet {
		s := grid.New(r.W, r.H)
		panel.DrawStrip(s, s.Bounds(), in.Env, in.State)
		return sheet{grid: s}
	})
	g.Blit(r.X, r.Y, sh.grid)
}

// box is what a border says.
type box struct {
	number  int // 0 for none
	name    string
	notes   []string // the last one matters most
	focused bool
}

// drawBox draws a thin border with number and name on the left and a note on
// the right, and returns the room inside, with a blank column at either side.
func drawBox(g *grid.Grid, r grid.Rect, in Input, b box) grid.Rect {
	bd := in.Env.Glyphs.Border
	edge, title := theme.Faint, theme.Dim|theme.Bold
	if b.focused {
		edge, title = theme.Accent, theme.Ink|theme.Bold
	}
	right, bottom := r.X+r.W-1, r.Y+r.H-1
	for x := r.X + 1; x < right; x++ {
		g.Set(x, r.Y, bd.Horizontal, edge)
		g.Set(x, bottom, bd.Horizontal, edge)
	}
	for y := r.Y + 1; y < bottom; y++ {
		g.Set(r.X, y, bd.Vertical, edge)
		g.Set(right, y, bd.Vertical, edge)
	}
	g.Set(r.X, r.Y, bd.TopLeft, edge)
	g.Set(right, r.Y, bd.TopRight, edge)
	g.Set(r.X, bottom, bd.BottomLeft, edge)
	g.Set(right, bottom, bd.BottomRight, edge)

	x := r.X + 2
	if b.number > 0 {
		x = g.Text(x, r.Y, " "+string(rune('0'+b.number)), title&^0xff|numberStyle(b.focused))
	}
	room := r.W - 8
	name := grid.Shorten(b.name, room)
	x = g.Text(x, r.Y, " "+name+" ", title)
	notes := slices.DeleteFunc(slices.Clone(b.notes), func(s string) bool { return s == "" })
	for len(notes) > 0 {
		note := " " + strings.Join(notes, " · ") + " "
		if at := right - 1 - grid.Width(note); at > x {
			g.Text(at, r.Y, note, theme.Dim)
			break
		}
		notes = notes[1:]
	}
	return inside(r)
}

// inside is the room within the border of r, with a blank column at either
// side.
func inside(r grid.Rect) grid.Rect { return r.Inset(2, 1) }

func numberStyle(focused bool) grid.Style {
	if focused {
		return theme.Accent
	}
	return theme.Dim
}

// drawLine draws the panel in a place as its number, its name and its sentence.
func drawLine(g *grid.Grid, r grid.Rect, in Input, place int, p state.Panel) {
	x := g.Text(r.X+1, r.Y, string(rune('1'+place))+" ", theme.Accent)
	name, _ := in.Env.Set.Panel(p).Title(in.Env, in.State)
	end := r.X + r.W - 1
	if r.W >= 72 {
		x = g.Text(x, r.Y, name+"  ", theme.Dim|theme.Bold)
	}
	g.Text(x, r.Y, grid.Shorten(in.Env.Set.Panel(p).Sentence(in.Env, in.State), end-x), theme.Ink)
}

// drawPage draws a page of its own: a zoomed panel, the sources, the problems.
func drawPage(g *grid.Grid, r grid.Rect, in Input) panel.Zones {
	if p, ok := in.State.Page.Panel(); ok {
		return drawPanel(g, r, in, p, true)
	}
	p, ok := panel.PageOf(in.State.Page)
	if !ok {
		return panel.Zones{}
	}
	name, notes := p.Title(in.Env, in.State)
	inner := drawBox(g, r, in, box{focused: true, name: name, notes: notes})
	defer g.Clip(inner)()
	return p.Draw(g, inner, in.Env, in.State)
}

// drawTooSmall says that the window is too small, and the key figures as far
// as they fit.
func drawTooSmall(g *grid.Grid, in Input) {
	y := 0
	for _, l := range grid.Wrap(in.Env.Lang.F(lang.TooSmall, in.W, in.H), in.W) {
		g.Text(0, y, l, theme.Ink)
		y++
	}
	for _, p := range in.Env.Set.Places() {
		for _, l := range grid.Wrap(in.Env.Set.Panel(p).Sentence(in.Env, in.State), in.W) {
			g.Text(0, y, l, theme.Dim)
			y++
		}
	}
}

// Screen is what state.Apply has to know of a dataset and a window.
type Screen struct {
	Env  *panel.Env
	W, H int
	// Keys is the table of keys; nil is the default one.
	Keys *Keys
	// Audience and Shelf are as in [Input].
	Audience Audience
	Shelf    []panel.OnShelf
}

func (s Screen) keys() *Keys {
	if s.Keys == nil {
		return DefaultKeys()
	}
	return s.Keys
}

// Slots, Rows … implement state.Facts.
func (s Screen) Slots(st state.State) []data.Period {
	if p, ok := panel.PageOf(st.Page); ok {
		return p.Slots(s.Env.Seen(st), st)
	}
	return s.panel(st).Slots(st)
}

// Rows is the number of rows of the current list.
func (s Screen) Rows(st state.State) int {
	switch st.Overlay {
	case state.HelpOverlay:
		return len(helpLines(Input{Env: s.Env, State: st, W: s.W, H: s.H, Keys: s.keys()}))
	case state.PaletteOverlay:
		return len(commands(s.Env, s.keys(), st.Query))
	case state.RosterOverlay:
		return len(people(s.Audience.News))
	case state.ShelfOverlay:
		return len(s.Shelf)
	}
	return panel.Rows(s.Env.Seen(st), st)
}

// Page is about how many rows of a list fit on the screen.
func (s Screen) Page(st state.State) int {
	places := s.Env.Set.Places()
	l := Input{Env: s.Env, State: st, W: s.W, H: s.H}.layout()
	if covered(st) {
		return max(1, s.H-8)
	}
	if l.Shape == ShapePage {
		return max(1, l.Body.H-6)
	}
	return max(1, l.Panels[max(0, slices.Index(places, st.Focused()))].H-5)
}

// RowPeriods are the periods of the rows of the current list.
func (s Screen) RowPeriods(st state.State) []data.Period {
	return panel.RowPeriods(s.Env.Seen(st), st)
}

// Views is the number of faces of the focused panel or the page.
func (s Screen) Views(st state.State) int { return panel.Views(s.Env, st) }

// Freqs are the frequencies of the focused panel or the page.
func (s Screen) Freqs(st state.State) []data.Freq { return panel.Freqs(s.Env, st) }

// Sorts is the number of orders of the current list.
func (s Screen) Sorts(st state.State) int { return panel.Sorts(s.Env.Seen(st), st) }

// Years are the first and the last year of the dataset.
func (s Screen) Years() (first, last int) { return s.Env.Set.Years() }

// Sectors are the ids that can be filtered by.
func (s Screen) Sectors() []string { return s.Env.Set.Sectors() }

// Target is what the selected row opens.
func (s Screen) Target(st state.State) (state.Action, bool) {
	if st.Overlay == state.PaletteOverlay {
		all := commands(s.Env, s.keys(), st.Query)
		if i := st.Sel[state.ListOverlay]; i < len(all) {
			return all[i].action, true
		}
		return state.Action{}, false
	}
	if st.Overlay == state.RosterOverlay || st.Overlay == state.ShelfOverlay {
		return state.Action{}, false
	}
	return panel.Target(s.Env.Seen(st), st)
}

// Cursor is the period of a cursor that was not moved.
func (s Screen) Cursor(st state.State) data.Period { return s.Env.Set.Cursor(st) }

// Places are the panels on the overview.
func (s Screen) Places() []state.Panel { return s.Env.Set.Places() }

// Pages are the pages that the dataset has.
func (s Screen) Pages() []state.Page { return s.Env.Set.Pages() }

// Subject is what the panels of any figures show.
func (s Screen) Subject(st state.State) state.Shown { return panel.Subject(s.Env.Seen(st), st) }

// Similar are the entities of about the size of the selected one.
func (s Screen) Similar(st state.State) state.Codes { return panel.Similar(s.Env.Seen(st), st) }

func (s Screen) panel(st state.State) panel.Panel { return s.Env.Seen(st).Set.Panel(st.Focused()) }
