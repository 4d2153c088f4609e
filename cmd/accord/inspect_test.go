package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A published file is understood, overruled by options, and written as TOML
// that loads.
func TestInspect(t *testing.T) {
	const file = "../../data/format/testdata/wide-russian-1251.csv"
	r := run(t, "inspect", file)
	for _, want := range []string{"windows-1251", "semicolon", "line 2", "decimal comma, blank between thousands", "T × 10^3", `"…" 1×`, `"*" 1×`, "Итого"} {
		if !strings.Contains(r.out, want) {
			t.Errorf("no %q in\n%s", want, r.out)
		}
	}
	dir := t.TempDir()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	toml := run(t, "inspect", file, "--toml").out
	for name, text := range map[string]string{"wide-russian-1251.csv": string(raw), "dataset.toml": toml} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if r := run(t, "check", dir); r.status != exitFine {
		t.Errorf("check of what --toml wrote: %d\n%s", r.status, r.err)
	}
}

// Two readings of a number are no reading, until an option decides.
func TestInspectUndecided(t *testing.T) {
	const file = "../../data/format/testdata/ambiguous-decimal.csv"
	if r := run(t, "inspect", file); r.status != exitProblems || !strings.Contains(r.err, "--decimal") {
		t.Errorf("%d %s", r.status, r.err)
	}
	if r := run(t, "inspect", file, "--decimal", ","); r.status != exitFine {
		t.Errorf("%d %s", r.status, r.err)
	}
	if r := run(t, "inspect", file, "--decimal", ";"); r.status != exitUsage {
		t.Errorf("%d %s", r.status, r.err)
	}
}
