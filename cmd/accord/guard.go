package main

import (
	"sync"

	tea "charm.land/bubbletea/v2"
)

// guard is a model around another one. It catches the other's panics, so that
// the program ends as it does when somebody leaves it: the terminal is given
// back, and nothing is printed over it.
type guard struct {
	model tea.Model
	view  tea.View // the last one that could be drawn
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
	r := recover()
	if r == nil {
		return
	}
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
	g.model, cmd = g.model.Update(msg)
	return m, g.watch(cmd)
}

// View draws the other model; after a panic the last frame stays.
func (g *guard) View() (v tea.View) {
	defer func() { v = g.view }()
	defer g.catch()
	if g.crashed() == nil {
		g.view = g.model.View()
	}
	return v
}

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
