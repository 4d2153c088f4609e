package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// overlays are the keys that lay something over the page.
func overlays() map[state.Overlay][]string {
	return map[state.Overlay][]string{
		state.NoOverlay:      {"z"},
		state.HelpOverlay:    {"?"},
		state.ClaimsOverlay:  {"z", "s", "down"},
		state.FilterOverlay:  {"f", "down"},
		state.SearchOverlay:  {"/", "r", "a", "i", "l", "down"},
		state.PaletteOverlay: {":", "l", "o", "down"},
		state.RecordOverlay:  {"3", "z", "enter"},
	}
}

// A window that changes under an overlay loses nothing: back at its size it
// shows what it showed.
func TestResizeUnderEveryOverlay(t *testing.T) {
	for over, keys := range overlays() {
		r := sit(t, 120, 36).keys(keys...)
		before, frame := r.state, r.View().Content
		if before.Overlay != over {
			t.Fatalf("%v opens %q, want %q", keys, before.Overlay, over)
		}
		for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 5}, {1, 1}, {0, 0}, {300, 100}, {120, 36}} {
			r.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			if size[0] > 0 {
				if err := checkLines(stripSGR(r.View().Content), size[0], size[1]); err != nil {
					t.Errorf("%q at %v: %v", over, size, err)
				}
			}
			if r.state != before {
				t.Errorf("%q at %v: the view becomes %+v", over, size, r.state)
			}
		}
		if r.View().Content != frame {
			t.Errorf("%q: after a resize there and back the frame is another", over)
		}
	}
}

// What is pasted is text where text is typed, and nothing elsewhere: no key of
// it is carried out.
func TestPasteUnderEveryOverlay(t *testing.T) {
	for over, keys := range overlays() {
		for _, pasted := range []string{"q", "Q\nq\x03", "\x1b[2J\x1b]52;c;eA==\a", "тариф ə", strings.Repeat("long ", 100), "\r\n", "", "\u202eabc"} {
			r := sit(t, 120, 36).keys(keys...)
			before := r.state
			_, cmd := r.Update(tea.PasteMsg{Content: pasted})
			if cmd != nil {
				t.Errorf("%q: pasting %q does something", over, pasted)
			}
			if !before.Typing() && r.state != before {
				t.Errorf("%q: pasting %q changes the view", over, pasted)
			}
			got := r.state
			got.Query, got.Sel = before.Query, before.Sel
			if got != before || !strings.HasPrefix(r.state.Query, before.Query) {
				t.Errorf("%q: pasting %q makes %+v", over, pasted, r.state)
			}
			r.sameAsFresh()
		}
	}
}

// A text that is too long is taken as far as there is room.
func TestLongPasteIsTakenAsFarAsItFits(t *testing.T) {
	r := sit(t, 120, 36).keys("/", "x")
	r.Update(tea.PasteMsg{Content: strings.Repeat("ə", 3*state.MaxQuery)})
	if want := "x" + strings.Repeat("ə", state.MaxQuery-1); r.state.Query != want {
		t.Errorf("the query is %q", r.state.Query)
	}
	r.keys("y")
	if n := len([]rune(r.state.Query)); n != state.MaxQuery {
		t.Errorf("the query has %d characters", n)
	}
}

// While the dataset is read again every key works, and what was done in the
// meantime stays.
func TestKeysWhileLoading(t *testing.T) {
	r := fed(t)
	if _, cmd := r.Update(keyPress("R")); cmd == nil {
		t.Fatal("R reads nothing")
	}
	r.keys("z", "left", "t", "/", "r", "o")
	r.Update(tea.PasteMsg{Content: "ad"})
	r.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
	before := r.state
	if before.Query != "road" || before.Page != state.Trade || before.Transform != data.Difference {
		t.Fatalf("while loading the view is %+v", before)
	}
	r.Update(Update{Set: panel.NewSet(dataset(t))})
	if r.state != before {
		t.Errorf("the dataset comes and the view becomes %+v", r.state)
	}
	r.sameAsFresh()
}

func TestMarks(t *testing.T) {
	r := sit(t, 120, 36).keys("z", "left", "left", "t", "m").sees("which letter?")
	marked := r.state
	r.keys("ə").sees("kept under ə")
	r.keys("r", "3", "z", "down")
	elsewhere := r.state

	r.keys("'", "x").sees("no view is kept under x")
	if r.state != elsewhere {
		t.Error("a mark that is not there changes the view")
	}
	for _, other := range []string{"esc", "left", "enter", "f1", "ctrl+l"} { // no letter: the marks are left alone
		r.keys("'", other)
		if r.state != elsewhere || r.pending != "" {
			t.Errorf("%s after ' does %+v", other, r.state)
		}
	}
	r.keys("'", "ə")
	if r.state != marked {
		t.Errorf("' ə goes to %+v", r.state)
	}
	r.keys("u")
	if r.state != elsewhere {
		t.Errorf("undo after ' goes to %+v", r.state)
	}
	r.keys("'", "'") // the key at the place of ə
	if r.state != marked {
		t.Errorf("on another keyboard ' goes to %+v", r.state)
	}
	r.keys("A", "m", "й", "r", "'", "q")
	if r.state != marked || r.env.Lang.Tag() != lang.Russian {
		t.Errorf("a mark set as й is not found as q: %+v", r.state)
	}
	r.sameAsFresh()
}

// A mark or a step back into a view that the dataset, read again, cannot show
// any more shows what is left of it.
func TestMarksOutliveTheDataset(t *testing.T) {
	less := *dataset(t)
	less.Sectors, less.Agreements, less.Projects, less.Sources = nil, nil, nil, nil
	r := fed(t)
	r.keys("3", "z", "f", "down", "down", "enter", "down", "enter", "esc", "end", "m", "s")
	r.keys("enter", "m", "r", "esc", "S", "end", "m", "e")
	for _, b := range []string{"s", "r", "e"} {
		if _, ok := r.marks[b]; !ok {
			t.Fatalf("no mark %s", b)
		}
	}
	r.Update(Update{Set: panel.NewSet(&less)})
	for _, keys := range [][]string{{"'", "s"}, {"'", "r"}, {"'", "e"}, {"u"}, {"u"}, {"u"}, {"u"}, {"ctrl+r"}} {
		r.keys(keys...)
		if r.state.Sector != "" {
			t.Errorf("%v: the sector is %q, which the dataset does not have", keys, r.state.Sector)
		}
		if err := checkFrame(r.input()); err != nil {
			t.Errorf("%v: %v", keys, err)
		}
		r.sameAsFresh()
	}
}

// Two hundred changes can be taken back and made again; a new one forgets those
// that were taken back.
func TestUndoIsDeep(t *testing.T) {
	r := sit(t, 120, 36).keys("z")
	views := []state.State{r.state}
	for range maxHistory + 20 {
		r.keys("t")
		views = append(views, r.state)
	}
	last := len(views) - 1
	for i := last - 1; i >= last-maxHistory; i-- {
		if r.keys("u"); r.state != views[i] {
			t.Fatalf("undo %d of %d goes to %+v", last-i, maxHistory, r.state)
		}
	}
	oldest := r.state
	if r.keys("u", "u"); r.state != oldest {
		t.Error("there is more to undo than is kept")
	}
	for i := last - maxHistory + 1; i <= last; i++ {
		if r.keys("ctrl+r"); r.state != views[i] {
			t.Fatalf("redo to %d goes to %+v", i, r.state)
		}
	}
	if r.keys("ctrl+r"); r.state != views[last] {
		t.Error("there is more to redo than was undone")
	}
	r.keys("u", "L", "ctrl+r")
	if !r.state.Log {
		t.Error("a redo after a new change makes another view")
	}
	r.sameAsFresh()
}

// Nothing that is typed in the plain mode and is nothing changes the view.
func TestTalkKeepsTheViewOfNonsense(t *testing.T) {
	talk := NewTalk(Options{Dataset: dataset(t), Lang: lang.English, Feed: &stillFeed{}}, 100)
	talk.Answer("trade")
	before := talk.State()
	for _, line := range []string{"--page nowhere", "page nowhere", "999", "0", "-1", "#0", "#99999", "1066", "2999-Q9", "from soon", "to", "--lang de", "\x1b[A"} {
		text, done := talk.Answer(line)
		if done || !strings.Contains(text, "is no number, row, period or command here") {
			t.Errorf("%q: %s", line, text)
		}
		if talk.State() != before {
			t.Errorf("%q changes the view to %+v", line, talk.State())
		}
	}
	russian := NewTalk(Options{Dataset: dataset(t), Lang: lang.Russian}, 100)
	before = russian.State()
	if text, _ := russian.Answer("по"); russian.State() != before || !strings.Contains(text, "нет такого номера") {
		t.Errorf("half a range of years is guessed at: %s", text)
	}
}
