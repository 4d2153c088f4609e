package state

import (
	"testing"

	"accord/data"
)

// told is the view of scene n of three, as it is told.
func told(n int) State {
	s := facts{}.Scene(n - 1)
	s.Scene = n
	return s
}

func TestApplyTellsTheStory(t *testing.T) {
	three := func(f *facts) { f.scenes = 3; f.rows[ListStory] = 3 }
	away := told(2)
	away.Page, away.Sector, away.Cursor, away.Log = Projects, "energy", data.Year(2019), true
	left := away
	left.Scene = 0
	index := away
	index.Page, index.Sel[ListStory] = Story, 1
	third := index
	third.Sel[ListStory] = 2
	over := index
	over.Overlay = HelpOverlay
	reset := State{Page: Projects, Focus: away.Focus, Scene: 2}
	run(t, []step{
		{"the first", New(), Do(NextScene), told(1), three},
		{"the next", told(1), Do(NextScene), told(2), three},
		{"the next, from elsewhere", away, Do(NextScene), told(3), three},
		{"the last stays", told(3), Do(NextScene), told(3), three},
		{"before the first there is none", told(1), Do(PrevScene), told(1), three},
		{"none before the story", New(), Do(PrevScene), New(), three},
		{"back", told(3), Do(PrevScene), told(2), three},
		{"to the first", away, Do(FirstScene), told(1), three},
		{"to the last", New(), Do(LastScene), told(3), three},
		{"to one of them", New(), Action{Name: GoToScene, N: 1}, told(2), three},
		{"to none of them", told(1), Action{Name: GoToScene, N: 3}, told(1), three},
		{"to less than none", told(1), Action{Name: GoToScene, N: -1}, told(1), three},
		{"one key returns", away, Do(ReturnScene), told(2), three},
		{"there is nothing to return to", New(), Do(ReturnScene), New(), three},
		{"leave it, and keep the view", away, Do(LeaveStory), left, three},
		{"the view changes, the scene stays", told(2), Action{Name: GoTo, Text: "sources"}, func() State { s := told(2); s.Page = Sources; return s }(), three},
		{"the list of scenes", away, Do(OpenStory), index, three},
		{"another in it", index, Do(Down), third, three},
		{"which is shown", third, Do(Open), told(3), func(f *facts) { three(f); f.target = Action{Name: GoToScene, N: 2} }},
		{"back from the list", index, Do(Back), told(2), three},
		{"back from what lies over it", over, Do(Back), index, three},
		{"back from the list without a scene", at(Story), Do(Back), New(), three},
		{"reset does not leave it", away, Do(Reset), reset, three},
		{"no story", New(), Do(NextScene), New(), nil},
		{"no list of scenes", New(), Do(OpenStory), New(), nil},
	})
}

func at(p Page) State { return State{Page: p} }
