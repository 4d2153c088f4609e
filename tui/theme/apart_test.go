package theme

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"
	"testing"

	"accord/tui/grid"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// The sixteen colours as terminals ship them; what a terminal shows for them is
// its own business, so they are measured on several.
func sixteen() map[string][16]uint32 {
	return map[string][16]uint32{
		"xterm": {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
			0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff},
		"VGA, the Linux console": {0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
			0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff},
		"Campbell, Windows Terminal": {0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc,
			0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2},
		"Tango, GNOME": {0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf,
			0x555753, 0xef2929, 0x8ae234, 0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec},
	}
}

func rgb(v uint32) color.Color {
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}

// foreground is the colour that the escape sequence of s sets, as a terminal
// with these sixteen colours shows it; own is the colour of its text.
func foreground(t *testing.T, th *Theme, s grid.Style, basic [16]uint32, own color.Color) color.Color {
	t.Helper()
	codes := strings.Split(strings.TrimSuffix(strings.TrimPrefix(th.SGR(s), "\x1b["), "m"), ";")
	number := func(i int) int {
		n, err := strconv.Atoi(codes[i])
		if err != nil {
			t.Fatalf("%q: %v", th.SGR(s), err)
		}
		return n
	}
	c := own
	for i := 0; i < len(codes); i++ {
		switch n := number(i); {
		case n >= 30 && n <= 37:
			c = rgb(basic[n-30])
		case n >= 90 && n <= 97:
			c = rgb(basic[n-82])
		case n == 38 && number(i+1) == 2:
			c = color.RGBA{uint8(number(i + 2)), uint8(number(i + 3)), uint8(number(i + 4)), 255}
			i += 4
		case n == 38 && number(i+1) == 5:
			if n := number(i + 2); n < 16 {
				c = rgb(basic[n])
			} else {
				c = ansi.IndexedColor(uint8(n))
			}
			i += 2
		case n == 48:
			i += map[int]int{2: 4, 5: 2}[number(i+1)]
		}
	}
	return c
}

// distance is that of CIEDE2000 between two colours as somebody sees them.
func distance(a, b color.Color, vision [3][3]float64) float64 {
	x, y := seen(a, vision), seen(b, vision)
	return x.DistanceCIEDE2000(y) * 100
}

// look is a theme in a profile on a terminal.
type look struct {
	name     Name
	profile  colorprofile.Profile
	terminal string
	basic    [16]uint32
	own      color.Color // of its text
}

func (l look) String() string { return fmt.Sprintf("%s, %v on %s", l.name, l.profile, l.terminal) }

// looks are the themes with colours in every profile that has colours; where
// these are the terminal's own, on every terminal.
func looks() (list []look) {
	for _, name := range []Name{Dark, Light, HighContrast} {
		ink, _ := New(name).Color(Ink)
		for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			list = append(list, look{name, p, "any terminal", sixteen()["xterm"], ink})
		}
		for terminal, basic := range sixteen() {
			own := rgb(basic[map[Name]int{Dark: 7, Light: 0, HighContrast: 15}[name]])
			list = append(list, look{name, colorprofile.ANSI, terminal, basic, own})
		}
	}
	return list
}

// check demands that two styles are at least that far apart.
func (l look) check(t *testing.T, a, b grid.Style, viewer string, want float64) {
	t.Helper()
	th := New(l.name).ForProfile(l.profile)
	x, y := foreground(t, th, a, l.basic, l.own), foreground(t, th, b, l.basic, l.own)
	if got := distance(x, y, vision[viewer]); got < want {
		t.Errorf("%s, %s: tokens %d and %d are %.1f apart, want %.0f", l, viewer, a, b, got, want)
	}
}

// Six series are told apart by colour alone, by everybody, with 256 colours and
// with all. Sixteen cannot do that: there full vision sees six, and everybody
// tells those that share a marker from each other; Distinct says which it is.
func TestSeriesStayApart(t *testing.T) {
	for _, l := range looks() {
		alone := l.profile != colorprofile.ANSI
		if got := New(l.name).ForProfile(l.profile).Distinct(); got != alone {
			t.Errorf("%s: Distinct is %v", l, got)
		}
		markers := len(GlyphSet(Braille).Exacts)
		for viewer := range vision {
			for i := range 6 {
				for j := range i {
					switch {
					case viewer == "all cones":
						l.check(t, Series(i), Series(j), viewer, 15)
					case alone:
						l.check(t, Series(i), Series(j), viewer, 8)
					case i%markers == j%markers:
						l.check(t, Series(i), Series(j), viewer, 12)
					}
				}
			}
		}
	}
}

// What colours say beside words and signs: a rise, a fall, a warning, where one
// is, and what is only explained.
func TestMeaningsStayApart(t *testing.T) {
	coloured := []grid.Style{Good, Bad, Warn, Accent}
	for _, l := range looks() {
		for viewer := range vision {
			all := viewer == "all cones"
			basic := l.profile == colorprofile.ANSI
			for i, a := range coloured {
				for _, b := range append(coloured[:i:i], Ink, Dim) {
					switch {
					case !basic && (all || b != Dim || a != Good): // a rise has its arrow as well
						l.check(t, a, b, viewer, 10)
					case basic && all && a != Accent:
						l.check(t, a, b, viewer, 12)
					}
				}
			}
			if basic { // a rise and a fall for everybody; the rest needs more than sixteen
				l.check(t, Good, Bad, viewer, 7)
				continue
			}
			l.check(t, Dim, Ink, viewer, 10)
			l.check(t, Faint, Dim, viewer, 10)
		}
	}
}

// A selected row stands out from its ground; with sixteen colours it is
// reversed.
func TestSelectionStandsOut(t *testing.T) {
	for _, name := range []Name{Dark, Light, HighContrast} {
		for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			th := New(name)
			_, selected := th.Color(Ink | Selected)
			for viewer, v := range vision {
				if got := distance(p.Convert(selected), th.Background(), v); got < 5 {
					t.Errorf("%s, %v, %s: the selection is %.1f from the ground", name, p, viewer, got)
				}
			}
		}
		if got := New(name).ForProfile(colorprofile.ANSI).SGR(Ink | Selected); !strings.Contains(got, "7m") {
			t.Errorf("%s with sixteen colours: %q is not reversed", name, got)
		}
	}
}
