package panel

import (
	"slices"
	"strconv"
	"testing"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// TestSentencesOfMirrorsHaveTheNumbersOfTheReport reads every period of every
// flow in every language.
func TestSentencesOfMirrorsHaveTheNumbersOfTheReport(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		for _, face := range tradeOf(e).mirrorFaces() {
			m, _, _ := mirrorPage{}.mirror(e, mirrorState(face, data.Year(2023)))
			for _, r := range m.report.Rows {
				var n told
				n.name(e.Lang.Period(r.Period))
				for _, id := range append(slices.Clone(m.report.OrgsA), m.report.OrgsB...) {
					n.name(e.org(id))
				}
				same := r.Gap.OK && r.Gap.Value == 0 && r.Gap.Bound == data.Exact
				n.cell(r.A)
				if !same {
					n.cell(r.B)
					n.size(r.Gap, r.Percent)
				}
				if r.Ratio.OK {
					n.cell(r.Ratio)
					n.value(m.report.Low, 2)
					n.value(m.report.High, 2)
				}
				n.sees(t, e, "mirror "+r.Period.String(), Describe(e, mirrorState(face, r.Period))[0])
			}
		}
	}
}

// TestSentencesOfClaimsHaveTheNumbersOfTheClaims goes through the observations
// of each period.
func TestSentencesOfClaimsHaveTheNumbersOfTheClaims(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		for _, focus := range []state.Panel{state.PanelTrade, state.PanelFreight} {
			st := state.State{Page: state.Claims, Focus: focus}
			name, _ := e.Set.panels[focus].Title(e, st)
			for _, p := range e.Set.panels[focus].Slots(st) {
				st.Cursor = p
				cs := claimsPage{}.claims(e, st)
				if len(cs) == 0 {
					continue
				}
				var n told
				n.name(e.Lang.Period(p), name)
				sources := map[string]bool{}
				for i, c := range cs {
					sources[c.Source] = true
					n.name(c.name)
					if !c.drawn {
						continue
					}
					n.cell(c.cell())
					low, high := c, c
					for _, x := range cs[i+1:] {
						if x.drawn {
							break
						}
						if !x.Missing && x.Value < low.Value {
							low = x
						}
						if !x.Missing && x.Value > high.Value {
							high = x
						}
					}
					if low.Value < high.Value {
						n.cell(low.cell(), high.cell())
					}
				}
				n.count(len(cs), len(sources))
				n.sees(t, e, "claims "+p.String(), Describe(e, st)[0])
			}
		}
	}
}

// TestSentencesOfRevisionsHaveTheNumbersOfTheReport reads every row.
func TestSentencesOfRevisionsHaveTheNumbersOfTheReport(t *testing.T) {
	read := 0
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		for face := range tradeOf(e).faces {
			for _, asOf := range []data.Period{{}, data.Year(2015), data.Month(2022, 6)} {
				st := revisionsState(face, asOf)
				v, k, _ := revisionsPage{}.revisions(e, st)
				if v.changed == 0 {
					continue
				}
				for i, r := range v.rows {
					st.Cursor, st.Sel[state.ListRevisions] = r.Period, i
					var n told
					n.name(e.Lang.Date(k.old), e.Lang.Period(r.Period))
					kinds := map[data.RevisionKind]int{}
					for _, x := range v.rows {
						kinds[x.Kind]++
					}
					n.count(kinds[data.RevisionValue])
					for _, kind := range []data.RevisionKind{data.RevisionAdded, data.RevisionDeleted, data.RevisionFlag, data.RevisionSame} {
						if kinds[kind] > 0 {
							n.count(kinds[kind])
						}
					}
					n.cell(v.report.MeanAbs)
					if c := v.report.MeanAbsPercent; c.OK {
						n.value(c.Value, min(c.Decimals, 1))
					}
					if v.undated > 0 {
						n.count(v.undated)
					}
					n.cell(r.Old, r.New)
					if r.Kind != data.RevisionSame {
						n.cell(r.Change)
					}
					read++
					n.sees(t, e, "revisions "+r.Period.String(), Describe(e, st)[0])
				}
			}
		}
	}
	if read < 50 {
		t.Errorf("only %d sentences were read", read)
	}
}

// TestSentencesOfCoverageCount recounts the grid and every row of it.
func TestSentencesOfCoverageCount(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		for _, freq := range append([]data.Freq{""}, e.Set.coverageFreqs()...) {
			st := state.State{Page: state.Coverage, Freq: freq}
			k := e.Set.coverageKey(st)
			c := e.Set.coverage(k)
			cells, with := 0, 0
			for _, row := range c.grid.Rows {
				for _, x := range row.Cells {
					cells++
					if x.Values > 0 {
						with++
					}
				}
			}
			for i, row := range c.grid.Rows {
				st.Sel[state.ListCoverage] = i
				var n told
				counts, has := map[data.CoverageState]int{}, 0
				for _, x := range row.Cells {
					counts[x.State()]++
					if x.Values > 0 {
						has++
					}
				}
				n.count(with, cells, has, len(row.Cells))
				n.name(e.coverWord(data.CoverageStale))
				for _, x := range counts {
					n.count(x)
				}
				n.value(float64(with)/float64(cells)*100, 1)
				n.sees(t, e, "coverage row "+strconv.Itoa(i), Describe(e, st)[0])
			}
		}
	}
}

// TestSentencesOfComparisonsHaveTheirNumbers reads every face, every period and
// every row of two periods, and the lines as well.
func TestSentencesOfComparisonsHaveTheirNumbers(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		tr := tradeOf(e)
		for face, x := range (comparePage{}).comparisons(e) {
			st := comparing(face)
			_, at, _ := comparePage{}.at(e, st)
			tl := comparePage{}.timeline(e, st)
			if x.kind == lang.ComparePeriods {
				checkPeriods(t, e, st)
				continue
			}
			lines := Lines(e, st)
			for i, p := range tl.periods {
				st.Cursor = p
				var n told
				n.name(e.Lang.Period(p))
				if x.kind == lang.CompareParts {
					for _, s := range tl.series {
						n.cell(s.cells[i])
						n.name(tr.partName(e, s))
					}
				} else {
					a, b, _ := tr.sides(at)
					n.cell(a.cells[i], b.cells[i])
					diff, pct := data.Gap(a.cells[i], b.cells[i], tl.unit)
					n.cell(diff)
					if diff.OK {
						n.cell(pct)
					}
				}
				n.sees(t, e, "compare "+strconv.Itoa(face)+" "+p.String(), Describe(e, st)[0])
				n.sees(t, e, "lines of compare "+strconv.Itoa(face)+" "+p.String(), lines[i])
			}
		}
	}
}

func checkPeriods(t *testing.T, e *Env, st state.State) {
	t.Helper()
	for _, ends := range [][2]int{{2014, 2023}, {2013, 2018}, {2021, 2022}} {
		st.Mark, st.Cursor = data.Year(ends[0]), data.Year(ends[1])
		rows := spansOf(e, st, st.Mark, st.Cursor)
		lines := Lines(e, st)
		if len(lines) != len(rows) || len(rows) == 0 {
			t.Fatalf("%d lines of %d rows", len(lines), len(rows))
		}
		for i, x := range rows {
			st.Sel[state.ListCompare] = i
			var n told
			n.name(x.name)
			n.count(ends[0], ends[1])
			n.cell(x.from, x.to, x.diff)
			if x.diff.OK && !x.unit.IsRatio() {
				n.cell(x.pct, x.rate)
			}
			line := told{slices.Clone(n.numbers), slices.Clone(n.names)}
			line.count(i + 1) // the number of the row
			line.sees(t, e, "line of "+x.name, lines[i])
			n.count(ends[0], ends[1], len(rows))
			n.sees(t, e, "two periods, "+x.name, Describe(e, st)[0])
		}
	}
}

// TestSentencesOfAlignmentsHaveTheirIndex reads what every agreement and event
// is aligned by.
func TestSentencesOfAlignmentsHaveTheirIndex(t *testing.T) {
	for _, tag := range lang.Tags() {
		e := newEnv(t, tag)
		for i, a := range (alignPage{}).anchors(e, aligning(0)) {
			st := aligning(i)
			one := alignedOf(e, st, a)
			var n told
			n.name(e.Lang.Date(a.date) + ": " + e.text(a.title))
			for _, l := range one.lines {
				n.count(one.year.Year())
				if !l.base.OK {
					if !l.near.IsZero() {
						n.count(l.near.Year())
					}
					continue
				}
				n.count(100)
				for k, d := range one.offsets() {
					if l.cells[k].OK {
						n.count(d)
						n.cell(l.cells[k])
					}
				}
			}
			n.sees(t, e, "align "+a.record, Describe(e, st)[0])
		}
	}
}
