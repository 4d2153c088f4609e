package main

import (
	"context"
	"io"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// The whole of accord render in this process: configuration, load, one frame.
func BenchmarkRender(b *testing.B) {
	for _, args := range []string{"render --size 200x60", "render --size 200x60 --format ansi --color always", "check"} {
		b.Run(strings.ReplaceAll(args, " ", "_"), func(b *testing.B) {
			c, _, errs := newCommand(b)
			c.Stdout = io.Discard
			b.ReportAllocs()
			for b.Loop() {
				if got := c.Main(context.Background(), strings.Fields(args)); got != exitFine {
					b.Fatal(errs)
				}
			}
		})
	}
}

// The built binary from start to end, without a shell; the mark is 40 ms.
func BenchmarkProgram(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "accord")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", binary, ".")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, args := range []string{"--version", "render --size 200x60"} {
		b.Run(strings.ReplaceAll(args, " ", "_"), func(b *testing.B) {
			for b.Loop() {
				if err := exec.Command(binary, strings.Fields(args)...).Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
