package store

import (
	"slices"

	"accord/data"
)

// dict numbers the codes of one dimension in the order in which they are to be
// shown: as the dataset declares them, then the others by name.
type dict struct {
	id    string
	codes []string
	at    map[string]uint32
	total []bool // by code: it stands for the whole
}

// newDict numbers the codes of dimension d that are declared or occur.
func newDict(ds *data.Dataset, d int) dict {
	x := dict{id: ds.Dimensions[d].ID, at: map[string]uint32{}}
	for _, c := range ds.Codes(d) {
		x.add(c)
	}
	known := len(x.codes)
	for i := range ds.Observations {
		x.add(code(&ds.Observations[i], d))
	}
	slices.Sort(x.codes[known:])
	x.total = make([]bool, len(x.codes))
	for i, c := range x.codes {
		x.at[c] = uint32(i)
		x.total[i] = data.IsTotal(x.id, c)
	}
	return x
}

func (x *dict) add(c string) {
	if _, ok := x.at[c]; !ok {
		x.at[c] = uint32(len(x.codes))
		x.codes = append(x.codes, c)
	}
}

// code is the code of o on dimension d; "" where o says nothing.
func code(o *data.Observation, d int) string {
	if d < len(o.Dims) {
		return o.Dims[d]
	}
	return ""
}

// totals lists total codes from the one that says most to the one that says
// least. Rows that differ only in how they write the total are about the same
// thing, and the best of the codes that an indicator uses stands for them.
var totals = [...]string{data.FlowTurnover, "_T", "_Z", ""}

// canonical returns, by code of INDICATOR and dimension, the total code that
// stands for all.
func (s *store) canonical() [][]uint32 {
	best := make([][]uint32, len(s.dicts[s.ind].codes))
	width := len(s.dicts)
	seen := make([]uint8, len(best)*width) // bits: which of totals occur
	for i := range s.ds.Observations {
		o := &s.ds.Observations[i]
		ind := int(s.dicts[s.ind].at[code(o, s.ind)])
		for d := range width {
			if c := code(o, d); data.IsTotal(s.dicts[d].id, c) {
				seen[ind*width+d] |= 1 << slices.Index(totals[:], c)
			}
		}
	}
	for ind := range best {
		best[ind] = make([]uint32, width)
		for d := range width {
			for t := len(totals) - 1; t >= 0; t-- {
				if seen[ind*width+d]&(1<<t) != 0 {
					best[ind][d] = s.dicts[d].at[totals[t]]
				}
			}
		}
	}
	return best
}
