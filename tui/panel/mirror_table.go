package panel

import (
	"math"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

// mirrorTextKey is what the texts of a mirror depend on.
type mirrorTextKey struct {
	mirrorKey
	tag    lang.Tag
	glyphs theme.GlyphName
}

func (k mirrorKey) texts(e *Env) mirrorTextKey {
	return mirrorTextKey{k, e.Lang.Tag(), e.Glyphs.Name}
}

// mostOrg bounds a column of organisations, which have long names.
const mostOrg = 34

// table are the rows of the report as they are drawn.
func (m mirrored) table(e *Env, k mirrorKey) *ledger {
	return memoised(e.Set, k.texts(e), func() *ledger {
		l := &ledger{rows: len(m.report.Rows)}
		col := func(of func(r data.MirrorRow) ledgerCell) []ledgerCell {
			out := make([]ledgerCell, len(m.report.Rows))
			for i, r := range m.report.Rows {
				out[i] = of(r)
			}
			return out
		}
		l.add(ledgerColumn{Strong: true, Cells: col(func(r data.MirrorRow) ledgerCell {
			return ledgerCell{e.Lang.Short(r.Period), theme.Dim}
		})})
		for i, of := range []func(r data.MirrorRow) data.Cell{
			func(r data.MirrorRow) data.Cell { return r.A }, func(r data.MirrorRow) data.Cell { return r.B }} {
			most := decimalsOf(m.lines[i].cells)
			l.add(ledgerColumn{Head: string(e.Glyphs.Exact) + " " + e.label(e.Set.ds.Areas, m.lines[i].area), Style: m.lines[i].style, Right: true, Strong: true,
				Cells: col(func(r data.MirrorRow) ledgerCell { return e.figure(of(r), m.report.Unit, most) })})
		}
		var gaps, percents, ratios []data.Cell
		for _, r := range m.report.Rows {
			gaps, percents, ratios = append(gaps, r.Gap), append(percents, r.Percent), append(ratios, r.Ratio)
		}
		l.add(ledgerColumn{Head: e.Lang.T(lang.HeadGap), Style: theme.Dim, Right: true, Rank: 1, Strong: true,
			Cells: col(func(r data.MirrorRow) ledgerCell { return e.figure(r.Gap, m.report.Unit, decimalsOf(gaps)) })})
		l.add(ledgerColumn{Head: e.Lang.T(lang.HeadPercent), Style: theme.Dim, Right: true, Rank: 2, Strong: true,
			Cells: col(func(r data.MirrorRow) ledgerCell { return e.figure(r.Percent, data.Percent, decimalsOf(percents)) })})
		if m.directed() {
			l.add(ledgerColumn{Head: e.Lang.T(lang.HeadRatio), Style: theme.Dim, Right: true, Rank: 3, Strong: true,
				Cells: col(func(r data.MirrorRow) ledgerCell { return e.figure(r.Ratio, data.Unit{}, decimalsOf(ratios)) })})
			l.add(ledgerColumn{Head: "CIF/FOB", Style: theme.Dim, Rank: 3, Strong: true,
				Cells: col(func(r data.MirrorRow) ledgerCell { return e.bandCell(r) })})
		}
		for i, of := range []func(r data.MirrorRow) (data.Cell, bool){
			func(r data.MirrorRow) (data.Cell, bool) { return r.A, r.SplicedA },
			func(r data.MirrorRow) (data.Cell, bool) { return r.B, r.SplicedB }} {
			l.add(ledgerColumn{Head: e.Lang.F(lang.Reported, e.label(e.Set.ds.Areas, m.lines[i].area)), Style: theme.Dim, Rank: 4, Most: mostOrg,
				Cells: col(func(r data.MirrorRow) ledgerCell { return e.orgCell(of(r)) })})
		}
		return l
	})
}

func decimalsOf(cells []data.Cell) int {
	most := 0
	for _, c := range cells {
		if c.OK {
			most = max(most, min(c.Decimals, 3))
		}
	}
	return most
}

// figure is a cell of a ledger: the number with its bound, the mark of its
// status in front, blanks in the place of the decimals that it does not have.
func (e *Env) figure(c data.Cell, u data.Unit, decimals int) ledgerCell {
	st := theme.Ink
	if !c.OK {
		st = lacking(c)
	}
	return ledgerCell{tableCell(e, c, u, decimals, 0), st}
}

func (e *Env) bandCell(r data.MirrorRow) ledgerCell {
	if !r.Ratio.OK {
		return ledgerCell{string(e.Glyphs.Missing), theme.Faint}
	}
	switch r.Band {
	case data.BandInside:
		return ledgerCell{e.Lang.T(lang.BandInside), theme.Dim}
	case data.BandBelow:
		return ledgerCell{e.Lang.T(lang.BandBelow), theme.Ink}
	case data.BandAbove:
		return ledgerCell{e.Lang.T(lang.BandAbove), theme.Ink}
	}
	return ledgerCell{e.Lang.T(lang.BandOpen), theme.Dim}
}

// orgCell names the organisation of a figure, after the mark of a break where
// the figure before it was another's.
func (e *Env) orgCell(c data.Cell, spliced bool) ledgerCell {
	switch {
	case !c.OK:
		return ledgerCell{}
	case spliced:
		return ledgerCell{string(e.Glyphs.Break) + " " + e.org(c.Org), theme.Dim}
	}
	return ledgerCell{"  " + e.org(c.Org), theme.Dim}
}

// sayRows is how many rows the longest sentence takes in a width: the foot
// keeps them, so that it does not move with the cursor.
func (m mirrored) sayRows(e *Env, k mirrorKey, w int, brief bool) int {
	type key struct {
		mirrorTextKey
		w     int
		brief bool
	}
	return memoised(e.Set, key{k.texts(e), w, brief}, func() int {
		most := 1
		for i := range m.report.Rows {
			most = max(most, len(grid.Wrap(m.sentence(e, i, brief), w)))
		}
		return most
	})
}

// sentence says in words what the two sides report for a slot; a brief one
// leaves the figures to the table.
func (m mirrored) sentence(e *Env, slot int, brief bool) string {
	r, u := m.report.Rows[slot], m.report.Unit
	p := e.Lang.Period(r.Period)
	name := func(i int) string { return e.label(e.Set.ds.Areas, m.lines[i].area) }
	switch {
	case !r.A.OK && !r.B.OK:
		return e.Lang.F(lang.MirrorNone, p)
	case !r.B.OK:
		return e.Lang.F(lang.MirrorOne, p, name(0), e.spoken(r.A, u))
	case !r.A.OK:
		return e.Lang.F(lang.MirrorOne, p, name(1), e.spoken(r.B, u))
	}
	if !brief {
		p += ": " + name(0) + " " + e.spoken(r.A, u) + ", " + name(1) + " " + e.spoken(r.B, u)
	}
	gap, percent := magnitude(r.Gap), magnitude(r.Percent)
	size, share := e.sayGap(gap, e.unit(u)), e.sayGap(percent, "%")
	var said string
	switch {
	case gap.Value == 0 && gap.Bound == data.Exact:
		return e.Lang.F(lang.MirrorSame, e.Lang.Period(r.Period), e.spoken(r.A, u)) + m.sayRatio(e, r)
	case gap.Bound == data.Less || gap.Bound == data.About: // which is larger is not certain
		said = e.Lang.F(lang.MirrorGap, p, size, share)
	case r.Gap.Value > 0:
		said = e.Lang.F(lang.MirrorMore, p, name(1), size, share)
	default:
		said = e.Lang.F(lang.MirrorMore, p, name(0), size, share)
	}
	return said + m.sayRatio(e, r)
}

// magnitude is c without its sign: less than −5 is a gap of more than 5.
func magnitude(c data.Cell) data.Cell {
	if c.Value < 0 {
		c.Bound = c.Bound.Negate()
	}
	c.Value = math.Abs(c.Value)
	return c
}

// sayGap writes the size of a gap in words.
func (e *Env) sayGap(c data.Cell, unit string) string {
	if !c.OK {
		return e.Lang.Why(c)
	}
	s := e.measured(c.Value, c.Decimals, unit)
	if c.Bound == data.Less {
		return e.Lang.Under(s)
	}
	return e.Lang.Say(c.Bound, s)
}

// sayRatio ends a sentence: with the ratio of a directed flow, else at once.
func (m mirrored) sayRatio(e *Env, r data.MirrorRow) string {
	msg, ok := map[data.Band]lang.Msg{data.BandInside: lang.MirrorInside, data.BandBelow: lang.MirrorBelow,
		data.BandAbove: lang.MirrorAbove, data.BandUnknown: lang.MirrorOpen}[r.Band]
	if !ok || !r.Ratio.OK {
		return "."
	}
	return "; " + e.Lang.F(msg, e.Lang.Cell(r.Ratio, 2), e.Lang.Number(m.report.Low, 2), e.Lang.Number(m.report.High, 2)) + "."
}
