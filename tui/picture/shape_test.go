package picture

import (
	"image"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/vector"
	"golang.org/x/text/unicode/runenames"

	"accord/tui/grid"
	"accord/tui/theme"
)

func rgbaAt(img image.Image, x, y int) color.RGBA {
	return color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
}

// shapes are all characters that are drawn from shapes.
func shapes() []rune {
	var out []rune
	for r := rune(0x80); r < 0x3000; r++ {
		if _, ok := shapeOf(r); ok {
			out = append(out, r)
		}
	}
	return out
}

// TestBrailleDots looks for each dot where it has to be, and for none elsewhere.
func TestBrailleDots(t *testing.T) {
	const scale = 4
	// The dots in the order of the bits, as columns and rows (ISO/TR 11548-1).
	dots := [8]image.Point{{X: 0, Y: 0}, {X: 0, Y: 1}, {X: 0, Y: 2}, {X: 1, Y: 0}, {X: 1, Y: 1}, {X: 1, Y: 2}, {X: 0, Y: 3}, {X: 1, Y: 3}}
	for r := rune(0x2800); r <= 0x28ff; r++ {
		s, ok := shapeOf(r)
		if !ok {
			t.Fatalf("%c is no shape", r)
		}
		m := s.mask(1, scale)
		n := 0
		for bit, d := range dots {
			set := r&(1<<bit) != 0
			if set {
				n++
			}
			// A cell has two by four squares of five units; the dot is in the middle.
			x, y := (d.X*5+3)*scale, (d.Y*5+3)*scale
			if got := m.AlphaAt(x, y).A; set != (got == 255) || !set && got != 0 {
				t.Fatalf("%c: dot %d is %t, its middle is covered by %d", r, bit+1, set, got)
			}
		}
		want := float64(n) * math.Pi * dotRadius * dotRadius * scale * scale * 255
		if got := sum(m); math.Abs(got-want) > want*.02 {
			t.Fatalf("%c: %d dots cover %.0f; want %.0f", r, n, got/255, want/255)
		}
	}
}

func sum(m *image.Alpha) (all float64) {
	for _, a := range m.Pix {
		all += float64(a)
	}
	return all
}

// TestEveryGlyphCanBeDrawn: what the glyph sets hold, and what any frame of the
// golden pictures shows, is a shape or in both weights of the font.
func TestEveryGlyphCanBeDrawn(t *testing.T) {
	fonts, err := newFonts(1)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[rune]bool{}
	check := func(where string, r rune) {
		if seen[r] || r <= ' ' || r == '\u00a0' || r == '\u202f' {
			return
		}
		seen[r] = true
		if _, ok := shapeOf(r); ok {
			return
		}
		if !fonts.regular.has(r) || !fonts.bold.has(r) {
			t.Errorf("%s: %q (%U) is no shape and not in the font", where, r, r)
		}
		if m, _ := fonts.mask(string(r), false, 1); sum(m) == 0 {
			t.Errorf("%s: %q (%U) is drawn as nothing", where, r, r)
		}
	}
	for _, name := range theme.GlyphNames() {
		glyphs := 0
		each(reflect.ValueOf(*theme.GlyphSet(name)), func(r rune) {
			glyphs++
			check(string(name), r)
			if _, ok := shapeOf(r); !ok && r > '~' {
				t.Errorf("%s: %q is left to a font", name, r)
			}
		})
		if glyphs < 50 {
			t.Errorf("%s: only %d glyphs", name, glyphs)
		}
	}
	files, _ := filepath.Glob("../testdata/*.golden")
	if len(files) < 20 {
		t.Fatalf("%d golden pictures", len(files))
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAllString(string(text), "") {
			check(filepath.Base(f), r)
		}
	}
	for _, r := range "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZabcçdeəfgğhxıijkqlmnoöprsştuüvyz" +
		"АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяЄІЇєії" +
		"0123456789←→↑↓↵⇧–—−‑…“”„«»‘’×·•≠№₼₽$€£≤≥±≈‰°′″" {
		check("alphabets", r)
	}
}

func each(v reflect.Value, f func(rune)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			each(v.Field(i), f)
		}
	case reflect.Array:
		for i := range v.Len() {
			each(v.Index(i), f)
		}
	case reflect.Int32:
		f(rune(v.Int()))
	}
}

// TestShapesStayInTheirCells: nothing is cut off or runs into a neighbour.
func TestShapesStayInTheirCells(t *testing.T) {
	if n := len(shapes()); n < 128+32+256+40 {
		t.Fatalf("only %d shapes", n)
	}
	for _, r := range shapes() {
		s, _ := shapeOf(r)
		if len(s) == 0 && r != 0x2800 {
			t.Errorf("%c (%U) is nothing", r, r)
		}
		for _, c := range s {
			in := func(x, y float64) {
				if x < 0 || y < 0 || x > CellW || y > CellH {
					t.Errorf("%c (%U) goes to %g, %g", r, r, x, y)
				}
			}
			c.outline(in, in)
		}
	}
}

// TestBoxesAreWhatTheirNamesSay compares the arms of each character of a box with
// its name in Unicode.
func TestBoxesAreWhatTheirNamesSay(t *testing.T) {
	for r := rune(0x2500); r <= 0x257f; r++ {
		name := strings.TrimPrefix(runenames.Name(r), "BOX DRAWINGS ")
		if strings.Contains(name, "DASH") || strings.Contains(name, "ARC") || strings.Contains(name, "DIAGONAL") {
			continue
		}
		at := int(r-0x2500) * 5
		if got, want := arms[at:at+4], named(name); got != want {
			t.Errorf("%c %s is %s; want %s", r, name, got, want)
		}
	}
}

// named are the arms that a name of Unicode tells: LIGHT DOWN AND RIGHT, or DOWN
// LIGHT AND RIGHT HEAVY.
func named(name string) string {
	var a [4]byte
	copy(a[:], "0000")
	weights := map[string]byte{"LIGHT": '1', "HEAVY": '2', "SINGLE": '1', "DOUBLE": '3'}
	weight := byte('1')
	words := strings.Fields(name)
	before := weights[words[0]] != 0
	var open []int
	for _, w := range words {
		if k := weights[w]; k != 0 {
			weight = k
			if !before {
				for _, i := range open {
					a[i] = weight
				}
				open = nil
			}
			continue
		}
		ways := map[string][]int{"UP": {0}, "RIGHT": {1}, "DOWN": {2}, "LEFT": {3}, "HORIZONTAL": {1, 3}, "VERTICAL": {0, 2}}[w]
		for _, i := range ways {
			if before {
				a[i] = weight
			}
		}
		open = append(open, ways...)
	}
	return string(a[:])
}

var pathStep = regexp.MustCompile(`[MhvlazA-Z]|-?[0-9.]+`)

// TestBothFormatsShowOneGeometry draws every shape from the path in its SVG, and
// compares with the pixels of its PNG.
func TestBothFormatsShowOneGeometry(t *testing.T) {
	const scale = 4
	for _, r := range shapes() {
		g := grid.New(1, 1)
		g.Set(0, 0, r, theme.Ink)
		svg := string(SVG(g, theme.New(theme.Light), About{}))
		s, _ := shapeOf(r)
		want := s.mask(1, scale)
		got := image.NewAlpha(want.Rect)
		if m := regexp.MustCompile(` d="([^"]*)"`).FindStringSubmatch(svg); m != nil {
			got = trace(t, m[1], scale)
		}
		for i := range got.Pix {
			if d := int(got.Pix[i]) - int(want.Pix[i]); d < -6 || d > 6 {
				t.Errorf("%c (%U): pixel %d, %d is %d in SVG, %d in PNG", r, r, i%got.Stride, i/got.Stride, got.Pix[i], want.Pix[i])
				break
			}
		}
	}
}

// trace fills a path of SVG.
func trace(t *testing.T, d string, scale int) *image.Alpha {
	ras := vector.NewRasterizer(CellW*scale, CellH*scale)
	words := pathStep.FindAllString(d, -1)
	next := func() float64 {
		v, err := strconv.ParseFloat(words[0], 64)
		if err != nil {
			t.Fatalf("%q in %q", words[0], d)
		}
		words = words[1:]
		return v
	}
	k := float64(scale)
	x, y := 0., 0.
	to := func() { ras.LineTo(float32(x*k), float32(y*k)) }
	for len(words) > 0 {
		command := words[0]
		words = words[1:]
		switch command {
		case "M":
			x, y = next(), next()
			ras.MoveTo(float32(x*k), float32(y*k))
		case "h":
			x += next()
			to()
		case "v":
			y += next()
			to()
		case "l":
			x, y = x+next(), y+next()
			to()
		case "a":
			rx, ry, _, large, sweep := next(), next(), next(), next(), next()
			dx, dy := next(), next()
			if rx != ry || large != 0 {
				t.Fatalf("arc in %q", d)
			}
			arc(rx, sweep == 1, x, y, dx, dy, func(px, py float64) { ras.LineTo(float32(px*k), float32(py*k)) })
			x, y = x+dx, y+dy
		case "z":
			ras.ClosePath()
		default:
			t.Fatalf("command %q in %q", command, d)
		}
	}
	m := image.NewAlpha(image.Rect(0, 0, CellW*scale, CellH*scale))
	ras.Draw(m, m.Rect, image.Opaque, image.Point{})
	return m
}

// arc calls f for points along an arc of SVG from x, y: the centre lies to the
// right of the way for one with the hands of a clock.
func arc(r float64, clockwise bool, x, y, dx, dy float64, f func(x, y float64)) {
	half := math.Hypot(dx, dy) / 2
	off := math.Sqrt(max(0, r*r-half*half)) / (2 * half)
	if !clockwise {
		off = -off
	}
	cx, cy := x+dx/2-dy*off, y+dy/2+dx*off
	a, b := math.Atan2(y-cy, x-cx), math.Atan2(y+dy-cy, x+dx-cx)
	for clockwise && b < a {
		b += 2 * math.Pi
	}
	for !clockwise && b > a {
		b -= 2 * math.Pi
	}
	const n = 32
	for i := range n {
		v := a + (b-a)*float64(i+1)/n
		f(cx+r*math.Cos(v), cy+r*math.Sin(v))
	}
}

// TestNeighboursHaveNoSeam: blocks and lines in adjacent cells are one.
func TestNeighboursHaveNoSeam(t *testing.T) {
	g := grid.New(6, 4)
	for y := range 2 {
		for x := range 6 {
			g.Set(x, y, '█', theme.Ink)
		}
	}
	for x := range 6 {
		g.Set(x, 2, '─', theme.Ink)
	}
	th := theme.New(theme.Light)
	img, _ := decoded(t, g, th, 1)
	ink := th.Paint(theme.Ink).Ink
	for x := range 6 * CellW {
		for y := range 2 * CellH {
			if rgbaAt(img, x, y) != ink {
				t.Fatalf("a hole at %d, %d", x, y)
			}
		}
		if rgbaAt(img, x, 2*CellH+10) != ink {
			t.Fatalf("the line is broken at %d", x)
		}
	}
	if svg := string(SVG(g, th, About{})); !strings.Contains(svg, "M0 0h60v40h-60z") || !strings.Contains(svg, "M0 50h60v1h-60z") {
		t.Errorf("not joined: %s", svg)
	}
}
