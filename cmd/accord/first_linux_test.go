package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

// From the start of the process until figures of a large table are on a terminal of
// 120×36, which waits for nobody to answer it. ACCORD_BIG_TABLE is a table to measure it
// with; the usual one has two million rows, and how many more there are makes no
// difference.
func BenchmarkFirstFrame(b *testing.B) {
	dir := b.TempDir()
	binary, table := filepath.Join(dir, "accord"), os.Getenv("ACCORD_BIG_TABLE")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", binary, ".")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	if table == "" {
		table = filepath.Join(dir, "table.csv")
		writeTable(b, table, 2_000_000)
	}
	var took []time.Duration
	for b.Loop() {
		took = append(took, firstFigures(b, binary, table, dir))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[0].Microseconds())/1000, "ms-min")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms-max")
}

// firstFigures starts the program on a terminal of its own, and ends it when it has
// said how much of the table it has read.
func firstFigures(b *testing.B, binary, table, dir string) time.Duration {
	ptm, tty := openPTY(b, 120, 36)
	cmd := exec.Command(binary, table)
	cmd.Env = []string{"HOME=" + dir, "XDG_CONFIG_HOME=" + dir, "XDG_STATE_HOME=" + dir, "TERM=xterm-256color", "LANG=C.UTF-8"}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Kill() // there is nothing to be saved
		_ = cmd.Wait()
	}()
	var seen []byte
	for buf := make([]byte, 1<<16); ; {
		n, err := ptm.Read(buf)
		if seen = append(seen, buf[:n]...); bytes.Contains(seen, []byte("partial: ")) {
			return time.Since(began)
		}
		if err != nil || time.Since(began) > time.Minute {
			b.Fatalf("no figures came: %v\n%q", err, seen)
		}
	}
}

// writeTable writes a plain long table of that many rows.
func writeTable(b *testing.B, path string, rows int) {
	file, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	r, w := rand.New(rand.NewPCG(1, 1)), bufio.NewWriter(file)
	fmt.Fprintln(w, "period,reporter,partner,sector,flow,value")
	for range rows {
		fmt.Fprintf(w, "%d-%02d,R%02d,P%03d,sector%02d,%s,%d.%02d\n", 2012+r.IntN(12), 1+r.IntN(12), r.IntN(60), r.IntN(200), r.IntN(20),
			[]string{"import", "export"}[r.IntN(2)], r.IntN(1_000_000), r.IntN(100))
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
}
