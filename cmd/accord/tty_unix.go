//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// terminalSignals are what a terminal tells by signals: another size, and a wish
// to stop, from elsewhere than its keys. One that goes on has been stopped by
// somebody who did not ask.
func terminalSignals() []os.Signal {
	return []os.Signal{syscall.SIGWINCH, syscall.SIGTSTP, syscall.SIGCONT}
}

func asksToStop(s os.Signal) bool { return s == syscall.SIGTSTP }

// stopProcess stops the process group, as a shell expects it, until it goes on.
func stopProcess() {
	on := make(chan os.Signal, 1)
	signal.Notify(on, syscall.SIGCONT)
	defer signal.Stop(on)
	_ = syscall.Kill(0, syscall.SIGSTOP) // which always succeeds
	<-on
}

// showSequences has a terminal understand escape sequences, as all do here, and
// returns what undoes it.
func showSequences(int) func() { return func() {} }
