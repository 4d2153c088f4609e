package picture

import (
	"testing"

	"accord/tui/theme"
)

func BenchmarkPNG(b *testing.B) {
	g := sample(120, 36)
	th := theme.New(theme.Dark)
	for b.Loop() {
		if _, _, err := PNG(g, th, About{}, 1); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSVG(b *testing.B) {
	g := sample(120, 36)
	th := theme.New(theme.Dark)
	for b.Loop() {
		SVG(g, th, About{})
	}
}
