package load

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"accord/data"
	"accord/data/diag"
)

// published are files in formats of others: those of package format, and the
// real ones beside the repository where they are there.
func published(t *testing.T) []string {
	t.Helper()
	list, err := filepath.Glob("../format/testdata/*.*sv*")
	if err != nil {
		t.Fatal(err)
	}
	real, err := filepath.Glob("../../../shared/real/*/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	if len(real) == 0 {
		t.Log("the real files are not there: they are left out")
	}
	var files []string
	for _, f := range append(list, real...) {
		if !strings.HasSuffix(f, ".out") {
			files = append(files, f)
		}
	}
	if len(files) < 10 {
		t.Fatalf("%d files, want at least 10", len(files))
	}
	return files
}

// What was understood of a file, written as dataset.toml, loads to the same
// dataset.
func TestImportLoadsTheSame(t *testing.T) {
	for _, name := range published(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			direct, list, err := Load(context.Background(), name, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if direct == nil {
				t.Skip("refused: ", list[0].Message)
			}
			dir := t.TempDir()
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for path, text := range map[string][]byte{filepath.Base(name): raw, Manifest: []byte(direct.Understood[0].Import)} {
				if err := os.WriteFile(filepath.Join(dir, path), text, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			declared, list2, err := Load(context.Background(), dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if declared == nil || len(list) != len(list2) {
				t.Fatalf("%v\n%s", list2, direct.Understood[0].Import)
			}
			a, b := reflect.ValueOf(bare(direct)), reflect.ValueOf(bare(declared))
			for i := range a.NumField() {
				if x, y := a.Field(i).Interface(), b.Field(i).Interface(); !reflect.DeepEqual(x, y) {
					t.Errorf("%s is %.300v, want %.300v; with\n%.600s", a.Type().Field(i).Name, fmt.Sprint(y), fmt.Sprint(x), direct.Understood[0].Import)
				}
			}
		})
	}
}

// bare is a dataset without what tells where it was read.
func bare(ds *data.Dataset) data.Dataset {
	d := *ds
	d.Path, d.Store, d.Rows, d.Understood, d.Unnamed = "", nil, nil, nil, ""
	d.Observations = append([]data.Observation(nil), d.Observations...)
	for i := range d.Observations {
		d.Observations[i].At = diag.Position{Line: d.Observations[i].At.Line, Col: d.Observations[i].At.Col}
		if d.Observations[i].Missing {
			d.Observations[i].Value = 0 // NaN equals nothing
		}
	}
	return d
}

// A package of Frictionless is a dataset: by its folder and by its file.
func TestPackage(t *testing.T) {
	for _, name := range []string{"../format/testdata/package", "../format/testdata/package/datapackage.json"} {
		ds, list, err := Load(context.Background(), name, Options{})
		if err != nil || ds == nil || len(list) != 0 {
			t.Fatal(name, err, list)
		}
		if len(ds.Observations) != 2 || ds.Licence != "CC-BY-4.0" || len(ds.Sources) != 1 || ds.Sources[0].URL != "https://example.org/freight" {
			t.Errorf("%s: %+v %+v", name, ds.Observations, ds.Sources)
		}
	}
}
