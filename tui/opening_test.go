package tui

import (
	"errors"
	"strings"
	"testing"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/theme"
)

// opening is a program that waits for an app, which the test gives.
func opening(t *testing.T, o OpeningOptions) (x *terminal, model *Opening, give func(*App, error)) {
	t.Helper()
	come := make(chan openedMsg, 1)
	o.Name, o.Theme, o.Lang, o.Glyphs = "/data/large.csv", theme.Dark, lang.English, theme.Braille
	o.Open = func() (*App, error) { m := <-come; return m.app, m.err }
	t.Cleanup(func() { close(come) })
	model = NewOpening(o)
	return launch(t, model, 80, 24), model, func(a *App, err error) { come <- openedMsg{a, err} }
}

func TestOpeningSaysHowFarItIsAndKeepsKeys(t *testing.T) {
	x, _, give := opening(t, OpeningOptions{Progress: func() (data.Progress, bool) {
		return data.Progress{Stage: data.Parsing, Done: 45e6, Total: 100e6, Rows: 1234567}, true
	}})
	x.shows("Reading /data/large.csv", "━━━━┄┄", "reading the rows, 45 % of 100.0 MB, 1,234,567 rows", "a second", "q cancel")
	x.press("/")
	x.press("q") // a letter of what is typed
	x.press("\x1b[200~uake\x1b[201~")
	x.shows("2 keys are kept for later", "^c cancel")
	give(newApp(t), nil)
	x.shows("/ quake")
	x.press("\x1b")
	x.shows("> 4.3 bn USD")
	x.press("Q")
	if err := x.ends(); err != nil {
		t.Error(err)
	}
	x.restored()
}

// A database tells of no progress, so that how long it has been asked is said.
func TestOpeningOfADatabaseSaysHowLongItTakes(t *testing.T) {
	x, _, give := opening(t, OpeningOptions{Distant: true})
	x.shows("Asking /data/large.csv", "asking … 0.", "q cancel")
	x.shows("asking … 1.")
	give(newApp(t), nil)
	x.shows("> 4.3 bn USD")
	x.press("Q")
	if err := x.ends(); err != nil {
		t.Error(err)
	}
}

func TestOpeningIsCancelled(t *testing.T) {
	for name, key := range map[string]string{"q": "q", "escape": "\x1b", "ctrl+c": "x\x03", "Q": "Q"} {
		t.Run(name, func(t *testing.T) {
			x, model, give := opening(t, OpeningOptions{Stream: true})
			x.shows("waiting for the first rows")
			x.press(key)
			if err := x.ends(); err != nil || !model.Cancelled() || model.Err() != nil {
				t.Errorf("it ends with %v, cancelled %v, %v", err, model.Cancelled(), model.Err())
			}
			x.restored()
			give(nil, errors.New("too late"))
		})
	}
}

func TestOpeningThatFails(t *testing.T) {
	x, model, give := opening(t, OpeningOptions{})
	x.shows("Reading")
	give(nil, errors.New("open large.csv: permission denied"))
	if err := x.ends(); err != nil || model.Err() == nil || model.Cancelled() {
		t.Errorf("it ends with %v and %v", err, model.Err())
	}
	x.restored()
}

// Every window that a terminal can have is drawn, in every language.
func TestOpeningFits(t *testing.T) {
	for _, tag := range lang.Tags() {
		for _, size := range [][2]int{{1, 1}, {3, 2}, {20, 5}, {40, 12}, {200, 60}} {
			o := NewOpening(OpeningOptions{Name: "данные\x1b[31m.csv", Lang: tag, Glyphs: theme.ASCII,
				Progress: func() (data.Progress, bool) { return data.Progress{Stage: data.Reading, Done: 5e9, Rows: 7e6}, true }})
			o.w, o.h = size[0], size[1]
			if s := o.draw().Plain(); strings.Contains(s, "\x1b") || strings.Count(s, "\n") != size[1]-1 {
				t.Errorf("%s %v: %q", tag, size, s)
			}
		}
	}
}
