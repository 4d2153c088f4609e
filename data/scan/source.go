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

	bytes, rows atomic.Int64
}

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
		s.fail(err)
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
		n, err := io.ReadFull(s.r, c.buf[len(c.buf):cap(c.buf)-slack])
		c.buf = c.buf[:len(c.buf)+n]
		s.bytes.Add(int64(n))
		switch {
		case err == io.EOF || err == io.ErrUnexpectedEOF:
			s.done = true
			if c.end = len(c.buf); c.end > 0 && c.buf[c.end-1] != '\n' {
				c.buf = append(c.buf, '\n')
				c.end++
			}
		case err != nil:
			s.fail(err)
			return false
		default:
			c.end = lastRecord(c.buf)
		}
		if c.end > 0 || s.done {
			break
		}
		if len(c.buf) > s.maxRow {
			s.fail(ErrRow)
			return false
		}
	}
	s.rest = append(s.rest, c.buf[c.end:]...)
	c.seq = s.seq
	s.seq++
	c.buf = append(c.buf[:c.end], make([]byte, slack)...)
	return c.end > 0
}

// stop ends the scan for everybody, for that reason.
func (s *source) stop(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fail(err)
}

func (s *source) fail(err error) {
	if s.err == nil {
		s.err = err
	}
	s.done = true
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
