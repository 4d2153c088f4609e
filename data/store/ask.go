package store

import (
	"fmt"
	"math"
	"time"

	"accord/data"
	"accord/data/diag"
)

// asked is a query in the store's numbers.
type asked struct {
	indicator data.Indicator
	own       span     // the series of the indicator
	filters   []filter // all must hold
	by        []int    // dimensions that series are told apart by
	window    data.Period
}

// filter keeps series by their code on one dimension.
type filter struct {
	dim  int
	keep []bool // by code
}

// understand looks up what q names.
func (s *store) understand(q data.Query) (asked, error) {
	var a asked
	var known bool
	if a.indicator, known = s.ds.Indicator(q.Indicator); !known {
		ids := make([]string, len(s.ds.Indicators))
		for i, x := range s.ds.Indicators {
			ids[i] = x.ID
		}
		return a, unknown("indicator", q.Indicator, ids)
	}
	if s.ind >= 0 {
		a.own = s.spans[s.dicts[s.ind].at[q.Indicator]]
	}
	for _, f := range q.Where {
		d, err := s.dimension(f.Dimension)
		if err != nil {
			return a, err
		}
		a.filters = append(a.filters, s.dicts[d].filter(d, f.Codes))
	}
	for _, id := range q.By {
		d, err := s.dimension(id)
		if err != nil {
			return a, err
		}
		a.by = append(a.by, d)
	}
	if err := data.CheckTransform(q.Transform, q.Base, q.Window); err != nil {
		return a, err
	}
	a.window = window(q.From, q.To)
	return a, nil
}

// dimension is the place of dimension id.
func (s *store) dimension(id string) (int, error) {
	if id == data.TimePeriod {
		return 0, fmt.Errorf("%w: %s is no dimension to filter or group by; periods are the columns, and From and To choose them", data.ErrQuery, id)
	}
	if d := s.ds.DimIndex(id); d >= 0 {
		return d, nil
	}
	ids := make([]string, len(s.dicts))
	for i := range s.dicts {
		ids[i] = s.dicts[i].id
	}
	return 0, unknown("dimension", id, ids)
}

// unknown is the error for a name that is not in known.
func unknown(kind, name string, known []string) error {
	return fmt.Errorf("%w: no %s %q%s", data.ErrQuery, kind, name, diag.Suggest(name, known))
}

// filter keeps codes; a total code keeps every total code.
func (x *dict) filter(d int, codes []string) filter {
	f := filter{dim: d, keep: make([]bool, len(x.codes))}
	for _, c := range codes {
		if i, ok := x.at[c]; ok {
			f.keep[i] = true
		}
		if data.IsTotal(x.id, c) {
			for i, total := range x.total {
				f.keep[i] = f.keep[i] || total
			}
		}
	}
	return f
}

// window is the span from the start of from to the end of to; zero is open.
func window(from, to data.Period) data.Period {
	start, end := time.Unix(math.MinInt64/4, 0), time.Unix(math.MaxInt64/4, 0)
	if !from.IsZero() {
		start = from.Start()
	}
	if !to.IsZero() {
		end = to.End()
	}
	return data.NewPeriod(data.FreqRange, start, end)
}
