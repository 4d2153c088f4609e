package load

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode/utf32"

	"accord/data/format"
)

// wordedTable is a plain table with words in a language other than English.
func wordedTable(r *rand.Rand, n int, words []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "период;%s;%s;значение;статус\n", words[0], words[1])
	for range n {
		value := strings.Replace(fmt.Sprintf("%.2f", float64(r.IntN(1e7))/100), ".", ",", 1)
		switch r.IntN(200) {
		case 0:
			value = "более 4,3"
		case 1:
			value = "…"
		case 2:
			value = "мало"
		}
		status := "A"
		if r.IntN(5) == 0 {
			status = "P"
		}
		fmt.Fprintf(&b, "%d-%02d;%s;%s;%s;%s\n", 2015+r.IntN(3), 1+r.IntN(12), words[2+r.IntN(3)], words[5+r.IntN(4)], value, status)
	}
	return b.String()
}

// A table in any character set, packed or not, has in columns what it has when it is
// read as a whole.
func TestColumnsInAnyCharset(t *testing.T) {
	words := []string{"страна", "отрасль", "Россия", "Азербайджан", "Иран", "Сельское хозяйство", "Энергетика", "Лёгкая промышленность", "Транспорт"}
	text := wordedTable(rand.New(rand.NewPCG(91, 1)), 15_000, words)
	encoded := func(name string) []byte {
		e, err := htmlindex.Get(name)
		if err != nil {
			t.Fatal(err)
		}
		out, err := e.NewEncoder().String(strings.NewReplacer("…", "..").Replace(text))
		if err != nil {
			t.Fatal(err)
		}
		return []byte(out)
	}
	wide, err := utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	sets := map[string][]byte{"utf-8": []byte(text), "utf-32le": []byte(wide)}
	for _, name := range []string{"windows-1251", "koi8-r", "ibm866", "utf-16le", "utf-16be"} {
		sets[name] = encoded(name)
	}
	sets["marked"] = append([]byte("\xff\xfe"), sets["utf-16le"]...)
	if racing { // the others are read in the same way
		sets = map[string][]byte{"windows-1251": sets["windows-1251"], "koi8-r": sets["koi8-r"], "utf-16le": sets["utf-16le"]}
	}
	for name, raw := range sets {
		t.Run(name, func(t *testing.T) { sameInColumns(t, tableFile(t, "words.csv", raw), raw) })
	}
	for _, kind := range []string{"gzip", "zstd"} {
		t.Run(kind, func(t *testing.T) {
			raw := packed(t, kind, sets["windows-1251"])
			sameInColumns(t, tableFile(t, "words.csv."+kind, raw), raw)
		})
	}
	t.Run("given", func(t *testing.T) {
		opts := Options{Rows: RowsFacts, Format: format.Options{Encoding: "koi8-r"}}
		ds, _, err := Load(t.Context(), tableFile(t, "words.csv", sets["koi8-r"]), opts)
		if err != nil || ds == nil || ds.Bulk == nil {
			t.Fatalf("not in columns: %v", err)
		}
		opts.AddUp, opts.MaxBytes = true, maxBytes
		want, _, err := fromText(t.Context(), nil, ds.Path, string(sets["koi8-r"]), opts)
		if err != nil || saidOf(t, ds) != saidOf(t, want) {
			t.Errorf("other figures, or %v", err)
		}
	})
}

// packed is raw as that kind of file has it.
func packed(t *testing.T, kind string, raw []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if kind == "gzip" {
		z := gzip.NewWriter(&b)
		_, _ = z.Write(raw) // to memory
		_ = z.Close()
		return b.Bytes()
	}
	z, err := zstd.NewWriter(&b)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = z.Write(raw) // likewise
	_ = z.Close()
	return b.Bytes()
}
