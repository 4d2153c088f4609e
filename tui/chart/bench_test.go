package chart

import (
	"math"
	"testing"

	"accord/tui/grid"
	"accord/tui/theme"
)

func BenchmarkLines(b *testing.B) {
	for _, name := range theme.GlyphNames() {
		b.Run(string(name), func(b *testing.B) {
			p, lines := trade(theme.GlyphSet(name))
			g := grid.New(100, 24)
			b.ReportAllocs()
			for b.Loop() {
				Lines(g, g.Bounds(), p, lines)
			}
		})
	}
}

func BenchmarkLinesLog(b *testing.B) {
	p, lines := trade(braille())
	p.Log = true
	g := grid.New(100, 24)
	b.ReportAllocs()
	for b.Loop() {
		Lines(g, g.Bounds(), p, lines)
	}
}

func BenchmarkBars(b *testing.B) {
	p, groups := monthly(braille())
	g := grid.New(100, 24)
	b.ReportAllocs()
	for b.Loop() {
		Bars(g, g.Bounds(), p, groups)
	}
}

func BenchmarkSpark(b *testing.B) {
	values := make([]float64, 500)
	for i := range values {
		values[i] = math.Abs(math.Sin(float64(i))) * 10
	}
	g := grid.New(100, 1)
	gl := braille()
	b.ReportAllocs()
	for b.Loop() {
		Spark(g, 0, 0, 100, values, theme.Series1, theme.Faint, gl)
	}
}

// BenchmarkManyLines is a large window with a line for each of many partners.
func BenchmarkManyLines(b *testing.B) {
	p := Plot{Labels: years(1990, 2025), Selected: -1, Glyphs: braille()}
	var lines []Line
	for i := range 30 {
		l := Line{Style: theme.Series(i)}
		for k := range p.Labels {
			l.Points = append(l.Points, Point{OK: true, Y: 50 + 40*math.Sin(float64(k*(i+3))/20)})
		}
		lines = append(lines, l)
	}
	g := grid.New(200, 56)
	b.ReportAllocs()
	for b.Loop() {
		Lines(g, g.Bounds(), p, lines)
	}
}
