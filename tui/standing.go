package tui

import (
	"math"
	"slices"
	"strings"
	"time"

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
	// Stops is true where the reader can end a reading of which a part is there.
	Stops bool
	// Reading is how far another reading has come that takes long; nothing
	// while IsReading is false.
	Reading   data.Progress
	IsReading bool
	// Asking is what answers are waited for, where answers take time, Lost why
	// the last question has none.
	Asking Asking
	Lost   Lost
	// AsOf is when the oldest answer in the frame was given; zero where answers
	// hold for ever. Fit for one frame only, it is set when that is drawn.
	AsOf time.Time
}

// Asking is what is waited for: the view of that name, "" for no other one than is
// on the screen, and for how many tenths of a second. It is nothing while Is is
// false.
type Asking struct {
	Is     bool
	What   string
	Tenths int
	// Over is true while something lies over the view, which esc closes first.
	Over bool
}

// words is x in words.
func (x Asking) words(l *lang.Catalog) string {
	took := l.Number(float64(x.Tenths)/10, 1)
	if x.What == "" {
		return l.F(lang.AskingView, took)
	}
	return l.F(lang.AskingFor, x.What, took)
}

// Lost is since when there is no answer, and why; nothing while Since is "". Next
// is when the store is asked again, "" for when somebody wants it.
type Lost struct{ Since, Why, Next string }

// words is x in words; again is the key that asks again, "" where there are no
// keys.
func (x Lost) words(l *lang.Catalog, again string) string {
	said := l.F(lang.LostSince, x.Since)
	if x.Next != "" {
		said += " · " + l.F(lang.LostNext, x.Next)
	}
	return strings.TrimSpace(again + " " + said + " — " + x.Why) // of which the end may be cut off
}

// text is s in words, and how it is drawn; "" when there is nothing to say. key
// lists problems, again asks again; room is how many cells there are for it.
func (s Standing) text(l *lang.Catalog, key, again string, room int) (string, grid.Style) {
	switch {
	case s.Asking.Is:
		if s.Asking.Over {
			return s.Asking.words(l), theme.Accent
		}
		return s.Asking.words(l) + ", " + l.T(lang.AskingStop), theme.Accent
	case s.Lost.Since != "":
		return s.Lost.words(l, again), theme.Warn
	case s.IsReading:
		return strings.Join(append([]string{l.T(lang.ReadingAgain)}, progressWords(l, s.Reading)...), ", "), theme.Dim
	case s.Stale != "":
		return strings.TrimSpace(key + " " + l.F(lang.Stale, s.Stale, l.N(lang.Problems, s.Wrong))), theme.Warn
	case s.Flow.Partial:
		return s.partial(l, room), theme.Warn
	case s.Flow.Live:
		return s.flow(l)
	case !s.AsOf.IsZero():
		return l.F(lang.AnswersAsOf, s.AsOf.Format("15:04")), theme.Dim
	}
	return "", theme.Dim
}

// partial is how much of a large table is on the screen, in words. In less room the
// pace gives way, then the rows and the rest of the time: how much is there, and how
// to stop it, stay.
func (s Standing) partial(l *lang.Catalog, room int) string {
	f := s.Flow
	much, rows := l.T(lang.Partial), l.N(lang.RowsN, f.Rows)
	if f.Size > 0 {
		much = l.F(lang.PartialOf, l.Number(float64(100*f.Read/f.Size), 0))
	}
	if f.Ended {
		return firstFitting(room, []string{much, rows, l.T(lang.PartialStopped)}, []string{much, l.T(lang.PartialStopped)})
	}
	var left, stop []string
	if t, ok := f.Left(); ok {
		left = []string{l.F(lang.PartialLeft, l.Number(math.Ceil(t), 0))}
	}
	if s.Stops {
		stop = []string{l.T(lang.PartialStop)}
	}
	return firstFitting(room, slices.Concat([]string{much, rows, l.F(lang.StreamRate, l.Number(float64(f.Rate), 0))}, left, stop),
		slices.Concat([]string{much, rows}, left, stop), slices.Concat([]string{much}, left, stop), slices.Concat([]string{much}, stop))
}

// firstFitting is the first of several ways to say something that takes at most
// room cells, else the last.
func firstFitting(room int, ways ...[]string) string {
	said := ""
	for _, parts := range ways {
		if said = strings.Join(parts, " · "); grid.Width(said) <= room {
			break
		}
	}
	return said
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
