package main

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/term"
)

// A program that is stopped, by a key or from elsewhere, gives the terminal back
// until it goes on, and shows the dashboard then.
func TestStoppedAndGoesOn(t *testing.T) {
	for name, stop := range map[string]func(p *process){
		"ctrl+z":  func(p *process) { p.types("\x1a") },
		"SIGTSTP": func(p *process) { _ = p.cmd.Process.Signal(syscall.SIGTSTP) },
	} {
		t.Run(name, func(t *testing.T) {
			p := start(t, nil)
			p.waits("Trade volume")
			raw, err := term.GetState(int(p.tty.Fd()))
			if err != nil {
				t.Fatal(err)
			}
			stop(p)
			eventually(t, "the program has stopped", func() bool {
				stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
				_, rest, _ := strings.Cut(string(stat), ") ")
				return strings.HasPrefix(rest, "T")
			})
			p.waits("\x1b[?1049l")
			if now, _ := term.GetState(int(p.tty.Fd())); reflect.DeepEqual(now, raw) {
				t.Error("lines are not edited while the program is stopped")
			}
			before := len(p.output())
			if err := p.cmd.Process.Signal(syscall.SIGCONT); err != nil {
				t.Fatal(err)
			}
			eventually(t, "the dashboard is there again", func() bool {
				return strings.Contains(p.output()[before:], "\x1b[?1049h") && strings.Contains(p.output()[before:], "Trade volume")
			})
			eventually(t, "single keys are given again", func() bool {
				now, _ := term.GetState(int(p.tty.Fd()))
				return reflect.DeepEqual(now, raw)
			})
			p.types("Q")
			if _, status := p.ends(); status != 0 {
				t.Errorf("status %d", status)
			}
		})
	}
}
