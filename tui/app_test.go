package tui

import (
	"image/color"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// redrawn reports whether the frame was made anew since prev.
func (r robot) redrawn(prev *grid.Grid) bool { return r.Frame().Grid != prev }

// sameAsFresh fails the test unless the frame is the one that the same view
// gives when it is drawn from nothing.
func (r robot) sameAsFresh() {
	r.t.Helper()
	in := r.input()
	in.Sheets = nil
	if got, want := r.View().Content, Render(in).ANSI(r.theme.SGR); got != want {
		r.t.Fatalf("the frame is not that of a fresh start in %+v\ngot  %q\nwant %q", r.state, clip(got), clip(want))
	}
}

func clip(s string) string { return s[:min(len(s), 400)] }

func quits(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	_, ok := cmd().(tea.QuitMsg)
	return ok
}

func TestKeysNavigate(t *testing.T) {
	r := sit(t, 120, 36)
	for _, c := range []struct {
		key  string
		want func(state.State) bool
	}{
		{"tab", func(s state.State) bool { return s.Focus == state.PanelFreight }},
		{"shift+tab", func(s state.State) bool { return s.Focus == state.PanelTrade }},
		{"3", func(s state.State) bool { return s.Focus == state.PanelAgreements }},
		{"j", func(s state.State) bool { return s.Sel[state.ListAgreements] == 1 }},
		{"z", func(s state.State) bool { return s.Page == state.Agreements }},
		{"enter", func(s state.State) bool { return s.Overlay == state.RecordOverlay && s.Record != "" }},
		{"esc", func(s state.State) bool { return s.Overlay == state.NoOverlay && s.Page == state.Agreements }},
		{"esc", func(s state.State) bool { return s.Page == state.Overview }},
		{"1", func(s state.State) bool { return s.Focus == state.PanelTrade }},
		{"left", func(s state.State) bool { return s.Cursor == data.Year(2022) }},
		{"h", func(s state.State) bool { return s.Cursor == data.Year(2021) }},
		{"t", func(s state.State) bool { return s.Transform == data.Difference }},
		{"v", func(s state.State) bool { return s.View[state.PanelTrade] == 1 }},
		{"V", func(s state.State) bool { return s.View[state.PanelTrade] == 0 }},
		{"a", func(s state.State) bool { return s.Freq != data.FreqNone }},
		{"?", func(s state.State) bool { return s.Overlay == state.HelpOverlay }},
		{"?", func(s state.State) bool { return s.Overlay == state.NoOverlay }},
		{"f", func(s state.State) bool { return s.Overlay == state.FilterOverlay }},
		{"right", func(s state.State) bool { return s.From == 1998 }},
		{"esc", func(s state.State) bool { return s.Overlay == state.NoOverlay && s.From == 1998 }},
		{"r", func(s state.State) bool { return s == state.New() }},
		{"S", func(s state.State) bool { return s.Page == state.Sources }},
		{"end", func(s state.State) bool { return s.Sel[state.ListSources] > 100 }},
		{"!", func(s state.State) bool { return s.Page == state.Problems }},
		{"]", func(s state.State) bool { return s.Page == state.Overview }},
		{"f12", func(s state.State) bool { return s.Page == state.Overview }},
	} {
		r.keys(c.key)
		if !c.want(r.state) {
			t.Fatalf("after %s the view is %+v", c.key, r.state)
		}
		r.sameAsFresh()
	}
}

// TestAnyKeysKeepTheFrameRight presses keys at random, in changing windows and
// looks, and compares each frame, which is made from the one before, with one
// made from nothing.
func TestAnyKeysKeepTheFrameRight(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	var names []string
	for _, b := range DefaultKeys().Bindings() {
		if b.Action.Name != state.Quit && b.Action.Name != state.Reload {
			names = append(names, b.Keys...)
		}
	}
	names = append(names, "left", "left", "right", "down", "down", "x", "ə", "enter")
	steps := 1500
	if testing.Short() || raceDetector {
		steps = 200
	}
	r := sit(t, 120, 36)
	for i := range steps {
		if i%40 == 39 {
			r.Update(tea.WindowSizeMsg{Width: 30 + rng.IntN(150), Height: 8 + rng.IntN(50)})
		}
		r.keys(names[rng.IntN(len(names))])
		r.sameAsFresh()
	}
}

func TestQuitAndLeave(t *testing.T) {
	r := sit(t, 120, 36).keys("z")
	if _, cmd := r.Update(keyPress("q")); quits(cmd) || r.state.Page != state.Overview {
		t.Error("q on a page does not go back to the overview")
	}
	if _, cmd := r.Update(keyPress("q")); !quits(cmd) {
		t.Error("q on the overview does not quit")
	}
	r.keys("/")
	if _, cmd := r.Update(keyPress("q")); quits(cmd) || r.state.Query != "q" {
		t.Error("q is not text while a search is typed")
	}
	for _, key := range []string{"ctrl+c"} {
		if _, cmd := r.Update(keyPress(key)); !quits(cmd) {
			t.Errorf("%s does not quit while a search is typed", key)
		}
	}
}

func TestSearchTakesTextAndPaste(t *testing.T) {
	r := sit(t, 120, 36)
	r.Update(tea.PasteMsg{Content: "nothing is typed"})
	if r.state != state.New() {
		t.Errorf("a paste without an entry changes the view to %+v", r.state)
	}
	r.keys("/").typing("Samur ")
	r.Update(tea.PasteMsg{Content: "road\r\n\tbridge\x1b[31m"})
	if !strings.HasPrefix(r.state.Query, "Samur road bridge") || strings.ContainsAny(r.state.Query, "\x1b\r\n\t") {
		t.Errorf("the entry holds %q", r.state.Query)
	}
	r.keys("ctrl+u").typing("ab").keys("backspace")
	if r.state.Query != "a" {
		t.Errorf("the entry holds %q; want a", r.state.Query)
	}
	r.Update(tea.PasteMsg{Content: strings.Repeat("x", 1<<20)})
	if n := len(r.state.Query); n > 4*state.MaxQuery {
		t.Errorf("the entry holds %d bytes", n)
	}
	r.sameAsFresh()
}

func TestResize(t *testing.T) {
	r := sit(t, 120, 36)
	for _, size := range [][2]int{{80, 24}, {40, 12}, {39, 11}, {1, 1}, {200, 60}, {121, 37}} {
		r.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		v := r.View()
		if err := checkLines(stripSGR(v.Content), size[0], size[1]); err != nil {
			t.Errorf("%v: %v", size, err)
		}
		if !v.AltScreen {
			t.Errorf("%v: the view leaves the alternate screen", size)
		}
		r.sameAsFresh()
	}
	for _, size := range [][2]int{{0, 0}, {0, 24}, {80, 0}, {-5, -5}} {
		r.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if v := r.View(); v.Content != "" || !v.AltScreen {
			t.Errorf("%v: the view is %q", size, v.Content)
		}
	}
	r.Update(tea.WindowSizeMsg{Width: 60000, Height: 60000})
	if r.w != MaxWidth || r.h != MaxHeight {
		t.Errorf("a window of 60000×60000 is drawn as %d×%d", r.w, r.h)
	}
}

func TestViewBeforeTheFirstSize(t *testing.T) {
	a := newApp(t)
	if v := a.View(); v.Content != "" || !v.AltScreen {
		t.Errorf("before the size is known the view is %q", v.Content)
	}
	a.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
	a.Update(tea.MouseClickMsg{X: 3, Y: 3, Button: tea.MouseLeft})
	a.View()
}

// TestTheFrameIsKept checks that nothing is drawn while nothing changes.
func TestTheFrameIsKept(t *testing.T) {
	r := sit(t, 120, 36)
	first := r.Frame().Grid
	for name, msg := range map[string]tea.Msg{
		"nothing":         nil,
		"focus":           tea.FocusMsg{},
		"an unbound key":  keyPress(";"),
		"the same size":   tea.WindowSizeMsg{Width: 120, Height: 36},
		"mouse motion":    tea.MouseMotionMsg{X: 10, Y: 12},
		"a release":       tea.MouseReleaseMsg{X: 10, Y: 12, Button: tea.MouseLeft},
		"an empty paste":  tea.PasteMsg{Content: "x"},
		"a key release":   tea.KeyReleaseMsg{Code: 'z'},
		"an unknown type": struct{}{},
	} {
		r.Update(msg)
		if r.redrawn(first) {
			t.Errorf("%s draws a new frame", name)
		}
	}
	r.keys("end")
	last := r.Frame().Grid
	r.keys("right")
	if r.redrawn(last) {
		t.Error("a step beyond the end of the time axis draws a new frame")
	}
	r.keys("left")
	if !r.redrawn(last) {
		t.Error("a step of the cursor draws no new frame")
	}
}

func TestLookChangesTheFrame(t *testing.T) {
	r := sit(t, 120, 36)
	for _, key := range []string{"A", "T", "B", "A", "A", "T", "T", "T", "B", "B"} {
		before := r.View().Content
		r.keys(key)
		if r.View().Content == before {
			t.Errorf("%s changes nothing", key)
		}
		r.sameAsFresh()
	}
	if r.env.Lang.Tag() != lang.English || r.env.Glyphs.Name != theme.Braille || r.chosen != theme.Dark {
		t.Errorf("round once, the look is %s, %s, %s", r.env.Lang.Tag(), r.env.Glyphs.Name, r.chosen)
	}
	r.keys("A").sees("Азербайджан")
}

func TestProfilesAndBackground(t *testing.T) {
	r := sit(t, 120, 36)
	r.Update(tea.BackgroundColorMsg{Color: color.White})
	if r.chosen != theme.Dark {
		t.Error("a theme that was chosen follows the background")
	}
	for profile, forbidden := range map[colorprofile.Profile]string{
		colorprofile.ANSI256: "38;2;", colorprofile.ANSI: "38;", colorprofile.ASCII: "38;", colorprofile.NoTTY: "\x1b",
	} {
		r.Update(tea.ColorProfileMsg{Profile: profile})
		if s := r.View().Content; strings.Contains(s, forbidden) {
			t.Errorf("profile %v shows %q", profile, forbidden)
		}
		r.sameAsFresh()
	}
	auto := New(Options{Dataset: dataset(t), Theme: Auto, Lang: lang.English, Glyphs: theme.Braille})
	if auto.Init() == nil {
		t.Error("a theme that follows the terminal does not ask for its background")
	}
	auto.Update(tea.BackgroundColorMsg{Color: color.White})
	if auto.theme.Name() != theme.Light {
		t.Errorf("on white the theme is %s", auto.theme.Name())
	}
	auto.Update(tea.BackgroundColorMsg{Color: color.Black})
	if auto.theme.Name() != theme.Dark {
		t.Errorf("on black the theme is %s", auto.theme.Name())
	}
}
