package tui

import (
	"testing"
	"time"

	"accord/tui/follow"
)

// Who follows a story that goes on by itself sees how far it has come.
func TestFollowingAKiosk(t *testing.T) {
	now := testNow
	h := hall{t, &follow.Hub{}}
	presenter := h.comes(follow.Person{Name: "Leyla", MayPresent: true, Following: true}, 100, 24, func(o *Options) {
		o.Play, o.Now = 10*time.Second, func() time.Time { return now }
	})
	a := h.comes(follow.Person{Name: "Anar", Following: true}, 120, 36, nil)
	presenter.Init()
	pass := func(seconds int) {
		for range seconds {
			now = now.Add(time.Second)
			presenter.Update(tickMsg(presenter.kiosk.number))
		}
	}
	presenter.keys("P")
	a.hears().shows("1/12", "▱▱▱▱▱▱▱▱▱▱  0:00", "Leyla presents and you follow").lacks("p play")
	for range 5 { // none of which is another view
		pass(1)
		a.hears()
	}
	a.shows("0:05", "Leyla presents and you follow")
	if taken := len(a.history.past); taken != 1 {
		t.Errorf("%d steps can be undone", taken)
	}
	presenter.keys("p")
	a.hears().shows("paused  0:05")
	a.keys("S").lacks("paused  0:05")
	a.keys("F").shows("paused  0:05")

	presenter.keys("p")
	presenter.keys("S")
	a.hears().shows("waits  0:05", "Sources ─")
	a.keys("p").shows("0:00") // which is the reader's own
	a.keys("F").shows("waits  0:05")
	presenter.seat.Leave(true)
	a.hears().lacks("0:05")
}

// Who hands a story over that goes on by itself follows like others.
func TestHandingOverAKiosk(t *testing.T) {
	h := hall{t, &follow.Hub{}}
	presenter := h.comes(follow.Person{Name: "Leyla", MayPresent: true, Following: true}, 100, 24, func(o *Options) { o.Play = time.Second })
	a := h.comes(follow.Person{Name: "Anar", Following: true}, 120, 36, nil)
	presenter.Init()
	presenter.keys("P")
	a.hears()
	presenter.seat.Offer(a.seat.Now().Me.ID)
	a.hears()
	a.keys("P").shows("you present").lacks("0:00")
	presenter.hears().shows("following Anar")
	late := tickMsg(presenter.kiosk.number)
	for range 20 {
		presenter.Update(late)
	}
	presenter.shows("following Anar")
}
