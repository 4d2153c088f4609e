package warehouse

import (
	"sync"
	"time"

	"github.com/cenkalti/backoff/v5"

	"accord/data"
)

// pause keeps an engine that is not there from being asked again and again: after
// every fault in a row it waits longer.
type pause struct {
	now func() time.Time

	mu    sync.Mutex
	grow  *backoff.ExponentialBackOff
	fault *data.Fault // the last one; nil when the last question had an answer
	shut  bool        // nobody is asked until then
}

func newPause(now func() time.Time) *pause {
	grow := backoff.NewExponentialBackOff()
	grow.InitialInterval, grow.MaxInterval, grow.Multiplier = time.Second, time.Minute, 2
	return &pause{now: now, grow: grow}
}

// gate is the fault that stands while it makes no sense to ask again.
func (p *pause) gate() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shut && p.now().Before(p.fault.Retry) {
		return p.fault
	}
	return nil
}

// failed notes a fault, and says when to ask again if it may go away by itself.
func (p *pause) failed(f *fault, a Address) *data.Fault {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fault = f.as(a)
	if p.shut = f.again; f.again {
		p.fault.Retry = p.now().Add(p.grow.NextBackOff())
	}
	return p.fault
}

// answered notes that the engine has answered.
func (p *pause) answered() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fault, p.shut = nil, false
	p.grow.Reset()
}

// open lets the next question through.
func (p *pause) open() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shut = false
}

func (p *pause) last() *data.Fault {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.fault
}
