package scan

import (
	"bytes"
	"context"
	"io"
	"sync"
	"sync/atomic"
)

const (
	// chunkSize is how much text is read and understood at a time, in bytes:
	// what is read stays in the cache of the core that reads it.
	chunkSize = 256 << 10
	// slack is how many bytes may be looked at behind the end of a chunk.
	slack = 16
)

// source cuts a text into chunks of whole records. Those who read them take
// turns: each reads its next chunk itself, into a buffer of its own.
type source struct {
	ctx    context.Context
	r      io.Reader
	size   int // bytes of a chunk
	maxRow int // bytes of the longest record

	mu   sync.Mutex
	rest []byte // read, and begins the next chunk
	seq  int
	done bool
	err  error
	at   stop // where it is about

	bytes, rows atomic.Int64
}

// stop is a place where a scan gives up: so many lines behind the beginning of a
// chunk. A chunk of −1 is nowhere.
type stop struct{ seq, lines int }

// chunk is a piece of text of whole records, the last of which has a line end.
type chunk struct {
	seq int
	buf []byte // slack bytes longer than end
	end int
}

// next reads the next chunk into c; false at the end, or after an error.
func (s *source) next(c *chunk) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		return false
	}
	if err := s.ctx.Err(); err != nil {
		s.fail(err, stop{-1, 0})
		return false
	}
	if cap(c.buf) < s.size+slack {
		c.buf = make([]byte, s.size+slack)
	}
	c.buf = append(c.buf[:0], s.rest...)
	s.rest = s.rest[:0]
	for {
		if len(c.buf)+slack > cap(c.buf)-cap(c.buf)/8 { // a record as long as the buffer
			c.buf = append(make([]byte, 0, 2*cap(c.buf)), c.buf...)
		}
		n, err := fill(s.r, c.buf[len(c.buf):cap(c.buf)-slack])
		c.buf = c.buf[:len(c.buf)+n]
		s.bytes.Add(int64(n))
		switch {
		case err == io.EOF:
			s.done = true
			if c.end = len(c.buf); c.end > 0 && c.buf[c.end-1] != '\n' {
				c.buf = append(c.buf, '\n')
				c.end++
			}
		case err != nil:
			s.fail(err, stop{-1, 0})
			return false
		default:
			c.end = lastRecord(c.buf)
		}
		if c.end > 0 || s.done {
			break
		}
		if len(c.buf) > s.maxRow {
			s.fail(ErrRow, stop{s.seq, 0})
			return false
		}
	}
	s.rest = append(s.rest, c.buf[c.end:]...)
	c.seq = s.seq
	s.seq++
	c.buf = append(c.buf[:c.end], make([]byte, slack)...)
	return c.end > 0
}

// fill reads until b is full or r ends, in which case it gives [io.EOF]. Unlike
// io.ReadFull it keeps the end of a text apart from that of a packed file that was
// cut off, which is [io.ErrUnexpectedEOF] and no end.
func fill(r io.Reader, b []byte) (n int, err error) {
	for n < len(b) && err == nil {
		var more int
		more, err = r.Read(b[n:])
		n += more
	}
	if n == len(b) {
		return n, nil // what comes next says why
	}
	return n, err
}

// stop ends the scan for everybody, for that reason.
func (s *source) stop(err error, at stop) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fail(err, at)
}

// fail keeps the first reason in the text, whoever comes with it first.
func (s *source) fail(err error, at stop) {
	if s.err == nil || s.at.seq >= 0 && at.seq >= 0 && at.seq < s.at.seq {
		s.err, s.at = err, at
	}
	s.done = true
}

// fault is why the scan has ended, with its place where it has one: all that was
// read before it has been understood by now. Before is how many lines stand before
// the text.
func (s *source) fault(workers []*worker, before int) error {
	if s.at.seq < 0 {
		return s.err
	}
	line := before + s.at.lines + 1
	for _, k := range workers {
		for seq, lines := range k.lines {
			if seq < s.at.seq {
				line += lines
			}
		}
	}
	return &Fault{line, s.err}
}

// Whole is the part of text, which begins a record, that is whole records.
func Whole(text []byte) []byte { return text[:lastRecord(text)] }

// lastRecord is where the last whole record of b ends, which begins a record; 0
// when none does. A line end is the end of a record when the quotes before it
// are even in number.
func lastRecord(b []byte) int {
	odd := bytes.Count(b, quote[:])&1 == 1
	for end := len(b); ; {
		p := bytes.LastIndexByte(b[:end], '\n')
		if p < 0 {
			return 0
		}
		if bytes.Count(b[p:end], quote[:])&1 == 1 {
			odd = !odd
		}
		if !odd {
			return p + 1
		}
		end = p
	}
}

var quote = [1]byte{'"'}
