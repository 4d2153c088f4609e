package tui

import (
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"accord/data"
	"accord/data/load"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// TestViewsAreWrittenDown takes views to a command line and back.
func TestViewsAreWrittenDown(t *testing.T) {
	ds, _, err := load.Load(t.Context(), "", load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	env := &panel.Env{Set: panel.NewSet(ds), Lang: lang.New(lang.English), Glyphs: theme.GlyphSet(theme.Braille)}
	views := map[string]func(*state.State){
		"the start":       func(*state.State) {},
		"a cursor":        func(s *state.State) { s.Page, s.Cursor = state.Trade, data.Year(2014) },
		"growth":          func(s *state.State) { s.Transform = data.GrowthYear },
		"an index":        func(s *state.State) { s.Transform, s.Base = data.Index, data.Year(2014) },
		"an average":      func(s *state.State) { s.Transform, s.Window = data.Average, 5 },
		"a lens":          func(s *state.State) { s.Prefer, s.AsOf = data.PreferHighest, data.Day(2024, 3, 6) },
		"switches":        func(s *state.State) { s.Log, s.Table, s.NormalOnly, s.YearAgo = true, true, true, true },
		"years, a sector": func(s *state.State) { s.Sector, s.From, s.To = "energy", 2014, 2024 },
		"a list": func(s *state.State) {
			s.Page, s.Focus = state.Agreements, state.PanelAgreements
			s.Sort[0], s.Sel[0], s.Reverse[0] = 2, 7, true
		},
		"a face": func(s *state.State) { s.Page = state.Trade; s.View[0] = 2 },
		"counting": func(s *state.State) {
			s.Page, s.Focus, s.Counting = state.Projects, state.PanelProjects, state.CountShare
		},
		"a search":          func(s *state.State) { s.Overlay, s.Query = state.SearchOverlay, "road it's" },
		"a mark":            func(s *state.State) { s.Page, s.Mark = state.Trade, data.Year(2011) },
		"claims":            func(s *state.State) { s.Page, s.Overlay = state.Trade, state.ClaimsOverlay },
		"another frequency": func(s *state.State) { s.Page, s.Freq = state.Trade, data.FreqQuarter },
	}
	for name, change := range views {
		want := state.New()
		change(&want)
		line := CommandLine(env, "some/where", want)
		got, err := viewOf(line).State(env, 120, 36)
		if err != nil {
			t.Errorf("%s: %s: %v", name, line, err)
			continue
		}
		if got != want {
			t.Errorf("%s: %s\ngot  %+v\nwant %+v", name, line, got, want)
		}
	}
}

// viewOf are the flags of a command that was given --view line.
func viewOf(line string) ViewFlags {
	var v ViewFlags
	v.Add(pflag.NewFlagSet("test", pflag.ContinueOnError))
	v.line = line
	return v
}

func TestViewLinesThatAreNone(t *testing.T) {
	for line, want := range map[string]string{
		"--page 'x":      "unterminated",
		"--bogus 1":      "unknown flag",
		"--page trade x": `"x" is no option`,
		"--view y":       "cannot hold another",
		"page=trade":     `"page=trade" is no option`,

		"--page trade --page mirror": "--page stands twice, as trade and mirror; leave out one",
		"--log --log=false":          "--log stands twice, as true and false",
	} {
		if _, err := viewOf(line).State(nil, 120, 36); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", line, err, want)
		}
	}
}
