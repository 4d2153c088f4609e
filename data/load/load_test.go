package load

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"accord/data/diag"
)

var update = flag.Bool("update", false, "rewrite testdata/err/*.out")

// inputs are the datasets under testdata/kind: folders and single files.
func inputs(t *testing.T, kind string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join("testdata", kind))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		if e.IsDir() || filepath.Ext(e.Name()) == ".csv" || filepath.Ext(e.Name()) == ".toml" {
			list = append(list, "testdata/"+kind+"/"+e.Name())
		}
	}
	return list
}

// told is all that is said about the dataset of that name.
func told(t *testing.T, name string) string {
	t.Helper()
	ds, list, err := Load(context.Background(), name, Options{})
	var b strings.Builder
	if err != nil {
		fmt.Fprintln(&b, err)
		return b.String()
	}
	if err := diag.Print(&b, list); err != nil {
		t.Fatal(err)
	}
	if ds == nil {
		fmt.Fprintf(&b, "%s; no dataset\n", diag.Summary(list, 0))
	} else {
		fmt.Fprintln(&b, diag.Summary(list, ds.SetAside))
	}
	return b.String()
}

func TestBroken(t *testing.T) {
	list := inputs(t, "err")
	if len(list) < 45 {
		t.Errorf("%d broken inputs, want at least 45", len(list))
	}
	for _, name := range list {
		t.Run(filepath.Base(name), func(t *testing.T) {
			got := told(t, name)
			golden := strings.TrimSuffix(strings.TrimSuffix(name, ".csv"), ".toml") + ".out"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestSound(t *testing.T) {
	for _, name := range inputs(t, "ok") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			ds, list, err := Load(context.Background(), name, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if len(list) > 0 || ds.SetAside > 0 {
				t.Fatal(told(t, name))
			}
			if len(ds.Observations) == 0 || ds.Store == nil || ds.Path != name {
				t.Errorf("%d observations, store %v, path %q", len(ds.Observations), ds.Store, ds.Path)
			}
		})
	}
}
