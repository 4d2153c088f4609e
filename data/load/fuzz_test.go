package load

import (
	"context"
	"io"
	"math"
	"os"
	"strings"
	"testing"

	"accord/data/clean"
	"accord/data/diag"
)

// FuzzLoadCSV feeds one CSV: nothing panics, every row is used or set aside
// with a reason, every place is in the file, and nothing raw gets in.
func FuzzLoadCSV(f *testing.F) {
	for _, kind := range []string{"err", "ok"} {
		entries, err := os.ReadDir("testdata/" + kind)
		if err != nil {
			f.Fatal(err)
		}
		for _, e := range entries {
			if strings.HasSuffix(e.Name(), ".csv") {
				b, err := os.ReadFile("testdata/" + kind + "/" + e.Name())
				if err != nil {
					f.Fatal(err)
				}
				f.Add(string(b))
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		ds, list, err := singleFile(context.Background(), nil, "f.csv", text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if ds == nil && list.Errors() == 0 || ds != nil && ds.SetAside > 0 && list.Errors() == 0 {
			t.Fatalf("%q: something is lost and nothing is said", text)
		}
		lines := strings.Count(text, "\n") + 1
		for _, d := range list {
			if d.At.Line < 1 || d.At.Line > lines || d.At.Col < 1 || d.At.Col > len(d.Line)+1 {
				t.Fatalf("%q: %s is not in the file", text, d.At)
			}
		}
		if err := diag.Print(io.Discard, list); err != nil {
			t.Fatal(err)
		}
		if ds == nil {
			return
		}
		for _, o := range ds.Observations {
			if math.IsInf(o.Value, 0) || math.IsNaN(o.Value) != o.Missing {
				t.Fatalf("%q: value %v, missing %v", text, o.Value, o.Missing)
			}
			for _, s := range append(o.Dims, o.Comment, o.Source, o.Org, o.Unit.ID) {
				if clean.Text(s) != s {
					t.Fatalf("%q: %q is kept raw", text, s)
				}
			}
		}
	})
}

// FuzzLoadTOML feeds one TOML file with everything inside.
func FuzzLoadTOML(f *testing.F) {
	for _, name := range []string{"ok/inside.toml", "ok/folder/dataset.toml", "err/declarations.toml", "err/one-file-rows.toml", "err/wrong-types.toml"} {
		b, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	f.Add(head + "[area.\"\\u001b\"]\ntitle = \"\\u202e\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		ld := newLoader(context.Background(), &folder{fsys: os.DirFS(t.TempDir()), max: 1 << 20}, "f.toml")
		ok := ld.manifest("f.toml", text)
		if ok {
			_ = ld.tables(false) // what it is, is told elsewhere
		}
		ds, list, err := ld.finish(ok)
		if err != nil || ds == nil && list.Errors() == 0 {
			t.Fatalf("%q: nothing is loaded and nothing is said: %v", text, err)
		}
		if err := diag.Print(io.Discard, list); err != nil {
			t.Fatal(err)
		}
		if ds == nil {
			return
		}
		texts := []string{ds.ID, ds.Licence}
		for _, c := range append(append(ds.Areas, ds.Sectors...), ds.Units...) {
			texts = append(texts, c.ID, c.Title.In("en"))
		}
		for _, s := range texts {
			if clean.Text(s) != s {
				t.Fatalf("%q: %q is kept raw", text, s)
			}
		}
	})
}
