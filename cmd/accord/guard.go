package main

import (
	"sync"

	tea "charm.land/bubbletea/v2"

	"accord/tui"
	"accord/tui/term"
)

// guard is a model around another one. It catches the other's panics, so that
// the program ends as it does when somebody leaves it: the terminal is given
// back, and nothing is printed over it.
type guard struct {
	model tui.Model
	frame term.Frame // the last one that could be drawn
	quit  func()
	w, h  int

	mu    sync.Mutex
	first *crash
}

// crashed is the first panic, nil when there was none.
func (g *guard) crashed() *crash {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.first
}

// catch keeps a panic and ends the program. It is deferred.
func (g *guard) catch() {
	if r := recover(); r != nil {
		g.broken(r)
	}
}

// broken keeps the value of a panic and ends the program. It is called where the
// panic is recovered.
func (g *guard) broken(r any) {
	x := newCrash(r, g.w, g.h)
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.first == nil {
		g.first = &x
		go g.quit() // it waits for the loop, and we may be in it
	}
}

// Init starts the other model.
func (g *guard) Init() (cmd tea.Cmd) {
	defer g.catch()
	return g.watch(g.model.Init())
}

// Update hands msg on.
func (g *guard) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	defer g.catch()
	m = g
	if s, ok := msg.(tea.WindowSizeMsg); ok {
		g.w, g.h = s.Width, s.Height
	}
	if g.crashed() != nil {
		return m, nil
	}
	next, cmd := g.model.Update(msg)
	g.model = next.(tui.Model)
	return m, g.watch(cmd)
}

// Frame draws the other model; after a panic the last frame stays.
func (g *guard) Frame() (f term.Frame) {
	defer func() { f = g.frame }()
	defer g.catch()
	if g.crashed() == nil {
		g.frame = g.model.Frame()
	}
	return f
}

// View implements [tea.Model]; frames are drawn as cells.
func (g *guard) View() tea.View { return tea.View{} }

// watch catches the panics of a command, and of those that it gives.
func (g *guard) watch(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer g.catch()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = g.watch(batch[i])
			}
		}
		return msg
	}
}
