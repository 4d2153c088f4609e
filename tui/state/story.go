package state

// tell applies the actions of the story: they show a scene, or leave the story
// and keep its view. A scene is shown as it is told, whatever somebody looked
// at before; the state then knows its number, and so does everybody who follows.
func tell(s State, a Action, f Facts) State {
	n := f.Scenes()
	if n == 0 {
		return s
	}
	to := s.Scene
	switch a.Name {
	case NextScene:
		to = min(to+1, n)
	case PrevScene:
		if to = to - 1; to < 1 {
			return s
		}
	case FirstScene:
		to = 1
	case LastScene:
		to = n
	case GoToScene:
		if to = a.N + 1; to < 1 || to > n {
			return s
		}
	case LeaveStory:
		s.Scene = 0
		return s
	}
	if to < 1 || a.Name == NextScene && to == s.Scene { // the last one stays as it is
		return s
	}
	s = f.Scene(to - 1)
	s.Scene = to
	return s
}

// openStory lists the scenes, the present one selected.
func openStory(s State) State {
	s = goTo(s, Story)
	s.Sel[ListStory] = max(0, s.Scene-1)
	return s
}
