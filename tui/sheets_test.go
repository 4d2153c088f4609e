package tui

import (
	"testing"

	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// What is kept of frames has a bound, and nothing is kept of a dataset that was
// replaced.
func TestSheetsAreBounded(t *testing.T) {
	s := &Sheets{Cells: 20_000}
	e := env(t, lang.English, theme.Braille)
	other := *e
	other.Set = panel.NewSet(dataset(t))
	for w := 100; w < 180; w++ {
		for _, e := range []*panel.Env{e, &other} {
			in := input(e, state.New(), w, 40)
			in.Sheets = s
			Render(in)
			sum := 0
			for k := range s.kept {
				sum += k.w * k.h
			}
			if sum != s.cells || sum > s.Cells || sum == 0 {
				t.Fatalf("%d columns: %d cells are kept, counted as %d; the bound is %d", w, sum, s.cells, s.Cells)
			}
		}
	}
	s.Forget(other.Set)
	if len(s.kept) == 0 {
		t.Error("nothing is kept of the dataset that stays")
	}
	for k := range s.kept {
		if k.set == other.Set.Root() {
			t.Errorf("%+v is kept of the dataset that was replaced", k)
		}
	}
	s.Forget(e.Set)
	if len(s.kept) != 0 || s.cells != 0 {
		t.Errorf("%d parts and %d cells are left of nothing", len(s.kept), s.cells)
	}
}
