package tui

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"accord/data"
	"accord/data/diag"
	"accord/tui/panel"
	"accord/tui/state"
)

// sceneKey is a scene of a dataset, from 0.
type sceneKey struct{ scene int }

// opened is the view of a scene, or why there is none.
type opened struct {
	state state.State
	err   error
}

// The window in which the views of scenes are read. What a view is does not
// depend on it.
const sceneWidth, sceneHeight = 120, 36

// scene reads the view of scene i of the dataset of e, from 0. One that cannot be
// opened is the view that the dataset starts with.
func scene(e *panel.Env, i int) opened {
	return panel.Kept(e.Set, sceneKey{i}, func() opened {
		st, err := readView(e, ViewFlags{line: e.Set.Dataset().Scenes[i].View, ofScene: true}, sceneWidth, sceneHeight)
		if err != nil {
			st = e.Set.Start()
		}
		return opened{st, err}
	})
}

// OpenScene is the view of scene n of the dataset of e, from 1, as it is told.
func OpenScene(e *panel.Env, n int) (state.State, error) {
	if all := len(e.Set.Dataset().Scenes); n < 1 || n > all {
		return e.Set.Start(), fmt.Errorf("there is no scene %d; the story has %s", n, upTo(all, "scene"))
	}
	x := scene(e, n-1)
	x.state.Scene = n
	return x.state, x.err
}

// CheckScenes lists the scenes of the dataset of e whose views cannot be opened.
func CheckScenes(e *panel.Env) (list diag.List) {
	for i, s := range e.Set.Dataset().Scenes {
		if s.View == "" { // which was told
			continue
		}
		if x := scene(e, i); x.err != nil {
			list = append(list, s.At.Errorf("view", "the view of the scene cannot be opened: %s", x.err))
		}
	}
	return list
}

// Scenes is how many scenes the dataset tells.
func (s Screen) Scenes() int { return len(s.Env.Set.Dataset().Scenes) }

// Scene is the view of a scene, from 0.
func (s Screen) Scene(i int) state.State { return scene(s.Env, i).state }

// moved reports whether somebody looks at something else than the scene of st
// shows.
func moved(e *panel.Env, st state.State) bool {
	if _, is := panel.Told(e, st); !is {
		return false
	}
	as := scene(e, st.Scene-1).state
	as.Scene = st.Scene
	return as != st
}

// sceneNamed is the number of the scene that is called so, from 1: by its number
// or its id.
func sceneNamed(ds *data.Dataset, name string) (int, error) {
	if len(ds.Scenes) == 0 {
		return 0, fmt.Errorf("--scene %s: the dataset tells no story; write scenes into its dataset.toml, each as [[scene]]", name)
	}
	if n, err := strconv.Atoi(name); err == nil {
		if n < 1 || n > len(ds.Scenes) {
			return 0, fmt.Errorf("--scene %d: the story has %s", n, upTo(len(ds.Scenes), "scene"))
		}
		return n, nil
	}
	var ids []string
	for _, s := range ds.Scenes {
		ids = append(ids, s.ID)
	}
	if i := slices.Index(ids, name); i >= 0 {
		return i + 1, nil
	}
	return 0, fmt.Errorf("--scene %s: no such scene%s", name, diag.Suggest(name, ids))
}

// told reads the view that v has as one text, or the view of the scene that v
// names, and returns with it the number of the scene, 0 where none is told. A
// view that is given counts more than that of the scene, and options beside
// either more than both.
func (v ViewFlags) told(e *panel.Env) (ViewFlags, int, error) {
	var err error
	for v.line != "" { // a view of a scene may hold another one, which is shorter
		if v, err = v.written(); err != nil {
			return v, 0, err
		}
	}
	switch {
	case v.scene == "":
		return v, 0, nil
	case v.ofScene:
		return v, 0, errors.New("--scene: a scene cannot tell another one; leave it out")
	}
	n, err := sceneNamed(e.Set.Dataset(), v.scene)
	if err != nil || v.whole {
		return v, n, err
	}
	if x := scene(e, n-1); x.err != nil {
		return v, n, fmt.Errorf("--scene %s: its view cannot be opened: %s", v.scene, x.err)
	}
	v.line = e.Set.Dataset().Scenes[n-1].View
	v, err = v.written()
	return v, n, err
}
