package scan

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// Constants of bytes in a word, to look at eight of them at once.
const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// zeros has the high bit of the first byte of x that is 0, and perhaps of some
// behind it.
func zeros(x uint64) uint64 { return (x - ones) &^ x & highs }

// cell is where a cell stands.
type cell struct {
	from, to int // without the quotes
	next     int // after the delimiter or the line end
	lines    int // line ends within
	quoted   bool
	escaped  bool // quotes or line ends within are written otherwise
	end      bool // of the row
}

// cellAt reads the cell at pos; false where its quotes are wrong.
func (k *worker) cellAt(pos int) (c cell, ok bool) {
	b := k.buf
	if b[pos] == '"' {
		return k.quotedAt(pos)
	}
	c.from = pos
	comma, line := uint64(k.comma)*ones, uint64('\n')*ones
	const mark = uint64('"') * ones
	i := pos
	for {
		x := binary.LittleEndian.Uint64(b[i:])
		hit := zeros(x^comma) | zeros(x^line) | zeros(x^mark)
		if hit == 0 {
			i += 8
			continue
		}
		i += bits.TrailingZeros64(hit) >> 3
		switch b[i] {
		case '"':
			return c, false // a quote in a cell without quotes
		case '\n':
			c.end = true
		}
		break
	}
	c.to, c.next = i, i+1
	if c.end && i > pos && b[i-1] == '\r' {
		c.to--
	}
	return c, true
}

// quotedAt reads the cell in quotes at pos.
func (k *worker) quotedAt(pos int) (c cell, ok bool) {
	b := k.buf
	c.quoted, c.from = true, pos+1
	i := pos + 1
	for {
		n := bytes.IndexByte(b[i:k.end], '"')
		if n < 0 {
			return c, false // never closed
		}
		i += n
		if b[i+1] != '"' {
			break
		}
		c.escaped = true
		i += 2
	}
	c.to = i
	if c.lines = bytes.Count(b[c.from:c.to], line[:]); c.lines > 0 {
		c.escaped = true
	}
	switch {
	case b[i+1] == k.comma && i+1 < k.end:
		c.next = i + 2
	case b[i+1] == '\n':
		c.next, c.end = i+2, true
	case b[i+1] == '\r' && b[i+2] == '\n':
		c.next, c.end = i+3, true
	default:
		return c, false // something stands behind the quote
	}
	return c, true
}

var line = [1]byte{'\n'}
