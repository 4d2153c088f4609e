package tui

import (
	"math"
	"testing"
	"time"

	"accord/data"
	"accord/data/store"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// minutely is a dataset of one figure a minute, n of them, with one that stands
// out and some that are provisional at the end.
func minutely(n int) *data.Dataset {
	ds := &data.Dataset{ID: "minutes", Title: data.Text{"en": "Minutes"}, Languages: []string{"en"},
		Indicators: []data.Indicator{{ID: "LOAD", Unit: data.Unit{ID: "MW"}, Decimals: 1, Title: data.Text{"en": "Load"}}},
		Panels:     map[string]data.Panel{}}
	for _, id := range data.StandardDimensions() {
		ds.Dimensions = append(ds.Dimensions, data.Dimension{ID: id})
	}
	start := time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC)
	dims := []string{"LOAD", "AZ", "", "", ""}
	for i := range n {
		t := start.Add(time.Duration(i) * time.Minute)
		o := data.Observation{Dims: dims, Period: data.NewPeriod(data.FreqInstant, t, t), Decimals: 1, Unit: data.Unit{ID: "MW"},
			Value: 4000 + 800*math.Sin(float64(i)/1440*2*math.Pi/30) + 300*math.Sin(float64(i)/1440*2*math.Pi)}
		if i == n/3 {
			o.Value = 9000
		}
		if i > n-n/20 {
			o.Status = data.StatusProvisional
		}
		ds.Observations = append(ds.Observations, o)
	}
	ds.Store, ds.Rows = store.New(ds), store.Rows(ds)
	return ds
}

func longInput(ds *data.Dataset, w, h int) Input {
	set := panel.NewSet(ds)
	return Input{Env: &panel.Env{Set: set, Lang: lang.New(lang.English), Glyphs: theme.GlyphSet(theme.Braille), Now: data.Day(2026, 11, 30)},
		State: set.Start(), W: w, H: h, Keys: DefaultKeys(), Sheets: &Sheets{}}
}

// Frames of a million periods: the first one with all that is calculated for it,
// another window, and a step of the cursor.
func BenchmarkMillionPeriods(b *testing.B) {
	ds := minutely(1_000_000)
	b.Run("ColdSet", func(b *testing.B) {
		for b.Loop() {
			Render(longInput(ds, 200, 60))
		}
	})
	in := longInput(ds, 200, 60)
	Render(in)
	b.Run("AnotherWindow", func(b *testing.B) {
		for b.Loop() {
			in.Sheets = &Sheets{}
			Render(in)
		}
	})
	screen := Screen{Env: in.Env, W: in.W, H: in.H}
	b.Run("Step", func(b *testing.B) {
		name := state.Left
		for i := 0; b.Loop(); i++ {
			if i%500 == 0 {
				name = map[state.Name]state.Name{state.Left: state.Right, state.Right: state.Left}[name]
			}
			in.State = state.Apply(in.State, state.Do(name), screen)
			Render(in)
		}
	})
}
