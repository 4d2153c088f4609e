package store

import (
	"cmp"
	"slices"

	"accord/data"
)

// sorting is what New needs of every observation and forgets afterwards.
type sorting struct {
	codes  []uint32 // width codes an observation
	width  int
	period []int32
	freq   []uint8 // place in data.Freqs
	ranks  []rank
}

func (s *store) build() {
	s.dicts = make([]dict, len(s.ds.Dimensions))
	for d := range s.dicts {
		s.dicts[d] = newDict(s.ds, d)
	}
	if s.ind < 0 {
		return
	}
	s.spans = make([]span, len(s.dicts[s.ind].codes))
	by := s.encode()
	s.rows = make([]int32, len(s.ds.Observations))
	for i := range s.rows {
		s.rows[i] = int32(i)
	}
	slices.SortFunc(s.rows, func(a, b int32) int {
		if c := by.line(s.ind, a, b); c != 0 {
			return c
		}
		if c := cmp.Compare(by.period[a], by.period[b]); c != 0 {
			return c
		}
		c, _ := by.ranks[a].compare(by.ranks[b])
		return cmp.Or(c, cmp.Compare(a, b))
	})
	s.rules = make([]rule, len(s.rows))
	s.cols.grow(len(s.rows))
	for lo := 0; lo < len(s.rows); {
		hi := lo + 1
		for hi < len(s.rows) && by.line(s.ind, s.rows[lo], s.rows[hi]) == 0 {
			hi++
		}
		s.addSeries(by, lo, hi)
		lo = hi
	}
}

// encode turns the observations into numbers.
func (s *store) encode() sorting {
	obs, width := s.ds.Observations, len(s.dicts)
	by := sorting{
		codes: make([]uint32, len(obs)*width), width: width, period: s.setPeriods(len(obs), func(i int) data.Period { return obs[i].Period }),
		freq: make([]uint8, len(obs)), ranks: make([]rank, len(obs)),
	}
	best, r := s.canonical(), newRanker(s.ds)
	freqs := data.Freqs()
	for i := range obs {
		o := &obs[i]
		canon := best[s.dicts[s.ind].at[code(o, s.ind)]]
		for d := range width {
			c := s.dicts[d].at[code(o, d)]
			if s.dicts[d].total[c] {
				c = canon[d]
			}
			by.codes[i*width+d] = c
		}
		by.freq[i] = uint8(slices.Index(freqs, o.Period.Freq()))
		by.ranks[i] = r.of(o)
	}
	return by
}

func (by *sorting) of(i int32) []uint32 { return by.codes[int(i)*by.width:][:by.width:by.width] }

// rank is the rank of observation i.
func (by *sorting) rank(i int32) *rank { return &by.ranks[i] }

// line orders observations by the series that they belong to.
func (by *sorting) line(ind int, a, b int32) int {
	x, y := by.of(a), by.of(b)
	if c := cmp.Compare(x[ind], y[ind]); c != 0 {
		return c
	}
	if c := cmp.Compare(by.freq[a], by.freq[b]); c != 0 {
		return c
	}
	return slices.Compare(x, y)
}

// addSeries appends the series that stands at rows lo to hi.
func (s *store) addSeries(by sorting, lo, hi int) {
	first := &s.ds.Observations[s.rows[lo]]
	line := series{codes: by.of(s.rows[lo]), freq: first.Period.Freq(), cells: span{lo: len(s.cols.value)}}
	id := s.dicts[s.ind].codes[line.codes[s.ind]]
	indicator, known := s.ds.Indicator(id)
	if !known {
		indicator.Unit = first.Unit
	}
	for lo < hi {
		end := lo + 1
		for end < hi && by.period[s.rows[lo]] == by.period[s.rows[end]] {
			end++
		}
		if unit := s.addCell(by.rank, by.period[s.rows[lo]], span{lo, end}, indicator); unit != "" {
			line.foreign = unit
		}
		lo = end
	}
	line.cells.hi = len(s.cols.value)
	own := &s.spans[line.codes[s.ind]]
	if own.hi == 0 {
		own.lo = len(s.series)
	}
	s.series = append(s.series, line)
	own.hi = len(s.series)
}

// grow makes room for n cells.
func (c *columns) grow(n int) {
	c.period = make([]int32, 0, n)
	c.value = make([]float64, 0, n)
	c.low = make([]float64, 0, n)
	c.high = make([]float64, 0, n)
	c.decimals = make([]int16, 0, n)
	c.bound = make([]data.Bound, 0, n)
	c.status = make([]data.Status, 0, n)
	c.why, c.lacks = make([]string, 0, n), make([]bool, 0, n)
	c.org = make([]string, 0, n)
	c.sources = make([][]string, 0, n)
	c.rows = make([]span, 0, n)
}
