package load

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"accord/data"
	"accord/data/diag"
	"accord/data/store"
)

// StreamRows is how many rows of a stream are kept where nobody says another
// number.
const StreamRows = 1_000_000

const (
	// drawEvery is the least time between two states of a stream, countEvery
	// that between two that differ in the count of rows only.
	drawEvery  = 100 * time.Millisecond
	countEvery = 250 * time.Millisecond
	// restPerWork is how many times as long as arranging the rows took there is
	// no other arranging. What a state costs grows with the rows that are kept,
	// so that with a million of them it comes less often than with a thousand,
	// and reading goes on at the same pace.
	restPerWork = 2
	// chunk is how much is read at once, in bytes.
	chunk = 64 << 10
)

// Stream returns the states of the dataset that comes from r: a CSV in the long
// layout or JSON Lines, row after row, for as long as r gives some. Anything
// else is read to its end and is then the only state. The feed ends with r or
// with ctx.
//
// At most opts.MaxRows rows are kept: beyond them each new row takes the place
// of the oldest one, which [data.Flow] counts. Rows that cannot be used are set
// aside, counted and listed as those of a file are; they do not keep the others
// from being shown.
func Stream(ctx context.Context, r io.Reader, opts Options) *Feed {
	if opts.MaxRows <= 0 {
		opts.MaxRows = StreamRows
	}
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = maxBytes
	}
	s := &stream{feed: newFeed(), opts: opts, words: map[string]string{}}
	go s.run(ctx, r)
	return s.feed
}

// stream is a feed of rows that come one after the other. All of it belongs to
// one goroutine, but for the bytes that are read and the states that are made.
type stream struct {
	feed *Feed
	opts Options

	ld     *loader
	pieces pieces
	csv    *csvTable  // one of the two, once the first row has shown which
	json   *jsonTable //
	whole  *strings.Builder
	refuse error
	empty  diag.List         // what is wrong with the stream if no row comes
	words  map[string]string // codes, each of which is kept once

	dropped int
	rate    rate
	shown   Snapshot // the last state
	dirty   bool     // there are rows that it does not have
}

// arrival is what a read has given.
type arrival struct {
	text  []byte
	err   error
	fault any // a panic of the reader
}

// outcome is a state that was made elsewhere, or the panic instead of it.
type outcome struct {
	Snapshot
	fault any
}

func (s *stream) run(ctx context.Context, r io.Reader) {
	defer s.feed.end()
	s.feed.progress.Store(&data.Progress{})
	defer s.feed.progress.Store(nil)
	come := make(chan arrival)
	go readAll(ctx, r, come)
	s.ld = newLoose(ctx, stdinPath)

	made := make(chan outcome, 1)
	making, since, next := false, time.Time{}, time.Time{}
	tick := time.NewTimer(time.Hour)
	defer tick.Stop()
	for {
		switch wait := time.Until(next); {
		case making:
			tick.Reset(countEvery)
		case s.dirty && wait <= 0:
			making, since, s.dirty = true, time.Now(), false
			view := s.view()
			go func() {
				x := outcome{}
				defer func() {
					x.fault = caught(recover())
					made <- x
				}()
				x.Snapshot = view()
			}()
			tick.Reset(countEvery)
		case s.dirty:
			tick.Reset(min(wait, countEvery))
		case s.rate.moves():
			tick.Reset(countEvery)
		default:
			tick.Reset(time.Hour)
		}
		select {
		case <-ctx.Done():
			return
		case a := <-come:
			if a.fault != nil {
				panic(a.fault)
			}
			s.take(a)
			if a.err != nil || s.refuse != nil {
				if making {
					<-made
				}
				s.end(ctx, a.err)
				return
			}
		case x := <-made:
			if x.fault != nil {
				panic(x.fault)
			}
			s.shown = x.Snapshot
			making, next = false, time.Now().Add(max(drawEvery, restPerWork*time.Since(since)))
			s.put(s.shown)
		case <-tick.C:
			s.put(s.shown)
		}
	}
}

// readAll hands on what r gives until it ends or nobody listens.
func readAll(ctx context.Context, r io.Reader, come chan<- arrival) {
	defer func() {
		if x := caught(recover()); x != nil {
			select {
			case come <- arrival{fault: x}:
			case <-ctx.Done():
			}
		}
	}()
	for {
		b := make([]byte, chunk)
		n, err := r.Read(b)
		select {
		case come <- arrival{text: b[:n], err: err}:
		case <-ctx.Done():
			return
		}
		if err != nil {
			return
		}
	}
}

// put makes snap the next state, with the count of this moment.
func (s *stream) put(snap Snapshot) {
	snap.Flow.Rows, snap.Flow.Rate = s.rate.rows, s.rate.perSecond(time.Now())
	if snap.Dataset != nil {
		s.feed.put(snap)
	}
	if snap.Dataset == nil || s.whole != nil {
		s.feed.progress.Store(&data.Progress{Done: s.rate.bytes, Rows: s.rate.rows})
	}
}

// take reads the rows of an arrival.
func (s *stream) take(a arrival) {
	s.rate.bytes += int64(len(a.text))
	if s.whole != nil {
		s.keep(a.text)
		return
	}
	if s.csv == nil && s.json == nil {
		s.pieces.rest = append(s.pieces.rest, a.text...)
		if a.text = nil; !s.begin(a.err != nil) {
			return
		}
	}
	s.pieces.add(a.text)
	text, before := s.pieces.take()
	if a.err != nil {
		last, n := s.pieces.all()
		if text == "" {
			before = n
		}
		text += last
	}
	if text == "" {
		return
	}
	rows := s.rows()
	s.read(text, before)
	s.rate.add(time.Now(), s.rows()-rows)
	s.dirty = true
}

// rows is how many rows have come.
func (s *stream) rows() int { return s.dropped + len(s.ld.ds.Observations) + s.ld.ds.SetAside }

// view returns what makes a state of the rows so far, in another goroutine if
// need be: rows are appended behind those that it sees, and never changed.
func (s *stream) view() func() Snapshot {
	ds := *s.ld.ds
	ds.Observations = slices.Clip(ds.Observations)
	ds.Dimensions = slices.Clone(ds.Dimensions)
	list := slices.Clone(s.ld.list)
	part := &loader{ctx: s.ld.ctx, ds: &ds, refs: s.ld.refs}
	flow := data.Flow{Live: true, Rows: s.rate.rows, Shown: s.rows(), Aside: ds.SetAside, Dropped: s.dropped}
	ds.Panels = map[string]data.Panel{}
	return func() Snapshot {
		list.Sort()
		part.arrange()
		ds.Store = store.New(&ds)
		ds.Rows = store.Rows(&ds)
		return Snapshot{Dataset: &ds, Problems: list, Flow: flow}
	}
}

// end makes the last state, err being why nothing more comes.
func (s *stream) end(ctx context.Context, err error) {
	var snap Snapshot
	switch {
	case s.refuse != nil:
		snap.Err = s.refuse
	case s.whole != nil && err == io.EOF:
		m := newMeter(func(p data.Progress) { s.feed.progress.Store(&p) })
		snap.Dataset, snap.Problems, snap.Err = fromText(ctx, m, stdinPath, s.whole.String(), s.opts)
		if snap.Dataset != nil {
			s.rate.rows = len(snap.Dataset.Observations) + snap.Dataset.SetAside
			snap.Flow.Shown, snap.Flow.Aside = s.rate.rows, snap.Dataset.SetAside
		}
	default:
		if s.rows() == 0 {
			s.ld.list = append(s.ld.list, s.empty...)
		}
		snap = s.view()()
		if err != io.EOF {
			snap.Err = fmt.Errorf("read stdin: %w", err)
		}
	}
	snap.Flow.Live, snap.Flow.Ended, snap.Flow.Rows = true, true, s.rate.rows
	s.feed.put(snap)
}
