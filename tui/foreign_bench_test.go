package tui

import (
	"context"
	"os"
	"testing"

	"accord/data/load"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/theme"
)

// BenchmarkForeignCold200x60 draws the first frame of a file of 264 areas and 57
// years, every query and every cell of it.
func BenchmarkForeignCold200x60(b *testing.B) {
	const path = "../../shared/real/wdi-gdp-wide/API_NY.GDP.MKTP.CD_DS2_en_csv_v2.csv"
	if _, err := os.Stat(path); err != nil {
		b.Skip("the public file is not here: ", err)
	}
	ds, _, err := load.Load(context.Background(), path, load.Options{})
	if err != nil {
		b.Fatal(err)
	}
	th, keys := theme.New(theme.Dark), DefaultKeys()
	cat, glyphs := lang.New(lang.English), theme.GlyphSet(theme.Braille)
	b.ReportAllocs()
	for b.Loop() {
		e := &panel.Env{Set: panel.NewSet(ds), Lang: cat, Glyphs: glyphs, Now: day(testNow)}
		_ = Render(Input{Env: e, State: e.Set.Start(), W: 200, H: 60, Keys: keys}).ANSI(th.SGR)
	}
}
