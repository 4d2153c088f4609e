package tui

import (
	"testing"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// environments are the languages and glyph sets, all of the bundled dataset.
func environments(tb testing.TB) []*panel.Env {
	var out []*panel.Env
	for _, tag := range lang.Tags() {
		for _, gl := range theme.GlyphNames() {
			out = append(out, env(tb, tag, gl))
		}
	}
	return out
}

// TestEverySizeIsWhole draws every size of window up to 130 × 45. Views,
// languages and glyph sets take turns: neighbouring sizes differ in all three,
// and each combination comes up many times.
func TestEverySizeIsWhole(t *testing.T) {
	envs, sts := environments(t), views()
	stepW, each := 1, 3
	switch {
	case testing.Short():
		stepW, each = 7, 1
	case raceDetector:
		stepW, each = 3, 1
	}
	n := 0
	for h := 0; h <= 45; h++ {
		for w := h % stepW; w <= 130; w += stepW {
			for range each {
				checked(t, input(envs[n%len(envs)], sts[n%len(sts)], w, h))
				n++
			}
		}
	}
	if n < len(envs)*len(sts) {
		t.Errorf("only %d frames were drawn; want every combination of %d", n, len(envs)*len(sts))
	}
}

// TestLargeSizesAreWhole goes on to 400 × 120 in coarse steps.
func TestLargeSizesAreWhole(t *testing.T) {
	envs, sts := environments(t), views()
	step := 1
	if testing.Short() || raceDetector {
		step = 5
	}
	n := 0
	for _, h := range []int{12, 24, 28, 36, 48, 60, 83, 120} {
		for _, w := range []int{40, 59, 60, 88, 99, 100, 131, 160, 200, 257, 320, 400} {
			for i := 0; i < len(sts); i += step {
				checked(t, input(envs[n%len(envs)], sts[(i+n)%len(sts)], w, h))
				n++
			}
		}
	}
}

// TestEveryCursorAndFaceIsWhole draws every face, frequency, transformation and
// period of the two charts.
func TestEveryCursorAndFaceIsWhole(t *testing.T) {
	e := env(t, lang.English, theme.Braille)
	sizes := [][2]int{{60, 20}, {120, 36}}
	n := 0
	for _, pg := range []state.Page{state.Trade, state.Freight} {
		st := at(pg)
		screen := Screen{Env: e, W: 120, H: 36}
		for face := range max(1, screen.Views(st)) {
			st.View[st.Focused()] = face
			for _, f := range append([]data.Freq{data.FreqNone}, screen.Freqs(st)...) {
				st.Freq = f
				for i, tr := range data.Transforms() {
					st.Transform = tr
					slots := screen.Slots(st)
					for k := i % 3; k < len(slots); k += 3 {
						st.Cursor = slots[k]
						size := sizes[k%2]
						n++
						checked(t, input(e, st, size[0], size[1]))
					}
				}
			}
		}
	}
	if n < 300 {
		t.Errorf("only %d frames were drawn; want some of each face, frequency and transformation", n)
	}
}

// TestKeptSheetsDoNotChangeFrames compares every frame that is drawn from kept
// sheets with one that is drawn anew.
func TestKeptSheetsDoNotChangeFrames(t *testing.T) {
	envs := environments(t)
	sets := []*Sheets{{}, {}, {}}
	n := 0
	for _, st := range views() {
		for _, size := range [][2]int{{60, 20}, {120, 36}} {
			e := envs[n%len(envs)]
			n++
			screen := Screen{Env: e, W: size[0], H: size[1]}
			for _, name := range []state.Name{"", state.Left, state.Left, state.Down, state.NextView, state.Right, state.NextPanel, state.NextSort, state.Down} {
				if name != "" {
					st = state.Apply(st, state.Do(name), screen)
				}
				in := input(e, st, size[0], size[1])
				want := Render(in)
				in.Sheets = sets[n%len(sets)]
				for range 2 {
					if got := Render(in); got.ANSI(styleNumber) != want.ANSI(styleNumber) {
						t.Fatalf("%v %+v after %s: the frame from kept sheets differs\ngot\n%s\nwant\n%s", size, st, name, got.Plain(), want.Plain())
					}
				}
			}
		}
	}
}

// TestKeptPicturesDoNotChangeFrames compares frames of a Set that has drawn
// other views before with those of a Set that has not.
func TestKeptPicturesDoNotChangeFrames(t *testing.T) {
	envs := environments(t)
	names := []state.Name{"", state.Left, state.Left, state.Down, state.NextView, state.Right, state.NextTransform, state.NextFreq, state.Left, state.Down, state.Up}
	for _, pg := range []state.Page{state.Trade, state.Freight, state.Mirror, state.Claims, state.Compare, state.Align} {
		for _, size := range [][2]int{{60, 20}, {120, 36}} {
			for _, e := range envs {
				st := at(pg)
				for _, name := range names {
					if name != "" {
						st = state.Apply(st, state.Do(name), Screen{Env: e, W: size[0], H: size[1]})
					}
					fresh := envOf(panel.NewSet(e.Set.Dataset()), e.Lang.Tag(), e.Glyphs.Name)
					got, want := Render(input(e, st, size[0], size[1])), Render(input(fresh, st, size[0], size[1]))
					if got.ANSI(styleNumber) != want.ANSI(styleNumber) {
						t.Fatalf("%s %v after %s: the frame of a Set that was used differs\ngot\n%s\nwant\n%s", pg, size, name, got.Plain(), want.Plain())
					}
				}
			}
		}
	}
}
