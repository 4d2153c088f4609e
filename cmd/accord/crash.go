package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/adrg/xdg"

	"accord/data/clean"
)

// crash is a defect of the program that has come to light.
type crash struct {
	value any
	stack string
	w, h  int // of the window, 0 when there is none
}

// newCrash describes the panic with that value; it is called where the panic
// is recovered.
func newCrash(value any, w, h int) crash {
	x := crash{value, string(debug.Stack()), w, h}
	if c, ok := value.(interface{ Origin() (any, string) }); ok {
		x.value, x.stack = c.Origin()
	}
	return x
}

// carried is the value of a panic, which may be nil, for another goroutine to
// panic with: it remembers where the first one was.
func carried(value any) any {
	if value == nil {
		return nil
	}
	return cargo{newCrash(value, 0, 0)}
}

// cargo is a panic of another goroutine.
type cargo struct{ crash }

// Origin is the value of the panic, and the stack where it was.
func (c cargo) Origin() (value any, stack string) { return c.value, c.stack }

// crashed says what happened and where to report it, keeps a record of it, and
// returns the exit status.
func (c *Command) crashed(x crash) int {
	c.tell("accord: %v", x.value)
	c.tell("This is a defect of accord, not of your data. Please open an issue in the repository that accord came from.")
	path, err := c.record(x)
	if err != nil {
		c.tell("The record of it could not be kept (%s); here it is:\n%s", err, x.report(c.args))
		return exitFailed
	}
	c.tell("What to attach is in %s", path)
	return exitFailed
}

// report is what somebody needs who looks for the defect.
func (x crash) report(args []string) string {
	quoted := make([]string, len(args))
	for i, a := range args {
		quoted[i] = fmt.Sprintf("%q", a)
	}
	return fmt.Sprintf("accord %s\narguments: %s\nwindow: %dx%d\npanic: %s\n\n%s",
		version(), strings.Join(quoted, " "), x.w, x.h, clean.Text(fmt.Sprint(x.value)), x.stack)
}

// record writes the report to a new file in the folder for states.
func (c *Command) record(x crash) (string, error) {
	home := c.getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(home) {
		home = xdg.StateHome
	}
	dir := filepath.Join(home, "accord")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(dir, "crash-"+c.Now().UTC().Format("20060102-150405")+"-*.txt")
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(x.report(c.args))
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(f.Name()) // the report is printed instead
	}
	return f.Name(), err
}
