package main

import (
	"fmt"
	"net/netip"
	"sync"

	"golang.org/x/time/rate"

	"accord/cmd/internal/config"
)

// limits count who is here, so that a refusal costs nothing.
type limits struct {
	mu        sync.Mutex
	max       config.Serve
	sessions  int
	all       int // connections
	strangers int // connections that have not said whose they are
	lingering int // refused connections that still hear why
	addresses map[netip.Addr]*address
}

// address is what is known of one address.
type address struct {
	sessions, connections int
	rate                  *rate.Limiter
}

// maxAddresses is how many addresses are remembered. An address without a
// connection is forgotten first.
const maxAddresses = 10_000

func newLimits(max config.Serve) *limits {
	return &limits{max: max, addresses: map[netip.Addr]*address{}}
}

// change takes other bounds, for what comes from now on.
func (l *limits) change(max config.Serve) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.max = max
	for _, a := range l.addresses {
		a.rate.SetLimit(rate.Limit(max.ConnectionsPerSecond))
		a.rate.SetBurst(burst * max.ConnectionsPerSecond)
	}
}

// burst is how many times as many connections as in a second may come at once.
const burst = 5

func (l *limits) address(a netip.Addr) *address {
	x := l.addresses[a]
	if x != nil {
		return x
	}
	if len(l.addresses) >= maxAddresses {
		for k, old := range l.addresses {
			if old.connections == 0 {
				delete(l.addresses, k)
			}
		}
	}
	x = &address{rate: rate.NewLimiter(rate.Limit(l.max.ConnectionsPerSecond), burst*l.max.ConnectionsPerSecond)}
	l.addresses[a] = x
	return x
}

// turnedAway is why somebody does not come in: a word for measures, and a sentence
// for who is refused.
type turnedAway struct{ word, sentence string }

// connect counts a connection, or says why it is refused.
func (l *limits) connect(a netip.Addr) *turnedAway {
	l.mu.Lock()
	defer l.mu.Unlock()
	x := l.address(a)
	switch {
	case !x.rate.Allow():
		return &turnedAway{"rate", "too many connections from your address in a short time; wait a few seconds"}
	case l.strangers >= l.max.Unauthenticated:
		return &turnedAway{"unauthenticated", "too many connections are just being made; try again in a moment"}
	case x.connections >= l.max.SessionsPerAddress+l.max.Unauthenticated:
		return &turnedAway{"address", "there are too many connections from your address"}
	case l.all >= l.max.Sessions+l.max.Unauthenticated:
		return &turnedAway{"sessions", "all places are taken; try again later"}
	}
	x.connections++
	l.all++
	l.strangers++
	return nil
}

// known says that a connection has said whose it is.
func (l *limits) known() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.strangers--
}

// disconnect takes a connection away again.
func (l *limits) disconnect(a netip.Addr, stranger bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.address(a).connections--
	l.all--
	if stranger {
		l.strangers--
	}
}

// begin counts a session, or says why it is refused.
func (l *limits) begin(a netip.Addr) *turnedAway {
	l.mu.Lock()
	defer l.mu.Unlock()
	x := l.address(a)
	switch {
	case l.sessions >= l.max.Sessions:
		return &turnedAway{"sessions", fmt.Sprintf("all %d places are taken; try again later", l.max.Sessions)}
	case x.sessions >= l.max.SessionsPerAddress:
		return &turnedAway{"address", fmt.Sprintf("there are %d sessions from your address already, and no more are let in", x.sessions)}
	}
	l.sessions++
	x.sessions++
	return nil
}

// end takes a session away again.
func (l *limits) end(a netip.Addr) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sessions--
	l.address(a).sessions--
}

// maxLingering is how many refused connections hear why; others are closed
// without a word.
const maxLingering = 32

// linger reports whether a refused connection may stay for a moment.
func (l *limits) linger(more int) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if more > 0 && l.lingering >= maxLingering {
		return false
	}
	l.lingering += more
	return true
}
