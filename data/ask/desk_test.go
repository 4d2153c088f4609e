package ask

import (
	"context"
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"

	"accord/data"
)

// gate is a store that answers when it is told to.
type gate struct {
	data.Store
	mu    sync.Mutex
	asked []string // indicators, in order
	ended int      // questions whose context was done before the answer
	bell  chan struct{}
	open  chan error // one outcome a question
}

func newGate() *gate { return &gate{bell: make(chan struct{}, 100), open: make(chan error)} }

func (g *gate) Query(ctx context.Context, q data.Query) (data.Frame, error) {
	g.mu.Lock()
	g.asked = append(g.asked, q.Indicator)
	g.mu.Unlock()
	g.bell <- struct{}{}
	select {
	case err := <-g.open:
		return data.Frame{Query: q, Series: []data.Series{{Key: []string{q.Indicator}}}}, err
	case <-ctx.Done():
		g.mu.Lock()
		g.ended++
		g.mu.Unlock()
		g.bell <- struct{}{}
		return data.Frame{}, ctx.Err()
	}
}

func (g *gate) count() (asked, ended int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.asked), g.ended
}

// wants asks for the frames of indicators, each in the making of a thing of its
// own, and returns what came of it.
func wants(ctx context.Context, d *Desk, st data.Store, indicators ...string) (got []string, err error) {
	_, err = d.Answered(ctx, func(q *Question) {
		got = nil
		for _, id := range indicators {
			q.During(func() {
				if f, err := d.Store(st, q).Query(ctx, data.Query{Indicator: id}); err == nil {
					got = append(got, f.Series[0].Key[0])
				}
			})
		}
	})
	return got, err
}

func TestSameQuestionsAreAskedOnce(t *testing.T) {
	g, d := newGate(), NewDesk(nil)
	type outcome struct {
		got []string
		err error
	}
	outcomes := make(chan outcome)
	const many = 5
	for range many {
		go func() {
			got, err := wants(t.Context(), d, g, "TRADE")
			outcomes <- outcome{got, err}
		}()
	}
	<-g.bell
	waitFor(t, func() bool { d.mu.Lock(); defer d.mu.Unlock(); return anyOf(d.kept).waiting == many })
	g.open <- nil
	for range many {
		if o := <-outcomes; o.err != nil || !reflect.DeepEqual(o.got, []string{"TRADE"}) {
			t.Errorf("one of those who asked the same got %v, %v", o.got, o.err)
		}
	}
	if got, err := wants(t.Context(), d, g, "TRADE"); err != nil || len(got) != 1 {
		t.Errorf("what was answered is asked for again and gives %v, %v", got, err)
	}
	if n, _ := g.count(); n != 1 {
		t.Errorf("the store was asked %d times", n)
	}
}

func TestAQuestionEndsWithTheLastWhoWaits(t *testing.T) {
	g, d := newGate(), NewDesk(nil)
	first, leave := context.WithCancel(t.Context())
	second, leaveToo := context.WithCancel(t.Context())
	outcomes := make(chan error, 2)
	for _, ctx := range []context.Context{first, second} {
		go func() { _, err := wants(ctx, d, g, "TRADE"); outcomes <- err }()
	}
	<-g.bell
	waitFor(t, func() bool { d.mu.Lock(); defer d.mu.Unlock(); return anyOf(d.kept).waiting == 2 })
	leave()
	if err := <-outcomes; !errors.Is(err, context.Canceled) {
		t.Errorf("who left got %v", err)
	}
	time.Sleep(3 * grace)
	if _, ended := g.count(); ended != 0 {
		t.Error("the question ended although somebody waits")
	}
	leaveToo()
	<-outcomes
	<-g.bell // the context of the store is done
	if len(d.kept) != 0 {
		t.Errorf("%d questions are kept that nobody wants to know", len(d.kept))
	}
	go func() { <-g.bell; g.open <- nil }()
	if got, err := wants(t.Context(), d, g, "TRADE"); err != nil || len(got) != 1 {
		t.Errorf("asked anew it gives %v, %v", got, err)
	}
}

func TestFailuresAreNoAnswers(t *testing.T) {
	g, d := newGate(), NewDesk(nil)
	lost := errors.New("the line is cut")
	go func() { <-g.bell; g.open <- lost }()
	if _, err := wants(t.Context(), d, g, "TRADE"); !errors.Is(err, lost) {
		t.Errorf("a failure of the store gives %v", err)
	}
	go func() { <-g.bell; g.open <- nil }()
	if got, err := wants(t.Context(), d, g, "TRADE"); err != nil || len(got) != 1 {
		t.Errorf("after it %v, %v", got, err)
	}
	go func() { <-g.bell; g.open <- data.ErrQuery }()
	for range 2 {
		if got, err := wants(t.Context(), d, g, "UNKNOWN"); err != nil || len(got) != 0 {
			t.Errorf("a refusal is an answer, and gives %v, %v", got, err)
		}
	}
	if n, _ := g.count(); n != 3 {
		t.Errorf("the store was asked %d times", n)
	}
}

// Things that are made side by side ask side by side; of one thing what follows
// may depend on what is lacking.
func TestWhatIsAskedTogether(t *testing.T) {
	g, d := newGate(), NewDesk(nil)
	go func() {
		for range 2 {
			<-g.bell
		}
		for range 2 { // both are asked before either is answered
			g.open <- nil
		}
		<-g.bell
		g.open <- nil
	}()
	_, err := d.Answered(t.Context(), func(q *Question) {
		st := d.Store(g, q)
		q.During(func() {
			for _, id := range []string{"A", "B"} {
				q.During(func() { _, _ = st.Query(t.Context(), data.Query{Indicator: id}) })
			}
		})
		q.During(func() { _, _ = st.Query(t.Context(), data.Query{Indicator: "C"}) })
	})
	if err != nil || g.asked[2] != "B" {
		t.Errorf("asked was %v, %v", g.asked, err)
	}
}

func TestADefectOfTheStoreIsOneOfWhoAsks(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("the panic of the store was lost")
		}
	}()
	_, _ = wants(t.Context(), NewDesk(nil), nil, "TRADE")
}

func TestWhatIsKeptIsBounded(t *testing.T) {
	d := NewDesk(nil)
	wide := make([]data.Cell, maxWeight/3)
	for _, id := range []string{"A", "B", "C", "D", "E"} {
		_, err := d.Answered(t.Context(), func(q *Question) {
			q.During(func() { _, _ = d.Store(large{cells: wide}, q).Query(t.Context(), data.Query{Indicator: id}) })
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if d.weight > maxWeight || len(d.order) != len(d.kept) || len(d.kept) != 2 {
		t.Errorf("kept are %d answers of %d cells", len(d.kept), d.weight)
	}
}

type large struct {
	data.Store
	cells []data.Cell
}

func (l large) Query(context.Context, data.Query) (data.Frame, error) {
	return data.Frame{Series: []data.Series{{Cells: l.cells}}}, nil
}

func anyOf(kept map[string]*answer) *answer {
	for _, x := range kept {
		return x
	}
	return &answer{}
}

func waitFor(t *testing.T, is func() bool) {
	t.Helper()
	for range 1000 {
		if is() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("what was waited for did not come")
}
