package tui

import (
	"cmp"
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
	// Cells is how many cells are kept at most; 0 is as many as one reader has a
	// use for.
	Cells int

	mu    sync.Mutex
	kept  map[sheetKey]sheet
	cells int // of kept
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

// ownCells is the bound for one reader: 2 MB.
const ownCells = 1 << 18

// Forget drops what was drawn of a set that is no longer shown.
func (s *Sheets) Forget(set *panel.Set) {
	if s == nil {
		return
	}
	set = set.Root()
	s.mu.Lock()
	defer s.mu.Unlock()
	for k := range s.kept {
		if k.set == set {
			s.drop(k)
		}
	}
}

func (s *Sheets) drop(k sheetKey) {
	s.cells -= k.w * k.h
	delete(s.kept, k)
}

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
	if s.kept == nil {
		s.kept = map[sheetKey]sheet{}
	}
	if _, ok := s.kept[k]; !ok {
		s.cells += k.w * k.h
	}
	s.kept[k] = sh
	most := cmp.Or(s.Cells, ownCells)
	for old := range s.kept { // in no order: what is needed is soon kept again
		if s.cells <= most {
			break
		}
		s.drop(old)
	}
	return sh
}
