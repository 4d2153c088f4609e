package panel

import (
	"accord/data"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

// lines are the series of t as the chart wants them, those of a year earlier
// first, so that they lie beneath.
func (t timeline) lines(e *Env) []chart.Line {
	out := make([]chart.Line, 0, len(t.series))
	for _, s := range t.series {
		if s.ago == nil {
			continue
		}
		l := chart.Line{Style: s.style, Dashed: true, Faint: true}
		if t.dense() {
			l.Packed = packedAgo(e, s)
		} else {
			l.Points = points(s.ago, pointAgo)
		}
		out = append(out, l)
	}
	for _, s := range t.series {
		l := chart.Line{Style: s.style}
		if t.dense() {
			l.Packed = t.packed(e, s)
		} else {
			l.Points = points(s.cells, func(c *data.Cell) chart.Point { return t.point(e, s, c) })
		}
		out = append(out, l)
	}
	return out
}

func points(cells []data.Cell, of func(*data.Cell) chart.Point) []chart.Point {
	out := make([]chart.Point, len(cells))
	for i := range cells {
		out[i] = of(&cells[i])
	}
	return out
}

// point is a cell of s as the chart wants it.
func (t timeline) point(e *Env, s series, c *data.Cell) chart.Point {
	return chart.Point{OK: c.OK, Y: c.Value, Low: c.Low, High: c.High, Mark: Mark(e.Glyphs, c.Bound, c.Status), Style: s.style | theme.Bold,
		Dash: dash(c.Status), Break: breaks(*c), Faint: t.dims(*c)}
}

// pointAgo is a cell of the year before.
func pointAgo(c *data.Cell) chart.Point {
	return chart.Point{OK: c.OK, Y: c.Value, Break: breaks(*c)}
}

// dash is how the line to a value of that status is drawn.
func dash(s data.Status) chart.Dash {
	switch (s &^ data.StatusBreak).Worst() {
	case data.StatusForecast:
		return chart.Dashed
	case data.StatusEstimate, data.StatusImputed, data.StatusProvisional:
		return chart.Dotted
	}
	return chart.Solid
}

// breaks reports whether c is not comparable with what came before it. A rate
// over a break is refused, and those on either side of it are alike.
func breaks(c data.Cell) bool {
	return c.Status.Has(data.StatusBreak) && (c.OK || c.Why != data.WhyBreak)
}

// dims reports whether c steps back behind what is exact and normal.
func (t timeline) dims(c data.Cell) bool {
	return t.normal && c.OK && (c.Status != 0 || c.Bound != data.Exact)
}

// legend are what the chart of t is drawn with, each with its word: first what
// is not on every chart.
func (t timeline) legend(e *Env) [][]word {
	out := [][]word{t.normalWords(e)}
	ago := false
	for _, s := range t.series {
		ago = ago || s.ago != nil
	}
	is := t.occurring(e)
	var marks [][]word
	seen := map[rune]bool{}
	for _, k := range is.kinds {
		m, w := k.word(e)
		if seen[m] || w == "" {
			continue
		}
		seen[m] = true
		marks = append(marks, entry(m, theme.Ink, w))
	}
	if ago {
		out = append(out, entry(e.Glyphs.Dotted, theme.Ink, e.Lang.T(lang.YearAgo)))
	}
	if is.broken {
		out = append(out, entry(e.Glyphs.Break, theme.Ink, e.Lang.Status(data.StatusBreak)))
	}
	out = append(out, marks...)
	if len(e.Set.events(t)) > 0 {
		out = append(out, entry(e.Glyphs.Event, theme.Faint, e.Lang.T(lang.Meeting)))
	}
	if is.spread {
		out = append(out, entry(e.Glyphs.Whisker, theme.Ink, e.Lang.T(lang.Spread)))
	}
	return out
}

// normalWords say that only what is exact and normal stands out, where it does.
func (t timeline) normalWords(e *Env) []word {
	if !t.normal {
		return nil
	}
	return []word{{text: e.Lang.T(lang.NormalOnly), style: theme.Dim}}
}

// entry is a sign of a legend with its word.
func entry(sign rune, style grid.Style, text string) []word {
	return []word{{text: string(sign) + " ", style: style}, {text: text, style: theme.Dim}}
}
