package grid

import "sync"

// Pool keeps sheets that are no longer drawn on for those that come next. The
// zero Pool is ready and safe for concurrent use; a nil one keeps nothing.
type Pool struct{ free sync.Pool }

// Get returns an empty sheet of w × h. [Grid.Free] gives it back.
func (p *Pool) Get(w, h int) *Grid {
	if p == nil {
		return New(w, h)
	}
	g, ok := p.free.Get().(*Grid)
	if n := w * h; !ok || cap(g.cells) < n || cap(g.cells) > 2*n {
		g = New(w, h) // one of a much larger window is left to the collector
	} else {
		g.W, g.H, g.cells = w, h, g.cells[:n]
		g.Clear()
	}
	g.pool = p
	return g
}

// Free gives a sheet back to its pool: nobody may use it any more. It does
// nothing for a sheet of no pool.
func (g *Grid) Free() {
	if p := g.pool; p != nil {
		g.pool, g.clusters = nil, nil
		p.free.Put(g)
	}
}
