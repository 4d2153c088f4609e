package panel

import (
	"math"
	"slices"

	"accord/data"
	"accord/tui/state"
)

// subject is what the panels of any figures show: an indicator, the dimension
// whose codes are the entities, and what is kept of every other dimension.
type subject struct {
	indicator data.Indicator
	by        string
	// codes are the entities, kept what is kept of the dimensions with several
	// codes, in the dataset's order.
	codes []data.ShapeCode
	all   int // how many of them are ranked
	kept  []keptCode
	freq  data.Freq
	shape data.Shape
	// covered is the last period of which most is known; unit is the one that
	// figures are shown in.
	covered data.Period
	unit    data.Unit
	// largest are the entities by size at that period, groups left out.
	largest []string
	err     error
}

// keptCode is what is kept of a dimension.
type keptCode struct {
	dimension, code string
	chosen          bool // by somebody, not by the dataset
}

type subjectKey struct {
	subject state.Subject
	sector  string
	freq    data.Freq
	lens    lens
}

// subject is that of st.
func (s *Set) subject(st state.State) *subject {
	k := subjectKey{st.Subject, st.Sector, st.Freq, lensOf(st).plain()}
	k.subject.Entities, k.subject.Groups = "", false
	return memoised(s, k, func() *subject { return s.newSubject(k) })
}

func (s *Set) newSubject(k subjectKey) *subject {
	x := &subject{indicator: s.indicatorOf(k.subject.Indicator)}
	if x.indicator.ID == "" {
		return x
	}
	q := data.Query{Indicator: x.indicator.ID, Freq: k.freq, Prefer: k.lens.prefer, AsOf: k.lens.asOf}
	if fs, err := s.store.Freqs(s.q.Context(), q); err == nil && !slices.Contains(fs, q.Freq) {
		q.Freq = data.FreqNone
		if len(fs) > 0 {
			q.Freq = fs[0]
		}
	}
	if x.shape, x.err = data.ShapeOf(s.q.Context(), s.store, q); x.err != nil {
		return x
	}
	x.freq = q.Freq
	x.by = entityDimension(x.shape, k.subject.By)
	s.keep(x, &q, k)
	q.By = []string{x.by}
	if x.shape, x.err = data.ShapeOf(s.q.Context(), s.store, q); x.err != nil {
		return x
	}
	x.codes = x.shape.Dimension(x.by).Codes
	if s.withoutGroups(x, q); x.err != nil {
		return x
	}
	if x.covered = x.shape.Covered(); x.cut() > 0 {
		x.covered = x.shape.Last
	}
	s.measure(x, q)
	return x
}

// cut is the limit of rows of the store where the codes of x are only the first of
// more, 0 when they are all.
func (x *subject) cut() int { return x.shape.Dimension(x.by).Cut }

// withoutGroups counts the periods of the entities that are ranked: groups and the
// total, which have figures where few of these do, say nothing of how much is
// known.
func (s *Set) withoutGroups(x *subject, q data.Query) {
	groups := s.groups(x.by)
	var own []string
	for _, c := range x.codes {
		if !groups[c.Code] && !data.IsTotal(x.by, c.Code) {
			own = append(own, c.Code)
		}
	}
	if x.all = max(1, len(own)); len(groups) == 0 || len(own) == 0 || x.cut() > 0 {
		return
	}
	only := q
	only.Where = append(slices.Clip(q.Where), data.Filter{Dimension: x.by, Codes: own})
	var shape data.Shape
	if shape, x.err = data.ShapeOf(s.q.Context(), s.store, only); len(shape.Periods) > 0 {
		x.shape.Periods, x.shape.Filled = shape.Periods, shape.Filled
	}
}

// indicatorOf is the indicator of that id; for any other that of trade, else the
// first with figures.
func (s *Set) indicatorOf(id string) data.Indicator {
	if in, ok := s.ds.Indicator(id); ok {
		return in
	}
	if in, ok := s.ds.Indicator(s.ds.Panels["trade"].Indicator); ok && s.shapeOf(in.ID).Figures > 0 {
		return in
	}
	for _, in := range s.ds.Indicators {
		if shape, err := data.ShapeOf(s.q.Context(), s.store, data.Query{Indicator: in.ID}); err == nil && shape.Figures > 0 {
			return in
		}
	}
	return data.Indicator{}
}

// entityDimension is the dimension whose codes are the entities: the one that
// was asked for where it is there, else the areas where there are several, else
// the partners, else the one with the most codes.
func entityDimension(shape data.Shape, asked string) string {
	n := func(id string) int { return len(shape.Dimension(id).Codes) }
	for _, id := range []string{asked, data.DimRefArea, data.DimCounterpart} {
		if id == asked && n(id) > 0 || n(id) > 1 {
			return id
		}
	}
	best := data.DimRefArea
	for _, d := range shape.Dimensions {
		if len(d.Codes) > n(best) {
			best = d.ID
		}
	}
	return best
}

// keep chooses a code of every dimension but that of the entities, so that no
// figure is a sum that nobody published: the one asked for, else the total, else
// the one with the most figures. Facts are there to be added up: of them a
// dimension without a total is left whole.
func (s *Set) keep(x *subject, q *data.Query, k subjectKey) {
	shape := x.shape
	take := func(c keptCode) {
		q.Where = append(q.Where, data.Filter{Dimension: c.dimension, Codes: []string{c.code}})
		x.kept = append(x.kept, c)
		shape, x.err = data.ShapeOf(s.q.Context(), s.store, *q)
	}
	var left []string
	for _, d := range x.shape.Dimensions { // wishes first: what they leave decides the rest
		code, asked := k.subject.Code(d.ID)
		if d.ID == data.DimActivity && k.sector != "" {
			code, asked = k.sector, true
		}
		if _, there := shape.Dimension(d.ID).Code(code); d.ID == x.by || len(d.Codes) < 2 {
			continue
		} else if asked && there {
			take(keptCode{d.ID, code, true})
			continue
		}
		left = append(left, d.ID)
	}
	for _, apart := range []bool{true, false} { // what overlaps decides what the others mean
		for _, id := range left {
			d := shape.Dimension(id)
			if s.apart(id) != apart || len(d.Codes) == 0 {
				continue
			}
			if _, total := d.Total(); !total && !apart && s.addsUp(x.indicator) {
				continue
			}
			code := usual(d, apart)
			if total, ok := d.Total(); ok && apart { // unless only the total is left of the entities then
				if n, err := s.codesUnder(x, *q, data.Filter{Dimension: id, Codes: []string{total.Code}}); err == nil && n > 1 {
					code = total.Code
				}
			}
			take(keptCode{id, code, false})
		}
	}
	slices.SortStableFunc(x.kept, func(a, b keptCode) int { return s.ds.DimIndex(a.dimension) - s.ds.DimIndex(b.dimension) })
}

// addsUp reports whether rows about an indicator are facts.
func (s *Set) addsUp(in data.Indicator) bool {
	return !in.Unit.IsRatio() && (s.ds.Facts != nil || s.ds.Bulk.Has(s.ds, in.ID))
}

// codesUnder is how many entities are left under one more filter.
func (s *Set) codesUnder(x *subject, q data.Query, f data.Filter) (int, error) {
	q.Where = append(slices.Clip(q.Where), f)
	shape, err := data.ShapeOf(s.q.Context(), s.store, q)
	return len(shape.Dimension(x.by).Codes), err
}

// usual is the code of a dimension that is kept where nobody asks for another.
// Of codes that overlap the first part is the coarsest.
func usual(d data.ShapeDimension, apart bool) string {
	if total, ok := d.Total(); ok && !apart {
		return total.Code
	}
	best := d.Codes[0]
	for _, c := range d.Codes {
		switch {
		case data.IsTotal(d.ID, best.Code):
			best = c
		case !apart && c.Figures > best.Figures:
			best = c
		}
	}
	return best.Code
}

func (s *Set) apart(dimension string) bool {
	i := s.ds.DimIndex(dimension)
	return i >= 0 && s.ds.Dimensions[i].Apart
}

// query asks for the entities of x, all of them when codes is nil.
func (x *subject) query(codes []string, l lens) data.Query {
	q := data.Query{Indicator: x.indicator.ID, By: []string{x.by}, Freq: x.freq,
		Transform: l.transform, Base: l.base, Window: l.window, Prefer: l.prefer, AsOf: l.asOf}
	for _, c := range x.kept {
		q.Where = append(q.Where, data.Filter{Dimension: c.dimension, Codes: []string{c.code}})
	}
	if codes != nil {
		q.Where = append(q.Where, data.Filter{Dimension: x.by, Codes: codes})
	}
	return q
}

// where are the codes of one entity, for the claims about it.
func (x *subject) where(code string) map[string]string {
	w := map[string]string{x.by: code}
	for _, c := range x.kept {
		w[c.dimension] = c.code
	}
	return w
}

// measure finds the largest entities, and the unit that fits their figures.
func (s *Set) measure(x *subject, q data.Query) {
	x.unit = x.indicator.Unit
	if x.covered.IsZero() {
		return
	}
	q.From, q.To = x.covered, x.covered
	f, err := s.store.Query(s.q.Context(), q)
	if err != nil {
		x.err = err
		return
	}
	groups := s.groups(x.by)
	values := map[string]float64{}
	most := 0.0
	for _, r := range f.Series {
		c := r.Cells[len(r.Cells)-1]
		if !c.OK {
			continue
		}
		most = max(most, math.Abs(c.Value))
		if code := r.Key[0]; !groups[code] && !data.IsTotal(x.by, code) {
			values[code] = c.Value
			x.largest = append(x.largest, code)
		}
	}
	slices.SortStableFunc(x.largest, func(a, b string) int { return compareDown(values[a], values[b]) })
	x.unit = legible(f.Unit, most)
}

func compareDown(a, b float64) int {
	switch {
	case a > b:
		return -1
	case a < b:
		return 1
	}
	return 0
}

// legible is u with the multiplier in which the largest number has four to six
// digits before the point, and never with a smaller one than figures were
// published in; ratios have none.
func legible(u data.Unit, most float64) data.Unit {
	if u.IsRatio() {
		return u
	}
	out := u
	for _, m := range []int{3, 6, 9, 12} {
		if m > u.Mult && most*math.Pow10(u.Mult-m) >= 1000 {
			out.Mult = m
		}
	}
	return out
}

// groups are the codes of a dimension that stand for several others.
func (s *Set) groups(dimension string) map[string]bool {
	type key struct{ groupsOf string }
	return memoised(s, key{dimension}, func() map[string]bool {
		out := map[string]bool{}
		for _, c := range s.ds.CodeList(dimension) {
			if c.Group {
				out[c.ID] = true
			}
		}
		return out
	})
}

// fewEntities is how many entities are drawn where nobody chose any, beside the
// total.
const fewEntities = 4

// entities are those that are drawn: those chosen that are there, else the total
// and the largest.
func (s *Set) entities(st state.State) []string {
	x := s.subject(st)
	var out []string
	d := x.shape.Dimension(x.by)
	for _, code := range st.Subject.Entities.List() {
		c, ok := d.Code(code)
		if !ok && d.Cut > 0 { // it may be one of those that are not listed
			c.Code, ok = code, true
		}
		if ok && len(out) < state.MaxEntities && !slices.Contains(out, c.Code) {
			out = append(out, c.Code)
		}
	}
	if len(out) > 0 {
		return out
	}
	if total, ok := d.Total(); ok {
		out = append(out, total.Code)
	}
	out = append(out, x.largest[:min(len(x.largest), fewEntities)]...)
	for _, c := range x.codes { // where nothing is known of the period
		if len(out) == 0 {
			out = append(out, c.Code)
		}
	}
	return out
}

// Subject is what the panels of any figures show in st, in full.
func Subject(e *Env, st state.State) state.Shown {
	x := e.Set.subject(st)
	return state.Shown{Indicator: x.indicator.ID, By: x.by, Entities: state.CodesOf(e.Set.entities(st))}
}
