package follow

import (
	"fmt"
	"slices"
	"sync"
)

// Hub is where presenter and viewers meet. The zero Hub is ready; it is safe
// for concurrent use, and nothing that it does waits for a viewer.
type Hub struct {
	mu     sync.Mutex
	ids    int
	seats  []*Seat // in the order in which they were taken
	names  map[string]bool
	driver *Seat
	// givers have handed the presentation over, the first presenter first. Each
	// may take it back from whoever has it after them.
	givers  []*Seat
	offered *Seat

	on     bool
	view   View
	serial uint64
	passed uint64
	lost   string
	roster *Roster // nil when it has to be made anew
}

// Seat is the place of one person.
type Seat struct {
	hub      *Hub
	me       Person
	bell     chan struct{} // holds one stroke
	gone     chan struct{}
	watching bool
	seen     uint64 // the serial of the view that was looked at last
	left     bool
}

// Join gives a seat to p, whose ID and states the hub sets: p follows if
// p.Following.
func (h *Hub) Join(p Person) *Seat {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.names == nil {
		h.names = map[string]bool{}
	}
	h.ids++
	p.ID, p.Driving, p.Offered, p.Name = h.ids, false, false, h.free(p.Name)
	h.names[p.Name] = true
	s := &Seat{hub: h, me: p, seen: h.serial, bell: make(chan struct{}, 1), gone: make(chan struct{})}
	h.seats = append(h.seats, s)
	h.changed()
	return s
}

// free is a name like name that nobody here has.
func (h *Hub) free(name string) string {
	free := name
	for n := 2; h.names[free]; n++ {
		free = fmt.Sprintf("%s %d", name, n)
	}
	return free
}

// Leave gives the seat up. lost is true for somebody who did not mean to: what
// they presented stays for the others, until somebody takes over.
func (s *Seat) Leave(lost bool) {
	h := s.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	if s.left {
		return
	}
	s.left = true
	close(s.gone)
	if h.driver == s {
		if lost {
			h.driver, h.lost, h.view.Play = nil, s.me.Name, Play{} // nothing goes on by itself any more
		} else {
			h.stop()
		}
	}
	h.givers = slices.DeleteFunc(h.givers, func(x *Seat) bool { return x == s })
	if h.offered == s || h.driver == nil {
		h.offered = nil
	}
	h.seats = slices.DeleteFunc(h.seats, func(x *Seat) bool { return x == s })
	delete(h.names, s.me.Name)
	if len(h.seats) == 0 {
		h.end()
	}
	if h.lost == s.me.Name {
		h.ring()
	}
	h.changed()
}

// Now is what is true for the seat.
func (s *Seat) Now() News {
	h := s.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	s.looks()
	return h.news(s)
}

// Drives reports whether the person presents.
func (s *Seat) Drives() bool {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	return s.hub.driver == s
}

// Next waits until something has changed for the seat, which [Seat.Now] tells;
// false once the seat was given up.
func (s *Seat) Next() bool {
	select {
	case <-s.gone:
		return false
	default:
	}
	select {
	case <-s.gone:
		return false
	case <-s.bell:
		return true
	}
}

// Watch says whether the seat wants to know who is here.
func (s *Seat) Watch(on bool) {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	s.watching = on
}

// Describe says what the person looks at, and with what.
func (s *Seat) Describe(w, h int, lang, dataset string) {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	me := s.me
	me.W, me.H, me.Lang, me.Dataset = w, h, lang, dataset
	if me != s.me {
		s.me = me
		s.hub.changed()
	}
}

// Follow says whether the person wants to see what is presented.
func (s *Seat) Follow(on bool) {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	if s.me.Following != on {
		s.looks() // who looked around has passed nothing over
		s.me.Following = on
		s.hub.changed()
	}
}

// news is what is true for s; h is locked.
func (h *Hub) news(s *Seat) News {
	n := News{Me: h.person(s), On: h.on, View: h.view, Serial: h.serial, Lost: h.lost, CanTakeBack: slices.Contains(h.givers, s)}
	if h.driver != nil {
		n.Driver = h.person(h.driver)
	}
	if h.offered != nil && (h.offered == s || h.driver == s) {
		n.Offered = h.person(h.offered)
	}
	if s.watching || h.driver == s {
		n.Roster = h.everybody()
	}
	return n
}

func (h *Hub) person(s *Seat) Person {
	p := s.me
	p.Driving, p.Offered = h.driver == s, h.offered == s
	return p
}

// everybody is the roster, made when somebody asks after a change.
func (h *Hub) everybody() *Roster {
	if h.roster == nil {
		r := &Roster{People: make([]Person, len(h.seats))}
		for i, s := range h.seats {
			r.People[i] = h.person(s)
			if h.on && s.me.Following && s != h.driver {
				r.Followers++
			}
		}
		h.roster = r
	}
	return h.roster
}

// changed tells of somebody who came, left or does something else those who
// have to know: a hall of viewers does not wake up for each that enters.
func (h *Hub) changed() {
	h.roster = nil
	for _, s := range h.seats {
		if s.watching || s == h.driver {
			s.strike()
		}
	}
}

// ring tells everybody.
func (h *Hub) ring() {
	for _, s := range h.seats {
		s.strike()
	}
}

func (s *Seat) strike() {
	select {
	case s.bell <- struct{}{}:
	default: // the last stroke was not heard yet, and tells of this too
	}
}
