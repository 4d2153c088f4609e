package ask

import (
	"errors"
	"time"

	"accord/data"
)

// ErrLacking is what a store says whose answer is not at hand.
var ErrLacking = errors.New("the answer is not at hand")

// Heard is what is known of the answers that something was made of.
type Heard struct {
	// At is when the oldest of them was asked for; zero where none took time.
	At time.Time
	// Lacking is true where one is not at hand, so that what was made of them is
	// not to be kept.
	Lacking bool
}

// With is what is known of the answers of h and of o.
func (h Heard) With(o Heard) Heard {
	if h.At.IsZero() || !o.At.IsZero() && o.At.Before(h.At) {
		h.At = o.At
	}
	h.Lacking = h.Lacking || o.Lacking
	return h
}

// IsAnswer reports whether err is about what was asked, and would be the answer
// to the same question again. Anything else is about the asking: a store that
// cannot be reached, or a wait that was cut off. That an answer would be too long is one.
func IsAnswer(err error) bool {
	if f := (*data.Fault)(nil); errors.As(err, &f) {
		return f.Reason == data.FaultLimit
	}
	return err == nil || errors.Is(err, data.ErrQuery) || errors.Is(err, data.ErrUnit)
}

// IsTemporary reports whether the same question may be answered a while later
// although err was the outcome now: it, or what it wraps, says so of itself.
func IsTemporary(err error) bool {
	var x interface{ Temporary() bool }
	return errors.As(err, &x) && x.Temporary()
}

// Pauses between one try and the next: each is twice the one before.
const (
	firstPause   = time.Second
	shortPause   = 100 * time.Millisecond
	longestPause = time.Minute
)

// PauseAfter is how long to wait before another try: longer the more failures in a
// row there were before this one, up to a minute, and not less than the store says.
func PauseAfter(fails int, err error) time.Duration {
	pause := firstPause << min(fails, 10)
	if f := (*data.Fault)(nil); errors.As(err, &f) {
		pause = time.Until(f.Retry)
		if fails > 0 { // a store that is made anew each time begins anew as well
			pause = max(pause, firstPause<<min(fails, 10))
		}
	}
	return min(max(pause, shortPause), longestPause)
}
