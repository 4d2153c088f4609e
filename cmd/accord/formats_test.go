package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The page about formats shows what inspect says of a file of each kind: go
// test ./cmd/accord -run FormatsPage -update writes it anew.
func TestFormatsPage(t *testing.T) {
	page, err := filepath.Abs(filepath.Join(top, "data/format/README.md"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(filepath.Dir(page), "testdata"))
	const first = "\n## "
	intro, _, ok := strings.Cut(string(text), first)
	if !ok {
		t.Fatal("the page has no section")
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	b := &strings.Builder{}
	b.WriteString(intro)
	n := 0
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() && name != "package" || strings.HasSuffix(name, ".out") {
			continue
		}
		n++
		r := run(t, "inspect", name)
		b.WriteString(first + name + "\n\n```console\n$ accord inspect " + name + "\n" + r.out + r.err + "```\n")
	}
	if n < 12 {
		t.Errorf("%d files on the page, want at least 12", n)
	}
	want := b.String()
	if updating() {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(text) != want {
		t.Errorf("the page is not what inspect says; go test ./cmd/accord -run FormatsPage -update writes it anew:\n%s", firstDifference(string(text), want))
	}
}
