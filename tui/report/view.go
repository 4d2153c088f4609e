package report

import (
	"strings"

	"accord/data/clean"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/picture"
	"accord/tui/state"
)

// View is a view that is written down.
type View struct {
	Env   *panel.Env
	State state.State
	// Command is the command line that makes the same file again.
	Command string
}

// Title names the dataset and the page, or says the caption of the scene that is
// told.
func (v View) Title() string {
	e := v.seen()
	ds := e.Set.Dataset()
	name := panel.PageName(e, v.State)
	if s, is := panel.Told(e, v.State); is && v.State.Page != state.Story {
		name = panel.SceneText(e, s.Caption)
	}
	if t := ds.Title.In(string(e.Lang.Tag()), ds.Languages...); t != "" {
		name = t + " · " + name
	}
	return clean.Text(name)
}

// scene says which scene is told, "" for none.
func (v View) scene() string {
	e := v.seen()
	s, is := panel.Told(e, v.State)
	if !is {
		return ""
	}
	return e.Lang.F(lang.SayScene, v.State.Scene, len(e.Set.Dataset().Scenes), panel.SceneText(e, s.Caption))
}

// Sentences say what the view shows under the cursor: that of the page, on the
// overview the key figures and a line a panel.
func (v View) Sentences() []string {
	e, st := v.seen(), v.State
	out := panel.Describe(e, st)
	if st.Page == state.Overview {
		for i, p := range e.Set.Places() {
			name, _ := e.Set.Panel(p).Title(e, st)
			out[i] = name + ". " + out[i]
		}
		out = append(panel.FigureLines(e, st), out...)
	}
	if s := v.scene(); s != "" {
		out = append([]string{s}, out...)
	}
	for i, s := range out {
		out[i] = clean.Text(s)
	}
	return out
}

// Citations are the sources of what is shown, a line each.
func (v View) Citations() []string {
	e := v.seen()
	return panel.Citations(e, panel.SourcesOn(e, v.State))
}

// cited are the same sources by their parts.
func (v View) cited() []panel.Citation {
	e := v.seen()
	return panel.Cite(e, panel.SourcesOn(e, v.State))
}

// About is what a picture of the view says of itself.
func (v View) About() picture.About {
	return picture.About{
		Title:       v.Title(),
		Description: strings.Join(v.Sentences(), "\n"),
		Command:     clean.Text(v.Command),
		Sources:     strings.Join(v.Citations(), "\n"),
		Lang:        string(v.Env.Lang.Tag()),
	}
}

// seen is the environment as of the date that the state looks from.
func (v View) seen() *panel.Env { return v.Env.Seen(v.State) }
