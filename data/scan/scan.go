package scan

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"time"
)

// Use is what a column is scanned for.
type Use uint8

// Uses of columns.
const (
	Skip  Use = iota // nothing
	Watch            // its words are judged, and tell groups apart where the verdict says so
	Key              // its words tell groups apart
	Value            // its numbers are added up; words among them are judged
)

// Verdict is what a word of a column comes to, whatever row it stands in.
type Verdict uint8

// Verdicts.
const (
	Plain Verdict = iota // nothing is to be said of it
	Apart                // rows with it make groups of their own
	Alone                // a row with it is handed back as it stands
	// Absent says that the row has no number; Present that it has one. Of the Value
	// column it says what there is, of another what there has to be: a row in which
	// the two contradict each other is handed back.
	Absent
	Present
	kinds
)

// Kind is the verdict on words of which a row has only those of one kind; one with
// words of two kinds is handed back.
func Kind(n uint8) Verdict { return kinds + Verdict(n) }

// Why a scan gives up. What it has read until then is of no use.
var (
	ErrQuotes = errors.New("the quotes are wrong")
	ErrText   = errors.New("the text is not UTF-8")
	ErrRow    = errors.New("a row is too long")
	ErrAlone  = errors.New("too many rows need a closer look")
	ErrGroups = errors.New("too many groups")
)

// Fault is ErrQuotes, ErrText or ErrRow with its place.
type Fault struct {
	Line int // from 1, of the row that it is about or within it
	Err  error
}

// Error says both.
func (f *Fault) Error() string { return fmt.Sprintf("line %d: %v", f.Line, f.Err) }

// Unwrap is the reason.
func (f *Fault) Unwrap() error { return f.Err }

// Spec is what to make of the rows of a text.
type Spec struct {
	Comma   byte // between cells
	Mark    byte // decimal, '.' or ','
	Columns []Use
	// Pair are two columns, Watch both of them, whose combinations are listed in
	// the order of their first rows; −1 for none.
	Pair [2]int
	// Judge says what a word of a column comes to; quotes and the blanks around
	// it are as the file has them. It is asked by several goroutines at once,
	// and rarely twice about one word.
	Judge func(column int, word string) Verdict
	// Lines is how many lines stand before the text.
	Lines int
	// Progress is told now and then how far the scan has come, in the goroutine
	// of the caller; nil is nobody. With Take, sofar is what the words are of all
	// pieces that have been given, without rows that stand alone.
	Progress func(bytes int64, rows int, sofar func() *Result)
	// Take, where it is set, is given the rows as numbers instead of their being
	// added up, piece by piece; of columns that are scanned for Key or Watch the
	// words have codes. It is called by several goroutines at once, and what it is
	// given holds until it returns. An error ends the scan.
	Take func(Piece) error
	// Strict hands rows back that have no number and no word that says so.
	Strict bool
	// Digits, with Take, is the number that a word of the Value column is another
	// way to write; false where it is none.
	Digits func(word string) (string, bool)
	// Limits; 0 is a default.
	MaxGroups int // different groups
	MaxAlone  int // bytes of the rows that stand alone
	MaxRow    int // bytes of a row
	MaxWords  int // different words of a column, with Take; a column with more has none
	// Workers is how many read at once, 0 for as many as there are cores.
	Workers int

	chunk int // bytes that are read at a time
}

// Entry is a row that stands for a group of rows, or for itself.
type Entry struct {
	// Text is the first of the rows, as it stands in the file, with the line
	// end, and Before how many lines stand before it.
	Text   string
	Before int
	// Rows is how many rows the group has.
	Rows int
	// Numbers is true when the values of the rows are numbers, of which Sum is
	// the sum. Otherwise all rows have the same word for a value.
	Numbers bool
	Sum     Sum

	place
}

// Pair is a combination of words of the columns [Spec.Pair].
type Pair struct {
	Words [2]string
	// Entry is the place in Entries of the first entry that begins at or behind
	// the first row with the combination.
	Entry int

	place
}

// place is where a row begins: its chunk, and the offset in it.
type place struct{ seq, at int }

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.seq, q.seq), cmp.Compare(p.at, q.at))
}

// Result is what a scan has found.
type Result struct {
	// Entries stand in the order of their first rows.
	Entries []Entry
	Pairs   []Pair // of rows that do not stand alone
	// Words are what was taken: by column the words by their codes, nil of a
	// column that has none. Entries are then the rows that stand alone, with one
	// row, and those in which a word occurs first, with none.
	Words [][]Word
	// Before is how many lines stand before each chunk, of which a [Piece] has the
	// rows; while the scan goes on only of those whose place is known.
	Before []int
	Rows   int
	Bytes  int64
	// ASCII is true when nothing but ASCII was read.
	ASCII bool
	// Below is true where a number that was added up is below zero.
	Below bool
}

// Default limits: what a scan may keep, so that a file of a billion different
// rows is an error and no crash.
const (
	maxGroups = 1 << 20
	maxAlone  = 64 << 20
	maxRow    = 64 << 20
	maxWords  = 1 << 20
)

// Read scans the rows of r, which begins with a row. It reads r to its end,
// one block at a time, in several goroutines, all of which are gone when it
// returns.
func Read(ctx context.Context, r io.Reader, spec Spec) (*Result, error) {
	spec.setDefaults()
	src := &source{ctx: ctx, r: r, size: spec.chunk, maxRow: spec.MaxRow}
	workers := make([]*worker, spec.Workers)
	shared := newVocabularies(&spec)
	var all sync.WaitGroup
	for i := range workers {
		workers[i] = newWorker(src, &spec, shared)
		all.Go(workers[i].run)
	}
	done := make(chan struct{})
	go func() {
		all.Wait()
		close(done)
	}()
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	for ended := false; !ended; {
		select {
		case <-done:
			ended = true
		case <-tick.C:
		}
		if spec.Progress != nil {
			spec.Progress(src.bytes.Load(), int(src.rows.Load()), func() *Result {
				out := &Result{}
				shared.end(out, func(int) int { return 0 })
				return out
			})
		}
	}
	if src.err != nil {
		return nil, src.fault(workers, spec.Lines)
	}
	return merge(workers, src, &spec, shared)
}

// progressEvery is the time between two reports.
const progressEvery = 10 * time.Millisecond

func (s *Spec) setDefaults() {
	set := func(limit *int, to int) {
		if *limit <= 0 {
			*limit = to
		}
	}
	set(&s.MaxGroups, maxGroups)
	set(&s.MaxAlone, maxAlone)
	set(&s.MaxRow, maxRow)
	set(&s.MaxWords, maxWords)
	set(&s.chunk, chunkSize)
	set(&s.Workers, runtime.GOMAXPROCS(0))
}
