package data

import (
	"context"
	"time"
)

// Fault is why an engine on another machine has given no answer. Its text says
// what happened and what to do; nothing secret is in it.
type Fault struct {
	// Reason is one of the Fault constants.
	Reason string
	// Engine is where it happened, as an address without user and password:
	// postgres://db.example.org/stats.
	Engine string
	// Message says what happened and what to do, in English and in one line.
	Message string
	// Limit is, of FaultLimit, how many rows an answer may have by what accord was
	// told; 0 where the engine has a limit of its own.
	Limit int
	// Retry is when it makes sense to ask again; zero where asking again changes
	// nothing, because something has to be mended first.
	Retry time.Time
}

// Reasons of a [Fault], in fixed words.
const (
	FaultUnreachable = "unreachable"           // nobody answers at the address
	FaultLost        = "connection lost"       // the engine went away in mid-question
	FaultShard       = "a shard is down"       // a part of a cluster has no answer
	FaultBusy        = "too busy"              // it takes no more connections or has no memory for it
	FaultSlow        = "too slow"              // the answer took longer than the limit
	FaultDenied      = "access denied"         // password, certificate or rights
	FaultMissing     = "not there"             // a database, table or column that does not exist
	FaultType        = "types do not fit"      // a column holds something else than is said of it
	FaultLimit       = "too many rows"         // the answer has more rows than the limit
	FaultRefused     = "refused"               // the engine refuses the question for another reason
	FaultMisread     = "answer not understood" // it is not what such an engine answers
)

// Error is where it happened and the message.
func (f *Fault) Error() string { return f.Engine + ": " + f.Message }

// Temporary reports whether asking again can help without anything being mended.
func (f *Fault) Temporary() bool { return !f.Retry.IsZero() }

// Remote is a [Grouper] on another machine.
type Remote interface {
	Grouper
	// Standing is how things stand now; it asks nobody.
	Standing() Standing
	// Fresh is how long an answer is taken for what the engine would still say.
	Fresh() time.Duration
	// Forget makes the next questions go to the engine: answers that are kept
	// are not given again, and a pause after a fault ends.
	Forget()
	// Changed reports whether codes or the first or last period have come or gone
	// since the engine was first asked what there is. It asks as whoever asks for
	// figures does, and so nothing besides them.
	Changed(ctx context.Context) (bool, error)
}

// Standing is how things stand with an engine on another machine.
type Standing struct {
	// Engine is its address without user and password.
	Engine string
	// AsOf is when the engine gave the oldest of the answers that are still given
	// again to whoever asks the same; zero when there is none.
	AsOf time.Time
	// Fault is why the last question has no answer; nil when it has one.
	Fault *Fault
}

// StandingOf is how things stand with g, and whether it is on another machine.
func StandingOf(g Grouper) (Standing, bool) {
	if r, ok := g.(Remote); ok {
		return r.Standing(), true
	}
	return Standing{}, false
}
