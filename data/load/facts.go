package load

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"accord/data"
	"accord/data/clean"
	"accord/data/format"
	"accord/data/scan"
)

// sums is where the rows of a plain table are added up, so that a table of any
// length takes the room of its sums.
type sums struct {
	ds   *data.Dataset
	keep []bool          // by dimension: it tells sums apart
	list map[string]*sum // by what they are about
	// below is true where some row is below zero.
	below bool
	of    *scan.Entry // the rows that the row at hand stands for; nil where it is one
	part  []bool      // by dimension: it is summed over, and has a part that is no total

	ref, partner int
	sides        map[[2]string]bool // reporters and partners that are summed over
}

// sum is one of the sums.
type sum struct {
	at    int // in Dataset.Observations
	total scan.Sum
	known bool // some row has a value
}

// newSums keeps apart the dimensions that columns name, all where it names
// none, or what the plan does not know.
func newSums(ds *data.Dataset, p *format.Plan, columns []string) *sums {
	s := &sums{ds: ds, keep: make([]bool, len(ds.Dimensions)), part: make([]bool, len(ds.Dimensions)), list: map[string]*sum{},
		ref: ds.DimIndex(data.DimRefArea), partner: ds.DimIndex(data.DimCounterpart), sides: map[[2]string]bool{}}
	ds.Facts = &data.Facts{}
	s.keep[ds.DimIndex(data.DimIndicator)] = true
	all := len(columns) == 0
	for _, word := range columns {
		d := ds.DimIndex(conceptOf(p, word))
		period := conceptOf(p, word) == data.TimePeriod
		if d >= 0 {
			s.keep[d] = true
		}
		all = all || d < 0 && !period
	}
	if all {
		for d := range s.keep {
			s.keep[d] = true
		}
	}
	return s
}

// conceptOf is the dimension, or TIME_PERIOD, that a word means in a file.
func conceptOf(p *format.Plan, word string) string {
	for _, c := range p.Columns {
		switch {
		case !strings.EqualFold(c.Name, word):
		case c.Role == format.RolePeriod:
			return data.TimePeriod
		case c.Role == format.RoleDimension || c.Role == format.RoleTitle:
			return c.Concept
		}
	}
	return cmp.Or(format.ConceptOf(word), strings.ToUpper(word))
}

// add adds a row to the others about the same thing. Bounds add up, and statuses
// are united; what a sum is that lacks a part is for end to say.
func (ld *loader) add(r *row, o *data.Observation) {
	s := ld.added
	s.forget(o)
	if s.of != nil && s.of.Numbers {
		o.Decimals = mostDecimals(s.of.Sum.Decimals())
	}
	key := ld.keyOf(o)
	to, ok := s.list[string(key)]
	if !ok {
		to = &sum{at: len(s.ds.Observations)}
		s.list[string(key)] = to
		s.ds.Observations = append(s.ds.Observations, *o)
		s.addTo(to, r, o, 0)
		return
	}
	first := &s.ds.Observations[to.at]
	if o.Unit.IsRatio() {
		r.errorf("OBS_VALUE", "duplicate", "a second row for the same thing is in %s, which is never summed; name the column that tells the two apart in --by", o.Unit.ID)
		return
	}
	if _, err := o.Unit.Scale(o.Value, first.Unit); err != nil {
		r.errorf("UNIT_MEASURE", "unit", "%s; keep one unit by --where", err)
		return
	}
	shift := o.Unit.Mult - first.Unit.Mult
	if !o.Missing {
		first.Decimals = max(first.Decimals, o.Decimals-shift)
	}
	first.Missing = first.Missing || o.Missing
	first.Status |= o.Status
	first.Bound = first.Bound.Add(o.Bound)
	if first.Comment != o.Comment {
		first.Comment = ""
	}
	s.addTo(to, r, o, shift)
}

// addTo adds the number of a row, or those of the rows that it stands for,
// multiplied by ten to the power of shift.
func (s *sums) addTo(to *sum, r *row, o *data.Observation, shift int) {
	if o.Missing {
		return
	}
	to.known = true
	total := &to.total
	switch {
	case s.of == nil:
		s.below = s.below || o.Value < 0
		total.Add(r.get("OBS_VALUE"), 1, shift)
	case s.of.Numbers:
		total.Merge(s.of.Sum, shift)
	default:
		s.below = s.below || o.Value < 0
		total.Add(r.get("OBS_VALUE"), int64(s.of.Rows), shift)
	}
}

// forget takes from o the codes that are summed over, and notes what they were.
func (s *sums) forget(o *data.Observation) {
	if r, p := s.ref, s.partner; !s.keep[r] && !s.keep[p] {
		s.report(o.Dims[r], o.Dims[p])
	}
	for d, code := range o.Dims {
		if s.keep[d] {
			continue
		}
		s.part[d] = s.part[d] || !data.IsTotal(s.ds.Dimensions[d].ID, code)
		o.Dims[d] = ""
	}
}

// report notes that x reports on y, where both are summed over.
func (s *sums) report(x, y string) {
	if x == y {
		return
	}
	if s.sides[[2]string{y, x}] && s.ds.Facts.BothSides[0] == "" {
		s.ds.Facts.BothSides = [2]string{y, x}
	}
	s.sides[[2]string{x, y}] = true
}

// end ends the sums, after the file was read.
func (s *sums) end(r *format.Reading) {
	s.ds.Facts.AtLeast = !s.below
	for _, to := range s.list {
		o := &s.ds.Observations[to.at]
		o.Value = to.total.Float64()
		switch {
		case !o.Missing:
		case to.known && !s.below:
			o.Missing, o.Lacks = false, true
			o.Bound, o.Status = o.Bound.Add(data.More), o.Status.Valued()
		default:
			o.Value, o.Bound, o.Lacks = math.NaN(), data.Exact, to.known
		}
	}
	if r == nil { // a file of accord's own
		return
	}
	for _, found := range slices.Sorted(maps.Keys(r.Count.Totals)) { // "column: word"
		i := strings.LastIndex(found, ": ")
		column, word := found[:i], found[i+len(": "):]
		d := s.ds.DimIndex(conceptOf(&r.Plan, column))
		if d >= 0 && !s.keep[d] && s.part[d] {
			s.ds.Facts.Totals = append(s.ds.Facts.Totals, data.ColumnWord{Column: clean.Text(column), Word: clean.Text(word)})
		}
	}
}
