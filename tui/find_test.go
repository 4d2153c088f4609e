package tui

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"accord/tui/lang"
	"accord/tui/state"
)

// robot presses keys of an app and reads its screen, as somebody would.
type robot struct {
	t *testing.T
	*App
}

// sit opens the app in a window of w × h.
func sit(t *testing.T, w, h int) robot {
	t.Helper()
	r := robot{t, newApp(t)}
	r.Update(tea.WindowSizeMsg{Width: w, Height: h})
	return r
}

// keys presses keys one after the other: their names, or one character.
func (r robot) keys(names ...string) robot {
	r.t.Helper()
	for _, name := range names {
		r.Update(keyPress(name))
	}
	return r
}

// typing types s character by character.
func (r robot) typing(s string) robot {
	for _, c := range s {
		r.Update(tea.KeyPressMsg{Code: c, Text: string(c)})
	}
	return r
}

// keyPress is the message of a key that is called as Bubble Tea calls it.
func keyPress(name string) tea.KeyPressMsg {
	codes := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "left": tea.KeyLeft, "right": tea.KeyRight,
		"up": tea.KeyUp, "down": tea.KeyDown, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd,
		"backspace": tea.KeyBackspace, "f1": tea.KeyF1, "f2": tea.KeyF2}
	if c, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: c}
	}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		c, _ := utf8.DecodeRuneInString(rest)
		return tea.KeyPressMsg{Code: c, Mod: tea.ModCtrl}
	}
	if rest, ok := strings.CutPrefix(name, "shift+"); ok {
		k := keyPress(rest)
		k.Mod = tea.ModShift
		return k
	}
	c, _ := utf8.DecodeRuneInString(name)
	return tea.KeyPressMsg{Code: c, Text: name}
}

// screen is the text on the screen.
func (r robot) screen() string { return Render(r.input()).Plain() }

// sees fails the test unless every text is on the screen, wrapped or not.
func (r robot) sees(texts ...string) robot {
	r.t.Helper()
	s := r.screen()
	flat := unwrapped(s)
	for _, x := range texts {
		if !strings.Contains(s, x) && !strings.Contains(flat, x) {
			r.t.Errorf("%q is not on the screen\n%s", x, s)
		}
	}
	return r
}

// opens goes through what was found until a record has all of the texts.
func (r robot) opens(texts ...string) robot {
	r.t.Helper()
	hits := r.env.Set.Search(r.state.Query)
	for range hits {
		r.keys("enter")
		s := unwrapped(r.screen())
		if !slices.ContainsFunc(texts, func(x string) bool { return !strings.Contains(s, x) }) {
			return r
		}
		r.keys("esc", "down")
	}
	r.t.Errorf("none of the %d records found for %q has all of %q\n%s", len(hits), r.state.Query, texts, r.screen())
	return r
}

// unwrapped is the text of a screen with borders and line breaks taken out.
func unwrapped(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("│", " ", "\n", " ").Replace(s)), " ")
}

// TestTheCommuniqueIsFound looks for each statement of the communiqué of
// 5 March 2024 with its source, in two sizes of window.
func TestTheCommuniqueIsFound(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		w, h := size[0], size[1]
		t.Run("turnover", func(t *testing.T) {
			sit(t, w, h).sees("> 4.3 bn USD").keys("s").sees("> 4.3", "S001", "5 March 2024").
				keys("enter").sees("menafn.com", "S001")
			if w >= 120 {
				sit(t, w, h).sees("> 4.3 bn USD", "a record", "> 11 %")
			}
		})
		t.Run("freight", func(t *testing.T) {
			sit(t, w, h).sees("> 11 %").keys("2", "s").sees("> 11", "S001").keys("enter").sees("menafn.com")
		})
		t.Run("documents", func(t *testing.T) {
			for _, words := range []string{"action plan border crossing", "samur bridge operating", "tourism roadmap", "culture roadmap"} {
				r := sit(t, w, h).keys("/").typing(words)
				r.sees("2024-03-05").keys("enter").sees("5 March 2024", "S103", "Baku")
			}
		})
		t.Run("documents by date", func(t *testing.T) {
			sit(t, w, h).keys("/").typing("2024-03-05").sees("Action plan", "Roadmap on tourism", "Roadmap on culture", "Agreement on the procedure")
		})
		t.Run("forum", func(t *testing.T) {
			sit(t, w, h).keys("/").typing("12th interregional forum").sees("2024-02-28").
				keys("enter").sees("S120", "28 February 2024", "Mineralnye Vody")
		})
		t.Run("trucks", func(t *testing.T) {
			sit(t, w, h).keys("/").typing("truck assembly").opens("KAMAZ truck assembly at Ganja", "S156", "completed")
			sit(t, w, h).keys("/").typing("gaz hajigabul").opens("GAZ vehicle assembly plant", "S137")
		})
		t.Run("medicines", func(t *testing.T) {
			sit(t, w, h).keys("/").typing("pharmaceutical").opens("R-Pharm", "S133", "~ 74")
		})
		t.Run("north-south", func(t *testing.T) {
			sit(t, w, h).keys("/").typing("north-south corridor").opens("North-South corridor", "1.6 bn EUR", "S208")
		})
	}
	t.Run("north-south freight", func(t *testing.T) {
		sit(t, 120, 36).keys("2", "z").sees("North–South, whole corridor", "North–South in Azerbaijan")
	})
}

// TestBothFiguresOf2014AreTold moves the time cursor to 2014, where the two
// customs services differ by a factor of two.
func TestBothFiguresOf2014AreTold(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		r := sit(t, size[0], size[1]).keys("1", "z")
		for range 20 {
			if r.state.Cursor.String() == "2014" {
				break
			}
			r.keys("left")
		}
		r.sees("2014", "Azerbaijan 1.96", "Russia 4").keys("s").
			sees("1.96 bn USD", "4 bn USD", "S008", "State Customs Committee of Azerbaijan", "Federal Customs Service of Russia")
		if got := r.state.Overlay; got != state.ClaimsOverlay {
			t.Errorf("overlay is %q", got)
		}
	}
	r := sit(t, 200, 60).keys("1", "z")
	for range 9 {
		r.keys("left")
	}
	r.sees("1.96 bn USD", "4 bn USD", "S008", "S036", "S045")
}

// TestTheReadoutHasBothReporters checks that the figures of both sides under
// the cursor are on the overview, whatever the language.
func TestTheReadoutHasBothReporters(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 36}, {200, 60}} {
		for _, tag := range lang.Tags() {
			r := sit(t, size[0], size[1])
			r.env.Lang = lang.New(tag)
			for _, area := range []string{"AZ", "RU"} {
				name := r.env.Set.Dataset().Label(r.env.Set.Dataset().Areas, area, string(tag))
				figure := map[string]string{"AZ": "> " + r.env.Lang.Number(4.3, 1), "RU": r.env.Lang.Number(4.4, 1)}[area]
				r.sees(name + " " + figure)
			}
		}
	}
}
