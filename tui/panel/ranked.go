package panel

import (
	"maps"
	"slices"

	"accord/data"
	"accord/tui/lang"
	"accord/tui/state"
)

// ranked is one entity in a ranking.
type ranked struct {
	code   string
	cell   data.Cell // in the subject's unit
	exact  data.Cell // as published
	change data.Cell
	place  int  // from 1; 0 for the total and for groups, which have none
	group  bool // a group or the total
}

// ranking is every entity with a figure in one period.
type ranking struct {
	period data.Period
	rows   []ranked
	// with is how many have a figure, of how many, 0 where nobody knows; groups is how many groups are
	// left out.
	with, all, groups int
	most, least       float64 // of the values
	unit              data.Unit
	err               error
}

// Orders of the ranking.
const (
	rankBySize = iota
	rankByChange
	rankByName
	rankSorts
)

type rankingKey struct {
	subjectKey
	period  data.Period
	groups  bool
	sort    int
	reverse bool
	tag     lang.Tag
}

// ranking is that of st: at the slot under the cursor, in the order of the list.
func (s *Set) ranking(e *Env, st state.State) ranking {
	x := s.subject(st)
	slots := x.slots(st)
	i := state.Slot(slots, s.at(st))
	if i < 0 {
		return ranking{err: x.err}
	}
	l := state.ListRanking
	k := rankingKey{subjectKey{st.Subject, st.Sector, st.Freq, lensOf(st).plain()}, slots[i], st.Subject.Groups, st.Sort[l], st.Reverse[l], lang.English}
	k.subject.Entities, k.subject.Groups = "", false
	if e != nil {
		k.tag = e.Lang.Tag()
	}
	return memoised(s, k, func() ranking { return s.rank(e, x, k) })
}

func (s *Set) rank(e *Env, x *subject, k rankingKey) ranking {
	out := ranking{period: k.period, unit: x.unit}
	values, err := s.column(x, k.lens, k.period)
	if err != nil {
		return ranking{period: k.period, err: err}
	}
	l := k.lens
	l.transform = x.change()
	changes, err := s.column(x, l, k.period)
	if err != nil {
		changes = nil // what cannot be compared has no change
	}
	groups := s.groups(x.by)
	for _, c := range x.rankable(values) {
		total := data.IsTotal(x.by, c.Code)
		group := groups[c.Code] && !total
		if group && !k.groups {
			out.groups++
			continue
		}
		if !total && !group && x.cut() == 0 {
			out.all++
		}
		cell, ok := values[c.Code]
		if !ok || !cell.OK {
			continue
		}
		r := ranked{code: c.Code, cell: x.shown(cell, x.indicator.Unit), exact: cell, change: data.Missing(data.WhyBase), group: group || total}
		if ch, ok := changes[c.Code]; ok {
			r.change = ch
		}
		if !total && !group {
			out.with++
			out.most, out.least = max(out.most, r.cell.Value), min(out.least, r.cell.Value)
		}
		out.rows = append(out.rows, r)
	}
	out.order(e, x, k)
	return out
}

// rankable are the entities of x, and those with a figure in values that are not
// listed, because there are too many.
func (x *subject) rankable(values map[string]data.Cell) []data.ShapeCode {
	if x.cut() == 0 {
		return x.codes
	}
	list, listed := slices.Clone(x.codes), map[string]bool{}
	for _, c := range x.codes {
		listed[c.Code] = true
	}
	for _, code := range slices.Sorted(maps.Keys(values)) {
		if !listed[code] {
			list = append(list, data.ShapeCode{Code: code})
		}
	}
	return list
}

// column is one period of every entity.
func (s *Set) column(x *subject, l lens, p data.Period) (map[string]data.Cell, error) {
	q := x.query(nil, l)
	q.From, q.To = p, p
	f, err := s.store.Query(s.q.Context(), q)
	if err != nil {
		return nil, err
	}
	out := make(map[string]data.Cell, len(f.Series))
	for _, r := range f.Series {
		if len(r.Cells) > 0 {
			out[r.Key[0]] = r.Cells[len(r.Cells)-1]
		}
	}
	return out, nil
}

// order gives places by size, and sorts as k asks. The total comes first, groups
// last: they are none of those that are ranked.
func (r *ranking) order(e *Env, x *subject, k rankingKey) {
	slices.SortStableFunc(r.rows, func(a, b ranked) int { return compareDown(a.cell.Value, b.cell.Value) })
	place, above := 0, -1
	for i := range r.rows {
		if r.rows[i].group {
			continue
		}
		place++
		r.rows[i].place = place
		if above >= 0 && r.rows[above].cell.Value == r.rows[i].cell.Value { // equals share a place
			r.rows[i].place = r.rows[above].place
		}
		above = i
	}
	switch {
	case k.sort == rankByChange:
		slices.SortStableFunc(r.rows, func(a, b ranked) int {
			if a.change.OK != b.change.OK { // what is not known comes last
				return map[bool]int{true: -1, false: 1}[a.change.OK]
			}
			return compareDown(a.change.Value, b.change.Value)
		})
	case k.sort == rankByName && e != nil:
		col := e.Lang.Collator()
		slices.SortStableFunc(r.rows, func(a, b ranked) int { return col.CompareString(e.code(x.by, a.code), e.code(x.by, b.code)) })
	}
	if k.reverse {
		slices.Reverse(r.rows)
	}
	class := func(a ranked) int {
		switch {
		case data.IsTotal(x.by, a.code):
			return 0
		case a.group:
			return 2
		}
		return 1
	}
	slices.SortStableFunc(r.rows, func(a, b ranked) int { return class(a) - class(b) })
}

// selectedRank is the selected row of the ranking; false when there is none.
func (s *Set) selectedRank(e *Env, st state.State) (ranked, bool) {
	r := s.ranking(e, st)
	if i := st.Sel[state.ListRanking]; i < len(r.rows) {
		return r.rows[i], true
	}
	return ranked{}, false
}

// Similar are the selected entity of the ranking and those next to it in size:
// as many above as below where there are.
func Similar(e *Env, st state.State) state.Codes {
	chosen, ok := e.Set.selectedRank(e, st)
	if !ok || st.Page == state.Overview && st.Focused() != state.PanelRanking {
		return ""
	}
	size := st
	size.Sort[state.ListRanking], size.Reverse[state.ListRanking] = rankBySize, false
	var peers []string
	at := 0
	for _, r := range e.Set.ranking(e, size).rows {
		if r.group == chosen.group {
			if r.code == chosen.code {
				at = len(peers)
			}
			peers = append(peers, r.code)
		}
	}
	const side = 2
	lo := max(0, min(at-side, len(peers)-2*side-1))
	return state.CodesOf(peers[lo:min(len(peers), lo+2*side+1)])
}
