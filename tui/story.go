package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"accord/data"
	"accord/data/clean"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
)

// Notes says whether a reader may read what the scenes of a story say to the
// speaker alone.
type Notes uint8

// Who reads notes: nobody, a speaker who asks for them because others see the
// same screen, a speaker whose screen nobody else sees.
const (
	NotesNever Notes = iota
	NotesAsked
	NotesShown
)

// tells carries out what an action does to the story beside the view; false for
// any other action, and for one that only changes the view.
func (a *App) tells(act state.Action) (tea.Cmd, bool) {
	l := a.env.Lang
	switch act.Name {
	case state.NextScene, state.PrevScene, state.FirstScene, state.LastScene, state.ReturnScene, state.LeaveStory, state.OpenStory, state.PlayStory:
		n := a.screen().Scenes()
		switch {
		case n == 0:
			a.tell(l.T(lang.StoryNone))
			return nil, true
		case act.Name == state.PlayStory:
			a.notice = ""
			return a.play(), true
		case act.Name == state.NextScene && a.state.Scene == n:
			a.tell(l.T(lang.StoryLast))
			return nil, true
		}
	case state.ToggleNotes:
		a.notice = ""
		if a.opts.Notes == NotesNever {
			a.tell(l.T(lang.NotesNone))
			return nil, true
		}
		a.env.Notes = !a.env.Notes
		return nil, true
	case state.RecordScene:
		return a.record(), true
	}
	return nil, false
}

// record writes the view as a scene into the dataset, or copies it as one where
// the dataset cannot be written. The caption is what the view says of itself, in
// every language of the dataset that accord speaks.
func (a *App) record() tea.Cmd {
	write := a.opts.Record
	if write == nil {
		a.tell(a.env.Lang.T(lang.ExportNone))
		return nil
	}
	return a.given(func(e *panel.Env, st state.State) func() tea.Cmd {
		ds := e.Set.Dataset()
		s := data.Scene{View: ViewText(e, st), Caption: captions(e, st)}
		return func() tea.Cmd {
			return func() tea.Msg {
				at, text, err := write(ds, s)
				return recordedMsg{at, text, err}
			}
		}
	})
}

// captions are what a view says of itself in the languages of the dataset, in its
// first one where accord speaks none of them.
func captions(e *panel.Env, st state.State) data.Text {
	out, all := data.Text{}, e.Set.Dataset().Languages
	said := func(l *lang.Catalog) string {
		in := *e
		in.Lang = l
		return clean.Text(panel.Describe(&in, st)[0])
	}
	for _, tag := range lang.Tags() {
		if slices.Contains(all, string(tag)) {
			out[string(tag)] = said(lang.New(tag))
		}
	}
	if len(out) == 0 {
		out[all[0]] = said(e.Lang)
	}
	return out
}

// recordedMsg is the outcome of writing a scene into the dataset.
type recordedMsg struct {
	at, text string
	err      error
}

// recorded says in the footer where the scene stands, or why it does not. One
// that could not be written is copied.
func (a *App) recorded(m recordedMsg) tea.Cmd {
	switch {
	case m.err != nil:
		a.tell(a.env.Lang.F(lang.ExportFailed, oneLine(m.err.Error())))
	case m.at == "":
		a.tell(a.env.Lang.T(lang.StoryCopied))
		return toClipboard(m.text)
	default:
		a.tell(a.env.Lang.F(lang.StoryRecorded, clean.Text(m.at)))
	}
	return nil
}
