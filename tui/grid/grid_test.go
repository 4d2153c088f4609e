package grid

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// sgr stands for a theme: style 0 is plain, the others have a number.
func sgr(s Style) string {
	if s == 0 {
		return Reset
	}
	return fmt.Sprintf("\x1b[0;%dm", 30+s%8)
}

var words = []string{
	"accord", "Сельское хозяйство", "gömrük məntəqəsi", "İqtisadiyyat", "日本語", "e\u0301", "₼ 5", "a\tb", "\x1b[31mred",
	"\u202Eevil", "\u200b", "x\x7fy", "\u009b31m", "👨‍👩‍👧", "\xff\xfe", "half 日", "", " ",
}

func TestTextReturnsTheColumnAfter(t *testing.T) {
	for _, w := range words {
		g := New(60, 1)
		if got, want := g.Text(3, 0, w, 0)-3, Width(w); got != want {
			t.Errorf("%q takes %d columns, Width says %d", w, got, want)
		}
	}
}

func TestTextDropsWhatHasNoWidth(t *testing.T) {
	for _, w := range words {
		g := New(60, 1)
		g.Text(0, 0, w, 0)
		for _, r := range g.Plain() {
			if r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u202e' || r == '\u200b' {
				t.Errorf("%q left %q on the sheet", w, r)
			}
		}
	}
}

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "abc": 3, "Ağdam": 5, "дата": 4, "日本": 4, "e\u0301": 1, "a\x00b": 2, "x\x7fy": 2, "…": 1,
	} {
		if got := Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
}

// checkSheet fails when a line of the sheet is not exactly as wide as the
// sheet, or half of a wide character stands alone.
func checkSheet(t *testing.T, g *Grid) {
	t.Helper()
	for y, line := range strings.Split(g.ANSI(sgr), "\n") {
		if g.H == 0 {
			break
		}
		if w := ansi.StringWidth(line); w != g.W {
			t.Fatalf("line %d is %d cells wide, want %d: %q", y, w, g.W, line)
		}
	}
	for i, c := range g.cells {
		wide := c.Rune > 0 && c.Rune <= utf8.MaxRune && Width(string(c.Rune)) > 1
		last := i%g.W == g.W-1
		if wide && (last || g.cells[i+1].Rune != 0) {
			t.Fatalf("cell %d: the first half of %q stands alone", i, c.Rune)
		}
		if c.Rune == 0 && i%g.W == 0 {
			t.Fatalf("cell %d: a second half begins a line", i)
		}
	}
}

func TestEveryLineIsExact(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	for range 2000 {
		g := New(rnd.IntN(14), rnd.IntN(5))
		scribble(rnd, g, 12)
		checkSheet(t, g)
	}
}

// scribble draws at random, also across the edges.
func scribble(rnd *rand.Rand, g *Grid, n int) {
	for range n {
		x, y := rnd.IntN(g.W+6)-3, rnd.IntN(g.H+4)-2
		lift := func() {}
		if rnd.IntN(2) == 0 {
			lift = g.Clip(Rect{rnd.IntN(g.W + 2), rnd.IntN(g.H + 1), rnd.IntN(g.W + 2), rnd.IntN(g.H + 2)})
		}
		switch rnd.IntN(5) {
		case 0, 1:
			g.Text(x, y, words[rnd.IntN(len(words))], Style(rnd.IntN(4)))
		case 2:
			g.Set(x, y, '●', 1)
		case 3:
			g.Fill(Rect{x, y, rnd.IntN(5), rnd.IntN(3)}, '·', 2)
		case 4:
			src := New(rnd.IntN(8), rnd.IntN(4))
			src.Text(rnd.IntN(3)-1, 0, words[rnd.IntN(len(words))], 3)
			g.Blit(x, y, src)
		}
		lift()
	}
}

func TestClip(t *testing.T) {
	g := New(10, 4)
	outer := g.Clip(Rect{2, 1, 5, 2})
	inner := g.Clip(Rect{0, 0, 4, 10})
	g.Fill(g.Bounds(), 'i', 1)
	inner()
	g.Text(-3, 2, "abcdefghijklmnop", 1)
	outer()
	g.Set(9, 3, 'e', 1)
	want := "\n  ii\n  fghij\n         e"
	if got := g.Plain(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestClipTouchesNothingOutside(t *testing.T) {
	g := New(6, 1)
	g.Text(0, 0, "abcdef", 0)
	defer g.Clip(Rect{2, 0, 2, 1})()
	g.Text(1, 0, "日日日", 0)
	if got := g.Plain(); got != "ab日ef" && got != "ab  ef" {
		t.Errorf("%q", got)
	}
}

func TestBlitKeepsClusters(t *testing.T) {
	src := New(4, 1)
	src.Text(0, 0, "e\u0301日", 2)
	g := New(8, 2)
	g.Text(0, 0, "o\u0308", 1)
	g.Blit(3, 0, src)
	g.Blit(-1, 1, src)
	if got, want := g.Plain(), "o\u0308  e\u0301日\n日"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if s := g.At(3, 0).Style; s != 2 {
		t.Errorf("style %d was not copied", s)
	}
}

func TestANSIWritesStylesOnce(t *testing.T) {
	g := New(6, 2)
	g.Text(0, 0, "aab", 1)
	g.Set(2, 0, 'b', 2)
	got := g.ANSI(sgr)
	want := "\x1b[0;31maa\x1b[0;32mb\x1b[0m   \n      "
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if plain := g.ANSI(func(Style) string { return "" }); plain != "aab   \n      " {
		t.Errorf("without styles: %q", plain)
	}
}

func TestRestyle(t *testing.T) {
	g := New(4, 2)
	g.Restyle(Rect{-3, 1, 5, 9}, func(s Style) Style { return s | 0x200 })
	for y := range 2 {
		for x := range 4 {
			want := Style(0)
			if y == 1 && x < 2 {
				want = 0x200
			}
			if got := g.At(x, y).Style; got != want {
				t.Errorf("%d,%d has style %#x, want %#x", x, y, got, want)
			}
		}
	}
}

func TestEmptySheets(t *testing.T) {
	for _, g := range []*Grid{New(0, 0), New(-4, 3), New(5, 0)} {
		g.Text(0, 0, "日本 text", 1)
		g.Set(0, 0, 'x', 1)
		g.Fill(Rect{-1, -1, 9, 9}, 'x', 1)
		g.Restyle(Rect{-1, -1, 9, 9}, func(s Style) Style { return s })
		g.Blit(0, 0, New(3, 3))
		New(3, 3).Blit(1, 1, g)
		if got := strings.Trim(g.Plain()+g.ANSI(sgr), "\n"); got != "" {
			t.Errorf("an empty sheet is drawn as %q", got)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		s    string
		w    int
		want string
	}{
		{"Border checkpoints", 30, "Border checkpoints"},
		{"Border checkpoints", 12, "Border…"},
		{"Declaration on allied interaction", 24, "Declaration on allied…"},
		{"Declaration, on allied", 13, "Declaration…"},
		{"Сельское хозяйство", 10, "Сельское…"},
		{"Azərbaycanlılaşdırma", 8, "Azərbay…"},
		{"日本語", 4, "日…"},
		{"long", 1, "…"},
		{"long", 0, ""},
		{"long", -2, ""},
		{"", 0, ""},
	} {
		if got := Shorten(c.s, c.w); got != c.want {
			t.Errorf("Shorten(%q, %d) = %q, want %q", c.s, c.w, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	got := strings.Join(Wrap("Документы о туризме, культуре и пунктах пропуска", 14), "|")
	if want := "Документы о|туризме,|культуре и|пунктах|пропуска"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := strings.Join(Wrap("supercalifragilistic x", 8), "|"); got != "supercal|ifragili|stic x" {
		t.Errorf("%q", got)
	}
	if got := len(Wrap(strings.Repeat("Ə", 400_000), 2)); got != 200_000 {
		t.Errorf("a very long word has %d lines", got)
	}
	if Wrap("x", 0) != nil || Wrap("", 5) != nil {
		t.Error("nothing must wrap to nothing")
	}
}

func FuzzText(f *testing.F) {
	for _, w := range words {
		f.Add(w, 7)
	}
	f.Fuzz(func(t *testing.T, s string, w int) {
		w = ((w % 40) + 40) % 40
		if got := Width(Shorten(s, w)); got > w {
			t.Errorf("Shorten(%q, %d) is %d cells wide", s, w, got)
		}
		words := strings.Join(strings.Fields(s), "")
		if got := strings.Join(Wrap(s, w+2), ""); strings.ReplaceAll(got, " ", "") != words {
			t.Errorf("Wrap(%q, %d) = %q loses something", s, w+2, got)
		}
		g := New(w, 1)
		if got, want := g.Text(0, 0, s, 0), Width(s); got != want {
			t.Errorf("Text(%q) takes %d columns, Width says %d", s, got, want)
		}
		for _, r := range g.Plain() {
			if r < ' ' || r >= 0x7f && r < 0xa0 {
				t.Errorf("Text(%q) left %q on the sheet", s, r)
			}
		}
	})
}

func BenchmarkANSI(b *testing.B) {
	g := New(200, 60)
	for y := range 60 {
		g.Text(0, y, strings.Repeat("word ⣿ ", 30), Style(y%4))
	}
	seq := [4]string{Reset, sgr(1), sgr(2), sgr(3)}
	b.ReportAllocs()
	for b.Loop() {
		g.ANSI(func(s Style) string { return seq[s%4] })
	}
}
