package chart

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"accord/tui/grid"
	"accord/tui/theme"
)

var update = flag.Bool("update", false, "write the golden files instead of comparing")

// TestGolden compares whole charts, as text that can be read by eye.
func TestGolden(t *testing.T) {
	samples := map[string]func(gl *theme.Glyphs, g *grid.Grid) Geometry{
		"trade": func(gl *theme.Glyphs, g *grid.Grid) Geometry {
			p, lines := trade(gl)
			return Lines(g, g.Bounds(), p, lines)
		},
		"balance": func(gl *theme.Glyphs, g *grid.Grid) Geometry {
			p, lines := negative(gl)
			return Lines(g, g.Bounds(), p, lines)
		},
		"log": func(gl *theme.Glyphs, g *grid.Grid) Geometry {
			p, lines := trade(gl)
			p.Log = true
			return Lines(g, g.Bounds(), p, lines)
		},
		"status": func(gl *theme.Glyphs, g *grid.Grid) Geometry {
			p, lines := status(gl)
			return Lines(g, g.Bounds(), p, lines)
		},
		"freight": func(gl *theme.Glyphs, g *grid.Grid) Geometry {
			p, groups := freight(gl)
			return Bars(g, g.Bounds(), p, groups)
		},
		"pairs": func(gl *theme.Glyphs, g *grid.Grid) Geometry {
			p, groups := pairs(gl)
			return Bars(g, g.Bounds(), p, groups)
		},
		"monthly": func(gl *theme.Glyphs, g *grid.Grid) Geometry {
			p, groups := monthly(gl)
			return Bars(g, g.Bounds(), p, groups)
		},
	}
	type size struct{ w, h int }
	for name, draw := range samples {
		for _, s := range []size{{32, 8}, {58, 14}, {100, 24}} {
			golden(t, fmt.Sprintf("%s-%dx%d", name, s.w, s.h), s.w, s.h, theme.Braille, draw)
		}
	}
	for _, glyphs := range []theme.GlyphName{theme.Block, theme.ASCII} {
		for _, name := range []string{"trade", "status", "freight", "pairs"} {
			golden(t, fmt.Sprintf("%s-%s", name, glyphs), 58, 14, glyphs, samples[name])
		}
	}
}

func golden(t *testing.T, name string, w, h int, glyphs theme.GlyphName, draw func(*theme.Glyphs, *grid.Grid) Geometry) {
	t.Helper()
	gl := theme.GlyphSet(glyphs)
	g := grid.New(w, h)
	draw(gl, g).Cursor(g, 1, theme.Accent, gl)
	got := g.Plain() + "\n"
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(want), "\r\n", "\n") != got {
		t.Errorf("%s differs (-update writes it anew); got:\n%s\nwant:\n%s", path, got, want)
	}
}
