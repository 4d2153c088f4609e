package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// A conversion that is killed leaves no folder or a whole one.
func TestConvertKilled(t *testing.T) {
	bin, parent := built(t), t.TempDir()
	whole, takes := "", time.Duration(0)
	for _, name := range []string{"first", "whole"} { // the first time takes longer
		begin := time.Now()
		whole = filepath.Join(parent, name)
		if out, err := exec.Command(bin, "convert", "-o", whole).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		takes = time.Since(begin)
	}
	there, left := 0, 0
	for i := range 24 {
		dir := filepath.Join(parent, "killed", string(rune('a'+i)))
		cmd := exec.Command(bin, "convert", "-o", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(takes) * 5 / 4)))
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()
		if list, _ := filepath.Glob(filepath.Join(parent, "killed", ".accord*")); len(list) > 0 {
			left++
		}
		if _, err := os.Stat(dir); err != nil {
			continue
		}
		there++
		for _, name := range held(t, whole) {
			a, err := os.ReadFile(filepath.Join(whole, name))
			if err != nil {
				t.Fatal(err)
			}
			if b, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(a, b) {
				t.Fatalf("%s is not whole: %v", name, err)
			}
		}
	}
	t.Logf("of 24 conversions killed, %d had written their folder, after %d something was left beside it", there, left)
	if out, err := exec.Command(bin, "convert", "-o", filepath.Join(parent, "killed", "last")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	tidyFolder(t, filepath.Join(parent, "killed"))
}

// Whoever writes removes what writers that were killed have left, and nothing
// that somebody writes at that moment, or that is somebody's own.
func TestLeftoversAreSwept(t *testing.T) {
	parent := t.TempDir()
	busy, release, err := stagingFolder(parent)
	if err != nil {
		t.Fatal(err)
	}
	mine := []string{".accord-backup", ".accord-17x", ".accord-1-2.tmp.old", ".accord-1-ff.tmp"} // the last is new
	for _, name := range append(mine, ".accord-1-fe.tmp") {
		if err := os.WriteFile(filepath.Join(parent, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-2 * forgotten)
	for _, name := range append(mine[:3:3], ".accord-1-fe.tmp") {
		if err := os.Chtimes(filepath.Join(parent, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range []string{".accord-123/new", ".accord-124", ".accord-notes/new"} {
		if err := os.MkdirAll(filepath.Join(parent, dir), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if got := run(t, "new", filepath.Join(parent, "fresh")); got.status != exitFine {
		t.Fatalf("%+v", got)
	}
	want := append([]string{filepath.Base(busy), ".accord-notes", "fresh"}, mine...)
	slices.Sort(want)
	if got := held(t, parent); !slices.Equal(got, want) {
		t.Errorf("left are %q, want %q", got, want)
	}
	release()
	if _, err := os.Stat(busy); err == nil {
		t.Error("a folder stays after its release")
	}
}

// Many who make datasets in one folder do not sweep each other's.
func TestWritersDoNotSweepEachOther(t *testing.T) {
	parent := t.TempDir()
	var all sync.WaitGroup
	for i := range 24 {
		all.Go(func() {
			if got := run(t, "new", filepath.Join(parent, fmt.Sprint(i))); got.status != exitFine {
				t.Errorf("%+v", got)
			}
		})
	}
	all.Wait()
	if got := held(t, parent); len(got) != 24 {
		t.Errorf("%q", got)
	}
}

// A reader that has seen enough ends the program quietly.
func TestConvertIntoHead(t *testing.T) {
	bin := built(t)
	var errs bytes.Buffer
	cmd := exec.Command("bash", "-c", bin+" convert --to jsonl | head -1; echo ${PIPESTATUS[0]}")
	cmd.Stderr = &errs
	out, err := cmd.Output()
	lines := strings.Split(string(out), "\n")
	if err != nil || len(lines) != 3 || !strings.HasPrefix(lines[0], `{"INDICATOR":"TRADE"`) || lines[1] != "0" && lines[1] != "141" {
		t.Errorf("%v\n%s", err, out)
	}
	if s := errs.String(); s != "" && !strings.HasPrefix(s, "jsonl holds") {
		t.Errorf("stderr: %s", s)
	}
}
