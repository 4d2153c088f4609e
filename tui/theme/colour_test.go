package theme

import (
	"image/color"
	"testing"

	"accord/tui/grid"

	"github.com/lucasb-eyer/go-colorful"
)

// luminance and contrast are those of WCAG 2.2, "relative luminance" and
// "contrast ratio".
func luminance(c color.Color) float64 {
	cf, _ := colorful.MakeColor(c)
	r, g, b := cf.LinearRgb()
	return 0.2126*r + 0.7152*g + 0.0722*b
}

func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

var (
	black = color.RGBA{A: 255}
	white = color.RGBA{255, 255, 255, 255}
)

func TestContrast(t *testing.T) {
	text := []grid.Style{Ink, Dim, Accent, Good, Bad, Warn}
	for _, c := range []struct {
		name    Name
		grounds []color.Color
		faint   float64
		text    float64
	}{
		{Dark, []color.Color{black}, 1.8, 4.5},
		{Light, []color.Color{white}, 3, 4.5},
		{HighContrast, []color.Color{black}, 3, 7},
	} {
		th := New(c.name)
		for _, ground := range append(c.grounds, th.Background()) {
			check := func(s grid.Style, on color.Color, want float64) {
				fg, _ := th.Color(s)
				if got := contrast(fg, on); got < want {
					t.Errorf("%s: token %d on %v: contrast %.2f, want %.1f", c.name, s, on, got, want)
				}
			}
			for _, s := range text {
				check(s, ground, c.text)
			}
			check(Faint, ground, c.faint)
			check(Event, ground, 3)
			for n := range 8 {
				check(Series(n), ground, 3)
			}
			_, selected := th.Color(Ink | Selected)
			for _, s := range []grid.Style{Ink, Accent, Dim, Good, Bad, Warn} {
				check(s, selected, 4.5)
			}
		}
	}
}

// What a person without one of the three cone types sees: the matrices for a
// severity of 1.0 of Machado, Oliveira and Fernandes, "A Physiologically-based
// Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009,
// applied to linear RGB.
var vision = map[string][3][3]float64{
	"all cones":    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
}

func seen(c color.Color, m [3][3]float64) colorful.Color {
	cf, _ := colorful.MakeColor(c)
	r, g, b := cf.LinearRgb()
	return colorful.LinearRgb(
		m[0][0]*r+m[0][1]*g+m[0][2]*b,
		m[1][0]*r+m[1][1]*g+m[1][2]*b,
		m[2][0]*r+m[2][1]*g+m[2][2]*b).Clamped()
}
