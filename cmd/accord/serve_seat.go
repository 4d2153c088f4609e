package main

import (
	"time"

	"charm.land/ssh"

	"accord/data/clean"
	"accord/tui"
	"accord/tui/follow"
	"accord/tui/grid"
)

// maxName is how many cells of a visitor's name are kept.
const maxName = 40

// join gives a visit its seat among those who look. Who asks for a view of
// their own looks around at first, others follow.
func (v *visit) join(sess ssh.Session, o *wishes) *follow.Seat {
	name := v.who.name
	if v.who.key == "" { // which anybody could call themselves
		name += " " + clean.Text(sess.User())
	}
	return v.s.hub.Join(follow.Person{Name: grid.Shorten(name, maxName), Role: v.who.role, MayPresent: v.who.may("presenter"), Following: !o.asked})
}

// shown opens a served dataset for the visit.
func (v *visit) shown(x *show) tui.Shown { return x.opened(v.ctx, v.who.may("presenter")) }

// askPresenter asks whether who presents is still there. A line that is dead says
// nothing by itself, and others would wait for somebody who has gone.
func (s *server) askPresenter() {
	for _, v := range s.all() {
		if seat := v.seat.Load(); seat != nil && seat.Drives() && v.asking.CompareAndSwap(false, true) {
			go v.answers()
		}
	}
}

// answers ends the visit unless the client answers within the time that a reader
// may leave a frame unread. Every client answers a request that it does not know.
func (v *visit) answers() {
	defer v.asking.Store(false)
	silent := time.AfterFunc(v.max.Stalled, func() {
		v.finish("silent", "")
		_ = v.wire.Close() // which is as good as closed
	})
	defer silent.Stop()
	_, _, _ = v.conn.SendRequest("keepalive@openssh.com", true, nil) // an error is the end of the connection
}

// other is [tui.Options.Open] of a visit.
func (v *visit) other(id string) (tui.Shown, bool) {
	x, err := v.s.shows.find(id)
	if err != nil || id == "" {
		return tui.Shown{}, false
	}
	if _, err := x.ready(); err != nil {
		return tui.Shown{}, false
	}
	return v.shown(x), true
}
