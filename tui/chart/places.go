package chart

import (
	"math"
	"sort"
)

// places are the centre columns of the slots of a chart, ascending: equal steps
// over a plot, which need no list however many there are, or a list.
type places struct {
	n           int
	list        []int // nil for equal steps
	left, width int
	start, step float64
}

func listed(xs []int) places { return places{n: len(xs), list: xs} }

// at is the centre column of slot i.
func (p places) at(i int) int {
	if p.list != nil {
		return p.list[i]
	}
	x := int(math.Round(p.start + float64(i)*p.step))
	return p.left + min(max(x, 0), p.width-1)
}

// after is the first slot from i on whose column is beyond that of i.
func (p places) after(i int) int {
	x := p.at(i)
	return i + sort.Search(p.n-i, func(k int) bool { return p.at(i+k) > x })
}

// near is the slot nearest to a column; there is at least one slot.
func (p places) near(x int) int {
	i := sort.Search(p.n, func(k int) bool { return p.at(k) >= x })
	if i == p.n || i > 0 && x-p.at(i-1) <= p.at(i)-x {
		i--
	}
	return i
}
