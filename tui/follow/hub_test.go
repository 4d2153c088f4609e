package follow

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"accord/tui/state"
)

func person(name string, may bool) Person {
	return Person{Name: name, MayPresent: may, Following: true}
}

func page(p state.Page) View { return View{State: state.State{Page: p}} }

func grants(t *testing.T, what string, got, want Refusal) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %d, want %d", what, got, want)
	}
}

// hall is a hub with a presenter who presents, and two viewers.
func hall(t *testing.T) (h *Hub, presenter, a, b *Seat) {
	t.Helper()
	h = &Hub{}
	presenter, a, b = h.Join(person("Leyla", true)), h.Join(person("Anar", false)), h.Join(person("Boris", false))
	grants(t, "present", presenter.Present(page(state.Overview)), Granted)
	presenter.Publish(page(state.Trade))
	return h, presenter, a, b
}

func TestTheLatestViewWins(t *testing.T) {
	_, presenter, a, _ := hall(t)
	for _, p := range []state.Page{state.Freight, state.Projects, state.Sources} {
		presenter.Publish(page(p))
	}
	ok, n := a.Next(), a.Now()
	if !ok || n.View.State.Page != state.Sources || n.Driver.Name != "Leyla" || !n.Follows() {
		t.Errorf("%+v %v", n, ok)
	}
	if len(a.bell) != 0 {
		t.Error("something older is still to come")
	}
	serial := n.Serial
	presenter.Publish(page(state.Sources))
	if len(a.bell) != 0 || a.Now().Serial != serial {
		t.Error("the same view is news")
	}
	a.Publish(page(state.Mirror))
	if a.Now().View.State.Page != state.Sources {
		t.Error("a viewer publishes")
	}
}

func TestLateComersLandOnTheView(t *testing.T) {
	h, _, _, _ := hall(t)
	late := h.Join(person("Anar", false))
	if n := late.Now(); !n.Follows() || n.View.State.Page != state.Trade || n.Me.Name != "Anar 2" {
		t.Errorf("%+v", n)
	}
	alone := h.Join(Person{Name: "Vera"})
	if alone.Now().Follows() {
		t.Error("somebody who does not want to follows")
	}
}

func TestOneDriver(t *testing.T) {
	h, presenter, a, b := hall(t)
	other := h.Join(person("Other", true))
	grants(t, "a viewer", a.Present(View{}), Taken)
	grants(t, "another presenter", other.Present(View{}), Taken)
	grants(t, "a viewer offers", a.Offer(b.me.ID), NotDriving)
	grants(t, "a viewer stops", a.Stop(), NotDriving)
	grants(t, "nobody has given", a.TakeBack(), Nobody)
	grants(t, "to nobody", presenter.Offer(99), Nobody)
	grants(t, "to oneself", presenter.Offer(presenter.me.ID), Nobody)
	grants(t, "stop", presenter.Stop(), Granted)
	if n := b.Now(); n.On || n.Driver.ID != 0 || n.Follows() {
		t.Errorf("%+v", n)
	}
	grants(t, "a viewer", a.Present(View{}), NotAllowed)
	grants(t, "another presenter", other.Present(page(state.Events)), Granted)
	if n := b.Now(); n.View.State.Page != state.Events || !n.Follows() {
		t.Errorf("%+v", n)
	}
}

func TestHandOver(t *testing.T) {
	_, presenter, a, b := hall(t)
	grants(t, "offer", presenter.Offer(a.me.ID), Granted)
	if n := a.Now(); n.Offered != n.Me || n.Driver.Name != "Leyla" {
		t.Errorf("%+v", n)
	}
	if n := b.Now(); n.Offered.ID != 0 {
		t.Errorf("a third hears of the offer: %+v", n)
	}
	grants(t, "withdraw", presenter.TakeBack(), Granted)
	grants(t, "too late", a.Present(View{}), Taken)
	grants(t, "offer", presenter.Offer(a.me.ID), Granted)
	grants(t, "take", a.Present(View{}), Granted)
	if n := presenter.Now(); n.Driver.Name != "Anar" || !n.CanTakeBack || !n.Follows() || n.View.State.Page != state.Trade {
		t.Errorf("%+v", n)
	}
	a.Publish(page(state.Mirror))
	presenter.Publish(page(state.Claims))
	if n := b.Now(); n.View.State.Page != state.Mirror {
		t.Errorf("%+v", n)
	}
	// Whoever has it may hand it on, and each who gave may take it back.
	grants(t, "offer on", a.Offer(b.me.ID), Granted)
	grants(t, "take", b.Present(View{}), Granted)
	grants(t, "take back", presenter.TakeBack(), Granted)
	if n := b.Now(); n.Driver.Name != "Leyla" || a.Now().CanTakeBack {
		t.Errorf("%+v", n)
	}
	// Who stops gives it back.
	grants(t, "offer", presenter.Offer(b.me.ID), Granted)
	grants(t, "take", b.Present(View{}), Granted)
	grants(t, "stop", b.Stop(), Granted)
	if n := a.Now(); n.Driver.Name != "Leyla" || !n.On {
		t.Errorf("%+v", n)
	}
}

func TestAPresenterIsLost(t *testing.T) {
	h, presenter, a, b := hall(t)
	other := h.Join(person("Other", true))
	for len(a.bell) > 0 {
		a.Next()
	}
	presenter.Leave(true)
	if presenter.Next() {
		t.Error("who has left still hears")
	}
	ok, n := a.Next(), a.Now()
	if !ok || !n.On || n.Lost != "Leyla" || n.Driver.ID != 0 || n.View.State.Page != state.Trade || !n.Follows() {
		t.Errorf("%+v %v", n, ok)
	}
	if late := h.Join(person("Late", false)).Now(); !late.Follows() || late.Lost != "Leyla" {
		t.Errorf("%+v", late)
	}
	grants(t, "a viewer takes over", a.Present(View{}), NotAllowed)
	grants(t, "a presenter takes over", other.Present(page(state.Sources)), Granted)
	if n := b.Now(); n.Lost != "" || n.Driver.Name != "Other" || n.View.State.Page != state.Trade {
		t.Errorf("%+v", n)
	}
	// Who was lent it and is lost leaves it to the lender.
	grants(t, "offer", other.Offer(a.me.ID), Granted)
	grants(t, "take", a.Present(View{}), Granted)
	a.Leave(true)
	if n := other.Now(); n.Driver.ID != 0 || !n.CanTakeBack || n.Lost != "Anar" {
		t.Errorf("%+v", n)
	}
	grants(t, "take back", other.TakeBack(), Granted)
	// Who leaves on purpose ends it.
	other.Leave(false)
	if n := b.Now(); n.On || n.Lost != "" {
		t.Errorf("%+v", n)
	}
}

func TestRoster(t *testing.T) {
	h, presenter, a, b := hall(t)
	for len(b.bell) > 0 {
		b.Next()
	}
	b.Describe(80, 24, "ru", "")
	a.Follow(false)
	h.Join(Person{Name: "Boris", W: 40})
	if len(b.bell) != 0 || b.Now().Roster != nil {
		t.Error("a viewer who does not watch is woken up by who comes and goes")
	}
	r := presenter.Now().Roster
	if r == nil || r.Followers != 1 || len(r.People) != 4 {
		t.Fatalf("%+v", r)
	}
	if p := r.People[2]; p.Name != "Boris" || p.W != 80 || p.Lang != "ru" || !p.Following || p.Driving {
		t.Errorf("%+v", p)
	}
	if p := r.People[0]; !p.Driving {
		t.Errorf("%+v", p)
	}
	b.Watch(true)
	a.Leave(true)
	if ok, n := b.Next(), b.Now(); !ok || len(n.Roster.People) != 3 {
		t.Errorf("%+v", n)
	}
	if len(r.People) != 4 {
		t.Error("a roster that was given away has changed")
	}
}

// Viewers who never listen delay neither the presenter nor those who do, and
// nobody misses the last view.
func TestStalledViewersDelayNobody(t *testing.T) {
	h, presenter, _, _ := hall(t)
	for range 200 {
		h.Join(person("stalled", false)) // and never listens
	}
	const views = 2000
	var all sync.WaitGroup
	for range 8 {
		s := h.Join(person("viewer", false))
		all.Go(func() {
			for last := uint64(0); ; {
				ok, n := s.Next(), s.Now()
				if !ok || n.Serial < last {
					t.Errorf("%d after %d, %v", n.Serial, last, ok)
					return
				}
				if last = n.Serial; n.View.State.From == views {
					return
				}
			}
		})
	}
	for i := range views {
		presenter.Publish(View{State: state.State{From: i + 1}})
	}
	all.Wait()
}

// Whatever people do at once, one of those who are here presents, or nobody.
func TestWhateverPeopleDo(t *testing.T) {
	h := &Hub{}
	var all sync.WaitGroup
	for i := range 6 {
		all.Go(func() {
			r := rand.New(rand.NewPCG(uint64(i), 7))
			s := h.Join(person("somebody", i%2 == 0))
			for range 3000 {
				switch r.IntN(12) {
				case 0:
					s.Leave(r.IntN(2) == 0)
					s = h.Join(person("somebody", i%2 == 0))
				case 1, 2:
					s.Present(View{})
				case 3:
					s.Stop()
				case 4, 5:
					s.Offer(1 + r.IntN(h.last()))
				case 6:
					s.TakeBack()
				case 7:
					s.Follow(r.IntN(2) == 0)
				case 8:
					s.Watch(r.IntN(2) == 0)
				default:
					s.Publish(View{State: state.State{From: r.IntN(100)}})
				}
				s.Now()
				h.sane(t)
			}
			s.Leave(false)
		})
	}
	all.Wait()
	if len(h.seats) != 0 || len(h.names) != 0 || h.on || h.driver != nil || h.givers != nil {
		t.Errorf("something is left of them: %+v", h)
	}
}

func (h *Hub) last() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.ids
}

func (h *Hub) sane(t *testing.T) {
	h.mu.Lock()
	defer h.mu.Unlock()
	here := func(s *Seat) bool { return slices.Contains(h.seats, s) }
	if h.driver != nil && (!here(h.driver) || !h.on || h.lost != "") {
		t.Error("who presents is not here, or nothing is shown")
	}
	if h.offered != nil && (!here(h.offered) || h.driver == nil || h.offered == h.driver) {
		t.Error("an offer without a presenter, or to nobody")
	}
	for i, s := range h.givers {
		if !here(s) || s == h.driver || slices.Contains(h.givers[:i], s) {
			t.Error("who has given is not here, or twice, or presents")
		}
	}
	if h.driver == nil && h.on != (h.lost != "") {
		t.Error("something is shown that nobody has left behind")
	}
}

// What followers pass over is counted, each for themselves, and what nobody was to
// see is not.
func TestCounts(t *testing.T) {
	h := &Hub{}
	presenter := h.Join(person("Leyla", true))
	a := h.Join(person("Anar", false))
	alone := h.Join(Person{Name: "Alone"})
	presenter.Present(page(state.Trade))
	a.Now()
	for _, p := range []state.Page{state.Freight, state.Projects, state.Sources} {
		presenter.Publish(page(p))
	}
	v := page(state.Sources)
	v.Play = Play{On: true, Elapsed: 1}
	presenter.Publish(v) // no other view
	for _, s := range []*Seat{a, a, alone, presenter} {
		s.Now()
	}
	alone.Follow(true)
	alone.Now()
	if c := h.Counts(); c != (Counts{People: 3, Following: 2, Presenting: 1, Views: 4, Passed: 2}) {
		t.Errorf("%+v", c)
	}
}
