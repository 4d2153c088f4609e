package store

import (
	"slices"
	"time"

	"accord/data"
)

// calendar says how the periods of one frequency follow each other. Where
// every period is a regular one, a period is its number of steps and all
// periods between the first and the last are kept ready; where one is not (a
// range, a reporting year of its own), the number is a place in the list of
// those that occur, and nothing is filled in.
type calendar struct {
	regular bool
	first   int           // the step of ready[0]
	ready   []data.Period // nil when there would be too many
}

// readyMost is how many periods of one frequency are kept ready: forty years
// of days.
const readyMost = 15000

// setPeriods collects n periods and numbers them. It returns the place of each.
func (s *store) setPeriods(n int, of func(int) data.Period) []int32 {
	at := make(map[data.Period]int32, 64)
	for i := range n {
		if _, ok := at[of(i)]; !ok {
			at[of(i)] = 0
			s.periods = append(s.periods, of(i))
		}
	}
	slices.SortFunc(s.periods, data.Period.Compare)
	byFreq := map[data.Freq][]int{}
	for i, p := range s.periods {
		at[p] = int32(i)
		byFreq[p.Freq()] = append(byFreq[p.Freq()], i)
	}
	s.steps = make([]int, len(s.periods))
	s.calendar = make(map[data.Freq]calendar, len(byFreq))
	for f, places := range byFreq {
		s.calendar[f] = s.number(places)
	}
	places := make([]int32, n)
	for i := range places {
		places[i] = at[of(i)]
	}
	return places
}

// number gives the periods at places, all of one frequency, their steps.
func (s *store) number(places []int) calendar {
	c := calendar{regular: true}
	for _, i := range places {
		n, ok := step(s.periods[i])
		if !ok {
			c.regular = false
			break
		}
		s.steps[i] = n
	}
	if !c.regular {
		for _, i := range places {
			s.steps[i] = i
		}
		return c
	}
	c.first = s.steps[places[0]]
	last := s.steps[places[len(places)-1]]
	if last-c.first < readyMost {
		c.ready = run(s.periods[places[0]], last-c.first+1)
	}
	return c
}

// run is n periods in a row, from p on.
func run(p data.Period, n int) []data.Period {
	list := make([]data.Period, n)
	for i := range list {
		list[i] = p
		p = p.Shift(1)
	}
	return list
}

// between returns the periods of the steps from lo to hi. The result is shared
// and must not be written to.
func (s *store) between(f data.Freq, lo, hi int) []data.Period {
	c := s.calendar[f]
	if c.ready != nil {
		return slices.Clip(c.ready[lo-c.first : hi-c.first+1])
	}
	i := slices.IndexFunc(s.periods, func(p data.Period) bool { return p.Freq() == f })
	return run(s.periods[i].Shift(lo-s.steps[i]), hi-lo+1)
}

// step is the number of p on the calendar of its frequency; false when p is no
// regular period of it.
func step(p data.Period) (int, bool) {
	if p.Shift(0) != p {
		return 0, false
	}
	const day = int64(24 * time.Hour / time.Second)
	switch p.Freq() {
	case data.FreqDay:
		return int(floor(p.Start().Unix(), day)), true
	case data.FreqWeek:
		const monday = 4 * day // 1970-01-05
		t := p.Start().Unix() - monday
		return int(floor(t, 7*day)), t%(7*day) == 0
	}
	if n := p.Freq().PerYear(); n > 0 {
		return p.Year()*n + p.Within() - 1, true
	}
	return 0, false
}

// floor is a/b rounded down, also before 1970.
func floor(a, b int64) int64 {
	if a < 0 {
		return (a - b + 1) / b
	}
	return a / b
}
