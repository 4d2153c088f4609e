package load

import "time"

// rate counts rows, and how many come a second.
type rate struct {
	rows  int
	bytes int64
	slots [8]int // rows of the last moments
	first time.Time
	at    int64 // the moment of the last row, in slots since 1970
}

// slot is a moment; the rate is that of all slots together.
const slot = 250 * time.Millisecond

// add says that n rows came at now.
func (r *rate) add(now time.Time, n int) {
	if r.turn(now); r.first.IsZero() {
		r.first = now
	}
	r.rows += n
	r.slots[r.at%int64(len(r.slots))] += n
}

// turn forgets the moments that have passed.
func (r *rate) turn(now time.Time) {
	at := now.UnixNano() / int64(slot)
	for i := max(r.at+1, at-int64(len(r.slots))+1); i <= at; i++ {
		r.slots[i%int64(len(r.slots))] = 0
	}
	r.at = max(r.at, at)
}

// perSecond is the number of rows a second until now.
func (r *rate) perSecond(now time.Time) int {
	r.turn(now)
	n := 0
	for _, x := range r.slots {
		n += x
	}
	over := min(time.Duration(len(r.slots))*slot, max(slot, now.Sub(r.first)))
	return int(float64(n) / over.Seconds())
}

// moves reports whether the rate was not zero when it was last asked for.
func (r *rate) moves() bool { return r.slots != [8]int{} }
