package follow

import "time"

// Play is how far a story has come that goes on by itself, in whole seconds and
// tenths of a scene: what changes between two frames of it. The zero Play is a
// story that somebody tells.
type Play struct {
	On bool
	// Paused is true while it stands still because a key says so, Waiting while
	// somebody looks around.
	Paused, Waiting bool
	// Elapsed is how long it has been going on, Done how much of the present
	// scene, in tenths.
	Elapsed time.Duration
	Done    int
}
