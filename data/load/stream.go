package load

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"accord/data"
	"accord/data/diag"
	"accord/data/format"
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
	text []byte
	err  error
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
					if r := recover(); r != nil {
						x.fault = fault{r, debug.Stack()}
					}
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
	for {
		b := make([]byte, chunk)
		n, err := r.Read(b)
		select {
		case come <- arrival{b[:n], err}:
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

// keep puts bytes that can be read together only aside, up to a limit.
func (s *stream) keep(b []byte) {
	if s.whole.Write(b); int64(s.whole.Len()) > s.opts.MaxBytes {
		s.refuse = fmt.Errorf("read stdin: more than %d bytes that are neither CSV in the long layout nor JSON Lines; save them in a file and give its path", s.opts.MaxBytes)
	}
}

// begin looks at the first row: whether the rest can be read row by row. It
// returns false while that cannot be said; last is true when no more will come.
func (s *stream) begin(last bool) bool {
	text := string(s.pieces.rest)
	head, _, ok := strings.Cut(strings.TrimLeft(strings.TrimPrefix(text, "\ufeff"), " \t\r\n"), "\n")
	switch {
	case !ok && !last && len(text) < maxRow:
		return false
	case s.opts.Format.Format == "" && isJSONLines(stdinPath, text):
		s.pieces.json, s.json = true, newJSONTable(s.ld)
		s.pieces.rest = []byte(strings.TrimPrefix(text, "\ufeff"))
		return true
	case !isLong(head, s.opts.Format):
		s.whole = &strings.Builder{}
		s.keep(s.pieces.rest)
		return false
	}
	// The header is read here, with what may stand before it; it is a line.
	at := strings.Index(text, head) + len(head)
	at = min(at+1, len(text))
	t, isCSV := s.ld.openCSV(observationSpec(s.ld.ds), diag.NewFile(stdinPath, text[:at])).(*csvTable)
	if !isCSV || t == nil {
		s.whole = &strings.Builder{} // which says why
		s.keep(s.pieces.rest)
		return false
	}
	if i := slices.IndexFunc(s.ld.list, func(d diag.Diag) bool { return d.Rule == "empty" }); i >= 0 { // so far
		s.empty = s.ld.list[i : i+1 : i+1]
		s.ld.list = slices.Concat(s.ld.list[:i], s.ld.list[i+1:])
	}
	s.csv = t
	s.pieces.begun = strings.Count(text[:at], "\n")
	s.pieces.rest = []byte(text[at:])
	return true
}

// isLong reports whether a line is the header of a CSV in the long layout.
func isLong(head string, o format.Options) bool {
	if !ownLayout(head, o) {
		return false
	}
	names := strings.Split(strings.ToUpper(head), ",")
	for i, n := range names {
		names[i] = strings.Trim(n, "\" \t\r")
	}
	return slices.Contains(names, data.TimePeriod) && slices.Contains(names, "OBS_VALUE")
}

// read reads whole rows, before which that many lines have come.
func (s *stream) read(text string, before int) {
	first := len(s.ld.ds.Observations)
	switch file := diag.NewPart(stdinPath, text, before); {
	case s.json != nil:
		s.json.each(file)
		first = min(first, len(s.ld.ds.Observations))
	default:
		if _, wrong := notText(file); wrong {
			s.readEach(text, before)
			break
		}
		s.readCSV(file)
	}
	s.intern(first)
	s.drop()
}

func (s *stream) readCSV(file *diag.File) {
	t := *s.csv
	t.file, t.body = file, 0
	t.each(s.ld.observed)
}

// readEach reads rows of which some are no text: those are set aside.
func (s *stream) readEach(text string, before int) {
	rows := pieces{begun: before}
	read := func(row string, at int) {
		file := diag.NewPart(stdinPath, row, at)
		d, wrong := notText(file)
		if !wrong {
			s.readCSV(file)
			return
		}
		s.ld.report(d)
		s.ld.ds.SetAside++
	}
	for line := range strings.Lines(text) {
		if rows.add([]byte(line)); rows.end > 0 {
			read(rows.take())
		}
	}
	if row, at := rows.all(); row != "" {
		read(row, at)
	}
}

// intern makes equal codes of the rows from first on share their memory, and
// keeps nothing else of the text that they were read from.
func (s *stream) intern(first int) {
	for i := first; i < len(s.ld.ds.Observations); i++ {
		o := &s.ld.ds.Observations[i]
		for d := range o.Dims {
			s.word(&o.Dims[d])
		}
		s.word(&o.Org)
		s.word(&o.Source)
		s.word(&o.Unit.ID)
		o.Comment = strings.Clone(o.Comment)
	}
}

// maxWords bounds the codes that share their memory; the others are copies.
const maxWords = 1 << 16

func (s *stream) word(code *string) {
	if *code == "" {
		return
	}
	kept, ok := s.words[*code]
	if !ok {
		kept = strings.Clone(*code)
		if len(s.words) < maxWords {
			s.words[kept] = kept
		}
	}
	*code = kept
}

// drop lets the oldest rows go that are too many.
func (s *stream) drop() {
	n := len(s.ld.ds.Observations) - s.opts.MaxRows
	for i := range max(n, 0) {
		delete(s.ld.keys, string(s.ld.keyOf(&s.ld.ds.Observations[i])))
		s.dropped++
	}
	if n > 0 {
		s.ld.ds.Observations = s.ld.ds.Observations[n:]
	}
}

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
