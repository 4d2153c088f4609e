// Package follow lets many look at what one of them shows. Somebody presents,
// others follow or look around on their own; what goes between them is a view
// and a pointer, never a picture, so that everybody keeps a terminal of their
// own.
//
// A [Hub] holds the latest view and nothing older. Each [Seat] has a bell with
// one stroke: whoever hears it takes what is true by then, and whoever does not
// listen costs the others nothing. The package knows no terminal and no clock.
package follow

import "accord/tui/state"

// View is what somebody presents. Views are comparable.
type View struct {
	State state.State
	// Pointer is where the presenter points.
	Pointer state.Pointer
	// Dataset is what the dataset is called where it is served, "" where there
	// is one only.
	Dataset string
	// Play is how far the story has come that the presenter lets go on by itself.
	Play Play
}

// Person is somebody who is here. Persons are comparable.
type Person struct {
	// ID tells persons apart, from 1; it is given once and never again. 0 is
	// nobody.
	ID int
	// Name is what the person is called. The hub adds a number where two would
	// have the same name.
	Name string
	// Role is what the person was let in as, a word of the server's; "" for none.
	Role string
	// MayPresent is true for who may begin to present without being handed it.
	MayPresent bool
	// Following is true for who wants to see what is presented, Driving for who
	// presents, and Offered for who is offered to.
	Following, Driving, Offered bool
	// W and H are the size of the person's window in cells, Lang is the tag of
	// their language, and Dataset what they look at.
	W, H          int
	Lang, Dataset string
}

// Roster is everybody who is here, in the order in which they came. It is
// shared and must not be changed.
type Roster struct {
	People []Person
	// Followers is how many follow the presenter.
	Followers int
}

// News is what is true for one seat. News are comparable.
type News struct {
	// Me is who has the seat.
	Me Person
	// On is true while there is a view to follow: somebody presents, or did so
	// until the connection was lost.
	On bool
	// View is the latest view, and Serial its number, which grows; a step of
	// its Play is no other view.
	View   View
	Serial uint64
	// Driver is who presents, nobody after a connection was lost; Lost is the
	// name of who did then.
	Driver Person
	Lost   string
	// Offered is who was offered the presentation and has not taken it yet:
	// Me, or for who presents anybody.
	Offered Person
	// CanTakeBack is true for who has handed the presentation over and may have
	// it back at any time.
	CanTakeBack bool
	// Roster is who is here; nil for a seat that does not watch and does not
	// present.
	Roster *Roster
}

// Follows reports whether the seat shows what is presented.
func (n News) Follows() bool { return n.On && n.Me.Following && !n.Me.Driving }

// Refusal is why something was not done.
type Refusal uint8

// Refusals.
const (
	Granted    Refusal = iota // it was done
	NotAllowed                // it takes the right to present
	Taken                     // somebody else presents
	NotDriving                // only who presents may do it
	Nobody                    // there is no such person, or it is oneself
)
