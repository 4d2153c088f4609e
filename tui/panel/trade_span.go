package panel

import (
	"fmt"
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// span is the compound growth a year of each series from the mark to a period,
// and after it the reason where there is none; nil where no other period is
// marked. It is that
// of the levels, whatever is drawn, and of all years, whichever are shown.
func (t *trade) span(e *Env, st state.State, to data.Period) []word {
	if st.Mark.IsZero() || st.Mark == to {
		return nil
	}
	st.Transform, st.Base, st.Window, st.From, st.To, st.YearAgo = data.Level, data.Period{}, 0, 0, 0, false
	tl := t.timeline(st)
	from, end := st.Mark, to
	if from.Compare(end) > 0 {
		from, end = end, from
	}
	period := []any{e.Lang.Short(from), e.Lang.Short(end)}
	var rates, refused []word
	for _, s := range tl.series {
		c := tl.compound(s, from, end)
		list := &rates
		if !c.OK {
			list = &refused
		}
		if len(*list) > 0 {
			*list = append(*list, word{text: ", ", style: theme.Dim})
		}
		*list = append(*list, word{text: string(e.Glyphs.Exact) + " ", style: s.style | theme.Bold})
		*list = append(*list, valueWords(e, c, data.Percent)...)
	}
	if len(rates) == 0 {
		return append([]word{{text: fmt.Sprintf("%s–%s: ", period...), style: theme.Dim}}, refused...)
	}
	// The sentence stands around the rates, which have styles of their own.
	before, after, _ := strings.Cut(e.Lang.F(lang.SpanRate, append([]any{"\x00"}, period...)...), "\x00")
	out := append([]word{{text: before, style: theme.Dim}}, rates...)
	out = append(out, word{text: after, style: theme.Dim})
	if len(refused) > 0 {
		out = append(append(out, word{text: "; ", style: theme.Dim}), refused...)
	}
	return out
}

// compound is the compound growth a year of s, a series of levels; a cell
// without a value says why there is none.
func (t timeline) compound(s series, from, to data.Period) data.Cell {
	f := data.Frame{Unit: t.unit, Periods: t.periods, Series: []data.Series{{Cells: s.cells}}}
	if len(t.periods) > 0 {
		f.Freq = t.periods[0].Freq()
	}
	c, err := f.CAGR(0, from, to)
	if err != nil {
		return data.Missing(data.WhyBase)
	}
	return c
}
