package theme

import (
	"strings"
	"testing"

	"accord/tui/grid"

	"github.com/charmbracelet/colorprofile"
)

func styles() []grid.Style {
	var all []grid.Style
	for flags := range grid.Style(flagStates) {
		for token := range tokens {
			all = append(all, flags<<flagShift|token)
		}
	}
	return all
}

func TestSGRSetsFromAnyState(t *testing.T) {
	for _, name := range Names() {
		for _, s := range styles() {
			got := New(name).SGR(s)
			if !strings.HasPrefix(got, "\x1b[0") || !strings.HasSuffix(got, "m") || strings.Count(got, "\x1b") != 1 {
				t.Errorf("%s: style %#x: %q is not one sequence that starts with a reset", name, s, got)
			}
		}
	}
}

func TestSGRSaysTheFlags(t *testing.T) {
	th := New(Dark)
	for _, c := range []struct {
		style grid.Style
		want  string
	}{
		{Ink, "\x1b[0m"}, // the terminal's own colour
		{Ink | Bold, "\x1b[0;1m"},
		{Series2, "\x1b[0;38;2;230;159;0m"},
		{Accent | Underline, "\x1b[0;4;38;5;81;4m"},
		{tokens + 7, "\x1b[0m"}, // an unknown token
	} {
		if got := th.SGR(c.style); got != c.want {
			t.Errorf("style %#x: %q, want %q", c.style, got, c.want)
		}
	}
	if got := th.SGR(Ink | Selected); !strings.Contains(got, "38;2;216;222;233") || !strings.Contains(got, "48;2;") {
		t.Errorf("selected ink needs both colours: %q", got)
	}
	if !strings.Contains(th.SGR(Dim|Selected), "48;2;") {
		t.Errorf("selected has no background: %q", th.SGR(Dim|Selected))
	}
}

func TestMonoHasNoColour(t *testing.T) {
	for _, th := range []*Theme{New(Mono), New(Dark).ForProfile(colorprofile.ASCII)} {
		for _, s := range styles() {
			for _, p := range strings.Split(strings.TrimSuffix(strings.TrimPrefix(th.SGR(s), "\x1b["), "m"), ";") {
				switch p {
				case "0", "1", "2", "4", "7":
				default:
					t.Fatalf("%s: style %#x has attribute %s", th.Name(), s, p)
				}
			}
		}
		if th.SGR(Ink) == th.SGR(Dim) || th.SGR(Ink) == th.SGR(Accent) || th.SGR(Ink) == th.SGR(Ink|Selected) {
			t.Errorf("%s: ink, dim, accent and the selection must differ", th.Name())
		}
	}
}

func TestForProfile(t *testing.T) {
	th := New(Dark)
	for _, s := range styles() {
		if got := th.ForProfile(colorprofile.NoTTY).SGR(s); got != "" {
			t.Fatalf("no terminal: %q", got)
		}
		if got := th.ForProfile(colorprofile.ANSI).SGR(s); strings.Contains(got, "38;") || strings.Contains(got, "48;") {
			t.Fatalf("16 colours: %q", got)
		}
		if got := th.ForProfile(colorprofile.ANSI256).SGR(s); strings.Contains(got, "8;2;") {
			t.Fatalf("256 colours: %q", got)
		}
	}
	if th.ForProfile(colorprofile.TrueColor) != th {
		t.Error("a theme in its own profile is itself")
	}
}

func TestUnknownNames(t *testing.T) {
	if got := New("sepia").Name(); got != Dark {
		t.Errorf("unknown theme became %s", got)
	}
	if got := GlyphSet("runes").Name; got != Braille {
		t.Errorf("unknown glyph set became %s", got)
	}
}

func BenchmarkSGR(b *testing.B) {
	th := New(Dark)
	for b.Loop() {
		_ = th.SGR(Series3 | Bold)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(Dark)
	}
}
