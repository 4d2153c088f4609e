package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
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
	there := 0
	for i := range 24 {
		dir := filepath.Join(parent, "killed", string(rune('a'+i)))
		cmd := exec.Command(bin, "convert", "-o", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(takes) * 5 / 4)))
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()
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
	t.Logf("of 24 conversions killed, %d had written their folder", there)
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
