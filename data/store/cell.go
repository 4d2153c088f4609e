package store

import (
	"math"

	"accord/data"
)

// addCell appends the cell of a period and of the claims at rows r, sorted by
// preference. It returns a unit that does not fit the indicator's.
func (s *store) addCell(of func(int32) *rank, period int32, r span, in data.Indicator) (foreign string) {
	current := s.retire(of, s.rows[r.lo:r.hi], s.rules[r.lo:r.hi])
	c, head := &s.cols, &s.ds.Observations[s.rows[r.lo]]
	low, high := math.Inf(1), math.Inf(-1)
	why, value := data.WhyStatus, math.NaN()
	for i, row := range s.rows[r.lo : r.lo+current] {
		o := &s.ds.Observations[row]
		if o.Missing || math.IsNaN(o.Value) {
			continue
		}
		v, err := o.Unit.Scale(o.Value, in.Unit)
		if err != nil {
			foreign = o.Unit.ID
			continue
		}
		if math.IsInf(v, 0) {
			why = data.WhyTooLarge
			continue
		}
		low, high = min(low, v), max(high, v)
		if i == 0 {
			why, value = "", v
		}
	}
	if head.Lacks && why == data.WhyStatus {
		why = data.WhyPart
	}
	c.period = append(c.period, period)
	c.value = append(c.value, value)
	c.low = append(c.low, low)
	c.high = append(c.high, high)
	c.decimals = append(c.decimals, int16(decimals(head, in)))
	c.bound = append(c.bound, head.Bound)
	c.status = append(c.status, head.Status)
	c.why, c.lacks = append(c.why, why), append(c.lacks, why == "" && head.Lacks)
	c.org = append(c.org, head.Org)
	c.sources = append(c.sources, s.sourcesOf(s.rows[r.lo:r.lo+current]))
	c.rows = append(c.rows, r)
	return foreign
}

// sourcesOf are the sources of rows, each once.
func (s *store) sourcesOf(rows []int32) []string {
	list := make([]string, 0, len(rows))
	seen := map[string]bool{"": true}
	for _, row := range rows {
		if id := s.ds.Observations[row].Source; !seen[id] {
			seen[id] = true
			list = append(list, id)
		}
	}
	return list
}

// retire moves older revisions behind the claims that count, notes the rules
// between neighbours, and returns how many claims count. A revision is older
// when the same reporter and source have published a newer one.
func (s *store) retire(ranked func(int32) *rank, rows []int32, rules []rule) int {
	if len(rows) == 1 {
		rules[0] = alone
		return 1
	}
	type voice struct{ source, org string }
	of := func(row int32) voice {
		o := &s.ds.Observations[row]
		return voice{o.Source, o.Org}
	}
	newest := make(map[voice]int64, len(rows))
	for _, row := range rows {
		v, seen := newest[of(row)]
		if r := ranked(row).vintage; !seen || r < v {
			newest[of(row)] = r
		}
	}
	kept, old := make([]int32, 0, len(rows)), []int32(nil)
	for _, row := range rows {
		if ranked(row).vintage > newest[of(row)] {
			old = append(old, row)
		} else {
			kept = append(kept, row)
		}
	}
	current := len(kept)
	copy(rows, append(kept, old...))
	for i := range len(rows) - 1 {
		c, why := ranked(rows[i]).compare(*ranked(rows[i+1]))
		switch {
		case i == current-1:
			why = byVintage
		case c == 0:
			why = byOrder
		}
		rules[i] = why
	}
	return current
}

// decimals is how many decimals o has in the unit of its indicator.
func decimals(o *data.Observation, in data.Indicator) int {
	if o.Decimals < 0 {
		return in.Decimals
	}
	return min(max(o.Decimals+in.Unit.Mult-o.Unit.Mult, 0), math.MaxInt16)
}
