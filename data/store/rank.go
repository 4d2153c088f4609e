package store

import (
	"cmp"
	"math"

	"accord/data"
)

// rule is why one claim is preferred to the next.
type rule uint8

// Rules, in the order in which they are asked.
const (
	byNothing rule = iota
	byChoice
	byPin
	byReporter
	byStatus
	byVintage
	bySource
	byOrder
	alone
)

// String is the fixed word of data.Claim.Why; for byChoice, data.Preference has
// it.
func (r rule) String() string {
	return [...]string{"", "preference", "pinned", "reporter", "status", "vintage", "source", "order", "only"}[r]
}

// rank is everything that the preference between claims of one cell asks of
// one of them; the smaller value is preferred.
type rank struct {
	choice   float64 // what the query prefers, before all else; 0 when nothing
	unpinned int8
	reporter int
	status   int8
	vintage  int64 // minus the date: the newest first
	source   int
}

// compare orders two claims and names the rule that decides; byNothing when
// only their order in the file is left.
func (a rank) compare(b rank) (int, rule) {
	if c := cmp.Compare(a.choice, b.choice); c != 0 {
		return c, byChoice
	}
	if c := cmp.Compare(a.unpinned, b.unpinned); c != 0 {
		return c, byPin
	}
	if c := cmp.Compare(a.reporter, b.reporter); c != 0 {
		return c, byReporter
	}
	if c := cmp.Compare(a.status, b.status); c != 0 {
		return c, byStatus
	}
	if c := cmp.Compare(a.vintage, b.vintage); c != 0 {
		return c, byVintage
	}
	return cmp.Compare(a.source, b.source), bySource
}

// ranker knows the dataset's order of reporters and sources.
type ranker struct {
	ds        *data.Dataset
	reporters map[string]int
	sources   map[string]int
	pinned    map[pinned]bool // periods and sources that pins name
}

// pinned is what is looked up before the dimensions of a pin are compared.
type pinned struct {
	period data.Period
	source string
}

func newRanker(ds *data.Dataset) ranker {
	r := ranker{
		ds: ds, reporters: make(map[string]int, len(ds.Reporters)), sources: make(map[string]int, len(ds.Sources)),
		pinned: make(map[pinned]bool, len(ds.Pins)),
	}
	for _, p := range ds.Pins {
		r.pinned[pinned{p.Period, p.Source}] = true
	}
	for _, x := range ds.Reporters {
		r.reporters[x.ID] = x.Rank
	}
	for i, x := range ds.Sources {
		r.sources[x.ID] = i
	}
	return r
}

// of is the rank of o.
func (r ranker) of(o *data.Observation) rank {
	k := rank{unpinned: 1, reporter: math.MaxInt, status: statusRank(o), vintage: math.MaxInt64, source: math.MaxInt}
	if r.pinned[pinned{o.Period, o.Source}] {
		if _, ok := pin(r.ds, o); ok {
			k.unpinned = 0
		}
	}
	if n, ok := r.reporters[o.Org]; ok {
		k.reporter = n
	}
	if !o.Vintage.IsZero() {
		k.vintage = -o.Vintage.Start().Unix()
	}
	if n, ok := r.sources[o.Source]; ok {
		k.source = n
	}
	return k
}

// statusRank orders claims by how firm they are; flags that say nothing about
// that count as normal.
func statusRank(o *data.Observation) int8 {
	switch s := o.Status; {
	case o.Missing || s.Missing():
		return 5
	case s.Has(data.StatusLowReliable | data.StatusUnvalidated):
		return 4
	case s.Has(data.StatusForecast):
		return 3
	case s.Has(data.StatusEstimate | data.StatusImputed):
		return 2
	case s.Has(data.StatusProvisional):
		return 1
	}
	return 0
}

// pin is the first pin of the dataset that names o.
func pin(ds *data.Dataset, o *data.Observation) (data.Pin, bool) {
	for _, p := range ds.Pins {
		if p.Period == o.Period && p.Source == o.Source && matches(ds, p.Where, o) {
			return p, true
		}
	}
	return data.Pin{}, false
}

// matches reports whether o has every code of where; total codes match each
// other.
func matches(ds *data.Dataset, where map[string]string, o *data.Observation) bool {
	for dim, want := range where {
		d := ds.DimIndex(dim)
		if d < 0 {
			return false
		}
		got := code(o, d)
		if got != want && !(data.IsTotal(dim, got) && data.IsTotal(dim, want)) {
			return false
		}
	}
	return true
}
