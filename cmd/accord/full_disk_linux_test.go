package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// onFullDisk has a test go on in a process that may mount a disk of its own, which
// nobody else sees and which is gone with the process. In that process it returns
// the folder of the disk, elsewhere "" once the process has ended.
func onFullDisk(t *testing.T) string {
	t.Helper()
	const marked = "ACCORD_TEST_MAY_MOUNT"
	dir := t.TempDir()
	if os.Getenv(marked) != "" {
		if err := errors.Join(syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""), syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=512k")); err != nil {
			t.Skip("no small disk to be had here:", err)
		}
		t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
		return dir
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), marked+"=1")
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}, GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}}
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case err != nil && !errors.As(err, &exit):
		t.Skip("no small disk to be had here:", err)
	case err != nil:
		t.Errorf("%v\n%s", err, out)
	case strings.Contains(string(out), "--- SKIP"):
		t.Skipf("%s", out)
	}
	return ""
}

// fillUp leaves no byte on the disk of the folder.
func fillUp(t *testing.T, dir string) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, "full"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() // it is of no use to anybody
	for b := make([]byte, 4096); ; {
		if n, err := f.Write(b); err != nil {
			if !errors.Is(err, syscall.ENOSPC) {
				t.Fatal(n, err)
			}
			if len(b) == 1 {
				return
			}
			b = b[:1]
		}
	}
}

// filesUnder is what stands in a folder: the content of each file.
func filesUnder(t *testing.T, dir string) map[string]string {
	t.Helper()
	list := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		list[path] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// On a disk that is full nothing is lost and nothing half-written is left behind:
// each command says so, names the file, and ends with status 3.
func TestFullDisk(t *testing.T) {
	dir := onFullDisk(t)
	if dir == "" {
		return
	}
	mine, old := filepath.Join(dir, "mine"), filepath.Join(dir, "old.svg")
	for _, args := range [][]string{{"new", mine}, {"render", "--size", "80x24", "--format", "svg", "-o", old}} {
		if got := run(t, args...); got.status != exitFine {
			t.Fatal(got)
		}
	}
	rows := strings.Repeat(`{"INDICATOR":"TRADE","REF_AREA":"XA","TRADE_FLOW":"T","FREQ":"A","TIME_PERIOD":"%d","OBS_VALUE":1,"UNIT_MEASURE":"USD","UNIT_MULT":9,"SOURCE":"S2"}`+"\n", 60)
	years := make([]any, 60)
	for i := range years {
		years[i] = 1900 + i
	}
	rows = fmt.Sprintf(rows, years...)
	fillUp(t, dir)
	before := filesUnder(t, dir)
	for _, c := range []struct {
		args []string
		file string // that the sentence names
	}{
		{[]string{"render", "--format", "svg", "-o", old, "--size", "120x36"}, old},
		{[]string{"render", "--format", "png", "--size", "40x12", "-o", filepath.Join(dir, "new.png")}, "new.png"},
		{[]string{"render", "--story", "-o", filepath.Join(dir, "story")}, "story"},
		{[]string{"convert", mine, "--to", "jsonl", "-o", filepath.Join(dir, "a.jsonl")}, "a.jsonl"},
		{[]string{"convert", mine, "-o", filepath.Join(dir, "other")}, "other"},
		{[]string{"new", filepath.Join(dir, "another")}, "another"},
		{[]string{"man", "--output", dir}, "accord.1"},
		{[]string{"add", "observations", "--dataset", mine}, "observations.csv"},
		{[]string{"record", mine, "--page", "trade", "--id", "one-more", "--caption", strings.Repeat("A long caption. ", 300)}, "dataset.toml"},
	} {
		cmd, _, errs := newCommand(t)
		cmd.Stdin = strings.NewReader(rows)
		if status := cmd.Main(context.Background(), c.args); status != exitFailed || !strings.Contains(errs.String(), "no space left on device") || !strings.Contains(errs.String(), c.file) {
			t.Errorf("%.60q ends with %d: %s", c.args, status, errs)
		}
		if after := filesUnder(t, dir); !maps.Equal(after, before) {
			t.Fatalf("%q leaves %q, before it there were %q", c.args, slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(before)))
		}
	}
	c, _, errs := newCommand(t, "XDG_STATE_HOME="+filepath.Join(dir, "state"))
	if status := c.crashed(crash{value: "a defect", stack: strings.Repeat("frame\n", 2000)}); status != exitFailed || !strings.Contains(errs.String(), "frame") {
		t.Errorf("a crash whose record cannot be kept: %.300s", errs)
	}
	if after := filesUnder(t, dir); !maps.Equal(after, before) {
		t.Errorf("a crash leaves %q", slices.Sorted(maps.Keys(after)))
	}
	if err := os.Remove(filepath.Join(dir, "full")); err != nil { // and what failed goes through
		t.Fatal(err)
	}
	for _, args := range [][]string{{"check", mine}, {"render", "--format", "svg", "-o", old, "--size", "40x12"}} {
		if got := run(t, args...); got.status != exitFine {
			t.Error(got)
		}
	}
}

// A dashboard whose disk is full says so where an export fails, and goes on.
func TestFullDiskUnderTheDashboard(t *testing.T) {
	dir := onFullDisk(t)
	if dir == "" {
		return
	}
	mine := filepath.Join(dir, "mine")
	if got := run(t, "new", mine); got.status != exitFine {
		t.Fatal(got)
	}
	fillUp(t, dir)
	before := filesUnder(t, dir)
	p := startAs(t, []string{"XDG_STATE_HOME=" + dir}, func(c *exec.Cmd) { c.Dir = dir }, mine)
	p.waits("Trade")
	p.types("e")
	p.waits("no space left")
	p.types("E")
	p.types("2") // and keys are still heard
	p.types("q")
	if out, status := p.ends(); status != exitFine {
		t.Errorf("ends with %d: %q", status, out)
	}
	if after := filesUnder(t, dir); !maps.Equal(after, before) {
		t.Errorf("it leaves %q", slices.Sorted(maps.Keys(after)))
	}
}

// What cannot be written to stdout is never silently lost.
func TestFullStdout(t *testing.T) {
	mine := filepath.Join(t.TempDir(), "mine")
	if got := run(t, "new", mine); got.status != exitFine {
		t.Fatal(got)
	}
	for _, args := range [][]string{{"render", mine}, {"query", mine, "--indicator", "TRADE", "--by", "TIME_PERIOD", "--format", "csv"}, {"query", mine, "--indicator", "TRADE", "--by", "TIME_PERIOD"},
		{"check", mine, "--format", "json"}, {"keys"}, {"man"}, {"schema", "dataset"}, {"config"}, {"completion", "bash"}, {"doctor"}, {"--version"}, {"--help"}, {"help", "render"},
		{"convert", mine, "--to", "jsonl", "-o", "-"}} {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Skip(err)
		}
		c, _, errs := newCommand(t)
		c.Stdout = full
		if status := c.Main(context.Background(), args); status != exitFailed || !strings.Contains(errs.String(), "no space left on device") {
			t.Errorf("%q ends with %d: %s", args, status, errs)
		}
		_ = full.Close() // nothing is in it
	}
}
