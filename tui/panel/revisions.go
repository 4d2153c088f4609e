package panel

import (
	"fmt"
	"slices"
	"strconv"

	"accord/data"
	"accord/tui/state"
)

// revised is what was known of the lines of a face at two dates: levels,
// whatever the trade panel is transformed to.
type revised struct {
	lines  []series // one a series of the report, in its order
	report data.Revisions
	// rows are the places of the report with a figure at either date, by period,
	// then by line. changed counts those that are not as they were.
	rows    []revisedRow
	changed int
	// undated is how many of the older figures rest on a claim without a date.
	undated int
	err     error
}

type revisedRow struct {
	line int
	data.Revision
}

type revisedKey struct {
	face     int
	freq     data.Freq
	lens     lens
	sector   string
	old      data.Period
	from, to int
}

// before is the date that the page compares with: the one that was asked for,
// else one year before the dataset's own, zero where that is not known.
func (s *Set) before(st state.State) data.Period {
	if !st.AsOf.IsZero() || s.ds.Updated.IsZero() {
		return st.AsOf
	}
	u := s.ds.Updated
	if n := u.Freq().PerYear(); n > 0 {
		return u.Shift(-n)
	}
	d := u.End().AddDate(-1, 0, -1) // the last day, a year earlier
	return data.Day(d.Year(), d.Month(), d.Day())
}

func (t *trade) revisedKey(st state.State) revisedKey {
	k := revisedKey{face: t.face(st), lens: lensOf(st).plain(), sector: st.Sector, old: t.set.before(st), from: st.From, to: st.To}
	k.lens.asOf = data.Period{}
	if len(t.faces) > 0 {
		k.freq = t.freq(st)
	}
	return k
}

// revisions compares what was known at k.old with what is known now.
func (t *trade) revisions(k revisedKey, st state.State) revised {
	return memoised(t.set, k, func() revised {
		out := revised{lines: t.revisedLines(k, st)}
		var frames [2][]data.Frame
		for _, l := range out.lines {
			for i, asOf := range []data.Period{k.old, {}} {
				q := t.set.within(t.spec.Indicator, l.where, k.freq, k.lens, k.from, k.to)
				q.AsOf = asOf
				f, err := t.set.store.Query(t.set.q.Context(), q)
				if err != nil {
					out.err = err
					return out
				}
				out.undated += f.Undated
				frames[i] = append(frames[i], f)
			}
		}
		old, now := abreast(frames[0]), abreast(frames[1])
		for i := range frames[0] { // a line in another unit would be compared with the wrong one
			if a, b := frames[0][i], frames[1][i]; len(a.Series) > 0 && a.Unit != now.Unit || len(b.Series) > 0 && b.Unit != now.Unit {
				out.err = fmt.Errorf("%s and %s: %w", a.Unit.ID, b.Unit.ID, data.ErrUnit)
				return out
			}
		}
		old.Unit = now.Unit
		out.report, out.err = data.Revise(old, now)
		out.list()
		return out
	})
}

// list sets the rows of v.
func (v *revised) list() {
	for j := range v.report.Periods {
		for i, s := range v.report.Series {
			c := s.Cells[j]
			if c.Kind == data.RevisionNone {
				continue
			}
			if c.Kind != data.RevisionSame {
				v.changed++
			}
			v.rows = append(v.rows, revisedRow{v.lineOf(i), c})
		}
	}
}

// lineOf is which of the lines series i of the report is.
func (v revised) lineOf(i int) int {
	n, _ := strconv.Atoi(v.report.Series[i].Key[0])
	return n
}

// revisedLines are the series of the face, or those of the sector.
func (t *trade) revisedLines(k revisedKey, st state.State) []series {
	if k.sector == "" {
		return t.faces[k.face].lines
	}
	st.Transform, st.AsOf = data.Level, data.Period{}
	return t.sectorTimeline(st).series
}

// abreast lays frames of at most one series each side by side; the key of a
// series is the number of its frame. Frames without a series are left out.
func abreast(frames []data.Frame) data.Frame {
	var out data.Frame
	for _, f := range frames {
		if len(f.Series) == 0 {
			continue
		}
		out.Unit, out.Freq = f.Unit, f.Freq
		out.Periods = append(out.Periods, f.Periods...)
	}
	slices.SortFunc(out.Periods, data.Period.Compare)
	out.Periods = slices.Compact(out.Periods)
	for n, f := range frames {
		if len(f.Series) == 0 {
			continue
		}
		s := data.Series{Key: []string{strconv.Itoa(n)}, Cells: make([]data.Cell, len(out.Periods))}
		for i, p := range out.Periods {
			s.Cells[i] = data.Missing(data.WhyNoClaim)
			if j, ok := slices.BinarySearchFunc(f.Periods, p, data.Period.Compare); ok {
				s.Cells[i] = f.Series[0].Cells[j]
			}
		}
		out.Series = append(out.Series, s)
	}
	return out
}

// periods are the periods of the rows, one a row.
func (v revised) periods() []data.Period {
	out := make([]data.Period, len(v.rows))
	for i, r := range v.rows {
		out[i] = r.Period
	}
	return out
}
