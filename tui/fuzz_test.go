package tui

import (
	"math/rand/v2"
	"slices"
	"testing"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// actionNames are all actions that change the view: those that keys do, and
// those that the mouse and scripts do.
func actionNames() []state.Name {
	names := []state.Name{state.NextPanel, state.PrevPanel, state.FocusPanel, state.Zoom, state.Back, state.Open, state.GoTo,
		state.NextPage, state.PrevPage, state.Left, state.Right, state.Up, state.Down, state.PageUp, state.PageDown, state.First,
		state.Last, state.SelectRow, state.SelectSlot, state.NextTransform, state.NextView, state.PrevView, state.NextFreq,
		state.NextSort, state.ReverseSort, state.ToggleFilter, state.ToggleSearch, state.ToggleHelp, state.ToggleClaims,
		state.OpenSources, state.OpenProblems, state.ShowRecord, state.Reset, state.Type, state.Erase, state.EraseAll,
		state.ChangeSector, state.ChangePeriod, state.ChangeView, state.ChangeFreq, state.ChangeTransfom, state.Leave, "nonsense"}
	for _, b := range DefaultKeys().Bindings() {
		if !slices.Contains(names, b.Action.Name) {
			names = append(names, b.Action.Name)
		}
	}
	return names
}

// someAction makes an action out of three bytes, with arguments that often
// mean something.
func someAction(set *panel.Set, b0, b1, b2 byte) state.Action {
	names := actionNames()
	a := state.Action{Name: names[int(b0)%len(names)]}
	texts := []string{"", "azer", "E\u0301\u202e", "2024", "project:P08", "agreement:A041", "source:S001", "event:E030", "x:y", ":", "\x1b[2J",
		"overview", "trade", "freight", "agreements", "projects", "sources", "problems", "A", "Q", "M", "YTD", "D", "GY", "G1", "LEVEL"}
	texts = append(texts, set.Sectors()...)
	a.Text = texts[int(b1)%len(texts)]
	a.N = int(int8(b1))
	if a.Name == state.ChangePeriod {
		a.N, a.M = 1990+int(b1)%45, 1990+int(b2)%45
	}
	if b2%16 == 0 {
		a.N, a.M = int(int8(b1))*1_000_000_007, -1<<62
	}
	return a
}

// FuzzApply carries out random actions in windows of random sizes, and checks
// after each what must always hold.
func FuzzApply(f *testing.F) {
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 24 {
		b := make([]byte, 3*(8+i*2))
		for j := range b {
			b[j] = byte(rng.Uint32())
		}
		f.Add(byte(i*37), byte(i*11), b)
	}
	f.Add(byte(120), byte(36), []byte{28, 0, 1, 25, 0, 1, 10, 0, 1, 10, 0, 1, 5, 0, 1})
	envs := environments(f)
	var sheets Sheets
	f.Fuzz(func(t *testing.T, w, h byte, script []byte) {
		e := envs[(int(w)+int(h))%len(envs)]
		screen := Screen{Env: e, W: int(w), H: int(h) % 100}
		st := state.New()
		for n := 0; len(script) >= 3 && n < 200; n++ {
			a := someAction(e.Set, script[0], script[1], script[2])
			script = script[3:]
			before := st
			st = state.Apply(before, a, screen)
			if again := state.Apply(before, a, screen); again != st {
				t.Fatalf("%+v on %+v gives two answers", a, before)
			}
			invariants(t, before, a, st, screen)
			in := input(e, st, screen.W, screen.H)
			checked(t, in)
			if n%4 == 0 {
				fresh := Render(in).ANSI(styleNumber)
				in.Sheets = &sheets
				if Render(in).ANSI(styleNumber) != fresh {
					t.Fatalf("%+v after %+v: the frame from kept sheets differs", st, a)
				}
			}
		}
	})
}

// invariants are what holds of every view.
func invariants(t *testing.T, before state.State, a state.Action, st state.State, f Screen) {
	t.Helper()
	fail := func(what string) { t.Helper(); t.Fatalf("%s\nbefore %+v\naction %+v\nafter  %+v", what, before, a, st) }
	if !slices.Contains(state.Pages(), st.Page) {
		fail("the page is not known")
	}
	if st.Focus >= state.PanelKinds {
		fail("the focus is not a panel")
	}
	if p, ok := st.Page.Panel(); ok && p != st.Focus {
		fail("the focus is not the panel of the page")
	}
	if st.Record != "" && st.Overlay != state.RecordOverlay {
		fail("a record is named and not shown")
	}
	if l, ok := st.List(); ok {
		if n := f.Rows(st); n > 0 && st.Sel[l] >= n || st.Sel[l] < 0 {
			fail("the selection is not a row")
		}
	}
	first, last := f.Years()
	from, to := max(st.From, first), st.To
	if to == 0 {
		to = last
	}
	if from > to || st.From > last || st.To != 0 && st.To < first {
		fail("the years contradict each other")
	}
	if st.Sector != "" && !slices.Contains(f.Sectors(), st.Sector) {
		fail("the sector is not of the dataset")
	}
	if n := f.Views(st); n > 0 && st.Page != state.Mirror && // which falls back to a flow of two sides
		(st.View[st.Focused()] < 0 || st.View[st.Focused()] >= n) {
		fail("the face is not one of the panel")
	}
	if len([]rune(st.Query)) > state.MaxQuery {
		fail("the search text is too long")
	}
	if !slices.Contains(data.AllTransforms(), st.Transform) {
		fail("the transformation is not known")
	}
}

// TestAContradictoryPeriodChangesNothing asks for years that cannot be.
func TestAContradictoryPeriodChangesNothing(t *testing.T) {
	e := env(t, lang.English, theme.Braille)
	screen := Screen{Env: e, W: 120, H: 36}
	st := state.Apply(state.New(), state.Action{Name: state.ChangePeriod, N: 2015, M: 2020}, screen)
	if st.From != 2015 || st.To != 2020 {
		t.Fatalf("years are %d–%d", st.From, st.To)
	}
	for _, years := range [][2]int{{2020, 2015}, {2100, 0}, {0, 1900}, {2021, 2020}, {2019, 1990}} {
		if got := state.Apply(st, state.Action{Name: state.ChangePeriod, N: years[0], M: years[1]}, screen); got != st {
			t.Errorf("%v is taken as %d–%d", years, got.From, got.To)
		}
	}
}
