package chart

import (
	"os"
	"testing"

	"accord/tui/grid"
	"accord/tui/theme"
)

func TestLook(t *testing.T) {
	out := os.Getenv("LOOK")
	if out == "" {
		t.Skip()
	}
	th := theme.New(theme.Name(os.Getenv("THEME")))
	gl := theme.GlyphSet(theme.GlyphName(os.Getenv("GLYPHS")))
	g := grid.New(120, 36)
	p, lines := trade(gl)
	geo := Lines(g, grid.Rect{X: 2, Y: 1, W: 58, H: 14}, p, lines)
	geo.Cursor(g, p.Selected, theme.Accent, gl)
	p, groups := freight(gl)
	geo = Bars(g, grid.Rect{X: 64, Y: 1, W: 54, H: 14}, p, groups)
	geo.Cursor(g, p.Selected, theme.Accent, gl)
	p, groups = monthly(gl)
	Bars(g, grid.Rect{X: 64, Y: 17, W: 54, H: 9}, p, groups)
	p, lines = negative(gl)
	Lines(g, grid.Rect{X: 2, Y: 17, W: 58, H: 12}, p, lines)
	p, lines = trade(gl)
	Lines(g, grid.Rect{X: 2, Y: 30, W: 28, H: 6}, p, lines)
	p, groups = freight(gl)
	Bars(g, grid.Rect{X: 33, Y: 30, W: 28, H: 6}, p, groups)
	Spark(g, 64, 28, 30, []float64{1, 0, 2, 1, 0, 0, 3, 5, 1, 0, 0, 2, 4, 11, 16, 3}, theme.Series1, theme.Faint, gl)
	for i, v := range [][]float64{{2, 2, 1}, {1, 1, 1}, {3, 0, 9}} {
		Stacked(g, 64, 30+i, 40, []Part{{v[0], theme.Series3, 0}, {v[1], theme.Series1, 0}, {v[2], theme.Series2, 0}}, 12, gl)
	}
	if err := os.WriteFile(out, []byte(g.ANSI(th.SGR)), 0o644); err != nil {
		t.Fatal(err)
	}
	os.WriteFile(out+".txt", []byte(g.Plain()), 0o644)
}
