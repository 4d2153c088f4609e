package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// palette gives every token a colour; nil is the terminal's own. Structure and
// accent, which are written most, are of the 256 colours: they look the same
// over SSH, and their sequences are half as long. The sixteen
// are chosen by hand, because the nearest of them is the same red for orange,
// vermillion and purple.
type palette struct {
	mono       bool
	background color.Color // what it is made for
	selected   color.Color // background of a selected row
	tokens     [tokens]color.Color
	basic      [tokens]color.Color // the same among the sixteen ANSI colours
}

func paletteOf(name Name) (palette, bool) {
	switch name {
	case Dark:
		return darkPalette(), true
	case Light:
		return lightPalette(), true
	case HighContrast:
		return highContrastPalette(), true
	case Mono:
		return palette{mono: true}, true
	}
	return palette{}, false
}

// darkPalette: three greys, one accent, and the colours of Okabe and Ito
// ("Color Universal Design", 2008) with the blue lightened for a dark ground.
// In every palette the green of a rise leans to blue and the red of a fall to
// orange, or is much darker than the yellow of a warning: so they stay apart
// without red or green cones too.
func darkPalette() palette {
	return palette{
		background: lipgloss.Color("#101218"),
		selected:   lipgloss.Color("#1F2A38"),
		tokens: colors([tokens]string{
			Ink: "#D8DEE9", Dim: "246", Faint: "240", Accent: "81",
			Good: "#55BCA8", Bad: "#E88263", Warn: "#FAD047", Event: "#FAD047",
			Series1: "#56B4E9", Series2: "#E69F00", Series3: "#009E73", Series4: "#D55E00",
			Series5: "#CC79A7", Series6: "#2A6FDB", Series7: "#F0E442", Series8: "#9AA3B2",
		}),
		basic: colors([tokens]string{
			Ink: "15", Dim: "7", Faint: "8", Accent: "14", Good: "10", Bad: "9", Warn: "11", Event: "11",
			Series1: "14", Series2: "11", Series3: "2", Series4: "9", Series5: "13", Series6: "12", Series7: "3", Series8: "7",
		}),
	}
}

// lightPalette: the same tokens for a white ground; the light colours of the
// series are darkened until a mark stands out at 3:1.
func lightPalette() palette {
	return palette{
		background: lipgloss.Color("#FFFFFF"),
		selected:   lipgloss.Color("#DAE8F8"),
		tokens: colors([tokens]string{
			Ink: "#1F2430", Dim: "241", Faint: "246", Accent: "25",
			Good: "#206A52", Bad: "#891B2B", Warn: "#845403", Event: "#845403",
			Series1: "#2B8CC4", Series2: "#C07C00", Series3: "#00805D", Series4: "#B83A00",
			Series5: "#B9588F", Series6: "#00488C", Series7: "#857B00", Series8: "#6B7280",
		}),
		basic: colors([tokens]string{
			Ink: "0", Dim: "8", Faint: "8", Accent: "4", Good: "2", Bad: "1", Warn: "3", Event: "3",
			Series1: "6", Series2: "3", Series3: "2", Series4: "1", Series5: "5", Series6: "4", Series7: "0", Series8: "8",
		}),
	}
}

// highContrastPalette: the dark theme for a black ground, with nothing below
// 7:1 but structure.
func highContrastPalette() palette {
	return palette{
		background: lipgloss.Color("#000000"),
		selected:   lipgloss.Color("#12304F"),
		tokens: colors([tokens]string{
			Ink: "#FFFFFF", Dim: "252", Faint: "246", Accent: "117",
			Good: "#5BDCB6", Bad: "#FE7170", Warn: "#FDD027", Event: "#FDD027",
			Series1: "#7FD4FF", Series2: "#FFBF1A", Series3: "#1FB386", Series4: "#F26A1B",
			Series5: "#F08CC4", Series6: "#4D86FF", Series7: "#FFF36B", Series8: "#C0C6D0",
		}),
		basic: colors([tokens]string{
			Ink: "15", Dim: "7", Faint: "8", Accent: "14", Good: "10", Bad: "9", Warn: "11", Event: "11",
			Series1: "14", Series2: "11", Series3: "2", Series4: "9", Series5: "13", Series6: "12", Series7: "3", Series8: "7",
		}),
	}
}

func colors(hex [tokens]string) (t [tokens]color.Color) {
	for token, h := range hex {
		t[token] = lipgloss.Color(h)
	}
	return t
}
