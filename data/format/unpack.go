package format

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"

	"accord/data/diag"
)

// compressions are the ways in which a file may be compressed, by the bytes
// that it begins with.
func compressions() map[string]string {
	return map[string]string{"gzip": "\x1f\x8b", "zstd": "\x28\xb5\x2f\xfd"}
}

// maxWindow is how far back a stream may refer, in bytes: as far as zstd itself
// allows without being told.
const maxWindow = 128 << 20

// Unpacked returns what r holds, unpacked as it is read where it is compressed,
// and how it is: "gzip", "zstd" or "". Closing it does not close r. What is wrong
// with the packing of the file of that name is an error that [Refused] knows, an
// end in the middle among them; an error of r itself is given as it is.
func Unpacked(name string, r io.Reader) (io.ReadCloser, string, error) {
	src := &origin{r: r}
	b := bufio.NewReader(src)
	first, err := b.Peek(4)
	if err != nil && err != io.EOF {
		return nil, "", err
	}
	for kind, mark := range compressions() {
		if !bytes.HasPrefix(first, []byte(mark)) {
			continue
		}
		u := &unpacker{name: name, kind: kind, src: src}
		if kind == "gzip" {
			z, err := gzip.NewReader(b)
			if err != nil {
				return nil, kind, u.judge(err)
			}
			u.ReadCloser = z
			return u, kind, nil
		}
		z, err := zstd.NewReader(b, zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, kind, u.judge(err)
		}
		u.ReadCloser = z.IOReadCloser()
		return u, kind, nil
	}
	return io.NopCloser(b), "", nil
}

// origin is what is unpacked; it remembers why no more came.
type origin struct {
	r   io.Reader
	err error
}

// Read implements [io.Reader].
func (o *origin) Read(b []byte) (int, error) {
	n, err := o.r.Read(b)
	if err != nil && err != io.EOF {
		o.err = err
	}
	return n, err
}

// unpacker is a text that comes out of a packed file.
type unpacker struct {
	io.ReadCloser
	name, kind string
	src        *origin
	n          int64 // bytes of text so far
}

// Read implements [io.Reader].
func (u *unpacker) Read(b []byte) (int, error) {
	n, err := u.ReadCloser.Read(b)
	u.n += int64(n)
	if err != nil && err != io.EOF {
		err = u.judge(err)
	}
	return n, err
}

// judge tells an error of the file from one of the packing.
func (u *unpacker) judge(err error) error {
	if u.src.err != nil {
		return u.src.err
	}
	return broken(u.name, u.kind, u.n, err)
}

// countFrom is how many bytes of an unpacked text are kept before anybody knows
// how many it has.
const countFrom = 64 << 20

// unpack returns the bytes of a file that may be compressed, and how it was.
// What grows beyond the limit is refused before it takes the memory: a text that
// is not short is unpacked once to be counted, and once more to be kept.
func unpack(name string, raw []byte, limit int64) ([]byte, string, error) {
	r, kind, err := Unpacked(name, bytes.NewReader(raw))
	if kind == "" || err != nil {
		return raw, kind, err
	}
	defer r.Close()
	out, err := io.ReadAll(io.LimitReader(r, min(countFrom, limit)+1))
	if err != nil || len(out) <= countFrom && int64(len(out)) <= limit {
		return out, kind, err
	}
	more, err := io.Copy(io.Discard, io.LimitReader(r, limit+1-int64(len(out))))
	size := int64(len(out)) + more
	switch {
	case err != nil:
		return nil, kind, err
	case size > limit:
		return nil, kind, refusal{diag.Diag{At: diag.Position{Path: name}, Rule: "size",
			Message: fmt.Sprintf("the file grows beyond the limit of %d bytes when it is unpacked", limit)}}
	}
	again, _, err := Unpacked(name, bytes.NewReader(raw))
	if err != nil {
		return nil, kind, err
	}
	defer again.Close()
	out = append(make([]byte, 0, size), out...)
	_, err = io.CopyN(io.Discard, again, int64(len(out)))
	if err == nil {
		out = out[:size]
		_, err = io.ReadFull(again, out[size-more:])
	}
	return out, kind, err
}

// broken says that a packed file ends, or goes wrong, after so many bytes of text.
func broken(name, kind string, after int64, err error) error {
	why := err.Error()
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		why = "it ends in the middle"
	}
	if after > 0 {
		why += fmt.Sprintf(", after %d bytes of text", after)
	}
	return refusal{diag.Diag{At: diag.Position{Path: name}, Rule: "compression",
		Message: fmt.Sprintf("the file is %s and cannot be unpacked: %s; expected a whole file; fetch it again", kind, why)}}
}
