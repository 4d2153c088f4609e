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
// and how it is: "gzip", "zstd" or "". Closing it does not close r.
func Unpacked(r io.Reader) (io.ReadCloser, string, error) {
	b := bufio.NewReader(r)
	first, err := b.Peek(4)
	if err != nil && err != io.EOF {
		return nil, "", err
	}
	for kind, mark := range compressions() {
		if !bytes.HasPrefix(first, []byte(mark)) {
			continue
		}
		if kind == "gzip" {
			z, err := gzip.NewReader(b)
			return z, kind, err
		}
		z, err := zstd.NewReader(b, zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, kind, err
		}
		return z.IOReadCloser(), kind, nil
	}
	return io.NopCloser(b), "", nil
}

// unpack returns the bytes of a file that may be compressed, and how it was.
// What grows beyond the limit is refused before it takes the memory.
func unpack(name string, raw []byte, limit int64) ([]byte, string, error) {
	var r io.Reader
	var kind string
	switch {
	case bytes.HasPrefix(raw, []byte(compressions()["gzip"])):
		kind = "gzip"
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, kind, broken(name, kind, err)
		}
		r = z
	case bytes.HasPrefix(raw, []byte(compressions()["zstd"])):
		kind = "zstd"
		z, err := zstd.NewReader(bytes.NewReader(raw), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(uint64(limit)))
		if err != nil {
			return nil, kind, broken(name, kind, err)
		}
		defer z.Close()
		r = z
	default:
		return raw, "", nil
	}
	out, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, kind, broken(name, kind, err)
	}
	if int64(len(out)) > limit {
		return nil, kind, refusal{diag.Diag{At: diag.Position{Path: name}, Rule: "size",
			Message: fmt.Sprintf("the file grows beyond the limit of %d bytes when it is unpacked", limit)}}
	}
	return out, kind, nil
}

func broken(name, kind string, err error) error {
	why := err.Error()
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		why = "it ends in the middle"
	}
	return refusal{diag.Diag{At: diag.Position{Path: name}, Rule: "compression",
		Message: fmt.Sprintf("the file is %s and cannot be unpacked: %s; expected a whole file; fetch it again", kind, why)}}
}
