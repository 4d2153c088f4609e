package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"accord/tui"
)

// TestExportOverwritesNothing exports again and again among files, folders and
// links that are in the way.
func TestExportOverwritesNothing(t *testing.T) {
	dir := t.TempDir()
	stem, outside := filepath.Join(dir, "name"), filepath.Join(t.TempDir(), "outside")
	for _, err := range []error{
		os.WriteFile(stem+".txt", []byte("mine"), 0o600),
		os.WriteFile(stem+"-2.csv", []byte("mine too"), 0o600),
		os.Symlink(outside, stem+"-3.txt"),
		os.Mkdir(stem+"-4.csv", 0o700),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	export := exportTo(dir)
	both := []tui.File{{Ending: ".txt", Content: []byte("text")}, {Ending: ".csv", Content: []byte("table")}}
	for _, want := range []string{"-5.txt", "-6.txt"} {
		if got, err := export("name", both); err != nil || got != stem+want {
			t.Fatalf("wrote %q, %v; want name%s", got, err, want)
		}
	}
	for path, want := range map[string]string{stem + ".txt": "mine", stem + "-2.csv": "mine too", stem + "-5.txt": "text", stem + "-5.csv": "table"} {
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%s holds %q (%v); want %q", path, got, err, want)
		}
	}
	for _, path := range []string{outside, stem + ".csv", stem + "-2.txt", stem + "-3.csv", stem + "-4.txt"} {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s was written", path)
		}
	}
	if got, err := export("text", both[:1]); err != nil || got != filepath.Join(dir, "text.txt") {
		t.Errorf("without a table: %q, %v", got, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "text.csv")); err == nil {
		t.Error("a table was written that is not there")
	}
}

func TestExportSaysWhere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not there")
	if _, err := exportTo(dir)("name", []tui.File{{Ending: ".txt"}}); err == nil || !strings.Contains(err.Error(), "not there") {
		t.Errorf("got %v", err)
	}
}
