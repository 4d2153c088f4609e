package load

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// packers pack a text in each way that files are packed.
func packers(t testing.TB) map[string]func([]byte) []byte {
	t.Helper()
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest))
	if err != nil {
		t.Fatal(err)
	}
	return map[string]func([]byte) []byte{
		"gz": func(text []byte) []byte {
			var b bytes.Buffer
			w, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
			_, _ = w.Write(text) // to memory
			_ = w.Close()
			return b.Bytes()
		},
		"zst": func(text []byte) []byte { return z.EncodeAll(text, nil) },
	}
}

// A packed table has the figures of the plain one, in one piece or in several that
// were put one behind the other, from a file and from stdin, kept in columns and
// added up; one that is cut off or damaged is a problem of the file and never the
// figures of a part of it.
func TestPackedTables(t *testing.T) {
	text := longTable(40_000, false) // more than what evidence is drawn from
	half := bytes.IndexByte(text[len(text)/2:], '\n') + len(text)/2 + 1
	plain := tableFile(t, "long.csv", text)
	for how, opts := range map[string]Options{"in columns": {Rows: RowsFacts}, "added up": {AddUp: true}} {
		opts.MaxBytes = maxBytes
		whole, _, err := Load(t.Context(), plain, opts)
		if err != nil {
			t.Fatal(err)
		}
		want := renamed(saidOf(t, whole), whole)
		for kind, pack := range packers(t) {
			packed := pack(text)
			damaged := bytes.Clone(packed)
			for i := range 64 {
				damaged[len(damaged)*3/4+i] ^= 0x55
			}
			for name, c := range map[string]struct {
				raw  []byte
				want string // the problem
			}{
				"whole":       {packed, ""},
				"two pieces":  {append(pack(text[:half]), pack(text[half:])...), ""},
				"cut off":     {packed[:len(packed)*3/4], "it ends in the middle, after "},
				"without end": {packed[:len(packed)-2], "it ends in the middle, after "},
				"damaged":     {damaged, "cannot be unpacked: "},
				"with more":   {append(bytes.Clone(packed), "and this\n"...), "cannot be unpacked: "},
			} {
				path := tableFile(t, "long.csv."+kind, c.raw)
				for _, from := range []string{path, Stdin} {
					opts.Stdin = bytes.NewReader(c.raw)
					ds, list, err := Load(t.Context(), from, opts)
					if err != nil {
						t.Errorf("%s, %s %s: %v", how, name, kind, err)
						continue
					}
					if c.want != "" {
						if ds != nil || len(list) != 1 || list[0].Rule != "compression" || !strings.Contains(list[0].Message, c.want) {
							t.Errorf("%s, %s %s: %v, want %q", how, name, kind, list, c.want)
						}
						continue
					}
					if len(list) > 0 || renamed(saidOf(t, ds), ds) != want {
						t.Errorf("%s, %s %s has other figures: %v", how, name, kind, list)
					}
				}
			}
		}
	}
}

// A few bytes that are very many when they are unpacked, or a row without an end,
// take no more memory than a chunk and a row may have.
func TestEndlessRows(t *testing.T) {
	row := longTable(60_000, false)
	lines := bytes.Count(row, []byte("\n"))
	for kind, pack := range packers(t) {
		z := pack(append(bytes.Clone(row), bytes.Repeat([]byte("x"), 80<<20)...))
		opts := map[string]Options{"gz": {Rows: RowsFacts}, "zst": {AddUp: true}}[kind]
		path := tableFile(t, "long.csv."+kind, z)
		ds, list, err := Load(t.Context(), path, opts)
		if want := fmt.Sprintf("%s:%d", path, lines+1); err != nil || ds != nil || len(list) != 1 || list[0].Rule != "row" || list[0].At.String() != want {
			t.Errorf("%s: %v %v, want %s", kind, list, err, want)
		}
		opts = Options{MaxBytes: 1 << 20}
		ds, list, err = Load(t.Context(), tableFile(t, "zeros.csv."+kind, pack(make([]byte, 2<<20))), opts)
		if err != nil || ds != nil || len(list) != 1 || list[0].Rule != "size" {
			t.Errorf("zeros, %s: %v %v", kind, list, err)
		}
	}
}
