package store

import "accord/data"

// addUp writes the sums of facts to cells: of a part that has no row in a
// period, nothing is missing.
func (s *store) addUp(x axis, parts []int32, cells []data.Cell) {
	for _, i := range parts {
		for c := s.series[i].cells.lo; c < s.series[i].cells.hi; c++ {
			at := x.at(s.steps[s.cols.period[c]])
			switch {
			case at < 0:
			case cells[at].Claims == 0:
				cells[at] = s.cell(c)
			default:
				cells[at] = data.SumFacts(cells[at], s.cell(c), s.ds.Facts.AtLeast)
			}
		}
	}
}
