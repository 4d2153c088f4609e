package panel

import (
	"sync"

	"accord/data/ask"
	"accord/tui/chart"
	"accord/tui/grid"
	"accord/tui/lang"
	"accord/tui/theme"
)

// memo keeps what was made for a key. The zero memo is ready and safe for
// concurrent use.
type memo struct {
	mu   sync.Mutex
	kept map[any]memory
}

// memory is what was made, and what is known of the answers that it is made of.
type memory struct {
	made  any
	heard ask.Heard
}

// What is kept is bounded: a few hundred views are all that people look at in
// one sitting, and a picture is as large as a window.
const (
	maxMemo     = 1024
	maxPictures = 64
	mostCells   = 400 * 120 // of a picture that is kept
)

// memoised returns what build calculated for key the first time. Keys are
// comparable values of a type of their own.
func memoised[T any](s *Set, key any, build func() T) T {
	return recall(s, &s.memo, maxMemo, key, build)
}

// Kept is memoised for what others make of a dataset.
func Kept[T any](s *Set, key any, build func() T) T { return memoised(s, key, build) }

// recall returns what m keeps for key, else what build makes. What is made of
// answers that are lacking is not kept, and nothing is of a store that takes
// time while nobody notes what it says.
func recall[T any](s *Set, m *memo, most int, key any, build func() T) T {
	m.mu.Lock()
	x, ok := m.kept[key]
	m.mu.Unlock()
	if ok {
		s.q.Note(x.heard)
		return x.made.(T)
	}
	var made T
	heard := s.q.During(func() { made = build() })
	if heard.Lacking || s.q == nil && s.desk != nil {
		return made
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil || len(m.kept) >= most {
		m.kept = map[any]memory{}
	}
	m.kept[key] = memory{made, heard}
	return made
}

// picture is what does not move with a cursor or a selection, on a sheet where
// it stands at its place in the window, and the charts in it.
type picture struct {
	sheet  *grid.Grid
	charts []chart.Geometry
}

// pictureKey is what a picture depends on besides the dataset: what is drawn,
// where, in which language and with which shapes.
type pictureKey struct {
	what   any
	r      grid.Rect
	tag    lang.Tag
	glyphs theme.GlyphName
}

// pictured draws in r on g what draw made of what the first time, and returns
// the charts in it.
func pictured(g *grid.Grid, r grid.Rect, e *Env, what any, draw func(*grid.Grid) []chart.Geometry) []chart.Geometry {
	if (r.X+r.W)*(r.Y+r.H) > mostCells {
		defer g.Clip(r)()
		return draw(g)
	}
	p := recall(e.Set, &e.Set.pictures, maxPictures, pictureKey{what, r, e.Lang.Tag(), e.Glyphs.Name}, func() picture {
		sheet := grid.New(r.X+r.W, r.Y+r.H)
		return picture{sheet, draw(sheet)}
	})
	defer g.Clip(r)()
	g.Blit(0, 0, p.sheet)
	return p.charts
}
