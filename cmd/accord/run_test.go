package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// asProgram is set in the environment of a test binary that is to be the
// program.
const asProgram = "ACCORD_TEST_IS_THE_PROGRAM"

// scratch is a folder of this run of the tests; TestMain makes and removes it.
var scratch string

// program builds the program once, as its users have it: without a race detector.
var program = sync.OnceValues(func() (path string, err error) {
	path = filepath.Join(scratch, "accord")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		return path, fmt.Errorf("%w\n%s", err, out)
	}
	return path, nil
})

// built is the path of that program.
func built(t *testing.T) string {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// outcome is what a run of the program leaves behind.
type outcome struct {
	status   int
	out, err string
}

// newCommand is a run without a terminal, on a fixed day, in an environment of
// its own.
func newCommand(t testing.TB, env ...string) (*Command, *bytes.Buffer, *bytes.Buffer) {
	t.Helper()
	var out, errs bytes.Buffer
	dir := t.TempDir()
	return &Command{
		Stdin: &bytes.Buffer{}, Stdout: &out, Stderr: &errs,
		Environ: append([]string{"XDG_CONFIG_HOME=" + dir, "XDG_STATE_HOME=" + filepath.Join(dir, "state"), "TERM=xterm-256color"}, env...),
		Now:     func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) },
	}, &out, &errs
}

// run runs the program with args.
func run(t testing.TB, args ...string) outcome {
	t.Helper()
	c, out, errs := newCommand(t)
	status := c.Main(context.Background(), args)
	return outcome{status: status, out: out.String(), err: errs.String()}
}

// file writes a file into a folder of its own and returns its path.
func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	goodCSV    = "INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,SOURCE\nTRADE,2020,1.5,USD,a\nTRADE,2021,2.5,USD,b\n"
	badCSV     = "INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\nTRADE,2020,1.5,USD\nTRADE,2021,\"2,5\",USD\nTRADE,20-21,1,USD\n"
	warningCSV = "INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT\nTRADE,2020,1.5,USD,1000\nTRADE,2021,2.5,USD,1000\n"
)
