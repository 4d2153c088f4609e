package store_test

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"accord/data"
)

// naive answers q by the words of the documentation alone: loops over all
// observations, no index, no sorting of more than what is shown.
func naive(ds *data.Dataset, q data.Query) (data.Frame, error) {
	in, _ := ds.Indicator(q.Indicator)
	var rows []data.Observation
	for _, o := range ds.Observations {
		if o.Dims[0] == q.Indicator && passes(ds, q.Where, o) && wasKnown(q, o) {
			rows = append(rows, o)
		}
	}
	freq := naiveFreq(ds, q, rows)
	rows = keep(rows, func(o data.Observation) bool { return o.Period.Freq() == freq })
	f := data.Frame{Query: q, Unit: in.Unit, Freq: freq}

	var keys [][]string
	for _, o := range rows {
		k := keyOf(ds, q, o)
		if !slices.ContainsFunc(keys, func(x []string) bool { return slices.Equal(x, k) }) {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b []string) int {
		for i, dim := range q.By {
			if c := compareCodes(ds, dim, a[i], b[i]); c != 0 {
				return c
			}
		}
		return 0
	})
	groups := map[string][]data.Observation{}
	var shown [][]string
	for _, k := range keys {
		mine := keep(rows, func(o data.Observation) bool { return slices.Equal(keyOf(ds, q, o), k) })
		for d, dim := range ds.Dimensions {
			total := func(o data.Observation) bool { return data.IsTotal(dim.ID, o.Dims[d]) }
			if !slices.Contains(q.By, dim.ID) && slices.ContainsFunc(mine, total) {
				mine = keep(mine, total)
			}
		}
		if !slices.ContainsFunc(mine, func(o data.Observation) bool { return inside(q, o.Period) }) {
			continue
		}
		if parts(ds, mine) > 1 && in.Unit.IsRatio() {
			return f, data.ErrUnit
		}
		for _, a := range mine {
			for _, b := range mine {
				if a.Dims[1] == b.Dims[2] && a.Dims[2] == b.Dims[1] && a.Dims[1] != a.Dims[2] {
					return f, data.ErrQuery
				}
			}
		}
		shown = append(shown, k)
		groups[strings.Join(k, "|")] = mine
	}
	f.Periods = naivePeriods(q, freq, groups)
	for _, k := range shown {
		mine := groups[strings.Join(k, "|")]
		s := data.Series{Key: k}
		for _, p := range f.Periods {
			s.Cells = append(s.Cells, naiveCell(ds, q, in, mine, p))
		}
		f.Series = append(f.Series, s)
	}
	return f, nil
}

func keep(rows []data.Observation, is func(data.Observation) bool) (out []data.Observation) {
	for _, o := range rows {
		if is(o) {
			out = append(out, o)
		}
	}
	return out
}

func passes(ds *data.Dataset, where []data.Filter, o data.Observation) bool {
	for _, f := range where {
		got, ok := o.Dims[ds.DimIndex(f.Dimension)], false
		for _, c := range f.Codes {
			ok = ok || got == c || data.IsTotal(f.Dimension, got) && data.IsTotal(f.Dimension, c)
		}
		if !ok {
			return false
		}
	}
	return true
}

func inside(q data.Query, p data.Period) bool {
	return (q.From.IsZero() || !p.Start().Before(q.From.Start())) && (q.To.IsZero() || !p.End().After(q.To.End()))
}

// naiveFreq is the longest frequency with a value that would be drawn in the
// window, else with a claim.
func naiveFreq(ds *data.Dataset, q data.Query, rows []data.Observation) data.Freq {
	if q.Freq != data.FreqNone {
		return q.Freq
	}
	in, _ := ds.Indicator(q.Indicator)
	for _, anything := range []bool{false, true} {
		for _, f := range data.Freqs() {
			for _, o := range rows {
				if o.Period.Freq() != f || !inside(q, o.Period) {
					continue
				}
				rivals := keep(rows, func(x data.Observation) bool {
					return x.Period == o.Period && fullKey(ds, x) == fullKey(ds, o)
				})
				if anything || naiveClaim(ds, q, in, rivals).OK {
					return f
				}
			}
		}
	}
	return data.FreqNone
}

// canon is the code that stands for c: of total codes the best one that the
// indicator uses.
func canon(ds *data.Dataset, indicator string, d int, c string) string {
	id := ds.Dimensions[d].ID
	if !data.IsTotal(id, c) {
		return c
	}
	for _, best := range []string{"T", "_T", "_Z"} {
		for _, o := range ds.Observations {
			if o.Dims[0] == indicator && o.Dims[d] == best && data.IsTotal(id, best) {
				return best
			}
		}
	}
	return ""
}

func keyOf(ds *data.Dataset, q data.Query, o data.Observation) []string {
	k := []string{}
	for _, dim := range q.By {
		d := ds.DimIndex(dim)
		k = append(k, canon(ds, q.Indicator, d, o.Dims[d]))
	}
	return k
}

func fullKey(ds *data.Dataset, o data.Observation) string {
	var k []string
	for d := range ds.Dimensions {
		k = append(k, canon(ds, o.Dims[0], d, o.Dims[d]))
	}
	return strings.Join(k, "|")
}

func parts(ds *data.Dataset, rows []data.Observation) int {
	seen := map[string]bool{}
	for _, o := range rows {
		seen[fullKey(ds, o)] = true
	}
	return len(seen)
}

func compareCodes(ds *data.Dataset, dim, a, b string) int {
	list := ds.Dimensions[ds.DimIndex(dim)].Codes
	switch dim {
	case data.DimRefArea, data.DimCounterpart:
		list = ds.Areas
	case data.DimActivity:
		list = ds.Sectors
	}
	place := func(id string) int {
		if i := slices.IndexFunc(list, func(c data.Code) bool { return c.ID == id }); i >= 0 {
			return i
		}
		return len(list)
	}
	return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b))
}

func naivePeriods(q data.Query, freq data.Freq, groups map[string][]data.Observation) []data.Period {
	var list []data.Period
	for _, rows := range groups {
		for _, o := range rows {
			if inside(q, o.Period) && !slices.Contains(list, o.Period) {
				list = append(list, o.Period)
			}
		}
	}
	slices.SortFunc(list, data.Period.Compare)
	if len(list) == 0 || freq == data.FreqYearToDate || freq == data.FreqRange {
		return list
	}
	var full []data.Period
	for p := list[0]; p.Compare(list[len(list)-1]) <= 0; p = p.Shift(1) {
		full = append(full, p)
	}
	return full
}

func naiveCell(ds *data.Dataset, q data.Query, in data.Indicator, rows []data.Observation, p data.Period) data.Cell {
	byPart := map[string][]data.Observation{}
	var order []string
	for _, o := range rows {
		k := fullKey(ds, o)
		if _, ok := byPart[k]; !ok {
			order = append(order, k)
			byPart[k] = nil
		}
		if o.Period == p {
			byPart[k] = append(byPart[k], o)
		}
	}
	slices.SortFunc(order, func(a, b string) int {
		x, y := strings.Split(a, "|"), strings.Split(b, "|")
		for d, dim := range ds.Dimensions {
			if c := compareCodes(ds, dim.ID, x[d], y[d]); c != 0 {
				return c
			}
		}
		return 0
	})
	var cells []data.Cell
	for _, k := range order {
		cells = append(cells, naiveClaim(ds, q, in, byPart[k]))
	}
	if len(cells) == 1 {
		return cells[0]
	}
	sum := data.Cell{OK: true, Org: cells[0].Org}
	for _, c := range cells {
		sum.OK = sum.OK && c.OK
		sum.Value, sum.Low, sum.High = sum.Value+c.Value, sum.Low+c.Low, sum.High+c.High
		sum.Decimals = max(sum.Decimals, c.Decimals)
		sum.Bound, sum.Status, sum.Claims = sum.Bound.Add(c.Bound), sum.Status|c.Status, sum.Claims+c.Claims
		if sum.Org != c.Org {
			sum.Org = ""
		}
		for _, s := range c.Sources {
			if !slices.Contains(sum.Sources, s) {
				sum.Sources = append(sum.Sources, s)
			}
		}
	}
	if !sum.OK {
		why := data.WhyPart
		if sum.Claims == 0 {
			return data.Missing(data.WhyNoClaim)
		}
		sum.Why, sum.Value, sum.Low, sum.High, sum.Bound, sum.Decimals = why, math.NaN(), math.NaN(), math.NaN(), data.Exact, 0
	}
	return sum
}

// naiveClaim is the cell of the claims of one part.
func naiveClaim(ds *data.Dataset, q data.Query, in data.Indicator, claims []data.Observation) data.Cell {
	if len(claims) == 0 {
		return data.Missing(data.WhyNoClaim)
	}
	current := keep(claims, func(a data.Observation) bool {
		return !slices.ContainsFunc(claims, func(b data.Observation) bool {
			return a.Source == b.Source && a.Org == b.Org && published(b) > published(a)
		})
	})
	slices.SortStableFunc(current, func(a, b data.Observation) int {
		return cmp.Or(
			cmp.Compare(wish(q, in, a), wish(q, in, b)),
			cmp.Compare(pinned(ds, b), pinned(ds, a)),
			cmp.Compare(reporterRank(ds, a), reporterRank(ds, b)),
			cmp.Compare(firmness(a), firmness(b)),
			cmp.Compare(published(b), published(a)),
			cmp.Compare(sourceRank(ds, a), sourceRank(ds, b)))
	})
	best := current[0]
	c := data.Cell{OK: !best.Missing, Status: best.Status, Org: best.Org, Claims: len(claims),
		Value: math.NaN(), Low: math.NaN(), High: math.NaN()}
	for _, o := range current {
		if o.Source != "" && !slices.Contains(c.Sources, o.Source) {
			c.Sources = append(c.Sources, o.Source)
		}
	}
	if best.Missing {
		c.Why = data.WhyStatus
		return c
	}
	scale := func(o data.Observation) float64 { return o.Value * math.Pow(10, float64(o.Unit.Mult-in.Unit.Mult)) }
	c.Value, c.Low, c.High, c.Bound = scale(best), math.Inf(1), math.Inf(-1), best.Bound
	c.Decimals = max(0, best.Decimals+in.Unit.Mult-best.Unit.Mult)
	for _, o := range current {
		if !o.Missing {
			c.Low, c.High = min(c.Low, scale(o)), max(c.High, scale(o))
		}
	}
	return c
}

// wasKnown reports whether o was out by the last moment of q.AsOf.
func wasKnown(q data.Query, o data.Observation) bool {
	return q.AsOf.IsZero() || o.Vintage.IsZero() || o.Vintage.Start().Unix() < q.AsOf.End().Unix()
}

// wish is what q.Prefer says of o, the smallest first.
func wish(q data.Query, in data.Indicator, o data.Observation) float64 {
	scaled := o.Value * math.Pow(10, float64(o.Unit.Mult-in.Unit.Mult))
	switch {
	case q.Prefer == data.PreferNewest:
		return -float64(published(o))
	case (q.Prefer == data.PreferLowest || q.Prefer == data.PreferHighest) && o.Missing:
		return math.Inf(1)
	case q.Prefer == data.PreferLowest:
		return scaled
	case q.Prefer == data.PreferHighest:
		return -scaled
	case q.Prefer == data.PreferReporter(o.Org):
		return -1
	}
	return 0
}

func pinned(ds *data.Dataset, o data.Observation) int {
	for _, p := range ds.Pins {
		ok := p.Period == o.Period && p.Source == o.Source
		for dim, code := range p.Where {
			ok = ok && passes(ds, []data.Filter{{Dimension: dim, Codes: []string{code}}}, o)
		}
		if ok {
			return 1
		}
	}
	return 0
}

func reporterRank(ds *data.Dataset, o data.Observation) int {
	if r, ok := ds.Reporter(o.Org); ok {
		return r.Rank
	}
	return math.MaxInt
}

func sourceRank(ds *data.Dataset, o data.Observation) int {
	if i := slices.IndexFunc(ds.Sources, func(s data.Source) bool { return s.ID == o.Source }); i >= 0 {
		return i
	}
	return math.MaxInt
}

func firmness(o data.Observation) int {
	if o.Missing {
		return 5
	}
	for i, s := range []data.Status{data.StatusLowReliable, data.StatusForecast, data.StatusEstimate, data.StatusProvisional} {
		if o.Status.Has(s) {
			return 4 - i
		}
	}
	return 0
}

func published(o data.Observation) int64 {
	if o.Vintage.IsZero() {
		return math.MinInt64
	}
	return o.Vintage.Start().Unix()
}
