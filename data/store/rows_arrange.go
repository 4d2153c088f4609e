package store

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"accord/data"
)

// Arrange implements [data.Rows].
func (r *rows) Arrange(ctx context.Context, a data.Arrangement, progress func(share float64)) ([]uint32, error) {
	w := newWork(ctx, progress)
	tests := r.tests(w, a)
	by := (*rowColumn)(nil)
	if a.By != "" && r.has(a.By) {
		by = r.column(a.By)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	w.steps = len(tests) * r.n
	if by != nil {
		if w.steps += 2 * r.n; by.words == nil { // numbers are measured first, and sorted bucket by bucket
			w.steps += 2 * r.n
		}
	}
	var kept []uint32
	if len(tests) > 0 {
		kept = keep(w, r.n, tests)
	}
	if by == nil {
		return kept, ctx.Err()
	}
	n := r.n
	if len(tests) > 0 {
		n = len(kept)
	}
	out := make([]uint32, n)
	s := sorter{work: w, keys: by.keys, words: len(by.words)}
	s.sort(kept, out, arrangers())
	return out, ctx.Err()
}

// arrangers is how many cores arrange rows: one is left to whoever draws and
// listens to keys meanwhile. Where all are busy a key waits until the system takes
// one away from its work.
func arrangers() int { return max(1, runtime.GOMAXPROCS(0)-1) }

// batch is how many rows are looked at between two questions whether somebody
// still waits for the outcome: some tens of microseconds.
const batch = 4096

// work is how far an arrangement is, and whether it is still wanted.
type work struct {
	ctx      context.Context
	progress func(share float64)
	steps    int
	done     atomic.Int64
	next     atomic.Int64 // steps until something is said again
}

func newWork(ctx context.Context, progress func(share float64)) *work {
	return &work{ctx: ctx, progress: progress}
}

// did counts steps and says whether to go on.
func (w *work) did(steps int) bool {
	done := w.done.Add(int64(steps))
	if w.progress != nil && w.steps > 0 {
		if next := w.next.Load(); done >= next && w.next.CompareAndSwap(next, done+int64(w.steps/100)) {
			w.progress(min(1, float64(done)/float64(w.steps)))
		}
	}
	runtime.Gosched() // whoever draws meanwhile has little to do, and must not wait
	return w.ctx.Err() == nil
}

// parts calls f with n things divided among as many workers, each its number and
// its range, at once.
func parts(n, workers int, f func(worker, lo, hi int)) {
	if workers <= 1 {
		f(0, 0, n)
		return
	}
	var wg sync.WaitGroup
	for i := range workers {
		wg.Go(func() { f(i, n*i/workers, n*(i+1)/workers) })
	}
	wg.Wait()
}

// batches calls f with the rows from lo to hi, some at a time: those of list, or
// the numbers themselves where there is no list. It ends early when f says so.
func batches(list []uint32, lo, hi int, f func(at int, rows []uint32) bool) {
	var numbers []uint32
	if list == nil {
		numbers = make([]uint32, min(batch, hi-lo))
	}
	for at := lo; at < hi; at += batch {
		end := min(at+batch, hi)
		rows := numbers
		if list != nil {
			rows = list[at:end]
		} else {
			rows = numbers[:end-at]
			for i := range rows {
				rows[i] = uint32(at + i)
			}
		}
		if !f(at, rows) {
			return
		}
	}
}
