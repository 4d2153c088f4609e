package tui

import (
	"strings"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

// Standing is what is true of the dataset on the screen for longer than a
// moment; the footer says it until it changes. Standings are comparable.
type Standing struct {
	// Stale is the time of day since when the dataset is no longer what its
	// files say, because these cannot be used; "" when it is. Wrong is how many
	// problems they have.
	Stale string
	Wrong int
	// Flow is how much has come of a stream, Broken why no more comes when
	// that is not its end.
	Flow   data.Flow
	Broken string
	// Reading is how far another reading has come that takes long; nothing
	// while IsReading is false.
	Reading   data.Progress
	IsReading bool
}

// text is s in words, and how it is drawn; "" when there is nothing to say.
func (s Standing) text(l *lang.Catalog, key string) (string, grid.Style) {
	switch {
	case s.IsReading:
		return strings.Join(append([]string{l.T(lang.ReadingAgain)}, progressWords(l, s.Reading)...), ", "), theme.Dim
	case s.Stale != "":
		return strings.TrimSpace(key + " " + l.F(lang.Stale, s.Stale, l.N(lang.Problems, s.Wrong))), theme.Warn
	case s.Flow.Live:
		return s.flow(l)
	}
	return "", theme.Dim
}

// flow is how much of a stream has come, in words.
func (s Standing) flow(l *lang.Catalog) (string, grid.Style) {
	number := func(n int) string { return l.Number(float64(n), 0) }
	f, style := s.Flow, theme.Dim
	parts := []string{l.N(lang.RowsN, f.Rows)}
	if f.Dropped > 0 { // what is not there any more matters most
		parts, style = append(parts, l.F(lang.StreamDropped, number(f.Dropped))), theme.Warn
	}
	switch {
	case s.Broken != "":
		parts, style = append(parts, l.F(lang.StreamBroken, s.Broken)), theme.Warn
	case f.Ended:
		parts = append(parts, l.T(lang.StreamEnded))
	default:
		if f.Shown < f.Rows {
			parts = append(parts, l.F(lang.StreamDrawn, number(f.Shown)))
		}
		parts = append(parts, l.F(lang.StreamRate, number(f.Rate)))
	}
	return strings.Join(parts, " · "), style
}
