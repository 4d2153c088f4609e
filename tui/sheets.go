package tui

import (
	"sync"

	"accord/data"
	"accord/data/ask"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/panel"
	"accord/tui/state"
	"accord/tui/theme"
)

// Sheets keeps parts of frames that were drawn, so that a key redraws only
// what it changes. Cells hold what they mean and not what they look like:
// sessions with different themes share sheets. The zero Sheets is ready and
// safe for concurrent use; a nil one keeps nothing.
type Sheets struct {
	mu   sync.Mutex
	kept map[sheetKey]sheet
}

// sheet is a part of a frame and where things lie in it.
type sheet struct {
	grid  *grid.Grid
	zones panel.Zones
	heard ask.Heard
}

// part says which part of a frame a sheet is.
type part uint8

const (
	partStrip part = iota
	partPanel      // and the number of the panel
)

// sheetKey is everything that the picture of a part depends on.
type sheetKey struct {
	part            part
	w, h            int
	set             *panel.Set // bound to no question
	state           state.State
	lang            lang.Tag
	glyphs          theme.GlyphName
	now             data.Period
	focused, zoomed bool
}

func (in Input) sheetKey(p part, r grid.Rect) sheetKey {
	return sheetKey{part: p, w: r.W, h: r.H, set: in.Env.Set.Root(), lang: in.Env.Lang.Tag(), glyphs: in.Env.Glyphs.Name, now: in.Env.Now}
}

// maxSheets bounds what is kept; one sheet is at most as large as a window.
const maxSheets = 64

// get returns the sheet of k, drawing it with set when it is not kept. A kept
// sheet is never drawn on again; one that lacks answers is not kept.
func (s *Sheets) get(set *panel.Set, k sheetKey, draw func() sheet) sheet {
	if s == nil {
		return draw()
	}
	s.mu.Lock()
	sh, ok := s.kept[k]
	s.mu.Unlock()
	if ok {
		set.Note(sh.heard)
		return sh
	}
	heard := set.During(func() { sh = draw() })
	if heard.Lacking {
		return sh
	}
	sh.heard = heard
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept == nil || len(s.kept) >= maxSheets {
		s.kept = map[sheetKey]sheet{}
	}
	s.kept[k] = sh
	return sh
}
