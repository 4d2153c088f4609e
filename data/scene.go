package data

import (
	"maps"
	"time"

	"accord/data/diag"
)

// Scene is one step of the story that a dataset tells: a view and what is said
// about it.
type Scene struct {
	// ID is of a-z, 0-9 and hyphens, and no other scene has it. Where the
	// dataset states none it is made of the caption.
	ID string
	// View is the view as options of the command line: --page trade --cursor 2014.
	// Whether it can be opened is for the screen to say.
	View string
	// Caption is what everybody reads, Notes what the speaker reads; Notes are
	// nil where there are none.
	Caption, Notes Text
	// Dwell is how long the scene stays where the story is played by itself;
	// 0 is as long as the others.
	Dwell time.Duration
	// At is where the view stands in the file.
	At diag.Mark
}

// same reports whether s and t are one scene, wherever they stand.
func (s Scene) same(t Scene) bool {
	return s.ID == t.ID && s.View == t.View && s.Dwell == t.Dwell && maps.Equal(s.Caption, t.Caption) && maps.Equal(s.Notes, t.Notes)
}

// The shortest and the longest time that a scene can stay: below it nobody reads
// a caption, above it nobody waits.
const (
	MinDwell = time.Second
	MaxDwell = time.Hour
)
