package format

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"

	"accord/data/diag"
)

// unpack returns the bytes of a file that may be compressed, and how it was.
// What grows beyond the limit is refused before it takes the memory.
func unpack(name string, raw []byte, limit int64) ([]byte, string, error) {
	var r io.Reader
	var kind string
	switch {
	case bytes.HasPrefix(raw, []byte{0x1f, 0x8b}):
		kind = "gzip"
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, kind, broken(name, kind, err)
		}
		r = z
	case bytes.HasPrefix(raw, []byte{0x28, 0xb5, 0x2f, 0xfd}):
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
