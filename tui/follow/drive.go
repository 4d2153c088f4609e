package follow

import "slices"

// Publish makes v what everybody may follow. It does nothing for who does not
// present.
func (s *Seat) Publish(v View) {
	h := s.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.driver != s || h.on && v == h.view {
		return
	}
	if goesOn := v; h.on {
		if goesOn.Play = h.view.Play; goesOn == h.view {
			h.view = v
			h.ring()
			return
		}
	}
	h.view, h.on = v, true
	h.serial++
	h.roster = nil // whoever follows does so from now on
	h.ring()
}

// Present makes the person the one who presents: who was offered it, who has
// handed it over before, or who may when nobody presents. v is what is shown at
// first.
func (s *Seat) Present(v View) Refusal {
	h := s.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	switch at := slices.Index(h.givers, s); {
	case s.left:
		return Nobody
	case h.driver == s:
		return Granted
	case h.offered == s:
		h.give(s)
	case h.driver != nil:
		return Taken
	case at >= 0:
		h.givers = h.givers[:at]
		h.drive(s)
	case !s.me.MayPresent:
		return NotAllowed
	default:
		h.drive(s)
	}
	if !h.on {
		h.view, h.on = v, true
		h.serial++
	}
	return Granted
}

// Stop ends the presentation, or gives it back to who has handed it over.
func (s *Seat) Stop() Refusal {
	h := s.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.driver != s {
		return NotDriving
	}
	h.stop()
	return Granted
}

// Offer offers the presentation to the person of that ID, who has it once they
// take it. A newer offer takes the place of an older one.
func (s *Seat) Offer(id int) Refusal {
	h := s.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.driver != s {
		return NotDriving
	}
	i := slices.IndexFunc(h.seats, func(x *Seat) bool { return x.me.ID == id && x != s })
	if i < 0 {
		return Nobody
	}
	h.withdraw()
	h.offered = h.seats[i]
	h.offered.strike()
	h.changed()
	return Granted
}

// TakeBack gives the presentation back to who has handed it over, or withdraws
// an offer that was not taken yet.
func (s *Seat) TakeBack() Refusal {
	h := s.hub
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.driver == s && h.offered != nil {
		h.withdraw()
		h.changed()
		return Granted
	}
	at := slices.Index(h.givers, s)
	if at < 0 {
		return Nobody
	}
	h.givers = h.givers[:at]
	h.drive(s)
	return Granted
}

// give hands the presentation from who has it to s.
func (h *Hub) give(s *Seat) {
	if h.driver != nil {
		h.givers = slices.DeleteFunc(h.givers, func(x *Seat) bool { return x == s })
		h.givers = append(h.givers, h.driver)
	}
	h.drive(s)
}

// drive makes s the one who presents. Who did before follows.
func (h *Hub) drive(s *Seat) {
	if h.driver != nil {
		h.driver.me.Following = true
	}
	h.withdraw()
	h.driver, h.lost = s, ""
	s.me.Following = true
	h.ring()
	h.changed()
}

// withdraw takes an offer back.
func (h *Hub) withdraw() {
	if h.offered != nil {
		h.offered.strike()
		h.offered = nil
	}
}

// stop ends what the driver does.
func (h *Hub) stop() {
	if n := len(h.givers); n > 0 {
		to := h.givers[n-1]
		h.givers = h.givers[:n-1]
		h.drive(to)
		return
	}
	h.end()
	h.ring()
	h.changed()
}

// end is as before anybody presented.
func (h *Hub) end() {
	h.withdraw()
	h.driver, h.givers, h.on, h.view, h.lost, h.roster = nil, nil, false, View{}, "", nil
}
