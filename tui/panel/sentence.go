package panel

import (
	"strings"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// sentenceKey is all that the sentence of a panel depends on: its picture, the
// period under the cursor, the language and the day.
type sentenceKey struct {
	panel state.Panel
	state state.State
	lang  lang.Tag
	now   data.Period
}

// sentence keeps what a panel says, because a screen reader's page and the
// one-line panels ask for it with every frame.
func (s *Set) sentence(e *Env, p state.Panel, st state.State, say func() string) string {
	k := sentenceKey{p, s.panels[p].Key(st), e.Lang.Tag(), e.Now}
	k.state.Cursor = s.at(st)
	return memoised(s, k, say)
}

// spoken writes a cell as a sentence says it: the bound in words, the number,
// the unit, the status.
func (e *Env) spoken(c data.Cell, u data.Unit) string {
	if !c.OK {
		return e.Lang.Why(c)
	}
	s := e.Lang.Say(c.Bound, e.measured(c.Value, c.Decimals, e.unit(u)))
	if w := e.Lang.Status(c.Status); w != "" {
		s += " (" + w + ")"
	}
	if c.Why != "" {
		s += " (" + e.Lang.Why(c) + ")"
	}
	return s
}

// measured writes a number with its unit, where it has one.
func (e *Env) measured(v float64, decimals int, unit string) string {
	return strings.TrimSpace(e.Lang.Number(v, min(decimals, 3)) + " " + unit)
}

// change says how much a value grew or fell over a year. A bound that leaves
// open in which direction it went is said as it is; what cannot be calculated
// is said with the reason.
func (e *Env) change(c data.Cell) string {
	if !c.OK {
		return e.Lang.F(lang.SayNoChange, e.Lang.Why(c))
	}
	decimals := min(c.Decimals, 3)
	say := func(m lang.Msg, b data.Bound, v float64) string {
		s := e.Lang.F(m, e.Lang.Say(b, e.Lang.Number(v, decimals)+" %"))
		if c.Spliced {
			s += " (" + e.Lang.T(lang.SaySpliced) + ")"
		}
		return s
	}
	switch zero := e.Lang.Number(c.Value, decimals) == e.Lang.Number(0, decimals); {
	case zero && c.Bound == data.Exact && !c.Spliced:
		return e.Lang.T(lang.SaySame)
	case zero, c.Value > 0 && c.Bound == data.Less, c.Value < 0 && c.Bound == data.More:
		return say(lang.SayChange, c.Bound, c.Value)
	case c.Value < 0:
		return say(lang.SayFall, c.Bound.Negate(), -c.Value)
	}
	return say(lang.SayRise, c.Bound, c.Value)
}

// details are what a series says of the cell at slot beside its value: the
// change over a year, its rank among those before, how much is missing.
func (e *Env) details(tl timeline, s series, slot int, yearAgo func(series) (data.Cell, bool), rank bool) []string {
	var out []string
	if s.cells[slot].OK {
		if c, ok := yearAgo(s); ok {
			out = append(out, e.change(c))
		}
		if r, since := rankOf(tl.periods, s.cells, slot); rank && r != 0 {
			out = append(out, e.rank(r, since, tl.periods[slot]))
		}
	}
	if n := tl.gaps(s); n > 0 {
		k := lang.GapPeriods
		if tl.periods[0].Freq() == data.FreqAnnual {
			k = lang.GapYears
		}
		out = append(out, e.Lang.N(k, n))
	}
	return out
}

// gaps is how many periods of t have no value in s; 0 for periods that do not
// follow each other, between which nothing is missing.
func (t timeline) gaps(s series) int {
	n := 0
	for i, p := range t.periods {
		if p.Freq().PerYear() == 0 || p.Freq() != t.periods[0].Freq() {
			return 0
		}
		if !s.cells[i].OK {
			n++
		}
	}
	return n
}

// rank says since when a figure is the highest or the lowest, or of which
// stretch it is.
func (e *Env) rank(m lang.Msg, since, at data.Period) string {
	if m == lang.SayHighestYet || m == lang.SayLowestYet {
		return e.Lang.F(m, e.Lang.Period(since), e.Lang.Period(at))
	}
	return e.Lang.F(m, e.Lang.Period(since))
}

// fewest is how few earlier figures make "the highest of" worth saying.
const fewest = 2

// rankOf says whether the cell at slot is the highest or the lowest since some
// period, which is the last one with a value beyond it. Where nothing beyond is
// found it is the highest or lowest of a stretch (then the message is another)
// that begins after a break in the series, after a figure that is equal or
// whose bound or rounding leaves open which of the two is larger, or with the
// series. Only cells of the same frequency count. The message is 0 when nothing
// can be said.
func rankOf(periods []data.Period, cells []data.Cell, slot int) (lang.Msg, data.Period) {
	high, low := true, true
	passed, first := 0, periods[slot]
walk:
	for i := slot; i > 0; i-- {
		if cells[i].Status.Has(data.StatusBreak) {
			break
		}
		c := cells[i-1]
		if !c.OK || periods[i-1].Freq() != periods[slot].Freq() {
			continue
		}
		above, below := surely(cells[slot], c), surely(c, cells[slot])
		switch {
		case above && high:
			low = false
		case below && low:
			high = false
		case !above && !below: // equal, or nobody knows
			break walk
		case high:
			return lang.SayHighest, periods[i-1]
		default:
			return lang.SayLowest, periods[i-1]
		}
		passed, first = passed+1, periods[i-1]
	}
	switch {
	case passed < fewest:
		return 0, data.Period{}
	case high:
		return lang.SayHighestYet, first
	}
	return lang.SayLowestYet, first
}

// surely reports whether a is larger than b whatever their bounds hide and,
// where they are written with different decimals, whatever was rounded off.
func surely(a, b data.Cell) bool {
	gap := 0.0
	if a.Decimals != b.Decimals {
		gap = (1/pow10(max(0, a.Decimals)) + 1/pow10(max(0, b.Decimals))) / 2
	}
	return a.Value-b.Value > gap && (a.Bound == data.Exact || a.Bound == data.More) && (b.Bound == data.Exact || b.Bound == data.Less)
}

// paragraph is the first sentence, then one for each name with its details.
func (e *Env) paragraph(first string, names []string, details [][]string) string {
	out := first
	for i, d := range details {
		if len(d) == 0 {
			continue
		}
		s := strings.Join(d, ", ")
		if len(names) > 1 {
			out += " " + names[i] + ": " + s + "."
			continue
		}
		out += " " + e.Lang.Title(s) + "."
	}
	return out
}
