package main

import (
	"io"
	"unicode/utf8"
)

// teletype reads lines from a terminal that leaves the echo and the editing of
// a line to us: over SSH there is no line discipline of a kernel. It writes no
// escape sequence.
type teletype struct {
	tty  io.ReadWriter
	line []byte
	out  []byte // lines that were not taken yet
	cr   bool   // the last byte ended a line
	err  error
}

func newTeletype(tty io.ReadWriter) *teletype { return &teletype{tty: tty} }

// Read implements [io.Reader] with whole lines.
func (t *teletype) Read(p []byte) (int, error) {
	in := make([]byte, 256)
	for len(t.out) == 0 {
		if t.err != nil {
			return 0, t.err
		}
		n, err := t.tty.Read(in)
		t.err = err
		for _, b := range in[:n] {
			t.key(b)
		}
	}
	n := copy(p, t.out)
	t.out = t.out[n:]
	return n, nil
}

// Keys of a terminal.
const (
	ctrlC, ctrlD, ctrlH, ctrlU, rubout = 3, 4, 8, 21, 127
)

// key takes one byte.
func (t *teletype) key(b byte) {
	wasCR := t.cr
	t.cr = false
	switch {
	case b == '\n' && wasCR:
	case b == '\r' || b == '\n':
		t.cr = b == '\r'
		t.echo("\n")
		t.out = append(append(t.out, t.line...), '\n')
		t.line = t.line[:0]
	case b == ctrlC || b == ctrlD && len(t.line) == 0:
		t.err = io.EOF
	case b == ctrlH || b == rubout:
		if _, n := utf8.DecodeLastRune(t.line); n > 0 {
			t.line = t.line[:len(t.line)-n]
			t.echo("\b \b")
		}
	case b == ctrlU:
		for range utf8.RuneCount(t.line) {
			t.echo("\b \b")
		}
		t.line = t.line[:0]
	case b < ' ' || len(t.line) >= maxLine:
	default:
		t.line = append(t.line, b)
		t.echo(string([]byte{b}))
	}
}

func (t *teletype) echo(s string) { _, _ = io.WriteString(t.tty, s) } // who does not see it will leave
