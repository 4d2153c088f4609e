package follow

// Counts are what is going on in a hub, for whoever runs it.
type Counts struct {
	// People are who is here, Following those of them who follow somebody, and
	// Presenting is 1 while somebody presents.
	People, Following, Presenting int
	// Views is how many views were published since the beginning, Passed how many
	// of them followers have passed over, each counted for itself, because a later
	// one had come before they looked.
	Views, Passed uint64
}

// Counts are those of now.
func (h *Hub) Counts() Counts {
	h.mu.Lock()
	defer h.mu.Unlock()
	c := Counts{People: len(h.seats), Following: h.everybody().Followers, Views: h.serial, Passed: h.passed}
	if h.driver != nil {
		c.Presenting = 1
	}
	return c
}

// looks notes that the seat sees the latest view.
func (s *Seat) looks() {
	h := s.hub
	if h.on && s.me.Following && h.driver != s && h.serial > s.seen+1 {
		h.passed += h.serial - s.seen - 1
	}
	s.seen = h.serial
}
