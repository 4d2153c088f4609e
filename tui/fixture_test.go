package tui

import (
	"context"
	"flag"
	"os"
	"sync"
	"testing"
	"time"

	"accord/data"
	"accord/data/diag"
	"accord/data/load"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

var update = flag.Bool("update", false, "write the golden files anew")

// testNow is the day on which every test looks at the screen.
var testNow = time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)

// bundled reads the bundled dataset, once a test binary: it is immutable.
var bundled = sync.OnceValues(func() (*data.Dataset, error) {
	ds, problems, err := load.Load(context.Background(), "", load.Options{})
	if err == nil {
		err = problems.Err()
	}
	return ds, err
})

// sharedSet is the Set of the bundled dataset, shared as sessions share it.
var sharedSet = sync.OnceValue(func() *panel.Set {
	ds, err := bundled()
	if err != nil {
		panic(err)
	}
	return panel.NewSet(ds)
})

func dataset(tb testing.TB) *data.Dataset {
	tb.Helper()
	ds, err := bundled()
	if err != nil {
		tb.Fatal(err)
	}
	return ds
}

// env is what panels draw the bundled dataset with.
func env(tb testing.TB, tag lang.Tag, glyphs theme.GlyphName) *panel.Env {
	tb.Helper()
	dataset(tb)
	return envOf(sharedSet(), tag, glyphs)
}

func envOf(set *panel.Set, tag lang.Tag, glyphs theme.GlyphName) *panel.Env {
	return &panel.Env{Set: set, Lang: lang.New(tag), Glyphs: theme.GlyphSet(glyphs), Now: day(testNow)}
}

func day(t time.Time) data.Period { return data.Day(t.Year(), t.Month(), t.Day()) }

// input is a frame's input for the view st.
func input(e *panel.Env, st state.State, w, h int) Input {
	return Input{Env: e, State: st, W: w, H: h, Keys: DefaultKeys()}
}

// at is the view of a page.
func at(pg state.Page) state.State {
	st := state.New()
	st.Page = pg
	if p, ok := pg.Panel(); ok {
		st.Focus = p
	}
	return st
}

// newApp is an app on the bundled dataset, in English with the default glyphs,
// dark and at a fixed time.
func newApp(tb testing.TB) *App {
	tb.Helper()
	return New(Options{Dataset: dataset(tb), Theme: theme.Dark, Lang: lang.English, Glyphs: theme.Braille, Mouse: true,
		Now: func() time.Time { return testNow }})
}

// someProblem is a list with one error.
func someProblem() diag.List {
	return diag.List{{At: diag.Position{Path: "dataset.toml", Line: 3, Col: 1}, Severity: diag.Error,
		Message: "unknown key \"colour\"", Rule: "unknown-key"}}
}

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(m.Run())
}
