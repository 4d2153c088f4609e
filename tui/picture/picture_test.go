package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"accord/tui/grid"
	"accord/tui/theme"
)

// sample is a sheet of that size full of every kind of character.
func sample(w, h int) *grid.Grid {
	g := grid.New(w, h)
	for y := range h {
		x := 0
		for n := 0; x < w; n++ {
			switch (n + y) % 4 {
			case 0:
				x = g.Text(x, y, "Aylıq dövriyyə, 4.3 млрд ", grid.Style(n%8))
			case 1:
				x = g.Text(x, y, "╭──╯⣀⡠▴●⠒⠉ ▰▰▱▱ ", theme.Series(n))
			case 2:
				x = g.Text(x, y, "日本 ▁▃█ e\u0301 ", theme.Ink|theme.Selected)
			case 3:
				x = g.Text(x, y, "     ", theme.Ink)
			}
		}
	}
	return g
}

// hostile is what a title may hold that came through.
const hostile = `<script>alert(1)</script> & "quotes" ]]> --> 'x' &amp; ` + "\u202e" + `evil <a href="http://x">`

func TestSVGIsWellFormedAndAlone(t *testing.T) {
	g := sample(60, 8)
	g.Text(0, 3, hostile, theme.Ink)
	about := About{Title: hostile, Description: hostile, Command: "accord render --search '<b>'", Sources: "S001 · " + hostile, Lang: `az"><script>`}
	for _, name := range theme.Names() {
		svg := SVG(g, theme.New(name), about)
		elements, title := 0, ""
		for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			e, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			elements++
			if !slices.Contains([]string{"svg", "title", "desc", "style", "rect", "path", "text"}, e.Name.Local) {
				t.Errorf("%s: there is an element %s", name, e.Name.Local)
			}
			for _, a := range e.Attr {
				if strings.Contains(a.Name.Local, "href") || strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("%s: attribute %s", name, a.Name.Local)
				}
			}
			if e.Name.Local == "title" {
				if err := d.DecodeElement(&title, &e); err != nil {
					t.Fatal(err)
				}
			}
		}
		if elements < 20 || title != hostile {
			t.Errorf("%s: %d elements, title %q", name, elements, title)
		}
		if m := regexp.MustCompile(`url\(|@import|http`).FindAll(svg, -1); len(m) != 1+strings.Count(string(svg), "&#34;http") {
			t.Errorf("%s: it refers to something: %q", name, m)
		}
	}
}

var runText = regexp.MustCompile(`<text class="\w+" x="(\d+)" y="(\d+)" textLength="(\d+)"[^>]*>([^<]*)</text>`)

// TestSVGHoldsWritingToItsCells reads the runs back and compares with the sheet.
func TestSVGHoldsWritingToItsCells(t *testing.T) {
	g := grid.New(30, 3)
	g.Text(1, 0, "ab cd", theme.Ink)
	g.Text(6, 0, "ef", theme.Dim)
	g.Text(1, 1, "日x e\u0301y", theme.Ink)
	g.Text(1, 2, "two  blanks ● mark", theme.Ink)
	var got []string
	for _, m := range runText.FindAllStringSubmatch(string(SVG(g, theme.New(theme.Dark), About{})), -1) {
		got = append(got, strings.Join(m[1:], " "))
	}
	want := []string{"10 15 50 ab cd", "60 15 20 ef", "10 35 20 日", "30 35 40 x e\u0301y", "10 55 30 two", "60 55 60 blanks", "150 55 40 mark"}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

func FuzzSVG(f *testing.F) {
	for _, s := range []string{hostile, "a日本b", "\x00\x1b[31m", "e\u0301 👨‍👩‍👧 \ufffe", "]]>", "╳▓⣿"} {
		f.Add(s, uint16(0x301))
	}
	th := theme.New(theme.Dark)
	f.Fuzz(func(t *testing.T, s string, st uint16) {
		g := grid.New(24, 2)
		g.Text(0, 0, s, grid.Style(st))
		g.Text(-3, 1, s, 0)
		d := xml.NewDecoder(bytes.NewReader(SVG(g, th, About{Title: s, Lang: s})))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatal(err)
			}
		}
	})
}

func decoded(t *testing.T, g *grid.Grid, th *theme.Theme, scale int) (image.Image, []rune) {
	t.Helper()
	file, missing, err := PNG(g, th, About{Title: "Title", Command: "accord", Lang: "en"}, scale)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img, missing
}

func TestPNGIsTheSameEveryTime(t *testing.T) {
	g := sample(50, 10)
	th := theme.New(theme.Light)
	about := About{Title: "Товарооборот", Description: "Ticarət", Command: "accord render", Sources: "S001\nS002", Lang: "az"}
	a, _, err := PNG(g, th, about, 2)
	if err != nil {
		t.Fatal(err)
	}
	b, _, _ := PNG(g, th, about, 2)
	if !bytes.Equal(a, b) {
		t.Error("two pictures of one frame differ")
	}
	for _, s := range []string{"iTXtTitle\x00\x00\x00az\x00\x00Товарооборот", "Source\x00\x00\x00az\x00\x00accord render", "S001\nS002"} {
		if !bytes.Contains(a, []byte(s)) {
			t.Errorf("%q is not in it", s)
		}
	}
	if img, _ := decoded(t, g, th, 3); img.Bounds() != image.Rect(0, 0, 50*CellW*3, 10*CellH*3) {
		t.Errorf("bounds %v", img.Bounds())
	}
	for _, scale := range []int{0, -1, MaxScale + 1} {
		if _, _, err := PNG(g, th, About{}, scale); err == nil {
			t.Errorf("scale %d was taken", scale)
		}
	}
	if _, _, err := PNG(grid.New(400, 120), th, About{}, MaxScale); err == nil {
		t.Error("614 million pixels were drawn")
	}
	for _, g := range []*grid.Grid{grid.New(1, 1), grid.New(400, 1)} {
		decoded(t, g, th, 1)
	}
}

// TestPNGSaysLongTexts unpacks what is too long to be written as it is.
func TestPNGSaysLongTexts(t *testing.T) {
	want := strings.Repeat("S001 · Кабинет министров · https://example.org\n", 200)
	file, _, err := PNG(grid.New(2, 1), theme.New(theme.Dark), About{Sources: want, Lang: "ru"}, 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := png.Decode(bytes.NewReader(file)); err != nil {
		t.Fatal(err)
	}
	_, rest, ok := bytes.Cut(file, []byte("iTXtComment\x00\x01\x00ru\x00\x00"))
	if !ok {
		t.Fatal("there is no comment")
	}
	z, err := zlib.NewReader(bytes.NewReader(rest))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || string(got) != want {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if len(file) > len(want)/4 {
		t.Errorf("%d bytes of file for %d of text", len(file), len(want))
	}
}

// TestColours compares pixels with the theme: paper, selection, ink, underline.
func TestColours(t *testing.T) {
	g := grid.New(6, 2)
	g.Text(0, 0, "█", theme.Series2)
	g.Text(2, 0, " █", theme.Bad|theme.Selected)
	g.Text(4, 0, "  ", theme.Accent|theme.Underline)
	for _, name := range theme.Names() {
		th := theme.New(name)
		img, _ := decoded(t, g, th, 1)
		at := func(cell, y int) string { return Hex(rgbaAt(img, cell*CellW+CellW/2, y)) }
		paint := th.Paint
		for _, c := range []struct{ what, got, want string }{
			{"ink", at(0, 10), Hex(paint(theme.Series2).Ink)},
			{"paper", at(1, 10), Hex(paint(0).Paper)},
			{"selected paper", at(2, 10), Hex(paint(theme.Bad | theme.Selected).Paper)},
			{"selected ink", at(3, 10), Hex(paint(theme.Bad | theme.Selected).Ink)},
			{"underline", at(4, 17), Hex(paint(theme.Accent).Ink)},
			{"above it", at(4, 16), Hex(paint(0).Paper)},
			{"next row", at(3, 30), Hex(paint(0).Paper)},
		} {
			if c.got != c.want {
				t.Errorf("%s: %s is %s; want %s", name, c.what, c.got, c.want)
			}
		}
	}
}

// TestPaletteIsLargeEnough draws with every style at once.
func TestPaletteIsLargeEnough(t *testing.T) {
	g := grid.New(64, 1)
	for i := range 16 {
		for f := range 4 {
			g.Set(i*4+f, 0, '█', grid.Style(i)|grid.Style(f)<<8)
		}
	}
	for _, name := range theme.Names() {
		th := theme.New(name)
		img, _ := decoded(t, g, th, 1)
		for x := range g.W {
			if got, want := rgbaAt(img, x*CellW+5, 10), th.Paint(g.At(x, 0).Style).Ink; got != want {
				t.Errorf("%s, style %#x: %v; want %v", name, g.At(x, 0).Style, got, want)
			}
		}
	}
}

func TestWhatTheFontLacksIsABox(t *testing.T) {
	g := grid.New(8, 1)
	g.Text(0, 0, "a日本日b", theme.Ink)
	img, missing := decoded(t, g, theme.New(theme.Light), 1)
	if string(missing) != "日本" {
		t.Errorf("missing %q", string(missing))
	}
	ink := theme.New(theme.Light).Paint(theme.Ink).Ink
	for _, x := range []int{CellW + 1, 3*CellW - 2} { // both sides of a box over two cells
		if got := rgbaAt(img, x, 10); got != ink {
			t.Errorf("pixel %d is %v", x, got)
		}
	}
	if got := rgbaAt(img, 2*CellW, 10); got == ink {
		t.Error("the box has a line in its middle")
	}
}
