package format

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"
)

// Decoded returns what r holds as UTF-8, decoded as it is read, and in which
// character set it is: want, or what its beginning says where that is "". Of text
// that is UTF-8 already, or in no set that is known, the finding is empty and nothing
// is changed.
func Decoded(r io.Reader, want string) (io.Reader, Finding) {
	b := bufio.NewReaderSize(r, maxJudged)
	head, err := b.Peek(maxJudged)
	if err != nil && err != io.EOF {
		return b, Finding{}
	}
	if want != "" {
		e, err := htmlindex.Get(want)
		if err != nil {
			return b, Finding{}
		}
		if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
			_, _ = b.Discard(3) // which was peeked at
		}
		return unmarked(&decoder{r: b, t: e.NewDecoder()}), Finding{want, "given"}
	}
	f, mark := charsetOf(head)
	e, err := encodingOf(f.Value)
	if e == nil || err != nil {
		return b, Finding{}
	}
	_, _ = b.Discard(mark)
	return &decoder{r: b, t: e.NewDecoder()}, f
}

// charsetOf is the character set of a text that begins with head, and how long its
// byte order mark is; empty where it needs no decoding, or none is known.
func charsetOf(head []byte) (f Finding, mark int) {
	if mark, name := byteOrder(head); mark != "" {
		if name == "utf-8" {
			return Finding{}, 0
		}
		return Finding{name, "a byte order mark"}, len(mark)
	}
	if f, ok := withoutMark(head); ok {
		return f, 0
	}
	if bytes.IndexByte(head, 0) >= 0 || validStart(head) {
		return Finding{}, 0
	}
	f, _ = eightBitSet(head)
	return f, 0
}

// validStart reports whether b is UTF-8, but perhaps for a character at its end that
// is not all there.
func validStart(b []byte) bool {
	for n := range min(utf8.UTFMax, len(b)+1) {
		if utf8.Valid(b[:len(b)-n]) {
			return n == 0 || !utf8.FullRune(b[len(b)-n:])
		}
	}
	return false
}

// byteOrder is the byte order mark that raw begins with, and what it says; "" where
// there is none.
func byteOrder(raw []byte) (mark, name string) {
	for _, b := range []struct{ mark, name string }{
		{"\xef\xbb\xbf", "utf-8"}, {"\xff\xfe\x00\x00", "utf-32le"}, {"\x00\x00\xfe\xff", "utf-32be"}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"},
	} {
		if bytes.HasPrefix(raw, []byte(b.mark)) {
			return b.mark, b.name
		}
	}
	return "", ""
}

// unmarked is r without a byte order mark.
func unmarked(r io.Reader) io.Reader {
	var first [3]byte
	n, err := io.ReadFull(r, first[:])
	text := strings.TrimPrefix(string(first[:n]), "\ufeff")
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return io.MultiReader(strings.NewReader(text), failing{err})
	}
	return io.MultiReader(strings.NewReader(text), r)
}

// failing is a reader with an error.
type failing struct{ err error }

// Read implements [io.Reader].
func (f failing) Read([]byte) (int, error) { return 0, f.err }

// decoder is a text that is decoded as it is read: in large pieces, since much of the
// time of a reader from golang.org/x/text goes into small ones.
type decoder struct {
	r    *bufio.Reader
	t    transform.Transformer
	rest []byte // decoded, and not read yet
	room []byte
}

// Read implements [io.Reader].
func (d *decoder) Read(b []byte) (int, error) {
	for len(d.rest) == 0 {
		raw, err := d.r.Peek(1 << 16)
		if len(raw) == 0 {
			return 0, err
		}
		if err != nil && err != io.EOF {
			return 0, err
		}
		if d.room == nil {
			d.room = make([]byte, 4<<16)
		}
		n, used, wrong := d.t.Transform(d.room, raw, err == io.EOF)
		_, _ = d.r.Discard(used) // which was peeked at
		d.rest = d.room[:n]
		if n == 0 && used == 0 || wrong != nil && wrong != transform.ErrShortDst && wrong != transform.ErrShortSrc {
			return 0, wrong
		}
	}
	n := copy(b, d.rest)
	d.rest = d.rest[n:]
	return n, nil
}
