package panel

import (
	"sort"
	"time"

	"accord/data"
	"accord/tui/chart"
	"accord/tui/theme"
)

// longAxis is the number of periods from which a chart has more of them than any
// window has columns: what says something of each of them is made only for those
// in sight, or once for all frames.
const longAxis = 4000

func (t timeline) long() bool { return len(t.periods) > longAxis }

// denseAxis is the number of periods from which a chart may have more of them
// than columns.
const denseAxis = 200

func (t timeline) dense() bool { return len(t.periods) > denseAxis }

// labelled gives p the tick labels of t: of more periods than columns those of
// round dates.
func (t timeline) labelled(e *Env, p chart.Plot) chart.Plot {
	if !t.dense() {
		p.Labels = t.labels(e)
		return p
	}
	p.Slots = len(t.periods)
	p.Label = func(slot int) string { return e.Lang.Short(t.periods[slot]) }
	p.Round = func(cells int) []chart.Tick { return t.round(e, cells) }
	return p
}

// roundStep is a distance between round dates: years, months, or a time within
// a day. A label of such a date takes that many cells.
type roundStep struct {
	years, months int
	time          time.Duration
	cells         int
}

func roundSteps() []roundStep {
	var out []roundStep
	for _, m := range []time.Duration{1, 5, 15, 30, 60, 3 * 60, 6 * 60, 12 * 60, 24 * 60} {
		out = append(out, roundStep{time: m * time.Minute, cells: 10})
	}
	for _, m := range []int{1, 3, 6} {
		out = append(out, roundStep{months: m, cells: 8})
	}
	for power := 1; power <= 1000; power *= 10 {
		for _, n := range []int{1, 2, 5} {
			out = append(out, roundStep{years: n * power, cells: 4})
		}
	}
	return out
}

// about is the length of s.
func (s roundStep) about() time.Duration {
	const day = 24 * time.Hour
	return time.Duration(s.years)*365*day + time.Duration(s.months)*30*day + s.time
}

// from is the last round date that is not after t.
func (s roundStep) from(t time.Time) time.Time {
	switch {
	case s.years > 0:
		return time.Date(t.Year()-t.Year()%s.years, 1, 1, 0, 0, 0, 0, time.UTC)
	case s.months > 0:
		m := int(t.Month()) - 1
		return time.Date(t.Year(), time.Month(m-m%s.months+1), 1, 0, 0, 0, 0, time.UTC)
	}
	return t.Truncate(s.time)
}

// next is the round date after one.
func (s roundStep) next(t time.Time) time.Time {
	if s.time > 0 {
		return t.Add(s.time)
	}
	return t.AddDate(s.years, s.months, 0)
}

// label writes a round date: the year, the month or the day that begins with it,
// else the time of day.
func (s roundStep) label(e *Env, t time.Time) string {
	switch {
	case s.years > 0:
		return e.Lang.Short(data.Year(t.Year()))
	case s.months > 0 && t.Month() == 1:
		return e.Lang.Short(data.Year(t.Year()))
	case s.months > 0:
		return e.Lang.Short(data.Month(t.Year(), int(t.Month())))
	case t.Hour() == 0 && t.Minute() == 0:
		return e.Lang.Short(data.Day(t.Year(), t.Month(), t.Day()))
	}
	return t.Format("15:04")
}

// round are the slots that round dates begin in, as close as their labels fit
// into that many cells.
func (t timeline) round(e *Env, cells int) []chart.Tick {
	n := len(t.periods)
	if n < 2 {
		return nil
	}
	first, end := t.periods[0].Start(), t.periods[n-1].Start()
	span := float64(end.Unix() - first.Unix()) // seconds, since a duration ends with 292 years
	var step roundStep
	for _, step = range roundSteps() {
		if span/step.about().Seconds()*float64(step.cells+2) <= float64(cells) {
			break
		}
	}
	var out []chart.Tick
	for at := step.from(first); !at.After(end) && len(out) <= cells; at = step.next(at) {
		slot := sort.Search(n, func(i int) bool { return !t.periods[i].Start().Before(at) })
		if slot < n && t.periods[slot].Start().Before(step.next(at)) && !at.Before(first) {
			out = append(out, chart.Tick{Slot: slot, Label: step.label(e, at)})
		}
	}
	return out
}

// occurring is what the cells of a timeline have of what a legend explains.
type occurring struct {
	spread, broken bool
	kinds          []cellKind // in the order in which they first occur
}

// cellKind is what the marker of a cell says.
type cellKind struct {
	bound  data.Bound
	status data.Status
}

// occurring is kept for a long timeline: the list of cells is shared, so that
// its place in memory tells it apart.
func (t timeline) occurring(e *Env) occurring {
	if !t.long() || len(t.series) == 0 {
		return t.found()
	}
	type key struct {
		first *data.Cell
		n     int
	}
	return memoised(e.Set, key{&t.series[0].cells[0], len(t.series)}, t.found)
}

func (t timeline) found() (out occurring) {
	seen := map[cellKind]bool{}
	var last cellKind
	for _, s := range t.series {
		for i := range s.cells {
			c := &s.cells[i]
			out.broken = out.broken || breaks(*c)
			if !c.OK {
				continue
			}
			out.spread = out.spread || c.Low < c.High
			k := cellKind{c.Bound, c.Status &^ data.StatusBreak}
			if k == last && len(out.kinds) > 0 || seen[k] {
				continue
			}
			seen[k], last = true, k
			out.kinds = append(out.kinds, k)
		}
	}
	return out
}

// packed are the points of the cells of a series of a dense timeline, made once
// for every glyph set.
func (t timeline) packed(e *Env, s series) *chart.Packed {
	type key struct {
		first  *data.Cell
		n      int
		style  any
		normal bool
		glyphs theme.GlyphName
	}
	return memoised(e.Set, key{&s.cells[0], len(s.cells), s.style, t.normal, e.Glyphs.Name}, func() *chart.Packed {
		return chart.Pack(len(s.cells), func(k int) chart.Point { return t.point(e, s, &s.cells[k]) })
	})
}

// packedAgo are the points a year earlier.
func packedAgo(e *Env, s series) *chart.Packed {
	type key struct {
		ago *data.Cell
		n   int
	}
	return memoised(e.Set, key{&s.ago[0], len(s.ago)}, func() *chart.Packed {
		return chart.Pack(len(s.ago), func(k int) chart.Point { return pointAgo(&s.ago[k]) })
	})
}

// word is what the marker of k is explained with, "" for nothing.
func (k cellKind) word(e *Env) (mark rune, word string) {
	mark, word = Mark(e.Glyphs, k.bound, k.status), e.Lang.Bound(k.bound)
	if mark != Mark(e.Glyphs, k.bound, 0) {
		word = e.Lang.Status(k.status)
	}
	return mark, word
}
