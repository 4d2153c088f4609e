package tui

import (
	"context"
	"time"

	"accord/data"
	"accord/data/diag"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// Options are what an App starts with.
type Options struct {
	Dataset *data.Dataset
	// Name is what the user called the dataset, "" for the bundled one.
	Name     string
	Problems diag.List
	// Set is the panels of the dataset where they are made already; nil where
	// they are not.
	Set *panel.Set
	// Flow is how much has come of the dataset, where it is a stream.
	Flow data.Flow
	// Polling is as in [Update].
	Polling bool
	// Feed is where newer states of the dataset come from; nil where there
	// will be none.
	Feed Feed
	// ID is what the dataset is called where several are served, Open opens
	// another of them, false where there is none of that name; nil where there
	// is no other. Close is as in [Shown].
	ID    string
	Open  func(id string) (Shown, bool)
	Close func()
	// Shelf lists the datasets that are served, nil where there is one only.
	// With Choose it is what the reader sees first, unless somebody presents.
	Shelf  func() []panel.OnShelf
	Choose bool
	// Stage is the reader's seat among others; nil for who is alone. Where says
	// how others can look, "" where that is known.
	Stage Stage
	Where string
	Keys  *Keys
	// Theme is a theme's name, "auto" or "" to ask the terminal.
	Theme  theme.Name
	Lang   lang.Tag
	Glyphs theme.GlyphName
	Mouse  bool
	State  state.State
	// Export writes files under one name without an ending that is free for all
	// of them, and returns the path of the first; nil where no file may be
	// written, as for somebody who looks from another machine.
	Export func(name string, files []File) (string, error)
	// Play is how long a scene stays that does not say, where the story goes on
	// by itself from the start; 0 where somebody tells it.
	Play time.Duration
	// Notes says whether the reader is the speaker.
	Notes Notes
	// Record writes a scene into the dataset and returns where it stands, or the
	// scene as a text to be copied where nothing can be written; nil where neither
	// is possible.
	Record func(*data.Dataset, data.Scene) (at, text string, err error)
	// Pool is where the sheets that frames are drawn on come from, Sheets keeps
	// parts of frames; readers may share both. Nil are ones of its own.
	Pool   *grid.Pool
	Sheets *Sheets
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Context is that of everything that is asked for the app; nil is never done.
	Context context.Context
}

// Auto is the theme that follows the terminal's background.
const Auto theme.Name = "auto"
