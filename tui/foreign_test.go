package tui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/data/load"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// published are small files of every format that others publish, one of each
// kind of question: several areas, several flows, text in another alphabet.
func published() []string {
	return []string{"comtrade", "databank", "eurostat", "long-azerbaijani-utf16", "owid", "sdmx-2-semicolon", "wide-russian-1251", "world-bank"}
}

// foreignSet is the panels of one of them.
func foreignSet(tb testing.TB, name string) *panel.Set {
	tb.Helper()
	ds, problems, err := load.Load(context.Background(), filepath.Join("..", "data", "format", "testdata", name+".csv"), load.Options{})
	if err != nil || ds == nil {
		tb.Fatalf("%s: %v %v", name, err, problems)
	}
	return panel.NewSet(ds)
}

// TestGoldenForeign compares whole screens of files that others publish.
func TestGoldenForeign(t *testing.T) {
	for i, name := range published() {
		set := foreignSet(t, name)
		for k, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
			e := envOf(set, lang.Tags()[(i+k)%3], theme.Braille)
			in := input(e, set.Start(), size[0], size[1])
			checked(t, in)
			golden(t, "foreign-"+name+"-"+fmt.Sprintf("%dx%d", size[0], size[1]), Render(in).Plain()+"\n")
		}
	}
}

// TestForeignSizesAreWhole draws every page and picker of every file at many
// sizes, in every language and glyph set by turns.
func TestForeignSizesAreWhole(t *testing.T) {
	n := 0
	for _, name := range published() {
		set := foreignSet(t, name)
		var sts []state.State
		for _, pg := range append(set.Pages(), state.Series, state.Change, state.Ranking) {
			st := state.Apply(set.Start(), state.Action{Name: state.GoTo, Text: string(pg)}, Screen{Env: envOf(set, lang.English, theme.Braille), W: 80, H: 24})
			sts = append(sts, st)
			st.Table, st.Transform = true, data.GrowthPrev
			sts = append(sts, st)
		}
		for _, p := range set.Places() {
			st := set.Start()
			st.Focus = p
			sts = append(sts, st)
		}
		for _, o := range []state.Overlay{state.IndicatorsOverlay, state.EntitiesOverlay, state.DimensionsOverlay, state.HelpOverlay, state.PaletteOverlay} {
			st := set.Start()
			st.Overlay = o
			sts = append(sts, st)
			st.Query = "a"
			sts = append(sts, st)
		}
		for h := 10; h <= 64; h += 3 {
			for w := 38 + h%7; w <= 210; w += 11 {
				tag, gl := lang.Tags()[n%3], theme.GlyphNames()[n/3%3]
				checked(t, input(envOf(set, tag, gl), sts[n%len(sts)], w, h))
				n++
			}
		}
	}
}

// TestForeignSaysNothingOfTrade looks for the words of panels that a file has
// nothing for.
func TestForeignSaysNothingOfTrade(t *testing.T) {
	for _, name := range []string{"databank", "eurostat", "owid", "wide-russian-1251", "world-bank"} {
		set := foreignSet(t, name)
		for _, tag := range lang.Tags() {
			e := envOf(set, tag, theme.Braille)
			in := input(e, set.Start(), 200, 60)
			text := Render(in).Plain() + Plain(in)
			for _, m := range []lang.Msg{lang.PanelTrade, lang.PanelFreight, lang.PanelAgreements, lang.PanelProjects, lang.FlowTurnover, lang.AllSectors} {
				if strings.Contains(text, e.Lang.T(m)) {
					t.Errorf("%s in %s says %q:\n%s", name, tag, e.Lang.T(m), text)
				}
			}
		}
	}
}

// TestForeignKeys walks through a file as somebody does: finds an entity, draws it
// alone with another of the ranking, moves in time, opens what was understood and
// writes it down.
func TestForeignKeys(t *testing.T) {
	set := foreignSet(t, "wide-russian-1251")
	var written []File
	r := robot{t, New(Options{Set: set, Dataset: set.Dataset(), Lang: lang.English, Theme: theme.Dark, Now: func() time.Time { return testNow },
		Export: func(name string, files []File) (string, error) { written = files; return name + ".toml", nil }})}
	r.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	if r.State() != set.Start() {
		t.Fatalf("it opens with %+v", r.State())
	}
	r.sees("read as")
	r.keys("W").typing("итого").keys("enter", "esc")
	if got := panel.Subject(r.env, r.State()).Entities.List(); len(got) != 1 || got[0] == "_T" {
		t.Errorf("without the total %q is drawn", got)
	}
	before := panel.Subject(r.env, r.State()).Entities
	r.keys("3", "left", "home", "enter")
	if after := panel.Subject(r.env, r.State()).Entities; after == before {
		t.Errorf("enter in the ranking leaves %q", after)
	}
	if r.State().Cursor.IsZero() {
		t.Error("time does not move in the ranking")
	}
	line := CommandLine(envOf(set, lang.English, theme.Braille), "file.csv", r.State())
	if !strings.Contains(line, "--focus ranking") || !strings.Contains(line, "--entities") {
		t.Errorf("the view is written down as %s", line)
	}
	again, err := viewOf(line).State(r.env, 120, 36)
	if again.Sel, again.Cursor = r.State().Sel, r.State().Cursor; err != nil || again != r.State() {
		t.Errorf("%s is read as\n%+v, %v; want\n%+v", line, again, err, r.State())
	}
	r.keys("U").sees("What was understood", "windows-1251")
	if cmd := r.do(state.Do(state.WriteImport)); cmd != nil {
		r.Update(cmd())
	}
	if len(written) != 1 || !strings.Contains(string(written[0].Content), "[[import]]") {
		t.Errorf("written is %v", written)
	}
	r.sees("dataset.toml")
	r.keys("=", "H", "I", "K", "esc").sameAsFresh()
}
