package panel

import (
	"maps"
	"slices"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// mirrored is one flow as its two sides report it: levels, whatever the trade
// panel is transformed to.
type mirrored struct {
	lines  [2]series // cells one a row of the report
	report data.MirrorReport
	err    error
}

type mirrorKey struct {
	face     int
	freq     data.Freq
	lens     lens
	sector   string
	from, to int
}

// mirrorFaces are the faces of the trade panel that two areas report, as
// numbers of its faces.
func (t *trade) mirrorFaces() []int {
	var out []int
	for i, f := range t.faces {
		if f.kind != lang.ViewReporter && len(f.lines) >= 2 {
			out = append(out, i)
		}
	}
	return out
}

// mirrorKey is what the mirror in st depends on; false where the dataset has
// nothing to mirror. A face of one reporter alone stands for turnover.
func (t *trade) mirrorKey(st state.State) (mirrorKey, bool) {
	faces := t.mirrorFaces()
	if len(faces) == 0 {
		return mirrorKey{}, false
	}
	k := mirrorKey{face: t.face(st), lens: lensOf(st).plain(), sector: st.Sector, from: st.From, to: st.To}
	if !slices.Contains(faces, k.face) {
		k.face = faces[0]
	}
	st.Sector, st.View[state.PanelTrade] = "", k.face
	k.freq = t.freq(st)
	return k, true
}

// mirror lays the two sides of k side by side.
func (t *trade) mirror(k mirrorKey) mirrored {
	return memoised(t.set, k, func() mirrored {
		m := mirrored{lines: [2]series(t.faces[k.face].lines[:2])}
		var frames [2]data.Frame
		for i := range m.lines {
			l := &m.lines[i]
			if k.sector != "" {
				l.where = maps.Clone(l.where)
				l.where[data.DimActivity] = k.sector
			}
			frames[i], m.err = t.set.store.Query(t.set.q.Context(), t.set.within(t.spec.Indicator, l.where, k.freq, k.lens, k.from, k.to))
			if m.err != nil {
				return m
			}
		}
		if len(frames[0].Series) == 0 && len(frames[1].Series) == 0 {
			return m
		}
		for i := range frames { // a side that says nothing is a series without periods
			if len(frames[i].Series) == 0 {
				frames[i] = data.Frame{Unit: frames[1-i].Unit, Freq: frames[1-i].Freq, Series: []data.Series{{}}}
			}
		}
		m.report, m.err = data.Mirror(frames[0], frames[1], data.MirrorRule{FlowA: m.lines[0].flow, FlowB: m.lines[1].flow})
		for _, r := range m.report.Rows {
			m.lines[0].cells = append(m.lines[0].cells, r.A)
			m.lines[1].cells = append(m.lines[1].cells, r.B)
		}
		return m
	})
}

// within asks for one series within some years; 0 is open.
func (s *Set) within(indicator string, where map[string]string, f data.Freq, l lens, from, to int) data.Query {
	q := s.query(indicator, where, f, l)
	if from != 0 {
		q.From = data.Year(from)
	}
	if to != 0 {
		q.To = data.Year(to)
	}
	return q
}

// periods are the periods of the rows.
func (m mirrored) periods() []data.Period {
	out := make([]data.Period, len(m.report.Rows))
	for i, r := range m.report.Rows {
		out[i] = r.Period
	}
	return out
}

// directed reports whether the flow has a direction, and so a ratio of imports
// to exports.
func (m mirrored) directed() bool {
	return slices.ContainsFunc(m.report.Rows, func(r data.MirrorRow) bool { return r.Band != data.BandNone })
}

// compared reports whether both sides have a figure for any period.
func (m mirrored) compared() bool {
	return slices.ContainsFunc(m.report.Rows, func(r data.MirrorRow) bool { return r.Percent.OK })
}
