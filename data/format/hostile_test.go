package format

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/klauspost/compress/zstd"

	"accord/data/clean"
	"accord/data/diag"
)

func zipped(t *testing.T, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const small = "country,year,value\nAZ,2022,1.5\nNA,2023,2.5\n"

// A packed file is the file.
func TestUnpacked(t *testing.T) {
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	for kind, raw := range map[string][]byte{"": []byte(small), "gzip": zipped(t, []byte(small)), "zstd": z.EncodeAll([]byte(small), nil)} {
		r, err := Open("a.csv", raw, Options{})
		if err != nil {
			t.Fatal(kind, err)
		}
		if r.Compression != kind || len(records(t, r)) != 2 {
			t.Errorf("%q: %q, %d records", kind, r.Compression, len(records(t, r)))
		}
	}
}

// A text that is not short is the same when it has been counted before.
func TestUnpackedLong(t *testing.T) {
	text := bytes.Repeat([]byte(small), countFrom/len(small)+2)
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	packed := z.EncodeAll(text, nil)
	if got, kind, err := unpack("a.csv", packed, int64(len(text))); err != nil || kind != "zstd" || !bytes.Equal(got, text) {
		t.Errorf("%d bytes of %d, %s, %v", len(got), len(text), kind, err)
	}
	if _, _, err := unpack("a.csv", packed, int64(len(text))-1); err == nil {
		t.Error("one byte beyond the limit is not refused")
	}
	if _, _, err := unpack("a.csv", packed[:len(packed)-9], 1<<30); err == nil {
		t.Error("what is cut off is not refused")
	}
}

func records(t testing.TB, r *Reading) []string {
	t.Helper()
	var list []string
	r.Read(func(diag.Diag) {}, func(o *Observed) bool {
		list = append(list, strings.Join(o.Cells, "\x00"))
		return true
	})
	return list
}

// What cannot be a table is refused with a sentence, in bounded time and
// memory.
func TestRefused(t *testing.T) {
	long := strings.Repeat("x", 5<<20)
	for name, c := range map[string]struct {
		raw  []byte
		o    Options
		want string
	}{
		"truncated gzip":   {zipped(t, []byte(strings.Repeat(small, 100)))[:60], Options{}, "it ends in the middle"},
		"truncated zstd":   {[]byte("\x28\xb5\x2f\xfd\x04\x00"), Options{}, "zstd"},
		"bomb":             {zipped(t, make([]byte, 1<<20)), Options{MaxBytes: 1 << 16}, "beyond the limit"},
		"NUL":              {[]byte("a,b\x00\n1,2\n"), Options{}, "NUL"},
		"a long line":      {[]byte(long + ",year\n1,2020\n"), Options{}, "header of at most"},
		"a million fields": {[]byte(strings.Repeat(",", 1_000_000) + "\n" + strings.Repeat(",", 1_000_000) + "\n"), Options{}, "columns"},
		"empty":            {nil, Options{}, "empty"},
		"header alone":     {[]byte("country,year,value\n"), Options{}, "no rows"},
		"unknown encoding": {[]byte(small), Options{Encoding: "ebcdic-az"}, "unknown encoding"},
		"old Excel":        {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Options{}, "save it as .xlsx"},
		"broken zip":       {[]byte("PK\x03\x04nothing"), Options{}, "workbook"},
		"no format":        {[]byte(small), Options{Format: "gesmes"}, "unknown format"},
		"header nowhere":   {[]byte(small), Options{Header: 99}, "line 99"},
		"delimiter":        {[]byte(small), Options{Delimiter: "ab"}, "not one character"},
	} {
		_, err := Open("a.csv", c.raw, c.o)
		d, ok := Refused(err)
		if !ok || !strings.Contains(d.Message, c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// A quote that is never closed, rows of another width and bytes of another
// encoding cost their rows and no more.
func TestBrokenRows(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		good int
		want string
	}{
		"open quote":     {"country,year,value\n\"AZ,2022,1.5\nNA,2023,2.5\nGE,2023,3.5\n", 2, "never closed"},
		"too many":       {small + "GE,2023,3.5,9\n", 2, "expected 3"},
		"too few":        {small + "GE,2023\n", 2, "ends after 2 cells"},
		"no number":      {small + "GE,2023,lots\n", 2, "is not a number"},
		"two headers":    {"country,year,value,value\nAZ,2022,1.5,2\nNA,2023,2.5,3\n", 4, ""},
		"comment within": {small + "#GE,2023,3.5\n", 3, ""},
	} {
		r, err := Open("a.csv", []byte(c.text), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		n, told := 0, ""
		r.Read(func(d diag.Diag) { told += d.Message }, func(*Observed) bool { n++; return true })
		if n != c.good || !strings.Contains(told, c.want) || c.want == "" && told != "" {
			t.Errorf("%s: %d records, want %d; told %q, want %q", name, n, c.good, told, c.want)
		}
	}
}

// No character that steers a terminal leaves in what is understood.
func TestUnderstandingIsClean(t *testing.T) {
	evil := "# \x1b]0;own\x07\nco\u202euntry,year,va\x1b[31mlue,no\u200bte\nA\x1bZ,2022,1.5,\x1b[2J\nN\u202eA,2023,2.5*,x\n"
	r, err := Open("a\x1b[31m.csv", []byte(evil), Options{})
	if err != nil {
		t.Fatal(err)
	}
	records(t, r)
	u := r.Understanding()
	said := fmt.Sprintf("%+v", []any{u.Facts, u.Columns})
	for _, r := range said {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			t.Errorf("%U in what is understood: %q", r, said)
			break
		}
	}
	if s := clean.Text(u.Import); strings.ContainsRune(u.Import, '\x1b') {
		t.Errorf("an escape in the TOML: %q", s)
	}
}

// Whatever the bytes, opening ends, and reading twice gives the same.
func FuzzOpen(f *testing.F) {
	files, err := filepath.Glob("testdata/*.*sv")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := Open("a.csv", raw, Options{MaxBytes: 1 << 20})
		if err != nil {
			if _, ok := Refused(err); !ok {
				t.Fatal(err)
			}
			return
		}
		first := records(t, r)
		if again := records(t, r); strings.Join(first, "\n") != strings.Join(again, "\n") {
			t.Error("read twice, it is not the same")
		}
		r.Understanding()
	})
}
