package panel

import (
	"slices"

	"accord/data"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/state"
	"accord/tui/theme"
)

// revisionsPage is what became of the figures of the trade panel between a
// date and now: what was added, withdrawn, revised or flagged otherwise.
type revisionsPage struct{ still }

// revisions is what the page shows in st; false where there is nothing to
// compare: no trade in the dataset, or no date.
func (revisionsPage) revisions(e *Env, st state.State) (revised, revisedKey, bool) {
	t := e.Set.panels[state.PanelTrade].(*trade)
	k := t.revisedKey(st)
	if len(t.faces) == 0 || k.old.IsZero() {
		return revised{}, k, false
	}
	return t.revisions(k, st), k, true
}

// Title implements [Page].
func (p revisionsPage) Title(e *Env, st state.State) (name string, notes []string) {
	name = e.Lang.T(lang.PageRevisions)
	v, k, ok := p.revisions(e, st)
	if !ok {
		return name, nil
	}
	t := e.Set.panels[state.PanelTrade].(*trade)
	name += " " + string(e.Glyphs.Separator) + " " + t.viewName(e, st)
	if st.Prefer != data.PreferDefault {
		notes = append(notes, e.Lang.F(lang.Preference, e.preference(st.Prefer)))
	}
	if v.changed > 0 {
		notes = append(notes, e.Lang.Freq(v.report.Freq), e.unit(v.report.Unit))
	}
	return name, append(notes, e.Lang.Date(k.old)+" "+string(e.Glyphs.Right)+" "+e.Lang.T(lang.RevisionNow))
}

// Slots implements [Page].
func (p revisionsPage) Slots(e *Env, st state.State) []data.Period {
	v, _, _ := p.revisions(e, st)
	return slices.Compact(v.periods())
}

// Rows implements [Page]: what became of each figure, where anything did.
func (p revisionsPage) Rows(e *Env, st state.State) int { return len(p.RowPeriods(e, st)) }

// RowPeriods are the periods of the rows: they and the time cursor move
// together.
func (p revisionsPage) RowPeriods(e *Env, st state.State) []data.Period {
	v, _, _ := p.revisions(e, st)
	if v.changed == 0 {
		return nil
	}
	return v.periods()
}

// selected is the row under the cursor.
func (v revised) selected(e *Env, st state.State) int {
	return state.Row(v.periods(), st.Sel[state.ListRevisions], e.Set.at(st))
}

// Draw implements [Page].
func (p revisionsPage) Draw(g *grid.Grid, r grid.Rect, e *Env, st state.State) Zones {
	v, k, ok := p.revisions(e, st)
	if said, empty := v.nothing(e, k, ok); empty {
		message(g, r, said, unless(v.err))
		return Zones{}
	}
	return p.drawTable(g, r, e, st, v, k)
}

// nothing is what is said where no revision is to be seen.
func (v revised) nothing(e *Env, k revisedKey, ok bool) (string, bool) {
	t := e.Set.panels[state.PanelTrade].(*trade)
	switch {
	case !ok && len(t.faces) == 0:
		return e.Lang.T(lang.NoData), true
	case !ok:
		return e.Lang.T(lang.RevisionsUndatable), true
	case v.err != nil:
		return e.refused(v.err), true
	case len(v.report.Series) == 0 && k.sector != "":
		return e.Lang.F(lang.NoneOfSector, e.indicator(t.spec.Indicator), e.sector(k.sector)), true
	case len(v.report.Series) == 0:
		return e.Lang.T(lang.NothingLeft), true
	case v.changed == 0:
		return e.Lang.F(lang.RevisionsNone, e.Lang.Date(k.old)), true
	}
	return "", false
}

func (revisionsPage) drawTable(g *grid.Grid, r grid.Rect, e *Env, st state.State, v revised, k revisedKey) Zones {
	foot := v.foot(e)
	rows := min(4, max(1, r.H/4))
	table := grid.Rect{X: r.X, Y: r.Y, W: r.W, H: r.H - rows}
	if r.H >= 12 {
		table.H--
	}
	table.H = min(table.H, len(v.rows)+1)
	list, top := v.table(e, st, k).draw(g, table, v.selected(e, st), e.Glyphs.Pointer)
	z := Zones{List: list, Top: top, HasList: true}
	gap := 0
	if r.H >= 12 {
		gap = 1
	}
	at := table.Y + table.H + gap
	under := grid.Rect{X: r.X + 2, Y: at, W: r.W - 2, H: r.Y + r.H - at}
	if r.W >= 60 {
		under.Y += groups(g, under, "   ", foot...) + 1
		under.X, under.W, under.H = r.X, r.W, r.Y+r.H-under.Y
		z.Chart, z.HasChart = v.drawChart(g, under, e, st, k)
		return z
	}
	var running []word // as one text, where a group alone may be too wide
	for i, ws := range foot {
		if i > 0 {
			running = append(running, word{text: string(e.Glyphs.Separator), style: theme.Faint})
		}
		running = append(running, ws...)
	}
	flow(g, under, e.Glyphs.Ellipsis, running...)
	return z
}

// foot says how much was revised: the mean size, and how many figures fell to
// each kind.
func (v revised) foot(e *Env) [][]word {
	sum := v.report.RevisionSummary
	mean := e.Lang.T(lang.RevisionMeanNone)
	if sum.MeanAbs.OK {
		share := e.Lang.Why(sum.MeanAbsPercent)
		if sum.MeanAbsPercent.OK {
			share = e.Lang.Cell(sum.MeanAbsPercent, 1) + " %"
		}
		mean = e.Lang.F(lang.RevisionMean, e.Lang.Cell(sum.MeanAbs, 3)+" "+e.unit(v.report.Unit), share)
	}
	out := [][]word{}
	for _, c := range []struct {
		kind lang.Msg
		n    int
	}{{lang.RevisionValue, sum.Values}, {lang.RevisionFlag, sum.Flags}, {lang.RevisionAdded, sum.Added},
		{lang.RevisionDeleted, sum.Deleted}, {lang.RevisionSame, sum.Same}} {
		if c.n == 0 && c.kind != lang.RevisionValue {
			continue
		}
		out = append(out, []word{{text: e.Lang.T(c.kind) + " ", style: theme.Dim}, {text: e.Lang.Number(float64(c.n), 0), style: theme.Ink | theme.Bold}})
	}
	out = append(out, []word{{text: mean, style: theme.Ink}})
	if v.undated > 0 {
		out = append(out, []word{{text: e.Lang.F(lang.RevisionUndated, e.Lang.Number(float64(v.undated), 0)), style: theme.Dim}})
	}
	return out
}

// table are the rows as they are drawn.
func (v revised) table(e *Env, st state.State, k revisedKey) *ledger {
	type key struct {
		revisedKey
		tag    lang.Tag
		glyphs theme.GlyphName
	}
	return memoised(e.Set, key{k, e.Lang.Tag(), e.Glyphs.Name}, func() *ledger {
		t := e.Set.panels[state.PanelTrade].(*trade)
		l := &ledger{rows: len(v.rows)}
		col := func(of func(i int, r revisedRow) ledgerCell) []ledgerCell {
			out := make([]ledgerCell, len(v.rows))
			for i, r := range v.rows {
				out[i] = of(i, r)
			}
			return out
		}
		figures := func(of func(revisedRow) data.Cell, u data.Unit) []ledgerCell {
			var all []data.Cell
			for _, r := range v.rows {
				all = append(all, of(r))
			}
			most := decimalsOf(all)
			return col(func(_ int, r revisedRow) ledgerCell {
				c := e.figure(of(r), u, most)
				if r.Kind == data.RevisionSame {
					c.style = theme.Dim
				}
				return c
			})
		}
		u := v.report.Unit
		l.add(ledgerColumn{Strong: true, Grouped: true, Cells: col(func(_ int, r revisedRow) ledgerCell {
			return ledgerCell{e.Lang.Short(r.Period), theme.Dim}
		})})
		l.add(ledgerColumn{Head: e.Lang.T(lang.HeadSeries), Style: theme.Dim, Strong: true, Most: 24, Cells: col(func(_ int, r revisedRow) ledgerCell {
			return ledgerCell{t.lineName(e, st, v.lines[r.line]), v.lines[r.line].style}
		})})
		num := func(head string, rank int, cells []ledgerCell) {
			l.add(ledgerColumn{Head: head, Style: theme.Dim, Right: true, Strong: true, Rank: rank, Cells: cells})
		}
		num(e.Lang.T(lang.HeadThen), 0, figures(func(r revisedRow) data.Cell { return r.Old }, u))
		num(e.Lang.T(lang.HeadNow), 0, figures(func(r revisedRow) data.Cell { return r.New }, u))
		num(e.Lang.T(lang.TransformD), 2, figures(func(r revisedRow) data.Cell { return r.Change }, u))
		num("%", 3, figures(func(r revisedRow) data.Cell { return r.Percent }, data.Percent))
		l.add(ledgerColumn{Head: e.Lang.T(lang.HeadKind), Style: theme.Dim, Rank: 1, Cells: col(func(_ int, r revisedRow) ledgerCell { return e.kindCell(r.Kind) })})
		l.add(ledgerColumn{Head: e.Lang.T(lang.FieldSource), Style: theme.Dim, Rank: 4, Most: 40, Cells: col(func(_ int, r revisedRow) ledgerCell {
			return ledgerCell{e.whose(r), theme.Dim}
		})})
		return l
	})
}

// kindCell is the word for what became of a figure.
func (e *Env) kindCell(k data.RevisionKind) ledgerCell {
	m := map[data.RevisionKind]lang.Msg{data.RevisionAdded: lang.RevisionAdded, data.RevisionDeleted: lang.RevisionDeleted,
		data.RevisionValue: lang.RevisionValue, data.RevisionFlag: lang.RevisionFlag, data.RevisionSame: lang.RevisionSame}
	if word, ok := m[k]; ok {
		st := theme.Ink
		if k == data.RevisionSame {
			st = theme.Dim
		}
		return ledgerCell{e.Lang.T(word), st}
	}
	return ledgerCell{}
}

// whose names the organisation of the newer figure, of both where they differ.
func (e *Env) whose(r revisedRow) string {
	switch {
	case !r.New.OK:
		return e.org(r.Old.Org)
	case !r.Old.OK || r.Old.Org == r.New.Org:
		return e.org(r.New.Org)
	}
	return e.org(r.Old.Org) + " " + string(e.Glyphs.Right) + " " + e.org(r.New.Org)
}
