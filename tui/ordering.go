package tui

import (
	"context"
	"math"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"accord/tui/panel"
	"accord/tui/state"
)

// ordering is the order of the record table that is being made while somebody
// goes on reading the last one.
type ordering struct {
	wanted panel.OrderKey
	set    *panel.Set
	cancel context.CancelFunc // nil when none is being made
	turn   int                // of the one that is wanted last
	share  *atomic.Uint64     // how much of it is done, as the bits of a number from 0 to 1
	none   *panel.Order       // of set, while nothing is to be shown
}

// orderedMsg is an order that was made, in its turn.
type orderedMsg struct {
	turn  int
	order *panel.Order
	err   error
}

// orderingMsg asks how far an order is, in its turn.
type orderingMsg struct{ turn int }

// orderingEvery is the time between two words of how far an order is.
const orderingEvery = 100 * time.Millisecond

// arrange sees to it that the record table gets the order that the view asks for:
// at once where that takes no time, else by a command, and the one that was being
// made for an earlier view is given up.
func (a *App) arrange() tea.Cmd {
	if a.patient {
		return nil
	}
	set, k := a.env.Seen(a.state).Set.Root(), panel.OrderOf(a.env, a.state)
	if set != a.ordering.set {
		a.giveUp()
		a.ordering.set, a.ordering.none = set, (*panel.Order)(nil).Making(set, 0)
		a.env.Order = a.ordering.none
	}
	if a.state.Page != state.Records {
		a.giveUp()
		a.env.Order = a.ordering.none
		return nil
	}
	if o, ready := set.Ready(k); ready {
		a.giveUp()
		a.ordered(o)
		return nil
	}
	if a.ordering.cancel != nil && a.ordering.wanted == k {
		return nil
	}
	a.giveUp()
	ctx, cancel := context.WithCancel(context.Background())
	share := &atomic.Uint64{}
	a.ordering = ordering{wanted: k, set: set, cancel: cancel, turn: a.ordering.turn + 1, share: share, none: a.ordering.none}
	a.env.Order = a.env.Order.Making(set, 0)
	turn := a.ordering.turn
	return tea.Batch(func() tea.Msg {
		o, err := set.Arrange(ctx, k, func(x float64) { share.Store(math.Float64bits(x)) })
		return orderedMsg{turn, o, err}
	}, a.lookAtOrder())
}

// giveUp ends the making of an order that nobody waits for any more.
func (a *App) giveUp() {
	if a.ordering.cancel != nil {
		a.ordering.cancel()
		a.ordering.cancel = nil
	}
}

// ordered shows an order, with the selection on a row that it has.
func (a *App) ordered(o *panel.Order) {
	if a.env.Order == o {
		return
	}
	a.env.Order = o
	if n := a.screen().Rows(a.state); a.state.Sel[state.ListRecords] >= n {
		a.state.Sel[state.ListRecords] = max(0, n-1)
	}
}

// lookAtOrder waits before the next look at how far an order is.
func (a *App) lookAtOrder() tea.Cmd {
	turn := a.ordering.turn
	return tea.Tick(orderingEvery, func(time.Time) tea.Msg { return orderingMsg{turn} })
}

// orderMade takes an order that was made, unless another is wanted by now.
func (a *App) orderMade(m orderedMsg) {
	if m.turn != a.ordering.turn || m.err != nil {
		return
	}
	a.giveUp()
	a.ordered(m.order)
}

// orderGrew says how far the order is that is being made.
func (a *App) orderGrew(m orderingMsg) tea.Cmd {
	if m.turn != a.ordering.turn || a.ordering.cancel == nil {
		return nil
	}
	a.env.Order = a.env.Order.Making(a.ordering.set, math.Float64frombits(a.ordering.share.Load()))
	return a.lookAtOrder()
}
