package load

import "bytes"

// pieces cuts a stream of bytes into parts that end with a row, so that each
// can be read by itself.
type pieces struct {
	json  bool // a row is a line; else lines within quotes belong to it
	rest  []byte
	at    int // how much of rest was looked at
	end   int // after the last row of rest that is whole
	state quoting
	anew  bool
	begun int // lines that stand before rest
}

// quoting is where in a row of CSV a byte stands.
type quoting uint8

const (
	cellStart quoting = iota
	unquoted          // in a cell without quotes
	quoted            // in one with quotes
	closing           // after a quote within quotes: the end, or the first of two
)

// maxRow is how long a row of a stream may be; at a longer one it is cut, for
// the reader of rows to complain about.
const maxRow = 1 << 20

// add takes the next bytes of the stream.
func (p *pieces) add(b []byte) {
	p.rest = append(p.rest, b...)
	for ; p.at < len(p.rest); p.at++ {
		c := p.rest[p.at]
		if p.json {
			if c == '\n' {
				p.end = p.at + 1
			}
			continue
		}
		if p.state = p.state.after(c); p.state == cellStart && c == '\n' {
			p.end = p.at + 1
		}
	}
	if p.end == 0 && len(p.rest) > maxRow {
		p.cut()
	}
}

// after is the state behind the byte c.
func (q quoting) after(c byte) quoting {
	switch {
	case q == quoted && c == '"':
		return closing
	case q == quoted:
		return quoted
	case q == closing && c == '"':
		return quoted
	case c == ',' || c == '\n':
		return cellStart
	case q == cellStart && c == '"':
		return quoted
	}
	return unquoted
}

// cut ends a row that is too long at the end of its last line, or here.
func (p *pieces) cut() {
	p.end, p.state, p.anew = len(p.rest), cellStart, true
	if n := bytes.LastIndexByte(p.rest, '\n'); n >= 0 {
		p.end = n + 1
	}
}

// take returns the rows that are whole, and how many lines of the stream stand
// before them; "" when there are none.
func (p *pieces) take() (text string, before int) {
	text, before = string(p.rest[:p.end]), p.begun
	p.begun += bytes.Count(p.rest[:p.end], []byte{'\n'})
	p.rest = append(p.rest[:0], p.rest[p.end:]...)
	p.at, p.end = len(p.rest), 0
	if p.anew { // what follows a cut begins a row
		p.at, p.anew = 0, false
	}
	return text, before
}

// all returns what is left at the end of the stream, whole or not.
func (p *pieces) all() (text string, before int) {
	p.end = len(p.rest)
	return p.take()
}
